"""The shapes and patterns of a chart that tell its series apart without colour."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from coach.domain.chart import Mark, Series
from coach.drawing.chart_ink import ChartInk

MARK = 4.5
"""Pixels from the middle of a mark to its edge at scale 1."""
HATCH, DOTS = 6.0, 7.0
"""Pixels between the lines and the dots of a pattern at scale 1."""


def paint_mark(ink: ChartInk, mark: Mark, at: QPointF, role: str, size: float = MARK, hollow: bool = False) -> None:
    """One mark with its middle at ``at``; a hollow one is filled with the ground."""
    painter, reach = ink.painter, ink.px(size)
    painter.setPen(QPen(ink.colour(role), ink.px(1.8)))
    painter.setBrush(ink.colour("surface" if hollow else role))
    match mark:
        case Mark.SQUARE:
            painter.drawRect(QRectF(at.x() - reach * 0.85, at.y() - reach * 0.85, reach * 1.7, reach * 1.7))
        case Mark.TRIANGLE:
            corners = (
                QPointF(0, -reach * 1.15),
                QPointF(reach * 1.1, reach * 0.85),
                QPointF(-reach * 1.1, reach * 0.85),
            )
            painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
        case Mark.DIAMOND:
            corners4 = (
                QPointF(0, -reach * 1.25),
                QPointF(reach * 1.25, 0),
                QPointF(0, reach * 1.25),
                QPointF(-reach * 1.25, 0),
            )
            painter.drawPolygon(QPolygonF([at + corner for corner in corners4]))
        case _:
            painter.drawEllipse(at, reach, reach)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_bar(ink: ChartInk, series: Series, rect: QRectF, *, quiet: bool = False, strong: bool = False) -> None:
    """A bar in the colour and the pattern of its series: paler when ``quiet``, darker and framed when ``strong``."""
    painter = ink.painter
    plain = series.mark not in (Mark.HATCHED, Mark.DOTTED)
    share = 0.3 if quiet else 1.0
    role = "primary" if strong and plain and series.role == "steady_ahead" else series.role
    fill = ink.colour(role, share * (0.34 if ink.paper else 1.0)) if plain else ink.colour(role, 0.16 * share)
    radius = min(ink.px(6), rect.width() / 4, rect.height() / 2)
    painter.setBrush(fill)
    edged = quiet or strong or not plain or ink.paper
    painter.setPen(
        QPen(ink.colour("text" if strong else role), ink.px(2 if strong else 1)) if edged else Qt.PenStyle.NoPen
    )
    if ink.px(3) > rect.width() or plain is False:
        painter.drawRect(rect)
    else:
        painter.drawRoundedRect(rect, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not plain and rect.width() >= ink.px(4):
        _pattern(ink, series, rect, share)


def _pattern(ink: ChartInk, series: Series, rect: QRectF, share: float) -> None:
    # A brush with a pattern has the grain of the device: on paper it would be far too fine to be seen.
    ink.painter.setPen(QPen(ink.colour(series.role, max(share, 0.5)), ink.px(1.3)))
    if series.mark is Mark.HATCHED:
        ink.painter.drawLines(hatching(rect, ink.px(HATCH)))
        return
    ink.painter.setBrush(ink.colour(series.role, max(share, 0.5)))
    for dot in dotting(rect, ink.px(DOTS)):
        ink.painter.drawEllipse(dot, ink.px(0.7), ink.px(0.7))
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)


def hatching(rect: QRectF, gap: float) -> list[QLineF]:
    """Lines rising to the right, cut at the edges of ``rect``."""
    lines = []
    first = ceil((rect.left() + rect.top()) / gap)
    last = int((rect.right() + rect.bottom()) / gap)
    for number in range(first, last + 1):
        both = number * gap
        left = max(rect.left(), both - rect.bottom())
        right = min(rect.right(), both - rect.top())
        if right - left > gap / 8:
            lines.append(QLineF(left, both - left, right, both - right))
    return lines


def dotting(rect: QRectF, gap: float) -> list[QPointF]:
    """Dots in staggered rows within ``rect``."""
    found = []
    row = 0
    y = rect.bottom() - gap / 2
    while y > rect.top() + gap / 5:
        x = rect.left() + gap * (0.4 if row % 2 else 0.8)
        while x < rect.right() - gap / 5:
            found.append(QPointF(x, y))
            x += gap
        y -= gap * 0.8
        row += 1
    return found
