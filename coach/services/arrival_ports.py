"""What taking in walks from elsewhere asks of the world: files to read, and a place that keeps all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from coach.domain.arrival import FoundFile, Past
from coach.domain.record import Record, RecordSource

GoOn = Callable[[float], bool]
"""Hears the share done, 0–1, and answers whether to go on."""


class ArrivalFault(StrEnum):
    """Why nothing can be taken in from a file; its sentence is ``arrivals.fault.<value>``."""

    UNREADABLE = "unreadable"
    """The system does not give it; ``detail`` is what it says."""
    EMPTY = "empty"
    UNKNOWN = "unknown"
    """None of the kinds that are read."""
    DAMAGED = "damaged"
    """Cut off, or otherwise not what it says it is; ``detail`` is the place, where there is one."""
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    TOO_DEEP = "too_deep"
    """Elements within elements, more of them than such files have."""
    TOO_LONG = "too_long"
    ENTITIES = "entities"
    """It holds what could make a small file endless, or asks for other files."""
    NO_TIMES = "no_times"
    """A way without times."""
    BACKWARD = "backward"
    """A way whose times do not run forward."""
    NO_EXPORT = "no_export"
    """A zip without Apple Health's export in it."""
    LOCKED = "locked"
    """A zip with a password."""
    NEWER = "newer"
    """A record that a newer Amble wrote."""
    FIELD = "field"
    """Something in a record does not fit; ``detail`` names the field and says what."""
    NO_PROGRAM = "no_program"


class ArrivalProblem(Exception):
    """A file that cannot be taken in; nothing was changed."""

    def __init__(self, fault: ArrivalFault, detail: str = "") -> None:
        super().__init__(f"{fault.value} {detail}".strip())
        self.fault, self.detail = fault, detail


class ArrivalFiles(Protocol):
    """Files of walks."""

    def read(self, file: Path, go_on: GoOn) -> FoundFile | None:
        """Everything in a file that could be a walk, within limits; None once ``go_on`` said no. May take minutes, and
        is called from any thread. Raises ``ArrivalProblem``."""


class ArrivalStore(Protocol):
    """Where what came in is kept, each file in one go."""

    def keep(self, source: RecordSource, file: str, at: datetime, record: Record) -> int:
        """Keep its walks and everything else but plan, schedule and time off, all of it or nothing; returns the id of
        the arrival. What is here already stays as it is. Raises ``StoreProblem``."""

    def past(self) -> tuple[Past, ...]:
        """What came in and is still there, newest first. Raises ``StoreProblem``."""

    def take_back(self, id: int, at: datetime) -> int:
        """Take everything of an arrival out again, after a copy of the record: what was answered about these walks
        goes with them. Returns how many walks that were. Raises ``StoreProblem``."""
