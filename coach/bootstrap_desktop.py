"""What Amble shows outside its window: tray, reminders and notifications. Built after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.adapters.catalogue import find_resources
from coach.adapters.notifier import SystemNotifier
from coach.adapters.safe_occurrences import SafeOccurrenceStore
from coach.adapters.scheduler import WalkScheduler
from coach.bootstrap_core import Core
from coach.domain.reminder import Reminder, ReminderKind
from coach.domain.schedule import Occurrence
from coach.domain.today import Today
from coach.services.left_over import left_over
from coach.services.performance import RunState
from coach.services.ports import Notice
from coach.services.reminders import Reminders
from coach.ui.reminder_words import reminder_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.tray import Tray

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from coach.bootstrap_pages import Pages
    from coach.bootstrap_walk import Performance
    from coach.services.chime import Chime
    from coach.services.session_runner import SessionRunner
    from coach.ui.reminder_window import ReminderWindow

HINTED = "tray_hint_shown"
TRAY_PAUSE = timedelta(days=3)
"""What the tray's menu offers."""


class Desktop:
    """Tray, small reminder window and system notifications, kept in step with the plan."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        core: Core,
        pages: Callable[[], Pages],
        icon: QSystemTrayIcon | None,
    ) -> None:
        """``pages`` builds the window where there is none yet; ``icon`` is there already after a start in the tray."""
        self._appearance, self._texts, self._core, self._pages = appearance, texts, core, pages
        self._runner: SessionRunner | None = None
        self.tray = Tray(appearance, texts, early=icon)
        self.scheduler = WalkScheduler(core.clock)
        self.notifier = SystemNotifier("Amble", find_resources() / "icons" / "amble.svg")
        self.reminders = Reminders(
            core.clock,
            self.scheduler,
            SafeOccurrenceStore(core.store.occurrences),
            core.values,
            core.catalogue.reminder_rules(),
        )

    @cached_property
    def reminder_window(self) -> ReminderWindow:
        """Our own small window, for when the system shows nothing."""
        from coach.ui.reminder_window import ReminderWindow

        window = ReminderWindow(self._appearance, self._texts)
        window.start_requested.connect(self._start)
        window.snooze_requested.connect(self._snooze)
        window.skip_requested.connect(lambda reminder: self.reminders.skip(reminder.name))
        window.morning_answered.connect(lambda score: self._pages().flow.answer_morning(score))
        window.answer_requested.connect(self._answer)
        return window

    @cached_property
    def chime(self) -> Chime:
        """The sound of reminders."""
        from coach.adapters.sound_stream import StreamSound
        from coach.services.chime import Chime

        return Chime(StreamSound(), find_resources() / "sounds" / "chime.wav")

    def open(self) -> bool:
        """Bring up the tray and arm the reminders; returns whether the desktop has a tray."""
        self._wire()
        there = self.tray.is_there()
        if there:
            self.tray.show()
        planning, reminders = self._core.planning, self.reminders
        reminders.settings_changed(self._core.settings.settings.reminders)
        if planning.is_set_up():
            self._begin()
        else:
            self._core.set_up.finished.connect(self._begin)
        return there

    def watch(self, performance: Performance) -> None:
        """Keep reminders in step with the walks of ``performance``."""
        planning, reminders = self._core.planning, self.reminders
        self._runner = performance.runner
        performance.runner.state_changed.connect(self._begin_session)
        performance.walks.finished.connect(lambda _walk: reminders.show_sessions(planning.sessions()))
        # After the walks themselves, which are connected already: then the walk that ended is in the record.
        performance.runner.ended.connect(lambda _end: reminders.walking(False))
        self.scheduler.when_clock_jumped(performance.runner.catch_up)

    def _is_walking(self) -> bool:
        return self._runner is not None and self._runner.state is not RunState.IDLE

    def _begin_session(self, state: RunState) -> None:
        """A walk or a routine: reminders rest until its end."""
        if state is RunState.RUNNING:
            self.reminders.walking(True)
            self.tray.show_walk(0)

    def _back_to_walk(self) -> bool:
        """Whether a walk is on; then it is what is shown."""
        if self._is_walking():
            self._pages().flow.show_walk()
        return self._is_walking()

    def _begin(self) -> None:
        planning, reminders = self._core.planning, self.reminders
        if not self._is_walking():
            # A walk of an earlier day may make the next one shorter: closed first, it is in what reminders say.
            left_over(self._core.sessions, self._core.values, self._core.clock, self._core.rules.way)
        self._show_today(planning.today())
        reminders.show_sessions(planning.sessions())
        reminders.show_schedule(planning.schedule())
        self.scheduler.start()
        reminders.start()

    def _wire(self) -> None:
        core, tray, reminders = self._core, self.tray, self.reminders
        core.planning.schedule_changed.connect(reminders.show_schedule)
        core.planning.today_changed.connect(self._show_today)
        core.settings.reminders_changed.connect(reminders.settings_changed)
        core.check_ins.saved.connect(lambda _walk: reminders.show_sessions(core.planning.sessions()))
        reminders.reminder_due.connect(self.show_reminder)
        reminders.reminder_withdrawn.connect(self._withdraw)
        reminders.next_changed.connect(self._show_next)
        tray.open_requested.connect(lambda: self._pages().raise_window())
        tray.start_requested.connect(self._start)
        tray.pause_requested.connect(self._pause)
        tray.quit_requested.connect(QCoreApplication.quit)
        self.scheduler.when_clock_jumped(core.planning.refresh)

    def show_reminder(self, reminder: Reminder) -> None:
        """The system's notification where there is one, our own small window always, and a soft sound if wanted."""
        self._core.planning.refresh()
        minutes = self._core.planning.next_walk().minutes
        self.reminder_window.show_reminder(reminder, minutes)
        self.notifier.show(self._notice(reminder, minutes), lambda action: self._chosen(reminder, action))
        settings = self._core.settings.settings
        if settings.reminders.sound_on:
            self.chime.ring(settings.voice.loudness)

    def _notice(self, reminder: Reminder, minutes: int) -> Notice:
        title, body = reminder_words(self._texts, reminder, minutes)
        actions: tuple[tuple[str, str], ...] = ()
        if reminder.kind is ReminderKind.WALK:
            actions = tuple((id, self._texts.say(f"reminder.{id}")) for id in ("start", "snooze", "skip"))
        return Notice(reminder.id, title, body, actions)

    def _chosen(self, reminder: Reminder, action: str) -> None:
        self.reminder_window.withdraw(reminder.id)
        if action == "snooze":
            self._snooze(reminder)
        elif action == "skip":
            self.reminders.skip(reminder.name)
        elif action == "start":
            self._start(reminder)
        else:
            self._answer(reminder)

    def _snooze(self, reminder: Reminder) -> None:
        self.reminders.snooze(reminder.name, self._core.clock.now().astimezone(UTC) + timedelta(minutes=10))

    def _withdraw(self, id: str) -> None:
        self.notifier.withdraw(id)
        self.reminder_window.withdraw(id)

    def _start(self, reminder: Reminder | None = None) -> None:
        if reminder is not None:
            self._withdraw(reminder.id)
        if self._back_to_walk():
            return
        pages = self._pages()
        pages.raise_window()
        pages.flow.ask_before_walk(pages.dose.suits.warm_up(True))

    def _answer(self, reminder: Reminder) -> None:
        self._withdraw(reminder.id)
        if self._back_to_walk():
            return
        pages = self._pages()
        pages.raise_window()
        if reminder.kind is ReminderKind.CHECK_IN:
            pages.flow.ask_check_in()
        else:
            pages.flow.home()

    def _pause(self) -> None:
        """Three days' rest, on the Plan page, where it can be changed or taken back."""
        if self._back_to_walk():
            return
        planning = self._core.planning
        before = planning.schedule()
        planning.pause_until(self._core.clock.now().date() + TRAY_PAUSE)
        pages = self._pages()
        pages.raise_window()
        pages.window.show_page("plan")
        pages.window.show_toast(self._texts.say("window.paused"), lambda: planning.set_schedule(before))

    def _show_today(self, today: Today) -> None:
        self.reminders.allow(today.walk.walk_allowed, today.walk.earliest)
        offers = today.walk.may_begin and not self._is_walking()
        self.tray.show_walk(today.walk.minutes if offers else 0)
        if "reminder_window" in self.__dict__:
            self.reminder_window.show_minutes(today.walk.minutes)

    def _show_next(self, occurrence: Occurrence | None) -> None:
        if occurrence is None:
            self.tray.show_next("")
            return
        at = occurrence.at
        day = self._texts.full_date(at.date())
        self.tray.show_next(self._texts.say("tray.next", day=day, time=self._texts.time_of_day(at.time())))

    def hint_once(self) -> None:
        """The first time somebody closes the window, say where Amble went."""
        if self._core.values.get(HINTED) is None:
            self._core.values.put(HINTED, True)
            self.tray.show_message(self._texts.say("tray.stays"))

    def close(self) -> None:
        """Take everything off the screen."""
        self.scheduler.stop()
        if "chime" in self.__dict__:
            self.chime.stop()
        self.notifier.close()
        self.tray.hide()
