"""An exercise shown again and again by itself: which key frames the figure is between, at any second."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from coach.domain.exercise import Exercise, Sides
from coach.domain.motion import FigureState
from coach.domain.stage import flows

HOLD, PAUSE = 2.0, 0.5
"""Seconds that the figure stays in a key frame that is held, and in another; a real hold would look like a still."""


@dataclass(frozen=True)
class FigureLoop:
    """``seconds`` is how long one repetition takes."""

    exercise: Exercise
    seconds: float
    ends: tuple[float, ...]

    @classmethod
    def of(cls, exercise: Exercise) -> FigureLoop:
        """Raises ``ValueError`` for an exercise without frames."""
        if not exercise.frames:
            raise ValueError(f"frames: {exercise.id} has none")
        following = [*exercise.frames[1:], exercise.frames[0]]
        pause = 0.0 if flows(exercise) else PAUSE
        ends = tuple(accumulate(frame.seconds + (HOLD if frame.hold else pause) for frame in following))
        return cls(exercise, ends[-1], ends)

    def state(self, at: float, mirrored: bool = False) -> FigureState:
        """What the figure does ``at`` seconds after it began. Where sides take turns, every second repetition is on
        the other side; ``mirrored`` begins with that."""
        count = len(self.exercise.frames)
        turn, rest = divmod(max(0.0, at), self.seconds)
        number = min(bisect_right(self.ends, rest), count - 1)
        start = self.ends[number - 1] if number else 0.0
        to = (number + 1) % count
        share = min(1.0, (rest - start) / self.exercise.frames[to].seconds)
        other = self.exercise.sides is Sides.ALTERNATE and int(turn) % 2 == 1
        return FigureState(self.exercise.id, number, to, share, mirrored is not other)

    def moves(self, at: float) -> bool:
        """Whether anything changes just then; while it does not, nothing needs painting."""
        return self.state(at).share < 1.0
