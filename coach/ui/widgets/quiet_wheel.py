"""Letting the wheel scroll the page, whatever control it passes over."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class QuietWheel(QObject):
    """Keeps the wheel from changing a control's answer on the way; the page behind scrolls instead.

    Not even a focused control takes it: pages put the focus on a field as they open, and a mouse rests where it
    clicked. Arrow keys, typing and the big buttons change answers.
    """

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        # Fields of Qt take the focus from a wheel that passes.
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        control.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Refuse the wheel, so that it goes on to the page."""
        if event.type() != QEvent.Type.Wheel:
            return False
        event.ignore()
        return True
