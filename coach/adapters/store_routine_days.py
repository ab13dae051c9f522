"""The days on which routines were done: all that progress asks about them, and a hundredth of reading them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_rows import to_moment, utc_text
from coach.domain.session import Outcome
from coach.services.exercise_ports import RoutineRecord

_DONE = (
    "SELECT started_utc, started_zone FROM routine WHERE outcome = ? AND removed_utc IS NULL "
    "AND started_utc >= ? AND started_utc < ? ORDER BY started_utc"
)
_AROUND = timedelta(days=1)
"""No zone is further from UTC."""


class StoredRoutineDays:
    """Days of routines in the database. Raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def done(self, first: date, last: date, waiting: Iterable[RoutineRecord]) -> list[date]:
        """A day for each routine that was done on the local days ``first`` to ``last``, both included; ``waiting`` are
        those that are not in the database yet, or not as they are now."""
        bounds = (_start(first) - _AROUND, _start(last) + 2 * _AROUND)
        saved = self._connection.rows(to_moment, _DONE, Outcome.DONE, *map(utc_text, bounds))
        newer = (one.started_at for one in waiting if one.outcome is Outcome.DONE)
        moments = {utc_text(moment): moment for moment in (*saved, *newer)}
        return [day for moment in moments.values() if first <= (day := moment.date()) <= last]


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
