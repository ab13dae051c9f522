"""Tab in the order things stand in, also where a part of a page was built after what follows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(parts: Iterable[QWidget]) -> None:
    """Let Tab go through these parts in this order, and through each of them as before."""
    chain = [control for part in parts for control in _controls(part)]
    for first, second in pairwise(chain):
        QWidget.setTabOrder(first, second)


def _controls(part: QWidget) -> Iterator[QWidget]:
    control = part.nextInFocusChain()
    while control is not None and control is not part:
        if part.isAncestorOf(control) and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield control
        control = control.nextInFocusChain()
