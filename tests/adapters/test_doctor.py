"""The doctor finds what is broken, says so in a sentence, changes nothing and never fails itself."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.clock import SystemClock
from coach.adapters.doctor import examine
from coach.adapters.doctor_detectors import detectors
from coach.adapters.store import Store
from coach.domain.check_in import CheckIn
from coach.domain.cue_proof import CueFate, CueProof
from coach.domain.presence import Detector, Finding, Reading
from coach.services.doctor import Check, Condition
from coach.services.ports import RunningSession
from coach.services.presence_desk import WATCHED

PHRASES = Catalogue(find_resources()).phrases()
NAMES = [
    "voice",
    "sound",
    "notifications",
    "tray",
    "detectors",
    "store",
    "last walk",
    "folders",
    "start at login",
    "versions",
]


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


def test_what_cannot_be_told_of_the_moment_has_its_reason_and_nobody_is_named() -> None:
    found = {Detector.CAMERA: Reading(Finding.YES, "Cheese"), Detector.LOCKED: Reading(why="no_bus")}
    condition, sentence = detectors(found, PHRASES)
    assert condition is Condition.OK
    assert sentence.startswith(
        "Before a reminder, Amble can tell: camera. About the locked screen: There is no session bus here"
    )
    assert "Cheese" not in sentence
    condition, sentence = detectors(dict.fromkeys(WATCHED, Reading(why="odd")), PHRASES)
    assert condition is Condition.WEAK
    assert sentence.startswith("Nothing about calls, typing and screens can be told here")


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


def walk_with(data: Path, *proofs: CueProof) -> Check:
    store = Store(data / "amble.db", SystemClock())
    store.open()
    began = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    id = store.sessions.begin(RunningSession(0, began, 20, None, False, True, 7, 0.0, 0.0, CheckIn()))
    store.proofs.keep_proofs(id, proofs)
    store.close()
    return look(data)["last walk"]


SAID = CueProof(30.0, "Look ahead.", safety=False, fate=CueFate.SOUNDED, heard=30.02)


def test_before_the_first_walk_there_is_nothing_to_say_about_it(tmp_path: Path) -> None:
    none = Check("last walk", Condition.OK, PHRASES.say("doctor.last_walk_none"))
    assert look(tmp_path)["last walk"] == none
    make_store(tmp_path)
    assert look(tmp_path)["last walk"] == none


def test_a_walk_whose_every_sentence_sounded_is_told_with_its_worst_moment(tmp_path: Path) -> None:
    check = walk_with(tmp_path, SAID, CueProof(60.0, "Arms loose.", False, CueFate.SOUNDED, 60.0))
    assert check.condition is Condition.OK
    assert check.sentence == "2026-11-12: all 2 sentences sounded, the latest 0.02 s after its moment."


def test_sentences_that_did_not_sound_are_counted_by_their_cause(tmp_path: Path) -> None:
    lost = CueProof(60.0, "Stop if it turns sharp.", True, CueFate.NO_DEVICE)
    check = walk_with(tmp_path, SAID, lost, CueProof(90.0, "Arms loose.", False, CueFate.NOT_READY))
    assert check.condition is Condition.WEAK
    assert check.sentence == (
        "2026-11-12: 1 of 3 sentences sounded; 1 not ready in time, 1 without a sound device. "
        "A sentence about pain was among those that did not."
    )


def test_what_somebody_muted_is_no_weakness(tmp_path: Path) -> None:
    check = walk_with(tmp_path, SAID, CueProof(60.0, "Arms loose.", False, CueFate.MUTED))
    assert (check.condition, check.sentence) == (
        Condition.OK,
        "2026-11-12: 1 of 2 sentences sounded; 1 while muted.",
    )
