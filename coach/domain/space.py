"""Points, vectors and turns in space, in plain floats: x is ahead, y up, z to the right of somebody who faces ahead."""

from __future__ import annotations

from math import acos, atan2, cos, degrees, hypot, radians, sin, sqrt

Vector = tuple[float, float, float]
Point = tuple[float, float, float]
"""In shares of body height."""
Frame = tuple[Vector, Vector, Vector]
"""Ahead, up and right of a part of the body: three directions of length 1."""

NO_TURN: Vector = (0.0, 0.0, 0.0)


def along(start: Point, direction: Vector, by: float) -> Point:
    """The point ``by`` from ``start`` in ``direction``."""
    return (start[0] + direction[0] * by, start[1] + direction[1] * by, start[2] + direction[2] * by)


def plus(one: Vector, other: Vector) -> Vector:
    """Their sum."""
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2])


def minus(one: Vector, other: Vector) -> Vector:
    """From ``other`` to ``one``."""
    return (one[0] - other[0], one[1] - other[1], one[2] - other[2])


def times(one: Vector, by: float) -> Vector:
    """As long by ``by``."""
    return (one[0] * by, one[1] * by, one[2] * by)


def dot(one: Vector, other: Vector) -> float:
    """The scalar product."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def cross(one: Vector, other: Vector) -> Vector:
    """The vector product."""
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def length(one: Vector) -> float:
    """How long it is."""
    return sqrt(one[0] * one[0] + one[1] * one[1] + one[2] * one[2])


def unit(one: Vector, instead: Vector = (1.0, 0.0, 0.0)) -> Vector:
    """Of length 1; ``instead`` for one that is next to nothing."""
    long = length(one)
    return times(one, 1 / long) if long > 1e-9 else instead


def level(one: Vector, instead: Vector = (1.0, 0.0, 0.0)) -> Vector:
    """Its direction over the ground; ``instead`` for what stands upright."""
    long = hypot(one[0], one[2])
    return (one[0] / long, 0.0, one[2] / long) if long > 0.05 else instead


def between(one: Vector, other: Vector, share: float) -> Vector:
    """``share`` (0–1) of the way from one to the other."""
    return (
        one[0] + (other[0] - one[0]) * share,
        one[1] + (other[1] - one[1]) * share,
        one[2] + (other[2] - one[2]) * share,
    )


def flexed(frame: Frame, angle: float) -> Frame:
    """Bowed forward by ``angle`` degrees about its right."""
    (fx, fy, fz), (ux, uy, uz), right = frame
    c, s = cos(radians(angle)), sin(radians(angle))
    ahead = (fx * c - ux * s, fy * c - uy * s, fz * c - uz * s)
    return ahead, (ux * c + fx * s, uy * c + fy * s, uz * c + fz * s), right


def leant(frame: Frame, angle: float) -> Frame:
    """Leant to its right by ``angle`` degrees."""
    ahead, (ux, uy, uz), (rx, ry, rz) = frame
    c, s = cos(radians(angle)), sin(radians(angle))
    up = (ux * c + rx * s, uy * c + ry * s, uz * c + rz * s)
    return ahead, up, (rx * c - ux * s, ry * c - uy * s, rz * c - uz * s)


def twisted(frame: Frame, angle: float) -> Frame:
    """Turned to its left by ``angle`` degrees about its up."""
    (fx, fy, fz), up, (rx, ry, rz) = frame
    c, s = cos(radians(angle)), sin(radians(angle))
    ahead = (fx * c - rx * s, fy * c - ry * s, fz * c - rz * s)
    return ahead, up, (rx * c + fx * s, ry * c + fy * s, rz * c + fz * s)


def turned(one: Vector, turn: Vector) -> Vector:
    """A vector turned about ``turn``, which is as long as the angle in degrees."""
    angle = length(turn)
    if angle < 1e-9:
        return one
    axis, c, s = times(turn, 1 / angle), cos(radians(angle)), sin(radians(angle))
    return plus(plus(times(one, c), times(cross(axis, one), s)), times(axis, dot(axis, one) * (1 - c)))


def turned_frame(frame: Frame, turn: Vector) -> Frame:
    """A frame turned in the same way."""
    if turn == NO_TURN:
        return frame
    ahead, up = turned(frame[0], turn), turned(frame[1], turn)
    return ahead, up, cross(ahead, up)


def turn_between(one: Vector, other: Vector) -> Vector:
    """The shortest turn that takes the direction of ``one`` to that of ``other``."""
    axis, cosine = cross(one, other), dot(one, other)
    long = length(axis)
    return times(axis, degrees(atan2(long, cosine)) / long) if long > 1e-12 else NO_TURN


def outward(frame: Frame, local: Vector) -> Vector:
    """A vector told in ahead, up and right of ``frame``, in the room."""
    return plus(plus(times(frame[0], local[0]), times(frame[1], local[1])), times(frame[2], local[2]))


def inward(frame: Frame, one: Vector) -> Vector:
    """A vector of the room, told in ahead, up and right of ``frame``."""
    return (dot(frame[0], one), dot(frame[1], one), dot(frame[2], one))


def blended(one: Frame, other: Frame, share: float) -> Frame:
    """A frame ``share`` of the way from one to the other."""
    if share <= 0.0 or one == other:
        return one
    if share >= 1.0:
        return other
    ahead = unit(between(one[0], other[0], share), one[0])
    up = between(one[1], other[1], share)
    up = unit(minus(up, times(ahead, dot(up, ahead))), one[1])
    return ahead, up, cross(ahead, up)


def corner(one: float, other: float, opposite: float) -> float:
    """The angle in degrees between two sides of a triangle with these lengths."""
    return degrees(acos(max(-1.0, min(1.0, (one * one + other * other - opposite * opposite) / (2 * one * other)))))


def turn_of(one: Frame, other: Frame) -> Vector:
    """The turn that takes one frame to the other, as ``turned_frame`` takes it."""
    sine = times(plus(plus(cross(one[0], other[0]), cross(one[1], other[1])), cross(one[2], other[2])), 0.5)
    cosine = (dot(one[0], other[0]) + dot(one[1], other[1]) + dot(one[2], other[2]) - 1) / 2
    long = length(sine)
    return times(sine, degrees(atan2(long, cosine)) / long) if long > 1e-9 else NO_TURN
