"""What is shown when something is due: the small window, the system's notification and a sound, as somebody chose."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from coach.adapters.catalogue import find_resources
from coach.bootstrap_answers import ReminderAnswers
from coach.bootstrap_core import Core
from coach.bootstrap_heads_up import SoftWord
from coach.bootstrap_notices import ReminderNotices
from coach.bootstrap_reminder_writer import ACTS, ReminderWriter
from coach.domain.appointment import SnoozeChoice
from coach.domain.reminder import OccurrenceName, Reminder, ReminderKind
from coach.domain.reminder_settings import Channel, ReminderSettings
from coach.services.ports import Notifier
from coach.ui.texts import Texts
from coach.ui.theme import Appearance

if TYPE_CHECKING:
    from coach.services.chime import Chime
    from coach.ui.corner_note import CornerNote
    from coach.ui.reminder_windows import ReminderWindows


class Reminding:
    """Any one of the three ways does alone; where that one cannot reach anybody, the small window comes."""

    def __init__(
        self, appearance: Appearance, texts: Texts, core: Core, notifier: Notifier, answers: ReminderAnswers
    ) -> None:
        self._appearance, self._texts, self._core = appearance, texts, core
        self._answers, self._writer = answers, ReminderWriter(texts, core, answers)
        self.soft_word = SoftWord(appearance, texts, core, self._writer, answers)
        self._notices = ReminderNotices(notifier, self._writer, self._act, self._show_unseen)

    # --- what there is to show with, built when it is first wanted ----------------------------------------------------

    @cached_property
    def windows(self) -> ReminderWindows:
        """Our own small windows."""
        from coach.ui.reminder_windows import ReminderWindows

        windows = ReminderWindows(self._appearance, self._texts)
        windows.answered.connect(lambda reminder, action, choice: self._act(reminder.name, action, choice))
        windows.choices_requested.connect(lambda reminder: self._offer(reminder))
        windows.morning_answered.connect(self._answers.answer_morning)
        return windows

    @cached_property
    def note(self) -> CornerNote:
        """What was just done, with Undo."""
        from coach.ui.corner_note import CornerNote

        return CornerNote(self._appearance, self._texts)

    @cached_property
    def chime(self) -> Chime:
        """The sounds of reminders."""
        from coach.adapters.sound_stream import StreamSound
        from coach.services.chime import Chime

        return Chime(StreamSound(), find_resources() / "sounds" / "chime.wav")

    # --- showing ------------------------------------------------------------------------------------------------------

    def show(self, reminder: Reminder) -> None:
        """By the ways that somebody chose."""
        self._core.planning.refresh()
        channels = self._settings.channels
        heard = Channel.SOUND in channels and self._ring(reminder)
        told = Channel.NOTIFICATION in channels and self._notices.show(reminder)
        if Channel.CARD in channels or not (told or heard):
            self._show_card(reminder)

    def show_minutes(self, minutes: int) -> None:
        """The next walk has another length now: what is on the screen follows."""
        if "windows" in self.__dict__:
            self.windows.show_minutes(minutes)
        self._notices.follow_plan()

    def withdraw(self, id: str) -> None:
        """Take a reminder off the screen."""
        self._notices.withdraw(id)
        if "windows" in self.__dict__:
            self.windows.withdraw(id)

    def say(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """What was just done, with a way back."""
        self.note.show_note(sentence, undo)

    def close(self) -> None:
        """Be silent at once, and show nothing more."""
        if "chime" in self.__dict__:
            self.chime.stop()
        self.soft_word.close()
        if "note" in self.__dict__:
            self.note.dismiss()

    # --- each way -----------------------------------------------------------------------------------------------------

    @property
    def _settings(self) -> ReminderSettings:
        return self._core.settings.settings.reminders

    def _show_card(self, reminder: Reminder) -> None:
        own = self._writer.words(reminder) if reminder.kind in (ReminderKind.BREAK, ReminderKind.ROUTINE) else None
        self.soft_word.withdraw(reminder.id)
        self.windows.show_reminder(reminder, self._writer.minutes, self._settings.screens, own)
        self._offer(reminder)

    def _offer(self, reminder: Reminder) -> None:
        """What Later means now: a reminder may have been on the screen for long."""
        if reminder.kind in ACTS:
            choices = self._answers.choices(reminder.name)
            self.windows.show_choices(choices, self._core.clock.now(), self._writer.minutes_of(reminder.kind))

    def _show_unseen(self, reminder: Reminder) -> None:
        """The system shows no notification: the small window comes instead, if it is not there already."""
        if Channel.CARD not in self._settings.channels:
            self._show_card(reminder)

    def _ring(self, reminder: Reminder) -> bool:
        """Whether it was heard."""
        from coach.domain.reminder_sound import sound_of

        settings = self._settings
        rhythm = settings.rhythm(reminder.kind)
        sound = sound_of(settings.sound if rhythm is None else rhythm.sound, self._core.catalogue.sounds())
        if sound is None:
            return False
        clip = find_resources() / "sounds" / sound.file
        return self.chime.ring(self._core.settings.settings.voice.loudness, clip)

    # --- answers ------------------------------------------------------------------------------------------------------

    def _act(self, name: OccurrenceName, action: str, choice: SnoozeChoice | None = None) -> None:
        self.withdraw(name.id)
        answers = self._answers
        if action == "snooze":
            later = choice or self._writer.later(name)
            if later is not None:
                answers.snooze(name, later)
        elif action == "skip":
            answers.skip(name)
        elif action == "done":
            answers.done(name)
        elif action == "start":
            answers.start(name)
        elif action == "walked":
            answers.count_walked()
        elif name.kind is ReminderKind.BREAK:
            answers.open_page("today")
        else:
            answers.answer(name.kind)
