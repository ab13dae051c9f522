"""What somebody saves never takes the place of what Amble keeps."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coach.adapters.paths import Folders, find_folders
from coach.adapters.save_target import no_target
from coach.domain.save_target import NoTarget


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    folders = find_folders(tmp_path / "mine")
    folders.create()
    folders.store.write_bytes(b"record")
    return folders


@pytest.mark.parametrize(
    "name",
    [
        "amble.db", "amble.db-wal", "amble.lock", "erase.json", "backups/x.amble", "cache/x", "cache/unsaved.json",
        "logs/amble.log", "voices/a", "exercises/a.toml", "coming/amble.db", "amble-damaged-2026-11-22.db",
        "../mine/amble.db",
    ],
)  # fmt: skip
def test_what_amble_keeps_is_refused(folders: Folders, name: str) -> None:
    assert no_target(folders.data / name, folders) is NoTarget.OURS


def test_a_link_to_the_record_and_the_second_place_are_refused(folders: Folders, tmp_path: Path) -> None:
    (tmp_path / "soft.amble").symlink_to(folders.store)
    os.link(folders.store, tmp_path / "hard.amble")
    for file in (tmp_path / "soft.amble", tmp_path / "hard.amble", folders.spools[1]):
        assert no_target(file, folders) is NoTarget.OURS


def test_other_files_are_not_even_in_a_data_folder_that_somebody_chose(folders: Folders, tmp_path: Path) -> None:
    for file in (tmp_path / "b.amble", folders.data / "b.amble", folders.data / "letters" / "amble.db"):
        assert no_target(file, folders) is None


def test_folders_and_devices_are_refused(folders: Folders, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert no_target(tmp_path, folders) is NoTarget.FOLDER
    assert no_target(tmp_path / "pipe", folders) is NoTarget.DEVICE
    assert no_target(Path(os.devnull), folders) is NoTarget.DEVICE
