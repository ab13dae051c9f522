"""Until when? Reads what somebody typed: "18:00", "tomorrow", "2h", "2026-11-25", "2026-11-25 08:00"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coach.domain.reminder_pause import MORNING, PauseLength, pause_end
from coach.domain.schedule import to_instant

TOMORROW = "tomorrow"
_LASTS = re.compile(r"(\d{1,4})\s*(m|min|h)")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_until(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The aware instant (UTC) meant at the aware ``now``; a time is the next one, a day alone begins as "tomorrow"
    does.

    Raises ``ValueError`` for anything else, and for a date that no clock shows.
    """
    try:
        return _read(text.strip().lower(), now, zone).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"no clock shows {text!r}") from None


def _read(told: str, now: datetime, zone: ZoneInfo) -> datetime:
    if told == TOMORROW:
        return pause_end(PauseLength.TOMORROW, now, zone)
    if lasts := _LASTS.fullmatch(told):
        minutes = int(lasts[1]) * (60 if lasts[2] == "h" else 1)
        return now.astimezone(UTC) + timedelta(minutes=minutes)
    if clock := _CLOCK.fullmatch(told):
        return _next(time(int(clock[1]), int(clock[2])), now, zone)
    if _DAY.fullmatch(told):
        return to_instant(date.fromisoformat(told), MORNING, zone)
    moment = datetime.fromisoformat(told.upper())
    return to_instant(moment.date(), moment.time(), zone) if moment.tzinfo is None else moment


def _next(at: time, now: datetime, zone: ZoneInfo) -> datetime:
    today = now.astimezone(zone).date()
    soonest = to_instant(today, at, zone)
    later = to_instant(today + timedelta(days=1), at, zone)
    return soonest if soonest.astimezone(UTC) > now.astimezone(UTC) else later
