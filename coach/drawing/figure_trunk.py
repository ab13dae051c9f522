"""Trunk, neck and head."""

from __future__ import annotations

from math import cos, hypot, pi, sin, sqrt

from coach.domain.figure import HEAD_ROUND, TRUNK_DEEP, TRUNK_WIDE, Figure
from coach.domain.space import Frame, Point, Vector, along, between, blended, cross, outward, plus, times, unit
from coach.drawing.figure_ink import EDGE, Canvas, Dot
from coach.drawing.figure_limbs import Cloth

HEM = 0.55
"""Where the shirt ends, counted in points of the spine."""
STEPS = 12
CAP_LOW, CAP_HIGH = 0.062, 0.022
"""How far the trunk goes on beyond its first and last point."""
YOKE, YOKE_ROUND = 0.035, 0.023
SHOULDER_ROUND, SHOULDER_DROP, SHOULDER_IN = 0.0325, 0.012, 0.004
"""The shirt falls from beside the neck to the round of each shoulder."""
AWAY_FROM, AWAY_TO = 0.15, 0.45
"""How much a shoulder points away from whoever looks, from where its yoke begins to draw in to where it is gone."""
HAIR_ROUND = 1.07
HAIR_CUT = 0.06
"""The hair covers what lies beyond this share of the head's radius, backwards and up."""


def paint_trunk(canvas: Canvas, figure: Figure, cloth: Cloth) -> None:
    """Hips in trousers, the rest in a shirt, as one bent shape."""
    canvas.fill(_outline(canvas, figure, 0.0, 1.4, low=CAP_LOW), cloth.trousers)
    canvas.fill(_outline(canvas, figure, HEM, 5.0, high=CAP_HIGH, grow=EDGE), cloth.shirt_edge)
    yokes = [_yoke(canvas, figure, side) for side in (1, -1)]
    for colour, more in ((cloth.shirt_edge, EDGE), (cloth.shirt, 0.0)):
        for inner, outer in yokes:
            canvas.limb(((inner, YOKE_ROUND + more), (outer, SHOULDER_ROUND + more)), colour)
    canvas.fill(_outline(canvas, figure, HEM, 5.0, high=CAP_HIGH), cloth.shirt)


def _yoke(canvas: Canvas, figure: Figure, side: int) -> tuple[Point, Point]:
    """From beside the neck to the round of a shoulder; one that turns away draws in, as its sleeve pales."""
    arm, out = (figure.right_arm if side > 0 else figure.left_arm), times(figure.chest[2], side)
    inner = along(figure.spine[-1], out, YOKE)
    outer = along(along(arm.shoulder, figure.chest[1], -SHOULDER_DROP), out, -SHOULDER_IN)
    seen = (canvas.near(out) + AWAY_TO) / (AWAY_TO - AWAY_FROM)
    return inner, between(inner, outer, min(1.0, max(0.0, seen)))


def _outline(
    canvas: Canvas, figure: Figure, start: float, end: float, low: float = 0.0, high: float = 0.0, grow: float = 0.0
) -> list[Dot]:
    steps = max(3, round(STEPS * (end - start) / 5))
    left: list[Dot] = []
    right: list[Dot] = []
    caps: list[list[Dot]] = [[], []]
    for number in range(steps + 1):
        at = start + (end - start) * number / steps
        point, frame, deep, wide = _slice(figure, at)
        x, y = canvas.dot(point)
        over_x, over_y = _sideways(canvas, frame)
        half = _half(canvas, frame, (over_x, over_y), deep + grow, wide + grow) * canvas.scale
        left.append((x - over_x * half, y - over_y * half))
        right.append((x + over_x * half, y + over_y * half))
        if number in (0, steps):
            beyond = (-low if number == 0 else high) + (grow if number else -grow)
            up_x, up_y = canvas.across(frame[1])
            caps[number > 0] = [
                (
                    x + over_x * half * cos(a * pi / 8) + up_x * beyond * canvas.scale * sin(a * pi / 8),
                    y + over_y * half * cos(a * pi / 8) + up_y * beyond * canvas.scale * sin(a * pi / 8),
                )
                for a in range(1, 8)
            ]
    return [*right, *caps[1], *reversed(left), *reversed(caps[0])]


def _slice(figure: Figure, at: float) -> tuple[Point, Frame, float, float]:
    """A point of the spine's smooth curve, its frame and how deep and wide the trunk is there."""
    number = min(int(at), 4)
    share = at - number
    one, other = figure.spine[number], figure.spine[number + 1]
    before = figure.spine[number - 1] if number else plus(one, times(plus(other, times(one, -1)), -1))
    after = figure.spine[number + 2] if number < 4 else plus(other, plus(other, times(one, -1)))
    point = _curve(before, one, other, after, share)
    frame = blended(figure.frames[number], figure.frames[number + 1], share)
    deep = TRUNK_DEEP[number] + (TRUNK_DEEP[number + 1] - TRUNK_DEEP[number]) * share
    wide = TRUNK_WIDE[number] + (TRUNK_WIDE[number + 1] - TRUNK_WIDE[number]) * share
    return point, frame, deep, wide


def _curve(before: Point, one: Point, other: Point, after: Point, t: float) -> Point:
    """Catmull and Rom's curve."""
    a, b, c, d = -t + 2 * t * t - t**3, 2 - 5 * t * t + 3 * t**3, t + 4 * t * t - 3 * t**3, -t * t + t**3
    x, y, z = ((a * p + b * q + c * r + d * s) / 2 for p, q, r, s in zip(before, one, other, after, strict=True))
    return (x, y, z)


def _sideways(canvas: Canvas, frame: Frame) -> Dot:
    """Across the spine on the picture, of length 1."""
    x, y = canvas.across(frame[1])
    long = hypot(x, y)
    if long < 1e-6:
        return (1.0, 0.0)
    return (-y / long, x / long)


def _half(canvas: Canvas, frame: Frame, over: Dot, deep: float, wide: float) -> float:
    """Half as wide as an oval body of this depth and width is seen across ``over``."""
    ahead, right = canvas.across(frame[0]), canvas.across(frame[2])
    a = deep * (ahead[0] * over[0] + ahead[1] * over[1])
    b = wide * (right[0] * over[0] + right[1] * over[1])
    return sqrt(a * a + b * b)


def paint_neck(canvas: Canvas, figure: Figure, cloth: Cloth) -> None:
    """The neck, from the shirt to the skull."""
    base = along(figure.spine[-1], figure.chest[1], -0.01)
    canvas.limb(((base, 0.034), (along(figure.head, figure.face[1], -0.04), 0.029)), cloth.skin, cloth.skin_edge)


def paint_head(canvas: Canvas, figure: Figure, cloth: Cloth) -> None:
    """Skull, chin and nose, hair, and what of the face can be seen."""
    face, head = figure.face, figure.head

    def at(ahead: float, up: float, right: float = 0.0) -> Point:
        return plus(head, outward(face, (ahead, up, right)))

    skull = HEAD_ROUND
    canvas.limb(((at(-0.004, 0.006), skull * 0.97), (at(0.020, -0.031), 0.0345)), cloth.skin, cloth.skin_edge)
    canvas.limb(((at(0.040, -0.002), 0.018), (at(0.064, -0.010), 0.0085)), cloth.skin)
    _paint_hair(canvas, at(-0.005, 0.008), skull * HAIR_ROUND, face)
    _paint_features(canvas, figure, cloth)


def _paint_hair(canvas: Canvas, middle: Point, round_: float, face: Frame) -> None:
    """A cap of a sphere: what of it can be seen is between its rim and the sphere's own outline."""
    pole = unit(outward(face, (-0.62, 0.78, 0.0)))
    across, side = cross(pole, face[2]), face[2]
    cut = round_ * HAIR_CUT
    rim = sqrt(round_ * round_ - cut * cut)
    hair = canvas.colour("hair")
    corners = [
        plus(times(pole, cut), plus(times(across, rim * cos(a * pi / 16)), times(side, rim * sin(a * pi / 16))))
        for a in range(32)
    ]
    seen = [corner if canvas.near(corner) >= 0 else None for corner in corners]
    x, y = canvas.dot(middle)
    if canvas.near(pole) * round_ > 0.985 * round_:
        canvas.disc(middle, round_, hair)
        return
    dots = _rim_and_outline(canvas, seen, round_, pole, cut)
    canvas.fill([(x + a, y + b) for a, b in dots], hair)


def _rim_and_outline(canvas: Canvas, seen: list[Vector | None], round_: float, pole: Vector, cut: float) -> list[Dot]:
    """The rim's near part, and the outline from its end back to its start over the pole's side."""
    px, py = canvas.across(pole)
    outline = [
        (round_ * cos(a * pi / 24) * canvas.scale, round_ * sin(a * pi / 24) * canvas.scale)
        for a in range(48)
        if px * cos(a * pi / 24) * round_ + py * sin(a * pi / 24) * round_ >= cut
    ]
    near = [
        (canvas.across(corner)[0] * canvas.scale, canvas.across(corner)[1] * canvas.scale)
        for corner in seen
        if corner is not None
    ]
    return hull([*outline, *near]) if canvas.near(pole) >= 0 else _crescent(outline, near, (px, py))


def _crescent(outline: list[Dot], near: list[Dot], pole: Dot) -> list[Dot]:
    """Both lines in order along the direction across the pole, there and back."""

    def along_rim(one: Dot) -> float:
        return one[0] * -pole[1] + one[1] * pole[0]

    return [*sorted(outline, key=along_rim), *sorted(near, key=along_rim, reverse=True)]


def hull(dots: list[Dot]) -> list[Dot]:
    """The smallest convex shape around dots (Andrew's monotone chain)."""
    ordered = sorted(set(dots))

    def half(chain: list[Dot]) -> list[Dot]:
        found: list[Dot] = []
        for dot in chain:
            while len(found) > 1 and _turns_right(found[-2], found[-1], dot):
                found.pop()
            found.append(dot)
        return found[:-1]

    return [*half(ordered), *half(ordered[::-1])]


def _turns_right(one: Dot, other: Dot, third: Dot) -> bool:
    return (other[0] - one[0]) * (third[1] - one[1]) - (other[1] - one[1]) * (third[0] - one[0]) <= 0


def _paint_features(canvas: Canvas, figure: Figure, cloth: Cloth) -> None:
    """Ears and eyes, where they are on the near side of the head."""
    face, head = figure.face, figure.head
    for side in (1, -1):
        out = times(face[2], side)
        if canvas.near(out) > 0.25:
            ear = plus(head, outward(face, (-0.012, -0.008, side * 0.058)))
            canvas.limb(((ear, 0.0125), (along(ear, face[1], -0.010), 0.009)), cloth.skin, cloth.skin_edge)
        eye_way = unit(outward(face, (0.86, 0.02, side * 0.42)))
        if canvas.near(eye_way) > 0.12:
            eye = along(plus(head, outward(face, (0.004, 0.0, 0.0))), eye_way, HEAD_ROUND * 0.9)
            canvas.disc(eye, 0.0062, canvas.colour("figure_edge"))
