"""The calendar of a year, painted: a square for each day, darker and with its number the more was walked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from coach.domain.diary import DiaryMark
from coach.domain.diary_grid import DiaryGrid
from coach.drawing.chart_ink import mixed
from coach.drawing.sheet_ink import FAMILY
from coach.drawing.theme import Theme

CELL, GAP = 24.0, 4.0
"""Pixels of a square and between two at 100 %."""
LEFT, TOP, BELOW = 40.0, 24.0, 14.0
"""Pixels for the weekdays' names, for the months' above each band, and between two bands at 100 %."""
SHARES = (0.0, 0.14, 0.3, 0.48, 1.0)
"""How much of the green is in each shade."""
FEWEST_COLUMNS = 4
_NUMBER, _WORDS, _CORNER = 12.0, 13.0, 5.0


@dataclass(frozen=True)
class HeatPlaces:
    """Where everything lies on a map of ``width`` pixels at ``scale`` (1 at 100 % text)."""

    year: int
    width: float
    scale: float

    @cached_property
    def grid(self) -> DiaryGrid:
        """As many weeks in a band as there is room for, and as many in each."""
        room = int((self.width - self.px(LEFT) + self.px(GAP)) // self._step)
        whole = DiaryGrid(self.year, max(FEWEST_COLUMNS, room))
        return DiaryGrid(self.year, -(-whole.weeks // whole.bands))

    @property
    def height(self) -> float:
        """Pixels of the whole map."""
        return self.grid.bands * self._band - self.px(BELOW)

    def rect(self, day: date) -> QRectF:
        """The square of a day."""
        band, column, row = self.grid.place(day)
        left, top = self.px(LEFT) + column * self._step, band * self._band + self.px(TOP) + row * self._step
        return QRectF(left, top, self.px(CELL), self.px(CELL))

    def day_at(self, point: QPointF) -> date | None:
        """The day whose square, or the gap beside it, lies there."""
        band = int(point.y() // self._band)
        row = (point.y() - band * self._band - self.px(TOP)) // self._step
        return self.grid.day_at(band, int((point.x() - self.px(LEFT)) // self._step), int(row))

    def px(self, pixels: float) -> float:
        """Pixels at 100 % in those of this map."""
        return pixels * self.scale

    @property
    def _step(self) -> float:
        return self.px(CELL + GAP)

    @property
    def _band(self) -> float:
        return self.px(TOP + BELOW) + 7 * self._step - self.px(GAP)


@dataclass(frozen=True)
class HeatMap:
    """What is on the map: the days that held something, the days that can be opened (``first`` to ``last``), the one
    that is chosen, and the names of the months and of the weekdays, short."""

    marks: Mapping[date, DiaryMark]
    first: date
    last: date
    today: date
    chosen: date
    months: tuple[str, ...]
    weekdays: tuple[str, ...]


def paint_heat_map(painter: QPainter, theme: Theme, places: HeatPlaces, shown: HeatMap) -> None:
    """Paint the whole map."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_names(painter, theme, places, shown)
    painter.setFont(_font(places, _NUMBER))
    for day in places.grid.days:
        rect = places.rect(day)
        if shown.first <= day <= shown.last:
            paint_day(painter, rect, theme, shown.marks.get(day, DiaryMark(day)), places.scale)
        elif day < shown.first:
            _paint_earlier(painter, rect, theme, places.scale)
    for day, role, wide in ((shown.today, "control", 1.5), (shown.chosen, "focus", 2.5)):
        if day.year == places.year:
            _paint_frame(painter, places.rect(day), theme.colour(role), places.px(wide), places.px(_CORNER))


def paint_day(painter: QPainter, rect: QRectF, theme: Theme, mark: DiaryMark, scale: float) -> None:
    """The square of one day, in the font that the painter has: what it was, and its marks in three corners."""
    ground = shade_of(theme, mark.shade)
    painter.setPen(QPen(QColor(theme.line), scale))
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, _CORNER * scale, _CORNER * scale)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark.time_off is not None:
        _paint_stripes(painter, rect, QColor(theme.muted), scale)
        if mark.shade:
            # A frame of stripes, so that the number can be read.
            painter.fillRect(rect.adjusted(3 * scale, 3 * scale, -3 * scale, -3 * scale), ground)
    ink = ink_on(theme, ground)
    if mark.shade:
        painter.setPen(ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, str(round(mark.minutes)))
    _paint_marks(painter, rect, theme, mark, ink, scale)


def shade_of(theme: Theme, shade: int) -> QColor:
    """The ground of a day of that shade (0 to 4)."""
    return mixed(QColor(theme.surface), QColor(theme.primary), SHARES[shade])


def ink_on(theme: Theme, ground: QColor) -> QColor:
    """The colour that is read best on it."""
    return max((QColor(theme.text), QColor(theme.on_primary)), key=lambda ink: contrast(ink, ground))


def contrast(one: QColor, other: QColor) -> float:
    """How well two colours are told apart, 1 to 21, by WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _paint_marks(painter: QPainter, rect: QRectF, theme: Theme, mark: DiaryMark, ink: QColor, scale: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    reach, inset = 8 * scale, 3 * scale
    if mark.hurt:
        painter.setPen(QPen(QColor(theme.surface), scale))
        painter.setBrush(QColor(theme.danger))
        corner = rect.topRight() + QPointF(1, -1) * scale
        painter.drawPolygon(QPolygonF([corner, corner - QPointF(reach + 2, 0), corner + QPointF(0, reach + 2)]))
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if mark.noted:
        painter.drawEllipse(rect.bottomRight() - QPointF(1, 1) * (inset + 1), 2.2 * scale, 2.2 * scale)
    if mark.routines:
        painter.drawRect(QRectF(rect.left() + inset, rect.bottom() - inset - 1.5 * scale, reach, 2 * scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_stripes(painter: QPainter, rect: QRectF, colour: QColor, scale: float) -> None:
    painter.setPen(QPen(colour, scale))
    step = 6 * scale
    side, lines = rect.width(), list[QLineF]()
    for number in range(1, int(2 * side / step) + 1):
        along = number * step
        before = max(0.0, along - side)
        lines.append(QLineF(rect.left() + before, rect.top() + min(side, along), rect.left() + min(side, along),
                            rect.top() + before))  # fmt: skip
    painter.drawLines(lines)


def _paint_earlier(painter: QPainter, rect: QRectF, theme: Theme, scale: float) -> None:
    """A day that lies before everything; those to come are left empty, so that none looks like one without a walk."""
    painter.setPen(QPen(QColor(theme.line), scale, Qt.PenStyle.DotLine))
    painter.drawRoundedRect(rect, _CORNER * scale, _CORNER * scale)


def _paint_frame(painter: QPainter, rect: QRectF, colour: str, wide: float, corner: float) -> None:
    painter.setPen(QPen(QColor(colour), wide))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(-wide / 2, -wide / 2, wide / 2, wide / 2), corner, corner)


def _paint_names(painter: QPainter, theme: Theme, places: HeatPlaces, shown: HeatMap) -> None:
    painter.setFont(_font(places, _WORDS))
    painter.setPen(QColor(theme.muted))
    lines, grid = QFontMetricsF(painter.font()), places.grid
    for band in range(grid.bands):
        base = next(day for day in grid.days if grid.place(day)[0] == band and (day.weekday() == 0 or band == 0))
        top = places.rect(base).top() - base.weekday() * places.px(CELL + GAP)
        for row in range(0, 7, 2):
            line = QRectF(0, top + row * places.px(CELL + GAP), places.px(LEFT - 6), places.px(CELL))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown.weekdays[row])
    for month, name in enumerate(shown.months, start=1):
        rect = places.rect(_first_monday(date(places.year, month, 1)))
        top = rect.top() - places.px(8)
        painter.drawText(QPointF(rect.left(), top - lines.descent() + places.px(4)), name)


def _first_monday(first: date) -> date:
    """January's name stands above its first column, the others above the first that is all theirs."""
    return first if first.month == 1 and first.weekday() == 0 else first + timedelta(days=-first.weekday() % 7)


def _font(places: HeatPlaces, pixels: float) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(max(1, round(places.px(pixels))))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
