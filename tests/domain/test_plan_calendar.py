"""The plan for other calendars: every walk once, and a moved one as the same entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.plan_calendar import DAYS_AHEAD, PlanEntry, plan_entries
from coach.domain.schedule import Move, Schedule

LONDON = ZoneInfo("Europe/London")
MONDAY = date(2026, 11, 23)
PLAN = Schedule((time(9), None, time(9, 30), None, None, None, None))


def test_a_walk_lasts_as_long_as_the_next_one() -> None:
    first = plan_entries(PLAN, MONDAY, 14, LONDON)[0]
    start = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert first == PlanEntry(MONDAY, start, start + timedelta(minutes=14))
    assert first.uid == "walk-2026-11-23@amble"


def test_a_moved_walk_stays_the_same_entry() -> None:
    moved = PLAN.with_move(Move(MONDAY, date(2026, 11, 24), time(18)))
    before = {entry.uid: entry.start for entry in plan_entries(PLAN, MONDAY, 14, LONDON)}
    after = {entry.uid: entry.start for entry in plan_entries(moved, MONDAY, 14, LONDON)}
    assert before.keys() == after.keys()
    assert after["walk-2026-11-23@amble"] == datetime(2026, 11, 24, 18, tzinfo=UTC)


def test_a_plan_that_rests_has_no_walks_till_it_goes_on() -> None:
    rests = replace(PLAN, paused_until=date(2026, 12, 1))
    assert plan_entries(rests, MONDAY, 14, LONDON)[0].day == date(2026, 12, 2)


@settings(max_examples=25)
@given(
    st.lists(st.none() | st.times(), min_size=7, max_size=7),
    st.sampled_from(["Africa/Cairo", "Australia/Lord_Howe", "America/New_York"]),
    st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    st.integers(0, 60),
)
def test_every_entry_has_a_name_of_its_own_and_a_length(
    times: list[time | None], zone: str, today: date, minutes: int
) -> None:
    entries = plan_entries(Schedule(tuple(times)), today, minutes, ZoneInfo(zone))
    assert len({entry.uid for entry in entries}) == len(entries) == 5 * sum(each is not None for each in times)
    assert all(entry.end > entry.start for entry in entries)
    assert all(entry.day <= today + timedelta(days=DAYS_AHEAD) for entry in entries)
