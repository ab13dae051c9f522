"""The pages of the dose: which there are, and whose wires they are on.

Imported before the first paint; everything it names is imported when it is first shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages


class DosePages:
    """Offers the pages to the window."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
