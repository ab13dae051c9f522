"""After a walk that was stopped for the back: which step is next, until all of them are done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import Any

from PySide6.QtCore import QObject, Signal

from coach.domain.guided_stop import StopGuide, next_step, was_stopped
from coach.domain.session import Session
from coach.domain.today import last_asked
from coach.services.check_ins import CheckIns
from coach.services.dose_ports import NoteStore
from coach.services.planning import Planning
from coach.services.ports import KeyValueStore

NAME = "guided_stop"
LONGEST_NOTE = 2000
"""Characters of a note."""


class GuidedStops(QObject):
    """The guide follows from the last walk and from what was done of it, so that a killed program loses no step. It
    ends with the last step, and with the next walk; one of seconds ends nothing."""

    changed = Signal(object)
    """The ``StopGuide``, or None when there is nothing left to do."""

    def __init__(self, values: KeyValueStore, notes: NoteStore, planning: Planning, check_ins: CheckIns) -> None:
        super().__init__()
        self._values, self._notes = values, notes
        self._planning, self._check_ins = planning, check_ins

    def begin(self, session: Session, wanted: bool = False) -> StopGuide | None:
        """A walk has just ended: the guide, with its questions about signs open, or None where it calls for none.
        ``wanted`` asks for it all the same, after a walk that came home gently."""
        if not (wanted or was_stopped(session)):
            return None
        self._keep(session, wanted=wanted)
        self._ask(session)
        guide = self.guide()
        self.changed.emit(guide)
        return guide

    def guide(self, sessions: Sequence[Session] | None = None) -> StopGuide | None:
        """The step that is next; ``sessions`` are every walk in order, where they were read already. Raises
        ``StoreProblem`` when the walks cannot be read."""
        sessions = self._planning.sessions() if sessions is None else sessions
        last = last_asked(sessions)
        if last is None:
            return None
        done = self._done(last)
        if done.get("done") is True or not (was_stopped(last) or done.get("wanted") is True):
            return None
        closed = self._planning.today().check_in_due is None
        return StopGuide(last, next_step(last, done.get("read") is True, not closed))

    def mark_read(self) -> None:
        """What to do at once was read; the questions about signs are open now at the latest."""
        guide = self.guide()
        if guide is not None:
            self._ask(guide.session)
            self._mark(read=True)

    def finish(self) -> None:
        """Every step is done, or was left for good."""
        self._mark(done=True)

    def note(self, session: Session) -> str:
        """What was written about a walk, "" for nothing."""
        return self._notes.note(session.id)

    def keep_note(self, session: Session, words: str) -> None:
        """Keep why, in the user's words; at most ``LONGEST_NOTE`` characters."""
        self._notes.keep_note(session.id, words.strip()[:LONGEST_NOTE])

    def _ask(self, session: Session) -> None:
        if self._done(session).get("asked") is not True:
            self._check_ins.ask_flags(session, now=False)
            self._keep(session, asked=True)

    def _mark(self, **done: bool) -> None:
        guide = self.guide()
        if guide is not None:
            self._keep(guide.session, **done)
            self.changed.emit(self.guide())

    def _done(self, session: Session) -> Mapping[str, Any]:
        found = self._values.get(NAME)
        return found if isinstance(found, Mapping) and found.get("walk") == _name(session) else {}

    def _keep(self, session: Session, **done: bool) -> None:
        self._values.put(NAME, {**self._done(session), "walk": _name(session), **done})


def _name(session: Session) -> str:
    """A walk's start names it, as its id may still change while the database refuses."""
    return session.started_at.astimezone(UTC).isoformat()
