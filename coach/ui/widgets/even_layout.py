"""A layout of equal columns: all items in one row where they fit, else in the fewest even rows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize

from coach.ui.widgets.flow_layout import FlowLayout


class EvenLayout(FlowLayout):
    """Items share the width evenly; ``gap`` px between them both ways."""

    def sizeHint(self) -> QSize:
        wide, high = self._largest()
        count = max(1, self.count())
        return QSize(count * (wide + self._gap) - self._gap, high)

    def _largest(self) -> tuple[int, int]:
        hints = [item.sizeHint() for item in self._items]
        return max((h.width() for h in hints), default=0), max((h.height() for h in hints), default=0)

    def _place(self, rect: QRect, really: bool) -> int:
        wide, high = self._largest()
        if not self._items:
            return 0
        fitting = max(1, min(self.count(), (rect.width() + self._gap) // max(1, wide + self._gap)))
        rows = -(-self.count() // fitting)
        columns = -(-self.count() // rows)
        pitch = (rect.width() + self._gap) / columns
        for index, item in enumerate(self._items if really else ()):
            left = round(index % columns * pitch)
            right = round((index % columns + 1) * pitch) - self._gap
            top = rect.y() + index // columns * (high + self._gap)
            item.setGeometry(QRect(rect.x() + left, top, right - left, high))
        return rows * (high + self._gap) - self._gap
