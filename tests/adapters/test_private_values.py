"""What is kept here nobody else can read, and it is there after a restart."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from coach.adapters.private_values import PrivateValues
from coach.services.ports import KeyValueStore, StoreProblem


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "private.json"


def test_values_come_back_after_a_restart_and_can_be_forgotten(file: Path) -> None:
    values: KeyValueStore = PrivateValues(file)
    values.put("a", {"x": "☕"})
    values.put("b", [1])
    values.remove("b")
    values.remove("c")
    again = PrivateValues(file)
    assert (again.get("a"), again.get("b"), again.get("c")) == ({"x": "☕"}, None, None)


@pytest.mark.skipif(os.name != "posix", reason="the system has no such permissions")
def test_nobody_else_can_read_them(file: Path) -> None:
    file.write_text("{}")
    file.chmod(0o666)
    PrivateValues(file).put("a", 1)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["", "[1]", "{", "[" * 9000])
def test_a_damaged_file_holds_none(file: Path, text: str) -> None:
    file.write_text(text)
    values = PrivateValues(file)
    assert values.get("a") is None
    values.put("a", 2)
    assert PrivateValues(file).get("a") == 2


def test_what_cannot_be_written_is_told_and_not_believed(tmp_path: Path) -> None:
    values = PrivateValues(tmp_path / "gone" / "private.json")
    with pytest.raises(StoreProblem, match="cannot keep"):
        values.put("a", 1)
    assert values.get("a") is None
