"""What could not be written to the database yet, as one value and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from coach.adapters.store_rows import check_in_plain, to_check_in, to_moment, utc_text, zone_name
from coach.adapters.walk_rows import running_plain, session_plain, to_running, to_session
from coach.domain.check_in import CheckIn
from coach.domain.cue_proof import CueFate, CueProof
from coach.domain.red_flag import FlagReport, RedFlag, SeenNote
from coach.domain.session import Outcome, Session, StopReason
from coach.services.ports import RunningSession

if TYPE_CHECKING:
    from coach.services.exercise_ports import RoutineRecord


@dataclass(frozen=True)
class UnsavedWalk:
    """A walk with all that is needed to write it from the beginning; ``outcome`` None while it goes on."""

    running: RunningSession
    outcome: Outcome | None = None
    stop_reason: StopReason | None = None

    def as_session(self, outcome: Outcome) -> Session:
        """The walk as it will be read once it is saved."""
        running = self.running
        return Session(
            started_at=running.started_at,
            planned_minutes=running.planned_minutes,
            walked_minutes=running.walked_seconds / 60,
            outcome=outcome,
            stop_reason=self.stop_reason,
            check_in=None if running.before == CheckIn() else running.before,
            chosen_minutes=running.chosen_minutes,
            bad_day=running.bad_day,
            id=running.id,
            warm_up=running.warm_up,
            bouts=running.bouts,
            brisk_minutes=running.brisk_minutes,
            route=running.route,
            ground=running.ground,
            day=running.day,
        )


NOTE, FEELING, REVISION, VALUE = "note", "feeling", "revision", "value"
"""The kinds of a note about a walk, of what was told on the way, of replaced answers and of named values that wait."""
REMOVED, REMOVED_ROUTINE = "removed", "removed_routine"
"""What was thrown away: the value is the moment, or None when it was brought back. A routine has the moment it began as
its key."""


@dataclass(frozen=True)
class Pending:
    """One thing of a kind (a feeling, a note) that waits; the same ``walk`` and ``key`` again replaces it. ``walk`` is
    0 for what belongs to none; ``plain`` is what JSON gives back as it was."""

    kind: str
    walk: int
    key: str
    plain: Any


@dataclass(frozen=True)
class Unsaved:
    """Everything that waits. Walks begun without the database have ids below 0; ``ids`` says what became of those
    that were saved since. ``unplaced`` are answers to walks that are in no record any more: kept, never used.
    ``by_hand`` are walks added later, with ids below 0; ``removed`` the real ids of those that were taken back.
    ``pending`` is whatever else waits (``Waiting`` keeps it)."""

    walks: tuple[UnsavedWalk, ...] = ()
    answers: tuple[tuple[int, CheckIn], ...] = ()
    flags: tuple[FlagReport, ...] = ()
    seen: tuple[SeenNote, ...] = ()
    unplaced: tuple[tuple[int, CheckIn], ...] = ()
    ids: tuple[tuple[int, int], ...] = ()
    proofs: tuple[tuple[int, tuple[CueProof, ...]], ...] = ()
    routines: tuple[RoutineRecord, ...] = ()
    by_hand: tuple[Session, ...] = ()
    removed: tuple[int, ...] = ()
    pending: tuple[Pending, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep on disk."""
        things = (self.walks, self.answers, self.flags, self.seen, self.unplaced, self.proofs, self.routines)
        return not any((*things, self.by_hand, self.removed, self.pending))

    @property
    def next_id(self) -> int:
        """An id no walk has: below 0, where the database has none."""
        walks = [walk.running.id for walk in self.walks] + [walk.id for walk in self.by_hand]
        others = [id for id, _ in (*self.answers, *self.ids, *self.proofs)] + [one.walk for one in self.pending]
        return min([0, *walks, *others]) - 1

    def walk(self, id: int) -> UnsavedWalk | None:
        """The waiting walk with this id."""
        return next((walk for walk in self.walks if walk.running.id == id), None)

    def real_id(self, id: int) -> int:
        """The id in the database; still below 0 for a walk that is not there yet."""
        return dict(self.ids).get(id, id)

    @property
    def thrown_away(self) -> frozenset[int]:
        """The walks that were thrown away without the database knowing yet, by their ids in it where they have one."""
        removed = (one for one in self.pending if one.kind == REMOVED and one.plain is not None)
        return frozenset(self.real_id(one.walk) for one in removed)

    @property
    def gone(self) -> frozenset[int]:
        """Every walk that nothing may tell of any more: thrown away, or added later and taken back again."""
        return self.thrown_away.union(self.removed)

    @property
    def routines_thrown_away(self) -> frozenset[str]:
        """The same of routines, by the moments they began."""
        removed = (one for one in self.pending if one.kind == REMOVED_ROUTINE and one.plain is not None)
        return frozenset(one.key for one in removed)

    def with_walk(self, walk: UnsavedWalk) -> Unsaved:
        """With this walk in its newest state."""
        kept = tuple(other for other in self.walks if other.running.id != walk.running.id)
        return replace(self, walks=(*kept, walk))

    def without_walk(self, id: int, saved_as: int) -> Unsaved:
        """Without a walk that is saved now."""
        kept = tuple(other for other in self.walks if other.running.id != id)
        by_hand = tuple(other for other in self.by_hand if other.id != id)
        ids = self.ids if id == saved_as else (*(pair for pair in self.ids if pair[0] != id), (id, saved_as))
        return replace(self, walks=kept, by_hand=by_hand, ids=ids)

    def with_answers(self, id: int, check_in: CheckIn) -> Unsaved:
        """With these answers in place of earlier ones that wait."""
        return replace(self, answers=(*(pair for pair in self.answers if pair[0] != id), (id, check_in)))

    def with_pending(self, one: Pending) -> Unsaved:
        """With this in place of an earlier one of the same name."""
        return replace(self, pending=(*self.without_pending(one).pending, one))

    def without_pending(self, one: Pending) -> Unsaved:
        """Without what has this name."""
        name = (one.kind, one.walk, one.key)
        return replace(
            self, pending=tuple(other for other in self.pending if (other.kind, other.walk, other.key) != name)
        )

    def without_routine(self, started_at: datetime) -> Unsaved:
        """Without the routine that began at that instant."""
        key = utc_text(started_at)
        return replace(self, routines=tuple(one for one in self.routines if utc_text(one.started_at) != key))


def unsaved_plain(unsaved: Unsaved) -> dict[str, Any]:
    """As values JSON can hold."""
    return {
        "walks": [_walk_plain(walk) for walk in unsaved.walks],
        "answers": [[id, check_in_plain(check_in)] for id, check_in in unsaved.answers],
        "flags": [[*_moment_plain(report.at), sorted(report.flags)] for report in unsaved.flags],
        "seen": [[*_moment_plain(note.at), note.words, note.who, note.mistake] for note in unsaved.seen],
        "unplaced": [[id, check_in_plain(check_in)] for id, check_in in unsaved.unplaced],
        "ids": [list(pair) for pair in unsaved.ids],
        "proofs": [[id, [list(astuple(proof)) for proof in proofs]] for id, proofs in unsaved.proofs],
        "routines": [_routine_plain(record) for record in unsaved.routines],
        "by_hand": [session_plain(session) for session in unsaved.by_hand],
        "removed": list(unsaved.removed),
        "pending": [list(astuple(one)) for one in unsaved.pending],
    }


def to_unsaved(plain: Mapping[str, Any]) -> Unsaved:
    """The value back. Raises ``ValueError``, ``KeyError`` or ``TypeError`` when it makes none."""
    return Unsaved(
        walks=tuple(_to_walk(walk) for walk in plain["walks"]),
        answers=tuple((id, to_check_in(answers)) for id, answers in plain["answers"]),
        flags=tuple(
            FlagReport(to_moment(at, zone), frozenset(map(RedFlag, flags))) for at, zone, flags in plain["flags"]
        ),
        # Earlier Ambles wrote no more than the words.
        seen=tuple(SeenNote(to_moment(at, zone), *said) for at, zone, *said in plain["seen"]),
        unplaced=tuple((id, to_check_in(answers)) for id, answers in plain["unplaced"]),
        ids=tuple((id, saved_as) for id, saved_as in plain["ids"]),
        # Earlier Ambles wrote none of these.
        proofs=tuple((id, tuple(map(_to_proof, proofs))) for id, proofs in plain.get("proofs", ())),
        routines=tuple(map(_to_routine, plain.get("routines", ()))),
        by_hand=tuple(map(to_session, plain.get("by_hand", ()))),
        removed=tuple(plain.get("removed", ())),
        pending=tuple(Pending(*one) for one in plain.get("pending", ())),
    )


def _to_proof(plain: Sequence[Any]) -> CueProof:
    due, text, safety, fate, heard = plain
    return CueProof(due, text, safety, CueFate(fate), heard)


# Imported here: the start reads this file, and hardly ever a routine in it.
def _routine_plain(record: RoutineRecord) -> dict[str, Any]:
    from coach.adapters.routine_rows import record_plain

    return record_plain(record)


def _to_routine(plain: Mapping[str, Any]) -> RoutineRecord:
    from coach.adapters.routine_rows import to_record

    return to_record(plain)


def _walk_plain(walk: UnsavedWalk) -> dict[str, Any]:
    return {**running_plain(walk.running), "outcome": walk.outcome, "stop_reason": walk.stop_reason}


def _to_walk(plain: Mapping[str, Any]) -> UnsavedWalk:
    values = dict(plain)
    outcome, reason = values.pop("outcome"), values.pop("stop_reason")
    return UnsavedWalk(
        to_running(values),
        None if outcome is None else Outcome(outcome),
        None if reason is None else StopReason(reason),
    )


def _moment_plain(moment: datetime) -> list[str]:
    return [utc_text(moment), zone_name(moment)]
