"""The zone somebody is in, and clocks that change: the cards on Today, and the line among the settings of reminders.

Looked at after the first paint; the cards are imported when there is something to ask or to tell.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain.clock_change import next_change
from coach.domain.travel import KeptTime
from coach.services.plan_zone import PlanZone

if TYPE_CHECKING:
    from coach.bootstrap_core import Core
    from coach.bootstrap_desktop import Desktop
    from coach.bootstrap_pages import Pages
    from coach.ui.pages.today_zone_card import ClockChangeCard, ZoneCard
    from coach.ui.pages.zone_line import ZoneLine
    from coach.ui.texts import Texts

ZONE_CARD, CHANGE_CARD = "zone", "clock_change"


class ZoneWires:
    """Whose clocks walks go by on a journey: the card on Today, the line among the settings of reminders."""

    def __init__(self, core: Core, desktop: Desktop) -> None:
        self._core = core
        self.plan_zone = PlanZone(core.values, core.clock, core.planning)
        self._scheduler = desktop.scheduler

    def open(self) -> None:
        """Look where somebody is, now and whenever the clock changes or a day begins."""
        self._scheduler.when_clock_jumped(self.plan_zone.look)
        self._core.planning.today_changed.connect(lambda _today: self.plan_zone.look())
        self.plan_zone.look()

    def connect_today(self, pages: Pages) -> None:
        """Show on Today what there is to ask and to tell; after the first paint."""
        self._pages = pages
        self.plan_zone.question_changed.connect(lambda _question: self._show_question())
        self._core.planning.today_changed.connect(lambda _today: self._show())
        self._show()

    def line(self, texts: Texts) -> ZoneLine:
        """What stands among the settings of reminders on a journey; it follows by itself."""
        from coach.ui.pages.zone_line import ZoneLine

        line = ZoneLine(texts)
        line.kept_chosen.connect(self.plan_zone.answer)
        line.live_here_requested.connect(self.plan_zone.live_here)
        self.plan_zone.kept_changed.connect(lambda _kept: self._fill(line))
        self.plan_zone.question_changed.connect(lambda _question: self._fill(line))
        self._fill(line)
        return line

    def _fill(self, line: ZoneLine) -> None:
        line.show_whereabouts(self.plan_zone.home, self._core.clock.zone().key, self.plan_zone.kept)

    def _show(self) -> None:
        self._show_question()
        self._show_change()

    def _show_question(self) -> None:
        question = self.plan_zone.question
        if question is not None:
            self._zone_card.show_question(question, self.plan_zone.walks())
        if question is not None or "_zone_card" in self.__dict__:
            self._pages.today.show_card(ZONE_CARD, None if question is None else self._zone_card, first=True)

    def _show_change(self) -> None:
        now, zone = self._core.clock.now(), self._core.clock.zone()
        change = next_change(now, zone)
        if change is not None:
            from coach.ui.zone_words import change_words

            self._change_card.show_words(*change_words(self._pages.texts, change, now, zone))
        if change is not None or "_change_card" in self.__dict__:
            self._pages.today.show_card(CHANGE_CARD, None if change is None else self._change_card)

    @cached_property
    def _zone_card(self) -> ZoneCard:
        from coach.ui.pages.today_zone_card import ZoneCard

        card = ZoneCard(self._pages.texts)
        card.kept_chosen.connect(self._answer)
        return card

    @cached_property
    def _change_card(self) -> ClockChangeCard:
        from coach.ui.pages.today_zone_card import ClockChangeCard

        return ClockChangeCard(self._pages.texts)

    def _answer(self, kept: KeptTime) -> None:
        self.plan_zone.answer(kept)
        self._pages.flow.home()
