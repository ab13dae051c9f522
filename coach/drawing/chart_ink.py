"""What a chart is painted with: where things lie, the fonts, and colours that also work without colour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from coach.domain.chart import Chart
from coach.drawing.sheet_ink import FAMILY
from coach.drawing.theme import Theme

WORDS = 13.0
"""Pixels of the words on the axes at scale 1."""
AIR = 8.0
"""Pixels between words and the plot at scale 1."""
LEGEND = 26.0
"""Pixels of a line of the legend at scale 1."""


@dataclass(frozen=True)
class ChartInk:
    """A painter, the place it fills, and what it fills it with. ``scale`` is 1 for a screen at 100 % text; on paper it
    is how many of its units a pixel of such a screen takes."""

    painter: QPainter
    rect: QRectF
    theme: Theme
    chart: Chart
    scale: float
    paper: bool = False

    @cached_property
    def font(self) -> QFont:
        """The typeface of all words on the chart."""
        font = QFont(FAMILY)
        font.setPixelSize(max(1, round(WORDS * self.scale)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if not self.paper:
            # In a PDF figures of one width could not be found: Qt 6.11 writes no letters for what a feature replaces.
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    @cached_property
    def metrics(self) -> QFontMetricsF:
        """How wide and high its words are."""
        return QFontMetricsF(self.font)

    @cached_property
    def legend(self) -> list[list[tuple[int, float]]]:
        """Which series stand in which line of the legend, each with its left edge; none for a single series."""
        shown = [number for number, series in enumerate(self.chart.series) if series.name]
        if len(shown) < 2:
            return []
        lines: list[list[tuple[int, float]]] = [[]]
        left = self.rect.left()
        for number in shown:
            wide = self.px(44) + self.metrics.horizontalAdvance(self.chart.series[number].name)
            if lines[-1] and left + wide > self.rect.right():
                lines.append([])
                left = self.rect.left()
            lines[-1].append((number, left))
            left += wide
        return lines

    @cached_property
    def plot(self) -> QRectF:
        """Where the points are: what the words on the axes and the legend leave."""
        labels = [self.metrics.horizontalAdvance(tick.words) for tick in self.chart.y_ticks]
        left = self.px(AIR) + max(labels) if labels else 0.0
        bottom = self.metrics.height() + self.px(AIR) if self.chart.x_ticks else self.px(2)
        top = len(self.legend) * self.px(LEGEND) + self.metrics.height() / 2 + self.px(4)
        return self.rect.adjusted(left, top, -self.px(7), -bottom)

    def px(self, pixels: float) -> float:
        """Pixels of a screen at 100 % in the units of this painter."""
        return pixels * self.scale

    def x(self, days: float) -> float:
        """Where a day lies from left to right."""
        return self.plot.left() + days / max(self.chart.width, 1e-9) * self.plot.width()

    def y(self, value: float) -> float:
        """Where a value lies from top to bottom; what is beyond the chart lies at its edge."""
        span = max(self.chart.high - self.chart.low, 1e-9)
        share = min(1.0, max(0.0, (value - self.chart.low) / span))
        return self.plot.bottom() - share * self.plot.height()

    def at(self, days: float, value: float) -> QPointF:
        """A point of the plot."""
        return QPointF(self.x(days), self.y(value))

    def colour(self, role: str, share: float = 1.0) -> QColor:
        """The colour of a role, let down with the ground's by what ``share`` leaves. Lines and words are black on
        paper."""
        full = QColor(self.theme.colour(self._on_paper(role) if self.paper else role))
        return full if share >= 1 else mixed(QColor(self.theme.surface), full, share)

    def _on_paper(self, role: str) -> str:
        return role if role in _GROUNDS else "text"


_GROUNDS = frozenset({"background", "surface", "surface_2", "line", "muted"})


def mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    """``share`` of ``colour`` on ``ground``: opaque, because what shines through is slow and fails in print."""
    return QColor.fromRgbF(
        ground.redF() + (colour.redF() - ground.redF()) * share,
        ground.greenF() + (colour.greenF() - ground.greenF()) * share,
        ground.blueF() + (colour.blueF() - ground.blueF()) * share,
    )
