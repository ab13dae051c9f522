"""Lets the last sound of a session fade before its device is let go."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from coach.services.session_sound import SessionSound

_FADES_IN_MS = 4000
"""The last chime and a sentence that has just begun."""


class LastSound(QObject):
    """Closes the sound some seconds after an end, or at once when another session begins."""

    closed = Signal()

    def __init__(self, sound: SessionSound, parent: QObject) -> None:
        super().__init__(parent)
        self._sound = sound
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._close)

    def wait(self) -> None:
        """A session has ended."""
        self._timer.start(0 if self._sound.is_silent else _FADES_IN_MS)

    def finish(self) -> None:
        """Another one begins: do not wait any longer."""
        if self._timer.isActive():
            self._timer.stop()
            self._close()

    def _close(self) -> None:
        self._sound.close()
        self.closed.emit()
