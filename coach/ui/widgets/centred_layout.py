"""A flow layout whose rows are centred."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem

from coach.ui.widgets.flow_layout import FlowLayout


class CentredLayout(FlowLayout):
    """Items keep their own size; where they need more than one row, the rows are even. Each stands in the middle."""

    def _place(self, rect: QRect, really: bool) -> int:
        y = rect.y()
        for row in self._rows(rect.width()):
            wide = sum(size.width() for _, size in row) + self._gap * (len(row) - 1)
            high = max(size.height() for _, size in row)
            x = rect.x() + max(0, (rect.width() - wide) // 2)
            for item, size in row if really else ():
                item.setGeometry(QRect(QPoint(x, y), size))
                x += size.width() + self._gap
            y += high + self._gap
        return max(0, y - self._gap - rect.y())

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        items = sum(not item.isEmpty() for item in self._items)
        rows = self._fill(width, items)
        even = self._fill(width, -(-items // max(1, len(rows))))
        return even if len(even) == len(rows) else rows

    def _fill(self, width: int, most: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Rows of at most ``most`` items that fit into ``width``."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        room = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = self._size(item, width)
            if not rows or size.width() > room or len(rows[-1]) == most:
                rows.append([])
                room = width
            rows[-1].append((item, size))
            room -= size.width() + self._gap
        return rows
