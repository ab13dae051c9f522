"""Where files go, and what is said when they cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.adapters.paths import find_folders
from coach.services.ports import StoreProblem


def test_a_folder_of_ones_own_holds_everything(tmp_path: Path) -> None:
    folders = find_folders(tmp_path / "mine")
    folders.create()
    assert folders.data == tmp_path / "mine"
    for place in (folders.cache, folders.logs, folders.store):
        assert place.is_relative_to(tmp_path / "mine")
    assert folders.cache.is_dir()
    assert folders.logs.is_dir()


def test_finding_the_folders_makes_nothing(tmp_path: Path) -> None:
    find_folders(tmp_path / "mine")
    assert not (tmp_path / "mine").exists()


def test_without_a_folder_of_ones_own_the_platform_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for kind in ("DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    folders = find_folders()
    assert folders.data == tmp_path / "DATA" / "amble"
    assert folders.cache == tmp_path / "CACHE" / "amble"
    assert folders.logs.is_relative_to(tmp_path / "STATE" / "amble")


def test_a_relative_folder_stays_where_it_was_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    folders = find_folders(Path("mine"))
    monkeypatch.chdir("/")
    assert folders.data == tmp_path / "mine"


def test_a_folder_that_cannot_be_made_is_named_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("a file is in the way")
    with pytest.raises(StoreProblem, match=r"^Amble cannot make its folder .*mine.*\.$"):
        find_folders(tmp_path / "mine").create()


def test_the_second_place_for_a_walk_is_not_on_the_disk_of_the_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    first, second = find_folders(tmp_path / "mine").spools
    other = find_folders(tmp_path / "other").spools[1]
    assert first.is_relative_to(tmp_path / "mine")
    assert second.is_relative_to(tmp_path / "temporary")
    assert second != other
