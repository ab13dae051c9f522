"""A page whose parts are filled late, and which Tab follows from top to bottom all the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.page_frame import PageFrame
from coach.ui.widgets.tab_by_part import neighbour


class TabPage(PageFrame):
    """Name its parts once, in the order in which they stand."""

    def __init__(self, title: str = "", caption: str = "", widest: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(title, caption, widest, parent)
        self._tab_parts: tuple[QWidget, ...] = ()

    def tab_through(self, parts: Sequence[QWidget]) -> None:
        """The order of the parts; what stands in none of them comes first."""
        self._tab_parts = tuple(parts)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's name)
        return self.tab_on(forward) or bool(super().focusNextPrevChild(forward))

    def tab_on(self, forward: bool) -> bool:
        """Go on from whatever in the window has the focus, also from beside the page; whether there was a way on."""
        target = neighbour(self, self._tab_parts, forward)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        if self.isAncestorOf(target):
            self.ensureWidgetVisible(target)
        return True
