"""The ring of a walk: phases in colour, what is done solid, a thumb where you are, words in the middle."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from coach.domain.timeline import Phase, PhaseSpan
from coach.drawing.theme import Theme

GAP_DEGREES = 2.0
"""Between two phases."""
THICKNESS, THINNEST = 0.0625, 15.0
"""Of the ring, as a part of its diameter, and px at least."""
REST_THICKNESS = 0.3
"""Of the ring where a rest is to come, as a part of its thickness: told apart by shape, too."""
THUMB_REACH, THUMB_LINE = 6.0, 5.0
"""Pixels at least: how far the thumb stands out from the ring, and the line it is drawn with."""

_GENTLE = (Phase.EASY, Phase.WARM_UP, Phase.REST)


@dataclass(frozen=True)
class Ring:
    """What the ring shows. ``seconds`` is the whole, ``position`` how much is done; texts from top to bottom."""

    spans: tuple[PhaseSpan, ...] = ()
    seconds: float = 0.0
    position: float = 0.0
    above: str = ""
    number: str = ""
    below: str = ""

    @property
    def share(self) -> float:
        """The part that is done, 0 to 1."""
        return min(1.0, max(0.0, self.position / self.seconds)) if self.seconds > 0 else 0.0


@dataclass(frozen=True)
class RingFonts:
    """The fonts of the words in the middle; the number shrinks when it would not fit."""

    words: QFont
    number: QFont


def paint_ring(painter: QPainter, rect: QRectF, theme: Theme, ring: Ring, fonts: RingFonts) -> None:
    """Paint the largest ring that fits into ``rect``, centred."""
    side = min(rect.width(), rect.height())
    thick = max(THINNEST, side * THICKNESS)
    inset = thick / 2 + _thumb_size(thick)[0]
    circle = QRectF(0, 0, side - 2 * inset, side - 2 * inset)
    circle.moveCenter(rect.center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_phases(painter, circle, theme, ring, thick)
    _paint_done(painter, circle, theme, ring, thick)
    _paint_words(painter, circle, theme, ring, fonts)


def _paint_phases(painter: QPainter, circle: QRectF, theme: Theme, ring: Ring, thick: float) -> None:
    pen = QPen(QColor(theme.track), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawEllipse(circle)
    gap = GAP_DEGREES if len(ring.spans) > 1 else 0.0
    for span in ring.spans:
        pen.setColor(QColor(theme.easy_ahead if span.phase in _GENTLE else theme.steady_ahead))
        pen.setWidthF(thick * REST_THICKNESS if span.phase is Phase.REST else thick)
        painter.setPen(pen)
        start, end = span.start / ring.seconds * 360 + gap / 2, span.end / ring.seconds * 360 - gap / 2
        _arc(painter, circle, start, end)


def _paint_done(painter: QPainter, circle: QRectF, theme: Theme, ring: Ring, thick: float) -> None:
    if ring.seconds <= 0:
        return
    if ring.position > 0:
        painter.setPen(QPen(QColor(theme.primary), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        _arc(painter, circle, 0, ring.share * 360)
    reach, line = _thumb_size(thick)
    painter.setPen(QPen(QColor(theme.primary), line))
    painter.setBrush(QColor(theme.surface))
    radius = thick / 2 + reach - line / 2
    painter.drawEllipse(_thumb(circle, ring.share), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _thumb_size(thick: float) -> tuple[float, float]:
    return max(THUMB_REACH, thick * 0.28), max(THUMB_LINE, thick * 0.24)


def _arc(painter: QPainter, circle: QRectF, start: float, end: float) -> None:
    """Clockwise from the top, in degrees; Qt counts sixteenths, anticlockwise from three o'clock."""
    if end > start:
        painter.drawArc(circle, round((90 - start) * 16), -round((end - start) * 16))


def _thumb(circle: QRectF, share: float) -> QPointF:
    angle, radius = radians(share * 360 - 90), circle.width() / 2
    return circle.center() + QPointF(cos(angle) * radius, sin(angle) * radius)


def _paint_words(painter: QPainter, circle: QRectF, theme: Theme, ring: Ring, fonts: RingFonts) -> None:
    number = _fit(fonts.number, ring.number, circle.width() * 0.76)
    lines = (
        (ring.above, _fit_arc(fonts.words, ring.above, number, circle), theme.muted),
        (ring.number, number, theme.text),
        (ring.below, _fit_arc(fonts.words, ring.below, number, circle), theme.muted),
    )
    shown = [(text, font, colour) for text, font, colour in lines if text]
    top = circle.center().y() - sum(_height(font, text == ring.number) for text, font, _ in shown) / 2
    for text, font, colour in shown:
        height = _height(font, text == ring.number)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        line = QRectF(circle.left(), top, circle.width(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
        top += height


def _fit(font: QFont, text: str, room: float) -> QFont:
    """``font``, made smaller when ``text`` would be wider than ``room``."""
    wide = QFontMetricsF(font).horizontalAdvance(text)
    if wide <= room:
        return font
    smaller = QFont(font)
    smaller.setPixelSize(max(8, int(font.pixelSize() * room / wide)))
    return smaller


def _fit_arc(words: QFont, text: str, number: QFont, circle: QRectF) -> QFont:
    """``words`` for the line above or below the number, where the ring is narrower than across its middle."""
    radius = circle.width() * 0.46
    reach = min(radius * 0.95, _height(number, True) / 2 + QFontMetricsF(words).ascent())
    return _fit(words, text, 1.55 * sqrt(radius * radius - reach * reach))


def _height(font: QFont, is_number: bool) -> float:
    # Digits have no descenders: a full line would leave a hole below them.
    return QFontMetricsF(font).height() * (0.88 if is_number else 1.1)
