"""The body map: a back and a front of rounded boxes, some of which can be chosen."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from coach.drawing.theme import Theme

GRID_WIDE, GRID_HIGH = 100, 220
"""The grid of each side."""
SIDES = ("back", "front")
"""From left to right."""
BETWEEN = 16
"""Grid units between the two sides."""


@dataclass(frozen=True)
class BodyShape:
    """A rounded box on one side ("back" or "front"), in grid units."""

    side: str
    box: tuple[float, float, float, float]
    radius: float


@dataclass(frozen=True)
class BodyArea:
    """A part of the body that can be chosen."""

    id: str
    name: str
    shape: BodyShape


@dataclass(frozen=True)
class Body:
    """All areas, and the parts that only complete the figure."""

    areas: tuple[BodyArea, ...]
    parts: tuple[BodyShape, ...] = ()


@dataclass(frozen=True)
class BodyMarks:
    """What is marked: the ids chosen, the one under the mouse and the one the keyboard is on ("" for none)."""

    chosen: frozenset[str] = frozenset()
    hovered: str = ""
    current: str = ""


def read_body(path: Path, name_of: Callable[[str], str]) -> Body:
    """The body in a TOML file, each area named by ``name_of(id)``."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    areas = tuple(BodyArea(row["id"], name_of(row["id"]), _shape(row)) for row in table["area"])
    return Body(areas, tuple(_shape(row) for row in table.get("part", ())))


def area_at(body: Body, rect: QRectF, point: QPointF) -> BodyArea | None:
    """The area under ``point`` when the map is painted in ``rect``."""
    return next((area for area in reversed(body.areas) if area_rect(area.shape, rect).contains(point)), None)


def area_rect(shape: BodyShape, rect: QRectF) -> QRectF:
    """Where a shape is painted when the map is painted in ``rect``."""
    scale = _scale(rect)
    whole = 2 * GRID_WIDE + BETWEEN
    left = rect.center().x() - whole * scale / 2 + SIDES.index(shape.side) * (GRID_WIDE + BETWEEN) * scale
    top = rect.center().y() - GRID_HIGH * scale / 2
    x, y, width, height = shape.box
    return QRectF(left + x * scale, top + y * scale, width * scale, height * scale)


def side_rect(side: str, rect: QRectF) -> QRectF:
    """Where a whole side is painted when the map is painted in ``rect``."""
    return area_rect(BodyShape(side, (0, 0, GRID_WIDE, GRID_HIGH), 0), rect)


def paint_body(painter: QPainter, rect: QRectF, theme: Theme, body: Body, marks: BodyMarks) -> None:
    """Paint both sides as large as they fit, centred in ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = _scale(rect)
    for part in body.parts:
        _paint(painter, area_rect(part, rect), part.radius * scale, theme.surface_2, theme.track, 1)
    for area in body.areas:
        fill, line, width = _colours(theme, area.id, marks)
        _paint(painter, area_rect(area.shape, rect), area.shape.radius * scale, fill, line, width)
    _paint_current(painter, rect, theme, body, marks)


def neighbour(body: Body, current: str, step_x: int, step_y: int) -> str:
    """The id of the nearest area in a direction (each step -1, 0 or 1); ``current`` when there is none."""
    here = _centre(next(area for area in body.areas if area.id == current))
    found = [(_distance(here, _centre(area), step_x, step_y), area.id) for area in body.areas if area.id != current]
    distance, nearest = min(found, default=(inf, current))
    return nearest if distance < inf else current


def names_of(body: Body, ids: Collection[str]) -> tuple[str, ...]:
    """The names of the areas with these ids, from top to bottom."""
    return tuple(area.name for area in body.areas if area.id in ids)


def _distance(here: QPointF, there: QPointF, step_x: int, step_y: int) -> float:
    """How far ``there`` lies in the direction: to the side counts double, behind is infinitely far."""
    along = (there.x() - here.x()) * step_x + (there.y() - here.y()) * step_y
    across = abs((there.x() - here.x()) * step_y) + abs((there.y() - here.y()) * step_x)
    return along + 2 * across if along > 4 else inf


def _centre(area: BodyArea) -> QPointF:
    x, y, width, height = area.shape.box
    offset = SIDES.index(area.shape.side) * (GRID_WIDE + BETWEEN)
    return QPointF(offset + x + width / 2, y + height / 2)


def _colours(theme: Theme, id: str, marks: BodyMarks) -> tuple[str, str, float]:
    if id in marks.chosen:
        return theme.warm_soft, theme.warm, 2.5
    if id == marks.hovered:
        return theme.primary_soft, theme.primary, 2
    return theme.surface_2, theme.steady_ahead, 1


def _paint(painter: QPainter, box: QRectF, radius: float, fill: str, line: str, width: float) -> None:
    painter.setBrush(QColor(fill))
    painter.setPen(QPen(QColor(line), width))
    painter.drawRoundedRect(box, radius, radius)


def _paint_current(painter: QPainter, rect: QRectF, theme: Theme, body: Body, marks: BodyMarks) -> None:
    for area in body.areas:
        if area.id == marks.current:
            painter.setBrush(QColor(0, 0, 0, 0))
            painter.setPen(QPen(QColor(theme.focus), 3))
            reach = area.shape.radius * _scale(rect) + 4
            painter.drawRoundedRect(area_rect(area.shape, rect).adjusted(-4, -4, 4, 4), reach, reach)


def _scale(rect: QRectF) -> float:
    return min(rect.width() / (2 * GRID_WIDE + BETWEEN), rect.height() / GRID_HIGH)


def _shape(row: dict[str, Any]) -> BodyShape:
    x, y, width, height = row["box"]
    return BodyShape(row["side"], (x, y, width, height), row["radius"])
