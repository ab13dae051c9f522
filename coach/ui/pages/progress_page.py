"""Progress: is it working?"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain.progress_view import Span
from coach.domain.time_off import TimeOff
from coach.services.progress_charts import ProgressCharts
from coach.ui.pages.progress_minutes_card import MinutesCard
from coach.ui.pages.progress_number import NumberCard
from coach.ui.pages.progress_told import numbers_told
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, PrimaryButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.card_grid import CardGrid
from coach.ui.widgets.chart_card import ChartCard
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.ends_layout import EndsLayout
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.late_part import LatePart
from coach.ui.widgets.tab_page import TabPage

NARROWEST = 230
"""Pixels at 100 % of a card with a number."""
FURTHER = 5
"""Walks, routines, PEG, Roland-Morris and the goal."""

Shown = TypeVar("Shown", bound=ChartCard)


class ProgressPage(TabPage):
    """Three numbers and the charts behind them, over a span of weeks."""

    span_changed = Signal(object)
    """The ``Span`` somebody chose."""
    diary_requested = Signal()
    report_requested = Signal()
    today_requested = Signal()
    """There is nothing to see yet: where walks begin."""
    mark_requested = Signal(object)
    """The ``TimeOff`` to mark."""
    unmark_requested = Signal(object)
    """The ``TimeOff`` to take away."""
    save_requested = Signal(object)
    """The ``Chart`` to save as a picture."""
    copy_requested = Signal(object)
    """The ``Chart`` to copy as a picture."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("progress.title"), parent=parent)
        self._appearance, self._texts = appearance, texts
        self._charts: ProgressCharts | None = None
        self._times_off: Collection[TimeOff] = ()
        self._make()
        self._lay_out()
        self._connect()

    def show_progress(self, charts: ProgressCharts, times_off: Collection[TimeOff]) -> None:
        """Show a span of weeks; what is the same as before stays as it is. What lies further down follows at once, but
        after the page is painted."""
        view, first = charts.view, self._charts is None
        self._charts, self._times_off = charts, times_off
        self._show_span(view.span, follows=first)
        nothing_ever = view.is_empty and len(view.weeks) == 1 and not view.goal_scores
        self._say_empty("empty" if nothing_ever else "")
        self._goal.setText(self._texts.say("progress.goal", goal=view.goal) if view.goal else "")
        self._goal.setVisible(bool(view.goal) and not nothing_ever)
        for card, told in zip(self._numbers, numbers_told(self._texts, view), strict=True):
            card.show_number(told)
        self._pain.show_chart(charts.pain)
        self._later.start()

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing to show, in one sentence."""
        self._charts = None
        self._say_empty("error", sentence)

    def _make(self) -> None:
        say = self._texts.say
        spans = [Choice(span.value, say(f"progress.span.{span.value}")) for span in Span]
        self._spans = ChipGroup(say("progress.span_name"), spans)
        self._diary, self._report = OutlineButton(say("progress.diary")), OutlineButton(say("progress.report"))
        self._nothing, self._nothing_words = Card(" "), Label()
        self._to_today = PrimaryButton(say("progress.to_today"))
        self._goal = Label("", "muted")
        self._numbers = [NumberCard(self._appearance) for _ in range(3)]
        self._pain = self._chart_card(hinted=True)
        self._minutes = LatePart(self._minutes_card)
        self._further = [LatePart(self._chart_card) for _ in range(FURTHER)]
        self._later = QTimer(self, singleShot=True, interval=0)

    def _lay_out(self) -> None:
        self._nothing.body.addWidget(self._nothing_words)
        self._nothing.body.addWidget(self._to_today, 0, Qt.AlignmentFlag.AlignLeft)
        self._nothing.hide()
        self._top, self._cards = self._make_top(), self._make_cards()
        for part in (self._top, self._nothing, self._goal, self._cards, self._pain):
            self.content.addWidget(part)
        for place in (self._minutes.place, *(late.place for late in self._further)):
            self.content.addLayout(place)

    def _make_top(self) -> QWidget:
        """The title with the spans and the ways on beside it, below it where the window is narrow."""
        self.title.hide()
        top, actions = QWidget(), QWidget()
        row = FlowLayout(actions)
        row.addWidget(self._spans)
        row.addWidget(self._diary)
        row.addWidget(self._report)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        for part in (top, actions):
            part.setSizePolicy(policy)
        ends = EndsLayout(top, gap=12)
        ends.addWidget(Label(self.title.text(), "title"))
        ends.addWidget(actions)
        return top

    def _make_cards(self) -> QWidget:
        cards = QWidget()
        self._grid = CardGrid(self._appearance.px(NARROWEST), gap=18)
        cards.setLayout(self._grid)
        for card in self._numbers:
            self._grid.addWidget(card)
        return cards

    def _chart_card(self, hinted: bool = False) -> ChartCard:
        return self._connected(ChartCard(self._appearance, self._texts, hinted))

    def _minutes_card(self) -> MinutesCard:
        card = self._connected(MinutesCard(self._appearance, self._texts))
        card.mark_requested.connect(self.mark_requested)
        card.unmark_requested.connect(self.unmark_requested)
        return card

    def _connected(self, card: Shown) -> Shown:
        card.save_requested.connect(self.save_requested)
        card.copy_requested.connect(self.copy_requested)
        return card

    def _connect(self) -> None:
        self._spans.chosen_changed.connect(self._choose_span)
        self._diary.clicked.connect(self.diary_requested)
        self._report.clicked.connect(self.report_requested)
        self._to_today.clicked.connect(self.today_requested)
        self._appearance.changed.connect(self._fit_cards)
        self._later.timeout.connect(self._show_further)

    def _show_span(self, span: Span, follows: bool) -> None:
        """``follows``: what had the focus before anything was chosen was the first span."""
        self._spans.show_chosen([span.value])
        if follows and self._spans.isAncestorOf(self.focusWidget() or self):
            next(chip for chip in self._spans.chips if chip.isChecked()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_span(self, chosen: frozenset[str]) -> None:
        if chosen:
            self.span_changed.emit(Span(next(iter(chosen))))
        elif self._charts is not None:
            self._spans.show_chosen([self._charts.view.span.value])

    def _say_empty(self, id: str, sentence: str = "") -> None:
        """Say why there is nothing, with the way on; "" shows everything again."""
        if id:
            self._nothing.show_heading(self._texts.say(f"progress.{id}_title"))
            self._nothing_words.show_text(sentence or self._texts.say(f"progress.{id}"))
        self._nothing.setVisible(bool(id))
        self._to_today.setVisible(id == "empty")
        for part in (self._cards, self._pain):
            part.setVisible(not id)
        if id:
            self._goal.hide()
            self._show_further()

    def _show_further(self) -> None:
        """The charts below; there is nothing to show of them where the page says why."""
        charts = self._charts if self._nothing.isHidden() else None
        self._minutes.show_if(charts is not None)
        if charts is not None:
            self._minutes.part.show_chart(charts.minutes)
            self._minutes.part.show_weeks(charts.places, self._times_off)
        shown = (charts.walks, charts.routines, *charts.scores) if charts is not None else ()
        for number, late in enumerate(self._further):
            late.show_if(number < len(shown))
            if number < len(shown):
                late.part.show_chart(shown[number])
        minutes = (self._minutes.part,) if self._minutes.is_shown else ()
        further = (late.part for late in self._further if late.is_shown)
        self.tab_through((self._top, self._nothing, self._cards, self._pain, *minutes, *further))

    def _fit_cards(self) -> None:
        self._grid.show_narrowest(self._appearance.px(NARROWEST))
