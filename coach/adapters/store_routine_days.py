"""The days on which routines were done: all that progress asks about them, and a hundredth of reading them."""

from __future__ import annotations

from datetime import date

from coach.adapters.local_days import utc_bounds
from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_rows import to_moment, utc_text
from coach.adapters.unsaved import Unsaved
from coach.domain.session import Outcome

_DONE = (
    "SELECT started_utc, started_zone FROM routine WHERE outcome = ? AND removed_utc IS NULL "
    "AND started_utc >= ? AND started_utc < ? ORDER BY started_utc"
)


class StoredRoutineDays:
    """Days of routines in the database. Raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def done(self, first: date, last: date, unsaved: Unsaved) -> list[date]:
        """A day for each routine that was done on the local days ``first`` to ``last``, both included, with those that
        are ``unsaved`` and without those that were thrown away there."""
        saved = self._connection.rows(to_moment, _DONE, Outcome.DONE, *utc_bounds(first, last))
        newer = (one.started_at for one in unsaved.routines if one.outcome is Outcome.DONE)
        moments = {utc_text(moment): moment for moment in (*saved, *newer)}
        there = (moment for key, moment in moments.items() if key not in unsaved.routines_thrown_away)
        return [day for moment in there if first <= (day := moment.date()) <= last]
