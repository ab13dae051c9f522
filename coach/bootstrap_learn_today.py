"""What Learn is made of, and the card it offers on Today.

Made at each start, after the first paint: the cards are read only where one may be offered.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from coach.services.ports import StoreProblem

if TYPE_CHECKING:
    from coach.bootstrap_core import Core
    from coach.bootstrap_pages import Pages
    from coach.domain.learn import LearnBook
    from coach.domain.learn_search import LearnIndex
    from coach.domain.progression import NextWalk
    from coach.services.learn_desk import LearnDesk
    from coach.ui.pages.learn_offer_card import LearnOfferCard

CARD = "learn"


class LearnParts:
    """The cards, the search, and what was offered and read; each built at first use."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @cached_property
    def desk(self) -> LearnDesk:
        """What was offered and read."""
        from coach.adapters.catalogue import find_resources
        from coach.adapters.learn_files import read_offer_rules
        from coach.services.learn_desk import LearnDesk

        core = self._core
        return LearnDesk(
            core.values, core.planning, core.clock, lambda: self.book, lambda: read_offer_rules(find_resources())
        )

    @cached_property
    def book(self) -> LearnBook:
        """Every card. Raises ``CatalogueProblem``."""
        from coach.adapters.catalogue import find_resources
        from coach.adapters.learn_files import read_learn_book

        return read_learn_book(find_resources())

    @cached_property
    def index(self) -> LearnIndex:
        """The words of every card. Raises ``CatalogueProblem``."""
        from coach.domain.learn_search import LearnIndex

        return LearnIndex(self.book)


class LearnOnToday:
    """Shows the card of the day while it is neither read nor put away. ``read`` opens a card by its id."""

    def __init__(self, pages: Pages, parts: LearnParts, read: Callable[[str], None]) -> None:
        self._pages, self._parts, self._read = pages, parts, read

    def connect(self) -> None:
        """Offer a card from now on, where one fits."""
        self._pages.core.planning.today_changed.connect(lambda today: self._offer(today.walk))
        self._parts.desk.changed.connect(lambda: self._offer())
        self._offer()

    def _offer(self, walk: NextWalk | None = None) -> None:
        from coach.adapters.catalogue_entries import CatalogueProblem

        try:
            offer = self._parts.desk.offer(walk)
        except (StoreProblem, CatalogueProblem):
            return  # the one is told by Today itself, the other by the page
        if offer is not None:
            self._card.show_offer(offer)
        self._pages.today.show_card(CARD, None if offer is None else self._card)

    @cached_property
    def _card(self) -> LearnOfferCard:
        from coach.ui.pages.learn_offer_card import LearnOfferCard

        card = LearnOfferCard(self._pages.texts)
        card.read_requested.connect(self._read)
        card.put_away_requested.connect(self._put_away)
        return card

    def _put_away(self) -> None:
        focus = self._pages.window.focusWidget()
        if focus is not None and self._card.isAncestorOf(focus):
            # On from here, before the card goes: whoever reads far down the page is not sent to its top.
            self._pages.today.focusNextPrevChild(True)
        undo = self._parts.desk.put_away()
        self._pages.window.show_toast(self._pages.texts.say("learn.today.put_away"), undo)
