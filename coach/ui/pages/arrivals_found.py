"""What is in a file of walks, before anything of it is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.services.arrival_desk import ArrivalPreview
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.long_ticks import LongRow, LongTicks


class FoundCard(Card):
    """Its walks to tick, with why others stay out, and the question whether to take them in."""

    accepted = Signal(object)
    """The places of the walks that were chosen, a frozenset of int."""
    declined = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._texts = texts
        self._preview: ArrivalPreview | None = None
        self._lines: list[Label] = []
        say = texts.say
        self._counted, self._about = Label("", "bold"), QVBoxLayout()
        self._about.setSpacing(6)
        self._list = LongTicks(appearance, say("arrivals.found.list"))
        self._all, self._none = LinkButton(say("arrivals.found.all")), LinkButton(say("arrivals.found.none"))
        self._take, self._not = PrimaryButton(""), QuietButton(say("arrivals.found.not_now"))
        self._lay_out()
        self._all.clicked.connect(lambda: self._tick(self._preview.possible if self._preview else frozenset()))
        self._none.clicked.connect(lambda: self._tick(frozenset()))
        self._list.ticked_changed.connect(self._count)
        self._take.clicked.connect(lambda: self.accepted.emit(self._list.ticked))
        self._not.clicked.connect(self.declined)

    def show_preview(self, preview: ArrivalPreview, name: str, about: list[str], rows: list[str]) -> None:
        """Show what a file called ``name`` would bring: ``about`` it, and each of its ``rows`` in words."""
        self._preview = preview
        heading = self._texts.say("arrivals.found.heading", file=name)
        self.show_heading(heading)
        self.setAccessibleName(" ".join([heading, *about]))
        self._say(about)
        places = zip(preview.rows, rows, strict=True)
        self._list.show_rows(
            [LongRow(row.place, words, row.left_out is None) for row, words in places], preview.offered
        )
        self._list.setVisible(bool(preview.rows))
        for part in (self._all, self._none):
            part.setVisible(bool(preview.possible))
        self._count()

    def focus_first(self) -> None:
        """Put the keyboard where the card begins, so that it is read from there."""
        (self._all if self._preview and self._preview.possible else self._not).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        ways, answers = FlowLayout(gap=18), FlowLayout(gap=12)
        for link in (self._all, self._none):
            ways.addWidget(link)
        for button in (self._take, self._not):
            answers.addWidget(button)
        self.body.addWidget(self._counted)
        self.body.addLayout(ways)
        self.body.addWidget(self._list)
        self.body.addLayout(self._about)
        self.body.addSpacing(8)
        self.body.addLayout(answers)

    def _say(self, about: list[str]) -> None:
        for line in self._lines:
            self._about.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._counted.show_text(about[0])
        self._lines = [Label(words, "small", parent=self) for words in about[1:]]
        for line in self._lines:
            self._about.addWidget(line)
            line.show()

    def _tick(self, places: frozenset[int]) -> None:
        self._list.tick(places)

    def _count(self) -> None:
        count, preview = len(self._list.ticked), self._preview
        rest = bool(preview and preview.others)
        id = "take" if count else ("take_rest" if rest else "take_nothing")
        self._take.show_text(self._texts.say(f"arrivals.found.{id}", count=count))
        self._take.setEnabled(bool(count or rest))
