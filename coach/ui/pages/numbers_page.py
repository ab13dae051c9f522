"""The numbers: what do my walks follow from?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.numbers_told import NumbersTold
from coach.ui.pages.numbers_group import NumbersGroup
from coach.ui.pages.numbers_pace import PaceCard
from coach.ui.pages.numbers_start import StartCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.back_link import BackLink
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.tab_page import TabPage

WIDEST = 900


class NumbersPage(TabPage):
    """Every threshold with its value and its source, and how quickly walks grow. Esc goes back."""

    pace_chosen = Signal(str)
    """The id of the pace rule."""
    bounds_requested = Signal()
    """See or change the bounds."""
    back_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("numbers.title"), texts.say("numbers.caption"), WIDEST, parent)
        self._appearance, self._texts = appearance, texts
        self._groups: dict[str, NumbersGroup] = {}
        self._make()
        self._lay_out()
        self._connect()
        self._show_parts(False)
        self._message_words.show_text(texts.say("numbers.loading"))

    def show_numbers(self, told: NumbersTold) -> None:
        """Show every number as it stands, also after an error."""
        self._show_parts(True)
        self._pace.show_paces(told.paces, told.chosen, told.bounded)
        changed = "changed" if told.changed else "unchanged"
        self._state.setText(self._texts.say(f"numbers.{changed}", count=told.changed))
        for table, numbers in told.groups:
            if table not in self._groups:
                self._groups[table] = NumbersGroup(self._appearance, self._texts, table)
                self._list.addWidget(self._groups[table])
            self._groups[table].show_numbers(numbers)

    def show_bounds(self, any_bounds: bool) -> None:
        """Say whether there are bounds."""
        self._bounds_words.setText(self._texts.say("numbers.bounds_some" if any_bounds else "numbers.bounds_none"))

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing to show, in one sentence; "" shows the numbers again."""
        self._show_parts(not sentence)
        if sentence:
            self.show_title(self._texts.say("numbers.error_title"))
            self._message_words.show_text(f"{sentence} {self._texts.say('numbers.error_next')}")

    def _make(self) -> None:
        say = self._texts.say
        self._back = BackLink(self._appearance, self._texts)
        self._message, self._message_words = Card(), Label()
        self._pace = PaceCard(self._appearance, self._texts)
        self._about, self._state = Card(tone="soft"), Label("", "bold")
        self._bounds, self._bounds_words = Card(), Label(say("numbers.bounds_none"))
        self._open = LinkButton(say("numbers.bounds_open"))
        self._list, self._numbers = QVBoxLayout(), QWidget()

    def _lay_out(self) -> None:
        say = self._texts.say
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._message.body.addWidget(self._message_words)
        self._about.body.addWidget(Label(say("numbers.about")))
        self._about.body.addWidget(self._state)
        row = FlowLayout(gap=12)
        row.addWidget(self._open)
        self._bounds.show_heading(say("numbers.bounds_open"))
        self._bounds.body.addWidget(self._bounds_words)
        self._bounds.body.addLayout(row)
        column = QVBoxLayout(self._numbers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        self._list.setSpacing(18)
        column.addWidget(StartCard(self._texts))
        column.addLayout(self._list)
        self._parts: tuple[QWidget, ...] = (self._pace, self._bounds, self._about, self._numbers)
        for part in (self._message, *self._parts):
            self.content.addWidget(part)
        self.tab_through((self._back, self._pace, self._bounds))
        # The first thing on the page, so that it opens at its top.
        self.setFocusProxy(self._back)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._open.clicked.connect(self.bounds_requested)
        self._pace.pace_chosen.connect(self.pace_chosen)
        QShortcut(QKeySequence("Esc"), self, self._back.click)

    def _show_parts(self, well: bool) -> None:
        self.show_title(self._texts.say("numbers.title"))
        self._message.setVisible(not well)
        for part in self._parts:
            part.setVisible(well)
