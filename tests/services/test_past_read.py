"""Flares and pain as progress, the diary and the report read them: in pieces, and yet as if all had been read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.bootstrap_core import Core
from coach.bootstrap_diary_desk import diary_parts
from coach.bootstrap_report_desk import report_source
from coach.bootstrap_year import ZONE, StillClock
from coach.domain.check_in import CheckIn
from coach.domain.flare_spans import flare_spans
from coach.domain.plan import Plan
from coach.domain.progress_view import Span
from coach.domain.report_wish import ReportDays
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.services.diary_desk import DiaryDesk
from coach.services.past_read import SETTLED, around, back, on
from coach.services.planning import FLARE_SINCE

EDGE = date(2026, 11, 30)
"""Where weeks that are read together end and others begin."""
SAID = datetime(2026, 11, 25, 9, tzinfo=ZONE)
NOW = datetime(2026, 12, 9, 9, tzinfo=ZONE)
FLARE = TimeOff(SAID.date(), NOW.date(), TimeOffKind.FLARE)
FIRST = datetime(2025, 1, 6, 9, tzinfo=ZONE)


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    """A plan of some weeks, a flare that was said before the edge, and no walk since."""
    clock = StillClock(datetime(2026, 11, 2, 9, tzinfo=ZONE))
    core = Core(tmp_path, clock)
    core.planning.set_plan(Plan())
    clock.at = SAID
    core.planning.declare_flare()
    clock.at = NOW
    yield core
    core.close()


def excused(core: Core) -> list[tuple[date, TimeOffKind]]:
    """Which weeks are, and why."""
    return [(week.monday, week.excused) for week in core.progress.view(Span.FOUR_WEEKS).weeks if week.excused]


def reported(core: Core, first: date) -> list[TimeOff]:
    """The flares of a report from ``first`` to today."""
    reading = report_source(core, ReportDays(first, NOW.date()))
    while True:
        try:
            next(reading)
        except StopIteration as found:
            return [one for one in found.value.times_off if one.kind is TimeOffKind.FLARE]


def test_a_flare_that_was_said_goes_on_over_the_edge_of_what_is_read_together(core: Core) -> None:
    assert core.planning.next_walk().flare
    mondays = [EDGE - timedelta(weeks=1), EDGE, EDGE + timedelta(weeks=1)]
    assert excused(core) == [(monday, TimeOffKind.FLARE) for monday in mondays]
    assert core.progress.view(Span.FOUR_WEEKS).bands == (FLARE,)


def test_report_and_diary_know_a_flare_that_was_said_before_their_days_and_before_any_walk(core: Core) -> None:
    for first in (SAID.date(), EDGE, NOW.date()):
        assert reported(core, first) == [FLARE]
    desk = DiaryDesk(diary_parts(core))
    days = (SAID.date() - timedelta(days=1), SAID.date(), EDGE, NOW.date())
    assert [desk.day(day).time_off for day in days] == [None, *[TimeOffKind.FLARE] * 3]
    marks = [mark.day for mark in desk.year(2026).marks if mark.time_off is TimeOffKind.FLARE]
    assert marks == [SAID.date() + timedelta(days=number) for number in range(15)]


def test_a_report_knows_a_flare_that_two_red_walks_began_before_its_days(core: Core) -> None:
    core.values.remove(FLARE_SINCE)
    red = CheckIn(before=2, peak=8, after=8, morning=8)
    for ago in (16, 15):
        core.sessions.add(Session(NOW - timedelta(days=ago), 20, 20, Outcome.DONE, check_in=red))
    assert reported(core, NOW.date()) == [TimeOff((NOW - timedelta(days=15)).date(), NOW.date(), TimeOffKind.FLARE)]


def test_pain_then_is_that_of_the_first_walk_that_was_walked_as_in_the_report(core: Core) -> None:
    core.sessions.add(Session(NOW - timedelta(days=80), 20, 0.5, Outcome.STOPPED, check_in=CheckIn(after=9)))
    for ago in (40, 39, 38, 37, 36, 6, 5, 4, 3, 2):
        told = CheckIn(before=3, peak=3, after=7 if ago > 30 else 3)
        core.sessions.add(Session(NOW - timedelta(days=ago), 20, 20, Outcome.DONE, check_in=told))
    core.planning.refresh()
    pain = core.progress.view(Span.FOUR_WEEKS).pain
    assert pain is not None
    assert (pain.since, pain.before, pain.now) == ((NOW - timedelta(days=40)).date(), 7, 3)


def reader(walks: list[Session]) -> Callable[[date, date], list[Session]]:
    """Reads these."""
    return lambda first, last: [walk for walk in walks if first <= walk.started_at.date() <= last]


@given(
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from("rg")), max_size=40),
    st.integers(0, 500),
    st.integers(0, 500),
    st.integers(0, 200),
)
@settings(max_examples=150, deadline=None)
def test_a_flare_that_was_said_is_the_same_however_late_the_days_begin_that_are_read(
    steps: list[tuple[int, str]], said: int, begin: int, count: int
) -> None:
    at, walks = FIRST, list[Session]()
    answers = {"r": CheckIn(before=2, peak=8, after=8, morning=8), "g": CheckIn(before=2, peak=2, after=2, morning=2)}
    for days, kind in steps:
        at += timedelta(days=days)
        walks.append(Session(at, 20, 20, Outcome.DONE, check_in=answers[kind]))
    since, first = FIRST + timedelta(days=said), (FIRST + timedelta(days=begin)).date()
    last = first + timedelta(days=count)
    rules = Rules()
    found = around(reader(walks), since, first, last, last, rules).flares
    assert all(one.touches(first, last) for one in found)
    assert all(one.last < two.first or one.last == two.first for one, two in pairwise(found))
    whole = flare_spans(reader(walks)(since.date(), last), since.date(), last, rules)
    if whole and whole[0].first == since.date() and whole[0].touches(first, last):
        assert any(one.first <= max(since.date(), first) and one.last >= whole[0].last for one in found)
    read = around(reader(walks), None, first, last, last, rules)
    assert read.walks == reader(walks)(first - SETTLED, last)


def test_of_a_flare_that_was_over_long_ago_no_more_is_read_than_tells_so() -> None:
    walks = [
        Session(FIRST + timedelta(days=number), 20, 20, Outcome.DONE, check_in=CheckIn(2, 2, 2))
        for number in range(900)
    ]
    asked = list[tuple[date, date]]()

    def between(first: date, last: date) -> list[Session]:
        asked.append((first, last))
        return reader(walks)(first, last)

    first = (FIRST + timedelta(days=800)).date()
    assert around(between, FIRST + timedelta(days=2), first, first, first, Rules()).flares == ()
    assert sum(((last - first) for first, last in asked), timedelta()) <= 2 * SETTLED


def test_days_end_where_there_are_no_more() -> None:
    assert (back(date.min, SETTLED), on(date.max, SETTLED)) == (date.min, date.max)
    assert on(back(EDGE, SETTLED), SETTLED) == EDGE
