"""Proofs of cue: what every store of them promises, and what becomes of them while the disk refuses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.safe_proofs import SafeProofStore
from coach.adapters.safe_sessions import SafeSessionStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.store import Store
from coach.adapters.unsaved import Unsaved, to_unsaved, unsaved_plain
from coach.domain.check_in import CheckIn
from coach.domain.cue_proof import CueFate, CueProof
from coach.domain.session import Outcome
from coach.services.ports import ProofStore, RunningSession, SessionStore, StoreProblem
from tests.fakes.clock import FakeClock
from tests.fakes.proof_store import FakeProofStore
from tests.fakes.session_store import FakeSessionStore

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
WALK = RunningSession(0, NOW, 20, None, False, True, 7, 0.0, 0.0, CheckIn())
FULL = "The disk is full."
SAID = CueProof(2.0, "Look ahead.", False, CueFate.SOUNDED, 2.01)
LOST = CueProof(600.0, "Stop if it turns sharp.", True, CueFate.NO_DEVICE)
every_kind = pytest.mark.parametrize("kind", ["on disk", "in memory", "safe"])

moments = st.floats(0, 4000, allow_nan=False)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
any_proof = st.builds(CueProof, moments, texts, st.booleans(), st.sampled_from(CueFate), st.none() | moments)
proofs = st.lists(any_proof, max_size=12).map(tuple)


@contextmanager
def opened(kind: str, folder: Path) -> Iterator[tuple[SessionStore, ProofStore]]:
    if kind == "in memory":
        walks = FakeSessionStore()
        yield walks, FakeProofStore(walks)
        return
    store = Store(folder / "amble.db", FakeClock(NOW))
    store.open()
    if kind == "safe":
        spool = SessionSpool(folder / "cache" / "unsaved.json")
        yield SafeSessionStore(store.sessions, spool), SafeProofStore(store.proofs, spool)
    else:
        yield store.sessions, store.proofs
    store.close()


@every_kind
def test_before_the_first_walk_there_is_no_proof(kind: str, tmp_path: Path) -> None:
    with opened(kind, tmp_path) as (walks, kept):
        assert kept.last_proofs() is None
        walks.begin(WALK)
        assert kept.last_proofs() is None


@every_kind
@settings(deadline=None, max_examples=25)
@given(given_proofs=proofs)
def test_proofs_come_back_as_they_were(kind: str, given_proofs: tuple[CueProof, ...]) -> None:
    with TemporaryDirectory() as folder, opened(kind, Path(folder)) as (walks, kept):
        kept.keep_proofs(walks.begin(WALK), given_proofs)
        assert kept.last_proofs() == ((NOW, given_proofs) if given_proofs else None)


@every_kind
def test_the_last_walk_is_the_one_that_began_last_and_the_last_word_counts(kind: str, tmp_path: Path) -> None:
    later = RunningSession(0, NOW + timedelta(days=1), 20, None, False, True, 8, 0.0, 0.0, CheckIn())
    with opened(kind, tmp_path) as (walks, kept):
        second, first = walks.begin(later), walks.begin(WALK)
        kept.keep_proofs(second, (SAID, SAID))
        kept.keep_proofs(first, (SAID,))
        kept.keep_proofs(second, (LOST,))
        assert kept.last_proofs() == (later.started_at, (LOST,))


@every_kind
def test_a_walk_nobody_knows_has_no_proof(kind: str, tmp_path: Path) -> None:
    with opened(kind, tmp_path) as (_walks, kept), pytest.raises(LookupError):
        kept.keep_proofs(7, (SAID,))


@dataclass
class Program:
    """The safe stores over a database that refuses when told to; ``restart`` is a kill and a new start."""

    place: Path
    database: FakeSessionStore = field(default_factory=FakeSessionStore)

    def __post_init__(self) -> None:
        self.stored = FakeProofStore(self.database)
        self.restart()

    def restart(self) -> None:
        self.spool = SessionSpool(self.place)
        self.walks = SafeSessionStore(self.database, self.spool)
        self.proofs = SafeProofStore(self.stored, self.spool)
        self.walks.replay()
        self.proofs.replay()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "cache" / "unsaved.json")


def test_proofs_of_a_walk_in_the_spool_wait_with_it_and_follow_it(program: Program) -> None:
    program.database.refuses = FULL
    id = program.walks.begin(WALK)
    program.walks.finish(id, 600, Outcome.DONE, None)
    program.proofs.keep_proofs(id, (SAID, LOST))
    program.restart()
    assert program.proofs.last_proofs() == (NOW, (SAID, LOST))
    program.database.refuses = ""
    program.restart()
    assert program.stored.last_proofs() == (NOW, (SAID, LOST))
    assert program.spool.unsaved == Unsaved(ids=program.spool.unsaved.ids)
    assert not program.place.exists()


def test_proofs_refused_by_themselves_wait_too(program: Program) -> None:
    id = program.walks.begin(WALK)
    program.walks.finish(id, 600, Outcome.DONE, None)
    program.database.refuses = FULL
    program.proofs.keep_proofs(id, (SAID,))
    program.proofs.keep_proofs(id, (LOST,))
    program.restart()
    assert program.stored.last_proofs() is None
    program.database.refuses = ""
    program.restart()
    assert program.stored.last_proofs() == (NOW, (LOST,))
    assert program.spool.unsaved.is_empty


def test_newer_proofs_are_not_overtaken_by_those_that_waited(program: Program) -> None:
    id = program.walks.begin(WALK)
    program.database.refuses = FULL
    program.proofs.keep_proofs(id, (LOST,))
    program.database.refuses = ""
    program.proofs.keep_proofs(id, (SAID,))
    program.restart()
    assert program.stored.last_proofs() == (NOW, (SAID,))


def test_proofs_that_waited_are_forgotten_once_newer_ones_are_on_disk(program: Program) -> None:
    class Moody(FakeProofStore):
        """Refuses the first two times, as a lock that is let go between two calls does."""

        times = 2

        def keep_proofs(self, session_id: int, proofs: Sequence[CueProof]) -> None:
            self.times -= 1
            if self.times >= 0:
                raise StoreProblem(FULL)
            super().keep_proofs(session_id, proofs)

    program.stored = Moody(program.database)
    program.restart()
    id = program.walks.begin(WALK)
    program.proofs.keep_proofs(id, (LOST,))
    program.proofs.keep_proofs(id, (SAID,))
    program.restart()
    assert program.stored.last_proofs() == (NOW, (SAID,))


def test_proofs_of_a_walk_that_is_gone_are_let_go(program: Program) -> None:
    id = program.walks.begin(WALK)
    program.database.refuses = FULL
    program.proofs.keep_proofs(id, (SAID,))
    program.database = FakeSessionStore()
    program.stored = FakeProofStore(program.database)
    program.restart()
    assert program.spool.unsaved.is_empty


@given(proofs)
def test_the_spool_gives_proofs_back_as_they_were(given_proofs: tuple[CueProof, ...]) -> None:
    unsaved = Unsaved(proofs=((-1, given_proofs),))
    assert to_unsaved(unsaved_plain(unsaved)) == unsaved


def test_a_spool_of_an_earlier_amble_has_no_proofs_and_is_read() -> None:
    plain = unsaved_plain(Unsaved())
    del plain["proofs"]
    assert to_unsaved(plain) == Unsaved()
