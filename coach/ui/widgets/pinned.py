"""Keeps something that comes late above a page, without moving what somebody is about to press."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.page_frame import WIDEST, PageFrame

LEFT, RIGHT, ABOVE, BELOW = 24, 40, 12, 6
"""Pixels: the page's own margins beside its column, and the room above and below the pinned widget."""
AIR = 12
"""Pixels above the first words of a card that may be covered."""
MOST = 0.5
"""Of the page's height: what is taller (large letters) stands in the page and scrolls with it."""


class Pinned(QObject):
    """The page keeps its place on the screen: as much as the widget takes, it is scrolled on, but never so far that its
    beginning is covered. Ask ``place`` whenever the widget was shown, hidden or filled anew."""

    def __init__(self, page: PageFrame, widget: QWidget, make_room: Callable[[int], None]) -> None:
        """``make_room`` sets the page's upper margin in px."""
        super().__init__(page)
        self._page, self._widget, self._make_room = page, widget, make_room
        self._room = 0
        page.content.insertWidget(0, widget)
        page.installEventFilter(self)
        widget.installEventFilter(self)

    def place(self) -> None:
        """Put the widget where it belongs now."""
        shown = not self._widget.isHidden()
        wide = min(WIDEST, self._page.viewport().width() - LEFT - RIGHT)
        layout = self._widget.layout()
        high = layout.totalHeightForWidth(wide) if layout is not None else self._widget.sizeHint().height()
        pinned = shown and high + ABOVE <= self._page.height() * MOST
        if pinned is not (self._widget.parentWidget() is self._page):
            self._move(pinned, shown)
        if pinned:
            left = LEFT + (self._page.viewport().width() - LEFT - RIGHT - wide) // 2
            self._widget.setGeometry(left, ABOVE, wide, high)
        self._take(ABOVE + high + BELOW if pinned else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another size of the page, or other words, need another place."""
        of_page = watched is self._page and event.type() in (QEvent.Type.Resize, QEvent.Type.Show)
        if of_page or (watched is self._widget and event.type() == QEvent.Type.LayoutRequest):
            self.place()
        return super().eventFilter(watched, event)

    def _move(self, pinned: bool, shown: bool) -> None:
        if pinned:
            self._page.content.removeWidget(self._widget)
            self._widget.setParent(self._page)
        else:
            self._page.content.insertWidget(0, self._widget)
        self._widget.setVisible(shown)

    def _take(self, room: int) -> None:
        if room == self._room:
            return
        bar, more = self._page.verticalScrollBar(), room - self._room
        self._room = room
        at = bar.value()
        self._make_room(room)
        begins = self._begins()
        bar.setValue(min(at + more, begins) if at <= begins else at + more)

    def _begins(self) -> int:
        """Where the words of the page's first part begin, in px of the page; 0 for an empty one."""
        items = (self._page.content.itemAt(place) for place in range(self._page.content.count()))
        parts = [part for item in items if item is not None and (part := item.widget()) is not None]
        first = next((part for part in parts if not part.isHidden() and part is not self._widget), None)
        body = self._page.widget()
        return 0 if first is None or body is None else first.mapTo(body, QPoint(0, AIR)).y()
