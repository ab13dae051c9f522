"""Walks are read once until something is written, and never kept longer than they are true."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach.adapters.clock import SystemClock
from coach.adapters.store import Store
from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome, Session

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


def filled(path: Path, walks: int) -> Store:
    store = Store(path, SystemClock())
    store.open()
    for day in range(walks):
        store.sessions.add(Session(START + timedelta(days=day), 20, 20.0, Outcome.DONE, by_hand=True))
    return store


def test_the_same_walks_are_not_read_twice(tmp_path: Path) -> None:
    store = filled(tmp_path / "amble.db", 2)
    assert store.sessions.sessions() is store.sessions.sessions()
    store.close()


def test_a_walk_an_answer_and_another_program_are_seen_at_once(tmp_path: Path) -> None:
    store = filled(tmp_path / "amble.db", 2)
    before = store.sessions.sessions()
    store.answers.save_check_in(before[0].id, CheckIn(after=3))
    assert store.sessions.sessions()[0].check_in == CheckIn(after=3)
    other = Store(tmp_path / "amble.db", SystemClock())
    other.open()
    other.sessions.remove(before[1].id)
    other.close()
    assert [walk.id for walk in store.sessions.sessions()] == [before[0].id]
    store.close()


def test_another_file_in_its_place_is_read_when_it_is_opened(tmp_path: Path) -> None:
    filled(tmp_path / "longer.db", 5).close()
    filled(tmp_path / "amble.db", 3).close()
    store = Store(tmp_path / "amble.db", SystemClock())
    store.open()
    assert len(store.sessions.sessions()) == 3
    store.close()
    shutil.copy(tmp_path / "longer.db", tmp_path / "amble.db")
    store.open()
    assert len(store.sessions.sessions()) == 5
    store.close()
