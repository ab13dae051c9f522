"""Copies of the database: made off the hot path, checked before they count, some kept for weeks."""

from __future__ import annotations

import os
import re
import sqlite3
import threading
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coach.adapters.store_check import read_everything
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_damage import HEADER_LENGTH, header_fault, put_in_place, shape_of, sync
from coach.adapters.store_migrations import newest_shape
from coach.services.ports import StoreProblem

if TYPE_CHECKING:
    # At run-time it is imported where it is first used: a start looks at no copy.
    from coach.domain.backup import CopyReason, RecordCopy

# A running number, because dates go backward when somebody sets the clock.
_NAME = re.compile(r"(\d{6})-(\d{4}-\d{2}-\d{2})(?:-(migration|restore|import))?\.db")
DAILY = "daily"
"""The reason of the copies that need none: ``CopyReason.DAILY``, which a start does not import."""
OWN_THINGS = ".exercises"
"""The ending of the folder beside a copy that holds the exercises of one's own from before somebody went back."""


class Backups:
    """The copies of one database, in the folder ``backups`` beside it. Usable from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = path.parent / "backups"

    def files(self) -> list[Path]:
        """The copies, newest first."""
        if not self._folder.is_dir():
            return []
        return sorted((file for file in self._folder.iterdir() if copy_of(file)), reverse=True)

    def copies(self) -> list[RecordCopy]:
        """What is known of them, newest first."""
        return [copy for file in self.files() if (copy := copy_of(file, sized=True))]

    def file(self, copy: RecordCopy) -> Path:
        """Where a copy lies."""
        ending = "" if copy.reason == DAILY else f"-{copy.reason}"
        return self._folder / f"{copy.number:06}-{copy.day.isoformat()}{ending}.db"

    def has(self, day: date) -> bool:
        """Whether the newest copy is that of ``day``. One made before something is not: what came of that has none."""
        newest = next(iter(self.copies()), None)
        return newest is not None and newest.day == day and newest.reason == DAILY

    def make(self, day: date, reason: CopyReason | None = None) -> Path:
        """Copy the database with a connection of its own and check the copy; without a reason it is that of the day.
        Raises ``StoreProblem``; a copy that is not whole is never kept, so that a damaged database does not push out
        good copies."""
        unfinished = self._folder / f".unfinished-{os.getpid()}-{threading.get_ident()}"
        try:
            self._folder.mkdir(exist_ok=True)
            self._copy(unfinished)
            finished = self.file(self.next_copy(day, reason))
            unfinished.rename(finished)
        except OSError as error:
            raise StoreProblem(f"Amble cannot keep copies in {self._folder}: {error.strerror}.") from error
        finally:
            unfinished.unlink(missing_ok=True)
        self.forget_old(day)
        return finished

    def take(self, day: date, reason: CopyReason) -> Path:
        """Make the database itself, which nobody has open, a copy too: needs no room. Raises ``OSError``."""
        self._folder.mkdir(exist_ok=True)
        target = self.file(self.next_copy(day, reason))
        try:
            os.link(self._path, target)
        except OSError:  # the file system has no hard links
            import shutil

            part = self._folder / f".unfinished-{os.getpid()}-{threading.get_ident()}"
            shutil.copyfile(self._path, part)
            sync(part)
            part.rename(target)
        return target

    def next_copy(self, day: date, reason: CopyReason | None = None) -> RecordCopy:
        """The one that comes after all there are."""
        from coach.domain.backup import CopyReason, RecordCopy

        newest = next(iter(self.copies()), None)
        return RecordCopy(newest.number + 1 if newest else 1, day, reason or CopyReason.DAILY)

    def newest_good(self) -> Path | None:
        """The newest copy that is whole and that this version can read."""
        return next((file for file in self.files() if is_good(file)), None)

    def restore(self, copy: Path) -> None:
        """Put a copy in the database's place, which is free. Raises ``OSError``."""
        unfinished = self._path.with_name(f".{self._path.name}-{os.getpid()}")
        unfinished.write_bytes(copy.read_bytes())
        sync(unfinished)
        put_in_place(unfinished, self._path)

    def forget_old(self, day: date) -> None:
        """Delete the copies that need not be kept any more."""
        import shutil

        from coach.domain.backup import kept_copies

        kept = kept_copies(self.copies(), day)
        for copy in self.copies():
            if copy.number not in kept:
                file = self.file(copy)
                file.unlink(missing_ok=True)
                shutil.rmtree(file.with_suffix(OWN_THINGS), ignore_errors=True)

    def _copy(self, target: Path) -> None:
        target.unlink(missing_ok=True)
        source = StoreConnection(self._path)
        with closing(source):
            source.open("mode=ro")
            try:
                with closing(sqlite3.connect(target)) as copy:
                    source.copy_to(copy)
            except sqlite3.Error as error:
                raise StoreProblem(f"Amble cannot keep copies in {self._folder}: {error}.") from error
        if not is_good(target):
            raise StoreProblem("A copy of Amble's record did not come out whole, so it was not kept.")


def copy_of(file: Path, sized: bool = False) -> RecordCopy | None:
    """What the name of a copy says, with its size where that is asked for; None for another file."""
    from coach.domain.backup import CopyReason, RecordCopy

    found = _NAME.fullmatch(file.name)
    if found is None:
        return None
    try:
        day, size = date.fromisoformat(found[2]), file.stat().st_size if sized else 0
    except (ValueError, OSError):
        return None
    return RecordCopy(int(found[1]), day, CopyReason(found[3] or CopyReason.DAILY), size)


def backup_day(file: Path) -> date:
    """The day a copy was made."""
    copy = copy_of(file)
    return copy.day if copy else date.min


def is_good(file: Path) -> bool:
    """Whether a copy is whole and of a shape this version knows. Reads all of it; leaves no side files."""
    try:
        with file.open("rb") as opened:
            header = opened.read(HEADER_LENGTH)
        if header_fault(header, file.stat().st_size) or shape_of(header) > newest_shape():
            return False
        connection = StoreConnection(file)
        with closing(connection):
            connection.open("mode=ro&immutable=1")
            read_everything(connection)
            return True
    except (OSError, StoreProblem):
        return False
