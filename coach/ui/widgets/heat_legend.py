"""What the squares of the diary mean."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coach.domain.diary import SHADES, DiaryMark
from coach.domain.time_off import TimeOffKind
from coach.drawing.heat_map import CELL, paint_day
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

_DAY = date(2000, 1, 1)
_NUMBER = 12


class HeatSample(QWidget):
    """One square, as on the map."""

    def __init__(self, appearance: Appearance, mark: DiaryMark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._mark = appearance, mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        side = self._appearance.px(CELL) + 2
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._appearance.font(_NUMBER, tabular=True))
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        paint_day(painter, rect, self._appearance.theme, self._mark, self._appearance.px(100) / 100)

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()


class HeatLegend(QWidget):
    """Squares with their words, wrapping."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, gap=12)
        for name, mark in _samples().items():
            row.addWidget(_item(HeatSample(appearance, mark), Label(texts.say(f"diary.legend.{name}"), "small", False)))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def _samples() -> dict[str, DiaryMark]:
    shades = {f"shade_{number}": DiaryMark(_DAY, float(least)) for number, least in enumerate((0, 5, *SHADES[1:]))}
    return {
        **shades,
        "hurt": DiaryMark(_DAY, hurt=True),
        "noted": DiaryMark(_DAY, noted=True),
        "routine": DiaryMark(_DAY, routines=1),
        "time_off": DiaryMark(_DAY, time_off=TimeOffKind.OTHER),
    }


def _item(sample: HeatSample, words: Label) -> QWidget:
    item = QWidget()
    row = QHBoxLayout(item)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(sample)
    row.addWidget(words)
    return item
