"""`figures DIR`: a contact sheet of every exercise, its key frames and what is between them, and one sheet of all."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QImage, QPainter

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.exercise import Exercise, Sides
from coach.domain.motion import Motion
from coach.drawing.figure import paint_exercise, paint_figure
from coach.drawing.theme import Theme, read_theme

CELL = (300, 240)
BETWEEN = 2
"""Pictures on the way from one key frame to the next."""
GAP, TITLE = 12, 34
ACROSS = 6
"""Pictures in a row of the sheet of all."""


def draw_figures(folder: Path) -> int:
    """Write ``<id>.png`` for every exercise that moves, and ``all.png``. The exit code."""
    # Pictures need no screen, and without one they are the same everywhere.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    resources = find_resources()
    for font in sorted((resources / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    theme = read_theme(resources / "themes" / "light.toml")
    exercises = [exercise for exercise in Catalogue(resources).exercise_book().exercises if exercise.frames]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for exercise in exercises:
            _save(contact_sheet(exercise, theme), folder / f"{exercise.id}.png")
        _save(overview(exercises, theme), folder / "all.png")
    except OSError as problem:
        sys.stderr.write(f"The pictures cannot be written: {problem.strerror or problem}.\n")
        return 1
    sys.stdout.write(f"{len(exercises)} exercises are in {folder}.\n")
    del app
    return 0


def contact_sheet(exercise: Exercise, theme: Theme) -> QImage:
    """A row for each key frame: itself with its marks, then the way to the next; both sides where there are sides."""
    sides = [Motion.of(exercise)]
    if exercise.sides is not Sides.NONE:
        sides.append(Motion.of(exercise, other_side=True))
    columns, rows = BETWEEN + 1, len(exercise.frames) * len(sides)
    sheet = _paper(columns * CELL[0], TITLE + rows * CELL[1], theme)
    painter = _pen(sheet, theme, 16)
    painter.drawText(GAP, 24, f"{exercise.name} · {exercise.id}")
    for row in range(rows):
        motion, key = sides[row // len(exercise.frames)], row % len(exercise.frames)
        for column in range(columns):
            cell = _cell(column, row)
            paint_figure(
                painter,
                cell,
                theme,
                motion.figure(key, key + 1, column / columns),
                stage=motion.stage,
                highlight=() if column else motion.exercise.highlight,
                highlight_words=motion.exercise.highlight_words,
                arrows=column == 0,
            )
            painter.drawText(
                cell, Qt.AlignmentFlag.AlignBottom, f"{key}" if column == 0 else f"{key} + {column}/{columns}"
            )
    painter.end()
    return sheet


def overview(exercises: Sequence[Exercise], theme: Theme) -> QImage:
    """One picture of each."""
    rows = -(-len(exercises) // ACROSS)
    sheet = _paper(ACROSS * CELL[0], TITLE + rows * CELL[1], theme)
    painter = _pen(sheet, theme, 16)
    for number, exercise in enumerate(exercises):
        cell = _cell(number % ACROSS, number // ACROSS)
        paint_exercise(painter, cell.adjusted(0, 0, 0, -22), theme, exercise)
        painter.drawText(cell, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, exercise.name)
    painter.end()
    return sheet


def _cell(column: int, row: int) -> QRectF:
    wide, high = CELL
    return QRectF(column * wide + GAP, TITLE + row * high + GAP, wide - 2 * GAP, high - 2 * GAP)


def _paper(wide: int, high: int, theme: Theme) -> QImage:
    sheet = QImage(wide, high, QImage.Format.Format_RGB32)
    sheet.fill(QColor(theme.surface))
    return sheet


def _pen(sheet: QImage, theme: Theme, pixels: int) -> QPainter:
    painter = QPainter(sheet)
    font = QFont("Atkinson Hyperlegible Next")
    font.setPixelSize(pixels)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    return painter


def _save(sheet: QImage, path: Path) -> None:
    if not sheet.save(str(path)):
        raise OSError(f"{path.name} was refused")
