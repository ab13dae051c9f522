"""A chart as a value: what it shows, and how every point of it is read aloud.

The one painter in ``coach.drawing.chart`` draws it to the screen, to PDF and to PNG; the table beside it and what the
arrow keys read come from the same points.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Draw(StrEnum):
    """How a series is drawn."""

    BARS = "bars"
    STACKED = "stacked"
    """Bars that stand on those of the series before."""
    LINE = "line"
    FAINT = "faint"
    """A thin pale line without marks, behind the others: single days behind their weekly average."""
    STEP = "step"
    """A level line for each place, for what was planned or aimed at: dashed."""


class Mark(StrEnum):
    """The shape at the points of a line, or the pattern of a bar: colour is never all that tells them apart."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    PLAIN = "plain"
    HATCHED = "hatched"
    DOTTED = "dotted"


@dataclass(frozen=True)
class Point:
    """``x`` in days since the chart's first day: where the place of a bar or of a level begins, and exactly where the
    point of a line lies. ``y`` in the chart's unit, None where nothing is known (a gap, never a
    zero). ``words`` is the whole reading: "Week of 2 November: 96 minutes of 110 planned"."""

    x: float
    y: float | None
    words: str
    quiet: bool = False
    """Drawn paler: a week that is excused, or not over yet."""


@dataclass(frozen=True)
class Series:
    """Points in order of ``x``. ``role`` is the colour's role in the theme; ``name`` its words in legend and table;
    ``digits`` how many digits after the point its numbers are told with."""

    name: str
    draw: Draw
    mark: Mark
    role: str
    points: tuple[Point, ...]
    digits: int = 0


@dataclass(frozen=True)
class Tick:
    """A place on an axis and its words."""

    at: float
    words: str


@dataclass(frozen=True)
class Note:
    """Something to point out at ``x``: a change that means something, a flare that began. ``words`` are read aloud;
    ``good`` is for one that is welcome."""

    x: float
    words: str
    good: bool = False


@dataclass(frozen=True)
class Band:
    """Days from ``begins`` to before ``ends`` (since the chart's first) that are shaded: a holiday, a flare."""

    begins: float
    ends: float
    words: str


@dataclass(frozen=True)
class Chart:
    """``title`` and ``sentence`` (what it shows, in one sentence) stand above it. ``width`` is its length in days;
    ``low`` and ``high`` bound the other axis, in ``unit`` ("min", "of 10"). ``column`` heads the first column of its
    table ("Week of"), and ``rows`` are where its rows begin and what they are called ("2 November"), in order; ``bar``
    is how many days wide a bar's place is. Without any known point it is empty."""

    title: str
    sentence: str
    column: str
    unit: str
    width: float
    low: float
    high: float
    x_ticks: tuple[Tick, ...] = ()
    y_ticks: tuple[Tick, ...] = ()
    series: tuple[Series, ...] = ()
    notes: tuple[Note, ...] = ()
    bands: tuple[Band, ...] = ()
    rows: tuple[Tick, ...] = ()
    bar: float = 7.0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return all(point.y is None for series in self.series for point in series.points)
