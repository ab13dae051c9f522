"""A full disk and a disk that cannot be written: one sentence, and nothing lost."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.adapters.safe_answers import SafeAnswerStore
from coach.adapters.safe_sessions import SafeSessionStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.single_instance import SingleInstance
from coach.adapters.store import Store
from coach.bootstrap_core import Core
from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome
from coach.services.ports import RunningSession, StoreProblem
from tests.fakes.clock import FakeClock

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
WALK = RunningSession(0, NOW, 20, None, False, True, 7, 0.0, 0.0, CheckIn(before=2))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=600k", "tmpfs", str(folder)):
        pytest.skip("making a small disk needs the right to mount")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def mount(*arguments: str) -> bool:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    return subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode == 0


def fill(disk: Path) -> Path:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 1024)
        except OSError:
            pass
    return filler


def open_store(disk: Path) -> Store:
    store = Store(disk / "amble.db", FakeClock(NOW))
    store.open()
    return store


def test_a_walk_on_a_full_disk_ends_up_in_the_store_when_there_is_room_again(disk: Path, tmp_path: Path) -> None:
    store = open_store(disk)
    spool = SessionSpool(disk / "unsaved.json", tmp_path / "unsaved.json")
    walks, answers = SafeSessionStore(store.sessions, spool), SafeAnswerStore(store.answers, spool)
    id = walks.begin(WALK)
    filler = fill(disk)
    for second in range(200):
        walks.keep_progress(id, float(second), float(second))
    assert walks.trouble().startswith("The disk is full")
    assert str(tmp_path / "unsaved.json") in walks.trouble()
    assert SessionSpool(tmp_path / "unsaved.json").unsaved.walks[0].running.position == 199
    walks.finish(id, 1200, Outcome.DONE, None)
    answers.save_check_in(id, CheckIn(peak=4))
    filler.unlink()
    assert walks.sessions()[0].check_in == CheckIn(peak=4)
    answers.replay()
    assert (walks.trouble(), answers.trouble()) == ("", "")
    assert store.sessions.sessions()[0].walked_minutes == 20
    assert store.sessions.sessions()[0].check_in == CheckIn(peak=4)
    assert not (tmp_path / "unsaved.json").exists()
    store.close()


def test_a_walk_on_a_full_disk_survives_a_restart(disk: Path, tmp_path: Path) -> None:
    store = open_store(disk)
    filler = fill(disk)
    walks = SafeSessionStore(store.sessions, SessionSpool(tmp_path / "unsaved.json"))
    for number in range(15):
        id = walks.begin(RunningSession(0, NOW + timedelta(hours=number), 20, None, False, True, 7, 0, 0, CheckIn()))
        walks.finish(id, 1200, Outcome.DONE, None)
    assert id < 0
    store.close()
    filler.unlink()
    again = open_store(disk)
    walks = SafeSessionStore(again.sessions, SessionSpool(tmp_path / "unsaved.json"))
    walks.replay()
    assert len(again.sessions.sessions()) == 15
    again.close()


def test_history_can_be_read_while_the_disk_is_full(disk: Path) -> None:
    store = open_store(disk)
    store.sessions.finish(store.sessions.begin(WALK), 1200, Outcome.DONE, None)
    store.close()
    filler = fill(disk)
    store = Store(disk / "amble.db", FakeClock(NOW))
    assert store.open().sentence.startswith("The disk is full")
    assert len(store.sessions.sessions()) == 1
    with pytest.raises(StoreProblem, match="The disk is full"):
        store.sessions.begin(WALK)
    filler.unlink()
    store.sessions.begin(WALK)
    assert store.report.sentence == ""
    store.close()


def test_a_first_start_on_a_full_disk_is_one_sentence(disk: Path) -> None:
    fill(disk)
    with pytest.raises(StoreProblem, match=r"^[^.]*disk[^.]*\.$"):
        open_store(disk)


def test_history_can_be_read_on_a_disk_that_cannot_be_written(disk: Path) -> None:
    store = open_store(disk)
    store.sessions.finish(store.sessions.begin(WALK), 1200, Outcome.DONE, None)
    store.close()
    assert mount("-o", "remount,ro", str(disk))
    store = Store(disk / "amble.db", FakeClock(NOW))
    assert str(disk) in store.open().sentence
    assert len(store.sessions.sessions()) == 1
    with pytest.raises(StoreProblem, match="read but not write"):
        store.sessions.begin(WALK)
    with pytest.raises(StoreProblem, match="cannot keep copies"):
        store.back_up()
    store.close()


def test_a_first_start_on_a_disk_that_cannot_be_written_is_one_sentence(disk: Path) -> None:
    assert mount("-o", "remount,ro", str(disk))
    with pytest.raises(StoreProblem, match=r"^Amble cannot .*\.$"):
        open_store(disk / "amble")


def test_a_copy_that_does_not_fit_leaves_nothing_behind(disk: Path) -> None:
    store = open_store(disk)
    store.sessions.begin(WALK)
    fill(disk)
    with pytest.raises(StoreProblem):
        store.back_up()
    assert not list((disk / "backups").glob("*")) or not (disk / "backups").exists()
    store.close()


def test_a_note_and_a_walk_thrown_away_on_a_full_disk_are_so_after_a_restart(
    disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    core = Core(disk, FakeClock(NOW))
    kept, gone = (core.sessions.begin(replace(WALK, started_at=NOW + timedelta(hours=hour))) for hour in (0, 2))
    for id in (kept, gone):
        core.sessions.finish(id, 1200, Outcome.DONE, None)
    filler = fill(disk)
    for number in range(60):
        core.record.notes.keep_day_note(NOW.date(), f"Rain {number}. " * 200)
    core.record.removals.remove_walk(gone, NOW)
    assert core.trouble().startswith("The disk is full")
    assert [session.id for session in core.sessions.sessions()] == [kept]
    core.close()
    filler.unlink()
    core = Core(disk, FakeClock(NOW))
    assert core.replay()
    assert not core.replay()
    assert [session.id for session in core.store.sessions.sessions()] == [kept]
    (note,) = core.store.day_notes.day_notes(NOW.date(), NOW.date())
    assert note.words.startswith("Rain 59.")
    core.close()


@pytest.mark.usefixtures("qapp")
def test_a_full_disk_does_not_look_like_an_amble_that_is_open_already(disk: Path) -> None:
    fill(disk)
    assert SingleInstance(disk).claim()


@pytest.mark.usefixtures("qapp")
def test_a_lock_left_behind_on_a_disk_that_cannot_be_written_is_nobodys(disk: Path) -> None:
    gone = subprocess.run(["sh", "-c", "echo $$"], check=True, capture_output=True, text=True).stdout
    for pid, free in ((gone.strip(), True), (str(os.getpid()), False)):
        (disk / "amble.lock").write_text(f"{pid}\nanother\n{platform.node()}\n\n")
        assert mount("-o", "remount,ro", str(disk))
        try:
            assert SingleInstance(disk).claim() is free
        finally:
            assert mount("-o", "remount,rw", str(disk))
