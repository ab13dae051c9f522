"""A row with something at each end."""

from __future__ import annotations

from PySide6.QtCore import QRect

from coach.ui.widgets.flow_layout import FlowLayout


class EndsLayout(FlowLayout):
    """The last item stands at the right end; where one row is too narrow, the items wrap like words."""

    def _place(self, rect: QRect, really: bool) -> int:
        high = super()._place(rect, really)
        if really and len(self._rows(rect.width())) == 1:
            last = self._items[-1]
            place = last.geometry()
            place.moveRight(rect.right())
            last.setGeometry(place)
        return high
