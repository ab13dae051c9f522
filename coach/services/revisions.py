"""Answers that are changed later: the plan follows, and the record keeps both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime

from coach.domain.check_in import CheckIn
from coach.domain.session import Session
from coach.services.check_ins import CheckIns
from coach.services.dose_ports import RevisionStore
from coach.services.ports import Clock


class Revisions:
    """Changes answers, and knows what stood there before."""

    def __init__(self, store: RevisionStore, check_ins: CheckIns, clock: Clock) -> None:
        self._store, self._check_ins, self._clock = store, check_ins, clock

    def revise(self, session: Session, check_in: CheckIn) -> bool:
        """Replace the answers that ``session`` has now; whether anything differed. What stood there is kept first: a
        kill in between leaves the walk as it was. A first answer replaces nothing."""
        before = session.check_in or CheckIn()
        if _told(check_in) == _told(before):
            return False
        if _told(before) != _told(CheckIn()):
            self._store.keep_revision(session.id, self._clock.now(), before)
        self._check_ins.revise(session, check_in)
        return True

    def merge(self, session: Session, given: CheckIn) -> None:
        """Save the answers that ``given`` has over those that the walk has. What stood there is kept where an answer is
        replaced, not where there was none."""
        before = session.check_in or CheckIn()
        if any(_is_replaced(getattr(before, name), getattr(given, name)) for name in _ANSWERS):
            self._store.keep_revision(session.id, self._clock.now(), before)
        self._check_ins.merge(session, given)

    def changes(self, session: Session) -> tuple[tuple[datetime, CheckIn], ...]:
        """What stood there before, oldest first, each with the moment it was replaced; only where it really was."""
        kept = self._store.revisions(session.id)
        after = (*(answers for _, answers in kept[1:]), session.check_in or CheckIn())
        return tuple(one for one, then in zip(kept, after, strict=False) if _told(one[1]) != _told(then))


Changes = Callable[[Session], tuple[tuple[datetime, CheckIn], ...]]


_ANSWERS = tuple(field.name for field in fields(CheckIn) if field.name != "red_flags")


def _is_replaced(before: object, given: object) -> bool:
    return None not in (before, given) and before != given


def _told(check_in: CheckIn) -> CheckIn:
    """Without the signs, which stay and are asked about by themselves."""
    return replace(check_in, red_flags=frozenset())
