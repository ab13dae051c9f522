"""The pages about reminders: which there are, and whose wires they are on.

Imported before the first paint; everything it names is imported when it is first shown.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.bootstrap_detectors import DetectorWires
    from coach.bootstrap_ledger import LedgerWires
    from coach.bootstrap_pages import Pages


class ReminderPages:
    """Offers the pages to the window."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        add = pages.window.add_page
        add("detectors", lambda: self.detectors.page, in_navigation=False)
        add("ledger", lambda: self.ledger.page, in_navigation=False)

    @cached_property
    def detectors(self) -> DetectorWires:
        """What does Amble look at?"""
        from coach.bootstrap_detectors import DetectorWires

        return DetectorWires(self._pages)

    @cached_property
    def ledger(self) -> LedgerWires:
        """Why was I reminded, or not?"""
        from coach.bootstrap_ledger import LedgerWires

        return LedgerWires(self._pages)
