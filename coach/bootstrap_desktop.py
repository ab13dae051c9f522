"""What Amble shows outside its window: tray, reminders and notifications. Built after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from coach.adapters.catalogue import find_resources
from coach.adapters.notifier import SystemNotifier
from coach.adapters.scheduler import WalkScheduler
from coach.bootstrap_answers import ReminderAnswers
from coach.bootstrap_core import Core
from coach.bootstrap_reminding import Reminding
from coach.bootstrap_tray import TrayWires
from coach.domain.appointment import Appointment
from coach.domain.reminder import Reminder
from coach.domain.session import Session
from coach.domain.today import Today
from coach.services.lateness import Lateness
from coach.services.left_over import left_over
from coach.services.performance import RunState
from coach.services.reminder_line import ReminderLine
from coach.services.reminders import Reminders
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.tray import Tray

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from coach.bootstrap_pages import Pages
    from coach.bootstrap_strip import StripWires
    from coach.bootstrap_walk import Performance
    from coach.services.session_runner import SessionRunner
    from coach.ui.reminder_window import ReminderWindow

HINTED = "tray_hint_shown"


class Desktop:
    """Tray, small windows and system notifications, kept in step with the plan."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        core: Core,
        pages: Callable[[], Pages],
        icon: QSystemTrayIcon | None,
    ) -> None:
        """``pages`` builds the window where there is none yet; ``icon`` is there already after a start in the tray."""
        self._texts, self._core, self._pages = texts, core, pages
        self._runner: SessionRunner | None = None
        self._sessions: tuple[Session, ...] = ()
        self.tray = Tray(appearance, texts, early=icon)
        self.scheduler = WalkScheduler(core.clock)
        self.lateness = Lateness(core.clock, self.scheduler)
        self.notifier = SystemNotifier("Amble", find_resources() / "icons" / "amble.svg")
        rules = core.catalogue.reminder_rules()
        self.reminders = Reminders(core.clock, self.scheduler, core.occurrences, core.values, rules)
        self.line = ReminderLine(core.clock, self.scheduler, self.reminders)
        self.answers = ReminderAnswers(core, texts, pages, self.reminders, lambda *told: self.reminding.say(*told))
        self.reminding = Reminding(appearance, texts, core, self.notifier, self.answers)
        self.tray_wires = TrayWires(self.tray, texts, core, pages, self.reminders, self.answers, self.line)

    @property
    def reminder_window(self) -> ReminderWindow:
        """Our own small window, for when the system shows nothing."""
        return self.reminding.windows.main

    @cached_property
    def strip(self) -> StripWires:
        """The line about reminders on Today: asked for once the window is there."""
        from coach.bootstrap_strip import StripWires

        return StripWires(self._pages(), self.reminders, self.answers, self.line)

    def open(self) -> bool:
        """Bring up the tray and arm the reminders; returns whether the desktop has a tray."""
        there = self.tray.is_there()
        if there:
            self.tray.show()
        self._wire()
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

    def show_appointments(self, appointments: tuple[Appointment, ...]) -> None:
        """The times that somebody's calendar has taken: they hold reminders, and Later tells what fits between them."""
        self.answers.show_appointments(appointments)
        self.reminders.show_appointments(appointments)

    def show_reminder(self, reminder: Reminder) -> None:
        """Show a reminder as somebody chose to be reminded."""
        self.reminding.show(self.lateness.explained(reminder))

    def hint_once(self) -> None:
        """The first time somebody closes the window, say where Amble went."""
        if self._core.values.get(HINTED) is None:
            self._core.values.put(HINTED, True)
            self.tray.show_message(self._texts.say("tray.stays"))

    def close(self) -> None:
        """Take everything off the screen."""
        self.scheduler.stop()
        self.reminding.close()
        self.notifier.close()
        self.tray.hide()

    def _is_walking(self) -> bool:
        return self._runner is not None and self._runner.state is not RunState.IDLE

    def _begin_session(self, state: RunState) -> None:
        """A walk or a routine: reminders rest until its end."""
        if state is RunState.RUNNING:
            self.reminders.walking(True)
            self.tray.menu.show_walk(0)

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
        self.line.refresh()

    def _wire(self) -> None:
        core, reminders, reminding = self._core, self.reminders, self.reminding
        core.planning.schedule_changed.connect(reminders.show_schedule)
        core.planning.today_changed.connect(self._show_today)
        core.settings.reminders_changed.connect(reminders.settings_changed)
        core.check_ins.saved.connect(lambda _walk: reminders.show_sessions(core.planning.sessions()))
        reminders.reminder_due.connect(self.show_reminder)
        reminders.reminder_withdrawn.connect(lambda id: reminding.withdraw(id))
        reminders.heads_up_due.connect(lambda heads_up: reminding.soft_word.show(heads_up))
        reminders.heads_up_withdrawn.connect(lambda id: reminding.soft_word.withdraw(id))
        self.answers.is_walking = self._is_walking
        self.tray_wires.connect()
        self.scheduler.when_clock_jumped(core.planning.refresh)

    def _show_today(self, today: Today) -> None:
        self._follow_sessions()
        self.reminders.allow(today.walk.walk_allowed, today.walk.earliest)
        offers = today.walk.may_begin and not self._is_walking()
        self.tray.menu.show_walk(today.walk.minutes if offers else 0)
        self.reminding.show_minutes(today.walk.minutes)

    def _follow_sessions(self) -> None:
        """A walk that was added or taken back by hand ends or opens its reminder, too."""
        sessions = self._core.planning.sessions()
        if sessions != self._sessions:
            self._sessions = sessions
            self.reminders.show_sessions(sessions)
