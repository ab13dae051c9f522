"""A rest after tapping, in which nothing can be pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

QUIET_SECONDS = 2.0
"""Seconds without a tap after which nobody taps any more; at 60 steps a minute there is one a second."""
LOOK_MS = 100
"""Milliseconds between two looks at the clock."""
_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TapRest(QObject):
    """Swallows every key and click on a page until none has come for ``QUIET_SECONDS``; each begins the wait afresh.
    Esc and keys with Ctrl, Alt or Meta go through: no tap is one of them."""

    over = Signal()
    """The rest is over."""

    def __init__(self, page: QWidget, monotonic: Callable[[], float]) -> None:
        """``monotonic`` is a clock in seconds that only goes forward."""
        super().__init__(page)
        self._page, self._monotonic = page, monotonic
        self._since = 0.0
        self._looker = QTimer(self, interval=LOOK_MS)
        self._looker.timeout.connect(self._look)

    def begin(self) -> None:
        """The rest begins."""
        self._since = self._monotonic()
        self._looker.start()
        # At the application: a disabled button would let a click through to what lies below it.
        self._app().installEventFilter(self)

    def stop(self) -> None:
        """Let everything through again, without a word."""
        self._looker.stop()
        self._app().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow a tap."""
        is_tap = isinstance(watched, QWidget) and self._is_tap(watched, event)
        if is_tap:
            self._since = self._monotonic()
        return is_tap

    def _is_tap(self, watched: QWidget, event: QEvent) -> bool:
        if event.type() in _CLICKS:
            return watched is self._page or self._page.isAncestorOf(watched)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_command = event.key() == Qt.Key.Key_Escape or bool(event.modifiers() & _COMMANDS)
        return not is_command and watched.window() is self._page.window()

    def _look(self) -> None:
        if self._monotonic() - self._since >= QUIET_SECONDS:
            self.stop()
            self.over.emit()

    def _app(self) -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app
