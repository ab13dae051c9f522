"""Whether a walk is a small one, whether it may begin, and into which parts it falls."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.bounds import Bounds
from coach.domain.bouts import parts_of
from coach.domain.check_in import CheckIn, Effort
from coach.domain.day import DayKind
from coach.domain.plan import Plan
from coach.domain.progression import History, NextWalk, decide
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.today import is_done
from coach.domain.walk import LEAST_BOUT
from tests.strategies import NOW

GOOD = CheckIn(before=2, peak=2, after=2, morning=2, effort=Effort.EASY)
RULES = Rules()
BERLIN = ZoneInfo("Europe/Berlin")
PLAN = Plan(start_minutes=20, usual_pain=3)


def walk(minutes: int, days_ago: float = 1, peak: int = 2) -> Session:
    return Session(
        NOW - timedelta(days=days_ago), minutes, minutes, Outcome.DONE, None, replace(GOOD, peak=peak, after=peak)
    )


def next_walk(*sessions: Session, plan: Plan = PLAN, pain: int | None = None, day: DayKind | None = None) -> NextWalk:
    return decide(plan, History(sessions, before_today=pain, day=day), NOW, RULES)


@pytest.mark.parametrize("sessions", [(), (walk(20),)], ids=["first", "later"])
def test_a_sore_start_and_a_bad_day_make_a_small_walk_and_nothing_else_does(sessions: tuple[Session, ...]) -> None:
    assert next_walk(*sessions, day=DayKind.BAD).small
    assert next_walk(*sessions, pain=9).small
    assert not next_walk(*sessions).small
    assert not next_walk(*sessions, day=DayKind.SO_SO).small
    assert not next_walk(*sessions, pain=3).small


def test_a_bad_day_is_no_small_walk_where_the_plan_gives_no_more() -> None:
    shortest = replace(PLAN, start_minutes=RULES.step.floor)
    assert not next_walk(plan=shortest, day=DayKind.BAD).small
    assert not next_walk(walk(RULES.step.floor, peak=9), plan=shortest, day=DayKind.BAD).small
    bounded = replace(PLAN, bounds=Bounds(most_minutes=5))
    assert not next_walk(plan=bounded, day=DayKind.BAD).small


def test_a_walk_may_begin_where_neither_a_sign_nor_a_bound_says_no() -> None:
    assert next_walk(walk(20)).may_begin
    full = replace(PLAN, bounds=Bounds(most_days=1))
    assert not next_walk(walk(20), plan=full).may_begin
    waiting = History(flag_reports=(FlagReport(NOW, frozenset({RedFlag.FEVER})),))
    assert not decide(PLAN, waiting, NOW, RULES).may_begin


def test_the_walk_of_a_day_is_done_once_something_was_walked() -> None:
    assert is_done((walk(20, 0),), NOW.date(), BERLIN)
    assert not is_done((walk(20, 1),), NOW.date(), BERLIN)
    assert not is_done((replace(walk(20, 0), walked_minutes=0.1, outcome=Outcome.STOPPED),), NOW.date(), BERLIN)


@given(minutes=st.integers(0, 60), wanted=st.integers(1, 6))
def test_parts_add_up_and_each_can_be_walked(minutes: int, wanted: int) -> None:
    parts = parts_of(minutes, wanted)
    assert len(parts) != 1
    assert len(parts) <= wanted
    if parts:
        assert sum(parts) == minutes
        assert min(parts) >= LEAST_BOUT
    else:
        assert wanted == 1 or minutes < 2 * LEAST_BOUT


@pytest.mark.parametrize("minutes", [0.0, 0.5, 9.0, 20.0])
@pytest.mark.parametrize("why", list(StopReason))
def test_a_day_on_which_the_back_ended_a_walk_has_no_other_one(minutes: float, why: StopReason) -> None:
    ended = replace(walk(20, 0), outcome=Outcome.STOPPED, stop_reason=why, walked_minutes=minutes)
    asked_before = next_walk(ended, walk(20, 0))
    for decision in (next_walk(walk(20), ended), asked_before):
        tomorrow = NOW.date() + timedelta(days=1)
        assert (decision.may_begin, decision.stopped_today) == (not why.is_pain, why.is_pain)
        assert decision.earliest == (tomorrow if why.is_pain else None)
        assert [because.id for because in decision.why_later] == ["because.stopped_today"] * why.is_pain
        assert decision.walk_allowed
    assert decide(PLAN, History((walk(20), ended)), NOW + timedelta(days=1), RULES).may_begin


def test_after_a_stop_the_bounds_may_leave_tomorrow_free_too() -> None:
    bound = replace(PLAN, bounds=Bounds(most_days=2))
    ended = replace(walk(20, 0), outcome=Outcome.STOPPED, stop_reason=StopReason.PAIN, walked_minutes=9)
    waits = next_walk(walk(20, 3), ended, plan=bound)
    assert waits.earliest == NOW.date() + timedelta(days=4)
    assert [because.id for because in waits.why_later] == ["because.stopped_today", "because.bounds_days"]
    assert next_walk(ended, plan=bound).earliest == NOW.date() + timedelta(days=1)


def test_a_stop_is_known_while_a_sign_waits() -> None:
    ended = replace(walk(20, 0), outcome=Outcome.STOPPED, stop_reason=StopReason.PAIN)
    waits = decide(PLAN, History((ended,), (FlagReport(NOW, frozenset({RedFlag.FEVER})),)), NOW, RULES)
    assert (waits.stopped_today, waits.walk_allowed, waits.earliest) == (True, False, None)
    assert waits.why_later == ()


def test_on_the_last_day_of_the_calendar_a_stop_has_no_tomorrow() -> None:
    now = datetime(9999, 12, 31, 12, tzinfo=UTC)
    ended = replace(walk(20, 0), started_at=now, outcome=Outcome.STOPPED, stop_reason=StopReason.PAIN)
    assert decide(PLAN, History((ended,)), now, RULES).earliest is None
