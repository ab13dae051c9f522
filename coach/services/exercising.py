"""The exercises of what is performed, in a routine or before a walk: on, back, easier, and what was managed of each."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from coach.domain.exercise import ExerciseKind, Routine
from coach.domain.routine_change import back_start, next_start
from coach.domain.routine_session import ExerciseResult, Managed
from coach.domain.timeline import Station
from coach.services.routine_maker import RoutineMaker
from coach.services.session_runner import SessionRunner

LEAD = 0.25
"""Seconds from now at which an exercise turns easier, so that nothing of what comes is past already."""
_STAYS = (Managed.TOO_MUCH, Managed.PAIN)
"""What counts whatever happens to the exercise afterwards."""


class Exercising(QObject):
    """Follows the runner between ``begin`` and ``end``; outside, nothing happens when it is asked."""

    station_changed = Signal(object)
    """A ``Station``, or None where no exercise is on."""
    changed = Signal()
    """A result or the routine is another one: it is to be kept."""

    def __init__(self, maker: RoutineMaker, runner: SessionRunner) -> None:
        super().__init__()
        self._maker, self._runner = maker, runner
        self._routine = Routine("", "", ExerciseKind.CORE)
        self._first, self._seed = self._routine, 0
        self._eased: tuple[float, ...] = ()
        self._is_on = False
        self._station: Station | None = None
        self._managed: dict[tuple[str, int], Managed | None] = {}
        runner.station_changed.connect(self._arrive)

    @property
    def is_on(self) -> bool:
        """Whether there are exercises in what is performed."""
        return self._is_on

    @property
    def routine(self) -> Routine:
        """The routine as it is done now: what turned easier stands in its place."""
        return self._routine

    @property
    def station(self) -> Station | None:
        """The exercise that is on, or None."""
        return self._station

    @property
    def results(self) -> tuple[ExerciseResult, ...]:
        """What was managed so far, in the order in which it was done first; None where only the user knows."""
        return tuple(ExerciseResult(id, level, managed) for (id, level), managed in self._managed.items())

    def begin(self, routine: Routine, seed: int, results: Iterable[ExerciseResult] = ()) -> None:
        """The runner is about to perform this; ``results`` are those of a run that was cut off."""
        self._routine, self._seed, self._is_on = routine, seed, True
        self._first, self._eased = routine, ()
        self._station = None
        self._managed = {(result.exercise, result.level): result.managed for result in results}

    def sound_anew(self) -> None:
        """What is counted aloud, or sounds with the breath, was chosen anew: the rest of a routine follows."""
        if not self._is_on:
            return
        timeline, routine = self._maker.compose(self._first, self._seed), self._first
        for silenced in self._eased:
            timeline, routine = self._maker.easier(timeline, silenced, self._lead, routine, self._seed)
        # Another wish may have come between, and then it is for the next time.
        if timeline.stations == self._runner.timeline.stations:
            self._runner.change_marks(timeline)

    def end(self, hurts: bool = False) -> None:
        """It is over, wherever it stands; ``hurts`` says that the exercise that is on was ended for pain."""
        if self._is_on:
            self._leave(Managed.PAIN if hurts else None)
            self._is_on = False

    def next(self) -> None:
        """Go on to the next exercise, and after the last to what follows. What had not begun counts as skipped."""
        if self._is_on:
            position = self._runner.position
            self._leave()
            self._runner.go_to(next_start(self._runner.timeline, position))
            self.changed.emit()

    def back(self) -> None:
        """Begin the exercise again; in its first seconds, the one before it."""
        if self._is_on:
            there = back_start(self._runner.timeline, self._runner.position)
            self._station = None
            self._runner.go_to(there)
            self._arrive(self._runner.timeline.station_at(self._runner.position))

    def easier(self) -> None:
        """Go over to the easier twin, or a lighter dose."""
        self._ease(Managed.PART)

    def too_much(self) -> None:
        """The exercise was too much: remembered for next time, and now its easier twin."""
        self._ease(Managed.TOO_MUCH)

    def mark_pain(self) -> None:
        """A mild ache in this exercise: remembered for next time, and now its easier twin."""
        self._ease(Managed.PAIN)

    def _ease(self, mark: Managed) -> None:
        station, runner = self._station, self._runner
        if not self._is_on or station is None:
            return
        now = runner.position
        if now + self._lead < _last_end(station):
            easier = self._maker.easier(runner.timeline, now, self._lead, self._routine, self._seed)
            timeline, self._routine = easier
            self._eased = (*self._eased, now)
            self._leave(mark)
            runner.change(timeline)
        else:
            self._note(station, mark)
        self.changed.emit()

    @property
    def _lead(self) -> float:
        return LEAD * self._runner.speed

    def _arrive(self, station: Station | None) -> None:
        if not self._is_on or station == self._station:
            return
        if self._station is not None:
            self._leave(at=self._station.end)
            self.changed.emit()
        if station is None or not self._is_cut_off(station):
            self._station = station
            self.station_changed.emit(station)

    def _is_cut_off(self, station: Station) -> bool:
        """Whether something easier goes on in its place: what is left of it has been noted."""
        return any(one.number == station.number and one.start > station.start for one in self._runner.timeline.stations)

    def _leave(self, mark: Managed | None = None, at: float | None = None) -> None:
        """Note what was done of the exercise that is on, up to ``at`` (now without it)."""
        station, self._station = self._station, None
        at = self._runner.position if at is None else at
        if station is None:
            return
        if mark is None and at < _last_end(station):
            begun = any(one.start < at for one in station.repetitions)
            mark = Managed.PART if begun else Managed.SKIPPED
        self._note(station, mark)

    def _note(self, station: Station, managed: Managed | None) -> None:
        key = (station.exercise, station.level)
        if self._managed.get(key) not in _STAYS:
            self._managed[key] = managed


def _last_end(station: Station) -> float:
    """Where its last repetition ends; all that follows is rest."""
    return station.repetitions[-1].end if station.repetitions else station.end
