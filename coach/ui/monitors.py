"""The monitors that are connected, as the window system names them. Waits for its signals and never asks again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from coach.domain.monitor import Monitor

BUILT_IN = ("edp", "lvds", "dsi", "color lcd", "built-in")
"""How the connectors of panels are named that belong to the computer (X11 and Wayland; the last two by macOS). Windows
does not tell; there somebody names the panel once."""
NAMELESS = Monitor("?", "?")
LONGEST = 200
"""Letters of a key."""


class MonitorWatch(QObject):
    """Tells whenever one is plugged in or taken off. A projector that shows the same picture as the panel is seen where
    the system counts it as a screen of its own: X11 does, Windows and macOS do not."""

    changed = Signal(object)
    """The ``Monitor`` values now connected, a tuple."""

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app.screenAdded.connect(self._look_soon)
        app.screenRemoved.connect(self._look_soon)

    def connected(self) -> tuple[Monitor, ...]:
        """Those that are connected now."""
        found = (monitor_of(screen) for screen in QGuiApplication.screens())
        # Where every monitor is off, Qt makes up a screen without a name.
        return tuple(monitor for monitor in found if monitor != NAMELESS)

    def _look_soon(self, _screen: QScreen) -> None:
        """Later, when one that goes is really gone."""
        QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        self.changed.emit(self.connected())


def monitor_of(screen: QScreen) -> Monitor:
    """A screen of Qt's as a value."""
    return monitor_from(screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber())


def monitor_from(name: str, maker: str, model: str, serial: str) -> Monitor:
    """``name`` is where it is plugged in; it tells monitors apart that give no serial number."""
    built_in = name.casefold().startswith(BUILT_IN)
    own = [part for part in (maker.strip(), model.strip()) if part]
    words = list(dict.fromkeys(" ".join(own).split()))
    shown = " ".join(words) or name
    key = "|".join((*own, serial.strip() or name))
    return Monitor(key[:LONGEST], shown, built_in) if key else NAMELESS
