"""A live meter of what goes out to the loudspeaker."""

from __future__ import annotations

from math import log10

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance

BARS, WIDE, HIGH, GAP = 24, 320, 28, 4
"""How many bars, and pixels at 100 %: usual width, height, and room between two bars."""
QUIETEST_DB = -42.0
"""Decibels under full scale at which the first bar lights up."""
FALL = 0.08
"""Share of the meter by which it falls at each reading at most: the eye can follow."""


def meter_share(peak: float) -> float:
    """How much of the meter a peak of 0–1 fills, 0–1, in decibels as ears hear it."""
    if peak <= 0:
        return 0.0
    return min(1.0, max(0.0, 1 - 20 * log10(peak) / QUIETEST_DB))


class LevelMeter(QWidget):
    """Bars that light up from the left. What it reads is told to screen readers in tenths, so that they keep calm."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self._fit)
        self._name()

    @property
    def lit(self) -> int:
        """How many bars are lit."""
        return round(self._share * BARS)

    def show_peak(self, peak: float) -> None:
        """Show the highest sample of the moment, 0–1; it rises at once and falls gently."""
        was, share = self.lit, meter_share(peak)
        self._share = max(share, self._share - FALL) if peak > 0 else share
        if self.lit != was:
            self.update()
        self._name()

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.px(WIDE), self._appearance.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(BARS * 2 * GAP, self._appearance.px(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        step, high = (self.width() + GAP) / BARS, float(self.height())
        for bar in range(BARS):
            painter.setBrush(self._appearance.colour("primary" if bar < self.lit else "line"))
            # The unlit ones are low, so that the level is seen without telling colours apart.
            tall = high if bar < self.lit else high * 0.36
            painter.drawRoundedRect(QRectF(bar * step, high - tall, step - GAP, tall), 2, 2)

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        name = self._texts.say("sound_test.listen.level_name", percent=round(self._share * 10) * 10)
        if name != self.accessibleName():
            self.setAccessibleName(name)
