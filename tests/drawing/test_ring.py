"""The ring as a drawing: phases where they belong, what is done solid."""

from __future__ import annotations

from math import cos, pi, sin
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from coach.domain.timeline import Phase, PhaseSpan
from coach.drawing.ring import Ring, RingFonts, paint_ring
from coach.drawing.theme import read_theme

THEME = read_theme(Path(__file__).parents[2] / "resources" / "themes" / "light.toml")
SPANS = (PhaseSpan(Phase.EASY, 0, 250), PhaseSpan(Phase.STEADY, 250, 750), PhaseSpan(Phase.EASY, 750, 1000))
SIDE = 400

pytestmark = pytest.mark.usefixtures("qapp")


def colour_at(image: QImage, share: float) -> str:
    """The colour in the middle of the ring, ``share`` of the way round from the top."""
    found = set()
    for radius in range(SIDE // 2 - 24, SIDE // 2 - 16):
        x, y = SIDE / 2 + radius * sin(2 * pi * share), SIDE / 2 - radius * cos(2 * pi * share)
        found.add(image.pixelColor(int(x), int(y)).name())
    assert len(found) == 1, found
    return str(found.pop())


def painted(ring: Ring) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(THEME.background))
    painter = QPainter(image)
    font = QFont()
    font.setPixelSize(40)
    paint_ring(painter, QRectF(image.rect()), THEME, ring, RingFonts(font, font))
    painter.end()
    return image


@pytest.mark.parametrize(
    ("position", "share", "colour"),
    [
        (0, 0.1, THEME.easy_ahead),
        (0, 0.5, THEME.steady_ahead),
        (0, 0.9, THEME.easy_ahead),
        (600, 0.1, THEME.primary),
        (600, 0.5, THEME.primary),
        (600, 0.7, THEME.steady_ahead),
        (1000, 0.9, THEME.primary),
        (5000, 0.5, THEME.primary),
    ],
)
def test_phases_lie_clockwise_from_the_top_and_the_done_part_is_solid(
    position: float, share: float, colour: str
) -> None:
    assert colour_at(painted(Ring(SPANS, 1000, position)), share) == colour


def test_a_rest_to_come_is_a_thinner_line_in_the_middle_of_the_ring() -> None:
    rest = (PhaseSpan(Phase.STEADY, 0, 400), PhaseSpan(Phase.REST, 400, 600), PhaseSpan(Phase.STEADY, 600, 1000))
    column = [painted(Ring(rest, 1000, 0)).pixelColor(SIDE // 2, y).name() for y in range(SIDE - 45, SIDE)]
    assert 0 < column.count(THEME.easy_ahead) < column.count(THEME.track)
    assert THEME.steady_ahead not in column


def test_the_thumb_marks_the_place() -> None:
    assert colour_at(painted(Ring(SPANS, 1000, 500)), 0.5) == THEME.surface


@pytest.mark.parametrize("seconds", [0.0, -1.0])
def test_a_ring_without_a_length_is_an_empty_track(seconds: float) -> None:
    assert Ring((), seconds, 5).share == 0
    assert colour_at(painted(Ring((), seconds, 5)), 0.3) == THEME.track


def test_words_too_long_for_the_ring_are_made_smaller_not_cut() -> None:
    image = painted(Ring(SPANS, 1000, 0, above="Steady pace", number="1000:00:00 and more", below="left of 18:00"))
    inside = [x for x in range(40, SIDE - 40) if image.pixelColor(x, SIDE // 2).name() != THEME.background]
    assert inside
    assert min(inside) > 50
    assert max(inside) < SIDE - 50
