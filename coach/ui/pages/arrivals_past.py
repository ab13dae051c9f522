"""What was taken in before, with the way to take it out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label


@dataclass(frozen=True)
class PastRow:
    """A file that came in: its id, what is said of it, its name, and how many walks of it are there."""

    id: int
    words: str
    file: str
    walks: int


class PastCard(Card):
    """Hidden while there is nothing; asks before anything goes."""

    take_back_requested = Signal(int)
    """The id of an arrival."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("arrivals.past.heading"), parent=parent)
        self._texts, self._asked = texts, 0
        self._rows: list[QWidget] = []
        self._links: dict[int, LinkButton] = {}
        self._list, self._asking = QVBoxLayout(), Asking()
        self._list.setSpacing(4)
        self.body.addLayout(self._list)
        self.body.addWidget(self._asking)
        self._asking.accepted.connect(lambda: self.take_back_requested.emit(self._asked))
        self._asking.declined.connect(self._focus_row)
        self.hide()

    def show_rows(self, rows: Sequence[PastRow]) -> None:
        """Show these, the newest first."""
        for part in self._rows:
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._rows, self._links = [], {}
        self._asking.hide()
        for row in rows:
            self._add(row)
        self.setVisible(bool(rows))

    def _add(self, row: PastRow) -> None:
        say = self._texts.say
        words, link = Label(row.words, parent=self), LinkButton(say("arrivals.past.take_back"), self)
        link.setAccessibleName(say("arrivals.past.take_back_of", file=row.file))
        link.clicked.connect(lambda: self._ask(row))
        self._links[row.id] = link
        self._list.addWidget(words)
        self._list.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (words, link):
            part.show()
            self._rows.append(part)

    def _ask(self, row: PastRow) -> None:
        self._asked = row.id
        say = self._texts.say
        question = say("arrivals.past.ask", count=row.walks, file=row.file)
        self._asking.ask(question, say("arrivals.past.yes"), say("arrivals.past.no"))

    def _focus_row(self) -> None:
        if self._asked in self._links:
            self._links[self._asked].setFocus(Qt.FocusReason.OtherFocusReason)
