"""The whole record, read on a connection of its own, with what waits while the database refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from coach.adapters.local_days import utc_bounds
from coach.adapters.record_routines import RecordedRoutines
from coach.adapters.record_walks import RecordedWalks
from coach.adapters.store_connection import StoreConnection, open_to_read
from coach.adapters.unsaved import Unsaved
from coach.domain.record import Record, Wanted, told_later, within
from coach.services.export_ports import Opened


class StoredRecord:
    """A ``RecordReader`` on a database that somebody else has open."""

    def __init__(self, path: Path, standing: Record, unsaved: Unsaved) -> None:
        """``standing`` is everything but walks and routines, as it is now; ``unsaved`` what waits now."""
        self._path, self._standing, self._unsaved = path, standing, unsaved

    @contextmanager
    def open(self, wanted: Wanted) -> Iterator[Opened]:
        """The wanted part. Raises ``StoreProblem``."""
        connection = StoreConnection(self._path)
        with closing(connection):
            open_to_read(connection)
            # As it is now: what others write from here on is not seen.
            connection.write("BEGIN")
            connection.number("SELECT COUNT(*) FROM writer")
            bounds = utc_bounds(wanted.days.first, wanted.days.last)
            walks = RecordedWalks(connection, self._unsaved, bounds, wanted.proofs)
            routines = RecordedRoutines(connection, self._unsaved, bounds)
            whole = replace(self._standing, walks=walks, routines=routines)
            bare = replace(whole, walks=RecordedWalks(connection, self._unsaved, bounds, proofs=False))
            record = within(whole, wanted.days, told_later(bare, wanted.days))
            yield Opened(record, len(walks) + len(routines))
