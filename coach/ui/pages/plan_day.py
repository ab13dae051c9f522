"""One day of the Plan page's week: a place that a walk can stand in, be taken from and be put into."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coach.domain.today import DayState, WeekDay
from coach.ui.pages.plan_texts import AHEAD, can_move, inside, meaning
from coach.ui.texts import Texts
from coach.ui.theme import Appearance

CORNER, PADDING = 14, 10
"""Pixels: radius of the box, and the room round its words."""


class PlanDay(QPushButton):
    """Weekday and date above a box with the minutes and the time of its walk."""

    corner = CORNER

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._day: WeekDay | None = None
        self._preview = 0
        self._is_today = self._is_target = self._is_lifted = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)
        appearance.changed.connect(self.update)

    @property
    def day(self) -> WeekDay | None:
        """The day shown."""
        return self._day

    def show_day(self, day: WeekDay, is_today: bool) -> None:
        """Show a day as it is in the plan."""
        self._day, self._is_today = day, is_today
        self._is_target = self._is_lifted = False
        self._say()

    def show_moving(self, target: bool, lifted: bool, words: str = "", minutes: int = 0) -> None:
        """Mark the day a walk of ``minutes`` would go to (``words`` say so, or why it cannot; 0 minutes then), and
        the one it is taken from."""
        self._is_target, self._is_lifted, self._preview = target, lifted, minutes
        self._say()
        if target:
            self.setAccessibleDescription(words)

    def sizeHint(self) -> QSize:
        head, small, bold = self._metrics()
        words = [bold.horizontalAdvance(self._texts.say("plan.week.minutes", minutes=100))]
        words += [head.horizontalAdvance(self._head())]
        return QSize(max(words) + 2 * PADDING, self._head_height(head) + self._box_height(small, bold))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def chip(self) -> QPixmap:
        """A picture of the box, to hang at the mouse while it is dragged."""
        box = self._box()
        ratio = self.devicePixelRatio()
        picture = QPixmap(box.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, QRect(0, 0, box.width(), box.height()))
        painter.end()
        return picture

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head = self._metrics()[0]
        painter.setFont(self._appearance.font(15, bold=self._is_today))
        painter.setPen(self._appearance.colour("text" if self._is_today else "muted"))
        painter.drawText(QRect(0, 0, self.width(), head.height()), Qt.AlignmentFlag.AlignCenter, self._head())
        painter.setOpacity(0.4 if self._is_lifted and not self._is_target else 1.0)
        self._paint_box(painter, self._box())

    def _paint_box(self, painter: QPainter, box: QRect) -> None:
        fill, edge, ink = self._colours()
        dashed = self._is_target or (self._day is not None and self._day.state is DayState.PAUSED)
        painter.setPen(QPen(edge, 2, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
        painter.setBrush(fill)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), CORNER, CORNER)
        painter.setPen(ink)
        first, second = self._inside()
        _head, small, bold = self._metrics()
        high = bold.height() + (small.height() if second else 0)
        top = box.y() + (box.height() - high) // 2
        painter.setFont(self._appearance.font(17, bold=True))
        painter.drawText(QRect(box.x(), top, box.width(), bold.height()), Qt.AlignmentFlag.AlignCenter, first)
        painter.setFont(self._appearance.font(15))
        rest = QRect(box.x(), top + bold.height(), box.width(), small.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignCenter, second)

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        colour, state = self._appearance.colour, self._day.state if self._day else DayState.REST
        if self._is_target:
            return colour("warm_soft"), colour("warm"), colour("warm")
        if state is DayState.DONE:
            return colour("primary"), colour("primary"), colour("on_primary")
        if self._day is not None and self._day.moved and state in AHEAD:
            return colour("warm_soft"), colour("warm" if state is DayState.TODAY else "warm_soft"), colour("warm")
        if state in AHEAD:
            edge = "primary" if state is DayState.TODAY else "primary_soft"
            return colour("primary_soft"), colour(edge), colour("primary")
        if state is DayState.PAUSED:
            return colour("surface"), colour("muted"), colour("muted")
        return colour("surface_2"), colour("edge"), colour("muted")

    def _say(self) -> None:
        if self._day is None:
            return
        self.setAccessibleName(meaning(self._texts, self._day))
        self.setAccessibleDescription(self._texts.say("plan.day.can_move") if can_move(self._day) else "")
        self.setCursor(Qt.CursorShape.OpenHandCursor if can_move(self._day) else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def _inside(self) -> tuple[str, str]:
        if self._is_target and self._preview:
            return self._texts.say("plan.week.minutes", minutes=self._preview), ""
        return inside(self._texts, self._day) if self._day else ("", "")

    def _head(self) -> str:
        if self._day is None:
            return ""
        return f"{self._texts.weekday_short(self._day.day.weekday())} {self._day.day.day}"

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics, QFontMetrics]:
        fonts: list[QFont] = [self._appearance.font(15, bold=True), self._appearance.font(15)]
        return QFontMetrics(fonts[0]), QFontMetrics(fonts[1]), QFontMetrics(self._appearance.font(17, bold=True))

    def _head_height(self, head: QFontMetrics) -> int:
        return head.height() + 6

    def _box_height(self, small: QFontMetrics, bold: QFontMetrics) -> int:
        return max(44, small.height() + bold.height() + 2 * PADDING)

    def _box(self) -> QRect:
        top = self._head_height(self._metrics()[0])
        return QRect(0, top, self.width(), self.height() - top)
