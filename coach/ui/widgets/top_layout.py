"""A column that keeps its items together at the top when there is more room than they need."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.widgets.buttons import AmbleButton


class TopLayout(QVBoxLayout):
    """Fills the height only when something in it wants to grow (a stretch, a body map). A button that is wider than
    the column wraps its words.

    WORKAROUND https://doc.qt.io/qt-6/qlayout.html#alignmentRect: Qt's own top alignment forgets that words
    which wrap need more height than their size hint, and clips them.
    """

    def addWidget(self, widget: QWidget, *place: Any, **named: Any) -> None:  # noqa: N802
        super().addWidget(widget, *place, **named)
        if isinstance(widget, AmbleButton):
            widget.let_wrap()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        if not self.expandingDirections() & Qt.Orientation.Vertical:
            needed = self.heightForWidth(rect.width()) if self.hasHeightForWidth() else self.sizeHint().height()
            rect = QRect(rect.x(), rect.y(), rect.width(), min(rect.height(), needed))
        super().setGeometry(rect)
