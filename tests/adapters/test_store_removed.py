"""What is thrown away is not shown and counts for nothing, comes back whole, and goes for good a day later; also while
the disk refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.safe_proofs import SafeProofStore
from coach.adapters.safe_routines import SafeRoutineStore
from coach.adapters.safe_sessions import SafeSessionStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_days import SafeDayNotes, SafeWalkShelf, StoredDayNotes, StoredWalkShelf
from coach.adapters.store_migrations import migrate
from coach.adapters.store_notes import SafeNoteStore, StoredNotes
from coach.adapters.store_proofs import StoredProofs
from coach.adapters.store_removed import SafeRemovalStore, StoredRemovals
from coach.adapters.store_routine_days import StoredRoutineDays
from coach.adapters.store_routines import StoredRoutines
from coach.adapters.store_walks import StoredSessions
from coach.domain.check_in import CheckIn
from coach.domain.cue_proof import CueFate, CueProof
from coach.domain.diary_search import NoteFound
from coach.domain.exercise import ExerciseKind, Routine
from coach.domain.session import Outcome, Session
from coach.domain.thrown_away import ThrownAway
from coach.services.exercise_ports import RoutineRecord
from coach.services.ports import RunningSession

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
WALK = RunningSession(0, NOW, 20, None, False, True, 7, 0.0, 0.0, CheckIn(before=2))
ROUTINE = RoutineRecord(NOW, Routine("core", "Core", ExerciseKind.CORE, ()), 1, 0, 200.0, (), Outcome.DONE)
PROOFS = (CueProof(1.0, "Stand tall.", False, CueFate.SOUNDED, 1.0),)
DAY = NOW.date()


@dataclass
class Record:
    """The safe stores over one file, as the program has them; ``refuse`` lets the database take nothing."""

    folder: Path

    def __post_init__(self) -> None:
        self.database = StoreConnection(self.folder / "amble.db")
        self.database.open()
        migrate(self.database)
        self.start()

    def start(self) -> None:
        """A kill and a new start."""
        spool = self.spool = SessionSpool(self.folder / "unsaved.json")
        self.walks = SafeSessionStore(StoredSessions(self.database), spool)
        self.proofs = SafeProofStore(StoredProofs(self.database), spool)
        self.routines = SafeRoutineStore(StoredRoutines(self.database), spool)
        self.walk_notes = SafeNoteStore(StoredNotes(self.database), spool)
        self.days = SafeWalkShelf(StoredWalkShelf(self.database), self.walks, spool)
        self.notes = SafeDayNotes(StoredDayNotes(self.database), spool)
        self.removals = SafeRemovalStore(StoredRemovals(self.database), spool, self.routines.read_again)
        for store in (self.walks, self.proofs, self.routines, self.walk_notes, self.notes, self.removals):
            store.replay()

    def stay(self) -> None:
        """Nothing happens."""

    def refuse(self) -> None:
        self.database.close()
        self.database.open("mode=ro")

    def allow(self) -> None:
        self.database.close()
        self.database.open()
        self.start()

    def walked(self, at: datetime = NOW) -> int:
        """A walk with everything about it, and its id."""
        id = self.walks.begin(replace(WALK, started_at=at))
        self.walks.finish(id, 1200, Outcome.DONE, None)
        self.proofs.keep_proofs(id, PROOFS)
        return id

    def routine_days(self, first: date, last: date) -> list[date]:
        """The days of routines as progress reads them."""
        return StoredRoutineDays(self.database).done(first, last, self.spool.unsaved)

    def count(self, table: str) -> int:
        """How many rows there really are."""
        return self.database.number(f"SELECT count(*) FROM {table}")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    record = Record(tmp_path)
    yield record
    record.database.close()


def test_a_walk_that_is_thrown_away_is_seen_nowhere_and_comes_back_whole(record: Record) -> None:
    kept, gone = record.walked(NOW - timedelta(days=3)), record.walked()
    before = record.walks.sessions()
    record.walk_notes.keep_note(gone, "the kerb")
    record.removals.remove_walk(gone, NOW)
    assert [walk.id for walk in record.walks.sessions()] == [kept]
    assert record.days.between(DAY, DAY) == ()
    assert record.days.notes() == ()
    last = record.proofs.last_proofs()
    assert last is not None
    assert last[0] == NOW - timedelta(days=3)
    record.removals.bring_back_walk(gone)
    assert record.walks.sessions() == (before[0], replace(before[1], note="the kerb"))
    assert record.proofs.proofs_of(gone) == PROOFS


def test_a_routine_that_is_thrown_away_counts_for_nothing_and_comes_back(record: Record) -> None:
    record.routines.keep(ROUTINE)
    (before,) = record.routines.history()
    assert record.routine_days(DAY, DAY) == [DAY]
    record.removals.remove_routine(NOW, NOW)
    assert (record.routines.history(), record.routine_days(DAY, DAY)) == ((), [])
    record.removals.bring_back_routine(NOW)
    assert (record.routines.history(), record.routine_days(DAY, DAY)) == ((before,), [DAY])


def test_what_was_thrown_away_goes_for_good_later_with_all_about_it_and_nothing_else(record: Record) -> None:
    kept, gone = record.walked(NOW - timedelta(days=3)), record.walked()
    record.routines.keep(ROUTINE)
    record.removals.remove_walk(gone, NOW)
    record.removals.remove_routine(NOW, NOW)
    record.removals.purge(NOW)
    assert (record.count("session"), record.count("routine")) == (2, 1)
    record.removals.purge(NOW + timedelta(seconds=1))
    assert (record.count("session"), record.count("routine"), record.count("cue_proof")) == (1, 0, 1)
    assert [walk.id for walk in record.walks.sessions()] == [kept]
    with pytest.raises(LookupError):
        record.removals.bring_back_walk(gone)


def test_what_was_thrown_away_is_told_until_it_comes_back_or_goes_for_good(record: Record) -> None:
    early, id = record.walked(NOW - timedelta(days=3)), record.walked()
    record.routines.keep(ROUTINE)
    assert record.removals.thrown_away() == ()
    record.removals.remove_walk(early, NOW - timedelta(hours=2))
    record.removals.remove_walk(id, NOW)
    record.removals.remove_routine(NOW, NOW + timedelta(hours=1))
    record.start()
    routine = ThrownAway(NOW, NOW + timedelta(hours=1))
    first, *rest = record.removals.thrown_away()
    assert first == ThrownAway(NOW - timedelta(days=3), NOW - timedelta(hours=2), early)
    assert set(rest) == {ThrownAway(NOW, NOW, id), routine}
    record.removals.bring_back_walk(id)
    record.removals.purge(NOW)
    assert record.removals.thrown_away() == (routine,)
    record.removals.bring_back_routine(NOW)
    assert record.removals.thrown_away() == ()


def test_what_waits_to_come_back_is_no_longer_told_as_thrown_away(record: Record) -> None:
    id = record.walked()
    record.routines.keep(ROUTINE)
    record.removals.remove_walk(id, NOW)
    record.removals.remove_routine(NOW, NOW)
    record.refuse()
    assert len(record.removals.thrown_away()) == 2
    record.removals.bring_back_walk(id)
    assert record.removals.thrown_away() == (ThrownAway(NOW, NOW),)
    record.removals.bring_back_routine(NOW)
    assert record.removals.thrown_away() == ()


def test_what_goes_for_good_cannot_be_found_in_the_file(record: Record) -> None:
    id = record.walked()
    record.walk_notes.keep_note(id, "the unmistakable kerb")
    record.removals.remove_walk(id, NOW - timedelta(days=2))
    record.removals.purge(NOW)
    record.database.close()
    assert b"unmistakable" not in (record.folder / "amble.db").read_bytes()


def test_throwing_away_waits_while_the_database_refuses_and_is_seen_meanwhile(record: Record) -> None:
    kept, gone = record.walked(NOW - timedelta(days=3)), record.walked()
    record.routines.keep(ROUTINE)
    record.refuse()
    record.removals.remove_walk(gone, NOW)
    record.removals.remove_routine(NOW, NOW)
    record.removals.purge(NOW + timedelta(days=9))
    for turn in (record.stay, record.start, record.allow):
        turn()
        assert [walk.id for walk in record.walks.sessions()] == [kept]
        assert record.days.between(DAY, DAY) == ()
        assert record.routines.history() == ()
        assert record.routine_days(date.min, date.max) == []
        last = record.proofs.last_proofs()
        assert last is not None
        assert last[0] == NOW - timedelta(days=3)
    assert record.spool.unsaved.is_empty
    assert record.count("session WHERE removed_utc IS NOT NULL") == 1


def test_the_first_day_is_that_of_a_walk_that_is_still_there(record: Record) -> None:
    record.walked()
    gone = record.walked(NOW - timedelta(days=3))
    record.refuse()
    record.removals.remove_walk(gone, NOW)
    for turn in (record.stay, record.start, record.allow):
        turn()
        assert record.days.first_day() == DAY


def test_a_walk_added_later_and_taken_back_is_seen_nowhere_while_that_waits(record: Record) -> None:
    at = NOW - timedelta(days=3)
    id = record.walks.add(Session(at, 20, 20.0, Outcome.DONE, note="the kerb", by_hand=True))
    record.proofs.keep_proofs(id, PROOFS)
    record.walk_notes.keep_note(id, "the kerb")
    assert ([note.words for note in record.days.notes()], record.days.first_day()) == (["the kerb"], at.date())
    record.refuse()
    record.walks.remove(id)
    for turn in (record.stay, record.start, record.allow):
        turn()
        assert (record.walks.sessions(), record.days.between(at.date(), DAY), record.days.notes()) == ((), (), ())
        assert (record.days.first_day(), record.proofs.last_proofs()) == (None, None)


def test_undo_while_the_database_refuses_brings_back_what_it_never_knew_was_gone(record: Record) -> None:
    id = record.walked()
    record.refuse()
    record.removals.remove_walk(id, NOW)
    record.removals.bring_back_walk(id)
    assert [walk.id for walk in record.walks.sessions()] == [id]
    record.allow()
    assert [walk.id for walk in record.walks.sessions()] == [id]
    assert record.spool.unsaved.is_empty


def test_a_walk_and_a_routine_that_wait_themselves_can_be_thrown_away(record: Record) -> None:
    record.refuse()
    id = record.walked()
    assert id < 0
    record.routines.keep(ROUTINE)
    assert record.days.first_day() == DAY
    record.removals.remove_walk(id, NOW)
    record.removals.remove_routine(NOW, NOW)
    assert (record.walks.sessions(), record.routines.history(), record.days.first_day()) == ((), (), None)
    assert record.proofs.last_proofs() is None
    record.allow()
    assert (record.walks.sessions(), record.routines.history()) == ((), ())
    assert record.count("session WHERE removed_utc IS NOT NULL") == 1
    assert record.count("routine WHERE removed_utc IS NOT NULL") == 1


def test_what_is_not_there_cannot_be_thrown_away(record: Record) -> None:
    with pytest.raises(LookupError):
        record.removals.remove_walk(99, NOW)
    with pytest.raises(LookupError):
        record.removals.remove_routine(NOW, NOW)


def test_notes_about_days_are_kept_replaced_and_removed_also_while_the_disk_refuses(record: Record) -> None:
    record.notes.keep_day_note(DAY, "rain")
    record.notes.keep_day_note(DAY - timedelta(days=1), "sun")
    assert [note.words for note in record.notes.day_notes(date.min, date.max)] == ["sun", "rain"]
    record.refuse()
    record.notes.keep_day_note(DAY, "")
    record.notes.keep_day_note(DAY + timedelta(days=1), "snow")
    for turn in (record.stay, record.start, record.allow):
        turn()
        assert [note.words for note in record.notes.day_notes(date.min, date.max)] == ["sun", "snow"]
        assert [note.words for note in record.notes.day_notes(DAY, DAY)] == []
    assert record.spool.unsaved.is_empty


def test_notes_about_walks_are_found_with_their_days_those_that_wait_too(record: Record) -> None:
    first, second = record.walked(NOW - timedelta(days=3)), record.walked()
    record.walk_notes.keep_note(first, "rain")
    record.refuse()
    record.walk_notes.keep_note(first, "")
    record.walk_notes.keep_note(second, "sun")
    third = record.walked(NOW + timedelta(hours=1))
    record.walk_notes.keep_note(third, "snow")
    assert record.days.notes() == (NoteFound(DAY, "sun", second), NoteFound(DAY, "snow", third))


def test_a_day_is_that_of_the_place_where_the_walk_began(record: Record) -> None:
    # Half past eleven at night in Los Angeles is the next day in London.
    late = datetime(2026, 11, 12, 23, 30, tzinfo=ZoneInfo("America/Los_Angeles"))
    early = datetime(2026, 11, 12, 0, 30, tzinfo=ZoneInfo("Pacific/Kiritimati"))
    ids = [record.walked(early), record.walked(late)]
    assert [walk.id for walk in record.days.between(DAY, DAY)] == ids
    assert record.days.between(DAY + timedelta(days=1), DAY + timedelta(days=1)) == ()
    assert len(record.days.between(date.min, date.max)) == 2
    assert record.days.first_day() == DAY


def test_a_walk_tells_where_it_came_from(record: Record) -> None:
    ours, theirs = record.walked(), record.walked(NOW + timedelta(hours=2))
    record.database.write("INSERT INTO arrival VALUES (1, '', '', 'apple_health', 'export.zip')")
    record.database.write("UPDATE session SET arrival = 1 WHERE id = ?", theirs)
    assert (record.days.source_of(ours), record.days.source_of(theirs)) == ("", "apple_health")


@given(st.lists(st.tuples(st.sampled_from(("walk", "remove", "bring", "note", "refuse", "allow", "start")),
                          st.integers(0, 3)), max_size=14))  # fmt: skip
@settings(max_examples=25, deadline=None)
def test_whatever_happens_in_which_order_what_is_seen_is_what_was_done_last(steps: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        record = Record(Path(folder))
        ids, seen, notes = list[int](), dict[int, bool](), dict[int, str]()
        for number, (step, which) in enumerate(steps):
            if step == "walk":
                ids.append(record.walked(NOW + timedelta(hours=number)))
                seen[number] = True
            elif step in ("remove", "bring", "note") and ids:
                place = list(seen)[which % len(ids)]
                id = ids[which % len(ids)]
                if step == "note":
                    record.walk_notes.keep_note(id, f"note {number}")
                    notes[place] = f"note {number}"
                elif step == "remove":
                    record.removals.remove_walk(id, NOW)
                    seen[place] = False
                else:
                    record.removals.bring_back_walk(id)
                    seen[place] = True
            elif step in ("refuse", "allow", "start"):
                getattr(record, step)()
                # An id below 0 is good until the next start, whose pages ask for the walks anew.
                ids = [record.spool.unsaved.real_id(id) for id in ids]
        record.allow()
        shown = {walk.started_at: walk.note for walk in record.walks.sessions()}
        record.database.close()
    assert shown == {NOW + timedelta(hours=at): notes.get(at, "") for at, is_seen in seen.items() if is_seen}
