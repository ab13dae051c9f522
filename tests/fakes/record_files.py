"""A record in memory, and files of records as values."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from coach.domain.record import Record, Wanted, told_later, within
from coach.services.export_ports import ExportProblem, Made, Opened


class FakeRecordReader:
    """``RecordReader`` on a record of tuples. While ``refuses`` holds an error, opening raises it."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.refuses: Exception | None = None
        self.is_open = False

    @contextmanager
    def open(self, wanted: Wanted) -> Iterator[Opened]:
        if self.refuses is not None:
            raise self.refuses
        self.is_open = True
        try:
            entries = len(tuple(self.record.walks)) + len(tuple(self.record.routines))
            yield Opened(within(self.record, wanted.days, told_later(self.record, wanted.days)), entries)
        finally:
            self.is_open = False


class FakeRecordFiles:
    """``RecordFiles`` that keeps each record that was gone through to its end. While ``refuses`` holds a sentence,
    writing raises it as a problem."""

    def __init__(self) -> None:
        self.refuses = ""
        self.written: list[tuple[Record, Made]] = []

    def write(self, record: Record, made: Made) -> None:
        if self.refuses:
            raise ExportProblem(self.refuses)
        held = replace(record, walks=tuple(record.walks), routines=tuple(record.routines))
        self.written.append((held, made))
