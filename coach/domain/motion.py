"""An exercise as movement: the figure between any two key frames, and where a timeline's figure is at a moment."""

from __future__ import annotations

from dataclasses import dataclass

from coach.domain.exercise import Exercise
from coach.domain.figure import Figure
from coach.domain.figure_rest import Stage
from coach.domain.timeline import Timeline


@dataclass(frozen=True)
class FigureState:
    """The figure is on its way from one key frame to another; ``share`` 0–1 of the time is gone. ``mirrored`` is the
    other side."""

    exercise: str
    frame_from: int
    frame_to: int
    share: float
    mirrored: bool = False


@dataclass(frozen=True)
class Motion:
    """An exercise ready to be shown. ``stage`` is what stands around the figure and how it is looked at; it is the
    same for all frames, so that the figure never jumps."""

    exercise: Exercise
    stage: Stage
    keys: tuple[Figure, ...]

    @classmethod
    def of(cls, exercise: Exercise) -> Motion:
        """Raises ``ValueError`` for an exercise without frames."""
        raise NotImplementedError

    def figure(self, frame_from: int, frame_to: int, share: float) -> Figure:
        """The figure at ``share`` (0–1) of the way, eased; numbers past the last frame begin again."""
        raise NotImplementedError


def figure_state(timeline: Timeline, at: float) -> FigureState | None:
    """What the figure does at ``at`` seconds: it holds its last frame until the next pose, and is None before the
    first and while somebody walks."""
    raise NotImplementedError
