"""Pauses in typing as Wayland desktops tell them: by ``ext-idle-notify-v1`` (KDE, Sway, Hyprland, COSMIC and others),
or ``org_kde_kwin_idle``, which came before it.

Both are described in wayland-protocols and plasma-wayland-protocols; the numbers below are those of their requests and
events. The desktop tells when nobody touched anything for so many seconds as we name, and when somebody does again.
"""

from __future__ import annotations

import struct
import time
from collections.abc import Mapping

from coach.adapters.detect_wayland import WaylandClient, WaylandGone

_NEWER, _OLDER = "ext_idle_notifier_v1", "org_kde_kwin_idle"
_INPUT_ALONE = 2
"""From this version on it can be told apart from a film that keeps the screen awake."""


class WaylandIdle:
    """Since when nobody has touched anything. For one thread; opened by the first question, and again after a loss."""

    def __init__(self, environment: Mapping[str, str], pause: float) -> None:
        """``pause``: seconds without a touch that are told; shorter ones count as none. It is the pause in typing that
        reminders wait for."""
        self._desktop, self._pause = WaylandClient(environment), pause
        self._notice = 0
        self._still_since: float | None = None

    def seconds(self) -> float | None:
        """Seconds without a touch, 0 during shorter pauses; None where the desktop does not tell."""
        try:
            if not self._desktop.is_open:
                self._open()
            self._hear()
        except (OSError, WaylandGone):
            self.close()
            return None
        return 0.0 if self._still_since is None else time.monotonic() - self._still_since

    def fileno(self) -> int | None:
        """Readable when a pause begins or ends."""
        return self._desktop.fileno()

    def close(self) -> None:
        """Let the desktop go; safe to call twice."""
        self._desktop.close()
        self._still_since = None

    def _open(self) -> None:
        desktop, pause = self._desktop, round(1000 * self._pause)
        desktop.open()
        newer = _NEWER in desktop.offers
        seat, _ = desktop.bind("wl_seat", 1)
        notifier, version = desktop.bind(_NEWER if newer else _OLDER, _INPUT_ALONE if newer else 1)
        self._notice = notice = desktop.new_id()
        if newer:
            request = 2 if version >= _INPUT_ALONE else 1
            desktop.ask(notifier, request, struct.pack("=III", notice, pause, seat))
        else:
            desktop.ask(notifier, 0, struct.pack("=III", notice, seat, pause))

    def _hear(self) -> None:
        """Take note of the pauses that began and ended."""
        for said in self._desktop.heard():
            if said.sender == self._notice:
                self._still_since = time.monotonic() - self._pause if said.event == 0 else None
