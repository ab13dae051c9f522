"""The doctor finds what is broken, says so in a sentence, changes nothing and never fails itself."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.clock import SystemClock
from coach.adapters.doctor import examine
from coach.adapters.store import Store
from coach.services.doctor import Check, Condition

PHRASES = Catalogue(find_resources()).phrases()
NAMES = ["voice", "sound", "notifications", "tray", "store", "folders", "start at login", "versions"]


@pytest.fixture(autouse=True)
def silent_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No sound server and no session bus, wherever the tests run."""
    monkeypatch.setenv("PULSE_SERVER", "/nonexistent")


def look(data: Path) -> dict[str, Check]:
    return {check.name: check for check in examine(data, PHRASES)}


def make_store(data: Path) -> Path:
    store = Store(data / "amble.db", SystemClock())
    store.open()
    store.close()
    return store.path


def test_every_part_is_looked_at_and_explained(tmp_path: Path) -> None:
    checks = look(tmp_path)
    assert list(checks) == NAMES
    assert all(check.sentence and "{" not in check.sentence for check in checks.values())


def test_a_place_without_a_record_is_fine_and_stays_so(tmp_path: Path) -> None:
    check = look(tmp_path)["store"]
    assert check == Check("store", Condition.OK, PHRASES.say("doctor.store_new", path=str(tmp_path / "amble.db")))
    assert not (tmp_path / "amble.db").exists()


def test_a_sound_record_is_ok_and_untouched(tmp_path: Path) -> None:
    path = make_store(tmp_path)
    before = path.read_bytes()
    check = look(tmp_path)["store"]
    assert check == Check("store", Condition.OK, PHRASES.say("doctor.store_ok", path=str(path)))
    assert path.read_bytes() == before


def test_a_damaged_record_is_found(tmp_path: Path) -> None:
    path = make_store(tmp_path)
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\x55" * 4096
    path.write_bytes(content)
    assert look(tmp_path)["store"].condition is not Condition.OK


def test_a_record_of_a_newer_amble_is_named_and_untouched(tmp_path: Path) -> None:
    path = make_store(tmp_path)
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 9999")
    database.commit()
    database.close()
    before = path.read_bytes()
    check = look(tmp_path)["store"]
    assert check.condition is Condition.MISSING
    assert "update Amble" in check.sentence
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_found(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    checks = look(tmp_path / "file" / "data")
    assert checks["folders"].condition is Condition.MISSING
    assert str(tmp_path / "file") in checks["folders"].sentence
    assert list(checks) == NAMES


def test_versions_name_python_and_the_libraries(tmp_path: Path) -> None:
    sentence = look(tmp_path)["versions"].sentence
    assert all(name in sentence for name in ("Python 3.", "pyside6-essentials 6.", "apscheduler 3.", "pyttsx3 2."))
    assert "?" not in sentence
