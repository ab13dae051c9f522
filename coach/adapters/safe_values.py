"""Settings and plan while the disk refuses: a change waits with the walks, and is written when it can be."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from coach.adapters.session_spool import SessionSpool
from coach.adapters.unsaved import VALUE
from coach.services.ports import KeyValueStore

if TYPE_CHECKING:
    from coach.adapters.waiting import Waiting

_NO_WALK = 0


class SafeKeyValueStore:
    """``KeyValueStore`` before a real one; writing never raises ``StoreProblem``, reading still does.

    The newest value of a name counts, wherever it is. What waits is the JSON of a value, None for one that is gone.
    """

    def __init__(self, primary: KeyValueStore, spool: SessionSpool) -> None:
        self._primary = primary
        self._spool = spool

    def get(self, name: str) -> object | None:
        """The newest value, on disk or waiting. Raises ``StoreProblem``."""
        # Asked of the spool itself: a start reads many values, and hardly ever has one that waits.
        for one in self._spool.unsaved.pending:
            if (one.kind, one.key) == (VALUE, name):
                found: object | None = None if one.plain is None else json.loads(one.plain)
                return found
        return self._primary.get(name)

    def put(self, name: str, value: object) -> None:
        """Write a value, or let it wait. Raises ``TypeError`` or ``ValueError`` when JSON cannot hold it."""
        self._waiting.keep(_NO_WALK, name, json.dumps(value, allow_nan=False))

    def remove(self, name: str) -> None:
        """Forget a value, on disk as soon as it can be."""
        self._waiting.keep(_NO_WALK, name, None)

    def replay(self) -> None:
        """Write what waits, if the database takes it; call it at start too."""
        if self._spool.unsaved.pending:
            self._waiting.replay()

    @cached_property
    def _waiting(self) -> Waiting:
        # Imported with the first change, which comes after the first paint.
        from coach.adapters.waiting import Waiting

        return Waiting(self._spool, VALUE, self._write)

    def _write(self, _walk: int, name: str, text: Any) -> None:
        if text is None:
            self._primary.remove(name)
        else:
            self._primary.put(name, json.loads(text))
