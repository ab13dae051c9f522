"""Copies of the database: made off the hot path, checked before they count, the newest seven kept."""

from __future__ import annotations

import os
import re
import sqlite3
import threading
from contextlib import closing
from datetime import date
from pathlib import Path

from coach.adapters.store_check import read_everything
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_damage import HEADER_LENGTH, header_fault, put_in_place, shape_of, sync
from coach.adapters.store_migrations import newest_shape
from coach.services.ports import StoreProblem

KEPT = 7
"""Copies, newest first; one a day makes a week."""
# A running number, because dates go backward when somebody sets the clock.
_NAME = re.compile(r"(\d{6})-(\d{4}-\d{2}-\d{2})\.db")


class Backups:
    """The copies of one database, in the folder ``backups`` beside it. Usable from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = path.parent / "backups"

    def files(self) -> list[Path]:
        """The copies, newest first."""
        if not self._folder.is_dir():
            return []
        return sorted((file for file in self._folder.iterdir() if _NAME.fullmatch(file.name)), reverse=True)

    def has(self, day: date) -> bool:
        """Whether a copy of ``day`` exists."""
        return any(backup_day(file) == day for file in self.files())

    def make(self, day: date) -> Path:
        """Copy the database with a connection of its own and check the copy. Raises ``StoreProblem``; a copy that is
        not whole is never kept, so that a damaged database does not push out good copies."""
        unfinished = self._folder / f".unfinished-{os.getpid()}-{threading.get_ident()}"
        try:
            self._folder.mkdir(exist_ok=True)
            self._copy(unfinished)
            finished = self._folder / f"{self._next_number():06}-{day.isoformat()}.db"
            unfinished.rename(finished)
        except OSError as error:
            raise StoreProblem(f"Amble cannot keep copies in {self._folder}: {error.strerror}.") from error
        finally:
            unfinished.unlink(missing_ok=True)
        self._forget_old()
        return finished

    def newest_good(self) -> Path | None:
        """The newest copy that is whole and that this version can read."""
        return next((file for file in self.files() if is_good(file)), None)

    def restore(self, copy: Path) -> None:
        """Put a copy in the database's place, which is free. Raises ``OSError``."""
        unfinished = self._path.with_name(f".{self._path.name}-{os.getpid()}")
        unfinished.write_bytes(copy.read_bytes())
        sync(unfinished)
        put_in_place(unfinished, self._path)

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

    def _next_number(self) -> int:
        newest = next(iter(self.files()), None)
        return int(newest.name[:6]) + 1 if newest else 1

    def _forget_old(self) -> None:
        for file in self.files()[KEPT:]:
            file.unlink(missing_ok=True)


def backup_day(file: Path) -> date:
    """The day a copy was made."""
    found = _NAME.fullmatch(file.name)
    return date.fromisoformat(found[2]) if found else date.min


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
