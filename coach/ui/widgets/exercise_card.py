"""A card of the library: an exercise with its still figure, its dose and why it is left out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from coach.domain.exercise import Exercise
from coach.ui.theme import BODY, Appearance
from coach.ui.widgets.figure_still import FigureStills

PADDING, GAP = 12, 6
"""Pixels around and between what is on the card."""
SMALL = 15
"""Pixels at 100 % of the small words."""
SHAPE, HIGHEST = 0.62, 150
"""Height of the picture for each pixel of its width, and at most, in px."""
FADED = 0.45
"""How strongly the figure of an exercise that is left out is painted."""
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ExerciseCard(QAbstractButton):
    """Painted by itself, when it first comes into view: many of them open at once."""

    corner = 16

    def __init__(self, appearance: Appearance, stills: FigureStills, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._stills = appearance, stills
        self.exercise: Exercise | None = None
        self._words: tuple[str, str, str] = ("", "", "")
        self._picture: Path | None = None
        self._favourite = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_exercise(
        self, exercise: Exercise, dose: str, note: str = "", favourite: str = "", picture: Path | None = None
    ) -> None:
        """Show an exercise, its dose in words, why it is left out ("" when it is not), and the word for a favourite
        ("" when it is none)."""
        words = (exercise.name, dose, note)
        self.setAccessibleName(". ".join(word for word in (*words, favourite) if word))
        if (exercise, words, bool(favourite), picture) == (self.exercise, self._words, self._favourite, self._picture):
            return
        self.exercise, self._words = exercise, words
        self._favourite, self._picture = bool(favourite), picture
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = self._appearance.px(220)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        words = " ".join(self._words).split()
        metrics = QFontMetrics(self._fonts()[0])
        return QSize(2 * PADDING + max(map(metrics.horizontalAdvance, words), default=0), 2 * PADDING)

    def heightForWidth(self, width: int) -> int:
        inner = width - 2 * PADDING
        return 2 * PADDING + _picture_height(inner) + sum(high + GAP for _, _, high, _ in self._lines(inner))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as well as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inner = self.width() - 2 * PADDING
        picture = QRect(PADDING, PADDING, inner, _picture_height(inner))
        self._paint_figure(painter, picture)
        top = picture.bottom() + 1 + GAP
        for text, font, high, role in self._lines(inner):
            painter.setFont(font)
            painter.setPen(self._appearance.colour(role))
            painter.drawText(QRect(PADDING, top, inner, high), int(_WRAP), text)
            top += high + GAP
        if self._favourite:
            self._paint_star(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        lit = self.underMouse() or self.isDown()
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(self._appearance.colour("primary" if lit else "line"), 2 if lit else 1))
        painter.setBrush(self._appearance.colour("surface"))
        painter.drawRoundedRect(edge, self.corner, self.corner)

    def _paint_figure(self, painter: QPainter, place: QRect) -> None:
        if self.exercise is None:
            return
        still = self._stills.pixmap(self.exercise, place.size(), self.devicePixelRatioF(), self._picture)
        painter.setOpacity(FADED if self._words[2] else 1.0)
        painter.drawPixmap(place.topLeft(), still)
        painter.setOpacity(1.0)

    def _paint_star(self, painter: QPainter) -> None:
        star = self._appearance.pixmap("star", "warm", 20)
        wide = round(star.deviceIndependentSize().width())
        ground, at = QColor(self._appearance.colour("warm_soft")), QPoint(self.width() - PADDING - wide, PADDING)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(QPointF(at) + QPointF(wide / 2, wide / 2), wide * 0.8, wide * 0.8)
        painter.drawPixmap(at, star)

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._appearance.font(BODY, bold=True), self._appearance.font(SMALL)

    def _lines(self, width: int) -> list[tuple[str, QFont, int, str]]:
        """What is written, with its font, height and colour."""
        bold, small = self._fonts()
        fonts, roles, lines = (bold, small, small), ("text", "muted", "warm"), []
        for text, font, role in zip(self._words, fonts, roles, strict=True):
            if text:
                room = QRect(0, 0, max(1, width), 100_000)
                high = QFontMetrics(font).boundingRect(room, int(_WRAP), text).height()
                lines.append((text, font, high, role))
        return lines


def _picture_height(width: int) -> int:
    return min(HIGHEST, round(width * SHAPE))
