"""Proofs of cue, in the database."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime

from coach.adapters.store_connection import StoreConnection
from coach.adapters.store_rows import to_moment
from coach.domain.cue_proof import CueFate, CueProof

SHAPE = 4
"""The migration that brought them."""
_LAST = (
    "SELECT id, started_utc, started_zone FROM session WHERE id IN (SELECT session_id FROM cue_proof) "
    "AND removed_utc IS NULL AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY started_utc DESC, id DESC LIMIT 1"
)


class StoredProofs:
    """``ProofStore`` on SQLite. Every call raises ``StoreProblem``."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def keep_proofs(self, session_id: int, proofs: Sequence[CueProof]) -> None:
        """Replace the proofs of one walk. Raises ``LookupError`` for an id of no walk."""
        with self._connection.transaction():
            self._connection.write("DELETE FROM cue_proof WHERE session_id = ?", session_id)
            for place, proof in enumerate(proofs):
                self._connection.write(
                    "INSERT INTO cue_proof (session_id, place, due, text, safety, fate, heard) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
                    *(session_id, place, proof.due, proof.text, proof.safety, proof.fate, proof.heard),
                )

    def last_proofs(self, without: Collection[int] = ()) -> tuple[datetime, tuple[CueProof, ...]] | None:
        """When the last walk with proofs began, and those in order, or None."""
        found = self._connection.first(_walk, _LAST, json.dumps(list(without)))
        if found is None:
            return None
        id, started_at = found
        return started_at, self.proofs_of(id)

    def proofs_of(self, session_id: int) -> tuple[CueProof, ...]:
        """What became of each sentence of a walk, in order; empty when nobody knows."""
        sql = "SELECT due, text, safety, fate, heard FROM cue_proof WHERE session_id = ? ORDER BY place"
        return tuple(self._connection.rows(to_proof, sql, session_id))

    def read_all(self) -> None:
        """Look at every fate once, to know that all can be read: the rest is as the table keeps it, and there may be
        hundreds of thousands."""
        self._connection.rows(CueFate, "SELECT DISTINCT fate FROM cue_proof")


def _walk(id: int, started: str, zone: str) -> tuple[int, datetime]:
    return id, to_moment(started, zone)


def to_proof(due: float, text: str, safety: int, fate: str, heard: float | None) -> CueProof:
    """A row as a value. Raises ``ValueError`` for a fate that nobody knows."""
    return CueProof(due, text, bool(safety), CueFate(fate), heard)
