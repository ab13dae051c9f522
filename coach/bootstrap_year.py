"""A made-up year of walks, lived through the real services: what the pictures of the pages show.

Somebody starts at ten minutes, reaches half an hour, is away for some days in summer, has two bad walks in autumn
and is on the way up again. Every length is the decision's own.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from coach.bootstrap_core import Core
from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.plan import Plan
from coach.domain.reminder import OccurrenceState, walk_name
from coach.domain.reminder_cause import Cause
from coach.domain.schedule import Schedule, occurrences
from coach.domain.session import Outcome, Session, StopReason
from coach.services.ports import RunningSession
from coach.services.reminder_book import ReminderBook

ZONE = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 12, 12, 5, tzinfo=ZONE)
"""The Thursday of the pictures."""
BEGAN = datetime(2025, 11, 12, 9, 0, tzinfo=ZONE)
AWAY = (datetime(2026, 8, 3, tzinfo=ZONE), datetime(2026, 8, 14, tzinfo=ZONE))
BAD = (datetime(2026, 10, 19, tzinfo=ZONE), datetime(2026, 10, 22, tzinfo=ZONE))
"""Two walks that hurt, one after the other, begin a flare plan."""
TIRING = (datetime(2026, 10, 25, tzinfo=ZONE), datetime(2026, 11, 8, tzinfo=ZONE))
"""Walks that were hard: the length stays as it is."""
NOON = time(12, 30)
SCHEDULE = Schedule((NOON, None, NOON, NOON, None, NOON, None))
PLAN = Plan(target_minutes=30, days_per_week=4, start_minutes=10, usual_pain=2)


class StillClock:
    """A ``Clock`` that stands where it was put."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The moment it was put to."""
        return self.at

    def zone(self) -> ZoneInfo:
        """The zone of the made-up year."""
        return ZONE

    def monotonic(self) -> float:
        """Stands still."""
        return 0.0


def live_a_year(core: Core, clock: StillClock) -> None:
    """Fill the store of ``core`` (it looks at ``clock``) up to ``NOW``; the morning after the last walk stays open."""
    clock.at = BEGAN
    core.planning.set_schedule(SCHEDULE)
    core.planning.set_plan(PLAN)
    book = ReminderBook(clock, core.store.occurrences, core.values, core.catalogue.reminder_rules())
    book.open(SCHEDULE, core.settings.settings.reminders)
    days = (NOW.date() - BEGAN.date()).days
    for number, walk in enumerate(occurrences(SCHEDULE, BEGAN.date(), days, ZONE), start=1):
        clock.at = walk.at
        if not AWAY[0] <= walk.at < AWAY[1] and (number + 5) % 19:
            book.note(walk_name(walk.day), OccurrenceState.SHOWN)
            _walk(core, clock, walk.at, number)
            book.note(walk_name(walk.day), OccurrenceState.DONE, Cause.WALKED)
    clock.at = NOW


def _walk(core: Core, clock: StillClock, at: datetime, number: int) -> None:
    clock.at = at
    minutes = core.planning.next_walk().minutes
    hurried = number % 41 == 0
    walked = minutes * 60.0 * (0.7 if hurried else 1.0)
    id = core.sessions.begin(_begun(at, minutes, number))
    outcome, why = (Outcome.SHORTENED, StopReason.TIME) if hurried else (Outcome.DONE, None)
    core.sessions.finish(id, walked, outcome, why)
    clock.at = at + timedelta(minutes=minutes + 3)
    session = Session(at, minutes, walked / 60, outcome, why, id=id)
    core.check_ins.save(session, _answers(at, number))


def _begun(at: datetime, minutes: int, number: int) -> RunningSession:
    before = CheckIn(before=_pain(at, number), reach_before=Reach.BACK)
    return RunningSession(0, at, minutes, None, False, True, number, 0.0, 0.0, before)


def _pain(at: datetime, number: int) -> int:
    """Before a walk: less with the months, and never the same for long."""
    if BAD[0] <= at < TIRING[1]:
        return 2
    lower = (at - BEGAN).days // 150
    return max(1, 3 - lower - (number * 7 % 11 < 2))


def _answers(at: datetime, number: int) -> CheckIn:
    """Mostly good ones; the morning after the very last walk is still to be told."""
    bad, tiring = BAD[0] <= at < BAD[1], TIRING[0] <= at < TIRING[1]
    is_last = at.date() == NOW.date() - timedelta(days=1)
    before = _pain(at, number)
    return CheckIn(
        before=before,
        peak=before + (4 if bad else 1),
        after=before + 2 if bad else before - (number * 5 % 13 < 4),
        morning=None if is_last else before - (number % 7 == 0),
        reach_before=Reach.BACK,
        reach_after=Reach.BACK,
        qualities=frozenset({Quality.ACHING} if number % 3 else {Quality.ACHING, Quality.STIFF}),
        effort=Effort.HARD if tiring else Effort.STEADY,
        leg_soreness=number % 29 == 0,
        where=frozenset({"lower_back"}),
    )
