"""What stands around the figure, and the frame of its picture: one for all of an exercise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from coach.domain.camera import Camera
from coach.domain.exercise import Exercise, Sides
from coach.domain.figure import Figure
from coach.domain.figure_ground import CHAIR_BACK_HIGH, SEAT_HIGH, Support
from coach.domain.pose import Part, Prop, View
from coach.domain.space import Point, along, length, minus, plus, times

Box = tuple[float, float, float, float]
Path = tuple[Point, ...]
AROUND = 0.075
"""How far flesh and hair reach around the joints."""
EDGE = 0.02
"""The same for what stands around."""
WALL_HIGH = 1.02
"""A wall goes on higher; the picture does not."""
SHORTEST_WAY = 0.01
"""What moves less has no way worth an arrow."""
OVER_CROWN, BEHIND_SEAT, UNDER_SEAT = 0.1, 0.085, 0.03
"""From the middle of the head, and from between the hips."""
STANDS, LEAST_WIDE = 1.0, 1.15
"""How high a picture of somebody who stands is at least, and how much a lower one shows from left to right: else a
body that lies curled up would look like a giant's."""
HOOP_ROUND = 0.15
"""The arrow of what goes round lies around the hips."""
MAT_WIDE, MOST_MAT_WIDE = 0.2, 0.27
"""Half of it: a mat is 68 to 92 cm wide, whoever stretches the arms."""
HALF_A_BACK = 0.09
"""From a hand at the near end of a chair's back to its middle."""


@dataclass(frozen=True)
class Stage:
    """``box`` is left, bottom, right, top on the screen of all that is ever seen, in shares of body height. ``at`` is
    where the wall, the chair's seat, the chair whose back is held, or the table stands, ahead of the first frame's
    hips; ``aside`` is how far to the right a chair stands that one hand alone holds. ``mat`` is from where to where the
    mat lies. ``paths`` are the ways of the parts with an arrow."""

    view: View = View.SIDE
    prop: Prop = Prop.NONE
    box: Box = (-0.5, -0.05, 0.5, 1.05)
    at: float = 0.0
    aside: float = 0.0
    seated: bool = False
    mat: tuple[float, float, float, float] = (-0.5, 0.5, -0.2, 0.2)
    paths: tuple[Path, ...] = ()
    flipped: bool = False
    """Whether the picture is the mirror picture."""

    @property
    def least_wide(self) -> float:
        """How much the picture shows from left to right, be the body as small as it may."""
        left, bottom, right, top = self.box
        return max(right - left, LEAST_WIDE if top - bottom < STANDS else 0.0)


def set_stage(exercise: Exercise, support: Support, samples: Sequence[Sequence[Figure]], flipped: bool) -> Stage:
    """The stage for an exercise whose figures are these: for each key frame itself and some on the way to the next.
    One whose sides take turns has room for both."""
    figures = [figure for row in samples for figure in row]
    rests = {part for frame in exercise.frames for part in frame.pose.rests}
    seated = Part.SEAT in rests or bool({Part.RIGHT_KNEE, Part.LEFT_KNEE} & rests)
    at = _prop_at(exercise, support, [row[0] for row in samples])
    aside = _aside(exercise, samples[0][0])
    points = [point for figure in figures for point in outline(figure)]
    if exercise.sides is Sides.ALTERNATE:
        points += [(x, y, -z) for x, y, z in points]
    mat = _mat(points)
    camera = Camera.of(exercise.view)
    told = _told(exercise, samples)
    paths = tuple(
        (flows(exercise) and round_path(part, samples)) or longest_path(part, told) or longest_path(part, samples)
        for part in exercise.arrows
    )
    flesh = [camera.seen(point) for point in points]
    things = [camera.seen(point) for point in (*_corners(mat), *_prop_points(exercise.prop, at, aside, seated))]
    things += [camera.seen(point) for path in paths for point in path]
    box = (
        min(*(u - AROUND for u, _, _ in flesh), *(u - EDGE for u, _, _ in things)),
        min(*(v - AROUND for _, v, _ in flesh), *(v - EDGE for _, v, _ in things)),
        max(*(u + AROUND for u, _, _ in flesh), *(u + EDGE for u, _, _ in things)),
        max(*(v + AROUND for _, v, _ in flesh), *(v + EDGE for _, v, _ in things)),
    )
    return Stage(exercise.view, exercise.prop, box, at, aside, seated, mat, paths, flipped)


def outline(figure: Figure) -> Iterator[Point]:
    """The points that tell how far a figure reaches."""
    yield from (figure.head, figure.spine[0], figure.spine[-1])
    for arm in (figure.right_arm, figure.left_arm):
        yield from (arm.shoulder, arm.elbow, arm.tip)
    for leg in (figure.right_leg, figure.left_leg):
        yield from (leg.hip, leg.knee, leg.ankle, leg.heel, leg.toe)


def _told(exercise: Exercise, samples: Sequence[Sequence[Figure]]) -> Sequence[Sequence[Figure]]:
    """The way into the key frame that is held, which is what an arrow should tell of; else all."""
    held = next((number for number, frame in enumerate(exercise.frames) if frame.hold), 0)
    return samples[held - 1 : held + 1] if held else samples


def round_path(part: Part, samples: Sequence[Sequence[Figure]]) -> Path:
    """The way of a part that goes round, as a hoop around the body: nearly all of it, so that it has an end. Empty for
    what goes there and back."""
    path = [figure.point(part) for row in samples for figure in row]
    middle = times(reduce(plus, path), 1 / len(path))
    far = [length(minus(point, middle)) for point in path]
    if max(far) < SHORTEST_WAY or min(far) < max(far) / 2:
        return ()
    hoop = tuple(along(middle, minus(point, middle), HOOP_ROUND / max(far)) for point in path)
    return hoop[: len(hoop) * 7 // 8]


def flows(exercise: Exercise) -> bool:
    """Whether a movement goes round without a stop, such as a circle: four frames or more (two or three go there and
    back), none of them held, all on the same feet."""
    frames = exercise.frames
    round_ = len(frames) > 3 and not any(frame.hold for frame in frames)
    return round_ and all(set(frame.pose.rests) == set(frames[0].pose.rests) for frame in frames)


def longest_path(part: Part, samples: Sequence[Sequence[Figure]]) -> Path:
    """The way of a part between the two key frames between which it goes furthest, the way back left out."""
    best: Path = ()
    for row, following in pairwise(samples):
        ways = [*row, following[0]]
        path = tuple(end_of(figure, part) for figure in ways)
        if travel(path) > max(travel(best), SHORTEST_WAY):
            best = path
    return best


def travel(path: Path) -> float:
    """How far it is along a path."""
    return sum(length(minus(other, one)) for one, other in pairwise(path))


def end_of(figure: Figure, part: Part) -> Point:
    """The point of a part that an arrow follows: of a hand the fingers, of a foot the toes, of the head what is above
    its crown, of the seat what is behind the tailbone, so that an arrow hides neither."""
    if part is Part.HEAD:
        return along(figure.head, figure.face[1], OVER_CROWN)
    if part is Part.SEAT:
        return along(along(figure.spine[0], figure.pelvis[0], -BEHIND_SEAT), figure.pelvis[1], -UNDER_SEAT)
    if part in (Part.RIGHT_HAND, Part.LEFT_HAND):
        return (figure.right_arm if part is Part.RIGHT_HAND else figure.left_arm).tip
    return figure.point(part)


def _prop_at(exercise: Exercise, support: Support, keys: Sequence[Figure]) -> float:
    if exercise.prop is Prop.WALL:
        return support.wall
    for frame, figure in zip(exercise.frames, keys, strict=True):
        if exercise.prop is Prop.CHAIR and Part.SEAT in frame.pose.rests:
            return figure.spine[0][0]
        for part in (Part.RIGHT_HAND, Part.LEFT_HAND, Part.RIGHT_FOREARM, Part.LEFT_FOREARM):
            if part in frame.pose.rests:
                return figure.point(part)[0]
    return keys[0].spine[0][0]


def _aside(exercise: Exercise, first: Figure) -> float:
    """Whoever holds a chair with one hand stands beside it, with the hand on the near end of its back."""
    rests = exercise.frames[0].pose.rests
    held = [part for part in (Part.RIGHT_HAND, Part.LEFT_HAND) if part in rests]
    if exercise.prop is not Prop.CHAIR or Part.SEAT in rests or len(held) != 1:
        return 0.0
    z = first.point(held[0])[2]
    return z + HALF_A_BACK if z > 0 else z - HALF_A_BACK


def _prop_points(prop: Prop, at: float, aside: float, seated: bool) -> Iterator[Point]:
    if prop is Prop.CHAIR:
        behind = at - 0.14 if seated else at
        yield from (
            (behind, CHAIR_BACK_HIGH, aside),
            (behind + 0.3, 0.0, aside + 0.12),
            (behind, SEAT_HIGH, aside - 0.12),
        )
    elif prop is Prop.WALL:
        yield from ((at, WALL_HIGH, -0.3), (at, WALL_HIGH, 0.3))
    elif prop is Prop.TABLE:
        yield (at + 0.25, 0.0, 0.0)


def _corners(mat: tuple[float, float, float, float]) -> Iterator[Point]:
    left, right, far, near = mat
    yield from ((left, 0.0, far), (right, 0.0, far), (right, 0.0, near), (left, 0.0, near))


def _mat(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """Under everything and a little more, but no wider than mats are."""
    xs, zs = [x for x, _, _ in points], [z for _, _, z in points]
    middle_x, middle_z = (min(xs) + max(xs)) / 2, (min(zs) + max(zs)) / 2
    long, wide = (max(xs) - min(xs)) / 2 + 0.08, max(MAT_WIDE, (max(zs) - min(zs)) / 2 + 0.06)
    if long > wide:
        wide = min(wide, MOST_MAT_WIDE)
    else:
        long = min(long, MOST_MAT_WIDE)
    return (middle_x - long, middle_x + long, middle_z - wide, middle_z + wide)
