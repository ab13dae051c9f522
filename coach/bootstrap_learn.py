"""The wires of Learn: its pages, and what is read aloud."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from coach.bootstrap_learn_today import LearnOnToday, LearnParts
from coach.domain.red_flag_book import region_named
from coach.services.ports import StoreProblem

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.services.reading_aloud import ReadingAloud
    from coach.ui.pages.learn_card_page import LearnCardPage
    from coach.ui.pages.learn_page import LearnPage


class LearnWires:
    """Everything about the cards."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._parts = pages, LearnParts(pages.core)
        self._on_today = LearnOnToday(pages, self._parts, self.open_card)
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

    def connect_today(self) -> None:
        """Offer a card on Today from now on, where one fits; after the first paint."""
        self._on_today.connect()

    # --- the page --------------------------------------------------------------------------------------------------

    @cached_property
    def page(self) -> LearnPage:
        """Is this normal?"""
        from coach.ui.pages.learn_page import LearnPage

        page = LearnPage(self._pages.appearance, self._pages.texts)
        page.search_changed.connect(self._find)
        page.card_requested.connect(self.open_card)
        page.offers_changed.connect(self._parts.desk.switch)
        self._pages.window.page_shown.connect(lambda name: self._follow(name))
        return page

    def _follow(self, name: str) -> None:
        """What was read since is marked."""
        if name == "learn":
            self._fill()

    def _fill(self) -> None:
        from coach.adapters.catalogue_entries import CatalogueProblem

        try:
            record = self._parts.desk.record()
            self._read = record.read
            self.page.show_book(self._parts.book, record.read)
            self.page.show_offers(record.is_on)
            self._find(self.page.search.text())
        except (StoreProblem, CatalogueProblem) as problem:
            self.page.show_error(str(problem))

    def _find(self, query: str) -> None:
        self.page.show_found(self._parts.index.find(query), self._read)

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
            card = self._parts.book.by_id.get(id)
            if card is None:
                page.show_error(self._pages.texts.say("learn.card.gone"))
                return
            related = [self._parts.book.by_id[other] for other in card.related]
            read, region = self._parts.desk.record().read, self._pages.core.settings.settings.region
            if card.signs:
                page.show_card(card, related, read, self._pages.flag_book, region_named(self._pages.regions, region))
            else:
                page.show_card(card, related, read)
            self._parts.desk.mark_read(id)
        except (StoreProblem, CatalogueProblem) as problem:
            page.show_error(str(problem))

    def _lead(self, page: str) -> None:
        if page == "reminders":
            self._pages.reminding.settings.open()
        elif page:
            self._pages.window.show_page(page)

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
