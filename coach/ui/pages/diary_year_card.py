"""A year at a glance, and the way to any day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.diary import DiaryYear
from coach.ui.pages.diary_words import DiaryWords
from coach.ui.pages.plan_date_field import DateField
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.heat_legend import HeatLegend
from coach.ui.widgets.heat_map import HeatMapView
from coach.ui.widgets.label import Label


class DiaryYearCard(Card):
    """The chosen day is told above the map and can be opened."""

    day_chosen = Signal(object)
    """The ``date`` somebody went to, of whichever year."""
    day_requested = Signal(object)
    """The ``date`` somebody wants to see in full."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._texts, self._words = texts, DiaryWords(texts)
        self._year: DiaryYear | None = None
        self._create(appearance)
        self._arrange()
        self._connect()

    @property
    def first_field(self) -> QWidget:
        """The map."""
        return self.map

    def show_year(self, year: DiaryYear, chosen: date) -> None:
        """Show a year with one of its days chosen."""
        self._year = year
        self.show_heading(self._texts.say("diary.heading", year=year.year))
        self.map.show_year(year, chosen)
        with QSignalBlocker(self._field):
            self._field.show_bounds(year.first, year.last, year.today)
            self._field.show_day(chosen)
        for button, other in ((self._before, year.year - 1), (self._after, year.year + 1)):
            button.show_text(self._texts.say("diary.earlier_year", year=other))
            button.setVisible(year.first.year <= other <= year.last.year)
        self._tell()

    def _create(self, appearance: Appearance) -> None:
        say = self._texts.say
        self.map = HeatMapView(appearance, self._texts, self._reading)
        self._field = DateField(appearance, self._texts, say("diary.go_to"))
        self._before, self._after = LinkButton(""), LinkButton("")
        self._told, self._open = Label("", "bold"), OutlineButton(say("diary.open"))
        self._legend = HeatLegend(appearance, self._texts)

    def _arrange(self) -> None:
        ways = FlowLayout(gap=16)
        for part in (Label(self._texts.say("diary.go_to"), wrap=False), self._field, self._before, self._after):
            ways.addWidget(part)
        self.body.addLayout(ways)
        self.body.addWidget(self._told)
        self.body.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.map)
        self.body.addWidget(self._legend)

    def _connect(self) -> None:
        self.map.day_chosen.connect(self._choose)
        self.map.day_requested.connect(self.day_requested)
        self._field.day_changed.connect(self._choose)
        self._open.clicked.connect(lambda: self.day_requested.emit(self.map.day))
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))

    def _choose(self, day: date) -> None:
        if self._year is not None and day.year == self._year.year:
            self.show_year(self._year, day)
        self.day_chosen.emit(day)

    def _turn(self, years: int) -> None:
        """The same day of another year, as far as it can be opened."""
        if self._year is not None:
            day, year = self.map.day, self._year.year + years
            day = date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)
            self._choose(min(self._year.last, max(self._year.first, day)))

    def _tell(self) -> None:
        self._told.show_text(self._reading(self.map.day))
        day = self._words.full(self.map.day)
        self._open.show_text(self._texts.say("diary.open"), self._texts.say("diary.open_name", day=day))

    def _reading(self, day: date) -> str:
        return "" if self._year is None else self._words.line(self._year.mark(day))
