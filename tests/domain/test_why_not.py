"""Why not? Every day and every end has an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.hours import DayHours, Hours
from coach.domain.ledger import Entry, LedgerNote, Unnoted
from coach.domain.reminder import (
    OccurrenceName,
    OccurrenceState,
    ReminderKind,
    ReminderPause,
    ReminderSettings,
    walk_name,
)
from coach.domain.rhythm import Rhythm
from coach.domain.schedule import Schedule
from coach.domain.why_not import Facts, Why, WhyNot, why_not

ZONE = ZoneInfo("Europe/Berlin")
DAY = date(2026, 11, 12)
NOW = datetime(2026, 11, 12, 12, 0, tzinfo=ZONE)
AT = NOW + timedelta(hours=2)
FACTS = Facts(NOW, ZONE, date(2026, 1, 1), Schedule((time(14),) * 7), ReminderSettings())


def entry(*states: OccurrenceState, at: datetime | None = AT, cause: str = "", kind: str = "walk") -> Entry:
    name = walk_name(DAY) if kind == "walk" else OccurrenceName(ReminderKind(kind), DAY, "1400")
    return Entry(name, at, tuple(LedgerNote(name, state, NOW, cause) for state in states))


def answer(*entries: Entry, facts: Facts = FACTS, day: date = DAY) -> WhyNot:
    (found,) = why_not(day, entries, facts)
    return found


@pytest.mark.parametrize("first_day", [None, DAY + timedelta(days=1)])
def test_before_there_was_a_plan_nothing_could_remind(first_day: date | None) -> None:
    assert answer(entry(), facts=replace(FACTS, first_day=first_day)).why is Why.BEFORE


def test_a_day_without_a_walk_says_so_and_tells_the_others_too() -> None:
    assert answer().why is Why.AHEAD_NOT_PLANNED
    assert answer(day=DAY - timedelta(days=1)).why is Why.NOT_PLANNED
    long_ago = replace(FACTS, first_day=date(2020, 1, 1))
    assert answer(facts=long_ago, day=DAY - timedelta(days=366)).why is Why.NOT_PLANNED
    assert answer(facts=long_ago, day=DAY - timedelta(days=367)).why is Why.LONG_AGO
    found = why_not(DAY, [entry(OccurrenceState.DONE, kind="break")], FACTS)
    assert [each.kind for each in found] == [ReminderKind.WALK, ReminderKind.BREAK]


def test_what_came_is_told_with_its_time_whatever_became_of_it() -> None:
    shown = entry(OccurrenceState.SHOWN, OccurrenceState.MISSED_UNANSWERED, cause="unanswered")
    assert answer(shown) == WhyNot(DAY, Why.CAME, at=NOW, cause="unanswered", entry=shown)


@pytest.mark.parametrize("state", [state for state in OccurrenceState if not state.is_open])
def test_every_end_has_an_answer_of_its_own_with_its_cause(state: OccurrenceState) -> None:
    found = answer(entry(state, cause="call"))
    assert found.why not in (Why.CAME, Why.UNNOTED, Why.NOT_PLANNED)
    assert (found.at, found.cause) == (NOW, "call")


@pytest.mark.parametrize("state", [OccurrenceState.MOVED, OccurrenceState.EXPECTED, OccurrenceState.ANNOUNCED])
def test_what_is_open_and_ahead_is_still_to_come(state: OccurrenceState) -> None:
    assert answer(entry(state)).why is Why.AHEAD
    assert answer(entry(state, at=NOW)).why is Why.UNNOTED


def test_a_walk_that_moved_away_is_told_with_where_it_went() -> None:
    away = AT + timedelta(days=2)
    moved = entry(OccurrenceState.MOVED, at=away)
    assert (answer(moved).why, answer(moved).at) == (Why.MOVED_AWAY, away)
    assert answer(moved, day=away.date()).why is Why.AHEAD


def test_what_passed_without_a_note_is_told_as_that() -> None:
    assert answer(entry(at=None)).why is Why.UNNOTED
    assert answer(entry(at=NOW - timedelta(hours=1))).why is Why.UNNOTED


QUIET = Hours((DayHours(time(15), time(17)),) * 7)
PAUSE = ReminderPause(NOW.astimezone(UTC), NOW.astimezone(UTC) + timedelta(hours=3))


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (FACTS, Why.AHEAD),
        (replace(FACTS, allowed=False), Why.AHEAD_LOCKED),
        (replace(FACTS, schedule=Schedule((time(14),) * 7, paused_until=DAY + timedelta(days=1))), Why.AHEAD_RESTS),
        (replace(FACTS, earliest=DAY + timedelta(days=1)), Why.AHEAD_FREE),
        (replace(FACTS, earliest=DAY), Why.AHEAD),
        (replace(FACTS, settings=ReminderSettings(walk_on=False)), Why.AHEAD_OFF),
        (replace(FACTS, pause=PAUSE), Why.AHEAD_PAUSED),
        (replace(FACTS, settings=ReminderSettings(hours=QUIET)), Why.AHEAD_QUIET),
    ],
)
def test_what_is_ahead_is_told_as_things_stand(facts: Facts, why: Why) -> None:
    assert answer(entry(), facts=facts).why is why


def test_a_break_asks_neither_safety_nor_the_plan_but_its_own_rhythm() -> None:
    resting = replace(FACTS, allowed=False, schedule=Schedule(paused_until=DAY + timedelta(days=1)))
    settings_on = ReminderSettings(breaks=Rhythm(on=True), routines=Rhythm(on=True, hours=QUIET))
    on = replace(FACTS, settings=settings_on)
    assert why_not(DAY, [entry(kind="break")], resting)[1].why is Why.AHEAD_OFF
    assert why_not(DAY, [entry(kind="break")], on)[1].why is Why.AHEAD
    assert why_not(DAY, [entry(kind="routine")], on)[1].why is Why.AHEAD_QUIET
    assert why_not(DAY, [entry(kind="routine")], resting)[1].why is Why.AHEAD_RESTS
    assert why_not(DAY, [entry(kind="routine")], replace(on, allowed=False))[1].why is Why.AHEAD_LOCKED


def test_a_routine_rests_with_the_plan_and_a_break_does_not() -> None:
    rests = Schedule((time(14),) * 7, paused_until=DAY + timedelta(days=1))
    on = ReminderSettings(breaks=Rhythm(on=True), routines=Rhythm(on=True))
    facts = replace(FACTS, schedule=rests, settings=on)
    assert why_not(DAY, [entry(kind="routine")], facts)[1].why is Why.AHEAD_RESTS
    assert why_not(DAY, [entry(kind="break")], facts)[1].why is Why.AHEAD


entries = st.builds(
    lambda kind, day, at, states: Entry(
        OccurrenceName(kind, day), at, tuple(LedgerNote(OccurrenceName(kind, day), state, NOW) for state in states)
    ),
    st.sampled_from([ReminderKind.WALK, ReminderKind.BREAK, ReminderKind.ROUTINE]),
    st.dates(DAY - timedelta(days=3), DAY + timedelta(days=3)),
    st.none() | st.integers(-72, 96).map(lambda hours: NOW + timedelta(hours=hours)),
    st.lists(st.sampled_from(OccurrenceState), max_size=4),
)


@settings(max_examples=60)
@given(st.lists(entries, max_size=5), st.dates(DAY - timedelta(days=5), DAY + timedelta(days=5)))
def test_any_day_has_an_answer_and_every_occurrence_of_it_one(found: list[Entry], day: date) -> None:
    answers = why_not(day, found, FACTS)
    assert answers
    assert [each.entry for each in answers if each.entry is not None] == [
        each for each in found if day in (each.day, each.name.day)
    ]


@pytest.mark.parametrize("unnoted", Unnoted)
def test_what_passed_without_a_note_says_whether_amble_was_there_to_see_it(unnoted: Unnoted) -> None:
    passed = replace(entry(at=NOW - timedelta(hours=1)), unnoted=unnoted)
    assert answer(passed).why.value == unnoted.value
    assert answer(replace(entry(), unnoted=unnoted)).why is Why.AHEAD
