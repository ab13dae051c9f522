"""The report for a clinician: what the chosen days came to, in words that are true."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.bounds import NO_BOUNDS, Bounds
from coach.domain.chart import Chart, Draw, Mark, Point, Series
from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.exercise import ExerciseKind, Position
from coach.domain.look_back import LookBack, RolandMorris
from coach.domain.look_back_due import Shift
from coach.domain.plan import Plan
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote
from coach.domain.report import ClinicianReport, ReportSource, Scores, make_report
from coach.domain.report_bounds import WithinBounds, most_days_of_seven, within_bounds
from coach.domain.report_detail import MOST_WALKS
from coach.domain.report_sections import MOST_NAMED, tell_report
from coach.domain.report_stretch import Mean, Stretch, ends_of, pain_shift, stretch_of
from coach.domain.report_telling import ReportBooks
from coach.domain.report_told import Section, ToldReport, spoken
from coach.domain.report_wish import ReportDays, ReportPart, ReportSpan, ReportWish, birth_year_from, years_of
from coach.domain.routine_session import ExerciseResult, Managed, RoutineSession
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.domain.week_figures import WeekFigures
from tests.strategies import hostile_sessions

CATALOGUE = Catalogue(find_resources())
BOOKS = ReportBooks(CATALOGUE.phrases(), CATALOGUE.exercise_book(), CATALOGUE.red_flags(), CATALOGUE.rules(), "1.2.3")
NOW = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
DAYS = ReportDays(TODAY - timedelta(days=83), TODAY)
ENDS = ("First 4 weeks, from 21 Aug", "Last 4 weeks, to 12 Nov")
QUESTION = "May I carry a rucksack?"
USUAL = ReportWish()
NOTHING = WithinBounds(0, 0, 0, 0, 0)


def walk(
    ago: int, minutes: float = 20, outcome: Outcome = Outcome.DONE, why: StopReason | None = None, **rest: object
) -> Session:
    check_in = CheckIn(**{"before": 3, "peak": 4, "after": 3, "morning": 3, **rest})  # type: ignore[arg-type]
    return Session(NOW - timedelta(days=ago), round(minutes), minutes, outcome, why, check_in)


def a_day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def routine(ago: int, *results: ExerciseResult, kind: ExerciseKind = ExerciseKind.CORE) -> RoutineSession:
    return RoutineSession(NOW - timedelta(days=ago), "core", kind, 300, Outcome.DONE, results)


def made(source: ReportSource, wish: ReportWish = USUAL, days: ReportDays = DAYS) -> ClinicianReport:
    return make_report(source, wish, days)


def told(source: ReportSource, wish: ReportWish = USUAL, within: WithinBounds | None = None) -> ToldReport:
    return tell_report(made(source, wish), BOOKS, (), within)


def section(report: ToldReport, part: ReportPart) -> Section:
    return next(one for one in report.sections if one.part is part)


def row(report: ToldReport, part: ReportPart, name: str) -> tuple[str, ...]:
    return next(row for shown in section(report, part).tables for row in shown.rows if row[0] == name)


STEADY = ReportSource(NOW, Plan(), 4, walks=tuple(walk(ago, 30 - ago / 4) for ago in range(80, -1, -2)))


# --- which days ------------------------------------------------------------------------------------------------------


def test_the_usual_days_are_whole_weeks_that_end_today() -> None:
    assert ReportWish(ReportSpan.FOUR_WEEKS).days(TODAY, None) == ReportDays(a_day(27), TODAY)
    assert ReportWish().days(TODAY, None).count == 84


def test_since_the_last_report_begins_on_its_day_and_without_one_is_twelve_weeks() -> None:
    since = ReportWish(ReportSpan.SINCE_LAST)
    assert since.days(TODAY, a_day(9)) == ReportDays(a_day(9), TODAY)
    assert since.days(TODAY, None).count == since.days(TODAY, a_day(-3)).count == 84


def test_own_days_are_those_that_were_chosen() -> None:
    own = ReportDays(date(2020, 1, 1), date(2020, 2, 1))
    assert ReportWish(ReportSpan.OWN, own).days(TODAY, None) == own
    assert ReportWish(ReportSpan.OWN).days(TODAY, None).count == 84


@given(st.dates(), st.dates())
def test_no_days_are_asked_for_that_nobody_can_know_of(one: date, other: date) -> None:
    own = ReportDays(min(one, other), max(one, other))
    found = ReportWish(ReportSpan.OWN, own).days(TODAY, None)
    assert date(1900, 1, 1) <= found.first <= found.last <= TODAY
    assert found == own or not (own.first >= date(1900, 1, 1) and own.last <= TODAY)


@given(st.dates(date(1950, 1, 1), date(2026, 1, 1)), st.integers(0, 9000))
def test_years_of_days_are_all_of_them_once(first: date, count: int) -> None:
    days = ReportDays(first, first + timedelta(days=count))
    parts = list(years_of(days))
    assert (parts[0].first, parts[-1].last) == (days.first, days.last)
    assert sum(part.count for part in parts) == days.count
    assert max(part.count for part in parts) <= 365


@pytest.mark.parametrize(("text", "year"), [("", None), ("  ", None), ("1971", 1971), ("1900", 1900), ("2026", 2026)])
def test_a_year_of_birth_may_be_left_open(text: str, year: int | None) -> None:
    assert birth_year_from(text, TODAY) == year


@pytest.mark.parametrize("text", ["1899", "2027", "71", "19 71", "nineteen"])
def test_what_is_no_year_of_birth_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        birth_year_from(text, TODAY)


# --- the figures -----------------------------------------------------------------------------------------------------


def test_a_week_is_told_by_what_was_walked_in_it_on_average() -> None:
    found = stretch_of((walk(13, 10), walk(13, 5), walk(0, 25)), (), ReportDays(a_day(13), TODAY))
    assert (found.walks, found.minutes, found.days, found.longest, found.planned) == (3, 20.0, 1.0, 25, None)


def test_what_was_planned_is_told_of_whole_weeks_with_a_plan() -> None:
    mondays = [date(2026, 10, 26), date(2026, 11, 2), date(2026, 11, 9)]
    weeks = [
        WeekFigures(monday, planned_minutes=planned) for monday, planned in zip(mondays, (60, 80, 999), strict=True)
    ]
    found = stretch_of((), [*weeks, WeekFigures(date(2026, 10, 19))], ReportDays(date(2026, 10, 19), TODAY))
    assert found.planned == 70


@pytest.mark.parametrize(("days", "weeks"), [(13, 0), (14, 1), (27, 1), (28, 2), (83, 2), (84, 4), (900, 4)])
def test_ends_are_compared_only_where_they_lie_apart(days: int, weeks: int) -> None:
    span = ReportDays(a_day(2000), TODAY)
    ends = ends_of((walk(days - 1), walk(3)), span)
    assert (ends[0].count if ends else 0) == 7 * weeks
    if ends:
        assert ends[0].first == a_day(days - 1)
        assert ends[1].last == TODAY
        assert ends[0].last < ends[1].first


@pytest.mark.parametrize(
    ("count", "idle", "first"),
    [(84, 13, 0), (84, 14, 14), (60, 6, 0), (60, 7, 7), (20, 3, 0), (20, 4, 4), (20, 15, None)],
)
def test_a_few_days_without_a_walk_at_first_are_days_all_the_same(count: int, idle: int, first: int | None) -> None:
    span = ReportDays(a_day(count - 1), TODAY)
    ends = ends_of((walk(count - 1 - idle), walk(0)), span)
    assert (ends and (ends[0].first - span.first).days) == first


def test_one_walk_is_not_compared_with_none() -> None:
    found = told(ReportSource(NOW, walks=(walk(80), walk(70), walk(60))))
    assert section(found, ReportPart.FUNCTION).tables[0].head == ("Measure", "These days")
    four = told(ReportSource(NOW, walks=(walk(80), walk(70), walk(60), walk(50))))
    assert section(four, ReportPart.FUNCTION).tables[0].head == ("Measure", *ENDS, "Change")


def test_one_week_is_told_as_a_week_and_another_year_by_its_number() -> None:
    report = make_report(replace(STEADY, made=datetime(2027, 1, 2, tzinfo=UTC)), USUAL, ReportDays(a_day(19), TODAY))
    head = section(tell_report(report, BOOKS), ReportPart.PAIN).tables[0].head
    assert head[1:3] == ("First week, from 24 Oct 2026", "Last week, to 12 Nov 2026")


def test_without_a_walk_nothing_is_compared() -> None:
    assert ends_of((walk(100),), ReportDays(a_day(50), TODAY)) is None


def test_a_missing_answer_is_no_score() -> None:
    walks = (walk(1, morning=None), Session(NOW, 10, 10, Outcome.DONE), walk(0, morning=5))
    assert stretch_of(walks, (), DAYS).mean("morning") == Mean((5,))
    assert stretch_of((), (), DAYS).mean("after") == Mean()


FIVE = (5, 5, 5, 5, 5)


@pytest.mark.parametrize(
    ("before", "now", "shift"),
    [
        (FIVE, (3, 3, 3, 3, 3), Shift.BETTER),
        ((3, 3, 3, 3, 3), FIVE, Shift.WORSE),
        ((4, 4, 4, 4, 4), (3, 3, 3, 3, 2), Shift.CLOSE),
        ((4, 4, 4, 4, 4), (3, 3, 3, 2, 2), Shift.BETTER),
        ((8, 8, 8, 8, 8), (7, 6, 6, 6, 6), Shift.CLOSE),
        ((1, 1, 1, 1, 1), (0, 0, 0, 1, 0), Shift.CLOSE),
        ((1, 1, 1, 1, 1), (0, 0, 0, 0, 0), Shift.BETTER),
        # One bad walk of six is no change, and one good one neither.
        ((2, 2, 2, 2, 2, 2), (2, 2, 2, 2, 2, 8), Shift.CLOSE),
        ((2, 2, 2, 2, 2, 8), (2, 2, 2, 2, 2, 2), Shift.CLOSE),
        ((3, 3, 3, 3, 3), (3, 3, 3, 0, 0), Shift.CLOSE),
        (FIVE[:4], (1,) * 9, None),
        ((5,) * 9, (1,) * 4, None),
        ((), FIVE, None),
        (FIVE, (), None),
    ],
)
def test_a_change_of_pain_means_something_only_when_it_does(
    before: tuple[int, ...], now: tuple[int, ...], shift: Shift | None
) -> None:
    assert pain_shift(Mean(before), Mean(now)) is shift


SCORES = st.lists(st.integers(0, 10), max_size=9).map(tuple)


@given(SCORES, SCORES, st.integers(0, 10))
def test_what_is_marked_as_a_change_is_as_large_as_it_must_be(
    before: tuple[int, ...], now: tuple[int, ...], one: int
) -> None:
    with_it, without = pain_shift(Mean(before), Mean((*now, one))), pain_shift(Mean(before), Mean(now))
    if len(now) >= 5 and with_it in (Shift.BETTER, Shift.WORSE):
        then, newer = (sum(scores) / len(scores) for scores in (before, now))
        assert without is not None
        assert (newer < then) is (with_it is Shift.BETTER)
        assert abs(newer - then) >= min(2, max(1, then * 0.3)) - 1e-9


def test_only_walks_of_the_chosen_days_are_on_it() -> None:
    report = made(ReportSource(NOW, walks=(walk(84), walk(83), walk(0), walk(-1))))
    assert [one.started_at.date() for one in report.walks] == [a_day(83), TODAY]


def test_what_was_hardly_begun_is_no_walk_but_its_end_is_told() -> None:
    report = made(ReportSource(NOW, walks=(walk(3, 0.5, Outcome.STOPPED, StopReason.SHARP_PAIN),)))
    assert report.is_empty
    assert report.ended[0].why is StopReason.SHARP_PAIN


def test_scores_are_told_from_the_first_to_the_newest() -> None:
    looks = [
        LookBack(a_day(40), NOW - timedelta(days=40), 6, 6, 6, "Shop", 2),
        LookBack(a_day(20), NOW - timedelta(days=20), goal="Garden", goal_score=9),
        LookBack(a_day(3), NOW - timedelta(days=3), 3, 3, 3, "Shop", 7),
    ]
    forms = [RolandMorris(a_day(30), frozenset(range(1, 13)))]
    report = made(ReportSource(NOW, look_backs=looks, roland_morris=forms))
    assert report.goal == "Shop"
    assert report.goal_scores == Scores(a_day(40), 2, a_day(3), 7)
    assert report.peg == Scores(a_day(40), 6, a_day(3), 3, Shift.BETTER)
    assert report.roland_morris == Scores(a_day(30), 12, a_day(30), 12)


def test_the_goal_of_today_goes_before_that_of_a_look_back() -> None:
    looks = [LookBack(a_day(3), NOW - timedelta(days=3), goal="Shop", goal_score=4)]
    report = made(ReportSource(NOW, goal="Sea", look_backs=looks))
    assert (report.goal, report.goal_scores) == ("Sea", None)


# --- bounds ----------------------------------------------------------------------------------------------------------


def test_bounds_stand_beside_what_was_walked_since_they_were_agreed_on() -> None:
    bounds = Bounds(20, banned_exercises=frozenset(["bridge"]), banned_positions=frozenset([Position.SEATED]),
                    signed_at=NOW - timedelta(days=20))  # fmt: skip
    walks = (walk(30, 59), walk(12, 10), walk(11, 12), walk(4, 15), walk(3, 15))
    done = ExerciseResult("bridge", 1, Managed.EASY)
    routines = (routine(25, done), routine(5, done, ExerciseResult("seated_march", 1), ExerciseResult("curl_up", 1)),
                routine(4, replace(done, managed=Managed.SKIPPED), ExerciseResult("gone", 1)))  # fmt: skip
    found = within_bounds(bounds, walks, routines, BOOKS.exercises)
    assert found == WithinBounds(15, 2, 0.25, 2, 4)
    assert within_bounds(replace(bounds, signed_at=None), walks, routines, BOOKS.exercises).longest == 59


def test_a_walk_that_was_chosen_shorter_makes_no_rise() -> None:
    walks = (walk(4, 20), replace(walk(3, 20), chosen_minutes=5), replace(walk(2, 5), bad_day=True), walk(1, 20))
    assert within_bounds(NO_BOUNDS, walks, (), BOOKS.exercises).most_rise == 0


@given(st.lists(st.integers(0, 60), max_size=30, unique=True))
@settings(max_examples=60)
def test_days_in_any_seven_are_counted_right(ago: list[int]) -> None:
    days = sorted(a_day(one) for one in ago)
    brute = max((sum(0 <= (day - first).days < 7 for day in days) for first in days), default=0)
    assert most_days_of_seven(days) == brute


def test_limits_are_told_with_what_came_closest_to_them() -> None:
    bounds = Bounds(25, 4, 0.1, 110, frozenset(["bridge"]), by="Dr Lee", signed_at=NOW - timedelta(days=9))
    source = ReportSource(NOW, Plan(bounds=bounds), 4)
    rows = section(told(source, within=WithinBounds(24, 3, 0.08, 0, 9)), ReportPart.BOUNDS).tables[0].rows
    assert [actual for _, actual in rows] == [
        "longest 24 min",
        "at most 3 days",
        "at most 8 %",
        "not recorded",
        "not done",
    ]
    assert rows[0][0] == "No walk is longer than 25 minutes."
    done = section(told(source, within=WithinBounds(24, 3, 0.08, 2, 9)), ReportPart.BOUNDS).tables[0].rows
    assert done[-1][1] == "done 2 times"


def test_limits_without_a_walk_since_say_so() -> None:
    source = ReportSource(NOW, Plan(bounds=Bounds(25, 4, 0.1, 110, frozenset(["bridge"]))), 4)
    rows = section(told(source, within=NOTHING), ReportPart.BOUNDS).tables[0].rows
    assert [actual for _, actual in rows] == ["no walk since they were agreed"] * 3 + ["not recorded", "not done"]


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        (Bounds(20, 3), " The agreed limits leave at most 3 days of any seven, and 20 minutes a walk."),
        (Bounds(30, 1), " The agreed limits leave at most 1 day of any seven."),
        (Bounds(20, 4), " The agreed limits leave at most 20 minutes a walk."),
        (Bounds(30, 5), ""),
        (Bounds(), ""),
    ],
)
def test_the_plan_is_told_with_what_the_limits_leave_of_it(bounds: Bounds, words: str) -> None:
    lines = section(told(ReportSource(NOW, Plan(bounds=bounds), 4)), ReportPart.FUNCTION).lines
    assert lines[1] == f"Plan: 4 days a week, up to 30 minutes a walk.{words}"


@pytest.mark.parametrize(
    ("bounds", "lines"),
    [
        (Bounds(25, by="Dr Lee", signed_at=NOW), ("Agreed on 12 November 2026, set by Dr Lee.",)),
        (Bounds(25, signed_at=NOW), ("Agreed on 12 November 2026.",)),
        (Bounds(25), ()),
    ],
)
def test_who_set_the_limits_is_told_where_it_is_known(bounds: Bounds, lines: tuple[str, ...]) -> None:
    source = ReportSource(NOW, Plan(bounds=bounds))
    assert section(told(source, within=NOTHING), ReportPart.BOUNDS).lines == lines


def test_limits_without_a_row_and_without_a_plan_have_no_table() -> None:
    tight = Bounds(thresholds=(("red.rise", 2.0),))
    assert section(told(ReportSource(NOW, Plan(bounds=tight)), within=NOTHING), ReportPart.BOUNDS).tables == ()
    assert section(told(ReportSource(NOW), within=NOTHING), ReportPart.BOUNDS).tables == ()


# --- in words --------------------------------------------------------------------------------------------------------


def test_function_and_dose_come_first_and_pain_beneath() -> None:
    parts = [one.part for one in told(STEADY).sections]
    assert parts[:2] == [ReportPart.FUNCTION, ReportPart.PAIN]
    found = told(STEADY)
    assert section(found, ReportPart.FUNCTION).tables[0].head == ("Measure", *ENDS, "Change")
    assert row(found, ReportPart.FUNCTION, "Longest walk") == ("Longest walk", "16 min", "30 min", "14 min more")
    assert row(found, ReportPart.PAIN, "After walks") == (
        "After walks",
        "3.0 (13 answers)",
        "3.0 (14 answers)",
        "the same",
    )


def test_fewer_minutes_are_told_as_plainly_as_more() -> None:
    falling = replace(STEADY, walks=tuple(walk(ago, 10 + ago / 4) for ago in range(80, -1, -2)))
    assert row(told(falling), ReportPart.FUNCTION, "Longest walk")[-1] == "14 min less"


def test_minutes_stand_beside_what_was_planned() -> None:
    monday = date(2026, 11, 2)
    source = ReportSource(NOW, walks=(walk(5, 40),), weeks=(WeekFigures(monday, planned_minutes=60),))
    report = tell_report(make_report(source, ReportWish(), ReportDays(monday, a_day(4))), BOOKS)
    assert row(report, ReportPart.FUNCTION, "Walked a week") == ("Walked a week", "40 of 60 min planned")


def test_days_too_few_to_compare_are_told_as_one() -> None:
    found = told(ReportSource(NOW, walks=(walk(1), walk(0))))
    assert section(found, ReportPart.PAIN).tables[0].head == ("Measure", "These days")
    assert row(found, ReportPart.PAIN, "Before walks") == ("Before walks", "3.0 (2 answers)")


def test_a_change_that_means_something_is_marked_whichever_way_it_goes() -> None:
    better = replace(
        STEADY, walks=tuple(walk(ago, after=6 if ago > 40 else 2, morning=None) for ago in range(80, -1, -2))
    )
    worse = replace(STEADY, walks=tuple(walk(ago, after=2 if ago > 40 else 6) for ago in range(80, -1, -2)))
    assert row(told(better), ReportPart.PAIN, "After walks")[-1] == "4.0 lower: meaningful"
    assert row(told(worse), ReportPart.PAIN, "After walks")[-1] == "4.0 higher: meaningful"
    assert row(told(better), ReportPart.PAIN, "Next morning")[1:] == ("not told", "not told", "not known")


def test_scores_have_their_days_beside_them() -> None:
    looks = [
        LookBack(a_day(40), NOW - timedelta(days=40), 6, 6, 7, "Shop", 2),
        LookBack(a_day(3), NOW - timedelta(days=3), 6, 6, 6, "Shop", 7),
    ]
    forms = [RolandMorris(a_day(30), frozenset(range(1, 13)))]
    found = told(ReportSource(NOW, look_backs=looks, roland_morris=forms))
    assert row(found, ReportPart.FUNCTION, "Goal, 0 to 10")[1:] == ("2 on 3 Oct 2026", "7 on 9 Nov 2026", "5 higher")
    assert row(found, ReportPart.FUNCTION, "PEG, 0 to 10")[-1] == "0.3 lower"
    assert row(found, ReportPart.FUNCTION, "Roland-Morris, 0 to 24")[-1] == "asked once so far"
    assert "Goal: “Shop”" in section(found, ReportPart.FUNCTION).lines


def test_time_off_and_the_plan_are_told() -> None:
    off = (TimeOff(a_day(20), a_day(10), TimeOffKind.HOLIDAY), TimeOff(a_day(2), a_day(2), TimeOffKind.ILL),
           TimeOff(a_day(200), a_day(190)), TimeOff(a_day(-5), a_day(-9)))  # fmt: skip
    lines = section(told(replace(STEADY, times_off=off)), ReportPart.FUNCTION).lines
    assert "Time off: ill 10 Nov 2026, holiday 23 Oct 2026 to 2 Nov 2026." in lines
    assert "Plan: 4 days a week, up to 30 minutes a walk." in lines


def test_how_far_down_it_was_felt_and_how_is_told() -> None:
    walks = (
        walk(3, reach_after=Reach.THIGH, qualities=frozenset([Quality.NUMB])),
        walk(2, reach_after=Reach.THIGH, qualities=frozenset([Quality.NUMB, Quality.STIFF])),
        walk(1, reach_after=Reach.BACK),
        Session(NOW, 10, 10, Outcome.DONE),
    )
    assert section(told(ReportSource(NOW, walks=walks)), ReportPart.PAIN).lines == (
        "Felt furthest down after walks: down to the thigh, on 2 walks, last on 10 Nov 2026.",
        "Felt like: Stiff (1 walk), Numb or tingling (2 walks).",
    )


@pytest.mark.parametrize(
    ("reaches", "line"),
    [
        ((Reach.FOOT, Reach.BACK), "Felt furthest down after walks: down to the foot on 10 Nov 2026."),
        ((Reach.NONE, Reach.NONE), "Felt furthest down after walks: nowhere, on 2 walks."),
    ],
)
def test_the_day_on_which_it_was_felt_furthest_down_is_told(reaches: tuple[Reach, Reach], line: str) -> None:
    walks = tuple(walk(ago, reach_after=reach) for ago, reach in zip((2, 1), reaches, strict=True))
    assert section(told(ReportSource(NOW, walks=walks)), ReportPart.PAIN).lines == (line,)


def test_the_worst_pain_of_all_stands_beside_its_means() -> None:
    walks = (walk(9, peak=9), walk(3, peak=9), walk(2, peak=None), walk(1, peak=2))
    names = [name for name, *_ in section(told(ReportSource(NOW, walks=walks)), ReportPart.PAIN).tables[0].rows]
    assert names[1] == "At worst on walks (highest 9, on 9 Nov 2026)"
    silent = section(told(ReportSource(NOW, walks=(walk(1, peak=None),))), ReportPart.PAIN).tables[0].rows
    assert silent[1] == ("At worst on walks", "not told")


def test_signs_are_told_with_their_days_and_with_what_was_said() -> None:
    flags = (
        FlagReport(NOW - timedelta(days=9), frozenset([RedFlag.FEVER])),
        FlagReport(NOW - timedelta(days=8), frozenset()),
    )
    seen = (
        SeenNote(NOW - timedelta(days=7), "Walk\x00ing is fine", "Dr Lee"),
        SeenNote(NOW - timedelta(days=6)),
        SeenNote(NOW - timedelta(days=5), mistake=True),
    )
    found = section(told(ReportSource(NOW, flags=flags, seen=seen)), ReportPart.FLAGS)
    fever = CATALOGUE.red_flags().question(RedFlag.FEVER).text
    assert found.tables[0].rows == (
        ("7 Nov 2026", "Said to have been ticked by mistake."),
        ("6 Nov 2026", "Said to be seen, and walking is fine."),
        ("5 Nov 2026", "Said to be seen, and walking is fine. Seen by: Dr Lee. They said: “Walking is fine”"),
        ("3 Nov 2026", f"Ticked: {fever}"),
    )
    assert found.lines == ()


def test_no_signs_are_told_as_none_only_where_somebody_was_asked() -> None:
    asked = ReportSource(NOW, flags=(FlagReport(NOW, frozenset()),))
    assert section(told(asked), ReportPart.FLAGS).lines == ("None ticked. Asked 1 time in these days.",)
    assert section(told(ReportSource(NOW)), ReportPart.FLAGS).lines == ("Not asked in these days.",)


def test_a_plan_that_waits_says_so_whatever_the_days() -> None:
    fever = FlagReport(NOW - timedelta(days=300), frozenset([RedFlag.FEVER]))
    for flags in ((fever,), ()):
        found = section(told(ReportSource(NOW, flags=flags, waiting=(fever,))), ReportPart.FLAGS)
        assert found.lines == ("The plan waits until somebody has looked at it.",)
        assert [row[0] for row in found.tables[0].rows] == ["16 Jan 2026"]


def test_signs_among_the_answers_about_a_walk_are_told_with_its_day() -> None:
    numb = walk(3, red_flags=frozenset([RedFlag.SADDLE_NUMBNESS]))
    question = CATALOGUE.red_flags().question(RedFlag.SADDLE_NUMBNESS).words(walking=True)
    rows = section(told(ReportSource(NOW, walks=(numb, walk(1)))), ReportPart.FLAGS).tables[0].rows
    assert rows == (("9 Nov 2026", f"Ticked: {question}"),)


@pytest.mark.parametrize(("ago", "rows"), [(3, 1), (2, 1), (4, 2), (-5, 2)])
def test_signs_that_were_ticked_about_a_walk_are_told_once(ago: int, rows: int) -> None:
    signs = frozenset([RedFlag.FEVER, RedFlag.LUMP])
    numb = walk(3, red_flags=signs)
    flags = tuple(FlagReport(NOW - timedelta(days=ago), frozenset([sign])) for sign in signs)
    both = FlagReport(NOW - timedelta(days=ago), signs)
    days = ReportDays(DAYS.first, a_day(-9))
    for ticked in (flags, (both,)):
        report = make_report(ReportSource(NOW, walks=(numb,), flags=ticked), USUAL, days)
        assert len(report.flags) == rows - 1 + len(ticked)


def test_exercises_are_told_by_how_often_they_were_done_and_what_hurt() -> None:
    easy = [ExerciseResult(exercise.id, 1, Managed.EASY) for exercise in BOOKS.exercises.exercises[: MOST_NAMED + 1]]
    hurt = ExerciseResult("bridge", 1, Managed.PAIN)
    source = ReportSource(NOW, routines=(routine(2, *easy, hurt), routine(1, kind=ExerciseKind.STRETCH)))
    lines = section(told(source), ReportPart.EXERCISES).lines
    assert lines[0] == "2 routines: stretches 1, core 1."
    assert lines[1].startswith("Done most often: ")
    assert lines[1].endswith(", ….")
    assert lines[2] == "Hurt: Bridge (1 ×)."
    assert len(section(told(replace(source, routines=(routine(1),))), ReportPart.EXERCISES).lines) == 1


def test_walks_that_ended_early_are_told_with_their_reasons_and_days() -> None:
    walks = (
        *(walk(ago, 10, Outcome.SHORTENED, StopReason.TIME) for ago in range(30, 24, -1)),
        walk(3, 10, Outcome.STOPPED, StopReason.SHARP_PAIN), walk(2, 10, Outcome.SHORTENED), walk(1),
    )  # fmt: skip
    found = told(ReportSource(NOW, walks=walks))
    assert section(found, ReportPart.STOPS).tables[0].rows == (
        ("Sharp pain", "1: 9 Nov 2026"),
        ("No time", "6: 18 Oct 2026, 17 Oct 2026, 16 Oct 2026, 15 Oct 2026, …"),
        ("Nobody said why", "1: 10 Nov 2026"),
    )
    assert section(found, ReportPart.FUNCTION).lines == ("9 walks: 1 done, 7 shortened, 1 stopped.",)
    assert section(told(STEADY), ReportPart.STOPS).lines == ("None: every walk was walked to its end.",)


# --- the whole -------------------------------------------------------------------------------------------------------


def test_an_empty_history_makes_a_report_that_says_so() -> None:
    found = told(ReportSource(NOW))
    assert [one.part for one in found.sections] == [ReportPart.FUNCTION, ReportPart.FLAGS, ReportPart.EXERCISES]
    assert section(found, ReportPart.FUNCTION).lines == ("Nothing was walked in these days.",)
    assert "Not a medical document, and no diagnosis" in found.footer[0]
    assert "1.2.3" in found.footer[0]
    assert "Medication was not asked about." in found.footer[1]


@pytest.mark.parametrize(
    ("name", "year", "person"),
    [("", None, ""), (" Jo\nBloggs ", None, "Jo Bloggs"), ("", 1971, "born 1971"), ("Jo", 1971, "Jo · born 1971")],
)
def test_a_person_is_named_as_far_as_they_like(name: str, year: int | None, person: str) -> None:
    assert told(STEADY, ReportWish(name=name, birth_year=year)).person == person


@pytest.mark.parametrize("part", ReportPart)
def test_every_part_can_be_left_out(part: ReportPart) -> None:
    found = told(STEADY, ReportWish(question=QUESTION, left_out=frozenset([part])))
    assert part not in [one.part for one in found.sections]
    assert (found.question == "") is (part is ReportPart.QUESTION)


def test_the_question_stands_on_top_as_it_was_asked() -> None:
    found = told(STEADY, ReportWish(question=f" {QUESTION}\n\x07 Thank you. "))
    assert found.question == f"{QUESTION} Thank you."
    assert found.question in spoken(found)
    assert "Longest walk, 16 min" in spoken(found)
    assert found.question_title not in spoken(told(STEADY))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (364, "52 weeks"),
        (365, "365 days"),
        (366, "about 12 months"),
        (548, "about 18 months"),
        (7305, "about 20 years"),
    ],
)
def test_long_spans_are_told_in_months_and_years(days: int, words: str) -> None:
    report = make_report(STEADY, USUAL, ReportDays(a_day(days - 1), TODAY))
    assert tell_report(report, BOOKS).days.partition(" · ")[2] == words


def test_thousands_are_written_apart_and_years_are_not() -> None:
    walks = tuple(replace(walk(1), started_at=NOW - timedelta(minutes=number)) for number in range(7305, 0, -1))
    found = told(ReportSource(NOW, walks=walks), ReportWish(name="Jo", birth_year=1971, detail=True))
    assert section(found, ReportPart.FUNCTION).lines[0] == "7,305 walks: 7,305 done, 0 shortened, 0 stopped."
    assert found.person == "Jo · born 1971"
    assert found.detail_note == "The newest 400 of 7,305 walks are listed."
    assert "2026" in found.days


def test_days_that_are_no_whole_weeks_are_counted() -> None:
    report = make_report(STEADY, ReportWish(), ReportDays(a_day(9), TODAY))
    assert tell_report(report, BOOKS).days == "3 November 2026 to 12 November 2026 · 10 days"
    assert told(STEADY).days == "21 August 2026 to 12 November 2026 · 12 weeks"


def test_detail_lists_every_walk_the_newest_first() -> None:
    walks = (
        replace(walk(3, 18, Outcome.SHORTENED, StopReason.TIME, effort=Effort.HARD), planned_minutes=20),
        replace(walk(2, 15, Outcome.SHORTENED), by_hand=True),
        Session(NOW, 10, 10, Outcome.DONE),
    )
    found = told(ReportSource(NOW, walks=walks), ReportWish(detail=True))
    assert found.has_detail
    assert found.detail is not None
    assert found.detail.rows == (
        ("12 Nov 2026", "10 of 10 min", "done", "–, –, –, –", "–"),
        ("10 Nov 2026", "15 of 15 min (added later)", "shortened", "3, 4, 3, 3", "–"),
        ("9 Nov 2026", "18 of 20 min", "shortened: no time", "3, 4, 3, 3", "hard"),
    )
    assert found.words.cut == "… more on page 2"
    assert not told(STEADY).has_detail
    assert told(STEADY).words.cut == "… shortened to fit this page"


def test_detail_of_very_many_walks_says_how_many_it_lists() -> None:
    walks = tuple(
        replace(walk(1), started_at=NOW - timedelta(minutes=number)) for number in range(MOST_WALKS + 5, 0, -1)
    )
    found = told(ReportSource(NOW, walks=walks), ReportWish(detail=True))
    assert found.detail is not None
    assert len(found.detail.rows) == MOST_WALKS
    assert found.detail_note == f"The newest {MOST_WALKS} of {MOST_WALKS + 5} walks are listed."
    assert told(STEADY, ReportWish(detail=True)).detail_note == ""


def test_charts_with_something_to_draw_stand_beneath_pain() -> None:
    empty = Chart("Minutes", "Nothing yet.", "Week of", "min", 84, 0, 60)
    full = replace(empty, series=(Series("Walked", Draw.BARS, Mark.PLAIN, "primary", (Point(0, 30, "30 minutes"),)),))
    found = tell_report(made(STEADY), BOOKS, (empty, full))
    assert [one.part for one in found.sections][2] is ReportPart.CHARTS
    assert section(found, ReportPart.CHARTS).charts == (full,)
    assert full.sentence in spoken(found)
    assert ReportPart.CHARTS not in [one.part for one in tell_report(made(STEADY), BOOKS, (empty,)).sections]


@given(hostile_sessions())
@settings(max_examples=40)
def test_a_report_can_be_made_of_every_history(walks: tuple[Session, ...]) -> None:
    ordered = sorted(walks, key=lambda one: one.started_at)
    days = ReportDays(date(1900, 1, 1), date(2200, 1, 1))
    report = make_report(ReportSource(NOW, Plan(), 4, walks=ordered), ReportWish(detail=True), days)
    found = tell_report(report, BOOKS, (), within_bounds(NO_BOUNDS, ordered, (), BOOKS.exercises))
    assert isinstance(report.whole, Stretch)
    assert all(line.isprintable() for line in spoken(found).split("\n"))
