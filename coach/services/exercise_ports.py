"""What exercises ask of the outside world: a record of routines, and a place for own exercises and routines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from coach.domain.exercise import Exercise, Routine
from coach.domain.red_flag import RedFlag
from coach.domain.routine_session import ExerciseResult, RoutineSession
from coach.domain.session import Outcome, StopReason


@dataclass(frozen=True)
class RoutineRecord:
    """A routine that was begun, as it stands: all that is needed to go on with it, or to write it anew.

    ``started_at`` (aware) names it. ``routine`` is as it is done now, with the easier exercises it changed to.
    ``place`` is the number (from 1) of the exercise that is on, ``seconds`` were performed, without pauses.
    ``outcome`` is None while it goes on. ``red_flags`` None says that the questions about signs were asked and not
    answered yet.
    """

    started_at: datetime
    routine: Routine
    seed: int = 0
    place: int = 1
    seconds: float = 0.0
    results: tuple[ExerciseResult, ...] = ()
    outcome: Outcome | None = None
    stop_reason: StopReason | None = None
    red_flags: frozenset[RedFlag] | None = frozenset()

    def as_session(self, id: int = 0) -> RoutineSession:
        """The routine once it has ended. Raises ``ValueError`` while it goes on."""
        if self.outcome is None:
            raise ValueError("a routine that goes on is no session yet")
        return RoutineSession(
            started_at=self.started_at,
            routine=self.routine.id,
            kind=self.routine.kind,
            seconds=self.seconds,
            outcome=self.outcome,
            results=self.results,
            stop_reason=self.stop_reason,
            id=id,
            red_flags=self.red_flags,
        )


class RoutineStore(Protocol):
    """Routines, on disk as they happen."""

    def keep(self, record: RoutineRecord) -> None:
        """Record a routine as it stands; one that began at the same moment is replaced."""

    def keep_progress(self, started_at: datetime, place: int, seconds: float) -> None:
        """Record how far a routine has come; nothing happens when there is none."""

    def find(self, started_at: datetime) -> RoutineRecord | None:
        """The routine that began at that moment, or None."""

    def unfinished(self) -> RoutineRecord | None:
        """The routine that was begun last of those never finished, or None."""

    def history(self) -> tuple[RoutineSession, ...]:
        """Every finished routine in order of time, warm-ups before walks included."""


@dataclass(frozen=True)
class OwnThings:
    """What somebody made or imported; ``troubles`` say, a sentence each, which files were set aside."""

    exercises: tuple[Exercise, ...] = ()
    routines: tuple[Routine, ...] = ()
    troubles: tuple[str, ...] = ()


class OwnExercises(Protocol):
    """Own exercises and routines, a file each. Writing raises ``StoreProblem`` with one sentence."""

    def load(self) -> OwnThings:
        """Everything, in order of name; what cannot be read is set aside. The first time, pictures that nothing shows
        are let go."""

    def keep_exercise(self, exercise: Exercise, picture: Path | None = None) -> Exercise:
        """Write an exercise, in place of one with its id; a copy of ``picture`` is kept with it. Returns it with the
        name of its picture."""

    def keep_routine(self, routine: Routine) -> None:
        """Write a routine, in place of one with its id."""

    def remove_exercise(self, id: str) -> None:
        """Remove an exercise; its picture stays until the next start, so that it can be put back."""

    def remove_routine(self, id: str) -> None:
        """Remove a routine."""

    def picture(self, name: str) -> Path | None:
        """The file of a picture, or None when it is not there."""
