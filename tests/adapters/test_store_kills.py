"""Nothing the store acknowledged is lost when the program is killed, or when two programs write at once."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.adapters.store import Store
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_migrations import migrate, newest_shape, shape
from coach.adapters.store_occurrences import StoredOccurrences
from coach.domain.check_in import CheckIn
from coach.domain.reminder import walk_name
from coach.services.ports import RunningSession, StoreProblem
from tests.fakes.clock import FakeClock

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
WALK = RunningSession(0, NOW, 20, None, False, True, 7, 0.0, 0.0, CheckIn())


@contextmanager
def writer(path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.adapters.store_writer", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        yield child
        child.kill()


def acknowledged_before_the_kill(path: Path, lines: int) -> list[str]:
    with writer(path) as child:
        assert child.stdout is not None
        for _ in range(lines):
            assert child.stdout.readline()
        child.kill()
        return child.stdout.read().splitlines()


def test_a_kill_at_any_moment_loses_nothing_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "amble.db"
    moments = random.Random(20)
    for _ in range(20):
        said = [line.split() for line in acknowledged_before_the_kill(path, moments.randint(1, 40))]
        store = Store(path, FakeClock(NOW))
        assert store.open().sentence == ""
        finished = {session.id: session for session in store.sessions.sessions()}
        unfinished = store.sessions.unfinished()
        for what, id, number in said:
            found = finished.get(int(id))
            assert found is not None or what in ("begun", "progress")
            if what == "answered":
                assert found is not None
                assert found.check_in == CheckIn(before=int(number))
            if what == "progress" and found is None:
                assert unfinished is not None
                assert unfinished.id == int(id)
                assert unfinished.position >= float(number)
        store.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="killing so often needs a system that can fork")
def test_two_hundred_kills_at_any_moment_lose_nothing_acknowledged(tmp_path: Path) -> None:
    """Walks, answers, notes, time off, what was thrown away, and what came in from elsewhere."""
    command = [sys.executable, "-m", "tests.adapters.store_killer", str(tmp_path), "200", "20"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=120)
    assert done.stderr == ""
    runs, cut, come = map(int, done.stdout.split())
    assert runs == 200
    # Both halves of what a kill may leave of a step that was under way were really seen.
    assert 0 < come < cut


def test_two_programs_making_the_same_store_lose_no_walk(tmp_path: Path) -> None:
    path = tmp_path / "amble.db"
    with writer(path) as one, writer(path) as other:
        ids = []
        for child in (one, other):
            assert child.stdout is not None
            said = [child.stdout.readline().split() for _ in range(60)]
            ids += [int(id) for what, id, _ in said if what == "answered"]
    store = Store(path, FakeClock(NOW))
    assert store.open().sentence == ""
    known = {session.id for session in store.sessions.sessions()}
    store.close()
    assert len(set(ids)) == len(ids)
    assert set(ids) <= known


def test_a_locked_store_says_so_and_goes_on_when_it_is_free(tmp_path: Path) -> None:
    path = tmp_path / "amble.db"
    store = Store(path, FakeClock(NOW))
    store.open()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreProblem, match="Another program is using"):
            store.sessions.begin(WALK)
        assert store.sessions.sessions() == ()
        other.execute("ROLLBACK")
    assert store.sessions.begin(WALK) == 1
    store.close()


def test_a_store_another_program_keeps_to_itself_is_not_taken_for_damaged(tmp_path: Path) -> None:
    path = tmp_path / "amble.db"
    store = Store(path, FakeClock(NOW))
    store.open()
    store.sessions.begin(WALK)
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE session SET walked_seconds = 1")
        with pytest.raises(StoreProblem, match="Another program is using"):
            store.open()
        other.execute("COMMIT")
    assert [file.name for file in tmp_path.iterdir()] == ["amble.db"]
    assert store.open().sentence == ""
    assert store.sessions.unfinished() is not None
    store.close()


def test_a_store_that_was_never_opened_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="not open"):
        Store(tmp_path / "amble.db", FakeClock(NOW)).sessions.unfinished()


def test_each_migration_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "amble.db"
    connection = StoreConnection(path)
    connection.open()
    migrate(connection, to=1)
    connection.write("PRAGMA application_id = 1097687660")
    connection.write(
        "INSERT INTO session (started_utc, started_zone, planned_minutes, bad_day, warm_up, seed, position, "
        "walked_seconds, outcome) VALUES ('2026-11-12T08:00:00.000000Z', 'Europe/Berlin', 20, 0, 0, 7, 0, 1200, 'done')"
    )
    connection.write("INSERT INTO check_in (session_id, pain_before) VALUES (1, 3)")
    for number in range(1, newest_shape() + 1):
        migrate(connection, to=number)
        assert shape(connection) == number
        assert connection.number("SELECT shape FROM writer") == number
        assert connection.number("SELECT pain_before FROM check_in JOIN session ON id = session_id") == 3
    connection.close()


def test_a_walk_put_off_before_other_reminders_came_stays_put_off(tmp_path: Path) -> None:
    path, walk = tmp_path / "amble.db", walk_name(NOW.date())
    connection = StoreConnection(path)
    connection.open()
    migrate(connection, to=6)
    connection.write(
        "INSERT INTO snooze (day, until_utc, until_zone) VALUES (?, '2026-11-12T09:10:00.000000Z', 'Europe/Berlin')",
        walk.day.isoformat(),
    )
    moment = "'2026-11-12T09:00:00.000000Z', 'Europe/Berlin', ''"
    connection.write(
        f"INSERT INTO occurrence (day, state, at_utc, at_zone, cause) VALUES (?, 'snoozed', {moment})",
        walk.day.isoformat(),
    )
    migrate(connection)
    kept = StoredOccurrences(connection)
    assert kept.state(walk) == "snoozed"
    assert kept.snoozed_until(walk) == datetime(2026, 11, 12, 9, 10, tzinfo=UTC)
    connection.close()


@pytest.mark.parametrize("old", range(1, newest_shape()))
def test_an_older_store_is_copied_then_migrated(tmp_path: Path, old: int) -> None:
    path = tmp_path / "amble.db"
    connection = StoreConnection(path)
    connection.open()
    connection.write("PRAGMA application_id = 1097687660")
    migrate(connection, to=old)
    connection.write(
        "INSERT INTO session (started_utc, started_zone, planned_minutes, bad_day, warm_up, seed, position, "
        "walked_seconds, outcome) VALUES ('2026-11-12T08:00:00.000000Z', 'Europe/Berlin', 20, 0, 0, 7, 0, 1200, 'done')"
    )
    connection.close()
    store = Store(path, FakeClock(NOW))
    assert store.open().sentence == ""
    assert [session.started_at for session in store.sessions.sessions()] == [NOW]
    assert len(store.backups.files()) == 1
    store.close()


def test_a_migration_that_fails_leaves_the_shape_before_it(tmp_path: Path) -> None:
    connection = StoreConnection(tmp_path / "amble.db")
    connection.open()
    migrate(connection, to=1)
    connection.write("CREATE TABLE snooze (in_the_way TEXT)")
    with pytest.raises(StoreProblem):
        migrate(connection)
    assert shape(connection) == 1
    assert connection.number("SELECT count(*) FROM sqlite_master WHERE name = 'occurrence'") == 0
    connection.close()
