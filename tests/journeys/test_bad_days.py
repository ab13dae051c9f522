"""Folders that refuse, and files that cannot be read: one clear sentence, and never a crash."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coach.bootstrap_core import Core
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.seeds import Past, history, seed
from tests.patience import until

pytestmark = pytest.mark.journey
MEEK = ("setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search")
"""Lets the system's administrator be refused like anybody else."""


@pytest.fixture
def read_only(home: Path) -> Iterator[Path]:
    """A data folder with a history that nobody may write to."""
    folder = home / "data"
    seed(folder, [Past(days=2)])
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder
    _allow_writing(folder)


def _allow_writing(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)


def test_a_folder_that_cannot_be_written_is_said_and_the_walk_is_kept_all_the_same(
    start: Start, person: Person, read_only: Path, expected_complaints: list[str]
) -> None:
    who = MEEK if os.geteuid() == 0 else ()
    if who and shutil.which("setpriv") is None:
        pytest.skip("setpriv not installed")
    expected_complaints.append(f"Amble cannot keep copies in {read_only}")
    program = start(speed=ways.FAST, who=who)
    person.waits_for("Walk 2", "10 minutes", str(read_only))
    ways.starts_walk(person)
    ways.checks_in(person)
    person.waits_for("Walk 3", "10 minutes walked")
    ways.leaves(person, program)
    _allow_writing(read_only)

    program = start()
    person.waits_for("Walk 3", "10 minutes walked")
    assert not person.sees(str(read_only))
    ways.leaves(person, program)
    assert len(history(read_only)) == 2


def test_a_damaged_database_is_replaced_by_its_copy_and_the_page_says_so(
    start: Start, person: Person, home: Path
) -> None:
    folder = home / "data"
    seed(folder, [Past(days=2)])
    core = Core(folder)
    core.store.back_up()
    core.close()
    (folder / "amble.db").write_bytes(b"not a database at all" * 500)
    start()
    person.waits_for("Walk 2", "damaged")


def test_a_damaged_database_without_a_copy_begins_afresh_and_says_so(start: Start, person: Person, home: Path) -> None:
    folder = home / "data"
    seed(folder, [Past(days=2)])
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    (folder / "amble.db").write_bytes(b"not a database at all" * 500)
    start()
    person.waits_for("Step 1 of 6", "damaged")


def test_a_newer_database_is_left_alone_and_the_window_says_why(
    start: Start, person: Person, home: Path, expected_complaints: list[str]
) -> None:
    folder = home / "data"
    seed(folder, [Past(days=2)])
    with closing(sqlite3.connect(folder / "amble.db")) as database:
        database.execute("PRAGMA user_version = 999")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = (folder / "amble.db").read_bytes()
    program = start()
    words = "nothing was changed, please update Amble."
    expected_complaints += [line for line in person.waits_for(words).splitlines() if words in line]
    until(lambda: person.active_window() == "Amble")
    person.types("Return")
    assert program.ends() == 1
    assert (folder / "amble.db").read_bytes() == before
