"""Which walks of a file fit the record, and how they count in the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.arrival import ArrivalRules, ArrivingWalk, FoundFile, FoundWalk, LeftOut, Movement, judged
from coach.domain.arrival_walks import arrive
from coach.domain.check_in import CheckIn, Effort, Reach
from coach.domain.flare import follow, follow_settled
from coach.domain.hand_walk import as_session, whole_minutes
from coach.domain.plan import Plan
from coach.domain.progression import History, decide
from coach.domain.record import Record, RecordSource
from coach.domain.response import response_of
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session
from coach.domain.since_plan import since_plan
from tests.strategies import NOW, plans, sessions_before, wishful_plans

RULES, DOSE = ArrivalRules(), Rules()
NINE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
LONG_AGO = date(1990, 1, 1)
WELL = CheckIn(2, 2, 2, 2, Reach.BACK, Reach.BACK, frozenset(), Effort.EASY, False)
SOME = settings(max_examples=50, deadline=None)


def walk(begins: datetime, minutes: float = 20, span: float = 0, movement: Movement = Movement.WALKING) -> FoundWalk:
    return FoundWalk(begins, begins + timedelta(minutes=span or minutes), minutes, movement)


def session(begins: datetime, minutes: float = 20, by_hand: bool = False) -> Session:
    return Session(begins, 20, minutes, Outcome.DONE, by_hand=by_hand)


def file_of(*walks: FoundWalk) -> FoundFile:
    return FoundFile(RecordSource.APPLE_HEALTH, "export.xml", walks)


def reasons(
    *walks: FoundWalk, sessions: tuple[Session, ...] = (), running: datetime | None = None, record: bool = False
) -> list[LeftOut | None]:
    found = replace(file_of(*walks), record=Record() if record else None)
    return [row.left_out for row in judged(found, sessions, running, NOW, RULES)]


def test_a_walk_that_fits_comes_in() -> None:
    assert reasons(walk(NINE)) == [None]


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (walk(NINE, 4.9), LeftOut.SHORT),
        (walk(NINE, 1, span=30), LeftOut.PAUSED),
        (walk(NINE, 1, span=4.9), LeftOut.SHORT),
        (replace(walk(NINE, 1, span=30), unknown=28), LeftOut.APART),
        (replace(walk(NINE, 1, span=30), unknown=3.9), LeftOut.PAUSED),
        (walk(NINE, 5), None),
        (walk(NINE, 480), None),
        (walk(NINE, 481), LeftOut.LONG),
        (walk(NOW - timedelta(minutes=19)), LeftOut.LATER),
        (walk(NOW + timedelta(days=400)), LeftOut.LATER),
        (walk(datetime(1989, 12, 31, 9, 0, tzinfo=UTC)), LeftOut.OLD),
    ],
)
def test_what_cannot_be_a_walk_stays_out_and_says_why(one: FoundWalk, why: LeftOut | None) -> None:
    assert reasons(one) == [why]


def test_a_short_walk_of_another_amble_comes_in_because_it_was_one_there() -> None:
    assert reasons(walk(NINE, 1), record=True) == [None]


def test_a_walk_at_the_time_of_another_is_the_same_and_stays_out() -> None:
    at_once, margin = session(NINE), timedelta(minutes=RULES.after_walk_minutes)
    ends = NINE + timedelta(minutes=20)
    assert reasons(walk(NINE + timedelta(minutes=5)), sessions=(at_once,)) == [LeftOut.HERE]
    assert reasons(walk(NINE - timedelta(minutes=19)), sessions=(at_once,)) == [LeftOut.HERE]
    assert reasons(walk(NINE - timedelta(minutes=20)), sessions=(at_once,)) == [None]
    assert reasons(walk(ends + margin - timedelta(seconds=1)), sessions=(at_once,)) == [LeftOut.HERE]
    assert reasons(walk(ends + margin), sessions=(at_once,)) == [None]
    assert reasons(walk(ends), sessions=(session(NINE, by_hand=True),)) == [None]


def test_a_long_walk_of_the_record_is_seen_behind_shorter_ones() -> None:
    long, short = session(NINE, 200, by_hand=True), session(NINE + timedelta(minutes=10), 1, by_hand=True)
    assert reasons(walk(NINE + timedelta(minutes=150)), sessions=(long, short)) == [LeftOut.HERE]


def test_the_same_walk_from_two_programs_comes_in_once() -> None:
    assert reasons(walk(NINE, 20), walk(NINE, 30), walk(NINE + timedelta(minutes=25))) == [
        None,
        LeftOut.TWICE,
        LeftOut.TWICE,
    ]
    assert reasons(walk(NINE, 2), walk(NINE + timedelta(minutes=1), 20)) == [LeftOut.SHORT, None]


def test_a_hike_that_is_not_offered_takes_no_walk_within_it_away() -> None:
    hike = walk(NINE, 180, movement=Movement.HIKING)
    assert reasons(hike, walk(NINE + timedelta(minutes=60), 30)) == [LeftOut.TWICE, None]
    assert reasons(hike, walk(NINE + timedelta(minutes=60), 3)) == [None, LeftOut.SHORT]
    later = walk(NINE + timedelta(minutes=170), 60, movement=Movement.HIKING)
    assert reasons(hike, later, walk(NINE + timedelta(days=1))) == [None, LeftOut.TWICE, None]
    assert reasons(hike, sessions=(session(NINE, 180, by_hand=True),)) == [LeftOut.HERE]


def test_two_walks_of_the_hour_that_autumn_has_twice_are_told_apart_and_overlap_where_they_do() -> None:
    first, second = (datetime(2026, 10, 25, 1, 40, fold=fold, tzinfo=LONDON) for fold in (0, 1))
    ends = datetime(2026, 10, 25, 1, 10, fold=1, tzinfo=LONDON)
    begins, later = (datetime(2026, 10, 25, 1, minute, fold=1, tzinfo=LONDON) for minute in (0, 30))
    one, within = FoundWalk(first, ends, 30), FoundWalk(begins, later, 30)
    assert reasons(one, within) == [None, LeftOut.TWICE]
    assert reasons(one, walk(second)) == [None, None]
    assert reasons(within, sessions=(session(first, 30, by_hand=True),)) == [LeftOut.HERE]
    assert reasons(walk(second), sessions=(session(first, 30, by_hand=True),)) == [None]


def test_nothing_comes_in_over_a_walk_that_is_going_on() -> None:
    running = NOW - timedelta(minutes=30)
    assert reasons(walk(NOW - timedelta(minutes=25)), walk(NINE), running=running) == [None, LeftOut.RUNNING]


def test_a_hike_comes_in_only_if_somebody_says_so() -> None:
    hike = ArrivingWalk(0, walk(NINE, movement=Movement.HIKING))
    assert not hike.is_offered
    assert ArrivingWalk(0, walk(NINE)).is_offered
    assert not ArrivingWalk(0, walk(NINE), LeftOut.HERE).is_offered


found_walks = st.builds(
    lambda ago, minutes, pause: walk(NOW - timedelta(minutes=ago), minutes, minutes + pause),
    st.integers(-300, 60_000),
    st.floats(0.1, 600),
    st.integers(0, 60),
)


@SOME
@given(st.lists(found_walks, max_size=20), sessions_before())
def test_no_two_walks_that_come_in_are_at_the_same_time_and_coming_again_brings_none(
    found: list[FoundWalk], sessions: tuple[Session, ...]
) -> None:
    rows = judged(file_of(*found), sessions, None, NOW, RULES)
    assert sorted(row.place for row in rows) == list(range(len(found)))
    come = [row.walk for row in rows if row.left_out is None]
    assert all(one.ended_at <= other.started_at for one, other in pairwise(come))
    told = [session(one.started_at, one.minutes, by_hand=True) for one in come]
    both = sorted((*sessions, *told), key=lambda one: one.started_at)
    assert all(row.left_out is not None for row in judged(file_of(*found), both, None, NOW, RULES))


@SOME
@given(plans, sessions_before(), st.lists(st.integers(10, 60_000), min_size=1, max_size=6, unique=True), st.data())
def test_what_was_planned_is_the_same_however_much_longer_the_walks_of_a_file_were(
    plan: Plan, sessions: tuple[Session, ...], starts: list[int], data: st.DataObject
) -> None:
    moments = sorted(NOW - timedelta(minutes=ago) for ago in starts)
    history = History(sessions)
    lengths = st.lists(st.integers(45, 480), min_size=len(moments), max_size=len(moments))
    some, others = data.draw(lengths), data.draw(lengths)
    planned = [
        [one.planned_minutes for one in arrive(list(map(walk, moments, minutes)), plan, history, LONG_AGO, DOSE)]
        for minutes in (some, others)
    ]
    assert planned[0] == planned[1]
    assert max(planned[0]) <= max(plan.target_minutes, DOSE.step.floor)


@SOME
@given(
    wishful_plans,
    sessions_before(),
    st.lists(st.tuples(st.integers(10, 40_000), st.integers(5, 480)), min_size=1, max_size=8),
    st.none() | st.integers(0, 40_000),
    st.lists(st.booleans(), min_size=12, max_size=12),
)
def test_walks_of_a_file_never_make_the_next_walk_longer_and_end_no_flare_and_no_gap(
    plan: Plan, known: tuple[Session, ...], found: list[tuple[int, int]], flare: int | None, by_hand: list[bool]
) -> None:
    sessions = tuple(replace(one, by_hand=hand) for one, hand in zip(known, by_hand, strict=False))
    history = History(sessions, flare_since=None if flare is None else NOW - timedelta(minutes=flare))
    walks = sorted((walk(NOW - timedelta(minutes=ago), long) for ago, long in found), key=lambda one: one.started_at)
    came = arrive(walks, plan, history, LONG_AGO, DOSE)
    after = replace(history, sessions=tuple(sorted((*sessions, *came), key=lambda one: one.started_at)))
    one, other = decide(plan, history, NOW, DOSE), decide(plan, after, NOW, DOSE)
    assert other.minutes <= one.minutes
    assert other.flare == one.flare
    assert follow_settled(after.sessions, 10, history.flare_since, DOSE) == follow(
        [(session, response_of(session, DOSE)) for session in after.sessions], 10, history.flare_since, DOSE
    )


def test_strolls_that_a_phone_recorded_over_weeks_without_a_walk_leave_the_gap_as_it_is() -> None:
    walked = tuple(replace(session(NOW - timedelta(days=ago)), check_in=WELL, id=ago) for ago in (30, 28, 26))
    before = decide(Plan(), History(walked), NOW, DOSE)
    strolls = [walk(NOW - timedelta(days=ago), 6) for ago in (24, 21, 18, 15, 12, 9, 6, 3, 1)]
    came = tuple(arrive(strolls, Plan(), History(walked), LONG_AGO, DOSE))
    after = decide(Plan(), History((*walked, *came)), NOW, DOSE)
    assert (before.minutes, after.minutes) == (12, 12)
    assert [because.id for because in after.reasons] == ["because.gap_unanswered"]
    told = replace(came[-1], check_in=CheckIn(before=2))
    assert decide(Plan(), History((*walked, *came[:-1], told)), NOW, DOSE).reasons[0].id == "change.amber"


def test_a_plan_that_is_at_its_start_has_no_gap() -> None:
    (stroll,) = arrive([walk(NOW - timedelta(days=20), 6)], Plan(), History(), LONG_AGO, DOSE)
    assert decide(Plan(), History((stroll,)), NOW, DOSE).minutes == decide(Plan(), History(), NOW, DOSE).minutes


def test_what_was_answered_before_goes_on_counting_behind_walks_that_say_nothing() -> None:
    last = replace(session(NOW - timedelta(days=2)), check_in=WELL)
    strolls = [walk(NOW - timedelta(hours=hours), 6) for hours in (30, 20, 10)]
    came = tuple(arrive(strolls, Plan(), History((last,)), LONG_AGO, DOSE))
    worse = replace(last, check_in=replace(WELL, morning=9))
    assert decide(Plan(), History((worse, *came)), NOW, DOSE).minutes == 15


def test_a_day_that_was_added_holds_the_length_of_walks_of_a_file_in_its_week_alone() -> None:
    plan = Plan(day_added=(NOW - timedelta(days=12)).date())
    last = replace(session(NOW - timedelta(days=30)), check_in=WELL)
    walks = [walk(NOW - timedelta(days=ago)) for ago in (28, 24, 23, 22, 13, 12, 11, 2, 1)]
    by_hand = [last]
    for one in walks:
        by_hand.append(as_session(one.started_at, 20, None, plan, History(tuple(by_hand)), DOSE))
    assert list(arrive(walks, plan, History((last,)), LONG_AGO, DOSE)) == by_hand[1:]


@SOME
@given(
    wishful_plans,
    sessions_before(),
    st.lists(st.integers(10, 40_000), min_size=1, max_size=8, unique=True),
    st.none() | st.integers(0, 40_000),
)
def test_every_walk_of_a_file_is_planned_as_if_it_had_been_told_by_hand(
    plan: Plan, sessions: tuple[Session, ...], starts: list[int], flare: int | None
) -> None:
    since = None if flare is None else NOW - timedelta(minutes=flare)
    walks = [walk(NOW - timedelta(minutes=ago)) for ago in sorted(starts, reverse=True)]
    by_hand = list(sessions)
    for one in walks:
        before = History(tuple(sorted(by_hand, key=lambda known: known.started_at)), flare_since=since)
        by_hand.append(as_session(one.started_at, 20, None, plan, before, DOSE))
    arrived = list(arrive(walks, plan, History(sessions, flare_since=since), LONG_AGO, DOSE))
    assert arrived == by_hand[len(sessions) :]


def test_walks_of_a_file_are_told_walks_and_less_than_the_plan_was_a_shorter_choice() -> None:
    plan = Plan(start_minutes=10)
    short, long = arrive([walk(NINE, 7.5), walk(NINE + timedelta(days=1), 180)], plan, History(), LONG_AGO, DOSE)
    assert (short.by_hand, short.planned_minutes, short.chosen_minutes, short.walked_minutes) == (True, 10, 7, 7.5)
    assert (long.planned_minutes, long.chosen_minutes, long.walked_minutes, long.check_in) == (10, None, 180, None)
    assert long.share == 1


def test_what_was_walked_long_before_the_plan_is_shown_and_asks_for_nothing() -> None:
    plan, first_day = Plan(start_minutes=10), date(2026, 11, 10)
    days = [NINE - timedelta(days=400), NINE - timedelta(days=399, minutes=1), datetime(2026, 11, 4, 9, 0, tzinfo=UTC)]
    old, older, near = arrive(
        [walk(at, minutes) for at, minutes in zip(days, (45, 6, 30), strict=True)], plan, History(), first_day, DOSE
    )
    assert [(one.planned_minutes, one.chosen_minutes) for one in (old, older, near)] == [
        (10, None),
        (10, 6),
        (10, None),
    ]
    assert since_plan((old, older, near), first_day) == (near,)
    assert since_plan((near,), first_day) == (near,)
    assert since_plan((), first_day) == ()
    amble = session(NINE - timedelta(days=300))
    assert since_plan((old, amble, near), first_day) == (amble, near)
    without, with_old = (decide(plan, History(since_plan(some, first_day)), NOW, DOSE) for some in ((), (old, older)))
    assert without == with_old


def test_whole_minutes_are_at_least_one() -> None:
    assert (whole_minutes(0.2), whole_minutes(5.99), whole_minutes(6.0)) == (1, 5, 6)
