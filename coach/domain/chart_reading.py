"""Going through a chart point by point: which is next, and what is read aloud there."""

from __future__ import annotations

from dataclasses import dataclass

from coach.domain.chart import Chart, Draw, Point, Series

WIDE = frozenset({Draw.BARS, Draw.STACKED, Draw.STEP})
"""What fills the whole place that begins at a point's ``x``; a line has its points exactly there."""


@dataclass(frozen=True)
class Place:
    """A point of a chart: the number of its series, and its own in that series."""

    series: int
    point: int


def known(series: Series) -> list[int]:
    """The numbers of the points of a series about which something is known."""
    return [number for number, point in enumerate(series.points) if point.y is not None]


def middle(chart: Chart, series: Series, point: Point) -> float:
    """Where a point's middle lies, in days from the chart's first."""
    return point.x + chart.bar / 2 if series.draw in WIDE else point.x


def last_place(chart: Chart) -> Place | None:
    """The newest known point of the first series that has any; None for an empty chart."""
    for number, series in enumerate(chart.series):
        if found := known(series):
            return Place(number, found[-1])
    return None


def along(chart: Chart, place: Place, steps: int) -> Place:
    """``steps`` known points further on in the same series, and no further than its ends."""
    numbers = known(chart.series[place.series])
    at = min(range(len(numbers)), key=lambda index: abs(numbers[index] - place.point))
    return Place(place.series, numbers[min(len(numbers) - 1, max(0, at + steps))])


def across(chart: Chart, place: Place, steps: int) -> Place:
    """The point of the next series (1) or the one before (-1) that lies nearest; the same where there is none."""
    here = chart.series[place.series]
    where = middle(chart, here, here.points[place.point])
    wanted = range(place.series + steps, len(chart.series) if steps > 0 else -1, 1 if steps > 0 else -1)
    for number in wanted:
        series = chart.series[number]
        if numbers := known(series):
            near = min(numbers, key=lambda index: abs(middle(chart, series, series.points[index]) - where))
            return Place(number, near)
    return place


def reading(chart: Chart, place: Place) -> str:
    """All that is to be read at a place: the point, what is pointed out there, and which days off it lies in."""
    series = chart.series[place.series]
    point = series.points[place.point]
    is_wide = series.draw in WIDE
    # The end of a band or of a bar's place already belongs to what comes after it.
    begins, ends = point.x, point.x + chart.bar
    notes = [note.words for note in chart.notes if (begins <= note.x < ends if is_wide else note.x == begins)]
    bands = [
        band.words
        for band in chart.bands
        if band.ends > begins and (band.begins < ends if is_wide else band.begins <= begins)
    ]
    return ". ".join([point.words, *notes, *bands])
