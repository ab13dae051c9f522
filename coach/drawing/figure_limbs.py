"""Arms and legs: tapered, clothed, with hands and shoes; lighter on the far side."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from coach.domain.figure import ArmPoints, LegPoints
from coach.domain.space import Vector, along, between, cross, dot, minus, plus, times, unit
from coach.drawing.figure_ink import Canvas, mixed

SLEEVE = 0.62
"""How much of the upper arm the sleeve covers."""
LOWER = 0.06
"""How far down the upper arm the round of the shoulder is: the neck shows above it."""
SHOE_ASIDE = 0.008
"""How far both halves of a shoe's front are from its middle."""
EDGE = 0.38
"""How much darker than its cloth the edge of a limb is."""


@dataclass(frozen=True)
class Cloth:
    """The colours of one limb. The edges part it from what it covers."""

    skin: QColor
    shirt: QColor
    trousers: QColor
    shoe: QColor
    sole: QColor
    skin_edge: QColor
    shirt_edge: QColor
    trousers_edge: QColor

    @classmethod
    def at(cls, canvas: Canvas, far: float) -> Cloth:
        """The colours of a limb; ``far`` is 0 on the near side and 1 on the far one."""

        def colour(role: str) -> QColor:
            return mixed(canvas.colour(role), canvas.colour(f"{role}_far"), far)

        def edge(role: str) -> QColor:
            return mixed(colour(role), canvas.colour("figure_edge"), EDGE)

        plain = (colour(role) for role in ("skin", "shirt", "trousers", "shoe", "sole"))
        return cls(*plain, *(edge(role) for role in ("skin", "shirt", "trousers")))


def paint_leg(canvas: Canvas, leg: LegPoints, cloth: Cloth) -> None:
    """A leg with its shoe; what is further away first."""
    parts = [_paint_thigh, _paint_shin]
    if canvas.near(between(leg.knee, leg.ankle, 0.6)) < canvas.near(between(leg.hip, leg.knee, 0.4)) - 0.02:
        parts.reverse()
    for paint in parts:
        paint(canvas, leg, cloth)


def _paint_thigh(canvas: Canvas, leg: LegPoints, cloth: Cloth) -> None:
    beads = ((leg.hip, 0.063), (between(leg.hip, leg.knee, 0.4), 0.057), (leg.knee, 0.043))
    canvas.limb(beads, cloth.trousers, cloth.trousers_edge, joined=0.8)


def _paint_shin(canvas: Canvas, leg: LegPoints, cloth: Cloth) -> None:
    calf = along(between(leg.knee, leg.ankle, 0.3), leg.shin[0], -0.007)
    hem = between(leg.knee, leg.ankle, 0.93)
    _paint_shoe(canvas, leg, cloth)
    beads = ((leg.knee, 0.043), (calf, 0.041), (hem, 0.0285))
    canvas.limb(beads, cloth.trousers, cloth.trousers_edge, joined=0.8)


def _paint_shoe(canvas: Canvas, leg: LegPoints, cloth: Cloth) -> None:
    """A shoe on its sole, which shows along its lower edge."""
    up, ahead, toe_up = leg.foot[1], leg.foot[0], _up_from_toes(leg)
    low = 0.0075
    soles = [(along(along(leg.heel, up, low), ahead, 0.012), low), (along(leg.ball, up, low), low)]
    canvas.limb([*soles, (along(leg.toe, toe_up, low), low)], cloth.sole, cloth.trousers_edge)
    heel, ball = along(along(leg.heel, up, 0.027), ahead, 0.016), along(leg.ball, up, 0.0235)
    toe = along(leg.toe, toe_up, 0.0185)
    canvas.limb(((leg.ankle, 0.024), (heel, 0.0205)), cloth.shoe, cloth.trousers_edge)
    for aside in (SHOE_ASIDE, -SHOE_ASIDE):
        beads = ((along(ball, leg.foot[2], aside), 0.0195), (along(toe, leg.foot[2], aside), 0.0155))
        canvas.limb(((along(leg.ankle, ahead, 0.004), 0.025), *beads), cloth.shoe)
    canvas.limb(((heel, 0.0205), (ball, 0.0175)), cloth.shoe)
    canvas.fill([canvas.dot(leg.ankle), canvas.dot(heel), canvas.dot(ball)], cloth.shoe)


def _up_from_toes(leg: LegPoints) -> Vector:
    ahead = unit(minus(leg.toe, leg.ball), leg.foot[0])
    return cross(leg.foot[2], ahead)


def paint_arm(canvas: Canvas, arm: ArmPoints, cloth: Cloth) -> None:
    """An arm with its sleeve and hand; what is further away first."""
    parts = [_paint_upper_arm, _paint_forearm]
    if canvas.near(arm.wrist) < canvas.near(arm.shoulder) - 0.02:
        parts.reverse()
    for paint in parts:
        paint(canvas, arm, cloth)


def _paint_upper_arm(canvas: Canvas, arm: ArmPoints, cloth: Cloth) -> None:
    hem = between(arm.shoulder, arm.elbow, SLEEVE)
    canvas.limb(((hem, 0.0285), (arm.elbow, 0.0255)), cloth.skin, cloth.skin_edge, joined=0.2)
    canvas.limb(
        (
            (between(arm.shoulder, arm.elbow, LOWER), 0.0335),
            (between(arm.shoulder, arm.elbow, 0.3), 0.0345),
            (hem, 0.032),
        ),
        cloth.shirt,
        cloth.shirt_edge,
        joined=0.9,
    )


def _paint_forearm(canvas: Canvas, arm: ArmPoints, cloth: Cloth) -> None:
    swell = between(arm.elbow, arm.wrist, 0.25)
    _paint_hand(canvas, arm, cloth)
    beads = ((arm.elbow, 0.0255), (swell, 0.0275), (arm.wrist, 0.0175))
    canvas.limb(beads, cloth.skin, cloth.skin_edge, joined=0.95)


def _paint_hand(canvas: Canvas, arm: ArmPoints, cloth: Cloth) -> None:
    way = unit(minus(arm.tip, arm.wrist), arm.frame[1])
    palm = along(arm.wrist, way, 0.045)
    hand = ((arm.wrist, 0.019), (palm, 0.021), (along(arm.wrist, way, 0.078), 0.0125))
    canvas.limb(hand, cloth.skin, cloth.skin_edge)
    thumb = unit(plus(way, inner(arm)), way)
    start = along(arm.wrist, way, 0.018)
    canvas.limb(((start, 0.012), (along(start, thumb, 0.04), 0.0095)), cloth.skin)


def inner(arm: ArmPoints) -> Vector:
    """The side of the thumb: where the forearm's front is, seen across the hand."""
    way = unit(minus(arm.tip, arm.wrist), arm.frame[1])
    front = arm.frame[0]
    across = minus(front, times(way, dot(front, way)))
    return times(unit(across, front), 0.8)
