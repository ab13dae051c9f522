"""What is pointed out: parts that are lit up with words beside them, and arrows along the way of a part."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPen

from coach.domain.figure import Figure
from coach.domain.pose import Part
from coach.domain.stage import Path
from coach.drawing.figure_ink import Canvas, Dot

RING, RING_THICK = 0.068, 0.010
ARROW_THICK, ARROW_HEAD = 0.013, 0.042
SHORTEST_ARROW, LEAST_ARROW = 0.006, 0.15
"""Body heights on the picture: a shorter way needs no arrow, and how long an arrow is at least."""
HALO = 0.006
"""How far the ground's colour goes on around an arrow, which lies on clothes of any colour."""
WINGS = (pi * 0.85, -pi * 0.85)
"""How an arrow's head opens."""
GLOW = 40
"""How strongly a ring is filled, 0 to 255."""
MOST_LINE, LEADER, GAP = 3.5, 1.5, 18
"""Pixels: how thick a ring's line is at most, how thick the line to the words is, and the air before words beside."""


def paint_arrows(canvas: Canvas, paths: Collection[Path]) -> None:
    """An arrow along each way."""
    for path in paths:
        dots = [canvas.dot(point) for point in path]
        if _far(dots) >= SHORTEST_ARROW * canvas.scale:
            _paint_arrow(canvas, lengthened(dots, LEAST_ARROW * canvas.scale))


def lengthened(dots: list[Dot], least: float) -> list[Dot]:
    """The same way, as large about its middle as it takes to be ``least`` long: small movements are shown too."""
    grow = max(1.0, least / _far(dots))
    middle_x, middle_y = ((dots[0][axis] + dots[-1][axis]) / 2 for axis in (0, 1))
    return [(middle_x + (x - middle_x) * grow, middle_y + (y - middle_y) * grow) for x, y in dots]


def _paint_arrow(canvas: Canvas, dots: list[Dot]) -> None:
    colour = canvas.colour("arrow")
    head = ARROW_HEAD * canvas.scale
    way = _rounded(dots)
    shaft = way[:]
    while len(shaft) > 2 and hypot(shaft[-1][0] - way[-1][0], shaft[-1][1] - way[-1][1]) < head * 0.7:
        shaft.pop()
    (x, y), (before_x, before_y) = way[-1], shaft[-1]
    heading = atan2(y - before_y, x - before_x)
    for ink, more in ((canvas.colour("surface"), HALO), (colour, 0.0)):
        canvas.line(shaft, ink, ARROW_THICK + 2 * more)
        far, tip = head + 3 * more * canvas.scale, 2 * more * canvas.scale
        corner_x, corner_y = x + tip * cos(heading), y + tip * sin(heading)
        wings = [(corner_x + far * cos(heading + turn), corner_y + far * sin(heading + turn)) for turn in WINGS]
        canvas.fill([(corner_x, corner_y), *wings], ink)


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


def paint_highlight(canvas: Canvas, figure: Figure, parts: Collection[Part], words: str, place: QRectF) -> None:
    """A ring around each part, and the words in their place with a thin line from there to the nearest ring."""
    if not parts:
        return
    dots = [canvas.dot(figure.point(part)) for part in parts]
    radius = RING * canvas.scale
    glow = canvas.colour("mark")
    glow.setAlpha(GLOW)
    apart = [
        dot for number, dot in enumerate(dots) if all(_far([dot, other]) > radius * 0.6 for other in dots[:number])
    ]
    for dot in apart:
        canvas.ring(dot, radius, min(MOST_LINE, RING_THICK * canvas.scale), canvas.colour("mark"), glow)
    if words:
        _paint_words(canvas, figure, apart, words, place)


def _paint_words(canvas: Canvas, figure: Figure, dots: list[Dot], words: str, place: QRectF) -> None:
    painter, radius = canvas.painter, RING * canvas.scale
    wide = QFontMetricsF(painter.font()).horizontalAdvance(words) + 4
    high = QFontMetricsF(painter.font()).height()
    if place.height() <= high + 9:
        box, line = _above(place, wide, dots, canvas.dot(figure.head), canvas.way * radius)
    else:
        box, line = _beside(place, 2 * high + 8, dots, radius)
    painter.setPen(QPen(canvas.colour("mark"), LEADER))
    painter.drawLine(QPointF(*line[0]), QPointF(*line[1]))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
    painter.setPen(Qt.PenStyle.NoPen)


def _above(place: QRectF, wide: float, dots: list[Dot], head: Dot, ahead: float) -> tuple[QRectF, tuple[Dot, Dot]]:
    """Straight above the part, or aside, where the person looks to, as far as the head is in the way; ``ahead`` is a
    ring's radius to that side."""
    x, y = min(dots, key=lambda dot: dot[1])
    radius = abs(ahead)
    in_the_way = min(1.0, max(0.0, 2.3 - abs(head[0] - x) / radius)) if head[1] < y - radius else 0.0
    start = x + 1.9 * ahead * in_the_way
    left = min(max(place.left(), start - wide / 2), place.right() - wide)
    low = place.bottom() - 2
    far = max(1.0, hypot(start - x, low - y))
    end = (x + (start - x) * radius / far, y + (low - y) * radius / far)
    return QRectF(left, place.top(), wide, place.height()), ((start, low), end)


def _beside(place: QRectF, high: float, dots: list[Dot], radius: float) -> tuple[QRectF, tuple[Dot, Dot]]:
    """Level with the part."""
    on_right = place.center().x() > dots[0][0]
    x, y = max(dots) if on_right else min(dots)
    top = min(max(place.top(), y - high / 2), place.bottom() - high)
    box = QRectF(place.left(), top, place.width(), high)
    if on_right:
        return box, ((place.left() - 6, y), (x + radius, y))
    return box, ((place.right() + 6, y), (x - radius, y))


def fitting(font: QFont, words: str, width: float) -> QFont:
    """The font, or a smaller one if that is what it takes to write the words in one line."""
    wide = QFontMetricsF(font).horizontalAdvance(words) + 4
    if wide <= width:
        return font
    smaller = QFont(font)
    share = max(0.1, width / wide * 0.98)
    if font.pixelSize() > 0:
        smaller.setPixelSize(max(1, int(font.pixelSize() * share)))
    else:
        smaller.setPointSizeF(font.pointSizeF() * share)
    return smaller


def words_place(
    rect: QRectF, box: QRectF, words: str, metrics: QFontMetricsF, on_left: bool = False
) -> tuple[QRectF, QRectF]:
    """Where the words stand and where the picture does, which is ``box`` as it is without words. They stand beside
    it, in two lines if that is what it takes, and the picture moves aside as far as it must; else above it."""
    for wide in (metrics.horizontalAdvance(words) + 4, in_two(words, metrics)):
        if rect.width() - box.width() >= wide + GAP:
            aside = max(0.0, wide + GAP - (rect.width() - box.width()) / 2)
            if on_left:
                left = max(rect.left(), box.left() - GAP - wide)
                return QRectF(left, box.top(), wide, box.height()), rect.translated(aside, 0)
            left = min(rect.right() - wide, box.right() + GAP)
            return QRectF(left, box.top(), wide, box.height()), rect.translated(-aside, 0)
    strip = QRectF(rect.left(), rect.top(), rect.width(), metrics.height() + 8)
    return strip, rect.adjusted(0, strip.height(), 0, 0)


def in_two(words: str, metrics: QFontMetricsF) -> float:
    """How wide the words are in two lines."""
    parts = words.split()
    ways = [(" ".join(parts[:number]), " ".join(parts[number:])) for number in range(1, len(parts) + 1)]
    return min(max(metrics.horizontalAdvance(line) for line in way) for way in ways) + 4 if ways else 0.0
