"""Routines: what every store of them promises, and what becomes of them while the disk refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.safe_routines import SafeRoutineStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.store import Store
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_migrations import migrate
from coach.adapters.unsaved import Unsaved, to_unsaved, unsaved_plain
from coach.domain.exercise import Dose, ExerciseKind, Routine, RoutineItem
from coach.domain.red_flag import RedFlag
from coach.domain.routine_session import ExerciseResult, Managed
from coach.domain.session import Outcome
from coach.services.exercise_ports import RoutineRecord, RoutineStore
from coach.services.ports import StoreProblem
from tests.adapters.store_strategies import moments, outcomes, seconds, stop_reasons, words
from tests.fakes.clock import FakeClock
from tests.fakes.routine_store import FakeRoutineStore

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
CORE = Routine("core", "Core", ExerciseKind.CORE, (RoutineItem("tilt"), RoutineItem("bridge", 2, Dose(4, 5.0, 2.0))))
BEGUN = RoutineRecord(NOW, CORE, seed=7)
TILT = ExerciseResult("tilt", 1, Managed.EASY)
FULL = "The disk is full."
every_kind = pytest.mark.parametrize("kind", ["on disk", "in memory", "safe"])

levels = st.integers(1, 9)
doses = st.builds(Dose, st.integers(1, 30), st.floats(0, 30), st.floats(0, 30))
items = st.lists(st.builds(RoutineItem, words, levels, st.none() | doses), max_size=4).map(tuple)
results = st.lists(st.builds(ExerciseResult, words, levels, st.none() | st.sampled_from(Managed)), max_size=4)
records = st.builds(
    RoutineRecord,
    started_at=moments(),
    routine=st.builds(Routine, words, words, st.sampled_from(ExerciseKind), items, st.booleans()),
    seed=st.integers(-(2**63), 2**63 - 1),
    place=st.integers(1, 30),
    seconds=seconds,
    results=results.map(tuple),
    outcome=outcomes,
    stop_reason=stop_reasons,
    red_flags=st.none() | st.frozensets(st.sampled_from(RedFlag)),
)


@contextmanager
def opened(kind: str, folder: Path) -> Iterator[RoutineStore]:
    if kind == "in memory":
        yield FakeRoutineStore()
        return
    store = Store(folder / "amble.db", FakeClock(NOW))
    store.open()
    spool = SessionSpool(folder / "cache" / "unsaved.json")
    yield SafeRoutineStore(store.routines, spool) if kind == "safe" else store.routines
    store.close()


@every_kind
@settings(deadline=None, max_examples=15)
@given(record=records)
def test_a_routine_comes_back_as_it_was(kind: str, record: RoutineRecord) -> None:
    with TemporaryDirectory() as folder, opened(kind, Path(folder)) as routines:
        begun = replace(record, outcome=None)
        routines.keep(begun)
        assert routines.unfinished() == routines.find(record.started_at) == begun
        assert routines.history() == ()
        routines.keep(record)
        (found,) = routines.history()
        assert found.started_at.astimezone(UTC) == record.started_at.astimezone(UTC)
        assert found.started_at.tzinfo == record.started_at.tzinfo
        assert (found.routine, found.kind, found.results) == (record.routine.id, record.routine.kind, record.results)
        assert (found.seconds, found.outcome) == (record.seconds, record.outcome)
        assert (found.stop_reason, found.red_flags) == (record.stop_reason, record.red_flags)
        assert routines.unfinished() is None


@every_kind
def test_progress_is_kept_and_nothing_else_changes(kind: str, tmp_path: Path) -> None:
    with opened(kind, tmp_path) as routines:
        routines.keep(replace(BEGUN, results=(TILT,)))
        routines.keep_progress(NOW, 30, 20.0)
        assert routines.unfinished() == replace(BEGUN, place=30, seconds=20.0, results=(TILT,))
        routines.keep_progress(NOW + timedelta(hours=1), 1, 1.0)
        assert routines.find(NOW + timedelta(hours=1)) is None


@every_kind
def test_the_record_is_in_order_of_time_and_the_last_unfinished_one_is_offered(kind: str, tmp_path: Path) -> None:
    with opened(kind, tmp_path) as routines:
        for hours in (2, 0, 1):
            routines.keep(replace(BEGUN, started_at=NOW + timedelta(hours=hours), outcome=Outcome.DONE))
        assert [one.started_at for one in routines.history()] == [NOW + timedelta(hours=n) for n in range(3)]
        assert len({one.id for one in routines.history()}) == 3
        later = replace(BEGUN, started_at=NOW + timedelta(hours=4))
        for begun in (replace(BEGUN, started_at=NOW + timedelta(hours=3)), later):
            routines.keep(begun)
        assert routines.unfinished() == later


def test_a_killed_program_leaves_what_it_said_was_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "amble.db", FakeClock(NOW))
    store.open()
    store.routines.keep(BEGUN)
    store.routines.keep_progress(NOW, 12, 12.0)
    store.routines.keep(replace(BEGUN, place=15, seconds=15.0, results=(TILT,)))
    # Another program reads while this one is in the middle, as the next start after a kill does.
    other = Store(tmp_path / "amble.db", FakeClock(NOW))
    other.open()
    assert other.routines.unfinished() == replace(BEGUN, place=15, seconds=15.0, results=(TILT,))
    other.close()
    store.close()


def test_a_store_of_an_amble_without_routines_is_sound_and_gets_room_for_them(tmp_path: Path) -> None:
    connection = StoreConnection(tmp_path / "amble.db")
    connection.open()
    connection.write("PRAGMA application_id = 1097687660")
    migrate(connection, to=4)
    connection.close()
    store = Store(tmp_path / "amble.db", FakeClock(NOW))
    assert store.open().sentence == ""
    assert len(store.backups.files()) == 1
    store.routines.keep(replace(BEGUN, outcome=Outcome.DONE))
    assert store.check() == ""
    assert len(store.routines.history()) == 1
    store.close()


def test_an_amble_without_routines_refuses_a_store_that_has_them(tmp_path: Path) -> None:
    store = Store(tmp_path / "amble.db", FakeClock(NOW))
    store.open()
    store.close()
    connection = StoreConnection(tmp_path / "amble.db")
    connection.open()
    connection.write("PRAGMA user_version = 99")
    connection.write("UPDATE writer SET amble = '9.0', shape = 99")
    connection.close()
    with pytest.raises(StoreProblem, match=r"Amble 9\.0 wrote this record"):
        Store(tmp_path / "amble.db", FakeClock(NOW)).open()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE routine SET kind = 'juggling'",
        "UPDATE routine SET items = '[[1]]'",
        "UPDATE routine SET items = 'nonsense'",
        "UPDATE routine SET started_utc = 'soon'",
        "UPDATE exercise_result SET managed = 'splendid'",
    ],
)
def test_a_routine_that_cannot_be_true_is_damage(tmp_path: Path, sql: str) -> None:
    store = Store(tmp_path / "amble.db", FakeClock(NOW))
    store.open()
    store.routines.keep(replace(BEGUN, results=(TILT,), outcome=Outcome.DONE))
    store.close()
    connection = StoreConnection(tmp_path / "amble.db")
    connection.open()
    connection.write(sql)
    connection.close()
    assert store.check() != ""


def test_the_days_copy_holds_routines(tmp_path: Path) -> None:
    store = Store(tmp_path / "amble.db", FakeClock(NOW))
    store.open()
    store.routines.keep(replace(BEGUN, outcome=Outcome.DONE))
    store.back_up()
    store.close()
    (tmp_path / "amble.db").write_bytes(b"nonsense" * 1000)
    for side in ("-wal", "-shm"):
        (tmp_path / f"amble.db{side}").unlink(missing_ok=True)
    again = Store(tmp_path / "amble.db", FakeClock(NOW))
    again.open()
    assert [one.started_at for one in again.routines.history()] == [NOW]
    again.close()


# --- while the disk refuses -----------------------------------------------------------------------------------------


@dataclass
class Program:
    """The safe store over a database that refuses when told to; ``restart`` is a kill and a new start."""

    place: Path
    database: FakeRoutineStore = field(default_factory=FakeRoutineStore)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self.spool = SessionSpool(self.place)
        self.routines = SafeRoutineStore(self.database, self.spool)
        self.routines.replay()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "cache" / "unsaved.json")


def test_while_all_is_well_nothing_is_spooled(program: Program) -> None:
    program.routines.keep(BEGUN)
    program.routines.keep_progress(NOW, 5, 5.0)
    program.routines.keep(replace(BEGUN, outcome=Outcome.DONE))
    assert program.spool.unsaved == Unsaved()
    assert not program.place.exists()
    assert program.routines.trouble() == ""


def test_a_routine_begun_on_a_full_disk_waits_whole_and_is_saved_later(program: Program) -> None:
    program.database.refuses = FULL
    program.routines.keep(BEGUN)
    program.routines.keep_progress(NOW, 5, 4.0)
    assert FULL in program.routines.trouble()
    assert str(program.place) in program.routines.trouble()
    program.restart()
    assert program.routines.unfinished() == replace(BEGUN, place=5, seconds=4.0)
    done = replace(BEGUN, place=9, seconds=8.0, results=(TILT,), outcome=Outcome.DONE)
    program.routines.keep(done)
    program.restart()
    assert program.routines.unfinished() is None
    assert [one.seconds for one in program.routines.history()] == [8.0]
    assert program.routines.find(NOW) == done
    program.database.refuses = ""
    program.restart()
    assert program.database.find(NOW) == done
    assert not program.place.exists()
    assert program.routines.trouble() == ""


def test_a_disk_that_fills_up_in_the_middle_loses_nothing(program: Program) -> None:
    program.routines.keep(replace(BEGUN, results=(TILT,)))
    program.database.refuses = FULL
    program.routines.keep_progress(NOW, 70, 60.0)
    program.restart()
    assert program.routines.unfinished() == replace(BEGUN, place=70, seconds=60.0, results=(TILT,))


def test_a_routine_that_ended_in_the_spool_is_not_offered_to_continue(program: Program) -> None:
    program.routines.keep(BEGUN)
    program.database.refuses = FULL
    program.routines.keep(replace(BEGUN, outcome=Outcome.DONE))
    assert program.routines.unfinished() is None


def test_a_routine_that_waited_does_not_overtake_newer_answers(program: Program) -> None:
    program.database.refuses = FULL
    program.routines.keep(replace(BEGUN, outcome=Outcome.DONE))
    program.database.refuses = ""
    program.routines.keep(replace(BEGUN, outcome=Outcome.DONE, results=(TILT,)))
    program.restart()
    assert [one.results for one in program.database.history()] == [(TILT,)]


def test_progress_of_a_routine_that_nobody_began_is_let_go(program: Program) -> None:
    program.database.refuses = FULL
    program.routines.keep_progress(NOW, 5, 5.0)
    assert program.spool.unsaved == Unsaved()


@settings(max_examples=30)
@given(records)
def test_the_spool_gives_a_routine_back_as_it_was(record: RoutineRecord) -> None:
    unsaved = Unsaved(routines=(record,))
    assert to_unsaved(unsaved_plain(unsaved)) == unsaved


def test_a_spool_of_an_earlier_amble_has_no_routines_and_is_read() -> None:
    plain = unsaved_plain(Unsaved())
    del plain["routines"]
    assert to_unsaved(plain) == Unsaved()
