"""The exercises before a walk: chosen for it, and what was managed of them kept as a routine of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject

from coach.domain.exercise import ExerciseKind, Routine
from coach.domain.routine_offer import WARM_UP_MINUTES
from coach.domain.session import Outcome, StopReason
from coach.domain.timeline import Phase, PhaseSpan, Timeline
from coach.services.exercise_ports import RoutineRecord, RoutineStore
from coach.services.exercising import Exercising
from coach.services.performance import RunEnd
from coach.services.ports import RunningSession
from coach.services.routine_maker import RoutineMaker
from coach.services.session_runner import SessionRunner


class WarmUps(QObject):
    """Tell it of each walk that begins; the walk itself, its pauses and its end are the runner's."""

    def __init__(self, store: RoutineStore, maker: RoutineMaker, exercising: Exercising, runner: SessionRunner) -> None:
        super().__init__()
        self._store, self._maker, self._exercising, self._runner = store, maker, exercising, runner
        self._walk: RunningSession | None = None
        self._seconds = 0.0
        """Those done before the walk was cut off."""
        exercising.changed.connect(self._keep)
        runner.phase_changed.connect(self._go_over)
        runner.ended.connect(self._end)

    def timeline(self, walk: RunningSession) -> Timeline | None:
        """The warm-up of a walk, the same each time it is asked for; None without one, or when no exercise fits."""
        routine = self._routine(walk)
        return self._maker.compose(routine, walk.seed, before_walk=True) if routine.items else None

    def begin(self, walk: RunningSession) -> None:
        """The walk is about to be performed; one that goes on after its warm-up has no exercises left."""
        routine = self._routine(walk)
        if routine.items and walk.walked_seconds == 0:
            done = self._store.find(walk.started_at)
            self._walk, self._seconds = walk, done.seconds if done else 0.0
            self._exercising.begin(routine, walk.seed, done.results if done else ())

    def _routine(self, walk: RunningSession) -> Routine:
        """As it was left when the walk was cut off, or chosen afresh."""
        if not walk.warm_up:
            return Routine("", "", ExerciseKind.WARM_UP)
        begun = self._store.find(walk.started_at)
        if begun is not None:
            return self._maker.known(begun.routine)
        return self._maker.offer(ExerciseKind.WARM_UP, WARM_UP_MINUTES, walk.seed).routine

    def _keep(self) -> None:
        self._write(Outcome.SHORTENED, None)

    def _write(self, outcome: Outcome, stop_reason: StopReason | None) -> None:
        on, walk = self._exercising, self._walk
        if walk is not None and on.results:
            seconds = self._seconds + self._runner.performed_seconds
            record = RoutineRecord(walk.started_at, on.routine, walk.seed, 1, seconds, on.results, outcome, stop_reason)
            self._store.keep(record)

    def _go_over(self, span: PhaseSpan) -> None:
        """The walk itself begins."""
        if self._walk is not None and span.phase is not Phase.WARM_UP:
            self._exercising.end()
            self._write(Outcome.DONE, None)
            self._walk = None

    def _end(self, end: RunEnd) -> None:
        """The walk ended in its warm-up."""
        if self._walk is not None:
            self._exercising.end(end.is_for_pain)
            self._write(end.outcome, end.stop_reason)
            self._walk = None
