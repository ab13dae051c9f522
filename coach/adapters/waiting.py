"""Small things that wait with the walks while the database refuses: one rule for every kind of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coach.adapters.session_spool import SessionSpool
from coach.adapters.unsaved import Pending
from coach.services.ports import StoreProblem


class Waiting:
    """One kind of thing. ``write`` is given the real id of its walk (0 for none), its key and its plain value; it
    raises ``StoreProblem`` while the database refuses, and ``LookupError`` for a walk that is in no record."""

    def __init__(self, spool: SessionSpool, kind: str, write: Callable[[int, str, Any], None]) -> None:
        self._spool, self._kind, self._write = spool, kind, write

    def keep(self, walk: int, key: str, plain: Any) -> None:
        """Write it, or let it wait; nothing that waits overtakes what is newer. ``plain`` must be what JSON gives back
        as it was. Raises ``LookupError`` for an id of no walk."""
        self.replay()
        if not self._is_blocked(walk):
            try:
                self._write(self._spool.unsaved.real_id(walk), key, plain)
                return
            except StoreProblem as problem:
                self._spool.note_problem(str(problem))
        one = Pending(self._kind, walk, key, plain)
        # What is told again and again is not written again and again to a disk that has trouble enough.
        if self._spool.place is None or one not in self._spool.unsaved.pending:
            self._spool.keep(self._spool.unsaved.with_pending(one))

    def of(self, walk: int) -> tuple[tuple[str, Any], ...]:
        """What waits of one walk (by either of its ids), with its keys, in the order it came."""
        real = self._spool.unsaved.real_id
        return tuple((one.key, one.plain) for one in self._all() if real(one.walk) == real(walk))

    def replay(self) -> None:
        """Write what waits, if the database takes it; call it at start too, after the walks' own."""
        for one in self._all():
            real = self._spool.unsaved.real_id(one.walk)
            if real < 0:
                continue
            try:
                self._write(real, one.key, one.plain)
            except StoreProblem as problem:
                self._spool.note_problem(str(problem))
                return
            except LookupError:
                pass  # the walk was in a database that was lost since: nothing is left to do
            self._spool.keep(self._spool.unsaved.without_pending(one))

    def _is_blocked(self, walk: int) -> bool:
        return self._spool.unsaved.real_id(walk) < 0 or bool(self.of(walk))

    def _all(self) -> tuple[Pending, ...]:
        return tuple(one for one in self._spool.unsaved.pending if one.kind == self._kind)
