"""Files of the record are whole or not there, take no more room however long the record is, and say what is wrong."""

from __future__ import annotations

import subprocess
import tracemalloc
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.record_files import RecordFilesOnDisk
from coach.adapters.record_reader import StoredRecord
from coach.adapters.store import Store
from coach.adapters.unsaved import Unsaved
from coach.domain.check_in import CheckIn
from coach.domain.record import Record, WalkEntry, Wanted
from coach.domain.session import Outcome, Session
from coach.services.export_ports import ExportProblem, ExportWish, Made, RecordKind
from tests.adapters.test_store_full_disk import fill, mount
from tests.fakes.clock import FakeClock

AT = datetime(2026, 3, 1, 8, tzinfo=UTC)
WALK = WalkEntry(Session(AT, 10, 10, Outcome.DONE, check_in=CheckIn(2, 3, 2), note="by the river"))
FILES = RecordFilesOnDisk(Catalogue(find_resources()).phrases())


def _made(file: Path, kind: RecordKind = RecordKind.JSON) -> Made:
    return Made(AT, "1", ExportWish(file, kind, Wanted(words=True)))


def _walks(count: int) -> Iterator[WalkEntry]:
    for number in range(count):
        yield replace(WALK, session=replace(WALK.session, started_at=AT + timedelta(hours=number)))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=600k", "tmpfs", str(folder)):
        pytest.skip("making a small disk needs the right to mount")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("kind", RecordKind)
def test_every_kind_is_written_whole_and_alone(tmp_path: Path, kind: RecordKind) -> None:
    file = tmp_path / f"mine.{kind.value}"
    FILES.write(Record(walks=_walks(3)), _made(file, kind))
    assert [found.name for found in tmp_path.iterdir()] == [file.name]
    assert file.read_text(encoding="utf-8").count("by the river") == 3


def test_what_is_stopped_leaves_the_file_of_before(tmp_path: Path) -> None:
    def stopped() -> Iterator[WalkEntry]:
        yield WALK
        raise KeyError("enough")

    file = tmp_path / "mine.json"
    file.write_text("of before")
    with pytest.raises(KeyError):
        FILES.write(Record(walks=stopped()), _made(file))
    assert {found.name: found.read_text() for found in tmp_path.iterdir()} == {"mine.json": "of before"}


@pytest.mark.parametrize("kind", RecordKind)
def test_a_full_disk_is_told_and_what_was_there_stays(disk: Path, kind: RecordKind) -> None:
    file = disk / f"mine.{kind.value}"
    file.write_text("of before")
    fill(disk)
    with pytest.raises(ExportProblem, match=r"^mine\.[a-z.]+ could not be saved: the disk is full\."):
        FILES.write(Record(walks=_walks(200)), _made(file, kind))
    assert file.read_text() == "of before"
    assert len(list(disk.iterdir())) == 2


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "mine.json").mkdir()
    with pytest.raises(ExportProblem, match=r"^mine\.json could not be saved \("):
        FILES.write(Record(), _made(tmp_path / "mine.json"))
    with pytest.raises(ExportProblem, match=r"^There is no folder"):
        FILES.write(Record(), _made(tmp_path / "none" / "mine.json"))


@pytest.mark.parametrize("kind", RecordKind)
def test_a_long_record_takes_no_more_memory_than_a_short_one(tmp_path: Path, kind: RecordKind) -> None:
    def peak(walks: Iterable[WalkEntry]) -> int:
        tracemalloc.start()
        FILES.write(Record(walks=walks), _made(tmp_path / "mine", kind))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(_walks(10))
    assert peak(_walks(600)) < peak(_walks(60)) + 100_000


def test_the_record_on_a_disk_that_cannot_be_written_comes_out_all_the_same(disk: Path) -> None:
    store = Store(disk / "amble.sqlite3", FakeClock(AT))
    store.open()
    store.sessions.add(WALK.session)
    store.close()
    assert mount("-o", "remount,ro", str(disk))
    with closing(store):
        store.open()
        with StoredRecord(store.path, Record(), Unsaved()).open(Wanted()) as opened:
            assert [entry.session.note for entry in opened.record.walks] == ["by the river"]
