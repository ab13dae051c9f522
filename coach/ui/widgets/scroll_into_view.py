"""Bringing a widget into view on a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
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


def open_page(page: QScrollArea, first: QWidget | None) -> None:
    """Scroll a page that has just opened until what has the focus can be seen: a key must not press something out of
    sight. ``first`` (None for nothing) is to be seen before anything else: the page stays at its top then, and what
    would be out of sight there leaves the focus to it.
    """

    def settle() -> None:
        focus = page.window().focusWidget()
        if focus is None or not page.isAncestorOf(focus) or not focus.isVisible():
            return
        if first is None or not first.isVisible() or first.isAncestorOf(focus):
            page.ensureWidgetVisible(focus, 0, MARGIN)
            return
        page.verticalScrollBar().setValue(0)
        if not is_in_view(page, focus) or not is_in_view(page, first):
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            page.ensureWidgetVisible(first, 0, MARGIN)

    # What the opening changed has its place only after the layout's next turn.
    QTimer.singleShot(0, page, settle)


def is_in_view(page: QScrollArea, widget: QWidget) -> bool:
    """Whether the whole height of a widget of the page can be seen."""
    top = widget.mapTo(page.viewport(), QPoint()).y()
    return top >= 0 and top + widget.height() <= page.viewport().height()


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
