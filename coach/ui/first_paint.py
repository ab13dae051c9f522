"""Notices that a window has been painted, so that work which nobody sees can wait until then."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

PATIENCE_MS = 1500
"""Milliseconds after which a window counts as painted: one on a desktop nobody looks at never is."""


class FirstPaint(QObject):
    """Watches one window until its first picture is on the screen."""

    happened = Signal()
    """Once."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window: QWidget | None = window
        window.installEventFilter(self)
        QTimer.singleShot(PATIENCE_MS, self, self._announce)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never holds an event back."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The picture reaches the screen when every widget has painted its part of it.
            QTimer.singleShot(0, self, self._announce)
        return False

    def _announce(self) -> None:
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None
            self.happened.emit()
