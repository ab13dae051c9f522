"""The body map as a drawing: what is under a point, and what lies next to what."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from coach.drawing.body_map import GRID_HIGH, GRID_WIDE, BodyMarks, area_at, area_rect, neighbour, paint_body, read_body
from coach.drawing.theme import read_theme

RESOURCES = Path(__file__).parents[2] / "resources"
BODY = read_body(RESOURCES / "rules" / "body_map_shapes.toml", str)
THEME = read_theme(RESOURCES / "themes" / "light.toml")
STEPS = ((1, 0), (-1, 0), (0, 1), (0, -1))


def test_arrow_keys_reach_every_area_from_every_other() -> None:
    for start in BODY.areas:
        reached, waiting = {start.id}, [start.id]
        while waiting:
            at = waiting.pop()
            fresh = {neighbour(BODY, at, *step) for step in STEPS} - reached
            reached |= fresh
            waiting += fresh
        assert reached == {area.id for area in BODY.areas}


@given(st.sampled_from(BODY.areas), st.integers(200, 900), st.integers(200, 900))
def test_the_middle_of_an_area_belongs_to_it_at_every_size(area: object, width: int, height: int) -> None:
    chosen = next(found for found in BODY.areas if found is area)
    rect = QRectF(0, 0, width, height)
    assert area_at(BODY, rect, area_rect(chosen.shape, rect).center()) is chosen


def test_nothing_lies_beside_the_figure() -> None:
    assert area_at(BODY, QRectF(0, 0, 400, 400), QPointF(2, 2)) is None


def test_every_shape_lies_in_its_grid_and_ids_are_unique() -> None:
    for shape in (*(area.shape for area in BODY.areas), *BODY.parts):
        x, y, width, height = shape.box
        assert x >= 0
        assert y >= 0
        assert x + width <= GRID_WIDE
        assert y + height <= GRID_HIGH
    assert len({area.id for area in BODY.areas}) == len(BODY.areas)


@pytest.mark.parametrize(
    ("marks", "colour"),
    [
        (BodyMarks(), THEME.surface_2),
        (BodyMarks(hovered="lower_back"), THEME.primary_soft),
        (BodyMarks(chosen=frozenset({"lower_back"}), hovered="lower_back", current="lower_back"), THEME.warm_soft),
    ],
)
def test_what_is_chosen_can_be_seen(marks: BodyMarks, colour: str) -> None:
    image = QImage(432, 440, QImage.Format.Format_RGB32)
    image.fill(QColor(THEME.surface))
    painter = QPainter(image)
    rect = QRectF(image.rect())
    paint_body(painter, rect, THEME, BODY, marks)
    painter.end()
    lower_back = next(area for area in BODY.areas if area.id == "lower_back")
    assert image.pixelColor(area_rect(lower_back.shape, rect).center().toPoint()).name() == colour
