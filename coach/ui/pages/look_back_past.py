"""Earlier weeks, as they were told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.look_back import LookBack, RolandMorris
from coach.domain.look_back_due import compare_peg
from coach.ui.pages.look_back_texts import shift_words, week_scores, week_words
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label

MOST = 6
"""Weeks that are shown, the newest first."""


class PastWeeksCard(Card):
    """Plain scores, and a word about the first and the last where there is one to say; beside them the longer
    questionnaire, and the way to what suits somebody."""

    suits_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("look_back.past.heading"), parent=parent)
        self._texts = texts
        self._shown: list[tuple[str, str]] = []
        self._change = Label()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addWidget(self._change)
        self.body.addLayout(self._rows)
        self._months_heading, self._months = Label(texts.say("look_back.past.months"), "bold"), Label("", "muted")
        suits = LinkButton(texts.say("look_back.past.suits"))
        suits.clicked.connect(self.suits_requested)
        for part in (self._months_heading, self._months, Label(texts.say("look_back.past.about"), "small")):
            self.body.addWidget(part)
        self.body.addWidget(suits, 0, Qt.AlignmentFlag.AlignLeft)

    def show_months(self, answers: Sequence[RolandMorris]) -> None:
        """Show the newest of the longer questionnaire, given oldest first."""
        row, texts = "roland_morris.row", self._texts
        newest_first = answers[: -MOST - 1 : -1]
        self._months_heading.setVisible(bool(answers))
        self._months.show_text(
            "\n".join(texts.say(row, day=texts.day(one.day), score=one.score) for one in newest_first)
        )

    def show_weeks(self, look_backs: Sequence[LookBack]) -> None:
        """Show the newest of them; takes no room while there is none."""
        self.setVisible(bool(look_backs))
        found = compare_peg(look_backs)
        self._change.show_text("" if found is None else shift_words(self._texts, "look_back.past", found))
        newest_first = look_backs[: -MOST - 1 : -1]
        goal = next((one.goal for one in newest_first if one.goal), "")
        rows = [self._row(one, goal) for one in newest_first]
        if rows == self._shown:
            return  # whoever is writing a word is not to see it all set out anew
        self._shown = rows
        self._clear()
        for week, scores in rows:
            self._add(Label(week, "bold", parent=self))
            self._add(Label(scores, "muted", parent=self))

    def _row(self, one: LookBack, goal: str) -> tuple[str, str]:
        return week_words(self._texts, "look_back.past.row", one.monday), week_scores(self._texts, one, goal)

    def _add(self, row: Label) -> None:
        self._rows.addWidget(row)
        row.show()

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
