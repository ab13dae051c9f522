"""The series of a chart: bars, lines, and levels that were aimed at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from coach.domain.chart import Draw, Mark, Point, Series
from coach.domain.chart_reading import Place, middle
from coach.drawing.chart_ink import ChartInk
from coach.drawing.chart_marks import MARK, paint_bar, paint_mark

FULL = 0.68
"""The part of its place that a bar fills."""
DASHES = {
    Mark.SQUARE: [5.0, 2.5],
    Mark.TRIANGLE: [1.5, 2.0],
    Mark.DIAMOND: [7.0, 2.0, 1.5, 2.0],
}
"""How the lines of each mark are broken on paper, in widths of the line."""


def paint_series(ink: ChartInk, number: int, chosen: Place | None) -> None:
    """Paint one series; the chosen point stands out."""
    series = ink.chart.series[number]
    picked = chosen.point if chosen and chosen.series == number else None
    if series.draw in (Draw.BARS, Draw.STACKED):
        _paint_bars(ink, number, picked)
    elif series.draw is Draw.STEP:
        _paint_levels(ink, series)
    else:
        _paint_line(ink, series)
    if picked is not None and series.draw not in (Draw.BARS, Draw.STACKED):
        _paint_chosen(ink, series, series.points[picked])


def bar_rect(ink: ChartInk, number: int, point: Point) -> QRectF:
    """Where a bar lies: on the ground, or on the bars of the stacked series before it."""
    under = _under(ink, number, point.x)
    top, bottom = ink.y(under + (point.y or 0.0)), ink.y(under)
    place = ink.x(point.x + ink.chart.bar) - ink.x(point.x)
    wide = max(place * FULL, min(place, ink.px(1.5)))
    return QRectF(ink.x(point.x) + (place - wide) / 2, top, wide, bottom - top)


def _under(ink: ChartInk, number: int, x: float) -> float:
    if ink.chart.series[number].draw is not Draw.STACKED:
        return 0.0
    before = [series for series in ink.chart.series[:number] if series.draw is Draw.STACKED]
    return sum(point.y or 0.0 for series in before for point in series.points if point.x == x)


def _paint_bars(ink: ChartInk, number: int, picked: int | None) -> None:
    series = ink.chart.series[number]
    for index, point in enumerate(series.points):
        rect = bar_rect(ink, number, point)
        if point.y and rect.height() > 0:
            paint_bar(ink, series, rect, quiet=point.quiet, strong=index == picked)
        elif index == picked:
            paint_mark(ink, Mark.CIRCLE, QPointF(rect.center().x(), ink.plot.bottom()), series.role, hollow=True)


def _paint_levels(ink: ChartInk, series: Series) -> None:
    pen = QPen(ink.colour(series.role), ink.px(2), Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([3.5, 2.5])
    ink.painter.setPen(pen)
    for begins, ends, value in levels(series, ink.chart.bar):
        ink.painter.drawLine(QLineF(ink.at(begins, value), ink.at(ends, value)))


def levels(series: Series, wide: float) -> Iterator[tuple[float, float, float]]:
    """Beginning, end and height of each level; neighbours of one height are one, so that its dashes do not stutter."""
    begins = ends = 0.0
    height: float | None = None
    for point in (*series.points, Point(0.0, None, "")):
        if height is not None and (point.y != height or abs(point.x - ends) > 1e-6):
            yield begins, ends, height
            height = None
        if point.y is not None:
            begins = begins if height is not None else point.x
            ends, height = point.x + wide, point.y


def _paint_line(ink: ChartInk, series: Series) -> None:
    faint = series.draw is Draw.FAINT
    pen = QPen(ink.colour(series.role, 0.38 if faint else 1.0), ink.px(1.4 if faint else 3.0))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if faint or ink.paper else Qt.PenCapStyle.RoundCap)
    if ink.paper and not faint:
        pen.setWidthF(ink.px(1.8))
        if series.mark in DASHES:
            pen.setDashPattern(DASHES[series.mark])
    ink.painter.setPen(pen)
    # Segments of their own: one long path with smooth edges takes nineteen times as long.
    ink.painter.drawLines([QLineF(one, other) for one, other in _segments(ink, series)])
    _paint_marks(ink, series, faint)


def _segments(ink: ChartInk, series: Series) -> Iterator[tuple[QPointF, QPointF]]:
    for one, other in pairwise(series.points):
        if one.y is not None and other.y is not None:
            yield ink.at(one.x, one.y), ink.at(other.x, other.y)


def _paint_marks(ink: ChartInk, series: Series, faint: bool) -> None:
    """As many marks as there is room for, and always where a point has no neighbours to draw a line to."""
    apart = ink.plot.width() / max(1, len(series.points))
    every = max(1, round(ink.px(MARK * 6) / max(apart, 1e-6)))
    bare = faint or series.mark is Mark.PLAIN
    values = [None, *(point.y for point in series.points), None]
    for index, point in enumerate(series.points):
        alone = values[index] is None and values[index + 2] is None
        in_turn = not bare and (len(series.points) - 1 - index) % every == 0
        if point.y is not None and (alone or in_turn):
            size = 1.0 if faint else MARK
            paint_mark(ink, series.mark, ink.at(point.x, point.y), series.role, size, hollow=point.quiet)


def _paint_chosen(ink: ChartInk, series: Series, point: Point) -> None:
    if point.y is None:
        return
    at = ink.at(middle(ink.chart, series, point), point.y)
    ink.painter.setPen(QPen(ink.colour("text"), ink.px(2)))
    ink.painter.setBrush(ink.colour("surface"))
    ink.painter.drawEllipse(at, ink.px(MARK + 4), ink.px(MARK + 4))
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    paint_mark(ink, series.mark, at, series.role)
