"""A damaged database is never overwritten: it is set aside, and the newest good copy takes its place."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.adapters.store import Store
from coach.adapters.store_backup import Backups, backup_day
from coach.adapters.store_damage import MISSING
from coach.adapters.store_mending import mend
from coach.adapters.store_migrations import newest_shape
from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome
from coach.services.ports import RunningSession, StoreProblem
from tests.fakes.clock import FakeClock

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
WALK = RunningSession(0, NOW, 20, None, False, True, 7, 0.0, 0.0, CheckIn(before=2))


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "amble.db"


def add_walk(store: Store, days: int = 0) -> None:
    id = store.sessions.begin(
        RunningSession(0, NOW + timedelta(days=days), 20, None, False, True, 7, 0.0, 0.0, CheckIn(before=2))
    )
    store.sessions.finish(id, 1200, Outcome.DONE, None)


def with_one_walk(path: Path, clock: FakeClock, back_up: bool = True) -> bytes:
    store = Store(path, clock)
    store.open()
    add_walk(store)
    if back_up:
        store.back_up()
    store.close()
    return path.read_bytes()


def walks_after_opening(path: Path, clock: FakeClock) -> tuple[Store, int]:
    store = Store(path, clock)
    store.open()
    count = len(store.sessions.sessions())
    store.close()
    return store, count


def test_the_first_start_has_nothing_to_report(path: Path, clock: FakeClock) -> None:
    store, count = walks_after_opening(path, clock)
    assert (store.report.sentence, store.report.set_aside, count) == ("", None, 0)


@pytest.mark.parametrize("length", [0, 1, 50, 99, 100, 101, 4096, 5000, -4096, -1])
def test_a_cut_file_is_kept_and_the_copy_comes_back(path: Path, clock: FakeClock, length: int) -> None:
    cut = with_one_walk(path, clock)[:length]
    path.write_bytes(cut)
    clock.advance(2 * 86400)
    store, count = walks_after_opening(path, clock)
    assert count == 1
    assert store.report.set_aside == path.with_name("amble-damaged-2026-11-14.db")
    assert store.report.set_aside.read_bytes() == cut
    assert store.report.lost_from == date(2026, 11, 12)
    assert "walks and answers of 12 " in store.report.sentence
    assert "amble-damaged-2026-11-14.db" in store.report.sentence


@pytest.mark.parametrize("content", [b"walks\n", b"\0" * 8192, b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_database_is_set_aside(path: Path, clock: FakeClock, content: bytes) -> None:
    path.write_bytes(content)
    store, count = walks_after_opening(path, clock)
    assert count == 0
    assert store.report.set_aside is not None
    assert store.report.set_aside.read_bytes() == content
    assert "starts afresh" in store.report.sentence


def test_a_folder_in_the_way_is_set_aside(path: Path, clock: FakeClock) -> None:
    with_one_walk(path, clock)
    path.unlink()
    path.mkdir()
    store, count = walks_after_opening(path, clock)
    assert count == 1
    assert store.report.set_aside is not None
    assert store.report.set_aside.is_dir()


def test_a_lost_file_comes_back_from_its_copy(path: Path, clock: FakeClock) -> None:
    with_one_walk(path, clock)
    path.unlink()
    store, count = walks_after_opening(path, clock)
    assert count == 1
    assert "could not be found" in store.report.sentence


def test_another_programs_database_is_set_aside(path: Path, clock: FakeClock) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE session (mine TEXT)")
    content = path.read_bytes()
    store, count = walks_after_opening(path, clock)
    assert count == 0
    assert store.report.set_aside is not None
    assert store.report.set_aside.read_bytes() == content


@pytest.mark.parametrize("bits", [0x01, 0x80, 0xFF])
@pytest.mark.parametrize("at", range(100))
def test_a_wrong_byte_in_the_header_loses_no_walk(path: Path, clock: FakeClock, at: int, bits: int) -> None:
    content = bytearray(with_one_walk(path, clock))
    content[at] ^= bits
    path.write_bytes(content)
    store = Store(path, clock)
    try:
        store.open()
    except StoreProblem:
        # A version that looks newer: the file is left as it is, for a newer Amble or for help.
        assert int.from_bytes(content[60:64], "big", signed=True) > newest_shape()
        assert path.read_bytes() == content
        return
    assert len(store.sessions.sessions()) == 1
    add_walk(store, days=1)
    assert store.check() == ""
    store.close()
    if store.report.set_aside is not None:
        assert store.report.set_aside.read_bytes() == content


@pytest.fixture(scope="module")
def with_free_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record in which pages are free, and a copy of it."""
    folder, clock = tmp_path_factory.mktemp("free"), FakeClock(NOW)
    store = Store(folder / "amble.db", clock)
    store.open()
    for day in range(40):
        add_walk(store, day)
    store.values.put("large", ["x" * 100] * 400)
    store.values.remove("large")
    store.back_up()
    store.close()
    return folder


@pytest.mark.parametrize("bits", [0x01, 0x02, 0x80, 0xFF])
@pytest.mark.parametrize("at", range(24, 40))
def test_a_wrong_byte_about_free_pages_has_nothing_written_over(
    with_free_pages: Path, tmp_path: Path, clock: FakeClock, at: int, bits: int
) -> None:
    path = tmp_path / "here" / "amble.db"
    shutil.copytree(with_free_pages, path.parent)
    content = bytearray(path.read_bytes())
    assert int.from_bytes(content[36:40], "big") > 5
    content[at] ^= bits
    path.write_bytes(content)
    store = Store(path, clock)
    store.open()
    store.values.put("large", ["y" * 100] * 400)
    add_walk(store, 50)
    assert len(store.sessions.sessions()) == 41
    assert store.check() == ""
    store.close()
    if store.report.set_aside is not None:
        assert store.report.set_aside.read_bytes() == content


@pytest.mark.parametrize("place", [0, 3, 4, 7, 8, 11])
def test_a_wrong_byte_in_the_list_of_free_pages_is_seen(
    with_free_pages: Path, tmp_path: Path, clock: FakeClock, place: int
) -> None:
    path = tmp_path / "here" / "amble.db"
    shutil.copytree(with_free_pages, path.parent)
    content = bytearray(path.read_bytes())
    trunk = int.from_bytes(content[32:36], "big")
    content[(trunk - 1) * 4096 + place] ^= 0xFF
    path.write_bytes(content)
    assert walks_after_opening(path, clock)[1] == 40
    assert path.with_name("amble-damaged-2026-11-12.db").exists()


def test_the_log_of_a_damaged_file_goes_with_it(path: Path, clock: FakeClock) -> None:
    content = with_one_walk(path, clock)
    path.write_bytes(b"broken" + content[6:])
    path.with_name("amble.db-wal").write_bytes(b"old log")
    store, count = walks_after_opening(path, clock)
    assert count == 1
    assert store.report.set_aside is not None
    assert store.report.set_aside.with_name(store.report.set_aside.name + "-wal").read_bytes() == b"old log"


def test_a_log_whose_file_is_gone_is_kept_and_not_played_into_the_next(path: Path, clock: FakeClock) -> None:
    path.with_name("amble.db-wal").write_bytes(b"old log")
    assert walks_after_opening(path, clock)[1] == 0
    assert path.with_name("amble-damaged-2026-11-12.db-wal").read_bytes() == b"old log"


def test_a_store_that_another_program_has_just_made_is_left_alone(path: Path, clock: FakeClock) -> None:
    content = with_one_walk(path, clock, back_up=False)
    report = mend(path, Backups(path), MISSING, clock.now())
    assert report.set_aside is None
    assert path.read_bytes() == content


def test_two_damaged_files_of_one_day_are_both_kept(path: Path, clock: FakeClock) -> None:
    with_one_walk(path, clock)
    aside = []
    for content in (b"first", b"second"):
        path.write_bytes(content)
        aside.append(walks_after_opening(path, clock)[0].report.set_aside)
    assert [file.read_bytes() for file in aside if file is not None] == [b"first", b"second"]


def test_a_damaged_copy_is_passed_over_for_an_older_good_one(path: Path, clock: FakeClock) -> None:
    with_one_walk(path, clock)
    clock.advance(86400)
    store = Store(path, clock)
    store.open()
    add_walk(store, days=1)
    newest = store.back_up()
    store.close()
    assert newest is not None
    newest.write_bytes(newest.read_bytes()[:-4096])
    path.write_bytes(b"")
    store, count = walks_after_opening(path, clock)
    assert count == 1
    assert store.report.lost_from == date(2026, 11, 12)


def test_damage_inside_is_found_by_the_check_and_mended_at_the_next_start(path: Path, clock: FakeClock) -> None:
    content = bytearray(with_one_walk(path, clock))
    page = 4096
    content[2 * page : 3 * page] = b"\x55" * page
    path.write_bytes(content)
    store = Store(path, clock)
    store.open()
    if not store.report.sentence:
        assert "damaged" in store.check()
    store.close()
    again, count = walks_after_opening(path, clock)
    assert count == 1
    assert (store.report.set_aside or again.report.set_aside) is not None
    assert walks_after_opening(path, clock)[0].report.sentence == ""


def test_a_word_no_version_ever_wrote_counts_as_damage(path: Path, clock: FakeClock) -> None:
    with_one_walk(path, clock)
    with closing(sqlite3.connect(path)) as vandal:
        vandal.execute("UPDATE session SET outcome = 'flown'")
        vandal.commit()
    store = Store(path, clock)
    store.open()
    with pytest.raises(StoreProblem, match="start Amble again"):
        store.sessions.sessions()
    store.close()
    again, count = walks_after_opening(path, clock)
    assert count == 1
    assert again.report.set_aside is not None
    assert walks_after_opening(path, clock)[0].report.sentence == ""


def test_a_copy_that_holds_the_same_unknown_word_is_passed_over(path: Path, clock: FakeClock) -> None:
    with_one_walk(path, clock)
    clock.advance(86400)
    with closing(sqlite3.connect(path)) as vandal:
        vandal.execute("UPDATE session SET outcome = 'flown'")
        vandal.commit()
    store = Store(path, clock)
    store.open()
    with pytest.raises(StoreProblem, match="not come out whole"):
        store.back_up()
    assert "damaged" in store.check()
    store.close()
    assert walks_after_opening(path, clock)[1] == 1


def test_a_newer_database_is_left_alone_and_its_writer_named(path: Path, clock: FakeClock) -> None:
    with_one_walk(path, clock)
    with closing(sqlite3.connect(path)) as newer:
        newer.executescript("PRAGMA user_version = 99; UPDATE writer SET amble = '7.2', shape = 99;")
    content = path.read_bytes()
    store = Store(path, clock)
    with pytest.raises(StoreProblem, match=r"^Amble 7\.2 wrote this record"):
        store.open()
    with pytest.raises(StoreProblem, match=r"^Amble 7\.2 wrote this record"):
        store.sessions.begin(WALK)
    assert path.read_bytes() == content
    assert sorted(file.name for file in path.parent.iterdir()) == ["amble.db", "backups"]


def test_a_newer_version_still_in_the_log_is_refused_too(path: Path, clock: FakeClock) -> None:
    with_one_walk(path, clock)
    with closing(sqlite3.connect(path)) as newer:
        newer.executescript("PRAGMA user_version = 99; UPDATE writer SET amble = '7.2', shape = 99;")
        with pytest.raises(StoreProblem, match=r"^Amble 7\.2 wrote this record"):
            Store(path, clock).open()


def test_a_copy_is_made_once_a_day_and_those_of_seven_days_and_four_weeks_are_kept(
    path: Path, clock: FakeClock
) -> None:
    store = Store(path, clock)
    store.open()
    made = []
    for _ in range(60):
        made.append(store.back_up())
        assert store.back_up() is None
        clock.advance(86400)
    store.close()
    daily = made[:-8:-1]
    # 12 November 2026 is a Thursday: the newest of each week before the seven days is that of a Sunday.
    weekly = [file for file in made[-8::-1] if file is not None and backup_day(file).isoweekday() == 7][:4]
    assert store.backups.files() == [*daily, *weekly]


def test_a_clock_set_back_does_not_make_an_old_copy_the_newest(path: Path, clock: FakeClock) -> None:
    clock.set_wall(NOW + timedelta(days=4000))
    store = Store(path, clock)
    store.open()
    store.back_up()
    clock.set_wall(NOW)
    newest = store.back_up()
    store.close()
    assert store.backups.newest_good() == newest
