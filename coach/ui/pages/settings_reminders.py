"""What Amble reminds somebody of, told in a sentence; all of it is on a page of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.hours import ALWAYS
from coach.domain.reminder_settings import ReminderSettings
from coach.ui.hours_words import hours_words
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label


class RemindersSection(Card):
    """A summary and the way there."""

    reminders_requested = Signal()
    """See or change everything about reminders."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("settings.section.reminders"), parent=parent)
        self._texts = texts
        self._paused, self._summary, self._hours = Label("", "warm"), Label(), Label("", "muted")
        self._open = OutlineButton(self._say("open"))
        for line in (self._paused, self._summary, self._hours):
            self.body.addWidget(line)
        self.body.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Label(texts.say("settings.reminders.about"), "small"))
        self._open.clicked.connect(self.reminders_requested)
        self.show_pause("")
        self.show_reminders(ReminderSettings())

    @property
    def first_field(self) -> QWidget:
        """The button."""
        return self._open

    def show_reminders(self, reminders: ReminderSettings) -> None:
        """Tell what is chosen."""
        kinds = self._kinds(reminders)
        self._summary.show_text(self._say("on", kinds=", ".join(kinds)) if kinds else self._say("none"))
        told = hours_words(self._texts, reminders.hours)
        self._hours.show_text("" if reminders.hours == ALWAYS else self._say("hours", hours=told))

    def show_pause(self, when: str) -> None:
        """Say until when reminders rest; "" while they do not."""
        self._paused.show_text(self._say("paused", when=when) if when else "")

    def _kinds(self, reminders: ReminderSettings) -> list[str]:
        ahead = reminders.heads_up_minutes
        at = self._texts.time_of_day(reminders.morning_at)
        named = (
            (reminders.walk_on, self._say("walk_soon", minutes=ahead) if ahead else self._say("walk")),
            (reminders.morning_on, self._say("morning", time=at)),
            (reminders.breaks.on, self._say("breaks")),
            (reminders.routines.on, self._say("routines")),
        )
        return [words for on, words in named if on]

    def _say(self, name: str, **values: str | int) -> str:
        return self._texts.say(f"reminders_page.summary.{name}", **values)
