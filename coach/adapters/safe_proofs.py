"""A store of proofs of cue that waits with the walks when the disk refuses; the rules are those of the walks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from coach.adapters.session_spool import SessionSpool
from coach.domain.cue_proof import CueProof
from coach.services.ports import ProofStore, StoreProblem


class SafeProofStore:
    """``ProofStore`` before a real one; what is wrong is told by the walks, whose writing fails with it."""

    def __init__(self, primary: ProofStore, spool: SessionSpool) -> None:
        self._primary = primary
        self._spool = spool

    def keep_proofs(self, session_id: int, proofs: Sequence[CueProof]) -> None:
        """Replace the proofs of one walk. Raises ``LookupError`` for an id of no walk."""
        self.replay()
        real = self._spool.unsaved.real_id(session_id)
        if real > 0 and self._is_written(real, proofs):
            self._forget(session_id)
            return
        # It waits, as the walk does.
        unsaved = self._spool.unsaved
        kept = tuple(pair for pair in unsaved.proofs if pair[0] != session_id)
        self._spool.keep(replace(unsaved, proofs=(*kept, (session_id, tuple(proofs)))))

    def last_proofs(self, without: Collection[int] = ()) -> tuple[datetime, tuple[CueProof, ...]] | None:
        """Those of the last walk, on disk or waiting with it. Raises ``StoreProblem``."""
        self.replay()
        unsaved = self._spool.unsaved
        gone = unsaved.gone.union(without)
        waiting = [
            (walk.running.started_at, proofs)
            for id, proofs in unsaved.proofs
            if (walk := unsaved.walk(id)) is not None and id not in gone
        ]
        return max(waiting, key=lambda one: one[0], default=None) or self._primary.last_proofs(gone)

    def proofs_of(self, session_id: int) -> tuple[CueProof, ...]:
        """Those of one walk, on disk or waiting. Raises ``StoreProblem``."""
        unsaved = self._spool.unsaved
        real = unsaved.real_id(session_id)
        waiting = next((proofs for id, proofs in unsaved.proofs if unsaved.real_id(id) == real), None)
        if waiting is not None:
            return waiting
        return self._primary.proofs_of(real) if real > 0 else ()

    def replay(self) -> None:
        """Write the proofs that wait, if the database takes them; call it at start too, after the walks' own."""
        for id, proofs in self._spool.unsaved.proofs:
            real = self._spool.unsaved.real_id(id)
            if real < 0:
                continue
            # Nothing is left to do for a walk in a database that was lost since.
            with suppress(LookupError):
                if not self._is_written(real, proofs):
                    return
            self._forget(id)

    def _is_written(self, id: int, proofs: Sequence[CueProof]) -> bool:
        """Whether the database took them. Raises ``LookupError`` for an id of no walk."""
        try:
            self._primary.keep_proofs(id, proofs)
        except StoreProblem:
            return False
        return True

    def _forget(self, id: int) -> None:
        unsaved = self._spool.unsaved
        if any(pair[0] == id for pair in unsaved.proofs):
            self._spool.keep(replace(unsaved, proofs=tuple(pair for pair in unsaved.proofs if pair[0] != id)))
