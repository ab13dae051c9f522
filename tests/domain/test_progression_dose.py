"""Kinds of days, bounds, pace, an added day and a brisker middle: what each does to the next walk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from coach.domain.bounds import Bounds
from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.day import DayKind
from coach.domain.offers import Rule
from coach.domain.phrases import reason
from coach.domain.plan import Plan
from coach.domain.progression import Adjustment, History, NextWalk, decide, work_out
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.response import Response
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session
from coach.domain.session_order import in_order
from tests.strategies import NOW

RULES = Rules()
PLAN = Plan(target_minutes=30, days_per_week=5, start_minutes=10, usual_pain=3)
GOOD = CheckIn(2, 3, 2, 2, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False)
RED = replace(GOOD, peak=8)


def walk(minutes: int, answers: CheckIn | None = GOOD, days_ago: float = 1, **changes: Any) -> Session:
    session = Session(NOW - timedelta(days=days_ago), minutes, minutes, Outcome.DONE, None, answers)
    return replace(session, **changes)


def next_walk(*sessions: Session, plan: Plan = PLAN, bounds: Bounds | None = None, **history: Any) -> NextWalk:
    plan = plan if bounds is None else replace(plan, bounds=bounds)
    return decide(plan, replace(History(sessions), **history), NOW, RULES)


def ids(decision: NextWalk) -> list[str]:
    return [because.id for because in decision.reasons]


# --- the day ---------------------------------------------------------------------------------------------------------


def test_a_so_so_day_has_the_same_minutes_in_parts() -> None:
    decision = next_walk(walk(20), day=DayKind.SO_SO)
    assert (decision.minutes, decision.bouts) == (22, (8, 7, 7))
    assert ids(decision)[-1] == "because.so_so_day"


def test_a_so_so_day_leaves_a_walk_whole_that_is_too_short_for_parts() -> None:
    first = next_walk(plan=replace(PLAN, start_minutes=5), day=DayKind.SO_SO)
    assert (first.minutes, first.bouts, ids(first)) == (5, (5,), ["because.start"])
    assert next_walk(day=DayKind.SO_SO).bouts == (5, 5)


def test_a_bad_day_has_a_walk_of_flare_length_and_says_so() -> None:
    decision = next_walk(walk(20), day=DayKind.BAD)
    assert (decision.minutes, decision.adjustment, decision.flare) == (10, Adjustment.EASE, False)
    assert ids(decision) == ["because.bad_day"]
    assert next_walk(day=DayKind.BAD).minutes == 5


def test_a_bad_day_after_a_red_walk_is_the_shorter_of_the_two() -> None:
    assert next_walk(walk(24, days_ago=3), walk(20, RED), day=DayKind.BAD).minutes == 10
    assert next_walk(walk(24, days_ago=3), walk(20, RED, walked_minutes=8), day=DayKind.BAD).minutes == 6


# --- bounds ----------------------------------------------------------------------------------------------------------


def test_the_most_minutes_win_over_everything() -> None:
    decision = next_walk(walk(20), bounds=Bounds(most_minutes=15))
    assert (decision.minutes, decision.adjustment) == (15, Adjustment.EASE)
    assert ids(decision) == ["because.bounds_minutes"]
    assert next_walk(walk(20, RED), bounds=Bounds(most_minutes=3)).minutes == 3
    assert [next_walk(walk(20), bounds=Bounds(most_minutes=most)).minutes for most in (20, 21, 22, 23)] == [
        20,
        21,
        22,
        22,
    ]


def test_under_the_bounds_nothing_is_told_of_the_floor_or_the_start() -> None:
    first = next_walk(plan=replace(PLAN, start_minutes=3), bounds=Bounds(most_minutes=2))
    assert (first.minutes, ids(first)) == (2, ["because.bounds_minutes"])


@pytest.mark.parametrize(
    ("days_ago", "most", "waits"),
    [((1,), 1, 6), ((1, 3), 2, 4), ((1, 3), 3, None), ((7,), 1, None), ((6, 5, 4), 3, 1), ((1, 1, 3), 3, None)],
)
def test_the_next_walk_waits_until_the_days_of_the_bounds_allow_it(
    days_ago: tuple[int, ...], most: int, waits: int | None
) -> None:
    sessions = [walk(10, days_ago=ago) for ago in sorted(days_ago, reverse=True)]
    decision = next_walk(*sessions, bounds=Bounds(most_days=most))
    assert decision.earliest == (None if waits is None else NOW.date() + timedelta(days=waits))
    assert ("because.bounds_days" in ids(decision)) == (waits is not None)


def test_a_second_walk_on_a_day_takes_no_other_day_away() -> None:
    sessions = (walk(10, days_ago=2), walk(10, days_ago=0.1))
    assert next_walk(*sessions, bounds=Bounds(most_days=2)).earliest is None
    assert next_walk(*sessions, bounds=Bounds(most_days=7)).earliest is None


def test_what_was_not_walked_takes_no_day_away() -> None:
    begun = walk(10, days_ago=1, walked_minutes=0.2)
    assert next_walk(begun, bounds=Bounds(most_days=1)).earliest is None


def test_at_the_end_of_the_calendar_nobody_waits_for_ever() -> None:
    now = datetime(9999, 12, 31, 12, tzinfo=UTC)
    session = walk(10, started_at=now - timedelta(days=1))
    plan = replace(PLAN, bounds=Bounds(most_days=1))
    assert decide(plan, History((session,)), now, RULES).earliest is None


def test_a_stricter_rise_holds_the_walk_down() -> None:
    before = (walk(20, days_ago=3), walk(20))
    assert next_walk(*before, bounds=Bounds(most_rise=0.05)).minutes == 21
    assert next_walk(*before, bounds=Bounds(most_rise=0.0)).minutes == 20


def test_a_walk_that_the_bounds_rise_holds_down_names_the_bounds() -> None:
    before = (walk(20, days_ago=3), walk(20))
    (growth, *_), (none, *_) = (next_walk(*before, bounds=Bounds(most_rise=rise)).reasons for rise in (0.05, 0.0))
    assert growth == reason("because.bounds_growth", minutes=21, days=7, percent=5)
    assert none == reason("because.bounds_no_growth", minutes=20, days=7, percent=0)


def test_a_pace_that_holds_a_walk_down_by_itself_leaves_the_bounds_out() -> None:
    before = (walk(25, days_ago=3), walk(26))
    assert ids(next_walk(*before, plan=replace(PLAN, pace="gentle"), bounds=Bounds(most_rise=0.2)))[0] == "because.cap"


def test_a_looser_rise_is_said_where_it_counts_and_nowhere_else() -> None:
    loose = Bounds(most_rise=0.5)
    grown = next_walk(walk(12, days_ago=5), walk(15), bounds=loose)
    assert (grown.minutes, ids(grown)[-1]) == (17, "because.bounds_rise")
    assert dict(grown.reasons[-1].values) == {"percent": 50}
    assert "because.bounds_rise" not in ids(next_walk(walk(20), bounds=loose))
    assert "because.bounds_rise" not in ids(next_walk(plan=PLAN, bounds=loose))


def test_a_stricter_threshold_makes_a_walk_red() -> None:
    answers = replace(GOOD, peak=4)
    assert next_walk(walk(20, answers)).response is Response.AMBER
    stricter = Bounds(thresholds=(("red.rise", 2.0),))
    assert next_walk(walk(20, answers), bounds=stricter).response is Response.RED
    looser = Bounds(thresholds=(("red.rise", 9.0),))
    assert next_walk(walk(20, RED), bounds=looser).response is Response.RED


# --- pace, an added day, a brisker middle ----------------------------------------------------------------------------


@pytest.mark.parametrize(("pace", "minutes"), [("gentle", 21), ("usual", 22), ("quicker", 23), ("unknown", 22)])
def test_the_pace_rule_decides_how_much_longer_a_good_walk_gets(pace: str, minutes: int) -> None:
    assert next_walk(walk(20), plan=replace(PLAN, pace=pace)).minutes == minutes


@pytest.mark.parametrize(("days_ago", "minutes"), [(0, 20), (6, 20), (7, 22), (-3, 20), (-300, 22)])
def test_for_a_week_after_a_day_was_added_the_length_holds(days_ago: int, minutes: int) -> None:
    plan = replace(PLAN, day_added=NOW.date() - timedelta(days=days_ago))
    working = work_out(plan, History((walk(20),)), NOW, RULES)
    assert working.walk.minutes == minutes
    assert (working.blocked is not None) == (minutes == 20)
    assert ("because.day_added" in ids(working.walk)) == (minutes == 20)


BRISK = replace(PLAN, brisk=True)


def test_at_the_target_a_brisker_middle_grows_by_a_few_minutes_up_to_a_third() -> None:
    assert next_walk(walk(30), plan=PLAN).brisk_minutes == 0
    first = next_walk(walk(30), plan=BRISK)
    assert (first.minutes, first.brisk_minutes, ids(first)[-1]) == (30, 3, "because.brisk")
    assert next_walk(walk(30, brisk_minutes=3), plan=BRISK).brisk_minutes == 6
    assert next_walk(walk(30, brisk_minutes=9), plan=BRISK).brisk_minutes == 9


@pytest.mark.parametrize(
    ("session", "history"),
    [
        (walk(27), {}),
        (walk(30, replace(GOOD, morning=None)), {}),
        (walk(30, RED), {}),
        (walk(30, chosen_minutes=20, walked_minutes=20), {}),
        (walk(30, bad_day=True), {}),
        (walk(30), {"before_today": 5}),
        (walk(30), {"day": DayKind.SO_SO}),
        (walk(30), {"day": DayKind.BAD}),
        (walk(30), {"flare_since": NOW}),
        (walk(30, days_ago=9), {}),
    ],
)
def test_nothing_is_brisk_before_the_target_or_when_anything_is_sore(session: Session, history: dict[str, Any]) -> None:
    assert next_walk(session, plan=BRISK, **history).brisk_minutes == 0


@pytest.mark.parametrize(
    "today", [{"before_today": 9}, {"day": DayKind.SO_SO}, {"day": DayKind.BAD}, {"flare_since": NOW}]
)
def test_the_shortest_of_targets_is_no_way_round_that(today: dict[str, Any]) -> None:
    short = replace(BRISK, target_minutes=5)
    assert next_walk(walk(5), plan=short).brisk_minutes == 1
    assert next_walk(walk(5), plan=short, **today).brisk_minutes == 0


@pytest.mark.parametrize("session", [walk(30), walk(30, days_ago=9)])
def test_a_walk_that_a_lowered_target_or_a_gap_made_shorter_is_not_brisker_too(session: Session) -> None:
    lowered = next_walk(session, plan=replace(BRISK, target_minutes=20))
    assert (lowered.minutes, lowered.brisk_minutes, lowered.adjustment) == (20, 0, Adjustment.EASE)
    again = next_walk(session, walk(20, days_ago=0.5), plan=replace(BRISK, target_minutes=20))
    assert (again.minutes, again.brisk_minutes) == (20, 3)


def test_before_today_as_usual_a_brisker_middle_stays() -> None:
    assert next_walk(walk(30), plan=BRISK, before_today=4).brisk_minutes == 3


# --- the working -----------------------------------------------------------------------------------------------------


def test_the_working_holds_every_rule_that_spoke() -> None:
    working = work_out(PLAN, History((walk(20, RED, 20),), before_today=9, day=DayKind.BAD), NOW, RULES)
    assert {offer.rule: offer.minutes for offer in working.offers} == {
        Rule.SORE: 5,
        Rule.BAD_DAY: 5,
        Rule.GAP: 12,
        Rule.ANSWER: 15,
    }
    assert (working.base, working.blocked, working.cap) == (20, None, None)
    assert working.answer is not None
    assert [because.id for because in working.answer.reasons] == ["because.rise", "because.peak"]


def test_before_the_first_walk_the_working_holds_its_start_alone() -> None:
    working = work_out(PLAN, History(), NOW, RULES)
    assert [offer.rule for offer in working.offers] == [Rule.START]
    assert (working.answer, working.base, working.cap) == (None, None, None)


def test_while_a_sign_waits_there_is_nothing_to_work_out() -> None:
    flagged = walk(20, replace(GOOD, red_flags=frozenset({RedFlag.FEVER})))
    working = work_out(PLAN, History((flagged,)), NOW, RULES)
    assert (working.offers, working.walk.walk_allowed) == ((), False)


def test_the_cap_is_told_also_where_nothing_reached_it() -> None:
    assert work_out(PLAN, History((walk(20),)), NOW, RULES).cap == 25


# --- wrong clocks ----------------------------------------------------------------------------------------------------


def test_a_walk_from_a_clock_that_ran_ahead_does_not_hide_the_walks_since() -> None:
    ahead = walk(20, days_ago=-200, id=2)
    red = walk(20, RED, 1, id=3)
    decision = next_walk(walk(18, days_ago=4, id=1), red, ahead)
    assert (decision.response, decision.minutes) == (Response.RED, 15)


def test_a_sign_of_a_walk_from_a_clock_that_ran_ahead_waits_until_seen_and_no_longer() -> None:
    flags = frozenset({RedFlag.FEVER})
    ahead = walk(20, replace(GOOD, red_flags=flags), -200)
    assert not next_walk(ahead, seen=NOW).walk_allowed, "nobody knows when it was ticked"
    told = FlagReport(NOW - timedelta(days=2), flags)
    assert not next_walk(ahead, flag_reports=(told,)).walk_allowed
    assert next_walk(ahead, flag_reports=(told,), seen=NOW - timedelta(days=1)).walk_allowed


def test_walks_stand_in_the_order_they_were_recorded_where_a_clock_was_wrong() -> None:
    first, second, third = walk(10, days_ago=9, id=4), walk(10, days_ago=3, id=6), walk(10, days_ago=1, id=9)
    early, earlier = walk(10, days_ago=-10, id=5), walk(10, days_ago=-20, id=3)
    assert in_order((first, second, third, early, earlier), NOW) == (earlier, first, early, second, third)


def test_what_waits_for_the_database_was_recorded_last() -> None:
    kept, waiting, later, unknown = (walk(10, days_ago=-5, id=id) for id in (7, -1, -2, 0))
    there = walk(10, days_ago=1, id=8)
    assert in_order((there, unknown, later, waiting, kept), NOW) == (kept, there, waiting, later, unknown)


def test_without_a_wrong_clock_nothing_moves() -> None:
    sessions = (walk(10, days_ago=3, id=9), walk(10, days_ago=1, id=2))
    assert in_order(sessions, NOW) == sessions
    assert in_order((), NOW) == ()


def test_a_walk_of_yesterday_counts_by_the_local_day_of_whoever_travels() -> None:
    zone = ZoneInfo("Pacific/Auckland")
    now = datetime(2026, 11, 12, 9, tzinfo=zone)
    session = walk(10, started_at=datetime(2026, 11, 5, 12, tzinfo=UTC))
    plan = replace(PLAN, bounds=Bounds(most_days=1))
    assert decide(plan, History((session,)), now, RULES).earliest == date(2026, 11, 13)
