"""The big minus and plus beside a field."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coach.ui.theme import Appearance
from coach.ui.widgets.flow_layout import FlowLayout

GAP = 6
"""Pixels between a field and its buttons."""


class StepButton(QPushButton):
    """Minus or plus; repeats while held."""

    corner = 14

    def __init__(self, appearance: Appearance, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._icon = appearance, icon
        self.setAccessibleName(name)
        self.setAutoRepeat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        size = self._appearance.px(22)
        self.setIcon(self._appearance.icon(self._icon, "text", 22))
        self.setIconSize(QSize(size, size))


class StepperLayout(FlowLayout):
    """Minus, field and plus in one row; where that is too wide, minus and plus under the field."""

    def minimumSize(self) -> QSize:  # noqa: N802
        less, field, more = (item.minimumSize() for item in self._items)
        wide = max(field.width(), less.width() + self._gap + more.width())
        return QSize(wide, max(size.height() for size in (less, field, more)))

    def _place(self, rect: QRect, really: bool) -> int:
        less, field, more = self._items
        turned = rect.width() < self.sizeHint().width()
        high, below = field.sizeHint().height(), less.sizeHint().height()
        needed = high + self._gap + below if turned else super()._place(rect, False)
        # Any further room stands above and below it.
        rect = QRect(rect.x(), rect.y() + max(0, rect.height() - needed) // 2, rect.width(), needed)
        if really and turned:
            side = min(rect.width(), max(field.sizeHint().width(), self.minimumSize().width()))
            half, top = (side - self._gap) // 2, rect.y() + high + self._gap
            field.setGeometry(QRect(rect.topLeft(), QSize(side, high)))
            less.setGeometry(QRect(QPoint(rect.x(), top), QSize(half, below)))
            more.setGeometry(QRect(QPoint(rect.x() + side - half, top), QSize(half, below)))
        elif really:
            super()._place(rect, True)
        return needed


def arrange_stepper(whole: QWidget, less: QWidget, field: QWidget, more: QWidget) -> None:
    """Set the three side by side, left-aligned, no wider than they need."""
    row = StepperLayout(whole, GAP)
    for widget in (less, field, more):
        row.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    whole.setSizePolicy(policy)
