"""An exercise as movement: the figure between any two key frames, and where a timeline's figure is at a moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, pi

from coach.domain.exercise import Exercise, Sides
from coach.domain.figure import TRUNK_DEEP, Figure
from coach.domain.figure_between import flowed, moved
from coach.domain.figure_ground import Spot, Support
from coach.domain.figure_rest import Settled, settle
from coach.domain.pose import KeyFrame, Part, Prop
from coach.domain.space import Point
from coach.domain.stage import Stage, flows, set_stage
from coach.domain.timeline import WALKING, Event, EventKind, Phase, Timeline


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
    keys: tuple[Settled, ...]
    support: Support

    @classmethod
    def of(cls, exercise: Exercise, other_side: bool = False) -> Motion:
        """``other_side``: the other arm and leg work where sides take turns, so that the person does not turn round
        all the time; else the whole picture is flipped. Raises ``ValueError`` for an exercise without frames."""
        if not exercise.frames:
            raise ValueError(f"frames: {exercise.id} has none")
        if other_side and exercise.sides is Sides.ALTERNATE:
            exercise = on_other_side(exercise)
        support = _support(exercise)
        keys = settle_all(exercise.frames, support)
        flipped = other_side and exercise.sides is not Sides.ALTERNATE
        bare = cls(exercise, Stage(exercise.view, exercise.prop), keys, support)
        return replace(bare, stage=set_stage(exercise, support, bare.samples(4), flipped))

    def figure(self, frame_from: int, frame_to: int, share: float) -> Figure:
        """The figure at ``share`` (0–1) of the way; numbers past the last frame begin again. It is eased, but for an
        exercise that flows."""
        one, other = self.keys[frame_from % len(self.keys)], self.keys[frame_to % len(self.keys)]
        if share <= 0.0 or one is other:
            return one.figure
        if share >= 1.0:
            return other.figure
        count = len(self.keys)
        if frame_to % count == (frame_from + 1) % count and flows(self.exercise):
            before, after = self.keys[(frame_from - 1) % count], self.keys[(frame_to + 1) % count]
            return flowed((before, one, other, after), share, self.support)
        return moved(one, other, eased(share), self.support)

    def samples(self, between_keys: int) -> tuple[tuple[Figure, ...], ...]:
        """For each key frame itself and ``between_keys`` figures on the way to the next."""
        steps = between_keys + 1
        return tuple(
            tuple(self.figure(number, number + 1, step / steps) for step in range(steps))
            for number in range(len(self.keys))
        )

    @property
    def telling(self) -> int:
        """The key frame that shows best what the exercise is: the one that is held, else the one furthest from the
        first."""
        held = [number for number, frame in enumerate(self.exercise.frames) if frame.hold]
        return held[0] if held else max(range(len(self.keys)), key=self._far_from_first)

    def _far_from_first(self, number: int) -> float:
        here, first = self.keys[number].figure, self.keys[0].figure
        return sum(abs(a - b) for part in Part for a, b in zip(here.point(part), first.point(part), strict=True))


def on_other_side(exercise: Exercise) -> Exercise:
    """The same with right and left exchanged."""
    return replace(
        exercise,
        frames=tuple(replace(frame, pose=frame.pose.mirrored()) for frame in exercise.frames),
        highlight=tuple(part.other for part in exercise.highlight),
        arrows=tuple(part.other for part in exercise.arrows),
    )


def eased(share: float) -> float:
    """Slow at both ends, as a body moves."""
    return 0.5 - cos(pi * share) / 2


def settle_all(frames: Sequence[KeyFrame], support: Support) -> tuple[Settled, ...]:
    """Every key frame's body; a part that rests in two frames running stays where it is."""
    keys: list[Settled] = []
    for number, frame in enumerate(frames):
        spots: dict[Part, Spot] = {}
        if keys:
            spots = {part: spot for part, spot in keys[0].spots.items() if _stays_till_the_end(frames, number, part)}
            spots |= {part: spot for part, spot in keys[-1].spots.items() if part in frame.pose.rests}
        at: Point = keys[-1].body.at if keys else (0.0, 0.0, 0.0)
        keys.append(settle(frame.pose, support, spots, at))
    return tuple(keys)


def _stays_till_the_end(frames: Sequence[KeyFrame], number: int, part: Part) -> bool:
    """Whether a part goes on resting until the movement begins again; a whole foot is its heel and toes too."""
    whole = Part(part.value.replace("heel", "foot").replace("toes", "foot"))
    return all({part, whole} & set(frame.pose.rests) for frame in (*frames[number:], frames[0]))


def _support(exercise: Exercise) -> Support:
    """What is there; a wall stands where the hands first reach, or behind the back."""
    if exercise.prop is not Prop.WALL:
        return Support(exercise.prop)
    for frame in exercise.frames:
        for part in frame.pose.rests:
            if part in (Part.RIGHT_HAND, Part.LEFT_HAND):
                resting = replace(
                    frame.pose, rests=tuple(rest for rest in frame.pose.rests if "hand" not in rest.value)
                )
                return Support(Prop.WALL, settle(resting, Support(), {}).figure.point(part)[0] + 0.02)
    return Support(Prop.WALL, _behind(settle_all(exercise.frames, Support())))


def _behind(keys: Sequence[Settled]) -> float:
    """Where a back leans on a wall."""
    return min(point[0] - deep for key in keys for point, deep in zip(key.figure.spine, TRUNK_DEEP, strict=True))


def figure_state(timeline: Timeline, at: float) -> FigureState | None:
    """What the figure does at ``at`` seconds: it holds its last frame until the next pose, and is None before the
    first and while somebody walks."""
    poses = _poses_before(timeline, at)
    if not poses:
        return None
    last = poses[0].pose
    assert last is not None
    before = poses[1].pose if len(poses) > 1 else None
    # Where sides take turns, the one begins where the other ended; both are the same pose.
    start = before.frame if before is not None and before.exercise == last.exercise else last.frame
    share = min(1.0, (at - poses[0].at) / last.seconds) if last.seconds > 0 else 1.0
    return FigureState(last.exercise, start, last.frame, share, last.mirrored)


def _poses_before(timeline: Timeline, at: float) -> list[Event]:
    """The last two poses, the later first; none of them while somebody walks or rests on the way."""
    if timeline.spans and timeline.span_at(at).phase in (*WALKING, Phase.REST):
        return []
    found: list[Event] = []
    for number in range(timeline.until(at) - 1, -1, -1):
        if timeline.events[number].kind is EventKind.POSE:
            found.append(timeline.events[number])
            if len(found) == 2:
                break
    return found
