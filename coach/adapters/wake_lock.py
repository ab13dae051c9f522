"""The WakeLock port on wakepy. Its calls may wait seconds for a desktop that does not answer: a thread makes them."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wakepy import Mode

TROUBLE = "This computer cannot be kept awake, so set its sleep time longer than your walk."


class SystemWakeLock:
    """Keeps screen and computer awake while held. The library is imported at the first hold."""

    def __init__(self) -> None:
        self._holding: _Holding | None = None
        self._trouble = ""

    def hold(self) -> None:
        """Ask the system to stay awake; returns at once, and does nothing while it is held already."""
        if self._holding is None:
            self._holding = _Holding()
            self._holding.start()

    def release(self) -> None:
        """Let it sleep again; returns at once, safe to call twice. The end of the program releases too."""
        if self._holding is not None:
            self._holding.released.set()
            self._trouble = self._holding.trouble
            self._holding = None

    def trouble(self) -> str:
        """Why the last hold did nothing, or "" (also before the first)."""
        return self._holding.trouble if self._holding is not None else self._trouble


class _Holding(threading.Thread):
    """One hold, entered and left on the same thread: the library and Windows both ask for that."""

    def __init__(self) -> None:
        super().__init__(name="wake-lock", daemon=True)
        self.released = threading.Event()
        self.trouble = ""

    def run(self) -> None:
        try:
            self._stay_awake()
        except Exception:
            logging.getLogger(__name__).info("the wake lock failed", exc_info=True)
            self.trouble = TROUBLE

    def _stay_awake(self) -> None:
        from wakepy import keep

        with keep.presenting(on_fail="pass") as mode:
            self.trouble = "" if mode.active else TROUBLE
            if not mode.active:
                _hang_up(mode)
            self.released.wait()


def _hang_up(mode: Mode) -> None:
    """WORKAROUND https://github.com/wakepy/wakepy: version 1.0 leaves its line to the D-Bus open when it fails."""
    line = getattr(mode, "_dbus_adapter_instance", None)
    if line is not None:
        line.close_connections()


class NullWakeLock:
    """The port's stillness: keeps nothing awake, and finds nothing wrong with that."""

    def hold(self) -> None:
        """Nothing."""

    def release(self) -> None:
        """Nothing."""

    def trouble(self) -> str:
        """Nothing was asked, so nothing is wrong."""
        return ""
