"""Answers that were replaced: what every store of them promises, and what becomes of them while the disk refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from coach.adapters.safe_sessions import SafeSessionStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.store import Store
from coach.adapters.store_revisions import SafeRevisionStore
from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome
from coach.services.dose_ports import RevisionStore
from coach.services.ports import RunningSession, SessionStore
from tests.adapters.store_strategies import check_ins, moments
from tests.fakes.clock import FakeClock
from tests.fakes.revision_store import FakeRevisionStore
from tests.fakes.session_store import FakeSessionStore

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
LATER = NOW + timedelta(hours=3)
WALK = RunningSession(0, NOW, 20, None, False, True, 7, 0.0, 0.0, CheckIn())
FULL = "The disk is full."
FIRST, SECOND = CheckIn(before=2, peak=6), CheckIn(before=2, peak=3)
every_kind = pytest.mark.parametrize("kind", ["on disk", "in memory", "safe"])


@contextmanager
def opened(kind: str, folder: Path) -> Iterator[tuple[SessionStore, RevisionStore]]:
    if kind == "in memory":
        walks = FakeSessionStore()
        yield walks, FakeRevisionStore(walks)
        return
    store = Store(folder / "amble.db", FakeClock(NOW))
    store.open()
    if kind == "safe":
        spool = SessionSpool(folder / "cache" / "unsaved.json")
        yield SafeSessionStore(store.sessions, spool), SafeRevisionStore(store.revisions, spool)
    else:
        yield store.sessions, store.revisions
    store.close()


@every_kind
def test_what_stood_there_comes_back_oldest_first_for_its_own_walk(kind: str, tmp_path: Path) -> None:
    with opened(kind, tmp_path) as (walks, kept):
        id, other = walks.begin(WALK), walks.begin(WALK)
        kept.keep_revision(id, LATER, SECOND)
        kept.keep_revision(id, NOW, FIRST)
        assert kept.revisions(id) == ((NOW, FIRST), (LATER, SECOND))
        assert kept.revisions(other) == ()


@every_kind
@settings(deadline=None, max_examples=12)
@given(at=moments(), check_in=check_ins)
def test_answers_of_every_kind_come_back_as_they_were(kind: str, at: datetime, check_in: CheckIn) -> None:
    with TemporaryDirectory() as folder, opened(kind, Path(folder)) as (walks, kept):
        id = walks.begin(WALK)
        kept.keep_revision(id, at, check_in)
        assert kept.revisions(id) == ((at, check_in),)


@every_kind
def test_a_walk_nobody_knows_has_no_earlier_answers(kind: str, tmp_path: Path) -> None:
    with opened(kind, tmp_path) as (_walks, kept):
        with pytest.raises(LookupError):
            kept.keep_revision(7, NOW, FIRST)
        assert kept.revisions(7) == ()


@dataclass
class Program:
    """The safe stores over a database that refuses when told to; ``restart`` is a kill and a new start."""

    place: Path
    database: FakeSessionStore = field(default_factory=FakeSessionStore)

    def __post_init__(self) -> None:
        self.stored = FakeRevisionStore(self.database)
        self.restart()

    def restart(self) -> None:
        self.spool = SessionSpool(self.place)
        self.walks = SafeSessionStore(self.database, self.spool)
        self.revisions = SafeRevisionStore(self.stored, self.spool)
        self.walks.replay()
        self.revisions.replay()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "cache" / "unsaved.json")


def test_replaced_answers_of_a_walk_in_the_spool_wait_with_it_and_follow_it(program: Program) -> None:
    program.database.refuses = FULL
    id = program.walks.begin(WALK)
    program.walks.finish(id, 600, Outcome.DONE, None)
    program.revisions.keep_revision(id, NOW, FIRST)
    program.restart()
    assert program.revisions.revisions(id) == ((NOW, FIRST),)
    program.database.refuses = ""
    program.restart()
    real = program.walks.sessions()[0].id
    assert program.stored.revisions(real) == ((NOW, FIRST),)
    assert program.spool.unsaved.is_empty


def test_answers_replaced_twice_while_the_disk_is_full_are_both_kept_once(program: Program) -> None:
    id = program.walks.begin(WALK)
    program.database.refuses = FULL
    program.revisions.keep_revision(id, NOW, FIRST)
    program.revisions.keep_revision(id, LATER, SECOND)
    program.restart()
    assert program.revisions.revisions(id) == ((NOW, FIRST), (LATER, SECOND))
    program.database.refuses = ""
    program.stored.keep_revision(id, NOW, FIRST)  # written, and killed before that was noted
    program.restart()
    program.restart()
    assert program.stored.revisions(id) == ((NOW, FIRST), (LATER, SECOND))


def test_replaced_answers_of_a_walk_that_is_gone_are_let_go(program: Program) -> None:
    id = program.walks.begin(WALK)
    program.database.refuses = FULL
    program.revisions.keep_revision(id, NOW, FIRST)
    program.database = FakeSessionStore()
    program.stored = FakeRevisionStore(program.database)
    program.restart()
    assert program.spool.unsaved.is_empty
