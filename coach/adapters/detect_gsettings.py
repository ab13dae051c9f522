"""Do-not-disturb of desktops that keep it among their settings: GNOME, Cinnamon and MATE."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace

LIMIT = 2.0
"""Seconds that ``gsettings`` may take; it takes about 20 ms."""


@dataclass(frozen=True)
class DesktopSwitch:
    """One switch of one desktop: ``on`` is what it says when notifications are silent."""

    schema: str
    key: str
    on: str
    folder: str
    """Where it lies among the settings; changes below are told by a signal."""
    command: tuple[str, ...] = ("gsettings",)
    environment: Mapping[str, str] | None = None

    def silent(self) -> bool | None:
        """Whether notifications are silent; None where that cannot be told."""
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            asked = [*self.command, "get", self.schema, self.key]
            done = subprocess.run(asked, env=self.environment, capture_output=True, timeout=LIMIT, check=True)
            said = done.stdout.decode("ascii", "replace").strip()
            return said == self.on if said in {"true", "false"} else None
        return None


_GNOME = DesktopSwitch("org.gnome.desktop.notifications", "show-banners", "false", "/org/gnome/desktop/notifications/")
_CINNAMON = DesktopSwitch(
    "org.cinnamon.desktop.notifications", "display-notifications", "false", "/org/cinnamon/desktop/notifications/"
)
_MATE = DesktopSwitch("org.mate.NotificationDaemon", "do-not-disturb", "true", "/org/mate/notification-daemon/")
_SWITCHES = (
    ("gnome", _GNOME),
    ("cinnamon", _CINNAMON),
    ("x-cinnamon", _CINNAMON),
    ("mate", _MATE),
)


def switch_of(environment: Mapping[str, str]) -> DesktopSwitch | None:
    """The switch of the desktop that runs, if it has one and its program is there."""
    desktops = environment.get("XDG_CURRENT_DESKTOP", "").casefold().split(":")
    program = shutil.which("gsettings", path=environment.get("PATH"))
    for name, switch in _SWITCHES:
        # Budgie names GNOME as well, and has a switch of its own that tells nobody.
        if program is not None and name in desktops and "budgie" not in desktops:
            return replace(switch, command=(program,), environment=dict(environment))
    return None
