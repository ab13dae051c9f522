"""What a printed page is put together from: blocks that know their height, stacked, and ink in a theme's colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from coach.domain.timeline import Phase
from coach.drawing.theme import Theme

FAMILY = "Atkinson Hyperlegible Next"
UNITS_AN_INCH = 720
"""Tenths of a point: fonts have whole sizes in Qt, and a tenth of a point is fine enough for paper."""
LEADING = 1.04
"""Line height, as a part of what the font asks for."""

_FILLS = {
    Phase.WARM_UP: ("surface", "warm"),
    Phase.EASY: ("warm_soft", "warm"),
    Phase.STEADY: ("primary", "primary"),
    Phase.BRISK: ("primary_strong", "text"),
    Phase.REST: ("surface", "muted"),
}
"""The inside and the edge of each phase. Light, pale and dark: told apart by lightness, for printers without colour."""


def pt(points: float) -> float:
    """Points of paper in units of the page."""
    return points * UNITS_AN_INCH / 72


def clock(seconds: float) -> str:
    """ "17:00" minutes and seconds from the start."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def sheet_font(points: float, bold: bool = False) -> QFont:
    """The typeface of the sheet, with figures of one width."""
    font = QFont(FAMILY)
    font.setPixelSize(round(pt(points)))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@dataclass(frozen=True)
class Block:
    """A part of the page: its height in units and how it is painted from a given top."""

    height: float
    paint: Callable[[float], None]


def stack(blocks: Sequence[Block], gap: float = 0.0) -> Block:
    """Blocks one under the other."""

    def paint(top: float) -> None:
        for block in blocks:
            block.paint(top)
            top += block.height + gap

    return Block(sum(block.height for block in blocks) + gap * max(0, len(blocks) - 1), paint)


def beside(*blocks: Block) -> Block:
    """Blocks that begin at the same height."""

    def paint(top: float) -> None:
        for block in blocks:
            block.paint(top)

    return Block(max(block.height for block in blocks), paint)


@dataclass(frozen=True)
class Ink:
    """A painter with the colours of a theme, and the column that the page fills: ``left`` and ``width`` in units."""

    painter: QPainter
    theme: Theme
    left: float
    width: float

    @property
    def right(self) -> float:
        """The right edge of the column."""
        return self.left + self.width

    def within(self, left: float, right: float = 0.0) -> Ink:
        """The same ink in a column that is narrower by ``left`` and ``right``."""
        return Ink(self.painter, self.theme, self.left + left, self.width - left - right)

    def words(
        self, text: str, points: float, role: str = "text", *, bold: bool = False, to_right: bool = False
    ) -> Block:
        """Text over the width of the column, in as many lines as it needs."""
        font = sheet_font(points, bold)
        side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        height = QFontMetricsF(font).boundingRect(QRectF(0, 0, self.width, pt(9999)), flags, text).height()

        def paint(top: float) -> None:
            self._pen(font, role)
            self.painter.drawText(QRectF(self.left, top, self.width, height + pt(2)), flags, text)

        return Block(height * LEADING, paint)

    def write(self, text: str, points: float, at: QPointF, role: str = "text", *, bold: bool = False) -> None:
        """One line whose left end is at ``at``, in the middle of its height."""
        font = sheet_font(points, bold)
        metrics = QFontMetricsF(font)
        self._pen(font, role)
        self.painter.drawText(QPointF(at.x(), at.y() + metrics.capHeight() / 2), text)

    def centre(self, text: str, points: float, at: QPointF, role: str = "text", *, bold: bool = False) -> None:
        """One line with its middle at ``at``."""
        self.write(text, points, at - QPointF(advance(text, points, bold) / 2, 0), role, bold=bold)

    def _pen(self, font: QFont, role: str) -> None:
        self.painter.setFont(font)
        self.painter.setPen(QColor(self.theme.colour(role)))

    def line(self, start: QPointF, end: QPointF, role: str, points: float = 0.6) -> None:
        """A thin line."""
        self.painter.setPen(QPen(QColor(self.theme.colour(role)), pt(points)))
        self.painter.drawLine(start, end)

    def box(self, rect: QRectF, fill: str, edge: str, radius: float = 5.0, points: float = 0.9) -> None:
        """A rounded box; the edge lies inside ``rect``."""
        half = pt(points) / 2
        self.painter.setPen(QPen(QColor(self.theme.colour(edge)), pt(points)))
        self.painter.setBrush(QColor(self.theme.colour(fill)))
        self.painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), pt(radius), pt(radius))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def phase_box(self, phase: Phase, rect: QRectF, radius: float) -> None:
        """A box in the colours of a phase."""
        fill, edge = _FILLS[phase]
        self.box(rect, fill, edge, min(radius, rect.width() / pt(2)), 1.1)

    def circle(self, middle: QPointF, points: float, edge: str) -> None:
        """An empty ring to tick, ``points`` across."""
        self.painter.setPen(QPen(QColor(self.theme.colour(edge)), pt(0.8)))
        self.painter.drawEllipse(middle, pt(points) / 2, pt(points) / 2)

    def pointer(self, tip: QPointF, points: float, role: str) -> None:
        """A small triangle whose tip points down."""
        size = pt(points)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.theme.colour(role)))
        self.painter.drawPolygon(QPolygonF([tip, tip + QPointF(-size / 2, -size), tip + QPointF(size / 2, -size)]))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)


def advance(text: str, points: float, bold: bool = False) -> float:
    """How wide a line of text is, in units."""
    return QFontMetricsF(sheet_font(points, bold)).horizontalAdvance(text)


def on_phase(phase: Phase) -> str:
    """The colour of words inside a phase's box."""
    return "on_primary" if phase in (Phase.STEADY, Phase.BRISK) else "text"
