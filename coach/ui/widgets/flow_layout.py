"""A layout that sets widgets side by side and wraps them like words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget

from coach.ui.widgets.buttons import AmbleButton

_Row = list[tuple[QLayoutItem, QSize]]
_ANY = 16_777_215
_SPARE = 4
"""Pixels more than its words that a line needs, so that rounding never wraps it."""


class FlowLayout(QLayout):
    """Items keep their own size; ``gap`` px between them both ways. A button wider than a whole row wraps its words."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)
        button = item.widget()
        if isinstance(button, AmbleButton):
            button.let_wrap()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._place(rect, True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() + self._gap for hint in hints) - self._gap
        return QSize(max(0, width), max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _place(self, rect: QRect, really: bool) -> int:
        """Set the items out in rows; returns the height they need."""
        top = rect.y()
        for row in self._rows(rect.width()):
            left, high = rect.x(), max(size.height() for _, size in row)
            for item, size in row if really else ():
                item.setGeometry(QRect(QPoint(left, top + (high - size.height()) // 2), size))
                left += size.width() + self._gap
            top += high + self._gap
        return max(0, top - self._gap - rect.y())

    def _rows(self, width: int) -> list[_Row]:
        rows: list[_Row] = []
        for item in (item for item in self._items if not item.isEmpty()):
            size = self._size(item, width)
            if not rows or self._slack(rows[-1], width) < size.width() + self._gap:
                rows.append([])
            rows[-1].append((item, size))
        return rows

    def _size(self, item: QLayoutItem, width: int) -> QSize:
        """What an item takes of a row so wide."""
        hint, label = item.sizeHint(), item.widget()
        if isinstance(label, QLabel) and label.wordWrap():
            # Qt would rather have it nearly square than in one line.
            line = label.fontMetrics().horizontalAdvance(label.text()) + _SPARE
            hint.setWidth(max(hint.width(), line))
        size = hint.boundedTo(QSize(max(1, width), _ANY)).expandedTo(item.minimumSize())
        if item.hasHeightForWidth():
            size.setHeight(item.heightForWidth(size.width()))
        return size

    def _slack(self, row: _Row, width: int) -> int:
        return width - sum(size.width() + self._gap for _, size in row) + self._gap
