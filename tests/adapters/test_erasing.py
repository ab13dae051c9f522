"""Deleting everything: nothing of Amble's is left, and nothing of anybody else's is touched."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.adapters.erasing import Erasing
from coach.adapters.paths import Folders, find_folders
from coach.adapters.session_spool import SessionSpool
from coach.adapters.single_instance import SingleInstance
from coach.adapters.store_backup import Backups
from coach.adapters.unsaved import Unsaved
from coach.bootstrap_settle import finish, settle, start_again
from coach.bootstrap_year import NOW
from coach.domain.check_in import CheckIn
from coach.services.backup_ports import BackupFault, BackupProblem
from tests.adapters.test_backup_file import home

OURS = (
    "voices/heart.onnx", "calendar.json", "calendar-choice.json", "lowered.json", "amble-damaged-2026-11-14.db",
    "amble-damaged-2026-11-14.db-wal", "coming/amble.db", "coming.part-7/amble.db", ".amble-backup-7-a/plain",
    "exercises/exercise_hip.toml", "exercises-before/x-1.png", "exercises-before-2/x-1.png",
    "cache/clips/a.wav", "cache/unsaved-damaged-1.json",
    "logs/amble.log", "logs/amble.log.1", "amble.address",
    "mended.json", "amble-newer-2026-11-14.db", "backups/000001-2026-11-01-restore.exercises/a.toml",
)  # fmt: skip
THEIRS = ("letter.odt", "photos/cat.png", "cache/of-something-else", "amble")


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Somebody's folders with all there can be in them."""
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    folders = home(tmp_path / "mine", 2)
    Backups(folders.store).make(NOW.date())
    for name in OURS:
        file = folders.data / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x" * 10)
    for place in folders.spools:
        SessionSpool(place).keep(Unsaved(answers=((1, CheckIn(peak=9)),)))
    return folders


def instance_of(folders: Folders) -> SingleInstance:
    return SingleInstance(folders.data)


def left(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_nothing_is_left_anywhere(folders: Folders, tmp_path: Path) -> None:
    Erasing(folders).agree(with_voices=True, starts_again=False)
    assert finish(folders.data, instance_of(folders)) == ()
    assert left(tmp_path) == ["tmp"]


def test_what_was_agreed_to_is_on_the_disk_first(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    written = set[int]()
    monkeypatch.setattr(os, "fsync", lambda descriptor: written.add(os.fstat(descriptor).st_ino))
    Erasing(folders).agree(with_voices=True, starts_again=False)
    for path in (folders.data / "erase.json", folders.data):
        assert path.stat().st_ino in written


def test_what_is_not_ours_stays(folders: Folders) -> None:
    for name in THEIRS:
        file = folders.data / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"theirs")
    Erasing(folders).agree(with_voices=True, starts_again=False)
    finish(folders.data, instance_of(folders))
    assert [name for name in left(folders.data) if (folders.data / name).is_file()] == sorted(THEIRS)


def test_voices_stay_where_they_are_wanted(folders: Folders) -> None:
    ours, voices = Erasing(folders).sizes()
    assert voices == 10
    assert ours > 100_000
    Erasing(folders).agree(with_voices=False, starts_again=False)
    finish(folders.data, instance_of(folders))
    assert left(folders.data) == ["voices", "voices/heart.onnx"]


def test_it_is_gone_on_with_at_the_next_start(folders: Folders) -> None:
    Erasing(folders).agree(with_voices=True, starts_again=True)
    (folders.data / "amble.db").unlink()  # as far as it came before the machine went down
    assert settle(folders) is None
    assert left(folders.data) == ["cache", "logs"]
    assert not Erasing(folders).waits


def test_it_comes_before_going_back_to_a_backup(folders: Folders) -> None:
    assert (folders.data / "coming").exists()
    Erasing(folders).agree(with_voices=True, starts_again=True)
    settle(folders)
    assert not (folders.data / "coming").exists()


def test_a_fresh_start_is_asked_for_once_everything_is_gone(folders: Folders) -> None:
    Erasing(folders).agree(with_voices=True, starts_again=True)
    command = finish(folders.data, instance_of(folders))
    assert str(folders.data) in command
    assert "--hidden" not in command
    assert finish(folders.data, instance_of(folders)) == ()


def test_what_a_new_start_has_claimed_is_left_to_it(folders: Folders) -> None:
    Erasing(folders).agree(with_voices=True, starts_again=False)
    other = instance_of(folders)
    assert other.claim()
    finish(folders.data, instance_of(folders))
    assert folders.store.exists()
    other.release()
    settle(folders)
    assert not folders.store.exists()


def test_it_cannot_be_agreed_to_where_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(BackupProblem):
        Erasing(find_folders(tmp_path / "nowhere")).agree(with_voices=True, starts_again=False)


@pytest.mark.parametrize("mark", ["", "{", "[]", "{}", '{"voices": true}', '{"voices": 1, "starts_again": 0}'])
def test_a_mark_that_is_not_whole_deletes_nothing(folders: Folders, mark: str) -> None:
    shutil.rmtree(folders.data / "coming")
    before = left(folders.data)
    for close in (lambda: settle(folders), lambda: finish(folders.data, instance_of(folders))):
        (folders.data / "erase.json").write_text(mark)
        close()
        assert left(folders.data) == before


@pytest.mark.parametrize("refusing", ["fsync", "replace"])
def test_a_full_disk_leaves_no_mark_and_says_that_nothing_was_deleted(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, refusing: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = left(folders.data)
    with monkeypatch.context() as patched:
        owner: object = os if refusing == "fsync" else Path
        patched.setattr(owner, refusing, refuse)
        with pytest.raises(BackupProblem) as told:
            Erasing(folders).agree(with_voices=True, starts_again=False)
    assert (told.value.fault, left(folders.data)) == (BackupFault.NOT_ERASED, before)
    assert "erase.json" not in str(told.value)


def test_the_systems_folder_above_the_log_goes_too(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "data" / "amble", tmp_path / "cache" / "amble", tmp_path / "state" / "amble" / "log")
    folders.create()
    Erasing(folders).agree(with_voices=True, starts_again=False)
    Erasing(folders).erase()
    assert left(tmp_path / "state") == []


def test_without_anything_to_do_nothing_is_done(tmp_path: Path) -> None:
    folders = home(tmp_path / "mine", 1)
    assert settle(folders) is None
    assert finish(folders.data, instance_of(folders)) == ()
    assert folders.store.exists()


def test_a_program_that_begins_anew_is_one_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    told = tmp_path / "told"
    start_again((sys.executable, "-c", f"import os; open({str(told)!r}, 'w').write(str(os.getsid(0)))"))
    qtbot.waitUntil(lambda: told.exists() and told.read_text() != "")
    assert int(told.read_text()) != os.getsid(0)
