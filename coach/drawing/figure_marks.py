"""What is pointed out: parts that are lit up with words beside them, and arrows along the way of a part."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPen

from coach.domain.figure import Figure
from coach.domain.pose import Part
from coach.domain.stage import Path
from coach.drawing.figure_ink import Canvas, Dot

RING, RING_THICK = 0.068, 0.010
ARROW_THICK, ARROW_HEAD = 0.013, 0.042
SHORTEST_ARROW = 0.06
"""Body heights on the picture; a shorter way needs no arrow."""


def paint_arrows(canvas: Canvas, paths: Collection[Path]) -> None:
    """An arrow along each way."""
    for path in paths:
        dots = [canvas.dot(point) for point in path]
        if _far(dots) >= SHORTEST_ARROW * canvas.scale:
            _paint_arrow(canvas, dots)


def _paint_arrow(canvas: Canvas, dots: list[Dot]) -> None:
    colour = canvas.colour("arrow")
    head = ARROW_HEAD * canvas.scale
    way = _rounded(dots)
    shaft = way[:]
    while len(shaft) > 2 and hypot(shaft[-1][0] - way[-1][0], shaft[-1][1] - way[-1][1]) < head * 0.7:
        shaft.pop()
    (x, y), (before_x, before_y) = way[-1], shaft[-1]
    heading = atan2(y - before_y, x - before_x)
    canvas.line(shaft, colour, ARROW_THICK)
    wings = [(x + head * cos(heading + turn), y + head * sin(heading + turn)) for turn in (pi * 0.85, -pi * 0.85)]
    canvas.fill([(x, y), *wings], colour)


def _rounded(dots: list[Dot]) -> list[Dot]:
    """The same way with rounder corners: each is cut twice (Chaikin)."""
    for _ in range(2):
        cut = [dots[0]]
        for (x, y), (to_x, to_y) in pairwise(dots):
            cut += [(0.75 * x + 0.25 * to_x, 0.75 * y + 0.25 * to_y), (0.25 * x + 0.75 * to_x, 0.25 * y + 0.75 * to_y)]
        dots = [*cut, dots[-1]]
    return dots


def _far(dots: list[Dot]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(dots))


def paint_highlight(canvas: Canvas, figure: Figure, parts: Collection[Part], words: str, rect: QRectF) -> None:
    """A ring around each part, a line between two, and the words above them."""
    if not parts:
        return
    dots = [canvas.dot(figure.point(part)) for part in parts]
    painter, radius = canvas.painter, RING * canvas.scale
    glow = canvas.colour("mark")
    glow.setAlpha(46)
    painter.setPen(QPen(canvas.colour("mark"), RING_THICK * canvas.scale))
    painter.setBrush(glow)
    apart = [
        dot for number, dot in enumerate(dots) if all(_far([dot, other]) > radius * 0.6 for other in dots[:number])
    ]
    for x, y in apart:
        painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    if words:
        _paint_words(canvas, apart, words, rect)


def _paint_words(canvas: Canvas, dots: list[Dot], words: str, rect: QRectF) -> None:
    """Words above the figure, in the strip that is kept for them, with a thin line down to the ring."""
    painter = canvas.painter
    metrics = QFontMetricsF(painter.font())
    strip = words_strip(rect, metrics)
    x, y = min(dots, key=lambda dot: dot[1])
    wide = min(rect.width(), metrics.horizontalAdvance(words) + 4)
    left = min(max(rect.left(), x - wide / 2), rect.right() - wide)
    top = y - RING * canvas.scale
    start = strip.bottom() - 2
    if top > start + 6:
        canvas.line([(x, start), (x, top)], canvas.colour("mark"), 0.006)
    painter.setPen(canvas.colour("mark"))
    painter.drawText(QRectF(left, strip.top(), wide, strip.height()), Qt.AlignmentFlag.AlignCenter, words)
    painter.setPen(Qt.PenStyle.NoPen)


def words_strip(rect: QRectF, metrics: QFontMetricsF) -> QRectF:
    """Where the words stand: at the top."""
    return QRectF(rect.left(), rect.top(), rect.width(), metrics.height() + 8)
