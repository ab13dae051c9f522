"""A note about a walk is kept in the user's words, also while the database refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from coach.adapters.safe_sessions import SafeSessionStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.store import Store
from coach.adapters.store_notes import SafeNoteStore
from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome, StopReason
from coach.services.dose_ports import NoteStore
from coach.services.ports import RunningSession
from tests.adapters.store_strategies import words
from tests.fakes.clock import FakeClock
from tests.fakes.note_store import FakeNoteStore
from tests.fakes.session_store import FakeSessionStore

NOW = datetime(2026, 11, 12, 9, tzinfo=UTC)
WALK = RunningSession(0, NOW, 20, None, False, True, 7, 0.0, 0.0, CheckIn())
FULL = "The disk is full."


@contextmanager
def stores(kind: str) -> Iterator[tuple[NoteStore, int]]:
    """A store of notes and the id of a walk it knows."""
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "amble.db", FakeClock(NOW))
        store.open()
        id = store.sessions.begin(WALK)
        store.sessions.finish(id, 240, Outcome.STOPPED, StopReason.PAIN)
        spool = SessionSpool(Path(folder) / "unsaved.json")
        kinds: dict[str, NoteStore] = {
            "on disk": store.notes,
            "in memory": FakeNoteStore(id),
            "safe": SafeNoteStore(store.notes, spool),
        }
        yield kinds[kind], id
        store.close()


@pytest.mark.parametrize("kind", ["on disk", "in memory", "safe"])
def test_the_last_note_of_a_walk_is_kept(kind: str) -> None:
    with stores(kind) as (notes, id):
        assert (notes.note(id), notes.note(99)) == ("", "")
        notes.keep_note(id, "the kerb")
        notes.keep_note(id, "the kerb, and too quick")
        assert notes.note(id) == "the kerb, and too quick"
        with pytest.raises(LookupError):
            notes.keep_note(99, "nobody's")


@given(words)
@settings(max_examples=25)
def test_a_note_comes_back_as_it_was_written(note: str) -> None:
    with stores("on disk") as (notes, id):
        notes.keep_note(id, note)
        assert notes.note(id) == note


def test_a_note_waits_while_the_database_refuses_and_is_seen_meanwhile(tmp_path: Path) -> None:
    spool, database = SessionSpool(tmp_path / "unsaved.json"), FakeSessionStore()
    walks = SafeSessionStore(database, spool)
    id = walks.begin(WALK)
    walks.finish(id, 240, Outcome.STOPPED, StopReason.PAIN)
    primary = FakeNoteStore(id)
    primary.refuses = FULL
    SafeNoteStore(primary, spool).keep_note(id, "the kerb")
    again = SessionSpool(tmp_path / "unsaved.json")
    notes = SafeNoteStore(primary, again)
    assert notes.note(id) == "the kerb"
    assert [walk.note for walk in SafeSessionStore(database, again).sessions()] == ["the kerb"]
    primary.refuses = ""
    notes.replay()
    assert primary.note(id) == "the kerb"
    assert again.unsaved.is_empty


def test_a_note_about_a_walk_that_waits_itself_is_kept_for_it(tmp_path: Path) -> None:
    spool, database = SessionSpool(tmp_path / "unsaved.json"), FakeSessionStore()
    database.refuses = FULL
    walks = SafeSessionStore(database, spool)
    id = walks.begin(WALK)
    walks.finish(id, 240, Outcome.STOPPED, StopReason.PAIN)
    notes = SafeNoteStore(FakeNoteStore(), spool)
    notes.keep_note(id, "the kerb")
    assert (notes.note(id), [walk.note for walk in walks.sessions()]) == ("the kerb", ["the kerb"])
