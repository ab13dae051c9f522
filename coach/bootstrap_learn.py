"""The wires of Learn: its pages, what is read aloud, and the card it offers on Today."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coach.services.ports import StoreProblem

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.domain.learn import LearnBook
    from coach.domain.learn_search import LearnIndex
    from coach.domain.progression import NextWalk
    from coach.domain.red_flag_book import Region
    from coach.services.learn_desk import LearnDesk
    from coach.services.reading_aloud import ReadingAloud
    from coach.ui.pages.learn_card_page import LearnCardPage
    from coach.ui.pages.learn_offer_card import LearnOfferCard
    from coach.ui.pages.learn_page import LearnPage

CARD = "learn"


class LearnWires:
    """Everything about the cards."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._origin = "learn"
        self._read: dict[str, date] = {}

    def open(self) -> None:
        """Every card, by its theme."""
        self._pages.window.show_page("learn")

    def open_card(self, id: str) -> None:
        """One card, with the way back to the page it was asked for on."""
        before = self._pages.window.current_page()
        if before != "learn_card":
            self._origin = before or "learn"
        self.card_page.show_origin(self._origin == "learn")
        self._fill_card(id)
        self._pages.window.show_page("learn_card")

    # --- Today -----------------------------------------------------------------------------------------------------

    def connect_today(self) -> None:
        """Offer a card on Today from now on, where one fits; after the first paint."""
        self._pages.core.planning.today_changed.connect(lambda today: self._offer(today.walk))
        self._desk.changed.connect(lambda: self._offer())
        self._offer()

    def _offer(self, walk: NextWalk | None = None) -> None:
        from coach.adapters.catalogue_entries import CatalogueProblem

        try:
            offer = self._desk.offer(walk)
        except (StoreProblem, CatalogueProblem):
            return  # the one is told by Today itself, the other by the page
        if offer is not None:
            self._offer_card.show_offer(offer)
        self._pages.today.show_card(CARD, None if offer is None else self._offer_card)

    @cached_property
    def _offer_card(self) -> LearnOfferCard:
        from coach.ui.pages.learn_offer_card import LearnOfferCard

        card = LearnOfferCard(self._pages.texts)
        card.read_requested.connect(self.open_card)
        card.put_away_requested.connect(self._put_away)
        return card

    def _put_away(self) -> None:
        undo = self._desk.put_away()
        self._pages.today.setFocus()
        self._pages.window.show_toast(self._pages.texts.say("learn.today.put_away"), undo)

    # --- the page --------------------------------------------------------------------------------------------------

    @cached_property
    def page(self) -> LearnPage:
        """Is this normal?"""
        from coach.ui.pages.learn_page import LearnPage

        page = LearnPage(self._pages.appearance, self._pages.texts)
        page.search_changed.connect(self._find)
        page.card_requested.connect(self.open_card)
        page.offers_changed.connect(self._desk.switch)
        self._pages.window.page_shown.connect(lambda name: self._follow(name))
        return page

    def _follow(self, name: str) -> None:
        """What was read since is marked."""
        if name == "learn":
            self._fill()

    def _fill(self) -> None:
        from coach.adapters.catalogue_entries import CatalogueProblem

        try:
            record = self._desk.record()
            self._read = record.read
            self.page.show_book(self._book, record.read)
            self.page.show_offers(record.is_on)
            self._find(self.page.search.text())
        except (StoreProblem, CatalogueProblem) as problem:
            self.page.show_error(str(problem))

    def _find(self, query: str) -> None:
        self.page.show_found(self._index.find(query), self._read)

    # --- a card ----------------------------------------------------------------------------------------------------

    @cached_property
    def card_page(self) -> LearnCardPage:
        """One question, and its answer."""
        from coach.ui.pages.learn_card_page import LearnCardPage

        page = LearnCardPage(self._pages.appearance, self._pages.texts)
        page.back_requested.connect(lambda: self._pages.window.show_page(self._origin))
        page.card_requested.connect(self._open_related)
        page.page_requested.connect(self._lead)
        page.flags_requested.connect(lambda: self._pages.signs.ask_again())
        page.reading_requested.connect(lambda texts: self._aloud.read(texts) if texts else self._aloud.stop())
        return page

    def _open_related(self, id: str) -> None:
        if "_aloud" in self.__dict__:
            self._aloud.stop()
        self._fill_card(id)
        self.card_page.verticalScrollBar().setValue(0)
        self.card_page.setFocus()

    def _fill_card(self, id: str) -> None:
        from coach.adapters.catalogue_entries import CatalogueProblem

        page = self.card_page
        try:
            card = self._book.by_id.get(id)
            if card is None:
                page.show_error(self._pages.texts.say("learn.card.gone"))
                return
            related = [self._book.by_id[other] for other in card.related]
            flags = self._pages.flag_book if card.signs else None
            page.show_card(card, related, self._desk.record().read, flags, self._region if card.signs else None)
            self._desk.mark_read(id)
        except (StoreProblem, CatalogueProblem) as problem:
            page.show_error(str(problem))

    @property
    def _region(self) -> Region:
        from coach.domain.red_flag_book import region_named

        return region_named(self._pages.regions, self._pages.core.settings.settings.region)

    def _lead(self, page: str) -> None:
        if page == "reminders":
            self._pages.reminding.settings.open()
        elif page:
            self._pages.window.show_page(page)

    # --- what they are made of --------------------------------------------------------------------------------------

    @cached_property
    def _aloud(self) -> ReadingAloud:
        from coach.services.reading_aloud import ReadingAloud

        pages = self._pages
        aloud = ReadingAloud(
            pages.speaking,
            lambda: pages.core.settings.settings.voice,
            lambda: pages.window.current_page() == "learn_card",
        )
        aloud.reading_changed.connect(self.card_page.show_read_aloud)
        pages.speaking.trouble_changed.connect(self.card_page.show_trouble)
        return aloud

    @cached_property
    def _desk(self) -> LearnDesk:
        from coach.adapters.learn_files import read_offer_rules
        from coach.services.learn_desk import LearnDesk

        core = self._pages.core
        return LearnDesk(
            core.values, core.planning, core.clock, lambda: self._book, lambda: read_offer_rules(self._resources)
        )

    @cached_property
    def _book(self) -> LearnBook:
        from coach.adapters.learn_files import read_learn_book

        return read_learn_book(self._resources)

    @cached_property
    def _index(self) -> LearnIndex:
        from coach.domain.learn_search import LearnIndex

        return LearnIndex(self._book)

    @cached_property
    def _resources(self) -> Path:
        from coach.adapters.catalogue import find_resources

        return find_resources()
