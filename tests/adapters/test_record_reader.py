"""The whole record, read from the database and with what waits while it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from coach.adapters.record_reader import StoredRecord
from coach.adapters.safe_answers import SafeAnswerStore
from coach.adapters.safe_proofs import SafeProofStore
from coach.adapters.safe_routines import SafeRoutineStore
from coach.adapters.safe_sessions import SafeSessionStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.store import Store
from coach.adapters.store_arrivals import StoredArrivals
from coach.adapters.store_feelings import SafeFeelingStore
from coach.adapters.store_notes import SafeNoteStore
from coach.adapters.store_revisions import SafeRevisionStore
from coach.adapters.unsaved import Unsaved
from coach.domain.check_in import CheckIn
from coach.domain.cue_proof import CueFate, CueProof
from coach.domain.exercise import ExerciseKind, Routine, RoutineItem
from coach.domain.feeling import Feeling, Felt
from coach.domain.record import Days, Record, RecordSource, Replaced, RoutineEntry, WalkEntry, Wanted
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.routine_session import ExerciseResult, Managed
from coach.domain.session import Outcome, Session
from coach.services.exercise_ports import RoutineRecord
from coach.services.ports import RunningSession, StoreProblem
from tests.fakes.clock import FakeClock

PARIS = ZoneInfo("Europe/Paris")
AT = datetime(2026, 3, 1, 8, 0, tzinfo=PARIS)
WALK = Session(AT, 12, 11.5, Outcome.DONE, check_in=CheckIn(2, 3, 2), warm_up=True)
CORE = Routine("core", "Core", ExerciseKind.CORE, (RoutineItem("bridge", 2),))
DONE = RoutineRecord(AT, CORE, results=(ExerciseResult("bridge", 2, Managed.EASY),), outcome=Outcome.DONE, seconds=300)
PROOF = CueProof(3.0, "Off you go.", False, CueFate.SOUNDED, 3.05)
ALL = Wanted(proofs=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store(tmp_path / "amble.sqlite3", FakeClock(AT))
    found.open()
    with closing(found):
        yield found


class Refusing:
    """A database that refuses whatever is asked of it."""

    def __getattr__(self, name: str) -> Any:
        def refuse(*_: object) -> None:
            raise StoreProblem("The disk is full.")

        return refuse


class Spooled:
    """The safe stores before a database that refuses."""

    def __init__(self, folder: Path) -> None:
        self.spool, full = SessionSpool(folder / "unsaved.json"), Refusing()
        self.walks = SafeSessionStore(full, self.spool)
        self.answers = SafeAnswerStore(full, self.spool)
        self.proofs = SafeProofStore(full, self.spool)
        self.feelings = SafeFeelingStore(full, self.spool)
        self.notes = SafeNoteStore(full, self.spool)
        self.revisions = SafeRevisionStore(full, self.spool)
        self.routines = SafeRoutineStore(full, self.spool)


def _read(
    store: Store, wanted: Wanted = ALL, unsaved: Unsaved | None = None
) -> tuple[list[WalkEntry], list[RoutineEntry]]:
    with StoredRecord(store.path, Record(), unsaved or Unsaved()).open(wanted) as opened:
        return list(opened.record.walks), list(opened.record.routines)


def test_a_walk_is_read_with_all_that_is_known_of_it(store: Store) -> None:
    id = store.sessions.begin(RunningSession(0, AT, 12, None, False, True, 7, 0, 0, CheckIn(2), (6, 6), 2))
    store.sessions.finish(id, 690, Outcome.DONE, None)
    store.answers.save_check_in(id, CheckIn(2, 3, 2))
    store.feelings.keep_feeling(id, Felt(200, Feeling.BETTER))
    store.revisions.keep_revision(id, AT, CheckIn(2, 5, 5))
    store.proofs.keep_proofs(id, (PROOF,))
    store.notes.keep_note(id, "rain")
    [entry], _ = _read(store)
    assert entry.session == replace(WALK, bouts=(6, 6), note="rain")
    assert entry.rest_minutes == 2
    assert entry.felt == (Felt(200, Feeling.BETTER),)
    assert entry.replaced == (Replaced(AT, CheckIn(2, 5, 5)),)
    assert entry.proofs == (PROOF,)
    assert entry.source is None
    [bare], _ = _read(store, Wanted())
    assert bare == replace(entry, proofs=())


def test_routines_are_read_with_what_was_managed(store: Store) -> None:
    store.routines.keep(DONE)
    store.routines.keep(replace(DONE, started_at=AT + timedelta(hours=1), outcome=None))
    _, routines = _read(store)
    assert routines == [RoutineEntry(AT, CORE, 300, Outcome.DONE, DONE.results)]


def test_many_pages_are_read_in_order_and_none_twice(store: Store) -> None:
    starts = [AT + timedelta(hours=hour) for hour in range(205)]
    for start in reversed(starts):
        store.sessions.add(replace(WALK, started_at=start, check_in=None))
        store.routines.keep(replace(DONE, started_at=start))
    walks, routines = _read(store)
    assert [entry.session.started_at for entry in walks] == starts
    assert [entry.started_at for entry in routines] == starts
    with StoredRecord(store.path, Record(), Unsaved()).open(ALL) as opened:
        assert opened.entries == 410


def test_days_are_those_of_the_clock_where_the_walk_was(store: Store) -> None:
    late = datetime(2026, 3, 1, 23, 30, tzinfo=ZoneInfo("Pacific/Honolulu"))
    early = datetime(2026, 3, 2, 0, 30, tzinfo=ZoneInfo("Pacific/Kiritimati"))
    for start in (AT, late, early):
        store.sessions.add(replace(WALK, started_at=start))
    first, second = (_read(store, Wanted(Days(day, day)))[0] for day in (date(2026, 3, 1), date(2026, 3, 2)))
    assert [entry.session.started_at for entry in first] == [AT, late]
    assert [entry.session.started_at for entry in second] == [early]


@pytest.mark.parametrize("days", [Days(), Days(date.min, date.max), Days(last=date.max), Days(first=date.min)])
def test_however_far_the_days_reach_every_walk_is_there(store: Store, days: Days) -> None:
    store.sessions.add(WALK)
    assert len(_read(store, Wanted(days))[0]) == 1


def test_what_came_from_elsewhere_says_so(store: Store) -> None:
    record = Record(walks=(WalkEntry(replace(WALK, by_hand=True), 1, proofs=(PROOF,)),))
    StoredArrivals(store.path).keep(RecordSource.GPX, "way.gpx", AT, record)
    [entry], _ = _read(store)
    assert entry == WalkEntry(replace(WALK, by_hand=True), 1, proofs=(PROOF,), source=RecordSource.GPX)


def test_what_was_thrown_away_is_not_in_it(store: Store) -> None:
    id = store.sessions.add(WALK)
    store.routines.keep(DONE)
    store.removals.remove_walk(id, AT)
    store.removals.remove_routine(AT, AT)
    assert _read(store) == ([], [])


def test_a_sign_of_a_walk_that_was_told_the_day_after_is_in_it(store: Store) -> None:
    signs, day = frozenset({RedFlag.FEVER}), Wanted(Days(last=AT.date()), proofs=True)
    store.sessions.add(replace(WALK, check_in=CheckIn(red_flags=signs)))
    about, other = (FlagReport(AT + timedelta(days=1), flags) for flags in (signs, frozenset({RedFlag.LUMP})))
    with StoredRecord(store.path, Record(flags=(about, other)), Unsaved()).open(day) as opened:
        assert opened.record.flags == (about,)
        assert len(list(opened.record.walks)) == 1


def test_what_is_written_meanwhile_is_not_seen(store: Store) -> None:
    store.sessions.add(WALK)
    with StoredRecord(store.path, Record(), Unsaved()).open(ALL) as opened:
        store.sessions.add(replace(WALK, started_at=AT + timedelta(days=1)))
        assert len(list(opened.record.walks)) == 1


def test_the_rest_of_the_record_is_that_of_who_asks(store: Store) -> None:
    standing = Record(times_off=(), seen=())
    with StoredRecord(store.path, standing, Unsaved()).open(ALL) as opened:
        assert replace(opened.record, walks=(), routines=()) == standing


def test_what_waits_is_in_it_once(store: Store, tmp_path: Path) -> None:
    spooled = Spooled(tmp_path)
    id = store.sessions.add(WALK)
    store.feelings.keep_feeling(id, Felt(100, Feeling.WORSE))
    spooled.answers.save_check_in(id, CheckIn(1, 1, 1))
    spooled.notes.keep_note(id, "told later")
    spooled.feelings.forget_feeling(id, 100)
    spooled.feelings.keep_feeling(id, Felt(200, Feeling.BETTER))
    spooled.revisions.keep_revision(id, AT, CheckIn(2, 3, 2))
    new = spooled.walks.begin(replace(_running(AT + timedelta(days=1)), bouts=(6, 6), rest_minutes=3))
    spooled.walks.finish(new, 600, Outcome.DONE, None)
    spooled.feelings.keep_feeling(new, Felt(60, Feeling.SAME))
    spooled.proofs.keep_proofs(new, (PROOF,))
    spooled.routines.keep(DONE)
    walks, routines = _read(store, ALL, spooled.spool.unsaved)
    assert [entry.session.started_at for entry in walks] == [AT, AT + timedelta(days=1)]
    assert walks[0].session == replace(WALK, by_hand=True, check_in=CheckIn(1, 1, 1), note="told later")
    assert walks[0].felt == (Felt(200, Feeling.BETTER),)
    assert walks[0].replaced == (Replaced(AT, CheckIn(2, 3, 2)),)
    assert (walks[1].rest_minutes, walks[1].felt, walks[1].proofs) == (3, (Felt(60, Feeling.SAME),), (PROOF,))
    assert [entry.started_at for entry in routines] == [AT]


def test_what_waited_and_is_saved_since_is_in_it_once(store: Store, tmp_path: Path) -> None:
    spooled = Spooled(tmp_path)
    id = spooled.walks.begin(_running(AT))
    spooled.walks.finish(id, 690, Outcome.DONE, None)
    spooled.routines.keep(DONE)
    store.sessions.add(WALK)
    store.routines.keep(DONE)
    walks, routines = _read(store, ALL, spooled.spool.unsaved)
    assert (len(walks), len(routines)) == (1, 1)


def test_a_database_that_is_gone_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem), StoredRecord(tmp_path / "none.sqlite3", Record(), Unsaved()).open(ALL):
        pass


def _running(at: datetime) -> RunningSession:
    return RunningSession(0, at, 12, None, False, True, 7, 0, 0, CheckIn(2))


def test_moments_of_a_fold_stay_apart(store: Store) -> None:
    twice = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC).astimezone(PARIS) for hour in (0, 1)]
    for start in twice:
        store.sessions.add(replace(WALK, started_at=start))
    walks, _ = _read(store)
    assert [entry.session.started_at.utcoffset() for entry in walks] == [start.utcoffset() for start in twice]
