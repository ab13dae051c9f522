"""Replaced answers in memory, beside the walks they belong to."""

from __future__ import annotations

from datetime import datetime

from coach.domain.check_in import CheckIn
from tests.fakes.session_store import FakeSessionStore


class FakeRevisionStore:
    """``RevisionStore``; refuses when the walks' store does."""

    def __init__(self, walks: FakeSessionStore) -> None:
        self._walks = walks
        self._kept: dict[int, list[tuple[datetime, CheckIn]]] = {}

    def keep_revision(self, session_id: int, replaced_at: datetime, check_in: CheckIn) -> None:
        """Record what stood there before."""
        self._walks.must_know(session_id)
        self._kept.setdefault(session_id, []).append((replaced_at, check_in))

    def revisions(self, session_id: int) -> tuple[tuple[datetime, CheckIn], ...]:
        """What stood there before, oldest first."""
        return tuple(sorted(self._kept.get(session_id, ()), key=lambda one: one[0]))
