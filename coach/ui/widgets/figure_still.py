"""Still figures, painted once and kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from coach.domain.exercise import Exercise
from coach.drawing.figure import paint_exercise
from coach.ui.theme import Appearance

MOST_KEPT = 200
ICON = 48
"""Pixels at 100 % of the icon in place of a figure."""


class FigureStills:
    """Pictures of exercises in the look in force, without words and arrows: they are small. An own exercise without a
    movement shows its ``picture``, or an icon where there is none."""

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self._kept: dict[tuple[Exercise, Path | None, int, int], QPixmap] = {}
        appearance.changed.connect(self._kept.clear)

    def pixmap(self, exercise: Exercise, size: QSize, ratio: float, picture: Path | None = None) -> QPixmap:
        """The exercise in a picture of ``size`` px; painted at the first call."""
        key = (exercise, picture, size.width(), size.height())
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = self._paint(exercise, size, ratio, picture)
        return self._kept[key]

    def _paint(self, exercise: Exercise, size: QSize, ratio: float, picture: Path | None) -> QPixmap:
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(0, 0, size.width(), size.height())
        if exercise.frames:
            bare = replace(exercise, highlight=(), highlight_words="", arrows=())
            paint_exercise(painter, rect, self._appearance.theme, bare, telling_frame(exercise))
        else:
            _paint_inside(painter, rect, self._photo(picture))
        painter.end()
        return pixmap

    def _photo(self, picture: Path | None) -> QPixmap:
        photo = QPixmap(str(picture)) if picture is not None else QPixmap()
        return photo if not photo.isNull() else self._appearance.pixmap("dumbbell", "muted", ICON)


def telling_frame(exercise: Exercise) -> int:
    """The key frame that shows best what an exercise is: the one that is held, or else the second."""
    held = (number for number, frame in enumerate(exercise.frames) if frame.hold)
    return next(held, min(1, len(exercise.frames) - 1))


def _paint_inside(painter: QPainter, rect: QRectF, photo: QPixmap) -> None:
    """As large as it fits, never enlarged."""
    size = photo.deviceIndependentSize()
    share = min(1.0, rect.width() / size.width(), rect.height() / size.height())
    place = QRectF(0, 0, size.width() * share, size.height() * share)
    place.moveCenter(rect.center())
    painter.drawPixmap(place, photo, QRectF(photo.rect()))
