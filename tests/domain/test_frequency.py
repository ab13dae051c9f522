"""Next week: days before length, length before pace, one change at a time, and nothing after a hard week."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.domain.bounds import Bounds
from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.day import DayKind
from coach.domain.frequency import NextWeek, WeekStep, next_week
from coach.domain.plan import Plan
from coach.domain.progression import History, decide
from coach.domain.red_flag import RedFlag
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session
from tests.strategies import NOW

RULES = Rules()
PLAN = Plan(target_minutes=30, days_per_week=4, start_minutes=10, usual_pain=3)
GOOD = CheckIn(2, 3, 2, 2, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False)
RED, OPEN = replace(GOOD, peak=8), replace(GOOD, morning=None)


def walks(*days_ago: float, minutes: int = 20, answers: CheckIn | None = GOOD) -> tuple[Session, ...]:
    """Walks all answered alike."""
    return tuple(
        Session(NOW - timedelta(days=ago), minutes, minutes, Outcome.DONE, None, answers)
        for ago in sorted(days_ago, reverse=True)
    )


def after(sessions: tuple[Session, ...], days: int = 4, plan: Plan = PLAN) -> NextWeek:
    return next_week(plan, History(sessions), days, NOW, RULES)


def ids(week: NextWeek) -> list[str]:
    return [because.id for because in week.reasons]


def test_a_good_week_on_plan_offers_one_more_day() -> None:
    week = after(walks(6, 4, 3, 1))
    assert (week.step, week.days, week.choices) == (WeekStep.ADD_DAY, 5, (WeekStep.ADD_DAY,))
    assert ids(week) == ["because.week_add_day"]


def test_whoever_has_not_walked_today_has_seven_whole_days_behind_them() -> None:
    assert after(walks(7, 5, 3, 1)).step is WeekStep.ADD_DAY
    assert after(walks(7, 5, 3, 0.1)).step is WeekStep.HOLD
    assert after(walks(8, 5, 3, 1)).step is WeekStep.HOLD


def test_a_week_with_fewer_walks_than_planned_stays_as_it_is() -> None:
    week = after(walks(6, 3, 1))
    assert (week.step, week.days, week.choices) == (WeekStep.HOLD, 4, ())
    assert dict(week.reasons[0].values) == {"walked": 3, "planned": 4}
    assert after(()).step is WeekStep.HOLD
    assert after(walks(1), days=0).step is WeekStep.HOLD


def test_two_walks_on_a_day_are_one_day() -> None:
    assert after(walks(6, 3, 1, 1.1)).step is WeekStep.HOLD


def test_a_bad_day_done_is_a_day_on_plan() -> None:
    bad = tuple(replace(session, bad_day=True, chosen_minutes=5, walked_minutes=5) for session in walks(3))
    assert after((*walks(6, 4), *bad, *walks(1))).step is WeekStep.ADD_DAY


def test_what_was_begun_and_not_walked_is_no_day_on_plan() -> None:
    begun = replace(walks(1)[0], walked_minutes=0.3)
    assert after((*walks(6, 4, 3), begun)).step is WeekStep.HOLD


def test_one_red_walk_makes_the_next_week_a_lighter_one() -> None:
    week = after((*walks(6, 4, 3), *walks(1, answers=RED)))
    assert (week.step, week.days, ids(week)) == (WeekStep.LIGHTER, 4, ["because.week_red"])


def test_a_flare_plan_and_a_sign_that_waits_make_it_a_lighter_one() -> None:
    flare = next_week(PLAN, History(walks(6, 4, 3, 1), flare_since=NOW), 4, NOW, RULES)
    assert (flare.step, ids(flare)) == (WeekStep.LIGHTER, ["because.week_flare"])
    flagged = walks(1, answers=replace(GOOD, red_flags=frozenset({RedFlag.FEVER})))
    waiting = after((*walks(6, 4, 3), *flagged))
    assert (waiting.step, ids(waiting)) == (WeekStep.LIGHTER, ["because.flag_waiting"])


def test_open_answers_never_count_as_good_ones() -> None:
    assert after((*walks(6, 4), *walks(3, 1, answers=OPEN))).step is WeekStep.ADD_DAY
    week = after((*walks(6), *walks(4, 3, 1, answers=None)))
    assert (week.step, ids(week)) == (WeekStep.HOLD, ["because.week_not_settled"])


@pytest.mark.parametrize(("days_ago", "step"), [(3, WeekStep.HOLD), (6, WeekStep.HOLD), (7, WeekStep.ADD_DAY)])
def test_one_change_at_a_time(days_ago: int, step: WeekStep) -> None:
    plan = replace(PLAN, day_added=NOW.date() - timedelta(days=days_ago))
    week = after(walks(6, 4, 3, 1), plan=plan)
    assert week.step is step
    assert (ids(week) == ["because.week_settling"]) == (step is WeekStep.HOLD)


def test_on_five_days_the_length_grows_first() -> None:
    week = after(walks(6, 5, 4, 3, 1), days=5)
    assert (week.step, week.days, ids(week)) == (WeekStep.HOLD, 5, ["because.week_length_first"])


def test_at_the_target_on_five_days_a_sixth_day_or_a_brisker_middle_may_come() -> None:
    week = after(walks(6, 5, 4, 3, 1, minutes=30), days=5)
    assert (week.step, week.days) == (WeekStep.SIXTH_DAY, 6)
    assert week.choices == (WeekStep.SIXTH_DAY, WeekStep.BRISK)
    assert ids(week) == ["because.week_sixth_day", "because.week_brisk"]


def test_whoever_has_a_brisker_middle_is_offered_the_sixth_day_alone() -> None:
    week = after(walks(6, 5, 4, 3, 1, minutes=30), days=5, plan=replace(PLAN, brisk=True))
    assert week.choices == (WeekStep.SIXTH_DAY,)


def test_on_six_days_only_the_pace_is_left_and_then_nothing() -> None:
    six = walks(6, 5, 4, 3, 2, 1, minutes=30)
    assert (after(six, days=6).step, after(six, days=6).days) == (WeekStep.BRISK, 6)
    full = after(six, days=6, plan=replace(PLAN, brisk=True))
    assert (full.step, ids(full)) == (WeekStep.HOLD, ["because.week_full"])


def test_the_bounds_hold_the_days() -> None:
    bound = replace(PLAN, bounds=Bounds(most_days=4))
    week = after(walks(6, 4, 3, 1), plan=bound)
    assert (week.step, week.days, ids(week)) == (WeekStep.HOLD, 4, ["because.week_bounds"])
    assert after(walks(6, 4, 1), plan=replace(PLAN, bounds=Bounds(most_days=3))).days == 3
    at_target = after(walks(6, 5, 4, 3, 1, minutes=30), days=5, plan=replace(PLAN, bounds=Bounds(most_days=5)))
    assert at_target.choices == (WeekStep.BRISK,)


def test_minutes_that_the_bounds_hold_are_the_target_and_nothing_gets_brisker() -> None:
    bound = replace(PLAN, bounds=Bounds(most_minutes=20))
    assert after(walks(6, 5, 4, 3, 1), days=5, plan=bound).choices == (WeekStep.SIXTH_DAY,)


@pytest.mark.parametrize(("most", "step"), [(29, WeekStep.HOLD), (30, WeekStep.BRISK), (40, WeekStep.BRISK)])
def test_bounds_that_the_target_keeps_within_hide_no_brisker_middle(most: int, step: WeekStep) -> None:
    bound = replace(PLAN, bounds=Bounds(most_minutes=most))
    six = walks(6, 5, 4, 3, 2, 1, minutes=30)
    assert after(six, days=6, plan=bound).step is step
    brisk = decide(replace(bound, brisk=True), History(six), NOW, RULES).brisk_minutes
    assert (brisk > 0) == (step is WeekStep.BRISK)


def test_what_kind_of_day_today_is_changes_nothing() -> None:
    history = History(walks(6, 5, 4, 3, 1, minutes=30))
    told = replace(history, day=DayKind.BAD, before_today=9)
    assert next_week(PLAN, told, 5, NOW, RULES) == next_week(PLAN, history, 5, NOW, RULES)


def test_a_walk_dated_later_than_today_by_a_wrong_clock_is_no_day_of_last_week() -> None:
    assert after((*walks(6, 4, 3), *walks(-1, -2))).step is WeekStep.HOLD
