"""When the clocks next go forward or back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

AHEAD = timedelta(hours=36)
"""How long before somebody is told (our choice): from the evening before last on, and no longer."""
_STEP = timedelta(hours=6)


@dataclass(frozen=True)
class ClockChange:
    """The aware instant of a change (UTC), and by how much clocks go forward; less than nothing is back. ``before`` is
    what the clock on the wall shows as it begins, naive."""

    at: datetime
    by: timedelta
    before: datetime


def next_change(now: datetime, zone: ZoneInfo, ahead: timedelta = AHEAD) -> ClockChange | None:
    """The first change after an aware instant and at most ``ahead`` later, to the minute; None without one."""
    begin, end = now.astimezone(UTC).replace(second=0, microsecond=0), now.astimezone(UTC) + ahead
    while begin < end:
        later = min(begin + _STEP, end)
        if _offset(begin, zone) != _offset(later, zone):
            return _narrowed(begin, later, zone)
        begin = later
    return None


def _narrowed(begin: datetime, end: datetime, zone: ZoneInfo) -> ClockChange:
    """The change between two instants in UTC."""
    old = _offset(begin, zone)
    minutes = range(1, int((end - begin) / timedelta(minutes=1)) + 2)
    at = next(
        begin + timedelta(minutes=each) for each in minutes if _offset(begin + timedelta(minutes=each), zone) != old
    )
    return ClockChange(at, _offset(at, zone) - old, (at + old).replace(tzinfo=None))


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()
