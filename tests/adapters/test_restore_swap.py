"""Going back to another record: at every moment there is one whole record, and what was before can be had again."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from coach.adapters.backup_shelf import BackupShelf
from coach.adapters.paths import Folders, find_folders
from coach.adapters.restore_swap import Swap
from coach.adapters.session_spool import SessionSpool
from coach.adapters.single_instance import SingleInstance
from coach.adapters.store import Store
from coach.adapters.store_backup import Backups, is_good
from coach.adapters.unsaved import Unsaved
from coach.bootstrap_settle import finish
from coach.domain.backup import CopyReason
from coach.domain.check_in import CheckIn
from coach.services.backup_ports import BackupProblem
from tests.adapters.test_backup_file import NOW, add_walks, home, look, shelf_of, well
from tests.fakes.clock import FakeClock

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)
OLD, NEW = 2, 5
"""Walks in the record that is here, and in the one that comes."""


def walks_of(folders: Folders) -> int:
    store = Store(folders.store, FakeClock(NOW))
    report = store.open()
    assert report.sentence == ""
    count = len(store.sessions.sessions())
    store.close()
    return count


def own_of(folders: Folders) -> list[str]:
    own = folders.data / "exercises"
    return sorted(file.name for file in own.iterdir()) if own.is_dir() else []


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A backup with five walks and a picture."""
    folders = home(tmp_path / "other", NEW)
    (folders.data / "exercises").mkdir()
    (folders.data / "exercises" / "new-1.png").write_bytes(b"new")
    file = tmp_path / "b.amble"
    shelf_of(folders).write(file, "", well)
    return file


@pytest.fixture
def here(tmp_path: Path) -> Folders:
    folders = home(tmp_path / "here", OLD)
    (folders.data / "exercises").mkdir()
    (folders.data / "exercises" / "old-1.png").write_bytes(b"old")
    return folders


def agree(folders: Folders, file: Path) -> None:
    shelf = shelf_of(folders)
    assert shelf.stage(file, "", well) is not None
    shelf.agree()


def test_nothing_comes_before_somebody_agreed(here: Folders, file: Path) -> None:
    look(here, file)
    assert Swap(here).take_up(DAY) is None
    assert walks_of(here) == OLD


def test_what_was_agreed_to_comes_and_what_was_there_is_kept(here: Folders, file: Path) -> None:
    agree(here, file)
    taken = Swap(here).take_up(DAY)
    assert taken is not None
    assert taken.before is not None
    assert taken.problem == ""
    assert (walks_of(here), own_of(here)) == (NEW, ["new-1.png"])
    kept = Backups(here.store).file(taken.before)
    assert is_good(kept)
    assert not (here.data / "coming").exists()
    assert Swap(here).take_up(DAY) is None


def test_going_back_can_be_undone_with_the_exercises(here: Folders, file: Path) -> None:
    agree(here, file)
    taken = Swap(here).take_up(DAY)
    assert taken is not None
    assert taken.before is not None
    shelf = shelf_of(here)
    found = shelf.stage_copy(taken.before, well)
    assert found is not None
    assert (found.there.record.walks, found.here.walks, found.left_out.walks) == (OLD, NEW, NEW - OLD)
    shelf.agree()
    Swap(here).take_up(DAY)
    assert (walks_of(here), own_of(here)) == (OLD, ["old-1.png"])


def test_the_newest_copy_after_it_is_made_of_what_came(here: Folders, file: Path) -> None:
    """A record that is damaged later goes back to what somebody chose, and not to what was before."""
    store = Store(here.store, FakeClock(NOW))
    store.open()
    store.back_up()
    store.close()
    agree(here, file)
    Swap(here).take_up(NOW.date())
    store = Store(here.store, FakeClock(NOW))
    store.open()
    assert store.back_up() is not None
    store.close()
    here.store.write_bytes(b"broken")
    store = Store(here.store, FakeClock(NOW))
    store.open()
    assert len(store.sessions.sessions()) == NEW
    store.close()


def test_a_kill_at_any_step_leaves_one_of_the_two_whole(here: Folders, file: Path, tmp_path: Path) -> None:
    agree(here, file)
    # A log that was never worked in, as after a kill.
    log = here.store.with_name("amble.db-wal")
    with closing(sqlite3.connect(here.store)) as connection:
        connection.execute("UPDATE session SET note = 'late' WHERE id = 1")
        connection.commit()
        kept = log.read_bytes()
        content = here.store.read_bytes()
    here.store.write_bytes(content)
    log.write_bytes(kept)
    places = tmp_path / "places"
    command = [sys.executable, "-m", "tests.adapters.swap_killer", str(here.data), str(places)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=60)
    tries = sorted(places.iterdir())
    assert len(tries) > 10
    seen = set()
    for place in tries:
        folders = find_folders(place)
        shutil.copytree(place, before := tmp_path / "looked" / place.name)
        seen.add(walks_of(find_folders(before)))
        taken = Swap(folders).take_up(DAY)
        assert taken is None or taken.problem == ""
        assert (walks_of(folders), own_of(folders)) == (NEW, ["new-1.png"])
        copies = [copy for copy in Backups(folders.store).copies() if copy.reason is CopyReason.RESTORE]
        assert copies
        assert list(folders.data.glob("backups/*-restore.exercises/old-1.png"))
        with closing(sqlite3.connect(Backups(folders.store).file(copies[0]))) as connection:
            assert connection.execute("SELECT note FROM session WHERE id = 1").fetchone() == ("late",)
    assert seen == {OLD, NEW}


def test_while_another_program_has_the_record_nothing_changes(here: Folders, file: Path) -> None:
    agree(here, file)
    with closing(sqlite3.connect(here.store)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE session SET note = 'x'")
        taken = Swap(here).take_up(DAY)
        other.execute("COMMIT")
    assert taken is not None
    assert "locked" in taken.problem
    assert (walks_of(here), own_of(here)) == (OLD, ["old-1.png"])
    assert Swap(here).take_up(DAY) is None


def test_a_damaged_record_that_was_there_is_set_aside(here: Folders, file: Path) -> None:
    agree(here, file)
    here.store.write_bytes(b"broken" * 1000)
    Swap(here).take_up(DAY)
    assert walks_of(here) == NEW
    assert (here.data / "amble-damaged-2026-11-22.db").read_bytes() == b"broken" * 1000


def test_what_waits_is_not_written_into_another_record(here: Folders, file: Path) -> None:
    agree(here, file)
    SessionSpool(here.spools[0]).keep(Unsaved(answers=((1, CheckIn(peak=9)),)))
    Swap(here).take_up(DAY)
    assert SessionSpool(*here.spools).unsaved.is_empty
    assert (here.cache / "unsaved-before-2026-11-22.json").exists()


def test_exercises_go_beside_no_other_copy_than_that_of_what_was_there(here: Folders, file: Path) -> None:
    """A damaged record leaves no copy, and the one of an earlier time has exercises of its own beside it."""
    agree(here, file)
    Swap(here).take_up(DAY)
    (here.data / "exercises" / "late-1.png").write_bytes(b"late")
    agree(here, file)
    here.store.write_bytes(b"broken" * 1000)
    taken = Swap(here).take_up(DAY)
    assert taken is not None
    assert (taken.before, taken.problem) == (None, "")
    assert (here.data / "exercises-before" / "late-1.png").read_bytes() == b"late"
    assert own_of(here) == ["new-1.png"]


def test_exercises_are_never_deleted_for_a_name_that_is_taken(here: Folders, file: Path) -> None:
    for number in range(3):
        (here.data / "exercises" / f"made-{number}.png").write_bytes(b"mine")
        agree(here, file)
        here.store.write_bytes(b"broken" * 1000)
        Swap(here).take_up(DAY)
    found = {path.name for path in here.data.glob("exercises-before*/*")}
    assert found == {"old-1.png", "new-1.png", "made-0.png", "made-1.png", "made-2.png"}


def test_two_times_of_a_day_something_that_waited_is_kept(here: Folders, file: Path) -> None:
    for peak in (8, 9):
        agree(here, file)
        SessionSpool(here.spools[0]).keep(Unsaved(answers=((1, CheckIn(peak=peak)),)))
        Swap(here).take_up(DAY)
    kept = [SessionSpool(path).unsaved.answers[0][1].peak for path in sorted(here.cache.glob("unsaved-before-*"))]
    assert set(kept) == {8, 9}


def test_what_could_not_be_put_in_place_after_the_record_is_told_so_and_gone_on_with(
    here: Folders, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "exercises":
            raise OSError(13, "Permission denied")
        return rename(self, target)

    agree(here, file)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse)
        taken = Swap(here).take_up(DAY)
    assert taken is not None
    assert (taken.problem, taken.has_come) == ("Permission denied", True)
    assert walks_of(here) == NEW
    assert finish(here.data, SingleInstance(here.data)) == ()  # it can be closed all the same
    taken = Swap(here).take_up(DAY)
    assert taken is not None
    assert taken.before is not None
    assert (taken.problem, own_of(here)) == ("", ["new-1.png"])
    assert (Backups(here.store).file(taken.before).with_suffix(".exercises") / "old-1.png").exists()


def test_what_refuses_before_the_record_is_replaced_changes_nothing(
    here: Folders, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> Path:
        raise OSError(13, "Permission denied")

    agree(here, file)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        taken = Swap(here).take_up(DAY)
    assert taken is not None
    assert (taken.problem, taken.has_come) == ("Permission denied", False)
    assert (walks_of(here), own_of(here)) == (OLD, ["old-1.png"])


def test_what_was_agreed_to_is_on_the_disk_with_its_names(
    here: Folders, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = set[int]()
    monkeypatch.setattr(os, "fsync", lambda descriptor: written.add(os.fstat(descriptor).st_ino))
    agree(here, file)
    coming = here.data / "coming"
    for path in (here.data, coming, *coming.rglob("*")):
        assert path.stat().st_ino in written, path


def test_a_disk_without_links_gets_a_real_copy(here: Folders, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(95, "Operation not supported")

    agree(here, file)
    monkeypatch.setattr(os, "link", refuse)
    taken = Swap(here).take_up(DAY)
    assert taken is not None
    assert taken.before is not None
    assert is_good(Backups(here.store).file(taken.before))
    assert walks_of(here) == NEW


def test_what_an_earlier_look_left_behind_goes(here: Folders, file: Path) -> None:
    old = here.data / "coming.part-99999"
    old.mkdir()
    long_ago = time.time() - 86_400
    os.utime(old, (long_ago, long_ago))
    look(here, file)
    assert not old.exists()


def test_agreeing_to_nothing_changes_nothing(tmp_path: Path) -> None:
    folders = home(tmp_path / "gone", 1)
    shelf = BackupShelf(folders, FakeClock(NOW), "")
    with pytest.raises(BackupProblem):
        shelf.agree()
    assert walks_of(folders) == 1


def test_walks_of_after_it_come_on_top(here: Folders, file: Path) -> None:
    agree(here, file)
    Swap(here).take_up(DAY)
    add_walks(here, range(10, 12))
    assert walks_of(here) == NEW + 2
