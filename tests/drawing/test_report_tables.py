"""Tables of a printed report: what means something stands out, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter

from coach.adapters.catalogue import find_resources
from coach.domain.report_told import ReportWords, Table
from coach.drawing.report_blocks import WHOLE, table
from coach.drawing.sheet_ink import Ink
from coach.drawing.theme import read_theme

pytestmark = pytest.mark.usefixtures("qapp")

HEAD = ("Measure", "First 4 weeks", "Last 4 weeks", "Change")
ROWS = (("Before", "3.0", "2.6", "0.4 lower"), ("After", "6.0", "2.0", "4.0 lower: meaningful"))
WIDTH, HEIGHT = 4000, 900


def painted(marked: frozenset[int]) -> QImage:
    """A table that compares, on white."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    theme = read_theme(Path(find_resources()) / "themes" / "light.toml")
    painter = QPainter(image)
    shown = Table(HEAD, ROWS, marked)
    table(Ink(painter, theme, 0, WIDTH), shown, WHOLE, ReportWords("…", "{count}", "", "")).paint(0)
    painter.end()
    return image


def test_only_the_last_cell_of_a_marked_row_is_bold() -> None:
    plain, marked = painted(frozenset()), painted(frozenset({1}))
    last_column = round(WIDTH * 0.7)
    assert plain.copy(0, 0, last_column, HEIGHT) == marked.copy(0, 0, last_column, HEIGHT)
    assert plain != marked
    assert painted(frozenset({0})) not in (plain, marked)
