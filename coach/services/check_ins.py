"""Answers about walks, and about signs after routines: each is on disk as soon as it is given; today follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from coach.domain.check_in import CheckIn, asks_red_flags
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote, Urgency, most_urgent
from coach.domain.session import Session
from coach.services.planning import Planning
from coach.services.ports import AnswerStore, Clock
from coach.services.safety_desk import next_moment

if TYPE_CHECKING:
    from coach.domain.routine_session import RoutineSession
    from coach.services.exercise_ports import RoutineStore


class CheckIns(QObject):
    """Saves answers and red flags; says when the red-flag questions should be asked again."""

    flags_asked = Signal(object)
    saved = Signal(object)

    def __init__(
        self,
        answers: AnswerStore,
        planning: Planning,
        clock: Clock,
        routines: Callable[[], RoutineStore] | None = None,
    ) -> None:
        """``routines`` None knows of no routines; it is asked when it is needed first."""
        super().__init__()
        self._routines = routines
        self._answers, self._planning, self._clock = answers, planning, clock
        self._half_given: set[int] = set()
        """Walks whose questions would be open if the program died now, but were not asked yet."""

    def save(self, session: Session, check_in: CheckIn) -> None:
        """Replace the answers about a walk; asks for red flags where they call for it (``flags_asked`` Session)."""
        self._report_new(session, check_in)
        check_in = self._with_flags(session, check_in)
        self._half_given.discard(session.id)
        self._answers.save_check_in(session.id, check_in)
        self.saved.emit(replace(session, check_in=check_in))
        if check_in.red_flags is None:
            self.flags_asked.emit(replace(session, check_in=check_in))
        self._planning.close_check_in(session)

    def revise(self, session: Session, check_in: CheckIn) -> None:
        """Replace answers given earlier, of whichever walk; an open answer is open again. Signs that were ticked stay
        ticked, and the questions about another walk stay as they are."""
        self._report_new(session, check_in)
        revised = replace(self._with_flags(session, check_in), morning=check_in.morning)
        self._answers.save_check_in(session.id, revised)
        self.saved.emit(replace(session, check_in=revised))
        if revised.red_flags is None:
            self.flags_asked.emit(replace(session, check_in=revised))
        self._planning.refresh()

    def keep(self, session: Session, check_in: CheckIn) -> None:
        """Put the answers on disk as they stand, while more are being given; red flags are asked at the end, or at
        the next start when there was no end."""
        given = self._with_flags(session, check_in)
        if given.red_flags is None and self._stored(session).red_flags is not None:
            self._half_given.add(session.id)
        self._answers.save_check_in(session.id, given)

    def ask_flags(self, session: Session, now: bool = True) -> None:
        """Ask for red flags about a walk whatever its answers say; the questions stay until they are answered.
        ``now`` False leaves them open for a step that comes to them later."""
        self._half_given.discard(session.id)
        asked = replace(session, check_in=replace(self._stored(session), red_flags=None))
        self._answers.save_check_in(session.id, asked.check_in or CheckIn())
        if now:
            self.flags_asked.emit(asked)

    def merge(self, session: Session, given: CheckIn) -> None:
        """Save the answers that ``given`` has over those that the walk has already."""
        changes = {field.name: getattr(given, field.name) for field in fields(CheckIn)}
        told: dict[str, Any] = {name: value for name, value in changes.items() if value is not None}
        if not given.red_flags:
            told.pop("red_flags", None)  # none ticked here does not untick what was ticked before
        self.save(session, replace(self._stored(session), **told))

    def skip(self, session: Session) -> None:
        """The questions after a walk are left open and not asked again; open answers count as amber."""
        self._planning.close_check_in(session)

    def answer_morning(self, session: Session, score: int) -> None:
        """The morning after a walk, 0–10."""
        check_in = replace(self._stored(session), morning=score)
        self._answers.save_check_in(session.id, check_in)
        self.saved.emit(replace(session, check_in=check_in))
        self._planning.refresh()

    def report_flags(self, flags: frozenset[RedFlag], about: Session | RoutineSession | None = None) -> None:
        """The answer to the red-flag questions, for a walk, for a routine or on its own; none ticked is an answer
        too."""
        self._answers.report_flags(FlagReport(next_moment(self._answers, self._clock), flags))
        if isinstance(about, Session):
            check_in = replace(self._stored(about), red_flags=flags)
            self._answers.save_check_in(about.id, check_in)
        elif about is not None and self._routines is not None:
            record = self._routines().find(about.started_at)
            if record is not None:
                self._routines().keep(replace(record, red_flags=flags))
        self._planning.refresh()

    def mark_seen(self, words: str, who: str = "") -> None:
        """The user says they were seen (by whom and when: ``who``) and walking is fine."""
        self._answers.mark_seen(SeenNote(next_moment(self._answers, self._clock), words, who))
        self._planning.refresh()

    def open_flags(self, sessions: Sequence[Session] | None = None) -> Session | RoutineSession | None:
        """The last walk, or else routine, whose red-flag questions were asked and not answered yet, or None;
        ``sessions`` are every walk in order, where they were read already."""
        sessions = self._planning.sessions() if sessions is None else sessions
        walks = (s for s in reversed(sessions) if s.check_in is not None and s.check_in.red_flags is None)
        routines = () if self._routines is None else reversed(self._routines().history())
        return next(walks, None) or next((one for one in routines if one.red_flags is None), None)

    def waiting_urgency(self) -> Urgency | None:
        """How urgent the signs are that the plan waits for; None when it does not wait."""
        waiting = self._planning.next_walk().waiting
        return most_urgent(flag for report in waiting for flag in report.flags)

    def _stored(self, session: Session) -> CheckIn:
        """The answers on disk: those of a ``session`` that was read before others were given may be old."""
        found = next((other for other in self._planning.sessions() if other.id == session.id), session)
        return found.check_in or CheckIn()

    def _with_flags(self, session: Session, check_in: CheckIn) -> CheckIn:
        """With the flags ticked now or before; None while the questions are open, and then the card stays."""
        stored = self._stored(session)
        ticked = (check_in.red_flags or frozenset()) | (stored.red_flags or frozenset())
        was_asked = stored.red_flags is None and session.id not in self._half_given
        is_open = was_asked or (asks_red_flags(check_in) and not _is_answered(stored, check_in))
        # The morning may have been answered elsewhere while a page with the other answers was open.
        morning = stored.morning if check_in.morning is None else check_in.morning
        return replace(check_in, red_flags=None if is_open and not ticked else ticked, morning=morning)

    def _report_new(self, session: Session, check_in: CheckIn) -> None:
        # A walk's own flags count from its start, and "seen" may have been said since then.
        new = (check_in.red_flags or frozenset()) - (self._stored(session).red_flags or frozenset())
        if new:
            self._answers.report_flags(FlagReport(next_moment(self._answers, self._clock), new))


def _is_answered(stored: CheckIn, check_in: CheckIn) -> bool:
    """Whether the questions that ``check_in`` calls for were answered already, for the same signs."""
    signs = [(of.reach_before, of.reach_after, of.qualities, of.effort, of.events) for of in (stored, check_in)]
    return stored.red_flags is not None and signs[0] == signs[1]
