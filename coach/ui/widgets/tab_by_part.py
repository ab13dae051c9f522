"""Tab in the order in which the parts of a page stand, whenever each of them was built.

Qt's own order is the order of building, and changing it (``setTabOrder``) on a page that is shown crashed the next
change of style (seen with Qt 6.11.3). So nothing is changed: the chain is read, and the focus is moved.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_TAB = Qt.FocusPolicy.TabFocus.value


def neighbour(page: QWidget, parts: Sequence[QWidget], forward: bool) -> QWidget | None:
    """The widget that Tab (or Shift+Tab) goes to from the one that has the focus; None when there is none."""
    chain = _chain(page)
    place = {id(widget): _place(widget, parts) for widget in chain}
    inside = sorted((widget for widget in chain if page.isAncestorOf(widget)), key=lambda widget: place[id(widget)])
    outside = [widget for widget in chain if not page.isAncestorOf(widget)]
    # The chain begins at the page, so that what follows the page outside comes first.
    order = inside + outside
    focus = page.window().focusWidget()
    at = next((number for number, widget in enumerate(order) if widget is focus), None)
    if at is None or len(order) < 2:
        return None
    return order[(at + (1 if forward else -1)) % len(order)]


def _chain(page: QWidget) -> list[QWidget]:
    """Every widget of the window that Tab stops at, from ``page`` round to it again."""
    found: list[QWidget] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        if _takes_tab(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _takes_tab(widget: QWidget) -> bool:
    stops = bool(widget.focusPolicy().value & _TAB) and widget.focusProxy() is None
    return stops and widget.isEnabled() and widget.isVisible()


def _place(widget: QWidget, parts: Sequence[QWidget]) -> int:
    """The number of the part that holds the widget; what stands in none comes first."""
    return next((number for number, part in enumerate(parts) if part is widget or part.isAncestorOf(widget)), -1)
