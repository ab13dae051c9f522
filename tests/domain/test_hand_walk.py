"""A walk told later: where it may be, and how it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.bounds import Bounds
from coach.domain.check_in import CheckIn, Effort
from coach.domain.hand_walk import HandTrouble, as_session, find_trouble
from coach.domain.plan import Plan
from coach.domain.progression import History, decide
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session
from tests.strategies import NOW, hostile_histories, wishful_plans

RULES = Rules()
PLAN = Plan(start_minutes=10)


def walked(ago: timedelta, minutes: float) -> Session:
    return Session(NOW - ago, 10, minutes, Outcome.DONE)


def trouble(began: datetime, minutes: float, *sessions: Session, running: datetime | None = None) -> HandTrouble | None:
    return find_trouble(began, minutes, sessions, running, NOW)


def test_a_walk_is_over_before_it_is_told() -> None:
    assert trouble(NOW + timedelta(seconds=1), 1) is HandTrouble.LATER
    assert trouble(NOW - timedelta(minutes=9), 10) is HandTrouble.NOT_OVER
    assert trouble(NOW - timedelta(minutes=10), 10) is None


def test_no_walk_lies_in_another() -> None:
    other = walked(timedelta(hours=1), 20)
    assert trouble(NOW - timedelta(minutes=50), 5, other) is HandTrouble.OVERLAP
    assert trouble(NOW - timedelta(minutes=70), 30, other) is HandTrouble.OVERLAP
    assert trouble(NOW - timedelta(minutes=70), 10, other) is None
    assert trouble(NOW - timedelta(minutes=40), 10, other) is None


def test_a_walk_that_ended_at_once_still_stands_at_its_second() -> None:
    begun = walked(timedelta(minutes=30), 0)
    assert trouble(begun.started_at, 10, begun) is HandTrouble.OVERLAP


def test_a_walk_that_is_on_lasts_until_now() -> None:
    since = NOW - timedelta(minutes=20)
    assert trouble(NOW - timedelta(minutes=10), 5, running=since) is HandTrouble.OVERLAP
    assert trouble(NOW - timedelta(minutes=30), 10, running=since) is None


@settings(max_examples=40, deadline=None)
@given(wishful_plans, hostile_histories, st.integers(0, 50 * 24), st.integers(1, 180))
def test_it_is_planned_by_what_came_before_it_and_counts_as_any_other(
    plan: Plan, history: History, hours: int, minutes: int
) -> None:
    began = NOW - timedelta(hours=hours)
    session = as_session(began, minutes, None, plan, history, RULES)
    earlier = tuple(other for other in history.sessions if other.started_at < began)
    assert session == as_session(began, minutes, None, plan, History(earlier, flare_since=history.flare_since), RULES)
    assert session.planned_minutes >= 1
    assert (session.chosen_minutes is None) == (minutes >= session.planned_minutes)
    assert session.share == 1.0
    assert decide(plan, replace(history, sessions=(*history.sessions, session)), NOW, RULES).minutes > 0


def test_only_less_than_the_plan_was_a_shorter_choice() -> None:
    chosen = [as_session(NOW - timedelta(days=1), n, None, PLAN, History(), RULES).chosen_minutes for n in (9, 10, 11)]
    assert chosen == [9, None, None]


def test_signs_that_waited_then_do_not_change_how_long_it_was_meant_to_be() -> None:
    flagged = replace(walked(timedelta(days=3), 10), check_in=CheckIn(red_flags=frozenset({RedFlag.FEVER})))
    history = History((flagged,), (FlagReport(NOW - timedelta(days=2), frozenset({RedFlag.BLADDER})),))
    assert as_session(NOW - timedelta(days=1), 20, None, PLAN, history, RULES).planned_minutes == 7


def test_a_flare_said_later_does_not_change_it_either() -> None:
    began = NOW - timedelta(days=2)
    for since, planned in ((NOW - timedelta(days=1), 10), (NOW - timedelta(days=3), 5)):
        history = History((), flare_since=since)
        assert as_session(began, 20, None, PLAN, history, RULES).planned_minutes == planned


def test_the_bounds_of_the_plan_hold_for_it() -> None:
    plan = replace(PLAN, bounds=Bounds(most_minutes=4))
    assert as_session(NOW - timedelta(days=1), 20, None, plan, History(), RULES).planned_minutes == 4


def test_no_answer_at_all_is_no_check_in_and_hard_answers_leave_the_signs_open() -> None:
    def answered(check_in: CheckIn | None) -> CheckIn | None:
        return as_session(NOW - timedelta(days=1), 10, check_in, PLAN, History(), RULES).check_in

    assert answered(CheckIn()) is None
    assert answered(CheckIn(peak=3)) == CheckIn(peak=3)
    hard = CheckIn(effort=Effort.TOO_HARD)
    assert answered(hard) == replace(hard, red_flags=None)
    ticked = replace(hard, red_flags=frozenset({RedFlag.FEVER}))
    assert answered(ticked) == ticked
