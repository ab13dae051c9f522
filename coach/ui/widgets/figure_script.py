"""What a moving figure follows: a timeline that is somewhere, or one exercise in a loop."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from coach.domain.exercise import Exercise, ExerciseBook
from coach.domain.figure_loop import FigureLoop
from coach.domain.motion import FigureState, Motion, figure_state
from coach.domain.timeline import Timeline

AHEAD = 0.6
"""Seconds that the figure goes on by itself after a position; the next one comes long before."""
FASTEST = 600.0
"""Session seconds per second."""


class FigureScript:
    """Knows exercises and, at any moment of ``now``, what the figure does."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._exercises: dict[str, Exercise] = {}
        self._motions: dict[tuple[str, bool], Motion] = {}
        self._timeline: Timeline | None = None
        self._loop: FigureLoop | None = None
        self._position, self._since, self._speed, self._mirrored = 0.0, 0.0, 1.0, False
        self._stopped_after = 0.0
        self.running = False

    def follow(self, timeline: Timeline, book: ExerciseBook) -> None:
        """Follow a timeline from its start on."""
        self._learn(exercise for exercise in book.exercises if exercise.frames)
        self._timeline, self.running = timeline, True
        self._position, self._since, self._speed = 0.0, self._now(), 1.0

    def move_to(self, seconds: float) -> None:
        """The timeline has come to ``seconds``; until the next position it goes on at the same pace."""
        now = self._now()
        gone, passed = now - self._since, seconds - self._position
        if 0.02 < gone < 5 and passed > 0:
            self._speed = min(FASTEST, passed / gone)
        self._position, self._since = seconds, now

    def set_running(self, running: bool) -> None:
        """Whether the timeline goes on between two positions."""
        if running != self.running:
            self.running, self._since, self._stopped_after = running, self._now(), 0.0

    def stop(self) -> None:
        """Stay as it is."""
        if self.running:
            self.running, self._stopped_after = False, self._now() - self._since

    def repeat(self, exercise: Exercise, mirrored: bool) -> None:
        """One exercise again and again."""
        self._learn([exercise])
        self._loop, self._mirrored, self.running, self._since = FigureLoop.of(exercise), mirrored, True, self._now()

    def state(self) -> FigureState | None:
        """What the figure does now; None for nobody."""
        gone = self._now() - self._since if self.running else self._stopped_after
        if self._loop is not None:
            return self._loop.state(gone, self._mirrored)
        if self._timeline is None:
            return None
        state = figure_state(self._timeline, self._position + self._speed * min(gone, AHEAD))
        return state if state is not None and state.exercise in self._exercises else None

    @property
    def moves(self) -> bool:
        """Whether it changes by itself."""
        return self.running and (self._timeline is not None or self._loop is not None)

    def exercise(self, id: str) -> Exercise:
        """An exercise it knows."""
        return self._exercises[id]

    def motion(self, id: str, mirrored: bool) -> Motion:
        """Its movement, made at first use."""
        if (id, mirrored) not in self._motions:
            self._motions[id, mirrored] = Motion.of(self._exercises[id], mirrored)
        return self._motions[id, mirrored]

    def _learn(self, exercises: Iterable[Exercise]) -> None:
        known = {exercise.id: exercise for exercise in exercises}
        if known != self._exercises:
            self._motions.clear()
        self._exercises = known
        self._timeline = self._loop = None
        self._stopped_after = 0.0
        self.running = False
