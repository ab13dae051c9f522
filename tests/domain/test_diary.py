"""What the days of the diary held, where they lie, and which notes are found."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.check_in import CheckIn
from coach.domain.diary import DiaryMark, DiaryWalk, DiaryYear, year_marks
from coach.domain.diary_grid import DiaryGrid, Way, moved
from coach.domain.diary_search import NoteFound, excerpt, find, fold
from coach.domain.exercise import ExerciseKind
from coach.domain.routine_session import RoutineSession
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.thrown_away import ThrownAway
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.domain.why import told_walk

DAY = date(2026, 11, 5)
AT = datetime(2026, 11, 5, 12, 30, tzinfo=UTC)
GOOD = CheckIn(before=2, peak=3, after=2, morning=2)


def walk(at: datetime = AT, minutes: float = 16.0, **values: object) -> Session:
    given_values = {"outcome": Outcome.DONE, "check_in": GOOD, **values}
    return Session(at, 16, minutes, **given_values)  # type: ignore[arg-type]


def marks(*walks: Session, **parts: tuple[object, ...]) -> tuple[DiaryMark, ...]:
    found = {"routines": (), "notes": (), "times_off": (), **parts}
    return year_marks(2026, walks, rules=Rules(), **found)  # type: ignore[arg-type]


def test_a_day_adds_up_its_walks_and_tells_the_worst_pain() -> None:
    (mark,) = marks(walk(), walk(AT + timedelta(hours=3), 8.5, check_in=CheckIn(peak=4)))
    assert (mark.day, mark.minutes, mark.walks, mark.worst, mark.hurt) == (DAY, 24.5, 2, 4, False)


def test_a_day_of_which_something_was_thrown_away_is_marked_and_not_empty() -> None:
    (mark,) = marks(thrown_away=(ThrownAway(AT, AT + timedelta(days=3), 7),))
    assert (mark.day, mark.thrown_away, mark.is_empty, mark.walks) == (DAY, True, False, 0)
    assert [mark.thrown_away for mark in marks(walk())] == [False]


@given(st.timedeltas(timedelta(days=-2), timedelta(days=5)))
def test_what_was_thrown_away_can_come_back_for_a_day_whatever_the_clock_did(later: timedelta) -> None:
    thrown = ThrownAway(AT - timedelta(days=9), AT)
    assert thrown.can_come_back(AT + later) is (later < timedelta(days=1))


def test_a_walk_that_nobody_answered_tells_no_pain() -> None:
    (mark,) = marks(walk(check_in=None), walk(AT + timedelta(hours=2), check_in=CheckIn()))
    assert mark.worst is None


@pytest.mark.parametrize(
    "hurt",
    [walk(outcome=Outcome.STOPPED, stop_reason=StopReason.PAIN), walk(check_in=CheckIn(before=2, peak=9, after=8))],
)
def test_what_the_back_did_not_like_is_marked_on_its_day(hurt: Session) -> None:
    assert [mark.hurt for mark in marks(hurt)] == [True]
    assert [mark.hurt for mark in marks(walk(outcome=Outcome.SHORTENED, stop_reason=StopReason.TIME))] == [False]


def test_routines_notes_and_time_off_have_their_days_and_other_years_are_left_out() -> None:
    routine = RoutineSession(AT, "core", ExerciseKind.CORE, 180.0, Outcome.DONE)
    notes = (NoteFound(date(2026, 1, 2), "rain"),)
    away = TimeOff(date(2025, 12, 30), date(2026, 1, 2), TimeOffKind.HOLIDAY)
    found = marks(walk(AT.replace(year=2025)), routines=(routine,), notes=notes, times_off=(away,))
    assert [(one.day, one.routines, one.noted, one.time_off) for one in found] == [
        (date(2026, 1, 1), 0, False, TimeOffKind.HOLIDAY),
        (date(2026, 1, 2), 0, True, TimeOffKind.HOLIDAY),
        (DAY, 1, False, None),
    ]
    assert marks(walk(note="the kerb"))[0].noted


def test_shades_grow_with_the_minutes() -> None:
    assert [DiaryMark(DAY, minutes).shade for minutes in (0, 0.9, 1, 9.9, 10, 20, 29.9, 30, 180)] == [
        0, 0, 1, 1, 2, 3, 3, 4, 4,
    ]  # fmt: skip


def test_a_year_gives_a_month_the_newest_first_and_any_day() -> None:
    year = DiaryYear(2026, DAY, DAY, marks(walk(), walk(AT - timedelta(days=2)), walk(AT - timedelta(days=40))))
    assert [mark.day.day for mark in year.month(11)] == [5, 3]
    assert year.mark(DAY).walks == 1
    assert (year.last, DiaryYear(2026, DAY, DAY, (), date(2030, 1, 1)).last) == (DAY, date(2030, 1, 1))
    assert year.mark(date(2026, 3, 1)).is_empty


def test_a_walk_of_the_diary_is_the_walk_that_was_told() -> None:
    assert DiaryWalk(told_walk(walk(), (), (), Rules())).session == walk()


years = st.integers(1, 9999)
columns = st.integers(1, 60)


@given(years, columns)
@settings(max_examples=40)
def test_every_day_of_a_year_has_a_place_of_its_own_and_is_found_there(year: int, wide: int) -> None:
    grid = DiaryGrid(year, wide)
    places = [grid.place(day) for day in grid.days]
    assert len(set(places)) == len(grid.days) == (366 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 365)
    assert [grid.day_at(*place) for place in places] == list(grid.days)
    assert max(band for band, _, _ in places) + 1 == grid.bands


def test_where_no_day_lies_none_is_found() -> None:
    grid = DiaryGrid(2026, 27)
    # 2026 begins on a Thursday and ends on one.
    assert [grid.day_at(*place) for place in ((0, 0, 0), (1, 25, 4), (0, 27, 0), (2, 0, 0), (0, 0, 7))] == [None] * 5
    assert grid.day_at(0, 0, 3) == date(2026, 1, 1)
    assert DiaryGrid(1, 60).day_at(0, 0, 0) == date(1, 1, 1)


@given(st.dates(), st.sampled_from(Way), st.tuples(st.dates(), st.dates()).map(sorted))
@settings(max_examples=60)
def test_keys_never_lead_out_of_the_days_that_can_be_opened(day: date, way: Way, bounds: list[date]) -> None:
    first, last = bounds
    day = min(last, max(first, day))
    assert first <= moved(day, way, first, last) <= last


@pytest.mark.parametrize(
    ("way", "led"),
    [
        (Way.EARLIER_DAY, date(2026, 3, 30)),
        (Way.LATER_DAY, date(2026, 4, 1)),
        (Way.EARLIER_WEEK, date(2026, 3, 24)),
        (Way.LATER_WEEK, date(2026, 4, 7)),
        (Way.EARLIER_MONTH, date(2026, 2, 28)),
        (Way.LATER_MONTH, date(2026, 4, 30)),
        (Way.FIRST, date(2020, 1, 1)),
        (Way.LAST, date(2030, 12, 31)),
    ],
)
def test_each_key_leads_its_own_way(way: Way, led: date) -> None:
    assert moved(date(2026, 3, 31), way, date(2020, 1, 1), date(2030, 12, 31)) == led


def test_notes_are_found_whatever_the_case_and_the_accents_the_newest_first() -> None:
    notes = [
        NoteFound(date(2026, 1, 1), "Café in the RAIN"),
        NoteFound(date(2026, 5, 1), "rainy, then a cafe", 7),
        NoteFound(date(2026, 3, 1), "new shoes"),
    ]
    assert [note.day.month for note in find(notes, "  CAFÉ rain ")] == [5, 1]
    assert find(notes, "strasse") == find(notes, "") == find(notes, "   ") == ()
    assert fold("Straße ÄÖ İ") == fold("STRASSE äö i\u0307")


@given(st.text(max_size=80), st.text(max_size=10))
@settings(max_examples=40)
def test_a_note_is_always_found_by_its_own_words(text: str, other: str) -> None:
    note = NoteFound(DAY, f"{other} {text} {other}")
    assert find([note], text) == ((note,) if fold(text).split() else ())


def test_an_excerpt_stands_around_what_was_found() -> None:
    long = f"{'one two ' * 40}the kérb {'three four ' * 40}"
    told = excerpt(long, "KERB")
    assert "kérb" in told
    assert told.startswith("…")
    assert told.endswith("…")
    assert len(told) < 130
    assert excerpt("short\nnote", "nothing") == "short note"
