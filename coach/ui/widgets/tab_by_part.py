"""Tab in the order in which the parts of a page stand, whenever each of them was built.

Qt's own order is the order of building. Neither changing it (``setTabOrder``) nor reading it (``nextInFocusChain``) is
safe with PySide6 6.11.3: afterwards living widgets passed for deleted ones, and the program crashed. So the order is
told from where things stand, and the focus is moved.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

_TAB = Qt.FocusPolicy.TabFocus.value


def neighbour(page: QWidget, parts: Sequence[QWidget], forward: bool) -> QWidget | None:
    """The widget that Tab (or Shift+Tab) goes to from the one that has the focus; None when there is none."""
    window = page.window()
    stops = [widget for widget in window.findChildren(QWidget) if _takes_tab(widget)]
    inside = sorted((widget for widget in stops if page.isAncestorOf(widget)), key=lambda one: _place(one, page, parts))
    order = inside + [widget for widget in stops if not page.isAncestorOf(widget)]
    focus = window.focusWidget()
    at = next((number for number, widget in enumerate(order) if widget is focus), None)
    if at is None or len(order) < 2:
        return None
    return order[(at + (1 if forward else -1)) % len(order)]


def _takes_tab(widget: QWidget) -> bool:
    stops = bool(widget.focusPolicy().value & _TAB) and widget.focusProxy() is None
    return stops and widget.isEnabled() and widget.isVisible()


def _place(widget: QWidget, page: QWidget, parts: Sequence[QWidget]) -> tuple[int, int, int]:
    """The part that holds the widget (what stands in none comes first), and where in it: row by row."""
    part = next((number for number, part in enumerate(parts) if part is widget or part.isAncestorOf(widget)), -1)
    middle = widget.mapTo(page, QPoint(0, widget.height() // 2))
    return part, middle.y(), middle.x()
