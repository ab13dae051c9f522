"""What the next walk promises, for every history."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.plan import Plan
from coach.domain.progression import Adjustment, History, NextWalk, decide, split
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.response import Response, respond
from coach.domain.rules import BoutRules, Rules
from coach.domain.session import Outcome, Session, StopReason
from tests.strategies import NOW, histories, plans, sessions_before, worsened

RULES = Rules()
PLAN = Plan(target_minutes=30, days_per_week=5, start_minutes=10, usual_pain=3)
GOOD = CheckIn(2, 3, 2, 2, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False)
RED = replace(GOOD, peak=8)
AMBER = replace(GOOD, effort=Effort.HARD)


def walk(minutes: int, answers: CheckIn | None = GOOD, days_ago: float = 1, **changes: Any) -> Session:
    session = Session(NOW - timedelta(days=days_ago), minutes, minutes, Outcome.DONE, None, answers)
    return replace(session, **changes)


def next_walk(*sessions: Session, plan: Plan = PLAN, **history: Any) -> NextWalk:
    return decide(plan, replace(History(sessions), **history), NOW, RULES)


def ids(decision: NextWalk) -> list[str]:
    return [because.id for because in decision.reasons]


def test_the_first_walk_has_the_starting_length() -> None:
    first = next_walk()
    assert (first.minutes, first.bouts, first.response, first.adjustment) == (10, (10,), None, Adjustment.START)
    assert ids(first) == ["because.start"]


@pytest.mark.parametrize(
    ("planned", "longer"), [(5, 6), (8, 9), (10, 11), (14, 15), (15, 17), (16, 18), (20, 22), (24, 26), (25, 28)]
)
def test_a_good_walk_makes_the_next_ten_percent_longer_by_one_to_three_minutes(planned: int, longer: int) -> None:
    decision = next_walk(walk(planned))
    assert decision.minutes == longer
    assert (decision.response, decision.adjustment) == (Response.GREEN, Adjustment.PROGRESS)


def test_the_reason_for_a_longer_walk_counts_the_good_walks_running() -> None:
    decision = next_walk(walk(15, days_ago=5), walk(15, days_ago=3), walk(16))
    assert decision.reasons[0].id == "because.green_three"
    assert dict(decision.reasons[0].values) == {"minutes": 2, "points": 1}
    level = replace(GOOD, peak=2)
    assert ids(next_walk(walk(16, level, 3), walk(16, level))) == ["because.green_two_level"]


def test_a_step_cut_by_the_cap_is_told_as_what_is_left_of_it() -> None:
    decision = next_walk(walk(14, days_ago=5), walk(16))
    assert decision.minutes == 17
    assert [dict(because.values)["minutes"] for because in decision.reasons] == [17, 1]


@pytest.mark.parametrize("ago", [1, 2, 6.9, 7])
def test_no_walk_passes_a_quarter_over_the_shortest_of_the_last_seven_days(ago: float) -> None:
    decision = next_walk(walk(12, days_ago=ago), walk(15, days_ago=0.5))
    assert decision.minutes == 15
    assert ids(decision)[0] == "because.cap"


def test_a_walk_eight_days_old_no_longer_holds_the_cap_down() -> None:
    assert next_walk(walk(8, days_ago=8.5), walk(15, days_ago=0.5)).minutes == 17


def test_a_shorter_choice_and_a_bad_day_do_not_hold_the_cap_down() -> None:
    chosen = walk(15, days_ago=3, chosen_minutes=6, walked_minutes=6)
    bad = walk(15, days_ago=2, chosen_minutes=7, walked_minutes=7, bad_day=True)
    assert next_walk(chosen, bad, walk(15)).minutes == 17
    for shorter in (walk(12, days_ago=3, chosen_minutes=6), walk(12, days_ago=3, bad_day=True)):
        assert next_walk(shorter, walk(15)).minutes == 17


def test_a_shorter_choice_keeps_the_length_of_the_plan_without_a_step_up() -> None:
    decision = next_walk(walk(16, chosen_minutes=9, walked_minutes=9))
    assert (decision.minutes, decision.adjustment) == (16, Adjustment.HOLD)


def test_a_start_above_the_target_tells_one_story() -> None:
    first = next_walk(plan=replace(PLAN, start_minutes=25, target_minutes=20))
    assert (first.minutes, ids(first)) == (20, ["because.target"])


def test_at_the_target_the_length_stays() -> None:
    decision = next_walk(walk(30))
    assert (decision.minutes, decision.adjustment, ids(decision)[0]) == (30, Adjustment.HOLD, "because.target")


@pytest.mark.parametrize(
    "answers",
    [
        replace(GOOD, peak=5),
        replace(GOOD, after=5),
        replace(GOOD, before=6, peak=8),
        replace(GOOD, morning=4),
        replace(GOOD, reach_after=Reach.BUTTOCK),
        replace(GOOD, reach_before=Reach.NONE, reach_after=Reach.THIGH),
        replace(GOOD, qualities=frozenset({Quality.SHARP})),
        replace(GOOD, qualities=frozenset({Quality.SHOOTING, Quality.ACHING})),
        replace(GOOD, qualities=frozenset({Quality.NUMB})),
        replace(GOOD, qualities=frozenset({Quality.WEAK_LEG})),
        CheckIn(peak=8),
    ],
)
def test_red_answers_take_a_quarter_off_and_split_the_walk(answers: CheckIn) -> None:
    decision = next_walk(walk(20, answers))
    assert (decision.minutes, decision.response, decision.adjustment) == (15, Response.RED, Adjustment.EASE)
    assert decision.bouts == (5, 5, 5)
    assert ids(decision)[0] == "change.red"
    assert len(decision.reasons) >= 2


def test_red_counts_from_what_was_walked_when_that_was_less() -> None:
    session = walk(20, walked_minutes=9, outcome=Outcome.STOPPED, stop_reason=StopReason.SHARP_PAIN)
    assert next_walk(session).minutes == 6


def test_stopping_for_sharp_pain_is_red_however_much_was_walked() -> None:
    session = walk(20, outcome=Outcome.STOPPED, stop_reason=StopReason.SHARP_PAIN)
    assert next_walk(session).response is Response.RED


@pytest.mark.parametrize(
    ("reason", "walked", "response"),
    [
        (StopReason.PAIN, 9.9, Response.RED),
        (StopReason.PAIN, 10, Response.AMBER),
        (StopReason.TIRED, 5, Response.AMBER),
        (StopReason.TIME, 5, Response.AMBER),
        (StopReason.OTHER, 0, Response.AMBER),
        (None, 17.9, Response.AMBER),
        (None, 18, Response.GREEN),
        (None, 45, Response.GREEN),
    ],
)
def test_the_share_walked_and_why_it_ended_decide(reason: StopReason | None, walked: float, response: Response) -> None:
    session = walk(20, walked_minutes=walked, stop_reason=reason)
    assert next_walk(session).response is response


@pytest.mark.parametrize(
    "answers",
    [
        replace(GOOD, peak=4),
        replace(GOOD, peak=2, after=4),
        replace(GOOD, before=5, peak=6, after=5, morning=5),
        replace(GOOD, effort=Effort.HARD),
        replace(GOOD, effort=Effort.TOO_HARD),
        replace(GOOD, leg_soreness=True),
        replace(GOOD, morning=None),
        None,
        CheckIn(),
        replace(GOOD, red_flags=None),
        replace(GOOD, qualities=None),
        replace(GOOD, before=None),
    ],
)
def test_amber_answers_hold_the_length(answers: CheckIn | None) -> None:
    decision = next_walk(walk(20, answers))
    assert (decision.minutes, decision.response, decision.adjustment) == (20, Response.AMBER, Adjustment.HOLD)
    assert ids(decision)[0] == "change.amber"
    assert len(decision.reasons) >= 2


@pytest.mark.parametrize("name", ["before", "peak", "after", "morning", "reach_before", "reach_after", "effort"])
def test_any_missing_answer_counts_as_amber(name: str) -> None:
    changes: dict[str, Any] = {name: None}
    assert respond(walk(20, replace(GOOD, **changes)), RULES).response is Response.AMBER


@pytest.mark.parametrize(("before", "peak"), [(6, 6), (6, 7), (7, 7)])
def test_a_high_peak_is_no_bad_sign_for_somebody_who_started_high(before: int, peak: int) -> None:
    answers = replace(GOOD, before=before, peak=peak, after=before, morning=before)
    assert respond(walk(20, answers), RULES).response is Response.GREEN


def test_pain_that_moves_up_toward_the_back_is_no_bad_sign() -> None:
    answers = replace(GOOD, reach_before=Reach.FOOT, reach_after=Reach.BUTTOCK)
    assert respond(walk(20, answers), RULES).response is Response.GREEN


def test_new_pain_in_the_back_itself_has_not_moved_down_a_leg() -> None:
    answers = replace(GOOD, reach_before=Reach.NONE, reach_after=Reach.BACK)
    assert respond(walk(20, answers), RULES).response is Response.GREEN


def test_a_sore_start_two_over_usual_blocks_the_step_up() -> None:
    answers = replace(GOOD, before=5, peak=5, after=5, morning=5)
    decision = next_walk(walk(20, answers))
    assert (decision.minutes, decision.response, ids(decision)) == (20, Response.GREEN, ["because.sore_before"])


def test_two_reds_running_begin_a_flare_plan_at_half_the_last_good_walk() -> None:
    decision = next_walk(walk(20, days_ago=5), walk(20, RED, 3), walk(15, RED))
    assert (decision.minutes, decision.flare, decision.adjustment) == (10, True, Adjustment.EASE)
    assert "because.flare" in ids(decision)


def test_a_flare_is_the_shorter_of_half_and_what_red_alone_would_give() -> None:
    decision = next_walk(walk(20, days_ago=5), walk(12, RED, 3), walk(10, RED))
    assert (decision.minutes, decision.flare) == (7, True)


def test_one_red_between_better_walks_begins_no_flare() -> None:
    assert not next_walk(walk(20, RED, 5), walk(15, AMBER, 3), walk(15, RED)).flare


def test_the_flare_length_stays_the_same_until_two_walks_running_are_not_red() -> None:
    begun = (walk(20, days_ago=9), walk(20, RED, 8), walk(15, RED, 7))
    once = next_walk(*begun, walk(10, GOOD, 5))
    assert (once.minutes, once.flare) == (10, True)
    broken = next_walk(*begun, walk(10, GOOD, 5), walk(10, RED, 3), walk(10, GOOD))
    assert (broken.flare, broken.minutes) == (True, 10)
    over = next_walk(*begun, walk(10, GOOD, 5), walk(10, GOOD))
    assert (over.minutes, over.flare, over.adjustment) == (11, False, Adjustment.PROGRESS)


def test_the_user_can_say_that_a_flare_has_begun() -> None:
    decision = next_walk(walk(20), flare_since=NOW)
    assert (decision.minutes, decision.flare, decision.adjustment) == (10, True, Adjustment.EASE)


def test_a_flare_the_user_declared_ends_by_the_same_rule() -> None:
    since = NOW - timedelta(days=4)
    after_one = next_walk(walk(20, days_ago=6), walk(10, AMBER, 3), flare_since=since)
    assert (after_one.flare, after_one.minutes) == (True, 10)
    after_two = next_walk(walk(20, days_ago=6), walk(10, AMBER, 3), walk(10), flare_since=since)
    assert (after_two.flare, after_two.minutes) == (False, 11)


@pytest.mark.parametrize(("days", "flare"), [(3.5, False), (2.5, False), (1.5, True), (0.5, True)])
def test_good_walks_before_a_flare_was_declared_do_not_end_it(days: float, flare: bool) -> None:
    walks = (walk(20, days_ago=3), walk(10, days_ago=2), walk(10, days_ago=1))
    assert next_walk(*walks, flare_since=NOW - timedelta(days=days)).flare is flare


@pytest.mark.parametrize(("days", "flare"), [(9, False), (3.5, False), (2.5, False), (1.5, True), (0.5, True)])
def test_a_flare_that_is_over_is_not_declared_again_by_the_walks_after_it(days: float, flare: bool) -> None:
    walks = (walk(20, days_ago=4), walk(10, days_ago=3), walk(10, days_ago=2), walk(10, AMBER, 1))
    assert next_walk(*walks, flare_since=NOW - timedelta(days=days)).flare is flare


def test_a_flare_can_be_declared_before_the_first_walk() -> None:
    decision = next_walk(flare_since=NOW)
    assert (decision.minutes, decision.flare, decision.adjustment) == (5, True, Adjustment.START)


@pytest.mark.parametrize(("days", "minutes"), [(7, 22), (8, 16), (14, 16), (15, 12), (400, 12)])
def test_a_gap_takes_a_fifth_off_after_a_week_and_two_fifths_after_two(days: int, minutes: int) -> None:
    decision = next_walk(walk(20, days_ago=days))
    assert decision.minutes == minutes


def test_gaps_are_counted_in_the_local_calendar() -> None:
    zone = ZoneInfo("Pacific/Auckland")
    late = datetime(2026, 11, 1, 23, 50, tzinfo=zone)
    now = datetime(2026, 11, 9, 0, 10, tzinfo=zone)
    decision = decide(PLAN, History((walk(20, started_at=late),)), now, RULES)
    assert decision.minutes == 16


@pytest.mark.parametrize(("pain", "minutes"), [(4, 22), (5, 10), (10, 10)])
def test_pain_two_over_usual_before_a_walk_offers_the_flare_length(pain: int, minutes: int) -> None:
    assert next_walk(walk(20), before_today=pain).minutes == minutes


def test_a_pain_of_eight_before_a_walk_offers_the_flare_length_to_anybody() -> None:
    assert next_walk(walk(20), plan=replace(PLAN, usual_pain=8), before_today=8).minutes == 10


def test_rules_are_never_stacked_the_shortest_wins() -> None:
    sessions = (walk(20, days_ago=30), walk(20, RED, 20))
    assert next_walk(*sessions, before_today=9).minutes == 10


@pytest.mark.parametrize("flag", list(RedFlag))
def test_only_emergency_and_urgent_flags_stop_the_plan_until_seen(flag: RedFlag) -> None:
    flagged = walk(20, replace(GOOD, red_flags=frozenset({flag})), 3)
    decision = next_walk(flagged)
    assert decision.walk_allowed is not flag.stops_walking
    if flag.stops_walking:
        assert (decision.minutes, decision.bouts, decision.adjustment) == (0, (), Adjustment.STOP)
        assert decision.response is Response.STOP
        seen = next_walk(flagged, seen=NOW)
        assert seen.walk_allowed
        assert seen.minutes == 15, "the walks begin again more gently"


def test_being_seen_before_the_flag_does_not_clear_it() -> None:
    flagged = walk(20, replace(GOOD, red_flags=frozenset({RedFlag.FEVER})), 3)
    assert not next_walk(flagged, seen=NOW - timedelta(days=4)).walk_allowed


def test_a_flag_ticked_outside_a_check_in_stops_the_plan_too() -> None:
    report = FlagReport(NOW - timedelta(hours=1), frozenset({RedFlag.BLADDER, RedFlag.AGE}))
    decision = next_walk(walk(20), flag_reports=(report,))
    assert (decision.walk_allowed, decision.waiting) == (False, (report,))
    assert next_walk(walk(20), flag_reports=(report,), seen=NOW).walk_allowed


def test_no_walk_is_shorter_than_the_floor() -> None:
    decision = next_walk(walk(5, RED))
    assert (decision.minutes, decision.bouts, decision.adjustment) == (5, (5,), Adjustment.EASE)
    assert ids(decision)[0] == "change.red_floor"
    assert ids(next_walk(walk(6, RED)))[0] == "change.red_whole"
    low = next_walk(plan=replace(PLAN, start_minutes=3))
    assert (low.minutes, low.reasons[-1].id) == (5, "because.floor")


@given(st.integers(1, 60))
def test_bouts_add_up_and_none_is_under_three_minutes(minutes: int) -> None:
    bouts = split(minutes, RULES)
    assert sum(bouts) == minutes
    assert len(bouts) == 1 or min(bouts) >= 3
    assert len(bouts) <= 3
    assert (len(bouts) == 1) == (minutes < 6)


@given(st.integers(1, 60), st.integers(1, 20), st.integers(1, 30), st.integers(1, 30))
def test_no_bout_of_several_is_under_the_least_whatever_the_rules(
    minutes: int, least: int, split_from: int, three_from: int
) -> None:
    bouts = split(minutes, replace(RULES, bouts=BoutRules(least, split_from, three_from)))
    assert sum(bouts) == minutes
    assert len(bouts) == 1 or min(bouts) >= least


# --- for every history ---------------------------------------------------------------------------------------------

WORSE_FLAGS = st.sampled_from([RedFlag.FEVER, RedFlag.LEG_WEAKNESS, RedFlag.BLADDER])


@given(plans, histories, st.data())
def test_worse_answers_never_give_a_longer_walk(plan: Plan, history: History, data: st.DataObject) -> None:
    answered = [place for place, session in enumerate(history.sessions) if session.check_in is not None]
    assume(answered)
    sessions = list(history.sessions)
    for place in data.draw(st.lists(st.sampled_from(answered), min_size=1, max_size=4, unique=True)):
        check_in = sessions[place].check_in
        assert check_in is not None
        sessions[place] = replace(sessions[place], check_in=data.draw(worsened(check_in, RULES)))
    worse = replace(history, sessions=tuple(sessions))
    assert decide(plan, worse, NOW, RULES).minutes <= decide(plan, history, NOW, RULES).minutes


@given(plans, histories, WORSE_FLAGS, st.data())
def test_a_red_flag_never_gives_a_longer_walk_even_after_being_seen(
    plan: Plan, history: History, flag: RedFlag, data: st.DataObject
) -> None:
    assume(history.sessions)
    place = data.draw(st.integers(0, len(history.sessions) - 1))
    sessions = list(history.sessions)
    sessions[place] = replace(
        sessions[place], check_in=replace(sessions[place].check_in or CheckIn(), red_flags=frozenset({flag}))
    )
    flagged = replace(history, sessions=tuple(sessions), seen=NOW)
    assert decide(plan, flagged, NOW, RULES).minutes <= decide(plan, history, NOW, RULES).minutes


@given(plans, histories)
def test_the_bounds_are_never_passed(plan: Plan, history: History) -> None:
    decision = decide(plan, history, NOW, RULES)
    assert 5 <= decision.minutes <= plan.target_minutes
    recent = [s for s in history.sessions if s.is_ordinary and (NOW.date() - s.started_at.date()).days <= 7]
    if recent:
        assert decision.minutes <= max(5, 1.25 * min(s.planned_minutes for s in recent))
    if history.sessions:
        assert decision.minutes <= history.sessions[-1].planned_minutes + 3 or decision.minutes == 5


@given(plans, histories)
def test_there_is_no_step_up_without_a_morning_answer(plan: Plan, history: History) -> None:
    assume(history.sessions)
    last = history.sessions[-1]
    silent = replace(last, check_in=None if last.check_in is None else replace(last.check_in, morning=None))
    decision = decide(plan, replace(history, sessions=(*history.sessions[:-1], silent)), NOW, RULES)
    assert decision.minutes <= max(5, last.planned_minutes)


@given(plans, histories)
def test_the_same_history_always_gives_the_same_walk_with_reasons(plan: Plan, history: History) -> None:
    decision = decide(plan, history, NOW, RULES)
    assert decision == decide(plan, history, NOW, RULES)
    assert decision.reasons
    assert sum(decision.bouts) == decision.minutes


@given(plans, sessions_before(), st.integers(0, 9))
def test_more_pain_before_a_walk_never_offers_a_longer_one(
    plan: Plan, sessions: tuple[Session, ...], pain: int
) -> None:
    calm = decide(plan, History(sessions, before_today=pain), NOW, RULES)
    sore = decide(plan, History(sessions, before_today=pain + 1), NOW, RULES)
    assert sore.minutes <= calm.minutes


@given(plans, histories)
def test_saying_that_a_flare_has_begun_never_makes_a_walk_longer(plan: Plan, history: History) -> None:
    said = decide(plan, replace(history, flare_since=NOW), NOW, RULES)
    unsaid = decide(plan, replace(history, flare_since=None), NOW, RULES)
    assert said.flare
    assert said.minutes <= unsaid.minutes


@given(plans, histories, st.floats(0, 0.98), st.integers(0, 20))
def test_what_was_not_walked_never_makes_the_next_walk_longer(
    plan: Plan, history: History, minutes: float, hours: int
) -> None:
    """Not longer than what was planned for it, as the same history would have planned it."""
    at = NOW - timedelta(hours=hours)
    history = replace(history, sessions=tuple(session for session in history.sessions if session.started_at < at))
    before = decide(plan, history, at, RULES)
    assume(before.walk_allowed)
    begun = Session(at, before.minutes, minutes, Outcome.SHORTENED, StopReason.OTHER, GOOD)
    after = decide(plan, replace(history, sessions=(*history.sessions, begun)), NOW, RULES)
    assert after.minutes <= before.minutes
    assert after.response is not Response.GREEN
    assert after.flare or not before.flare


def test_what_was_not_walked_ends_no_gap() -> None:
    begun = walk(12, days_ago=5, walked_minutes=0.0)
    assert ids(next_walk(walk(20, days_ago=20), begun))[0] == "because.gap"


def test_what_was_not_walked_ends_no_flare_and_no_run_of_reds() -> None:
    begun = walk(10, days_ago=2, walked_minutes=0.5)
    assert next_walk(walk(20, RED, 4), walk(15, RED, 3), replace(begun), replace(begun)).flare
    assert next_walk(walk(20, RED, 4), begun, walk(15, RED)).flare
    assert not next_walk(walk(20, RED, 4), replace(begun, walked_minutes=10), walk(15, RED)).flare


def test_a_sharp_pain_in_the_first_minute_counts_all_the_same() -> None:
    begun = walk(20, walked_minutes=0.5, stop_reason=StopReason.SHARP_PAIN)
    assert next_walk(begun).response is Response.RED
    assert next_walk(walk(20, RED, 2), begun).flare
