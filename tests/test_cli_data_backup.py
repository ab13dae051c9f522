"""``data backup`` and ``data restore``: everything in one file, and back, without a window."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coach.adapters.paths import find_folders
from coach.adapters.single_instance import SingleInstance
from tests.adapters.test_backup_file import add_walks
from tests.terminal import amble, is_one_sentence, people_of, program, set_up


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "here"
    set_up(folder)
    add_walks(find_folders(folder), range(3))
    return folder


@pytest.fixture
def file(folder: Path, tmp_path: Path) -> Path:
    file = tmp_path / "b.amble"
    assert amble(folder, "data", "backup", str(file)).code == 0
    return file


def walks(folder: Path) -> int:
    with people_of(folder) as core:
        return len(core.sessions.sessions())


def test_a_record_goes_into_a_file_and_from_there_to_another_computer(file: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    told = amble(there, "data", "restore", str(file))
    assert (told.code, told.err) == (0, "")
    assert "3 walks, from 12 November 2026 to 14 November 2026" in told.out
    assert walks(there) == 3
    with people_of(there) as core:
        assert core.planning.is_set_up()


def test_an_empty_history_can_be_saved_and_brought_back(tmp_path: Path) -> None:
    file = tmp_path / "b.amble"
    told = amble(tmp_path / "new", "data", "backup", str(file))
    assert (told.code, "no walks yet" in told.out) == (0, True)
    assert amble(tmp_path / "other", "data", "restore", str(file)).code == 0
    assert walks(tmp_path / "other") == 0


def test_a_preview_changes_nothing(folder: Path, file: Path) -> None:
    add_walks(find_folders(folder), range(5, 7))
    told = amble(folder, "data", "restore", str(file), "--preview")
    assert told.code == 0
    assert "Only here, and not in the backup: 2 walks" in told.out
    assert walks(folder) == 5
    assert not any(path.name.startswith("coming") for path in folder.iterdir())


def test_what_was_before_is_kept(folder: Path, file: Path) -> None:
    add_walks(find_folders(folder), range(5, 7))
    assert amble(folder, "data", "restore", str(file)).code == 0
    assert walks(folder) == 3
    assert list((folder / "backups").glob("*-restore.db"))


def test_a_file_that_is_there_is_not_lost(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.amble"
    file.write_bytes(b"mine")
    told = amble(folder, "data", "backup", str(file))
    assert (told.code, is_one_sentence(told.err), file.read_bytes()) == (2, True, b"mine")
    assert amble(folder, "data", "backup", str(file), "--force").code == 0


@pytest.mark.parametrize("command", [("data", "backup"), ("data", "export"), ("report",), ("export", "--minutes", "5")])
@pytest.mark.parametrize("name", ["amble.db", "backups/000001-2026-11-22{}", "cache/x{}", "erase.json"])
@pytest.mark.usefixtures("qapp")
def test_nothing_is_saved_over_what_amble_keeps(folder: Path, command: tuple[str, ...], name: str) -> None:
    ending = {"data export": ".json", "data backup": ".amble", "report": ".html"}.get(" ".join(command[:2]), ".wav")
    before = sorted(folder.rglob("*"))
    told = amble(folder, *command, str(folder / name.format(ending)), "--force")
    assert (told.code, told.err.count("\n")) == (2, 1)
    assert sorted(folder.rglob("*")) == before
    assert walks(folder) == 3


@pytest.mark.parametrize("name", ["", "/dev/null", "amble.db"])
def test_no_backup_goes_to_a_folder_a_device_or_the_record(folder: Path, name: str) -> None:
    told = amble(folder, "data", "backup", str(folder / name), "--force")
    assert (told.code, told.err.count("\n"), str(folder / name) in told.err) == (2, 1, True)
    assert not folder.with_suffix(".amble").exists()
    assert walks(folder) == 3


def test_a_name_without_an_ending_gets_one(folder: Path, tmp_path: Path) -> None:
    assert amble(folder, "data", "backup", str(tmp_path / "mine")).code == 0
    assert (tmp_path / "mine.amble").exists()


@pytest.mark.parametrize("content", [b"", b"walks", b"PK\3\4 and so on"])
def test_what_is_no_backup_is_one_sentence(folder: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.amble"
    file.write_bytes(content)
    told = amble(folder, "data", "restore", str(file))
    assert (told.code, is_one_sentence(told.err)) == (2, True)
    assert walks(folder) == 3


@pytest.mark.parametrize("name", [".", "/", "/dev/null", "{}"])
def test_a_folder_or_a_device_is_no_backup(folder: Path, name: str) -> None:
    told = amble(folder, "data", "restore", name.format(folder))
    assert (told.code, told.err.count("\n"), "is a folder or a device" in told.err) == (2, 1, True)
    assert not told.err.startswith(" ")


def test_a_folder_of_amble_that_refuses_is_named_and_not_the_backup(folder: Path, file: Path) -> None:
    (folder / f"coming.part-{os.getpid()}").write_bytes(b"in the way")
    told = amble(folder, "data", "restore", str(file))
    assert (told.code, told.err.count("\n"), str(folder) in told.err, file.name in told.err) == (1, 1, True, False)


def test_a_locked_backup_asks_for_what_opens_it(folder: Path, tmp_path: Path) -> None:
    file, words = tmp_path / "b.amble", tmp_path / "words"
    words.write_text("four quiet grey herons\n", "utf-8")
    told = amble(folder, "data", "backup", str(file), "--passphrase-file", str(words))
    assert (told.code, "Nobody can open it" in told.out) == (0, True)
    told = amble(folder, "data", "restore", str(file), "--preview")
    assert (told.code, is_one_sentence(told.err)) == (2, True)
    told = amble(folder, "data", "restore", str(file), "--preview", stdin="four quiet grey herons\n")
    assert (told.code, "3 walks" in told.out) == (0, True)


def test_a_passphrase_is_typed_twice_alike_and_not_empty(folder: Path, tmp_path: Path) -> None:
    file = str(tmp_path / "b.amble")
    for typed in ("\n", "four quiet herons\nfour quiet heron\n"):
        told = amble(folder, "data", "backup", file, "--passphrase", stdin=typed)
        assert (told.code, is_one_sentence(told.err)) == (2, True)
    assert not Path(file).exists()


def test_while_amble_is_open_nothing_is_replaced(folder: Path, file: Path) -> None:
    instance = SingleInstance(folder)
    assert instance.claim()
    told = amble(folder, "data", "restore", str(file))
    assert (told.code, is_one_sentence(told.err)) == (1, True)
    assert amble(folder, "data", "restore", str(file), "--preview").code == 0
    instance.release()


def test_a_command_finishes_what_was_agreed_to_and_cut_off(folder: Path, file: Path) -> None:
    from tests.adapters.test_restore_swap import agree

    add_walks(find_folders(folder), range(5, 7))
    agree(find_folders(folder), file)
    told = program("--data-dir", str(folder), "today")
    assert told.code == 0
    assert walks(folder) == 3
