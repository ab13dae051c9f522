"""The painter of the figure."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from coach.domain.exercise import Exercise
from coach.domain.figure import Figure
from coach.domain.figure_rest import Stage
from coach.domain.pose import Part
from coach.drawing.theme import Theme


def paint_figure(
    painter: QPainter,
    rect: QRectF,
    theme: Theme,
    figure: Figure,
    *,
    stage: Stage,
    mirrored: bool = False,
    highlight: Collection[Part] = (),
    highlight_words: str = "",
    arrows: Collection[Part] = (),
) -> None:
    """Paint a figure with what it uses; ``stage`` is its ``Motion``'s. Words take the painter's font."""
    raise NotImplementedError


def paint_exercise(
    painter: QPainter, rect: QRectF, theme: Theme, exercise: Exercise, frame: int = 0, *, mirrored: bool = False
) -> None:
    """A still of one key frame with its marks: for cards and for paper."""
    raise NotImplementedError
