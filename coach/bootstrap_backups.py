"""The wires of the page backups."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from coach.adapters.restore_swap import TakenUp
    from coach.bootstrap_pages import Pages


class BackupWires:
    """Fills the page when it is opened, and carries out what it asks for."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def open(self) -> None:
        """Show the page as things are now."""
        self._pages.window.show_page("backups")

    def tell_taken(self, taken: TakenUp) -> None:
        """Say what came of going back."""

    @cached_property
    def page(self) -> PageFrame:
        """Is my record safe?"""
        return PageFrame(self._pages.texts.say("window.page.backups"))
