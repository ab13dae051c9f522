"""What the figure uses, and its shadow on it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtGui import QColor

from coach.domain.figure import Figure
from coach.domain.figure_ground import CHAIR_BACK_HIGH, SEAT_HIGH, TABLE_HIGH
from coach.domain.pose import Prop
from coach.domain.space import Point
from coach.domain.stage import WALL_HIGH, Stage
from coach.drawing.figure_ink import Canvas, Dot, capsule

MAT_THICK = 0.012
CORNER = 0.05
"""How much of each side a round corner takes, in body heights."""
SHADOW_FLAT = 0.16
"""How flat the shadow lies on the picture, whatever the camera: a truly flat one would be a line."""
SHADOW_UP_TO = 0.55
"""Body heights above the ground from which nothing casts a shadow any more."""
LEAST_SHADOW = 0.018
"""A narrower shadow would be a line."""
LEG_OUT, SEAT_DEEP = 0.125, 0.125


def paint_ground(canvas: Canvas, figure: Figure, stage: Stage) -> None:
    """The mat or the floor, the shadow, and the furniture that stands behind."""
    _paint_floor(canvas, stage)
    if stage.prop is Prop.WALL:
        _paint_wall(canvas, stage)
    _paint_shadow(canvas, figure)
    if stage.prop is Prop.CHAIR:
        _paint_chair(canvas, stage)
    if stage.prop is Prop.TABLE:
        _paint_table(canvas, stage)


def _paint_floor(canvas: Canvas, stage: Stage) -> None:
    left, right, far, near = stage.mat
    corners = [(left, far), (right, far), (right, near), (left, near)]
    if stage.prop is Prop.MAT:
        _slab(canvas, corners, -MAT_THICK, canvas.colour("mat_edge"))
        _slab(canvas, corners, 0.0, canvas.colour("mat"))
    else:
        _slab(canvas, corners, 0.0, canvas.colour("floor"))


def _slab(canvas: Canvas, corners: list[tuple[float, float]], high: float, colour: QColor) -> None:
    """A flat piece with round corners."""
    dots: list[Dot] = []
    for number, (x, z) in enumerate(corners):
        (from_x, from_z), (to_x, to_z) = corners[number - 1], corners[(number + 1) % 4]
        start = CORNER / max(0.05, abs(from_x - x) + abs(from_z - z))
        end = CORNER / max(0.05, abs(to_x - x) + abs(to_z - z))
        for step in range(5):
            a, b = start * (1 - step / 4) ** 2, end * (step / 4) ** 2
            dots.append(
                canvas.dot((x + (from_x - x) * a + (to_x - x) * b, high, z + (from_z - z) * a + (to_z - z) * b))
            )
    canvas.fill(dots, colour)


def _paint_shadow(canvas: Canvas, figure: Figure) -> None:
    canvas.painter.setBrush(canvas.colour("shadow"))
    spine = [(point, 0.10) for point in figure.spine[::2]]
    _shade(canvas, [*spine, (figure.spine[-1], 0.10), (figure.head, 0.075)])
    for leg in (figure.left_leg, figure.right_leg):
        _shade(canvas, [(leg.hip, 0.075), (leg.knee, 0.06), (leg.ankle, 0.045)])
        _shade(canvas, [(leg.heel, 0.042), (leg.toe, 0.038)])
    for arm in (figure.left_arm, figure.right_arm):
        _shade(canvas, [(arm.shoulder, 0.05), (arm.elbow, 0.04), (arm.wrist, 0.036), (arm.tip, 0.03)])


def _shade(canvas: Canvas, beads: list[tuple[Point, float]]) -> None:
    """The nearer a part is to the ground, the wider its shadow."""
    flat = max(SHADOW_FLAT, canvas.camera.towards[1])
    found: list[tuple[float, float, float] | None] = []
    for (x, y, z), thick in beads:
        wide = thick * (1 - y / SHADOW_UP_TO) * canvas.scale
        across, down = canvas.dot((x, 0.0, z))
        found.append((across, down / flat, wide) if wide > LEAST_SHADOW * canvas.scale else None)
    canvas.painter.save()
    canvas.painter.scale(1.0, flat)
    for one, other in pairwise(found):
        if one and other:
            canvas.painter.drawPolygon(capsule(*one, *other))
    canvas.painter.restore()


def _paint_wall(canvas: Canvas, stage: Stage) -> None:
    _, _, far, near = stage.mat
    x, high, deep = stage.at, WALL_HIGH, 0.05
    behind = 1 if stage.at > 0 else -1
    wide = [(far - 0.05), (near + 0.05)]
    face = [canvas.dot((x, 0.0, z)) for z in wide] + [canvas.dot((x, high, z)) for z in reversed(wide)]
    side = [canvas.dot((x + behind * one, y, wide[1])) for one, y in ((0, 0.0), (deep, 0.0), (deep, high), (0, high))]
    canvas.fill(side, canvas.colour("furniture_far"))
    canvas.fill(face, canvas.colour("wall"))


def _paint_chair(canvas: Canvas, stage: Stage) -> None:
    """A plain chair that looks ahead; somebody who stands holds its back from behind or beside it."""
    back = stage.at - 0.13 if stage.seated else stage.at
    front = back + 2 * SEAT_DEEP + 0.02
    left, right = stage.aside - LEG_OUT, stage.aside + LEG_OUT
    wood, far = canvas.colour("furniture"), canvas.colour("furniture_far")

    def post(x: float, low: float, high: float, z: float, colour: QColor) -> None:
        canvas.line([canvas.dot((x, low, z)), canvas.dot((x, high, z))], colour, 0.022)

    post(back, 0.01, CHAIR_BACK_HIGH - 0.02, left, far)
    post(front, 0.01, SEAT_HIGH - 0.02, left, far)
    for high in (CHAIR_BACK_HIGH - 0.03, CHAIR_BACK_HIGH - 0.10):
        canvas.line([canvas.dot((back, high, z)) for z in (left, right)], wood, 0.034)
    seat = [(back, left), (front, left), (front, right), (back, right)]
    _slab(canvas, seat, SEAT_HIGH - 0.022, far)
    _slab(canvas, seat, SEAT_HIGH - 0.008, wood)
    post(back, 0.01, CHAIR_BACK_HIGH - 0.02, right, wood)
    post(front, 0.01, SEAT_HIGH - 0.02, right, wood)


def _paint_table(canvas: Canvas, stage: Stage) -> None:
    wood, far = canvas.colour("furniture"), canvas.colour("furniture_far")
    left, right, out = stage.at - 0.06, stage.at + 0.30, 0.2
    for x, z, colour in ((left, -out, far), (right, -out, far), (left, out, wood), (right, out, wood)):
        canvas.line([canvas.dot((x, 0.01, z)), canvas.dot((x, TABLE_HIGH - 0.03, z))], colour, 0.024)
    top = [(left - 0.02, -out), (right + 0.02, -out), (right + 0.02, out), (left - 0.02, out)]
    _slab(canvas, top, TABLE_HIGH - 0.028, far)
    _slab(canvas, top, TABLE_HIGH - 0.008, wood)
