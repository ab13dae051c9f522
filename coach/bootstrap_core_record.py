"""What is known of single days, and what was thrown away: made when the diary is opened, or something of it waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from coach.adapters.safe_sessions import SafeSessionStore
from coach.adapters.session_spool import SessionSpool
from coach.adapters.store import Store
from coach.adapters.store_days import SafeDayNotes, SafeWalkShelf
from coach.adapters.store_removed import SafeRemovalStore
from coach.domain.thrown_away import KEPT_FOR


@dataclass(frozen=True)
class RecordStores:
    """Walks by their days, notes about days, and what is thrown away."""

    walks: SafeWalkShelf
    notes: SafeDayNotes
    removals: SafeRemovalStore

    def replay(self) -> None:
        """Write what waits, after walks and routines."""
        self.notes.replay()
        self.removals.replay()

    def forget(self, now: datetime) -> None:
        """Delete for good what was thrown away more than a day before ``now``."""
        self.removals.purge(now - KEPT_FOR)


def record_stores(
    store: Store, walks: SafeSessionStore, spool: SessionSpool, routines: Callable[[], None]
) -> RecordStores:
    """The stores before the real ones; ``routines`` is called when those on disk changed."""
    return RecordStores(
        SafeWalkShelf(store.days, walks, spool),
        SafeDayNotes(store.day_notes, spool),
        SafeRemovalStore(store.removals, spool, routines),
    )
