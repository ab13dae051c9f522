"""What the past counts for: walks that a wrong clock dated, small walks, and what was begun and not walked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.bounds import Bounds
from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.day import DayKind
from coach.domain.offers import Rule
from coach.domain.plan import Plan
from coach.domain.progression import Adjustment, History, NextWalk, decide, work_out
from coach.domain.response import Response
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.session_order import dated, in_order
from tests.strategies import NOW, histories, hostile_histories, plans, wishful_plans, worsened

RULES = Rules()
PLAN = Plan(target_minutes=30, days_per_week=5, start_minutes=10, usual_pain=3)
GOOD = CheckIn(2, 3, 2, 2, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False)
RED = replace(GOOD, peak=8)
SOME = settings(max_examples=40, deadline=None)


def walk(minutes: int, answers: CheckIn | None = GOOD, days_ago: float = 1, **changes: Any) -> Session:
    session = Session(NOW - timedelta(days=days_ago), minutes, minutes, Outcome.DONE, None, answers)
    return replace(session, **changes)


def next_walk(*sessions: Session, plan: Plan = PLAN, now: datetime = NOW, **history: Any) -> NextWalk:
    return decide(plan, replace(History(sessions), **history), now, RULES)


def ids(decision: NextWalk) -> list[str]:
    return [because.id for because in decision.reasons]


# --- wrong clocks ----------------------------------------------------------------------------------------------------


def ahead(minutes: int, id: int, days: float = 1200) -> Session:
    return walk(minutes, days_ago=-days, id=id)


def test_a_walk_from_a_clock_that_ran_ahead_holds_no_walk_down_once_its_days_are_over() -> None:
    good = tuple(walk(20, days_ago=30 - 2 * number, id=number) for number in range(2, 15))
    decision = next_walk(*good, ahead(5, id=1))
    assert (decision.minutes, decision.adjustment) == (22, Adjustment.PROGRESS)


def test_a_walk_from_a_clock_that_ran_ahead_counts_for_the_days_of_the_walk_before_it() -> None:
    recent = next_walk(walk(20, days_ago=4, id=1), walk(20, days_ago=1, id=3), ahead(8, id=2))
    assert (recent.minutes, ids(recent)[0]) == (10, "because.cap")


def test_a_last_walk_from_a_clock_that_ran_ahead_hides_no_gap() -> None:
    decision = next_walk(walk(18, days_ago=41, id=1), ahead(20, id=2))
    assert (decision.minutes, ids(decision)) == (12, ["because.gap"])
    assert dict(decision.reasons[0].values) == {"days": 41}


def test_walks_that_nothing_dates_are_of_the_walk_after_them_or_of_now() -> None:
    first, known = ahead(5, id=1), walk(20, days_ago=30, id=2)
    assert [session.started_at for session in dated((first, known), NOW)] == [known.started_at] * 2
    assert [session.started_at for session in dated((first, ahead(6, id=2)), NOW)] == [NOW, NOW]
    assert next_walk(first).minutes == 6
    assert dated((), NOW) == ()


def test_a_walk_from_a_clock_that_ran_ahead_takes_no_coming_day_away() -> None:
    bound = replace(PLAN, bounds=Bounds(most_days=1))
    assert next_walk(walk(20, days_ago=9, id=1), ahead(20, id=2, days=3), plan=bound).earliest is None
    waits = next_walk(walk(20, days_ago=2, id=1), ahead(20, id=2, days=3), plan=bound)
    assert waits.earliest == NOW.date() + timedelta(days=5)


def test_a_flare_that_is_told_after_such_walks_is_not_over_by_them() -> None:
    before = (walk(20, days_ago=5, id=1), ahead(20, id=2), ahead(20, id=3))
    assert next_walk(*before, flare_since=NOW - timedelta(hours=1)).flare


def test_a_flare_that_the_wrong_clock_dated_itself_goes_on_and_counts_for_nothing_alone() -> None:
    since = NOW + timedelta(days=1199)
    assert next_walk(walk(20, days_ago=5, id=1), ahead(10, id=2), flare_since=since).flare
    assert not next_walk(walk(20, days_ago=5, id=1), flare_since=since).flare


@SOME
@given(wishful_plans, hostile_histories, st.integers(1, 5000))
def test_how_far_ahead_a_clock_ran_changes_nothing(plan: Plan, history: History, days: int) -> None:
    since = None if history.flare_since is None else min(history.flare_since, NOW)
    history = replace(history, sessions=in_order(history.sessions, NOW), flare_since=since)
    numbered = tuple(replace(session, id=place + 1) for place, session in enumerate(history.sessions))
    further = tuple(
        replace(session, started_at=session.started_at + timedelta(days=days)) if session.started_at > NOW else session
        for session in numbered
    )
    now, later = (
        decide(plan, replace(history, sessions=tuple(sorted(each, key=lambda one: one.started_at))), NOW, RULES)
        for each in (numbered, further)
    )
    assert now == later


@SOME
@given(hostile_histories)
def test_walks_are_given_days_that_have_been_and_nothing_else_is_changed(history: History) -> None:
    ordered = in_order(history.sessions, NOW)
    found = dated(ordered, NOW)
    assert all(session.started_at <= NOW for session in found)
    for before, after in zip(ordered, found, strict=True):
        assert after == (before if before.started_at <= NOW else replace(before, started_at=after.started_at))


# --- small walks -----------------------------------------------------------------------------------------------------


def test_the_small_walk_of_a_bad_day_does_not_shrink_by_being_done_well() -> None:
    sessions = [walk(20, days_ago=20)]
    lengths = []
    for days_ago in (19, 18, 17, 16):
        now = NOW - timedelta(days=days_ago)
        planned = next_walk(*sessions, now=now).minutes
        small = next_walk(*sessions, now=now, day=DayKind.BAD).minutes
        lengths.append((planned, small))
        sessions.append(walk(planned, days_ago=days_ago, chosen_minutes=small, walked_minutes=small, bad_day=True))
    assert lengths == [(22, 10)] * 4


@pytest.mark.parametrize("history", [{"flare_since": NOW}, {"before_today": 9}, {"day": DayKind.BAD}])
def test_a_walk_that_was_chosen_shorter_is_no_last_good_walk(history: dict[str, Any]) -> None:
    chosen = walk(20, days_ago=1, chosen_minutes=6, walked_minutes=6)
    assert next_walk(walk(20, days_ago=3), chosen, **history).minutes == 10


def test_a_flare_that_is_told_after_a_short_walk_is_no_shorter_for_it() -> None:
    chosen = walk(20, None, days_ago=1, chosen_minutes=6, walked_minutes=6)
    assert next_walk(walk(20, days_ago=3), chosen, flare_since=NOW).minutes == 10


def test_one_that_was_chosen_shorter_and_went_badly_makes_today_smaller_all_the_same() -> None:
    chosen = walk(20, RED, chosen_minutes=8, walked_minutes=8)
    working = work_out(PLAN, History((walk(20, days_ago=3), chosen), before_today=9), NOW, RULES)
    assert {offer.rule: offer.minutes for offer in working.offers} == {Rule.SORE: 6, Rule.ANSWER: 6}
    assert (working.walk.minutes, ids(working.walk)) == (6, ["because.sore_today"])


def test_many_walks_chosen_shorter_do_not_hide_the_last_good_one() -> None:
    chosen = [walk(16, days_ago=ago, chosen_minutes=6, walked_minutes=6) for ago in range(9, 0, -1)]
    assert next_walk(walk(16, days_ago=10), *chosen, day=DayKind.BAD).minutes == 8
    assert next_walk(*chosen, day=DayKind.BAD).minutes == 5, "the start stands for it"


def test_a_flare_told_after_a_bad_walk_has_the_same_length_before_and_after_the_next() -> None:
    since = NOW - timedelta(days=2)
    bad = (walk(20, days_ago=6), walk(20, RED, 3, walked_minutes=8))
    told = next_walk(*bad, now=since, flare_since=since)
    going = next_walk(*bad, walk(6), flare_since=since)
    assert (told.flare, told.minutes, going.flare, going.minutes) == (True, 6, True, 6)


# --- what was begun --------------------------------------------------------------------------------------------------

BEGUN = Session(NOW - timedelta(hours=20), 20, 0.2, Outcome.STOPPED, StopReason.OTHER)
BAD_MORNING = replace(GOOD, morning=7)


def test_a_walk_of_seconds_does_not_swallow_the_morning_answer() -> None:
    assert next_walk(walk(20, BAD_MORNING)).minutes == 15
    decision = next_walk(walk(20, BAD_MORNING), BEGUN)
    assert (decision.minutes, decision.response, decision.adjustment) == (15, Response.RED, Adjustment.EASE)
    assert ids(decision)[:2] == ["change.red", "because.morning"]
    assert next_walk(walk(20, BAD_MORNING), BEGUN, BEGUN).minutes == 15


def test_a_good_morning_gives_no_step_up_past_what_was_begun() -> None:
    decision = next_walk(walk(20), BEGUN)
    assert (decision.minutes, decision.response) == (20, Response.AMBER)


def test_seconds_that_hurt_go_on_counting_until_the_next_real_walk() -> None:
    hurt = replace(BEGUN, stop_reason=StopReason.SHARP_PAIN)
    assert next_walk(walk(20, days_ago=2), hurt, replace(BEGUN, planned_minutes=5)).response is Response.RED
    assert next_walk(hurt, replace(BEGUN, planned_minutes=5)).response is Response.RED
    assert next_walk(hurt, walk(5, days_ago=0.1)).response is Response.GREEN


@SOME
@given(plans, histories, st.floats(0, 0.98), st.data())
def test_worse_answers_count_through_what_was_only_begun(
    plan: Plan, history: History, minutes: float, data: st.DataObject
) -> None:
    begun = replace(BEGUN, started_at=NOW, walked_minutes=minutes)
    answered = [place for place, session in enumerate(history.sessions) if session.check_in is not None]
    sessions = list(history.sessions)
    for place in answered[-1:]:
        check_in = sessions[place].check_in or CheckIn()
        sessions[place] = replace(sessions[place], check_in=data.draw(worsened(check_in, RULES)))
    better, worse = (
        decide(plan, replace(history, sessions=(*some, begun)), NOW, RULES) for some in (history.sessions, sessions)
    )
    assert worse.minutes <= better.minutes
