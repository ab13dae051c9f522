"""Bringing a widget into view on a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 24
"""Pixels of air above and below."""


def scroll_into_view(page: QScrollArea, widget: QWidget) -> None:
    """Scroll ``page`` until ``widget`` can be seen, once the layout has given it its place."""

    def scroll() -> None:
        if widget.isVisible():
            page.ensureWidgetVisible(widget, 0, MARGIN)

    # A widget that has just appeared has its place only after the layout's next turn.
    QTimer.singleShot(0, widget, scroll)
