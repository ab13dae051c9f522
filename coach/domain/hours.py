"""Hours of the day in which somebody may be reminded, for each weekday; outside them it is quiet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coach.domain.schedule import to_instant


@dataclass(frozen=True)
class DayHours:
    """From ``start`` (inclusive) to ``end`` (exclusive), local times of one day; midnight as ``end`` is the day's.

    Raises ``ValueError`` where the end is not after the start.
    """

    start: time = time(0)
    end: time = time(0)

    def __post_init__(self) -> None:
        if self.end != time(0) and self.end <= self.start:
            raise ValueError("the hours of a day end after they begin")

    @property
    def is_whole_day(self) -> bool:
        """Whether nothing of the day is quiet."""
        return self.start == self.end == time(0)


WHOLE_DAY = DayHours()


@dataclass(frozen=True)
class Hours:
    """The hours of each weekday, Monday first; None is a day that is quiet altogether."""

    days: tuple[DayHours | None, ...] = (WHOLE_DAY,) * 7

    def __post_init__(self) -> None:
        if len(self.days) != 7:
            raise ValueError("there are hours or none for each of the seven weekdays")

    def is_open(self, instant: datetime, zone: ZoneInfo) -> bool:
        """Whether an aware instant lies within them."""
        opened, closed = self.bounds(instant, zone)
        return opened is not None and closed is not None and opened <= instant.astimezone(UTC) < closed

    def bounds(self, instant: datetime, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
        """When they begin and end (exclusive) on the local day of the instant, in UTC; None twice on a quiet day. Where
        a clock change swallows them, they are empty."""
        day = instant.astimezone(zone).date()
        hours = self.days[day.weekday()]
        if hours is None:
            return None, None
        last = day if hours.end != time(0) else day + timedelta(days=1)
        ends = to_instant(day, hours.start, zone), to_instant(last, hours.end, zone)
        return ends[0].astimezone(UTC), ends[1].astimezone(UTC)


ALWAYS = Hours()
WORK_DAYS = Hours((DayHours(time(9), time(17)),) * 5 + (None, None))
"""Where breaks begin (our choice)."""
