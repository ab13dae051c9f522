"""Cards in even columns, as many as fit; the cards of a row are equally high."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize

from coach.ui.widgets.flow_layout import FlowLayout


class CardGrid(FlowLayout):
    """``narrowest`` px is the least width of a column; ``gap`` px between cards both ways."""

    def __init__(self, narrowest: int, gap: int = 14) -> None:
        super().__init__(gap=gap)
        self._narrowest = narrowest

    def show_narrowest(self, narrowest: int) -> None:
        """Another least width, at another text size."""
        self._narrowest = narrowest
        self.invalidate()

    def sizeHint(self) -> QSize:
        return QSize(self._narrowest, 0)

    def minimumSize(self) -> QSize:  # noqa: N802
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((size.width() for size in shown), default=0), 0)

    def _place(self, rect: QRect, really: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        columns = max(1, (rect.width() + self._gap) // (self._narrowest + self._gap))
        wide = (rect.width() + self._gap) // columns - self._gap
        top = rect.y()
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            high = max(item.heightForWidth(wide) for item in row)
            for column, item in enumerate(row if really else ()):
                item.setGeometry(QRect(rect.x() + column * (wide + self._gap), top, wide, high))
            top += high + self._gap
        return max(0, top - self._gap - rect.y())
