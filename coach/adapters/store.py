"""The store: one SQLite file with walks, answers, settings and reminders, which never loses what it acknowledged."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coach import __version__
from coach.adapters.store_answers import StoredAnswers, StoredValues
from coach.adapters.store_backup import Backups
from coach.adapters.store_check import read_everything
from coach.adapters.store_connection import (
    DAMAGED,
    SQL_ERROR,
    DamagedStore,
    StoreConnection,
    is_environment,
    mark_damaged,
)
from coach.adapters.store_damage import HEADER_LENGTH, NEWER, file_fault, shape_of
from coach.adapters.store_mending import StoreReport, mend, would_be_lost
from coach.adapters.store_migrations import migrate, newest_shape, shape
from coach.adapters.store_occurrences import StoredOccurrences
from coach.adapters.store_proofs import StoredProofs
from coach.adapters.store_walks import StoredSegments, StoredSessions
from coach.services.ports import Clock, StoreProblem

if TYPE_CHECKING:
    from coach.adapters.store_days import StoredDayNotes, StoredWalkShelf
    from coach.adapters.store_feelings import StoredFeelings
    from coach.adapters.store_look_backs import StoredLookBacks
    from coach.adapters.store_notes import StoredNotes
    from coach.adapters.store_removed import StoredRemovals
    from coach.adapters.store_revisions import StoredRevisions
    from coach.adapters.store_routine_days import StoredRoutineDays
    from coach.adapters.store_routines import StoredRoutines


class NewerRecord(StoreProblem):
    """A newer Amble wrote the record; it was not touched."""


class Store:
    """Owns the connection. Its ports are ``sessions``, ``segments``, ``proofs``, ``routines``, ``answers``,
    ``revisions``, ``values``, ``occurrences`` and ``look_backs``.

    Belongs to the thread that opened it, except ``back_up`` and ``check``, which have connections of their own.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.backups = Backups(path)
        self.report = StoreReport()
        self._clock = clock
        self._connection = StoreConnection(path)
        self.sessions = StoredSessions(self._connection)
        self.segments = StoredSegments(self._connection)
        self.proofs = StoredProofs(self._connection)
        self.answers = StoredAnswers(self._connection)
        self.values = StoredValues(self._connection)
        self.occurrences = StoredOccurrences(self._connection)

    @cached_property
    def routines(self) -> StoredRoutines:
        """Routines; nothing of exercises is imported before they are asked for."""
        from coach.adapters.store_routines import StoredRoutines

        return StoredRoutines(self._connection)

    @cached_property
    def revisions(self) -> StoredRevisions:
        """Answers that were replaced later: asked for after the first paint."""
        from coach.adapters.store_revisions import StoredRevisions

        return StoredRevisions(self._connection)

    @cached_property
    def feelings(self) -> StoredFeelings:
        """What was told in mid-walk; imported when the first is told."""
        from coach.adapters.store_feelings import StoredFeelings

        return StoredFeelings(self._connection)

    @cached_property
    def notes(self) -> StoredNotes:
        """Notes about walks; imported when the first is asked for."""
        from coach.adapters.store_notes import StoredNotes

        return StoredNotes(self._connection)

    @cached_property
    def routine_days(self) -> StoredRoutineDays:
        """The days of routines; imported when the first is asked for."""
        from coach.adapters.store_routine_days import StoredRoutineDays

        return StoredRoutineDays(self._connection)

    @cached_property
    def days(self) -> StoredWalkShelf:
        """Walks by their days; imported when the first is asked for."""
        from coach.adapters.store_days import StoredWalkShelf

        return StoredWalkShelf(self._connection)

    @cached_property
    def day_notes(self) -> StoredDayNotes:
        """Notes about days; imported when the first is asked for."""
        from coach.adapters.store_days import StoredDayNotes

        return StoredDayNotes(self._connection)

    @cached_property
    def removals(self) -> StoredRemovals:
        """What is thrown away; imported when the first thing is."""
        from coach.adapters.store_removed import StoredRemovals

        return StoredRemovals(self._connection)

    @cached_property
    def look_backs(self) -> StoredLookBacks:
        """Looks back at weeks, and questionnaires; imported when the first is asked for."""
        from coach.adapters.store_look_backs import StoredLookBacks

        return StoredLookBacks(self._connection)

    def open(self) -> StoreReport:
        """Open the file, making, mending or migrating it where needed; the report is kept in ``report`` too.

        A damaged file is set aside and the newest good copy takes its place. Raises ``StoreProblem`` when there is
        no way to read: a newer version wrote the file, another program holds it, the folder or disk refuses; every
        later call raises the same until ``open`` succeeds.
        """
        try:
            return self._open()
        except StoreProblem as problem:
            self.close()
            self._connection.closed_because = str(problem)
            raise

    def watch(self, taken_again: Callable[[], object]) -> None:
        """Have it called whenever a write is in the file after one was refused; it may be amid other things."""
        self._connection.taken_again = taken_again

    def look_again(self) -> None:
        """Where the disk allowed no more than reading, see whether it allows more by now; ``report`` tells."""
        if self._connection.before_write is not None:
            self._connection.before_write()

    def close(self) -> None:
        """Let the file go; safe to call twice."""
        self._connection.before_write = None
        self._connection.close()

    def back_up(self) -> Path | None:
        """Make today's copy unless there is one; for a worker thread, after the first paint.
        Raises ``StoreProblem``."""
        today = self._clock.now().date()
        return None if self.backups.has(today) else self.backups.make(today)

    def check(self) -> str:
        """Read everything once; for a worker thread. A sentence when something is damaged, "" when all is well.

        A damaged file is marked and set aside at the next start. Raises ``StoreProblem`` when it cannot be read now.
        """
        connection = StoreConnection(self.path)
        with closing(connection):
            try:
                connection.open("mode=ro")
                read_everything(connection)
            except DamagedStore:
                mark_damaged(self.path)
                return DAMAGED
        return ""

    def step_back(self) -> StoreReport:
        """Set a newer Amble's record aside and go on with the newest copy that this one can read, or afresh: only when
        somebody asked for it. Another record is left as it is. Raises ``StoreProblem``."""
        try:
            return self.open()
        except NewerRecord:
            self.report = mend(self.path, self.backups, NEWER, self._clock.now())
            return self.report

    def would_be_lost(self) -> tuple[date | None, date]:
        """The days that ``step_back`` would cost; None for everything before."""
        return would_be_lost(self.path, self.backups, self._clock.now())

    def _open(self) -> StoreReport:
        self._make_folder()
        fault = file_fault(self.path)
        if fault:
            self.report = mend(self.path, self.backups, fault, self._clock.now())
        self._refuse_newer()
        try:
            self._connect()
        except DamagedStore:
            self.close()
            self.report = mend(self.path, self.backups, "damaged", self._clock.now())
            self._connect()
        return self.report

    def _make_folder(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreProblem(f"Amble cannot make its folder {self.path.parent}: {error.strerror}.") from error

    def _refuse_newer(self) -> None:
        with self.path.open("rb") as file:
            header = file.read(HEADER_LENGTH)
        if shape_of(header) > newest_shape():
            # ``immutable`` keeps SQLite from making files beside a database that is not to be touched.
            self._refuse("mode=ro&immutable=1")

    def _refuse(self, query: str) -> None:
        connection = StoreConnection(self.path)
        with closing(connection):
            connection.open(query)
            writer = _writer(connection)
        raise NewerRecord(
            f"{writer} wrote this record and this is Amble {__version__}, which cannot read it; nothing was changed, "
            "please update Amble."
        )

    def _connect(self) -> None:
        try:
            self._connection.open()
            self._take_shape()
        except DamagedStore:
            raise
        except StoreProblem as problem:
            self.close()
            self._open_for_reading(problem)

    def _take_shape(self) -> None:
        found, newest = shape(self._connection), newest_shape()
        if found > newest:
            self.close()
            self._refuse("mode=ro")
        if found != _written_shape(self._connection):
            raise DamagedStore("The version in the header is not the one that was written.")
        if found < newest:
            from coach.domain.backup import CopyReason

            self.backups.make(self._clock.now().date(), CopyReason.MIGRATION)
            migrate(self._connection)

    def _open_for_reading(self, problem: StoreProblem) -> None:
        # A log that waits cannot be read without writing beside it; without one, the file alone is the whole truth.
        wal = self.path.with_name(self.path.name + "-wal")
        waiting = wal.exists() and wal.stat().st_size > 0
        if waiting or not is_environment(problem.__cause__):
            raise problem
        self._connection.open("mode=ro&immutable=1")
        if shape(self._connection) != newest_shape():
            self.close()
            raise problem
        self.report = StoreReport(str(problem))
        self._connection.before_write = self._open_again

    def _open_again(self) -> None:
        self.close()
        self.report = StoreReport()
        try:
            self.open()
        except StoreProblem:
            self._connection.before_write = self._open_again


def _written_shape(connection: StoreConnection) -> int:
    try:
        return connection.number("SELECT shape FROM writer")
    except IndexError as error:
        raise DamagedStore("No version says it wrote this.") from error
    except StoreProblem as problem:
        # "No such table" is damage; a lock or a bad disk is not.
        if getattr(problem.__cause__, "sqlite_errorcode", 0) != SQL_ERROR:
            raise
        raise DamagedStore("No version says it wrote this.") from problem


def _writer(connection: StoreConnection) -> str:
    try:
        version = connection.first(str, "SELECT amble FROM writer")
        # A development version may have the number of this one.
        return f"Amble {version}" if version and version != __version__ else "A newer Amble"
    except StoreProblem:
        return "A newer Amble"
