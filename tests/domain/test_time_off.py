"""Days off: one reason a day, pauses among them, and what excuses a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.time_off import TimeOff, TimeOffKind, as_told, excuse, marked, with_marks, with_pause, without

MONDAY = date(2026, 3, 2)
DAYS = st.integers(0, 60).map(lambda days: MONDAY + timedelta(days=days))
SPANS = st.builds(
    lambda first, length, kind: TimeOff(first, first + timedelta(days=length), kind),
    DAYS,
    st.integers(0, 20),
    st.sampled_from(TimeOffKind),
)


def kinds(times_off: tuple[TimeOff, ...]) -> dict[date, list[TimeOffKind]]:
    """The reasons of every day."""
    found: dict[date, list[TimeOffKind]] = {}
    for one in times_off:
        for number in range((one.last - one.first).days + 1):
            found.setdefault(one.first + timedelta(days=number), []).append(one.kind)
    return found


def all_marked(spans: list[TimeOff]) -> tuple[TimeOff, ...]:
    """Told one after the other."""
    times_off: tuple[TimeOff, ...] = ()
    for span in spans:
        times_off = marked(times_off, span)
    return times_off


@given(st.lists(SPANS, max_size=6))
def test_a_day_has_the_reason_that_was_told_last_and_no_other(spans: list[TimeOff]) -> None:
    last = {day: reasons[-1] for day, reasons in kinds(tuple(spans)).items()}
    assert kinds(all_marked(spans)) == {day: [kind] for day, kind in last.items()}


@given(st.lists(SPANS, max_size=6), SPANS)
def test_what_is_taken_away_leaves_every_other_day(spans: list[TimeOff], gone: TimeOff) -> None:
    before = all_marked(spans)
    left = kinds(without(before, gone.first, gone.last))
    assert left == {day: kind for day, kind in kinds(before).items() if not gone.first <= day <= gone.last}


@given(st.lists(SPANS, max_size=5), DAYS, st.integers(1, 30))
def test_a_pause_that_is_ended_on_its_day_was_none(spans: list[TimeOff], today: date, days: int) -> None:
    before = tuple(one for one in all_marked(spans) if one.kind is not TimeOffKind.PAUSE)
    paused = with_pause(before, today + timedelta(days=days), today)
    assert kinds(with_pause(paused, None, today)) == kinds(before)
    open_days = {today + timedelta(days=number) for number in range(days)} - kinds(before).keys()
    assert {day for day, why in kinds(as_told(paused)).items() if why == [TimeOffKind.PAUSE]} == open_days


@given(st.lists(SPANS, max_size=5), DAYS, st.integers(1, 30))
def test_what_was_said_of_days_hides_a_pause_and_ends_none(spans: list[TimeOff], today: date, days: int) -> None:
    marks = tuple(replace(one, kind=TimeOffKind.ILL) for one in all_marked(spans))
    paused = with_pause((), today + timedelta(days=days), today)
    told = as_told(with_marks(paused, marks))
    expected = {**kinds(paused), **kinds(marks)}
    assert kinds(told) == expected
    assert list(told) == sorted(told, key=lambda one: one.first)
    assert with_marks(with_marks(paused, told), ()) == paused


def test_a_pause_that_goes_on_longer_keeps_the_day_it_began() -> None:
    paused = with_pause((), MONDAY + timedelta(days=7), MONDAY)
    later = MONDAY + timedelta(days=5)
    longer = with_pause(paused, MONDAY + timedelta(days=21), later)
    assert longer == (TimeOff(MONDAY, MONDAY + timedelta(days=20), TimeOffKind.PAUSE),)
    assert with_pause(longer, later, later) == (TimeOff(MONDAY, later - timedelta(days=1), TimeOffKind.PAUSE),)


def test_a_pause_of_last_month_is_left_alone_by_a_new_one() -> None:
    old = TimeOff(MONDAY, MONDAY + timedelta(days=6), TimeOffKind.PAUSE)
    today = MONDAY + timedelta(days=40)
    new = TimeOff(today, today + timedelta(days=1), TimeOffKind.PAUSE)
    assert with_pause((old,), today + timedelta(days=2), today) == (old, new)


def test_three_days_off_excuse_a_week_and_two_do_not() -> None:
    ill = TimeOff(MONDAY, MONDAY + timedelta(days=1), TimeOffKind.ILL)
    away = TimeOff(MONDAY + timedelta(days=5), MONDAY + timedelta(days=9), TimeOffKind.HOLIDAY)
    assert excuse((ill,), MONDAY, 3) is None
    assert excuse((ill, away), MONDAY, 3) is TimeOffKind.ILL
    assert excuse((ill, away), MONDAY + timedelta(days=7), 3) is TimeOffKind.HOLIDAY
    assert excuse((ill, away), MONDAY + timedelta(days=14), 3) is None


def test_a_flare_excuses_a_week_with_a_single_day() -> None:
    flare = TimeOff(MONDAY + timedelta(days=6), MONDAY + timedelta(days=7), TimeOffKind.FLARE)
    assert excuse((flare,), MONDAY, 3) is excuse((flare,), MONDAY + timedelta(days=7), 3) is TimeOffKind.FLARE
