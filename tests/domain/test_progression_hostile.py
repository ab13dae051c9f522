"""What the next walk promises for every history, however odd: with bounds, pace, wishes, kinds of day, wrong clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coach.domain.bounds import NO_BOUNDS, Bounds
from coach.domain.check_in import CheckIn, Effort, Reach
from coach.domain.day import DayKind
from coach.domain.flare import follow, follow_settled
from coach.domain.frequency import NextWeek, WeekStep, next_week
from coach.domain.plan import Plan
from coach.domain.progression import History, NextWalk, decide, work_out
from coach.domain.response import Response, respond, response_of
from coach.domain.rule_of_plan import rules_of
from coach.domain.rules import FlareRules, Rules
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.session_order import in_order
from tests.strategies import (
    NOW,
    ZONES,
    bounds,
    hostile_histories,
    hostile_sessions,
    stricter_thresholds,
    wishful_plans,
    worsened,
)

RULES = Rules()
BEST = CheckIn(2, 2, 2, 2, Reach.BACK, Reach.BACK, frozenset(), Effort.EASY, False)
SOME = settings(max_examples=40, deadline=None)
EASIER = (DayKind.GOOD, DayKind.SO_SO, DayKind.BAD)
MORE = (WeekStep.ADD_DAY, WeekStep.SIXTH_DAY, WeekStep.BRISK)


def worse(data: st.DataObject, plan: Plan, history: History) -> History:
    """The same history with up to four walks answered worse."""
    answered = [place for place, session in enumerate(history.sessions) if session.check_in is not None]
    assume(answered)
    sessions = list(history.sessions)
    for place in data.draw(st.lists(st.sampled_from(answered), min_size=1, max_size=4, unique=True)):
        check_in = sessions[place].check_in
        assert check_in is not None
        sessions[place] = replace(sessions[place], check_in=data.draw(worsened(check_in, rules_of(plan, RULES))))
    return replace(history, sessions=tuple(sessions))


def days_ago(history: History) -> list[int]:
    """The local days back from today of each walk in order; what is dated later is of the day of the walk before it,
    or of the first walk that is not, or of today."""
    ordered = in_order(history.sessions, NOW)
    days = [(NOW.date() - session.started_at.astimezone(NOW.tzinfo).date()).days for session in ordered]
    last = next((ago for ago, session in zip(days, ordered, strict=True) if session.started_at <= NOW), 0)
    for place, session in enumerate(ordered):
        last = days[place] = days[place] if session.started_at <= NOW else last
    return days


def recent_minutes(history: History) -> list[int]:
    """Planned minutes of the ordinary walks of the last seven local days."""
    pairs = zip(in_order(history.sessions, NOW), days_ago(history), strict=True)
    return [session.planned_minutes for session, ago in pairs if session.is_ordinary and ago <= 7]


def days_walked(history: History) -> set[int]:
    """The local days with a walk, counted back from today."""
    pairs = zip(in_order(history.sessions, NOW), days_ago(history), strict=True)
    return {ago for session, ago in pairs if session.is_walked}


@SOME
@given(wishful_plans, hostile_histories, st.data())
def test_worse_answers_never_give_a_longer_or_a_brisker_walk(plan: Plan, history: History, data: st.DataObject) -> None:
    better, after = decide(plan, history, NOW, RULES), decide(plan, worse(data, plan, history), NOW, RULES)
    assert after.minutes <= better.minutes
    assert after.brisk_minutes <= better.brisk_minutes
    assert after.walk_allowed <= better.walk_allowed


@SOME
@given(wishful_plans, hostile_histories, st.integers(0, 7), st.data())
def test_worse_answers_never_give_more_next_week(plan: Plan, history: History, days: int, data: st.DataObject) -> None:
    better = next_week(plan, history, days, NOW, RULES)
    after = next_week(plan, worse(data, plan, history), days, NOW, RULES)
    assert after.days <= better.days
    assert set(after.choices) <= set(better.choices)
    assert (after.step is WeekStep.LIGHTER) >= (better.step is WeekStep.LIGHTER)


@SOME
@given(wishful_plans, hostile_histories)
def test_a_worse_day_never_gives_a_longer_walk_and_a_good_one_changes_nothing(plan: Plan, history: History) -> None:
    untold = decide(plan, replace(history, day=None), NOW, RULES)
    good, so_so, bad = (decide(plan, replace(history, day=kind), NOW, RULES) for kind in EASIER)
    assert good == untold
    assert so_so.minutes == good.minutes
    assert bad.minutes <= so_so.minutes
    assert len(so_so.bouts) >= len(good.bouts)
    assert bad.brisk_minutes == so_so.brisk_minutes == 0


@SOME
@given(wishful_plans, hostile_histories)
def test_nothing_passes_the_bounds_the_target_and_the_growth_over_seven_days(plan: Plan, history: History) -> None:
    walk, bounds = decide(plan, history, NOW, RULES), plan.bounds
    floor = RULES.step.floor
    assert 1 <= walk.minutes <= max(floor, plan.target_minutes)
    assert bounds.most_minutes is None or walk.minutes <= bounds.most_minutes
    rise = RULES.step.cap_share if bounds.most_rise is None else bounds.most_rise
    if recent_minutes(history):
        assert walk.minutes <= max(floor, min(recent_minutes(history)) * (1 + rise) + 1e-9)
    assert 0 <= walk.brisk_minutes <= walk.minutes / 3
    assert sum(walk.bouts) == walk.minutes
    assert walk.reasons


@SOME
@given(wishful_plans, hostile_histories)
def test_a_rise_that_only_the_bounds_allow_is_said_each_time(plan: Plan, history: History) -> None:
    walk = decide(plan, history, NOW, RULES)
    recent = recent_minutes(history)
    said = any(because.id == "because.bounds_rise" for because in walk.reasons)
    grown = bool(recent) and walk.minutes > max(RULES.step.floor, RULES.step.cap(min(recent)))
    assert said == grown
    assert not said or (plan.bounds.most_rise or 0) > RULES.step.cap_share


@SOME
@given(wishful_plans, hostile_sessions(), st.integers(1, 7))
def test_no_seven_days_have_more_walks_than_the_bounds_allow(
    plan: Plan, sessions: tuple[Session, ...], most: int
) -> None:
    plan = replace(plan, bounds=Bounds(most_days=most))
    walk = decide(plan, History(sessions), NOW, RULES)
    days, day = days_walked(History(sessions)), 0 if walk.earliest is None else (NOW.date() - walk.earliest).days
    assert day <= 0
    if day not in days:
        windows = [{first - offset for offset in range(7)} for first in range(day, day + 7)]
        assert max(len((days | {day}) & window) for window in windows) <= max(most, 1)
    assert (walk.earliest is None) == (walk.why_later == ())


@SOME
@given(wishful_plans, hostile_histories, bounds, stricter_thresholds)
def test_stricter_bounds_never_give_a_longer_walk(
    plan: Plan, history: History, given_bounds: Bounds, thresholds: tuple[tuple[str, float], ...]
) -> None:
    rise = None if given_bounds.most_rise is None else min(given_bounds.most_rise, RULES.step.cap_share)
    stricter = replace(plan, bounds=replace(given_bounds, most_rise=rise, thresholds=thresholds))
    free = replace(plan, bounds=NO_BOUNDS)
    walk, unbound = decide(stricter, history, NOW, RULES), decide(free, history, NOW, RULES)
    assert walk.minutes <= unbound.minutes
    assert walk.brisk_minutes <= unbound.brisk_minutes
    assert (walk.earliest or NOW.date()) >= (unbound.earliest or NOW.date())
    assert (unbound.earliest is None) != (unbound.stopped_today and unbound.walk_allowed)
    assert (unbound.walk_allowed, unbound.stopped_today) == (walk.walk_allowed, walk.stopped_today)


@SOME
@given(wishful_plans, hostile_histories)
def test_a_gentler_pace_and_a_day_just_added_never_give_a_longer_walk(plan: Plan, history: History) -> None:
    gentle, usual, quicker = (
        decide(replace(plan, pace=pace), history, NOW, RULES).minutes for pace in ("gentle", "usual", "quicker")
    )
    assert gentle <= usual <= quicker
    added = decide(replace(plan, day_added=NOW.date()), history, NOW, RULES)
    assert added.minutes <= decide(replace(plan, day_added=None), history, NOW, RULES).minutes


@SOME
@given(wishful_plans, hostile_histories)
def test_there_is_no_step_up_without_the_last_morning_whatever_the_clock_said(plan: Plan, history: History) -> None:
    ordered = in_order(history.sessions, NOW)
    assume(ordered)
    last = ordered[-1]
    silent = replace(last, check_in=None if last.check_in is None else replace(last.check_in, morning=None))
    history = replace(history, sessions=(*ordered[:-1], silent))
    assume(in_order(history.sessions, NOW)[-1] is silent)
    walk = decide(plan, history, NOW, RULES)
    assert walk.minutes <= max(RULES.step.floor, last.planned_minutes)
    assert walk.response is not Response.GREEN


@SOME
@given(wishful_plans, hostile_histories, st.integers(0, 7))
def test_the_same_history_always_gives_the_same_and_is_never_refused(plan: Plan, history: History, days: int) -> None:
    assert work_out(plan, history, NOW, RULES) == work_out(plan, history, NOW, RULES)
    for zone in ZONES:
        told: list[NextWalk | NextWeek] = [decide(plan, history, NOW.astimezone(zone), RULES)]
        told.append(next_week(plan, history, days, NOW.astimezone(zone), RULES))
        assert all(one.reasons for one in told)


@SOME
@given(wishful_plans, hostile_histories)
def test_the_working_leads_to_the_walk(plan: Plan, history: History) -> None:
    working = work_out(plan, history, NOW, RULES)
    assert decide(plan, history, NOW, RULES) == working.walk
    shortest = min(offer.minutes for offer in working.offers)
    cap = plan.bounds.most_minutes or 10**6
    assert working.walk.minutes <= max(shortest, min(RULES.step.floor, cap))
    assert (working.answer is None) == (not history.sessions)
    assert (working.blocked is None) or working.answer is not None
    if working.answer is not None:
        assert working.walk.response is working.answer.response
        assert working.base == in_order(history.sessions, NOW)[-1].planned_minutes


@SOME
@given(wishful_plans, hostile_histories, st.integers(0, 7))
def test_next_week_never_has_more_days_than_the_bounds_and_one_change_at_a_time(
    plan: Plan, history: History, days: int
) -> None:
    week = next_week(plan, history, days, NOW, RULES)
    assert week.days <= min(plan.bounds.most_days or 7, max(days, 6))
    assert week.days <= days + 1
    assert week.step in MORE or not week.choices
    if plan.day_added is not None and abs((NOW.date() - plan.day_added).days) < RULES.week.settle_days:
        assert week.step in (WeekStep.HOLD, WeekStep.LIGHTER)


@SOME
@given(
    hostile_sessions(),
    st.none() | st.integers(-5, 60).map(lambda days: NOW - timedelta(days=days)),
    st.builds(FlareRules, reds=st.integers(1, 3), calm_walks=st.integers(1, 4)),
)
def test_what_lies_before_a_settled_stretch_changes_nothing(
    sessions: tuple[Session, ...], since: Any, flare: FlareRules
) -> None:
    rules = replace(RULES, flare=flare)
    walks = [(session, respond(session, rules).response) for session in sessions]
    assert [response for _, response in walks] == [response_of(session, rules) for session in sessions]
    assert follow_settled(sessions, 11, since, rules) == follow(walks, 11, since, rules)


def test_what_was_not_walked_settles_nothing() -> None:
    """A walk of a minute that ended a little before it is as good as done, and no walk all the same."""
    reds = [Session(NOW - timedelta(days=ago), 20, 1, Outcome.STOPPED, StopReason.SHARP_PAIN) for ago in (5, 4)]
    calm = Session(NOW - timedelta(days=3), 10, 10, Outcome.DONE, None, BEST)
    begun = Session(NOW - timedelta(days=2), 1, 0.95, Outcome.DONE, None, BEST)
    sessions = (*reds, calm, begun)
    walks = [(session, respond(session, RULES).response) for session in sessions]
    assert walks[-1][1] is Response.GREEN
    assert follow_settled(sessions, 11, None, RULES) == follow(walks, 11, None, RULES)
