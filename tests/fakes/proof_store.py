"""Proofs of cue in memory, beside the walks they belong to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from coach.domain.cue_proof import CueProof
from tests.fakes.session_store import FakeSessionStore


class FakeProofStore:
    """``ProofStore``; refuses when the walks' store does."""

    def __init__(self, walks: FakeSessionStore) -> None:
        self._walks = walks
        self._proofs: dict[int, tuple[CueProof, ...]] = {}

    def keep_proofs(self, session_id: int, proofs: Sequence[CueProof]) -> None:
        """Replace the proofs of one walk."""
        self._walks.must_know(session_id)
        self._proofs[session_id] = tuple(proofs)

    def last_proofs(self, without: Collection[int] = ()) -> tuple[datetime, tuple[CueProof, ...]] | None:
        """Those of the walk that began last."""
        told = ((id, proofs) for id, proofs in self._proofs.items() if id not in without)
        begun = [(self._walks.started_at(id), id) for id, proofs in told if proofs]
        if not begun:
            return None
        started_at, id = max(begun)
        return started_at, self._proofs[id]

    def proofs_of(self, session_id: int) -> tuple[CueProof, ...]:
        """Those of one walk."""
        return self._proofs.get(session_id, ())
