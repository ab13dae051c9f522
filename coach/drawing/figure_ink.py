"""Where points of the room are on the picture, and the few shapes a figure is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import acos, atan2, cos, hypot, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from coach.domain.camera import Camera
from coach.domain.space import Point, Vector
from coach.domain.stage import Stage
from coach.drawing.theme import Theme

Dot = tuple[float, float]
"""A place on the picture, in pixels."""
EDGE = 0.004
"""How thick a limb's edge is, in body heights."""
FEWEST, MOST = 6, 20
"""Corners of a half circle: enough that with anti-aliasing it cannot be told from a round one, and no more."""


@dataclass(frozen=True)
class Canvas:
    """A painter with a camera: ``scale`` px are one body height, ``way`` is -1 for the mirror picture."""

    painter: QPainter
    theme: Theme
    camera: Camera
    scale: float
    left: float
    top: float
    way: int = 1

    @classmethod
    def fitted(cls, painter: QPainter, rect: QRectF, theme: Theme, stage: Stage, mirrored: bool) -> Canvas:
        """A canvas on which the whole stage is in ``rect``."""
        left, bottom, right, top = stage.box
        scale = min(rect.width() / stage.least_wide, rect.height() / (top - bottom))
        way = -1 if mirrored else 1
        return cls(
            painter,
            theme,
            Camera.of(stage.view),
            scale,
            rect.center().x() - way * scale * (left + right) / 2,
            rect.center().y() + scale * (bottom + top) / 2,
            way,
        )

    def box(self, stage: Stage) -> QRectF:
        """Where all that is ever seen is on the picture."""
        left, bottom, right, top = stage.box
        x, to_x = sorted((self.left + self.way * self.scale * left, self.left + self.way * self.scale * right))
        return QRectF(x, self.top - self.scale * top, to_x - x, self.scale * (top - bottom))

    def dot(self, point: Point) -> Dot:
        """Where a point is."""
        x, y, z = point
        right, up = self.camera.right, self.camera.up
        across = right[0] * x + right[2] * z
        return (self.left + self.way * self.scale * across, self.top - self.scale * (up[0] * x + up[1] * y + up[2] * z))

    def near(self, point: Point) -> float:
        """How near a point is to whoever looks."""
        towards = self.camera.towards
        return towards[0] * point[0] + towards[1] * point[1] + towards[2] * point[2]

    def across(self, direction: Vector) -> Dot:
        """A direction of the room on the picture, of length 1 where it is seen from the side."""
        right, up = self.camera.right, self.camera.up
        return (
            self.way * (right[0] * direction[0] + right[2] * direction[2]),
            -(up[0] * direction[0] + up[1] * direction[1] + up[2] * direction[2]),
        )

    def colour(self, role: str) -> QColor:
        """A colour of the theme."""
        return QColor(self.theme.colour(role))

    def limb(
        self, beads: Sequence[tuple[Point, float]], colour: QColor, edge: QColor | None = None, joined: float = 0.0
    ) -> None:
        """A chain of round beads (a point and how thick it is there, in body heights), filled between them. The edge
        begins ``joined`` of the way to the second bead, where a limb goes on from another."""
        dots = [(*self.dot(point), thick * self.scale) for point, thick in beads]
        if edge is not None:
            wider = [(x, y, thick + EDGE * self.scale) for x, y, thick in dots]
            start = tuple(a + (b - a) * joined for a, b in zip(wider[0], wider[1], strict=True))
            self._chain([(start[0], start[1], start[2]), *wider[1:]], edge)
        self._chain(dots, colour)

    def _chain(self, dots: Sequence[tuple[float, float, float]], colour: QColor) -> None:
        self.painter.setBrush(colour)
        if len(dots) > 2 and all(hypot(b[0] - a[0], b[1] - a[1]) > 0.7 * max(a[2], b[2]) for a, b in pairwise(dots)):
            self.painter.drawPolygon(strip(dots), Qt.FillRule.WindingFill)
            return
        for one, other in pairwise(dots):
            self.painter.drawPolygon(capsule(*one, *other))

    def fill(self, dots: Iterable[Dot], colour: QColor) -> None:
        """A filled shape."""
        self.painter.setBrush(colour)
        self.painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in dots]))

    def disc(self, point: Point, thick: float, colour: QColor) -> None:
        """A filled circle."""
        x, y = self.dot(point)
        self.painter.setBrush(colour)
        self.painter.drawEllipse(QPointF(x, y), thick * self.scale, thick * self.scale)

    def line(self, dots: Sequence[Dot], colour: QColor, thick: float) -> None:
        """A line with round ends, ``thick`` in body heights, at least a pixel; filled, as strokes are slow."""
        half = max(0.5, thick * self.scale / 2)
        self.painter.setBrush(colour)
        if len(dots) == 2:
            self.painter.drawPolygon(capsule(*dots[0], half, *dots[1], half))
        else:
            self.painter.drawPolygon(strip([(x, y, half) for x, y in dots]), Qt.FillRule.WindingFill)

    def ring(self, dot: Dot, radius: float, thick: float, colour: QColor, glow: QColor) -> None:
        """A ring of this radius and thickness in pixels, and a glow inside it."""
        middle = QPointF(*dot)
        self.painter.setBrush(glow)
        self.painter.drawEllipse(middle, radius, radius)
        path = QPainterPath()
        for half in (radius + thick / 2, radius - thick / 2):
            path.addEllipse(middle, half, half)
        self.painter.setBrush(colour)
        self.painter.drawPath(path)


def capsule(x: float, y: float, thick: float, to_x: float, to_y: float, to_thick: float) -> QPolygonF:
    """The shape around two circles."""
    far = hypot(to_x - x, to_y - y)
    arc = _steps(max(thick, to_thick))
    if far <= abs(thick - to_thick) + 1e-6:
        if to_thick > thick:
            x, y, thick = to_x, to_y, to_thick
        steps = (number * pi / arc for number in range(2 * arc))
        return QPolygonF([QPointF(x + thick * cos(angle), y + thick * sin(angle)) for angle in steps])
    heading, opened = atan2(to_y - y, to_x - x), acos((thick - to_thick) / far)
    corners = _arc(x, y, thick, heading + opened, 2 * pi - 2 * opened, arc)
    return QPolygonF(corners + _arc(to_x, to_y, to_thick, heading - opened, 2 * opened, arc))


def strip(dots: Sequence[tuple[float, float, float]]) -> QPolygonF:
    """One shape around a chain of circles that lie well apart: a third quicker than a shape for each two."""
    headings = [atan2(b[1] - a[1], b[0] - a[0]) for a, b in pairwise(dots)]
    left: list[QPointF] = []
    right: list[QPointF] = []
    for (x, y, thick), before, after in zip(dots[1:-1], headings, headings[1:], strict=False):
        turn = (after - before + pi) % (2 * pi) - pi
        across = before + turn / 2 + pi / 2
        dx, dy = thick * cos(across), thick * sin(across)
        left.append(QPointF(x + dx, y + dy))
        right.append(QPointF(x - dx, y - dy))
    (x, y, thick), (to_x, to_y, to_thick) = dots[0], dots[-1]
    arc, to_arc = _steps(thick), _steps(to_thick)
    start = _arc(x, y, thick, headings[0] + pi / 2, pi, arc)
    end = _arc(to_x, to_y, to_thick, headings[-1] - pi / 2, pi, to_arc)
    return QPolygonF([*start, *right, *end, *reversed(left)])


def _steps(thick: float) -> int:
    return min(MOST, max(FEWEST, int(thick / 2)))


def _arc(x: float, y: float, radius: float, start: float, angle: float, steps: int) -> list[QPointF]:
    """Points along a part of a circle; each is the one before turned on, quicker than two functions a point."""
    c, s = cos(angle / steps), sin(angle / steps)
    dx, dy = radius * cos(start), radius * sin(start)
    points = [QPointF(x + dx, y + dy)]
    for _ in range(steps):
        dx, dy = dx * c - dy * s, dx * s + dy * c
        points.append(QPointF(x + dx, y + dy))
    return points


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """A colour ``share`` (0–1) of the way from one to the other."""
    if share <= 0:
        return one
    if share >= 1:
        return other
    return QColor(
        round(one.red() + (other.red() - one.red()) * share),
        round(one.green() + (other.green() - one.green()) * share),
        round(one.blue() + (other.blue() - one.blue()) * share),
    )
