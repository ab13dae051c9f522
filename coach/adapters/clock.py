"""The real clock."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_FOLDER_OF_ZONES = "zoneinfo/"


class SystemClock:
    """``Clock`` on the machine's own time and zone."""

    def now(self) -> datetime:
        """The wall clock, aware, in the zone of this moment."""
        return datetime.now(self.zone())

    def zone(self) -> ZoneInfo:
        """The system's zone (or the ``TZ`` variable's), read afresh: 15 µs. One that has no known name becomes the
        whole-hour zone with the same offset, and without that UTC."""
        offset = datetime.now(UTC).astimezone().utcoffset() or timedelta()
        return zone_named(_named_by_system() or _named_by_qt(), offset)

    def monotonic(self) -> float:
        """Seconds that only go forward."""
        return time.monotonic()


def _named_by_system() -> str:
    """The zone that the ``TZ`` variable or the link at /etc/localtime names, or ""; Qt's first answer takes 4 ms."""
    if "TZ" in os.environ:
        return ""
    try:
        target = os.readlink("/etc/localtime")
    except OSError:
        return ""
    return target if _FOLDER_OF_ZONES in target else ""


def _named_by_qt() -> str:
    # Imported here: the commands without a window need no Qt until they ask for the time.
    from PySide6.QtCore import QTimeZone

    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")


def zone_named(name: str, offset: timedelta) -> ZoneInfo:
    """The zone of a name as systems give it ("Europe/Paris", ":Europe/Paris", a path into the folder of zones), else
    the whole-hour zone at ``offset`` from UTC, else UTC."""
    bare = name.removeprefix(":").replace(os.sep, "/")
    bare = bare.rpartition(_FOLDER_OF_ZONES)[2] if _FOLDER_OF_ZONES in bare else bare
    hours, rest = divmod(int(offset.total_seconds()), 3600)
    # The names of the Etc zones count west of Greenwich as positive.
    by_offset = f"Etc/GMT{-hours:+d}" if rest == 0 and hours else "UTC"
    return _zone(bare) or _zone(by_offset) or ZoneInfo("UTC")


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None
