"""The ledger: each occurrence once, with the one state it is in."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.ledger import Entry, LedgerNote, PlannedAt, ledger
from coach.domain.reminder import OccurrenceName, OccurrenceState, ReminderKind, walk_name

ZONE = ZoneInfo("Europe/Berlin")
DAY = date(2026, 11, 12)
NOON = datetime(2026, 11, 12, 12, 30, tzinfo=ZONE)
BREAK = OccurrenceName(ReminderKind.BREAK, DAY, "1430")

names = st.builds(
    OccurrenceName,
    st.sampled_from([ReminderKind.WALK, ReminderKind.BREAK]),
    st.dates(DAY - timedelta(days=2), DAY + timedelta(days=2)),
    st.sampled_from(["", "0230", "1430", "noon", "9999"]),
)
moments = st.integers(-3000, 3000).map(lambda minutes: NOON.astimezone(UTC) + timedelta(minutes=minutes))
notes = st.builds(LedgerNote, names, st.sampled_from(OccurrenceState), moments)
planned = st.builds(PlannedAt, names, moments)


def note(state: OccurrenceState, minutes: int = 0, cause: str = "") -> LedgerNote:
    return LedgerNote(walk_name(DAY), state, NOON + timedelta(minutes=minutes), cause)


@settings(max_examples=60)
@given(st.lists(notes, max_size=12), st.lists(planned, max_size=6))
def test_each_occurrence_is_told_once_with_all_that_became_of_it(
    noted: list[LedgerNote], plans: list[PlannedAt]
) -> None:
    entries = ledger(noted, plans, ZONE)
    assert {entry.name for entry in entries} == {note.name for note in noted} | {plan.name for plan in plans}
    assert len({entry.name for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.history == tuple(each for each in noted if each.name == entry.name)
    assert [entry.day for entry in entries] == sorted(entry.day for entry in entries)


def test_what_was_noted_last_is_what_became_of_it() -> None:
    shown, done = note(OccurrenceState.SHOWN, 1), note(OccurrenceState.DONE, 40, "walked")
    (entry,) = ledger([shown, done], [PlannedAt(walk_name(DAY), NOON)], ZONE)
    assert (entry.last, entry.state, entry.is_closed) == (done, OccurrenceState.DONE, True)
    assert entry.came_at == shown.at


def test_what_nothing_became_of_yet_is_open_and_never_came() -> None:
    (entry,) = ledger([], [PlannedAt(walk_name(DAY), NOON)], ZONE)
    assert (entry.state, entry.last, entry.is_closed, entry.came_at) == (None, None, False, None)


def test_the_slot_of_a_name_is_its_time_and_what_nobody_can_read_has_none() -> None:
    odd = OccurrenceName(ReminderKind.BREAK, DAY, "noon")
    entries = ledger([LedgerNote(each, OccurrenceState.DONE, NOON) for each in (odd, BREAK)], [], ZONE)
    times = {entry.name: entry.planned_at for entry in entries}
    assert times == {odd: None, BREAK: datetime.combine(DAY, time(14, 30), ZONE)}


def test_a_moved_walk_stands_on_the_day_it_moved_to() -> None:
    away = NOON + timedelta(days=2)
    (entry,) = ledger([note(OccurrenceState.MOVED)], [PlannedAt(walk_name(DAY), away)], ZONE)
    assert entry.day == away.date()
    assert Entry(walk_name(DAY), None).day == DAY


def test_only_the_last_time_it_was_put_off_tells_until_when() -> None:
    name = walk_name(date(2026, 11, 12))
    at = datetime(2026, 11, 12, 12, tzinfo=UTC)
    states = (OccurrenceState.SNOOZED, OccurrenceState.SHOWN, OccurrenceState.SNOOZED, OccurrenceState.SKIPPED)
    notes = tuple(LedgerNote(name, state, at + timedelta(minutes=index)) for index, state in enumerate(states))
    put_off = Entry(name, at, notes, at + timedelta(hours=1))
    assert [put_off.until(note) for note in notes] == [None, None, at + timedelta(hours=1), None]
    never = Entry(name, at, notes[-1:])
    assert never.until(notes[-1]) is None


def test_a_timeline_is_in_order_of_time_and_of_notes_within_a_moment() -> None:
    name = walk_name(date(2026, 11, 12))
    at = datetime(2026, 11, 12, 12, tzinfo=UTC)
    states = ((OccurrenceState.SHOWN, 5), (OccurrenceState.WAITING, 0), (OccurrenceState.SKIPPED, 5))
    notes = tuple(LedgerNote(name, state, at + timedelta(minutes=minutes)) for state, minutes in states)
    assert Entry(name, at, notes).timeline == (notes[1], notes[0], notes[2])
