"""Better, same or worse, told in mid-walk: in the database, and waiting with the walks while it refuses."""

from __future__ import annotations

from typing import Any

from coach.adapters.session_spool import SessionSpool
from coach.adapters.store_connection import StoreConnection
from coach.adapters.unsaved import FEELING
from coach.adapters.waiting import Waiting
from coach.domain.feeling import Feeling, Felt
from coach.services.dose_ports import FeelingStore


class StoredFeelings:
    """``FeelingStore`` on SQLite. Every call raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def keep_feeling(self, session_id: int, felt: Felt) -> None:
        """Record one. Raises ``LookupError`` for an id of no walk."""
        sql = "INSERT OR REPLACE INTO feeling (session_id, walked, feeling) VALUES (?, ?, ?)"
        self._connection.write(sql, session_id, felt.walked, felt.feeling)

    def forget_feeling(self, session_id: int, walked: float) -> None:
        """Take back what was told after so many seconds of walking."""
        self._connection.write("DELETE FROM feeling WHERE session_id = ? AND walked = ?", session_id, walked)

    def feelings(self, session_id: int) -> tuple[Felt, ...]:
        """Those of one walk, in order."""
        sql = "SELECT walked, feeling FROM feeling WHERE session_id = ? ORDER BY walked"
        return tuple(self._connection.rows(_felt, sql, session_id))

    def all_feelings(self) -> tuple[Felt, ...]:
        """Those of every walk: to know that they can be read."""
        return tuple(self._connection.rows(_felt, "SELECT walked, feeling FROM feeling"))


class SafeFeelingStore:
    """``FeelingStore`` before a real one; what is wrong is told by the walks, whose writing fails with it."""

    def __init__(self, primary: FeelingStore, spool: SessionSpool) -> None:
        self._primary, self._spool = primary, spool
        self._waiting = Waiting(spool, FEELING, self._write)

    def keep_feeling(self, session_id: int, felt: Felt) -> None:
        """Record one. Raises ``LookupError`` for an id of no walk."""
        self._waiting.keep(session_id, str(felt.walked), felt.feeling.value)

    def forget_feeling(self, session_id: int, walked: float) -> None:
        """Take back what was told after so many seconds of walking, whether it waits or not."""
        self._waiting.keep(session_id, str(walked), None)

    def feelings(self, session_id: int) -> tuple[Felt, ...]:
        """Those of one walk, in order, those that wait included. Raises ``StoreProblem``."""
        real = self._spool.unsaved.real_id(session_id)
        found = {felt.walked: felt for felt in (self._primary.feelings(real) if real > 0 else ())}
        waiting = {float(walked): plain for walked, plain in self._waiting.of(session_id)}
        found = {walked: felt for walked, felt in found.items() if walked not in waiting}
        found |= {walked: _felt(walked, plain) for walked, plain in waiting.items() if plain is not None}
        return tuple(felt for _, felt in sorted(found.items()))

    def replay(self) -> None:
        """Write what waits, if the database takes it; call it at start too, after the walks' own."""
        self._waiting.replay()

    def _write(self, session_id: int, key: str, plain: Any) -> None:
        if plain is None:
            self._primary.forget_feeling(session_id, float(key))
        else:
            self._primary.keep_feeling(session_id, _felt(float(key), plain))


def _felt(walked: float, feeling: str) -> Felt:
    return Felt(walked, Feeling(feeling))
