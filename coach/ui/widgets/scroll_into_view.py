"""Bringing a widget into view on a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 24
"""Pixels of air above and below."""
BEGINNING = 120
"""Pixels of a widget that let somebody see what it is."""


def scroll_into_view(page: QScrollArea, widget: QWidget) -> None:
    """Scroll ``page`` until ``widget`` can be seen, once the layout has given it its place.

    The control with the focus stays in view as well where that leaves the beginning of ``widget`` in view.
    """

    def scroll() -> None:
        if widget.isVisible():
            page.ensureWidgetVisible(widget, 0, MARGIN)
            _keep_focus(page, widget)

    # A widget that has just appeared has its place only after the layout's next turn.
    QTimer.singleShot(0, widget, scroll)


def _keep_focus(page: QScrollArea, widget: QWidget) -> None:
    focused, bar = page.focusWidget(), page.verticalScrollBar()
    if focused is None or not page.isAncestorOf(focused):
        return
    reached = bar.value()
    page.ensureWidgetVisible(focused, 0, MARGIN)
    top = widget.mapTo(page.viewport(), QPoint()).y()
    lowest = page.viewport().height() - BEGINNING
    if top > lowest or (top < 0 and not widget.isAncestorOf(focused)):
        bar.setValue(reached)
