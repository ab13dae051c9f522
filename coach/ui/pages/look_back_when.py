"""When the look back is asked, and the way to the longer questionnaire."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class WhenCard(Card):
    """A weekday, and a link that is there once in four weeks."""

    weekday_changed = Signal(int)
    """0 is Monday."""
    roland_morris_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("look_back.ask.heading"), parent=parent)
        self._texts = texts
        days = [Choice(str(weekday), texts.weekday(weekday)) for weekday in range(7)]
        self._day = DropDown(appearance, texts.say("look_back.ask.day"), days)
        self._link = LinkButton(texts.say("look_back.ask.roland_morris"))
        self._about = Label("", "small")
        self._arrange()
        self._day.choice_changed.connect(lambda id: self.weekday_changed.emit(int(id)))
        self._link.clicked.connect(self.roland_morris_requested)

    @property
    def first_field(self) -> QWidget:
        """The weekday."""
        return self._day

    def show_weekday(self, weekday: int) -> None:
        """Show the day it is asked on, 0 is Monday."""
        self._day.show_chosen(str(weekday))

    def show_roland_morris(self, again: date | None) -> None:
        """Offer the longer questionnaire, or say from which day on it is there again."""
        say = self._texts.say
        self._link.setVisible(again is None)
        if again is None:
            self._about.show_text(say("look_back.ask.roland_morris_about"))
        else:
            self._about.show_text(say("look_back.ask.roland_morris_later", day=self._texts.full_date(again)))

    def _arrange(self) -> None:
        row = FlowLayout(gap=12)
        row.addWidget(Label(self._texts.say("look_back.ask.day"), "bold", wrap=False))
        row.addWidget(self._day)
        links = FlowLayout()
        links.addWidget(self._link)
        self.body.addLayout(row)
        self.body.addLayout(links)
        self.body.addWidget(self._about)
