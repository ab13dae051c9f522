"""The commands as programs: exit codes, one sentence for trouble, and never a traceback."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from coach import __version__
from tests.decide_inputs import a_question
from tests.terminal import is_one_sentence, program, set_up, shell

DOCTOR = ["voice", "sound", "notifications", "tray", "detectors"]
DOCTOR += ["store", "last walk", "folders", "start at login", "versions"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder in which somebody has set Amble up."""
    set_up(tmp_path / "data")
    return tmp_path / "data"


def test_decide_prints_one_object_and_nothing_else() -> None:
    told = program("decide", "-", stdin=json.dumps(a_question()).encode())
    assert told.code == 0
    assert told.err == ""
    assert json.loads(told.out)["walk_allowed"] is True
    assert told.out.count("\n") == 1


@pytest.mark.parametrize("stdin", [b"\xff", b"", b'{"now": 1}', b"[" * 100_000, json.dumps(a_question(x=1)).encode()])
def test_bad_input_ends_with_2_and_one_sentence(stdin: bytes) -> None:
    told = program("decide", "-", stdin=stdin)
    assert (told.code, told.out) == (2, "")
    assert is_one_sentence(told.err)


@pytest.mark.parametrize("before", [True, False])
def test_the_folder_may_be_named_before_and_after_the_command(data: Path, before: bool) -> None:
    folder = ("--data-dir", str(data))
    told = program(*folder, "today", "--json") if before else program("today", "--json", *folder)
    assert json.loads(told.out)["set_up"] is True
    assert (told.code, told.err) == (0, "")


def test_a_folder_of_nobody_is_refused() -> None:
    told = program("--data-dir", "~nobody-of-that-name/amble", "today")
    assert (told.code, told.out) == (2, "")
    assert "Traceback" not in told.err


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = program("--data-dir", str(tmp_path / "file"), "today")
    assert (told.code, told.out) == (1, "")
    assert is_one_sentence(told.err)


def test_a_database_of_a_newer_amble_is_left_alone(data: Path) -> None:
    import sqlite3

    database = sqlite3.connect(data / "amble.db")
    database.execute("PRAGMA user_version = 9999")
    database.commit()
    database.close()
    content = (data / "amble.db").read_bytes()
    for command in (["today"], ["walk", "--minutes", "1"], ["check-in", "-"]):
        told = program("--data-dir", str(data), *command, stdin=b"{}")
        assert (told.code, told.out) == (1, "")
        assert is_one_sentence(told.err)
    assert (data / "amble.db").read_bytes() == content
    checks = json.loads(program("--data-dir", str(data), "doctor", "--json").out)["checks"]
    assert next(check for check in checks if check["name"] == "store")["state"] != "ok"


def powerless() -> tuple[str, ...]:
    """What takes from root the right to write where its files forbid it."""
    drop = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")
    works = subprocess.run([*drop, "true"], capture_output=True, check=False).returncode == 0
    return drop if works else ()


def test_a_folder_that_cannot_be_written_is_told_and_never_a_traceback(data: Path) -> None:
    for each in (data, *data.rglob("*")):
        each.chmod(0o555 if each.is_dir() else 0o444)
    told = program("--data-dir", str(data), "today", before=powerless())
    other = program("--data-dir", str(data / "new"), "today", before=powerless())
    data.chmod(0o755)
    assert "Traceback" not in told.err
    assert told.code == 0 or is_one_sentence(told.err)
    assert (other.code, other.out) == (1, "")
    assert is_one_sentence(other.err)


@pytest.mark.parametrize("line", ["amble timeline --minutes 60 --json | head -1", "amble doctor | head -1"])
def test_a_reader_that_has_had_enough_is_no_trouble(data: Path, line: str) -> None:
    told = shell(line, data)
    assert told.err == ""
    assert told.out.count("\n") == 1


def test_a_full_disk_behind_the_output_is_told(data: Path) -> None:
    told = shell("amble timeline --minutes 60 > /dev/full", data)
    assert told.code == 1
    assert is_one_sentence(told.err)


def test_letters_that_the_terminal_does_not_know_are_written_in_others(data: Path) -> None:
    told = program("--data-dir", str(data), "today", PYTHONIOENCODING="ascii")
    assert (told.code, told.err) == (0, "")
    assert "2 min easy \\xb7 6 min steady" in told.out


def test_the_doctor_looks_at_every_part() -> None:
    told = program("doctor", "--json")
    checks = json.loads(told.out)["checks"]
    assert [check["name"] for check in checks] == DOCTOR
    assert all(list(check) == ["name", "state", "sentence"] for check in checks)
    assert {check["state"] for check in checks} <= {"ok", "weak", "missing"}
    assert all(check["sentence"] for check in checks)
    assert (told.code, told.err) == (0, "")


def test_the_doctor_tells_people_the_same(tmp_path: Path) -> None:
    told = program("--data-dir", str(tmp_path), "doctor")
    assert [line.split()[0] in ("ok", "weak", "missing") for line in told.out.splitlines()] == [True] * len(DOCTOR)


def test_the_version_is_told() -> None:
    assert program("--version").out == f"Amble {__version__}\n"
