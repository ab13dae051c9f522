"""A chart on a page: what it shows in a sentence, the chart, what stands at a point, its table, and its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from coach.domain.chart import Chart
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chart_view import ChartView
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.late_part import LatePart

if TYPE_CHECKING:
    from coach.ui.widgets.chart_table import ChartTableView


class ChartCard(Card):
    """Without anything to draw it says when it will fill. Add what belongs to a chosen point to ``foot``."""

    save_requested = Signal(object)
    """The ``Chart`` to save as a picture."""
    copy_requested = Signal(object)
    """The ``Chart`` to copy as a picture."""
    place_chosen = Signal(object)
    """The ``Place`` somebody went to."""

    def __init__(
        self, appearance: Appearance, texts: Texts, hinted: bool = True, parent: QWidget | None = None
    ) -> None:
        """``hinted``: where no point stands out it says how to read one; the first chart of a page says it for all."""
        super().__init__(" ", parent=parent)
        self._appearance, self._texts = appearance, texts
        self._hint = texts.say("charts.hint") if hinted else " "
        self._chart: Chart | None = None
        self._make()
        self._lay_out()
        self._connect()

    @property
    def view(self) -> ChartView:
        """The chart itself."""
        return self._view

    def show_chart(self, chart: Chart) -> None:
        """Show a chart; the same again changes nothing."""
        if chart == self._chart:
            return
        self._chart = chart
        self.show_heading(chart.title)
        self._sentence.show_text(chart.sentence)
        self._view.show_chart(chart)
        self._name_links(chart)
        self._show_parts()

    def _make(self) -> None:
        say = self._texts.say
        self._sentence = Label("", "muted")
        self._view = ChartView(self._appearance, say("charts.keys"))
        self._reading = Label(self._hint, "small")
        self._table = LatePart(self._make_table)
        self._links = QWidget()
        self._as_table = LinkButton(say("charts.as_table"))
        self._save, self._copy = LinkButton(say("charts.save")), LinkButton(say("charts.copy"))

    def _make_table(self) -> ChartTableView:
        # Most charts are never asked for as tables: what these need is imported when one is.
        from coach.ui.widgets.chart_table import ChartTableView

        return ChartTableView(self._appearance, "")

    def _lay_out(self) -> None:
        self.body.setSpacing(8)
        for part in (self._sentence, self._view, self._reading):
            self.body.addWidget(part)
        self.foot = QVBoxLayout()
        self.body.addLayout(self.foot)
        self.body.addLayout(self._table.place)
        row = FlowLayout(self._links, gap=20)
        for link in (self._as_table, self._save, self._copy):
            row.addWidget(link)
        self.body.addWidget(self._links)

    def _connect(self) -> None:
        self._view.reading_changed.connect(self._show_reading)
        self._view.place_chosen.connect(self.place_chosen)
        self._view.menu_requested.connect(self._open_menu)
        self._as_table.clicked.connect(self._turn)
        self._save.clicked.connect(lambda: self.save_requested.emit(self._chart))
        self._copy.clicked.connect(lambda: self.copy_requested.emit(self._chart))

    def _name_links(self, chart: Chart) -> None:
        """Each says of which chart it is, for those who hear it alone."""
        for link, id in ((self._save, "save"), (self._copy, "copy")):
            link.show_text(self._texts.say(f"charts.{id}"), self._texts.say(f"charts.{id}_of", title=chart.title))
        self._name_turn()

    def _name_turn(self) -> None:
        id = "as_chart" if self._table.is_shown else "as_table"
        title = self._chart.title if self._chart else ""
        self._as_table.show_text(self._texts.say(f"charts.{id}"), self._texts.say(f"charts.{id}_of", title=title))

    def _turn(self) -> None:
        """Chart or table."""
        self._table.show_if(not self._table.is_shown)
        self._show_parts()
        self._name_turn()
        if self._table.is_shown:
            self._table.part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_parts(self) -> None:
        empty, table = self._chart is None or self._chart.is_empty, self._table.is_shown
        if table and self._chart is not None:
            from coach.domain.chart_table import table_of

            self._table.part.setAccessibleName(self._texts.say("charts.table_of", title=self._chart.title))
            self._table.part.show_table(table_of(self._chart))
        self._table.show_if(table and not empty)
        self._links.setVisible(not empty)
        for part in (self._view, self._reading):
            part.setVisible(not empty and not table)

    def _show_reading(self, words: str) -> None:
        self._reading.setText(words or self._hint)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for link in (self._as_table, self._save, self._copy):
            menu.addAction(link.text(), link.click)
        menu.popup(at)
