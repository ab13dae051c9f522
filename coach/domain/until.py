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


def read_until(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The aware instant (UTC) meant at the aware ``now``; a time is the next one, a day alone begins as "tomorrow"
    does.

    Raises ``ValueError`` for anything else, and for a date that no clock shows.
    """
    told = text.strip().lower()
    if told == TOMORROW:
        return pause_end(PauseLength.TOMORROW, now, zone)
    if lasts := _LASTS.fullmatch(told):
        minutes = int(lasts[1]) * (60 if lasts[2] == "h" else 1)
        return now.astimezone(UTC) + timedelta(minutes=minutes)
    if clock := _CLOCK.fullmatch(told):
        return _next(time(int(clock[1]), int(clock[2])), now, zone)
    return _instant(told, zone)


def _next(at: time, now: datetime, zone: ZoneInfo) -> datetime:
    today = now.astimezone(zone).date()
    soonest = to_instant(today, at, zone).astimezone(UTC)
    later = soonest if soonest > now.astimezone(UTC) else to_instant(today + timedelta(days=1), at, zone)
    return later.astimezone(UTC)


def _instant(told: str, zone: ZoneInfo) -> datetime:
    try:
        return to_instant(date.fromisoformat(told), MORNING, zone).astimezone(UTC)
    except ValueError:
        pass
    except OverflowError:
        raise ValueError("no clock shows that date") from None
    moment = datetime.fromisoformat(told.upper())
    try:
        if moment.tzinfo is None:
            moment = to_instant(moment.date(), moment.time(), zone)
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("no clock shows that date") from None
