"""Sitting and being away: who hears what, and the small card that asks whether being away was the walk.

Built after the first paint; the card when there is something to ask.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from coach.domain.presence import Detector
from coach.domain.reminder import OccurrenceName, OccurrenceState, Reminder, ReminderKind
from coach.services.away_desk import AwayDesk, AwayQuestion
from coach.services.performance import RunState
from coach.services.ports import StoreProblem
from coach.services.sitting_desk import EVERY, SittingDesk

if TYPE_CHECKING:
    from coach.bootstrap_core import Core
    from coach.bootstrap_desktop import Desktop
    from coach.bootstrap_pages import Pages
    from coach.bootstrap_walk import Performance
    from coach.domain.session import Session
    from coach.services.hand_walks import HandWalks
    from coach.ui.away_card import AwayCard
    from coach.ui.texts import Texts
    from coach.ui.theme import Appearance

BEGINS_MS = 3000
"""Milliseconds after the first paint: nobody has been sitting for long by then."""
NEAR = timedelta(minutes=5)
"""Nothing is asked so shortly before a reminder (our choice)."""
WHO = "sitting"
"""The name under which presence is asked for."""


class SittingWires:
    """Between what is told of somebody's presence and the reminders."""

    def __init__(
        self, appearance: Appearance, texts: Texts, core: Core, desktop: Desktop, pages: Callable[[], Pages]
    ) -> None:
        """``pages`` builds the window where there is none yet."""
        self._appearance, self._texts, self._core = appearance, texts, core
        self._reminders, self._reminding, self._pages = desktop.reminders, desktop.reminding, pages
        self._listens, self._is_up = False, False
        self._break: OccurrenceName | None = None
        self._begin = QTimer(singleShot=True, interval=BEGINS_MS)
        rules = core.catalogue.reminder_rules().sitting
        self.desk = SittingDesk(core.clock, desktop.scheduler, rules)
        self.away = AwayDesk(
            core.clock, core.values, rules, self._open_minutes, self._may_ask, lambda: self._hand_walks
        )

    def open(self) -> None:
        """Begin to follow, once the start is over."""
        core, desk, reminders = self._core, self.desk, self._reminders
        self._begin.timeout.connect(desk.start)
        desk.wish_changed.connect(self._want)
        desk.sitting_changed.connect(reminders.show_sitting)
        desk.away_ended.connect(self.away.consider)
        self.away.asked.connect(self._ask)
        self.away.counted.connect(self._tell_counted)
        self.away.withdrawn.connect(lambda: self._away_card.withdraw())
        core.settings.reminders_changed.connect(desk.settings_changed)
        reminders.reminder_due.connect(self._make_way)
        reminders.reminder_withdrawn.connect(self._look_at_break)
        desk.settings_changed(core.settings.settings.reminders)
        self._begin.start()

    def watch(self, performance: Performance) -> None:
        """Whoever walks, or does a routine, does not sit."""
        performance.runner.state_changed.connect(self._follow_run)
        performance.runner.ended.connect(lambda _end: self._sit_down())

    def _follow_run(self, state: RunState) -> None:
        if state is RunState.RUNNING and not self._is_up:
            self._is_up = True
            self.away.withdraw()
            self.desk.rise()

    def _sit_down(self) -> None:
        self._is_up = False
        self.desk.sit_down()

    def _want(self, wish: frozenset[Detector]) -> None:
        if not wish and not self._listens:
            return  # nothing is built to want nothing of it
        presence = self._core.presence
        if not self._listens:
            self._listens = True
            presence.changed.connect(self.desk.show_presence)
        presence.want(WHO, wish, EVERY.total_seconds())

    def _make_way(self, reminder: Reminder) -> None:
        """A reminder stands where the question would."""
        self.away.withdraw()
        if reminder.kind is ReminderKind.BREAK:
            self._break = reminder.name

    def _look_at_break(self, id: str) -> None:
        """A break that was taken begins the sitting anew."""
        name = self._break
        if name is not None and name.id == id:
            self._break = None
            if self._core.store.occurrences.state(name) == OccurrenceState.DONE:
                self.desk.sit_down()

    # --- being away ------------------------------------------------------------------------------------------------

    def _open_minutes(self) -> int:
        """Minutes of today's walk while it is still to come. Raises ``StoreProblem``."""
        planning = self._core.planning
        if not planning.is_set_up() or self._is_up:
            return 0
        today = planning.today()
        is_open = today.next is not None and today.next.at.date() == today.now.date() and not today.done_today
        return today.walk.minutes if is_open and today.walk.may_begin else 0

    def _may_ask(self) -> bool:
        """Only where a reminder might come now, and nothing else is on the screen or about to be: the reminder of a
        walk that is due takes the same answer."""
        settings, status = self._core.settings.settings.reminders, self._reminders.status()
        now = self._core.clock.now().astimezone(UTC)
        is_near = status.next is not None and status.next.at.astimezone(UTC) <= now + NEAR
        busy = is_near or status.pause or status.showing or status.announced or status.held
        return settings.walk_on and settings.hours.is_open(now, self._core.clock.zone()) and not busy

    def _ask(self, question: AwayQuestion) -> None:
        self._away_card.show_question(question.away.minutes, question.minutes)

    @cached_property
    def _hand_walks(self) -> HandWalks:
        from coach.bootstrap_by_hand import make_hand_walks

        return make_hand_walks(self._core)

    @cached_property
    def _away_card(self) -> AwayCard:
        from coach.ui.away_card import AwayCard

        card = AwayCard(self._appearance, self._texts)
        card.count_requested.connect(lambda: self._try(self.away.count))
        card.other_length_requested.connect(self._add_walk)
        card.dismissed.connect(self.away.withdraw)
        return card

    def _add_walk(self) -> None:
        self.away.withdraw()
        pages = self._pages()
        pages.raise_window()
        pages.dose.add_walk.open()

    def _tell_counted(self, session: Session) -> None:
        words = self._texts.say("away.counted", minutes=round(session.walked_minutes))
        self._reminding.say(words, lambda: self._try(self.away.take_back))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except StoreProblem as problem:
            self._reminding.say(str(problem))

    def close(self) -> None:
        """Take the small card off the screen."""
        self._begin.stop()
        if "_away_card" in self.__dict__:
            self._away_card.withdraw()
