"""The fakes of the export keep to their ports."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coach.domain.record import Days, Record, WalkEntry, Wanted
from coach.domain.session import Outcome, Session
from coach.services.export_ports import ExportProblem, ExportWish, Made, RecordFiles, RecordKind, RecordReader
from coach.services.ports import StoreProblem
from tests.fakes.record_files import FakeRecordFiles, FakeRecordReader

AT = datetime(2026, 3, 1, 8, tzinfo=UTC)
RECORD = Record(walks=(WalkEntry(Session(AT, 10, 10, Outcome.DONE)),))
MADE = Made(AT, "1", ExportWish(Path("x.json"), RecordKind.JSON))


def test_they_are_ports() -> None:
    reader: RecordReader = FakeRecordReader(RECORD)
    files: RecordFiles = FakeRecordFiles()
    with reader.open(Wanted()) as opened:
        files.write(opened.record, MADE)
    assert opened.entries == 1


def test_the_days_that_are_wanted_are_read() -> None:
    with FakeRecordReader(RECORD).open(Wanted(Days(date(2026, 3, 2)))) as opened:
        assert tuple(opened.record.walks) == ()


def test_they_refuse_when_told_to() -> None:
    reader, files = FakeRecordReader(RECORD), FakeRecordFiles()
    reader.refuses, files.refuses = StoreProblem("Not now."), "The disk is full."
    with pytest.raises(StoreProblem), reader.open(Wanted()):
        pass
    with pytest.raises(ExportProblem):
        files.write(RECORD, MADE)
    assert files.written == []
