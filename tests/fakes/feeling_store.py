"""Feelings in memory, beside the walks they belong to."""

from __future__ import annotations

from coach.domain.feeling import Felt
from tests.fakes.session_store import FakeSessionStore


class FakeFeelingStore:
    """``FeelingStore``; refuses when the walks' store does."""

    def __init__(self, walks: FakeSessionStore) -> None:
        self._walks = walks
        self._felt: dict[int, dict[float, Felt]] = {}

    def keep_feeling(self, session_id: int, felt: Felt) -> None:
        self._walks.must_know(session_id)
        self._felt.setdefault(session_id, {})[felt.walked] = felt

    def forget_feeling(self, session_id: int, walked: float) -> None:
        self._walks.must_know(session_id)
        self._felt.get(session_id, {}).pop(walked, None)

    def feelings(self, session_id: int) -> tuple[Felt, ...]:
        return tuple(felt for _, felt in sorted(self._felt.get(session_id, {}).items()))
