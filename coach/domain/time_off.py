"""Days on which nobody expects a plan to be kept: illness, a holiday, a flare. They excuse weeks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)


class TimeOffKind(StrEnum):
    """Why."""

    ILL = "ill"
    HOLIDAY = "holiday"
    FLARE = "flare"
    PAUSE = "pause"
    """The plan rested, and nobody said why."""
    OTHER = "other"


@dataclass(frozen=True)
class TimeOff:
    """The local days ``first`` to ``last``, both included."""

    first: date
    last: date
    kind: TimeOffKind = TimeOffKind.OTHER

    def touches(self, first: date, last: date) -> bool:
        """Whether any of its days is one of ``first`` to ``last``."""
        return self.first <= last and first <= self.last

    def days_within(self, first: date, last: date) -> int:
        """How many of its days are days of ``first`` to ``last``."""
        return max(0, (min(self.last, last) - max(self.first, first)).days + 1)


def marked(times_off: Iterable[TimeOff], new: TimeOff) -> tuple[TimeOff, ...]:
    """``times_off`` with ``new``, which takes its days from the others; in order. What was told later counts, as a day
    has one reason at most."""
    return tuple(sorted((*without(times_off, new.first, new.last), new), key=lambda one: one.first))


def without(times_off: Iterable[TimeOff], first: date, last: date) -> tuple[TimeOff, ...]:
    """``times_off`` without the days ``first`` to ``last``; what lies on both sides of them becomes two."""
    kept: list[TimeOff] = []
    for one in times_off:
        if not one.touches(first, last):
            kept.append(one)
            continue
        if one.first < first:
            kept.append(replace(one, last=first - DAY))
        if one.last > last:
            kept.append(replace(one, first=last + DAY))
    return tuple(kept)


def as_told(times_off: Iterable[TimeOff]) -> tuple[TimeOff, ...]:
    """``times_off`` as they are read, in order: a pause lies beneath days that have a reason of their own."""
    known = tuple(times_off)
    marks = [one for one in known if one.kind is not TimeOffKind.PAUSE]
    pauses = tuple(one for one in known if one.kind is TimeOffKind.PAUSE)
    for one in marks:
        pauses = without(pauses, one.first, one.last)
    return tuple(sorted((*marks, *pauses), key=lambda one: one.first))


def with_marks(times_off: Iterable[TimeOff], marks: Iterable[TimeOff]) -> tuple[TimeOff, ...]:
    """``times_off`` with ``marks`` as all that somebody said of days; its pauses are the plan's own and stay."""
    pauses = (one for one in times_off if one.kind is TimeOffKind.PAUSE)
    return tuple(
        sorted((*pauses, *(one for one in marks if one.kind is not TimeOffKind.PAUSE)), key=lambda one: one.first)
    )


def with_pause(times_off: Iterable[TimeOff], paused_until: date | None, today: date) -> tuple[TimeOff, ...]:
    """``times_off`` as a pause of the plan leaves them: it lasts from the day it began to the day before
    ``paused_until``, None for no pause. One that is ended today leaves the days before. It may lie beneath days that
    have a reason of their own (``as_told``): should that be taken back, the plan rested all the same."""
    known = tuple(times_off)
    running = next((one for one in known if one.kind is TimeOffKind.PAUSE and one.first <= today <= one.last), None)
    ahead = [one for one in known if one.kind is TimeOffKind.PAUSE and one.last >= today]
    rest = [one for one in known if one not in ahead]
    began = today if running is None else running.first
    if paused_until is None or paused_until <= today:
        pauses = [replace(one, last=today - DAY) for one in ahead if one.first < today]
    else:
        pauses = [TimeOff(began, paused_until - DAY, TimeOffKind.PAUSE)]
    return tuple(sorted((*rest, *pauses), key=lambda one: one.first))


def excuse(times_off: Iterable[TimeOff], monday: date, least: int) -> TimeOffKind | None:
    """Why the week of ``monday`` is excused: the reason of most of its days, if there are ``least`` of them for any
    reason together; a flare excuses it with a single day. None where it is not."""
    sunday = monday + 6 * DAY
    found = [(one.days_within(monday, sunday), one.kind) for one in times_off if one.touches(monday, sunday)]
    flares = [kind for _, kind in found if kind is TimeOffKind.FLARE]
    if sum(days for days, _ in found) >= least:
        return max(found, key=lambda pair: pair[0])[1]
    return flares[0] if flares else None
