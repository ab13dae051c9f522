"""What is asked of those who read the record and write it down for other programs."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from coach.domain.record import Record, Wanted


class RecordKind(StrEnum):
    """What a record can be written as; the value is how the name of the file ends."""

    JSON = "json"
    CSV = "csv"
    FHIR = "fhir.json"
    ICS = "ics"


def kind_of(file: Path) -> RecordKind | None:
    """The kind that a file's name asks for; None for a name that says none."""
    name = file.name.lower()
    # "x.fhir.json" ends in ".json", too.
    longest_first = sorted(RecordKind, key=len, reverse=True)
    return next((kind for kind in longest_first if name.endswith(f".{kind.value}")), None)


@dataclass(frozen=True)
class ExportWish:
    """Write the record to ``file`` as ``kind``. ``name`` is the person's, "" to leave it out; only FHIR has a place for
    it."""

    file: Path
    kind: RecordKind
    wanted: Wanted = field(default_factory=Wanted)
    name: str = ""


@dataclass(frozen=True)
class Made:
    """When (aware), by which Amble, and for which wish a file was made."""

    at: datetime
    amble: str
    wish: ExportWish


@dataclass(frozen=True)
class Opened:
    """A record that can be gone through once, and about how many walks and routines there are in it."""

    record: Record
    entries: int


class RecordReader(Protocol):
    """The record as it is at this moment; for a worker thread too."""

    def open(self, wanted: Wanted) -> AbstractContextManager[Opened]:
        """The wanted part of the record, whole and of one moment however long it is gone through; ``proofs`` are read
        where they are wanted, words are left in. Raises ``StoreProblem``, also while it is gone through."""


class RecordFiles(Protocol):
    """Writes records down."""

    def write(self, record: Record, made: Made) -> None:
        """Write the file of ``made.wish``, whole or not at all, without holding the record in memory. Raises
        ``ExportProblem``, and whatever is raised by going through the record."""


class ExportProblem(Exception):
    """A file that cannot be written; the message is one sentence for the user."""
