"""The small card that asks whether being away was the walk. Built when there is something to ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain.reminder import ReminderKind
from coach.services.away_desk import AwayDesk, AwayQuestion
from coach.services.ports import StoreProblem

if TYPE_CHECKING:
    from coach.bootstrap_core import Core
    from coach.bootstrap_desktop import Desktop
    from coach.bootstrap_pages import Pages
    from coach.domain.session import Session
    from coach.domain.sitting import Away
    from coach.services.fresh_look import FreshLook
    from coach.services.hand_walks import HandWalks
    from coach.ui.away_card import AwayCard
    from coach.ui.texts import Texts
    from coach.ui.theme import Appearance

NEAR = timedelta(minutes=5)
"""Nothing is asked so shortly before a reminder (our choice)."""
WHO = "away"
"""The name under which presence is asked for."""


class AwayWires:
    """Asks only where a reminder might come now: who is back may have been in a call all the while, or still is."""

    def __init__(
        self, appearance: Appearance, texts: Texts, core: Core, desktop: Desktop, pages: Callable[[], Pages]
    ) -> None:
        """``pages`` builds the window where there is none yet."""
        self._appearance, self._texts, self._core = appearance, texts, core
        self._reminders, self._reminding, self._answers = desktop.reminders, desktop.reminding, desktop.answers
        self._pages, self._is_walking = pages, False
        rules = core.catalogue.reminder_rules().sitting
        self.desk = AwayDesk(
            core.clock, core.values, rules, self._open_minutes, self._may_ask, lambda: self._hand_walks
        )
        self.desk.asked.connect(self._ask)
        self.desk.counted.connect(self._tell_counted)
        self.desk.withdrawn.connect(lambda: self._card.withdraw())

    def consider(self, away: Away) -> None:
        """Somebody is back: ask, if it can have been the walk, once the detectors were looked at afresh."""
        if self.desk.is_worth_asking(away):
            try:
                self._look.free(self._core.settings.settings.reminders.holds, lambda: self.desk.consider(away))
            except StoreProblem:
                return  # told above the page

    def begin_walk(self) -> None:
        """Whoever walks is asked nothing."""
        self._is_walking = True
        self.withdraw()

    def end_walk(self) -> None:
        """The walk or the routine is over."""
        self._is_walking = False

    def withdraw(self) -> None:
        """Something more important comes."""
        if "_look" in self.__dict__:
            self._look.forget()
        self.desk.withdraw()

    def close(self) -> None:
        """Take the card off the screen."""
        if "_look" in self.__dict__:
            self._look.forget()
        if "_card" in self.__dict__:
            self._card.withdraw()

    def _open_minutes(self) -> int:
        """Minutes of today's walk while it is still to come. Raises ``StoreProblem``."""
        planning = self._core.planning
        if not planning.is_set_up() or self._is_walking:
            return 0
        today = planning.today()
        is_open = today.next is not None and today.next.at.date() == today.now.date() and not today.done_today
        return today.walk.minutes if is_open and today.walk.may_begin else 0

    def _may_ask(self) -> bool:
        """Only where a reminder might come now, and nothing else is on the screen or about to be: the reminder of a
        walk that is due takes the same answer."""
        settings, status = self._core.settings.settings.reminders, self._reminders.status()
        now, zone = self._core.clock.now().astimezone(UTC), self._core.clock.zone()
        is_near = status.next is not None and status.next.at.astimezone(UTC) <= now + NEAR
        busy = is_near or status.pause or status.showing or status.announced or status.held or self._answers.is_taken()
        return settings.walk_on and settings.is_open(ReminderKind.WALK, now, zone) and not busy

    def _ask(self, question: AwayQuestion) -> None:
        self._card.show_question(question.away.minutes, question.minutes)

    @cached_property
    def _look(self) -> FreshLook:
        from coach.services.fresh_look import FreshLook

        rules = self._core.catalogue.reminder_rules()
        wait = round(rules.presence_wait_seconds * 1000)
        return FreshLook(lambda: self._core.presence, WHO, rules.holds, wait, self.desk)

    @cached_property
    def _hand_walks(self) -> HandWalks:
        from coach.bootstrap_by_hand import make_hand_walks

        return make_hand_walks(self._core)

    @cached_property
    def _card(self) -> AwayCard:
        from coach.ui.away_card import AwayCard

        card = AwayCard(self._appearance, self._texts)
        card.count_requested.connect(lambda: self._try(self.desk.count))
        card.other_length_requested.connect(self._add_walk)
        card.dismissed.connect(self.desk.withdraw)
        return card

    def _add_walk(self) -> None:
        self.desk.withdraw()
        pages = self._pages()
        pages.raise_window()
        pages.dose.add_walk.open()

    def _tell_counted(self, session: Session) -> None:
        words = self._texts.say("away.counted", minutes=round(session.walked_minutes))
        self._reminding.say(words, lambda: self._try(self.desk.take_back))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except StoreProblem as problem:
            self._reminding.say(str(problem))
