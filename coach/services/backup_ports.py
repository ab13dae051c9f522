"""What keeping copies and going back needs of the world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from coach.domain.backup import BackupFacts, RecordCopy, RestorePreview

GoOn = Callable[[float], bool]
"""Hears the share done, 0–1, and answers whether to go on."""


class BackupFault(StrEnum):
    """Why a backup cannot be made or used; the words are ``backups.problem.<value>``."""

    UNREADABLE = "unreadable"
    """The system does not let it be read."""
    NO_FILE = "no_file"
    """It is a folder or a device."""
    FOLDER = "folder"
    """Amble may not write in its own folder."""
    NOT_ONE = "not_one"
    """It is no backup of Amble."""
    DAMAGED = "damaged"
    """It is not as it was written."""
    NEWER = "newer"
    """A newer Amble made it."""
    TOO_LARGE = "too_large"
    WRONG_PASSPHRASE = "wrong_passphrase"
    NO_ROOM = "no_room"
    """The disk is full."""
    NO_PRIVATE_ROOM = "no_private_room"
    """Nowhere on this computer is room for the record before it is locked."""
    NOT_WRITTEN = "not_written"
    """The system does not let it be written."""
    NOT_ERASED = "not_erased"
    """Deleting everything could not begin."""
    WAITS = "waits"
    """Something waits to be written into the record, and would come into the wrong one."""
    UNFINISHED = "unfinished"
    """The record is the other one, and what belongs to it is put in place at the next start."""
    RECORD = "record"
    """The record here cannot be copied; ``why`` is a whole sentence."""


class BackupProblem(Exception):
    """Nothing was changed. ``file`` is what it is about, ``why`` what the system said."""

    def __init__(self, fault: BackupFault, file: Path, why: str = "") -> None:
        super().__init__(f"{fault.value}: {file.name} {why}".rstrip())
        self.fault, self.file, self.why = fault, file, why


@dataclass(frozen=True)
class SetAside:
    """A damaged record that was set aside, on which day, and its size in bytes."""

    file: Path
    day: date
    size: int


class BackupFiles(Protocol):
    """Everything in one file. Usable from any thread; every call raises ``BackupProblem``."""

    def write(self, file: Path, passphrase: str, go_on: GoOn) -> BackupFacts | None:
        """Write the record and what somebody made, locked unless ``passphrase`` is ""; an existing file is replaced
        once the new one is whole. None when told to stop; then there is no file."""
        ...

    def is_locked(self, file: Path) -> bool:
        """Whether a passphrase is needed to look into it."""
        ...

    def stage(self, file: Path, passphrase: str, go_on: GoOn) -> RestorePreview | None:
        """Lay what is in a file ready beside the record, checked, and say what it holds; None when told to stop."""
        ...


class Copies(Protocol):
    """The copies that Amble makes by itself. Usable from any thread."""

    def all_copies(self) -> tuple[RecordCopy, ...]:
        """Newest first."""
        ...

    def set_aside(self) -> tuple[SetAside, ...]:
        """Damaged records that were set aside, newest first."""
        ...

    def stage_copy(self, copy: RecordCopy, go_on: GoOn) -> RestorePreview | None:
        """Lay a copy ready beside the record, as ``BackupFiles.stage`` does. Raises ``BackupProblem``."""
        ...


class GoingBack(Protocol):
    """Puts what was staged in the record's place."""

    def agree(self) -> None:
        """From now on it takes the record's place at the next start, whatever happens. Raises ``BackupProblem``."""
        ...

    def give_up(self) -> None:
        """Forget what was staged."""
        ...
