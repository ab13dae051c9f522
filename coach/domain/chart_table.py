"""The table beside a chart: the same numbers, row by row."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from coach.domain.chart import Chart, Draw, Series
from coach.domain.chart_reading import middle
from coach.domain.half_up import half_up

NOTHING = "–"
"""Stands where nothing is known."""


@dataclass(frozen=True)
class ChartTable:
    """The heads of the columns, the first naming what the rows are; and the rows, as many cells each."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(chart: Chart) -> ChartTable:
    """Every row of the chart with what each series has there. Faint lines are left out: they are the single days
    behind the averages."""
    shown = [series for series in chart.series if series.draw is not Draw.FAINT]
    cells = [_cells(chart, series) for series in shown]
    rows = tuple(
        (row.words, *(column.get(number, NOTHING) for column in cells)) for number, row in enumerate(chart.rows)
    )
    return ChartTable((chart.column, *(series.name for series in shown)), rows)


def _cells(chart: Chart, series: Series) -> dict[int, str]:
    begins = [row.at for row in chart.rows]
    return {
        bisect_right(begins, middle(chart, series, point)) - 1: half_up(point.y, series.digits)
        if series.digits
        else f"{point.y:.0f}"
        for point in series.points
        if point.y is not None
    }
