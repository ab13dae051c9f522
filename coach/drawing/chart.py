"""A chart, painted: the same on the screen, in a PDF and in a picture."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from coach.domain.chart import Band, Chart, Draw, Note, Series
from coach.domain.chart_reading import Place, middle
from coach.drawing.chart_ink import AIR, LEGEND, ChartInk
from coach.drawing.chart_marks import hatching, paint_bar, paint_mark
from coach.drawing.chart_series import bar_rect, paint_series
from coach.drawing.theme import Theme


def paint_chart(
    painter: QPainter,
    rect: QRectF,
    theme: Theme,
    chart: Chart,
    scale: float,
    chosen: Place | None = None,
    paper: bool = False,
) -> None:
    """Paint the plot, its axes and, for several series, the legend into ``rect``; title and sentence are the page's.

    ``scale`` is 1 for a screen at 100 % text; on paper it is how many units a pixel of such a screen takes (``pt(0.6)``
    makes words of 7.8 pt). ``chosen`` is the point that stands out. With ``paper`` everything can be told apart
    without colour.
    """
    ink = ChartInk(painter, rect, theme, chart, scale, paper)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(ink.font)
    for band in chart.bands:
        _paint_band(ink, band)
    _paint_grid(ink)
    _paint_legend(ink)
    if chosen:
        _paint_cursor(ink, chosen)
    for number in _order(chart):
        paint_series(ink, number, chosen)
    for note in chart.notes:
        _paint_note(ink, note)
    painter.restore()


def place_at(ink: ChartInk, at: QPointF) -> Place | None:
    """The known point nearest to a place on the screen: by day first, then by height; None for an empty chart."""
    found = [
        (abs(ink.x(middle(ink.chart, series, point)) - at.x()), _apart(ink, number, index, at), Place(number, index))
        for number, series in enumerate(ink.chart.series)
        for index, point in enumerate(series.points)
        if point.y is not None
    ]
    if not found:
        return None
    nearest = min(days for days, _, _ in found) + ink.px(6)
    return min((entry for entry in found if entry[0] <= nearest), key=lambda entry: (entry[1], entry[0]))[2]


def _apart(ink: ChartInk, number: int, index: int, at: QPointF) -> float:
    series = ink.chart.series[number]
    point = series.points[index]
    if series.draw in (Draw.BARS, Draw.STACKED):
        rect = bar_rect(ink, number, point)
        return max(0.0, rect.top() - at.y(), at.y() - rect.bottom())
    # A faint line is behind the others for the mouse, too.
    return abs(ink.y(point.y or 0.0) - at.y()) + ink.px(12 if series.draw is Draw.FAINT else 4)


def _order(chart: Chart) -> list[int]:
    """What is faint lies behind, what was aimed at before; of several lines the main one on top."""
    ranks = {Draw.FAINT: 0, Draw.BARS: 1, Draw.STACKED: 1, Draw.STEP: 2, Draw.LINE: 3}
    series = chart.series
    return sorted(range(len(series)), key=lambda at: (ranks[series[at].draw], series[at].role == "primary"))


def _paint_grid(ink: ChartInk) -> None:
    painter, plot = ink.painter, ink.plot
    for tick in ink.chart.y_ticks:
        y = ink.y(tick.at)
        painter.setPen(QPen(ink.colour("line"), ink.px(1)))
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
        painter.setPen(ink.colour("muted"))
        wide = ink.metrics.horizontalAdvance(tick.words)
        painter.drawText(QPointF(plot.left() - ink.px(AIR) - wide, y + ink.metrics.capHeight() / 2), tick.words)
    painter.setPen(ink.colour("muted"))
    taken = ink.rect.left() - 1
    for tick in ink.chart.x_ticks:
        wide = ink.metrics.horizontalAdvance(tick.words)
        left = min(max(ink.x(tick.at) - wide / 2, ink.rect.left()), ink.rect.right() - wide)
        # Where there is no room for all words, some are left out.
        if left > taken:
            painter.drawText(QPointF(left, plot.bottom() + ink.px(AIR) + ink.metrics.ascent() * 0.9), tick.words)
            taken = left + wide + ink.px(10)


def _paint_legend(ink: ChartInk) -> None:
    for row, line in enumerate(ink.legend):
        y = ink.rect.top() + ink.px(LEGEND) * (row + 0.42)
        for number, left in line:
            series = ink.chart.series[number]
            _paint_sample(ink, series, left, y)
            ink.painter.setPen(ink.colour("text"))
            ink.painter.drawText(QPointF(left + ink.px(28), y + ink.metrics.capHeight() / 2), series.name)


def _paint_sample(ink: ChartInk, series: Series, left: float, y: float) -> None:
    if series.draw in (Draw.BARS, Draw.STACKED):
        paint_bar(ink, series, QRectF(left + ink.px(3), y - ink.px(7), ink.px(18), ink.px(14)))
        return
    faint = series.draw is Draw.FAINT
    pen = QPen(ink.colour(series.role, 0.38 if faint else 1.0), ink.px(1.4 if faint else 2.4))
    if series.draw is Draw.STEP:
        pen.setDashPattern([3, 2])
    ink.painter.setPen(pen)
    ink.painter.drawLine(QLineF(left, y, left + ink.px(22), y))
    if series.draw is Draw.LINE:
        paint_mark(ink, series.mark, QPointF(left + ink.px(11), y), series.role)


def _paint_band(ink: ChartInk, band: Band) -> None:
    left, right = max(ink.x(band.begins), ink.plot.left()), min(ink.x(band.ends), ink.plot.right())
    if right <= left:
        return
    rect = QRectF(left, ink.plot.top(), max(right - left, ink.px(2)), ink.plot.height())
    # Not fillRect: asking for it once makes Python learn the names of 180 gradients, which takes 20 ms.
    ink.painter.setPen(Qt.PenStyle.NoPen)
    ink.painter.setBrush(ink.colour("surface_2"))
    ink.painter.drawRect(rect)
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    ink.painter.setPen(QPen(ink.colour("line"), ink.px(1)))
    ink.painter.drawLines(hatching(rect, ink.px(9)))
    if ink.metrics.horizontalAdvance(band.words) + ink.px(8) <= rect.width():
        ink.painter.setPen(ink.colour("muted"))
        ink.painter.drawText(QPointF(rect.left() + ink.px(4), rect.top() + ink.metrics.ascent()), band.words)


def _paint_cursor(ink: ChartInk, chosen: Place) -> None:
    series = ink.chart.series[chosen.series]
    x = ink.x(middle(ink.chart, series, series.points[chosen.point]))
    ink.painter.setPen(QPen(ink.colour("control"), ink.px(1)))
    ink.painter.drawLine(QLineF(x, ink.plot.top(), x, ink.plot.bottom()))


def _paint_note(ink: ChartInk, note: Note) -> None:
    """A small flag above the plot, and a thin line down from it. One that is welcome hangs down, any other stands up:
    the colour is not all that tells them apart."""
    x, top, reach = ink.x(note.x), ink.plot.top(), ink.px(6)
    colour = ink.colour("primary" if note.good else "warm")
    ink.painter.setPen(QPen(colour, ink.px(1), Qt.PenStyle.DotLine))
    ink.painter.drawLine(QLineF(x, top, x, ink.plot.bottom()))
    ink.painter.setPen(Qt.PenStyle.NoPen)
    ink.painter.setBrush(colour)
    foot = QPointF(x, top + reach / 2)
    up = QPointF(0, -reach * 1.4)
    tip, base = (foot, foot + up) if note.good else (foot + up, foot)
    ink.painter.drawPolygon(QPolygonF([tip, base - QPointF(reach, 0), base + QPointF(reach, 0)]))
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
