"""Writes the record down for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from coach import __version__
from coach.domain.record import Record, WalkEntry, without_words
from coach.services.export_ports import ExportProblem, ExportWish, Made, RecordFiles, RecordReader
from coach.services.long_work import GoOn, LongWork
from coach.services.ports import StoreProblem

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Exported:
    """A finished file, and how many walks are in it."""

    file: Path
    walks: int


class ExportDesk(LongWork):
    """Makes one file at a time: at once for a command, off the thread for the window."""

    def __init__(
        self, reader: Callable[[], RecordReader], files: RecordFiles, now: Callable[[], datetime], sorry: str
    ) -> None:
        """``reader`` is asked in the thread that owns the record, before each file; ``sorry`` is the sentence for what
        nobody has thought of."""
        super().__init__((ExportProblem, StoreProblem), sorry)
        self._reader, self._files, self._now = reader, files, now

    def export(self, wish: ExportWish) -> None:
        """Make the file; ``finished`` follows with an ``Exported``, or ``failed`` or ``cancelled``. An existing one is
        replaced, once the new one is whole: asking is for the caller."""
        if self.is_busy:
            return
        try:
            reader = self._reader()
        except StoreProblem as problem:
            self.failed.emit(str(problem))
            return
        made = Made(self._now(), __version__, wish)
        self.begin(lambda go_on: self._write(reader, made, go_on))

    def make(self, wish: ExportWish, go_on: GoOn) -> Exported | None:
        """Make the file here; None once ``go_on`` said no, and then there is none. Raises ``ExportProblem`` and
        ``StoreProblem``."""
        return self._write(self._reader(), Made(self._now(), __version__, wish), go_on)

    def _write(self, reader: RecordReader, made: Made, go_on: GoOn) -> Exported | None:
        with reader.open(made.wish.wanted) as opened:
            record = opened.record if made.wish.wanted.words else without_words(opened.record)
            count = _Count(opened.entries, go_on)
            try:
                self._files.write(count.over(record), made)
            except _Stopped:
                return None
        go_on(1.0)
        return Exported(made.wish.file, count.walks)


class _Stopped(Exception):
    """Somebody wants no more."""


class _Count:
    """Counts what is gone through, tells the share of it, and stops when told to."""

    def __init__(self, entries: int, go_on: GoOn) -> None:
        self._entries, self._go_on = max(1, entries), go_on
        self._step = max(1, entries // 100)
        self._done = 0
        self.walks = 0

    def over(self, record: Record) -> Record:
        """The record, counted as it is gone through."""
        return replace(record, walks=self._walks(record), routines=self._counted(record.routines))

    def _walks(self, record: Record) -> Iterator[WalkEntry]:
        for entry in self._counted(record.walks):
            self.walks += 1
            yield entry

    def _counted(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            if self._done % self._step == 0 and not self._go_on(min(1.0, self._done / self._entries)):
                raise _Stopped
            self._done += 1
            yield entry
