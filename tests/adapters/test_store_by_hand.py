"""Walks added later and feelings told in mid-walk: what every store promises, and while the disk refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from coach.adapters.safe_answers import SafeAnswerStore
from coach.adapters.safe_sessions import SafeSessionStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.store import Store
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_feelings import SafeFeelingStore
from coach.adapters.store_migrations import migrate
from coach.adapters.store_walks import read_walks
from coach.adapters.waiting import Waiting
from coach.domain.check_in import CheckIn
from coach.domain.feeling import Feeling, Felt
from coach.domain.session import Outcome, Session
from coach.services.dose_ports import FeelingStore
from coach.services.ports import RunningSession, StoreProblem
from tests.adapters.store_strategies import hand_sessions
from tests.fakes.answer_store import FakeAnswerStore
from tests.fakes.clock import FakeClock
from tests.fakes.feeling_store import FakeFeelingStore
from tests.fakes.session_store import FakeSessionStore

if TYPE_CHECKING:
    from coach.adapters.safe_sessions import WalkStore

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
WALK = RunningSession(0, NOW, 20, None, False, True, 7, 0.0, 0.0, CheckIn())
BY_HAND = Session(NOW - timedelta(hours=3), 12, 10.0, Outcome.SHORTENED, check_in=CheckIn(peak=2), by_hand=True)
FULL = "The disk is full."
WORSE, BETTER = Felt(30.0, Feeling.WORSE), Felt(60.5, Feeling.BETTER)
every_kind = pytest.mark.parametrize("kind", ["on disk", "in memory", "safe"])


@contextmanager
def opened(kind: str) -> Iterator[tuple[WalkStore, FeelingStore]]:
    if kind == "in memory":
        walks = FakeSessionStore()
        yield walks, FakeFeelingStore(walks)
        return
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "amble.db", FakeClock(NOW))
        store.open()
        spool = SessionSpool(Path(folder) / "unsaved.json")
        if kind == "safe":
            yield SafeSessionStore(store.sessions, spool), SafeFeelingStore(store.feelings, spool)
        else:
            yield store.sessions, store.feelings
        store.close()


@every_kind
@settings(max_examples=25, deadline=None)
@given(session=hand_sessions())
def test_a_walk_added_later_comes_back_whole(kind: str, session: Session) -> None:
    with opened(kind) as (walks, _):
        id = walks.add(session)
        (found,) = walks.sessions()
        assert replace(found, walked_minutes=round(found.walked_minutes, 6)) == replace(session, id=id)
        assert walks.unfinished() is None


@every_kind
def test_only_a_walk_added_later_can_be_taken_back(kind: str) -> None:
    with opened(kind) as (walks, _):
        walked = walks.begin(WALK)
        walks.finish(walked, 600, Outcome.DONE, None)
        added = walks.add(BY_HAND)
        walks.remove(walked)
        assert [session.id for session in walks.sessions()] == [added, walked]
        walks.remove(added)
        walks.remove(added)
        assert [session.id for session in walks.sessions()] == [walked]


@every_kind
def test_what_was_told_in_mid_walk_comes_back_in_order_and_once(kind: str) -> None:
    with opened(kind) as (walks, feelings):
        id = walks.begin(WALK)
        for felt in (BETTER, WORSE, replace(BETTER, feeling=Feeling.SAME)):
            feelings.keep_feeling(id, felt)
        assert feelings.feelings(id) == (WORSE, replace(BETTER, feeling=Feeling.SAME))
        assert feelings.feelings(id + 1) == ()


@every_kind
def test_what_was_told_in_mid_walk_can_be_taken_back(kind: str) -> None:
    with opened(kind) as (walks, feelings):
        id = walks.begin(WALK)
        feelings.keep_feeling(id, WORSE)
        feelings.keep_feeling(id, BETTER)
        feelings.forget_feeling(id, WORSE.walked)
        feelings.forget_feeling(id, 3.25)
        assert feelings.feelings(id) == (BETTER,)


def test_what_was_taken_back_on_a_full_disk_is_gone_at_once_and_for_good(program: Program) -> None:
    id = program.walks.begin(WALK)
    program.feelings.keep_feeling(id, WORSE)
    program.database.refuses = FULL
    program.feelings.keep_feeling(id, BETTER)
    for told in (WORSE, BETTER):
        program.feelings.forget_feeling(id, told.walked)
    assert program.feelings.feelings(id) == ()
    program.restart()
    assert program.feelings.feelings(id) == ()
    program.database.refuses = ""
    program.restart()
    assert program.stored.feelings(id) == ()
    assert not program.place.exists()


@every_kind
def test_a_walk_that_never_was_felt_like_nothing(kind: str) -> None:
    with opened(kind) as (_, feelings), pytest.raises(LookupError):
        feelings.keep_feeling(5, WORSE)


class Program:
    """The safe stores over a database that refuses when told to; ``restart`` is a kill and a new start."""

    def __init__(self, place: Path) -> None:
        self.place, self.database = place, FakeSessionStore()
        self.stored = FakeFeelingStore(self.database)
        self.restart()

    def restart(self) -> None:
        self.spool = SessionSpool(self.place)
        self.walks = SafeSessionStore(self.database, self.spool)
        self.feelings = SafeFeelingStore(self.stored, self.spool)
        self.answers = SafeAnswerStore(FakeAnswerStore(self.database), self.spool)
        for store in (self.walks, self.answers, self.feelings):
            store.replay()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "unsaved.json")


def test_a_walk_added_on_a_full_disk_is_shown_at_once_and_written_once(program: Program) -> None:
    program.database.refuses = FULL
    id = program.walks.add(BY_HAND)
    program.answers.save_check_in(id, CheckIn(peak=4))
    assert [walk.check_in for walk in program.walks.sessions()] == [CheckIn(peak=4)]
    assert FULL in program.walks.trouble()
    program.restart()
    (shown,) = program.walks.sessions()
    assert shown == replace(BY_HAND, id=id, check_in=CheckIn(peak=4))
    waiting = program.place.read_bytes()
    program.database.refuses = ""
    program.restart()
    program.place.write_bytes(waiting)
    program.restart()
    (saved,) = program.database.sessions()
    assert replace(saved, id=id) == shown
    assert program.walks.trouble() == ""
    assert not program.place.exists()


def test_a_walk_added_on_a_full_disk_can_be_taken_back(program: Program) -> None:
    program.database.refuses = FULL
    id = program.walks.add(BY_HAND)
    program.feelings.keep_feeling(id, WORSE)
    program.walks.remove(id)
    assert program.walks.sessions() == ()
    assert not program.place.exists()


def test_a_walk_taken_back_on_a_full_disk_is_gone_at_once_and_for_good(program: Program) -> None:
    id = program.walks.add(BY_HAND)
    program.database.refuses = FULL
    program.walks.remove(id)
    assert program.walks.sessions() == ()
    program.restart()
    assert program.walks.sessions() == ()
    program.database.refuses = ""
    program.restart()
    assert program.database.sessions() == ()
    assert not program.place.exists()


def test_a_feeling_on_a_full_disk_waits_with_its_walk(program: Program) -> None:
    program.database.refuses = FULL
    id = program.walks.begin(WALK)
    program.feelings.keep_feeling(id, WORSE)
    program.restart()
    program.feelings.keep_feeling(id, BETTER)
    assert program.feelings.feelings(id) == (WORSE, BETTER)
    program.database.refuses = ""
    program.walks.finish(id, 90, Outcome.DONE, None)
    program.restart()
    (saved,) = program.database.sessions()
    assert program.stored.feelings(saved.id) == (WORSE, BETTER)
    assert not program.place.exists()


def test_what_waited_never_overwrites_what_is_newer(program: Program) -> None:
    written: list[str] = []

    def write(_walk: int, _key: str, plain: str) -> None:
        if program.database.refuses:
            raise StoreProblem(program.database.refuses)
        written.append(plain)

    notes = Waiting(program.spool, "note", write)
    program.database.refuses = FULL
    notes.keep(3, "", "first")
    notes.keep(3, "", "second")
    assert notes.of(3) == (("", "second"),)
    program.database.refuses = ""
    notes.keep(3, "", "third")
    assert written == ["second", "third"]
    assert program.spool.unsaved.is_empty


def test_what_waits_for_a_walk_that_is_lost_stops_nothing_else(program: Program) -> None:
    id = program.walks.begin(WALK)
    program.database.refuses = FULL
    program.feelings.keep_feeling(99, WORSE)
    program.feelings.keep_feeling(id, BETTER)
    program.database.refuses = ""
    program.restart()
    assert program.feelings.feelings(id) == (BETTER,)
    assert program.spool.unsaved.is_empty


@pytest.mark.parametrize("shape", range(1, 7))
def test_a_copy_of_any_age_can_be_read_through(tmp_path: Path, shape: int) -> None:
    connection = StoreConnection(tmp_path / "amble.db")
    connection.open()
    migrate(connection, to=shape)
    connection.write(
        "INSERT INTO session (started_utc, started_zone, planned_minutes, bad_day, warm_up, seed, position, "
        "walked_seconds, outcome) VALUES ('2026-11-12T08:00:00.000000Z', 'Europe/Berlin', 20, 0, 0, 7, 0, 1200, ?)",
        "done",
    )
    connection.write("INSERT INTO check_in (session_id, pain_before) VALUES (1, 3)")
    read_walks(connection, shape)
    connection.write("UPDATE session SET outcome = 'no word of ours'")
    with pytest.raises(StoreProblem):
        read_walks(connection, shape)
    connection.close()


def test_a_feeling_no_version_ever_wrote_counts_as_damage(tmp_path: Path) -> None:
    store = Store(tmp_path / "amble.db", FakeClock(NOW))
    store.open()
    store.feelings.keep_feeling(store.sessions.begin(WALK), WORSE)
    assert store.check() == ""
    store.close()
    connection = StoreConnection(tmp_path / "amble.db")
    connection.open()
    connection.write("UPDATE feeling SET feeling = 'marvellous'")
    connection.close()
    assert store.check() != ""
