"""A routine from Start to its last chime: offered, performed, kept on disk as it happens, and closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from coach.domain.exercise import ExerciseKind, Routine
from coach.domain.grades import Grade
from coach.domain.phrases import Reason
from coach.domain.routine_offer import RoutineOffer
from coach.domain.routine_session import ExerciseResult, RoutineSession
from coach.domain.session import StopReason
from coach.services.exercise_ports import RoutineRecord
from coach.services.sound_ports import VoiceSettings


@dataclass(frozen=True)
class RoutineSuggestion:
    """What kind of routine is due today, and why. ``is_due`` False: nothing needs to be done; ``done`` is the last
    routine of today, or None."""

    kind: ExerciseKind
    minutes: int
    is_due: bool
    reasons: tuple[Reason, ...] = ()
    done: RoutineSession | None = None


class Routines(QObject):
    """Starts routines, keeps their progress, goes on with one that was cut off, and records how each ended."""

    started = Signal(object)
    """A ``RoutineRecord``."""
    station_changed = Signal(object)
    """A ``Station`` of the timeline that is on, or None."""
    finished = Signal(object)
    """A ``RoutineSession``."""
    changed = Signal()
    """History or grades have changed: offers are to be asked for anew."""
    flags_asked = Signal(object)
    """A ``RoutineSession`` that ended for sharp pain: the red-flag questions are to be shown."""

    @property
    def running(self) -> RoutineRecord | None:
        """The routine that is on, or None."""
        return None

    def offer(self, kind: ExerciseKind, minutes: int) -> RoutineOffer:
        """A routine of ``minutes`` (3, 5 or 8) for today, with its reasons; asking twice gives the same one."""
        raise NotImplementedError

    def suggestion(self) -> RoutineSuggestion:
        """What is due today, and why."""
        raise NotImplementedError

    def grades(self) -> Mapping[str, Grade]:
        """Where somebody stands with each exercise, by id."""
        return {}

    def history(self) -> Sequence[RoutineSession]:
        """Every finished routine, in order of time."""
        return ()

    def change_voice(self, settings: VoiceSettings) -> None:
        """How routines are spoken from now on."""

    def prepare(self, routine: Routine) -> None:
        """Have the sentences of a routine rendered before Start is pressed."""

    def start(self, routine: Routine) -> None:
        """Begin; on disk before the first word. Nothing happens while a walk or a routine is on, or the plan waits."""

    def start_alone(self, exercise_id: str) -> None:
        """Begin one exercise by itself, at the level somebody stands at."""

    def next(self) -> None:
        """Go on to the next exercise; the one that is on counts as skipped."""

    def back(self) -> None:
        """Begin the exercise again; in its first seconds, the one before it."""

    def easier(self) -> None:
        """Go over to the easier twin, or a lighter dose, in place."""

    def too_much(self) -> None:
        """The exercise was too much: remembered for next time, and now its easier twin."""

    def mark_pain(self) -> None:
        """A mild ache in this exercise: remembered for next time, and now its easier twin."""

    def end(self, stop_reason: StopReason) -> None:
        """End before the end; sharp pain asks the red-flag questions."""

    def answer(self, results: Sequence[ExerciseResult]) -> None:
        """How each exercise of the last routine was, in the user's answer."""

    def unfinished(self) -> RoutineRecord | None:
        """A routine that the last run of the program did not finish, or None."""
        return None

    def go_on(self) -> None:
        """Continue the unfinished routine with the exercise that was on."""

    def close_unfinished(self) -> None:
        """Close the unfinished routine with what was done of it."""

    def open_flags(self) -> RoutineSession | None:
        """A routine whose red-flag questions were asked and not answered yet, or None."""
        return None
