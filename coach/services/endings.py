"""Why a walk ended early, put right later: the plan follows, and the record keeps both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from coach.domain.session import Outcome, Session, StopReason
from coach.services.ports import Clock, KeyValueStore, SessionStore
from coach.services.walk_changes import name_of

ENDINGS = "endings_before"
"""Where what stood there before is kept: for each walk, by its name, a list of moments with a reason."""
REASONS = {reason.value: reason for reason in StopReason}


class Endings:
    """Changes why a walk ended early, and knows what stood there before."""

    def __init__(self, store: SessionStore, values: KeyValueStore, clock: Clock) -> None:
        self._store, self._values, self._clock = store, values, clock

    def correct(self, session: Session, reason: StopReason) -> Session:
        """The walk as it ended for ``reason``. What stood there is kept first: a kill in between leaves the walk as it
        was. Raises ``StoreProblem``."""
        if reason is session.stop_reason:
            return session
        kept = [*self._kept(session), [self._clock.now().isoformat(), session.stop_reason or StopReason.OTHER]]
        self._values.put(ENDINGS, {**self._all(), name_of(session): kept})
        outcome = session.outcome if reason.is_pain else Outcome.SHORTENED
        self._store.finish(session.id, session.walked_minutes * 60, outcome, reason)
        return replace(session, outcome=outcome, stop_reason=reason)

    def before(self, session: Session) -> tuple[tuple[datetime, StopReason], ...]:
        """What stood there before, oldest first, each with the moment it was replaced; what cannot be read is left
        out."""
        return tuple(self._read(session))

    def _read(self, session: Session) -> Iterator[tuple[datetime, StopReason]]:
        for one in self._kept(session):
            match one:
                case [str(at), str(reason)] if reason in REASONS:
                    yield datetime.fromisoformat(at), REASONS[reason]
                case _:
                    continue

    def _kept(self, session: Session) -> list[object]:
        kept = self._all().get(name_of(session))
        return kept if isinstance(kept, list) else []

    def _all(self) -> dict[str, object]:
        found = self._values.get(ENDINGS)
        return {str(name): kept for name, kept in found.items()} if isinstance(found, Mapping) else {}
