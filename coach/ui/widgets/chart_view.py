"""A chart to look at, to point at, and to read point by point with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain.chart import Chart
from coach.domain.chart_reading import Place, across, along, last_place, reading
from coach.drawing.chart import paint_chart, place_at
from coach.drawing.chart_ink import LEGEND, ChartInk
from coach.ui.theme import Appearance

TALL = 250
"""Pixels at 100 % that a chart is high."""
_ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
_ENDS = {Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000}
_ACROSS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CHOOSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChartView(QWidget):
    """Left and right go along a series, up and down to another, Home and End to its ends. What stands at a point is
    told by ``reading_changed`` and announced to screen readers."""

    reading_changed = Signal(str)
    """What is to be read at the point that stands out; "" when none does."""
    place_chosen = Signal(object)
    """The ``Place`` that somebody clicked, went to with the keys, or pressed Enter on."""
    menu_requested = Signal(object)
    """The ``QPoint`` on the screen where a menu is asked for."""

    corner = 12

    def __init__(self, appearance: Appearance, how: str, parent: QWidget | None = None) -> None:
        """``how`` tells screen readers which keys read it."""
        super().__init__(parent)
        self._appearance, self._how = appearance, how
        self._chart: Chart | None = None
        self._place: Place | None = None
        self._hovered: Place | None = None
        self._still: QPixmap | None = None
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleDescription(how)
        appearance.changed.connect(self._follow_look)

    @property
    def chart(self) -> Chart | None:
        """What it shows."""
        return self._chart

    @property
    def place(self) -> Place | None:
        """The point that stands out."""
        return self._hovered or self._place

    def show_chart(self, chart: Chart) -> None:
        """Show a chart; the point that stands out stays where it has the same places with other numbers."""
        if chart == self._chart:
            return
        keeps = self._chart is not None and self._place is not None and _is_like(chart, self._chart, self._place)
        self._chart, self._hovered, self._still = chart, None, None
        self._place = self._place if keeps else None
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(f"{chart.sentence} {self._how}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if chart.is_empty else Qt.FocusPolicy.StrongFocus)
        self._tell(announce=False)
        self.updateGeometry()

    def show_place(self, place: Place | None) -> None:
        """Let this point stand out."""
        self._place, self._hovered = place, None
        self._tell(announce=False)

    def sizeHint(self) -> QSize:
        return QSize(480, self._appearance.px(TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._appearance.px(TALL))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Higher by what the legend needs more than one line."""
        if self._chart is None:
            return self.sizeHint().height()
        lines = len(self._ink(QPainter(), self._chart, QRectF(0, 0, width, TALL)).legend)
        return round(self._appearance.px(TALL) + max(0, lines - 1) * self._appearance.px(LEGEND))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = QPainter(self)
        if self.place is not None:
            self._paint(painter, self.place)
            return
        if self._still is None:
            self._still = self._painted()
        painter.drawPixmap(0, 0, self._still)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self._place_at(event.position())
        if hovered != self._hovered:
            self._hovered = hovered
            self._tell(announce=False)

    def leaveEvent(self, _event: QEvent) -> None:
        if self._hovered is not None:
            self._hovered = None
            self._tell(announce=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        at = self._place or (last_place(self._chart) if self._chart else None)
        if self._chart is None or at is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in _CHOOSES:
            self._choose(at)
        elif key in _ALONG or key in _ENDS:
            steps = _ALONG[key] if key in _ALONG else _ENDS[key]
            # The first key reads the newest point before it moves on.
            self._choose(along(self._chart, at, steps) if self._place or key in _ENDS else at)
        elif key in _ACROSS:
            self._choose(across(self._chart, at, _ACROSS[key]))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._hovered is not None:
            self._hovered = None
            self._tell(announce=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._still = None

    def _choose(self, place: Place) -> None:
        self._place, self._hovered = place, None
        self._tell(announce=True)
        self.place_chosen.emit(place)

    def _tell(self, announce: bool) -> None:
        place = self.place
        words = reading(self._chart, place) if self._chart is not None and place is not None else ""
        if announce and words:
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.reading_changed.emit(words)
        self.update()

    def _place_at(self, at: QPointF) -> Place | None:
        return None if self._chart is None else place_at(self._ink(QPainter(), self._chart, QRectF(self.rect())), at)

    def _ink(self, painter: QPainter, chart: Chart, rect: QRectF) -> ChartInk:
        return ChartInk(painter, rect, self._appearance.theme, chart, self._scale())

    def _painted(self) -> QPixmap:
        """Without a point that stands out it is painted once."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        try:
            self._paint(painter, None)
        finally:
            painter.end()
        return picture

    def _paint(self, painter: QPainter, place: Place | None) -> None:
        if self._chart is not None:
            theme = self._appearance.theme
            paint_chart(painter, QRectF(self.rect()), theme, self._chart, self._scale(), place)

    def _scale(self) -> float:
        return self._appearance.px(100) / 100

    def _follow_look(self) -> None:
        self._still = None
        self.updateGeometry()
        self.update()


def _is_like(chart: Chart, other: Chart, place: Place) -> bool:
    """Whether a point is there in both, and stands for the same."""
    if chart.title != other.title or chart.rows != other.rows or len(chart.series) != len(other.series):
        return False
    points = (chart.series[place.series].points, other.series[place.series].points)
    return len(points[0]) == len(points[1]) and points[0][place.point].y is not None
