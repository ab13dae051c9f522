"""Minutes week by week, where a week can be chosen and excused."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.chart_axis import Places
from coach.domain.chart_reading import Place
from coach.domain.time_off import TimeOff
from coach.ui.pages.progress_week_off import WeekOff
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.chart_card import ChartCard
from coach.ui.widgets.label import Label


class MinutesCard(ChartCard):
    """Below the chart stands the chosen week, the newest before somebody chooses."""

    mark_requested = Signal(object)
    """The ``TimeOff`` to mark."""
    unmark_requested = Signal(object)
    """The ``TimeOff`` to take away."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(appearance, texts, hinted=False, parent=parent)
        self._places: Places | None = None
        self._times_off: Collection[TimeOff] = ()
        self._week_off = WeekOff(texts)
        self._shared = Label(texts.say("progress.week_off.shared"), "small")
        self._shared.hide()
        self.foot.addWidget(self._week_off)
        self.foot.addWidget(self._shared)
        self.place_chosen.connect(self._show_week)
        self._week_off.mark_requested.connect(self.mark_requested)
        self._week_off.unmark_requested.connect(self.unmark_requested)

    def show_weeks(self, places: Places, times_off: Collection[TimeOff]) -> None:
        """What stands where in the chart it shows, and the days off that were told."""
        self._places, self._times_off = places, times_off
        self._show_week(self.view.place)

    def _show_week(self, place: Place | None) -> None:
        places, chart = self._places, self.view.chart
        drawn = chart is not None and not chart.is_empty
        self._shared.setVisible(drawn and places is not None and places.size > 1)
        if places is None or places.size > 1 or chart is None or chart.is_empty:
            self._week_off.show_week(None, ())
            return
        number = place.point if place is not None else len(places.weeks) - 1
        self._week_off.show_week(places.weeks[number][0], self._times_off)
