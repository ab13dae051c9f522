"""The wires of the ledger page: what it shows, and where it leads."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.ui.pages.ledger_page import LedgerPage

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages


class LedgerWires:
    """Opens the page and follows what becomes of reminders while it is seen."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core
        self._back = "settings"

    @cached_property
    def page(self) -> LedgerPage:
        """Why was I reminded, or not?"""
        page = LedgerPage(self._pages.appearance, self._pages.texts)
        page.back_requested.connect(lambda: self._pages.window.show_page(self._back))
        return page

    def open(self, back: str = "settings") -> None:
        """Show the page as things are now; ``back`` is the page that follows."""
        self._back = back
        self._pages.window.show_page("ledger")
