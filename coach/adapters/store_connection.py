"""One SQLite connection whose errors are sentences for the user."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from coach.services.ports import StoreProblem

Made = TypeVar("Made")
Version = tuple[int, int, int]
"""Which reading of a file this is, what is written here so far, and what others have written: the same as long as
nothing is."""

SQL_ERROR = sqlite3.SQLITE_ERROR
"""SQLite's code for a statement that does not fit the tables."""
BUSY_SECONDS = 2.0
"""How long a write waits for another process before it gives up; the window stands still meanwhile."""
_ROOM = 64 * 1024
"""Bytes on a disk below which it counts as full: more than the index of a log (32 KiB) with its first pages."""
_MAY_BE_FULL = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
"""What SQLite says where it cannot make its files beside the record, or could not when reading alone was left."""
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_IN_USE = "Another program is using Amble's record right now, so nothing could be saved; close it and try again."
_WORDS = {
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_FULL: "The disk is full, so Amble cannot save; free some space and it goes on by itself.",
    sqlite3.SQLITE_READONLY: "Amble may read but not write in {folder}, so nothing new can be saved there.",
    sqlite3.SQLITE_CANTOPEN: "Amble cannot open its record in {folder}; see whether that folder may be written to.",
    sqlite3.SQLITE_IOERR: "The disk that holds {folder} does not answer as it should, so Amble cannot save there.",
}
DAMAGED = "Amble's record is damaged; start Amble again and it goes back to the newest good copy."


class DamagedStore(StoreProblem):
    """The file holds something that cannot be true."""


def damage_mark(path: Path) -> Path:
    """The file beside a database that says: set this one aside at the next start."""
    return path.with_name(path.name + "-damaged")


def mark_damaged(path: Path) -> None:
    """Have a database set aside at the next start, if the folder lets us say so."""
    with suppress(OSError):
        damage_mark(path).touch()


def is_environment(error: BaseException | None) -> bool:
    """Whether the folder or the disk is at fault, so that reading alone may still work."""
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)


class StoreConnection:
    """Opens late, closes safely, writes inside transactions. Belongs to the thread that opened it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.closed_because = f"Amble's record in {path.parent} is not open."
        self._connection: sqlite3.Connection | None = None
        self._durable = True
        self._marks_damage = False
        self._was_full = False
        self._was_refused = False
        self._reading = 0
        self.before_write: Callable[[], None] | None = None
        """Called before each write while there is a connection for reading alone: there may be a better one by then."""
        self.taken_again: Callable[[], object] = lambda: None
        """Called when a write is in the database after one was refused; it may be amid other things."""

    @property
    def is_open(self) -> bool:
        """Whether reading can work."""
        return self._connection is not None

    def open(self, query: str = "") -> None:
        """Connect; ``query`` is the part of an SQLite address after the question mark. Raises ``StoreProblem``.

        Every commit is synced (``FULL``) and so survives a power cut, except those marked ``durable=False``: they are
        handed to the system (``NORMAL``), which a killed program cannot undo but a power cut can.
        """
        self._marks_damage = not query
        self._reading += 1
        with self._told():
            address = self.path.absolute().as_uri() + "?" + query if query else str(self.path)
            self._connection = sqlite3.connect(address, timeout=BUSY_SECONDS, isolation_level=None, uri=bool(query))
            self._connection.execute("PRAGMA foreign_keys = ON")
            if not query:
                self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._durable = True

    def close(self) -> None:
        """Let the file go; safe to call twice."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def rows(self, make: Callable[..., Made], sql: str, *values: object) -> list[Made]:
        """Every row through ``make``. Raises ``StoreProblem``, also when a row holds what cannot be true."""
        with self._told():
            found = self._live().execute(sql, values).fetchall()
            try:
                return [make(*row) for row in found]
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                raise self._damaged() from error

    def first(self, make: Callable[..., Made], sql: str, *values: object) -> Made | None:
        """The first row through ``make``, or None."""
        return next(iter(self.rows(make, sql, *values)), None)

    def number(self, sql: str) -> int:
        """A single number. Raises ``StoreProblem``."""
        return self.rows(int, sql)[0]

    def version(self) -> Version:
        """Something that differs whenever anything was written since, here or elsewhere. Raises ``StoreProblem``."""
        return self._reading, self._live().total_changes, self.number("PRAGMA data_version")

    def write(self, sql: str, *values: object, durable: bool = True) -> sqlite3.Cursor:
        """One statement, committed when this returns (inside ``transaction``: with it). Raises ``StoreProblem``,
        and ``LookupError`` for a reference to a row that is not there."""
        if self.before_write is not None:
            self.before_write()
        with self._told():
            connection = self._live()
            if not connection.in_transaction:
                self._prepare(connection, durable)
            cursor = connection.execute(sql, values)
        if self._was_refused and not connection.in_transaction:
            self._was_refused = False
            self.taken_again()
        return cursor

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is written together or not at all."""
        self.write("BEGIN IMMEDIATE")
        try:
            yield
            self.write("COMMIT")
        except BaseException:
            if self._connection is not None and self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
                # What was read meanwhile is not so, and SQLite counts no change back.
                self._reading += 1
            raise

    def copy_to(self, target: sqlite3.Connection) -> None:
        """Copy the whole database as it stands now. Raises ``StoreProblem``."""
        with self._told():
            self._live().backup(target)

    def _prepare(self, connection: sqlite3.Connection, durable: bool) -> None:
        if self._was_full:
            # Working the log into the file gives its space back, which may be all the room there is.
            self._was_full = False
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if durable != self._durable:
            connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self._durable = durable

    def _live(self) -> sqlite3.Connection:
        if self._connection is None:
            raise StoreProblem(self.closed_because)
        return self._connection

    def _damaged(self) -> DamagedStore:
        if self._marks_damage and self.path.exists():
            mark_damaged(self.path)
        return DamagedStore(DAMAGED)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
                raise LookupError("there is no such walk") from error
            raise ValueError(str(error)) from error
        except sqlite3.Error as error:
            raise self._problem(error) from error

    def _problem(self, error: sqlite3.Error) -> StoreProblem:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        self._was_full, self._was_refused = code == sqlite3.SQLITE_FULL, True
        if code in _DAMAGE:
            return self._damaged()
        if code in _MAY_BE_FULL and _is_full(self.path.parent):
            code = sqlite3.SQLITE_FULL
        words = _WORDS.get(code, "Amble cannot use its record in {folder} (" + str(error) + ").")
        return StoreProblem(words.format(folder=self.path.parent))


def open_to_read(connection: StoreConnection) -> None:
    """Open a record that somebody else may have open, also where nothing can be written beside it, which is when
    somebody wants their record out. Raises ``StoreProblem``."""
    try:
        connection.open("mode=ro")
        connection.number("SELECT COUNT(*) FROM writer")
    except StoreProblem as problem:
        log = connection.path.with_name(connection.path.name + "-wal")
        if not is_environment(problem.__cause__) or log.exists():
            raise
        # On a disk that cannot be written SQLite does not find its way into a closed record by itself.
        connection.close()
        connection.open("mode=ro&immutable=1")


def _is_full(folder: Path) -> bool:
    """Whether room is all that is missing in a folder that may be written to."""
    from shutil import disk_usage

    try:
        return os.access(folder, os.W_OK) and disk_usage(folder).free < _ROOM
    except OSError:
        return False
