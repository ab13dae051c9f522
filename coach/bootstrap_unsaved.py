"""What is not in the database: told above whatever page is open, and written as soon as it can be.

Nothing is polled. It is tried again when the database takes something after it refused, and when somebody comes back to
Amble, as whoever made room on the disk does.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from coach.bootstrap_core import Core


class UnsavedWires(QObject):
    """Made after the first paint; ``tell`` shows what is wrong now, or that nothing is."""

    def __init__(self, app: QApplication, core: Core, tell: Callable[[], None]) -> None:
        super().__init__()
        self._app, self._core, self._tell = app, core, tell
        # A moment later, when whatever is being written has come to its end.
        self._telling, self._trying = _soon(self, tell), _soon(self, self._go_on)
        core.spool.watch(self._telling.start)
        core.store.watch(self._trying.start)
        app.applicationStateChanged.connect(self._come_back)

    def write(self) -> None:
        """Write what waits, where the store takes it; whoever shows it is told where anything changed."""
        core, before, report = self._core, self._core.unsaved, self._core.store.report
        core.store.look_again()
        if not before.is_empty:
            core.replay()
        if core.unsaved != before:
            # A walk that is written has another id than the one that waited.
            core.planning.refresh()
        if not before.is_empty or core.store.report != report:
            self._tell()
        # What was taken just now is no reason to try the rest at once: it has just been refused.
        self._trying.stop()

    def follow(self, window: QWidget) -> None:
        """Try it whenever this window is opened, and now."""
        window.winId()  # before its first showing it has no handle
        handle = window.windowHandle()
        if handle is not None:
            handle.visibleChanged.connect(self._open)
        self.write()

    def close(self) -> None:
        """Tell and write nothing from now on."""
        self._app.applicationStateChanged.disconnect(self._come_back)
        self._core.spool.watch(lambda: None)
        self._core.store.watch(lambda: None)
        self._telling.stop()
        self._trying.stop()

    def _go_on(self) -> None:
        self.write()
        self._tell()

    def _come_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.write()

    def _open(self, is_visible: bool) -> None:
        if is_visible:
            self.write()


def _soon(parent: QObject, call: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(0)
    timer.timeout.connect(call)
    return timer
