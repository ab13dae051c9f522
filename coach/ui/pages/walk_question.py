"""One question in the middle of a walk, answered by large buttons or by number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.answer_button import AnswerButton
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.turning_row import TurningRow

ROW_FROM = 760
"""Pixels at 100 % from which the answers stand side by side."""


class WalkQuestion(Card):
    """Keys 1, 2, 3 … answer; Esc and the quiet button leave things as they were. ``table`` holds its words."""

    answered = Signal(str)
    """The id of the answer."""
    left = Signal()

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        table: str,
        answers: Sequence[str],
        danger: str = "",
        parent: QWidget | None = None,
        quiet: Sequence[str] = (),
    ) -> None:
        """``quiet`` answers stand beneath the others, and are numbered on."""
        heading = texts.say(f"{table}.heading")
        super().__init__(heading, parent=parent)
        self.setAccessibleName(heading)
        self._create(appearance, texts, table, answers, danger)
        self._quiet = [LinkButton(texts.say(f"{table}.{id}")) for id in quiet]
        for button in (*self._quiet, self._back):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        for number, button in enumerate(self._quiet, start=len(answers) + 1):
            button.setToolTip(texts.say("walk.with_key", name=button.accessibleName(), key=str(number)))
        self._connect((*answers, *quiet))
        self.hide()

    def ask(self) -> None:
        """Show the question with the first answer in focus."""
        self.show()
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _create(self, appearance: Appearance, texts: Texts, table: str, answers: Sequence[str], danger: str) -> None:
        words = [texts.say(f"{table}.{id}") for id in answers]
        self._buttons = [
            AnswerButton(text, "danger" if id == danger else "bold") for id, text in zip(answers, words, strict=True)
        ]
        self._back = LinkButton(texts.say(f"{table}.back"))
        row = TurningRow(appearance, ROW_FROM, gap=12)
        for number, button in enumerate(self._buttons, start=1):
            button.setToolTip(texts.say("walk.with_key", name=words[number - 1], key=str(number)))
            row.add(button, 1)
        self.body.addWidget(row)

    def _connect(self, answers: Sequence[str]) -> None:
        for number, (id, button) in enumerate(zip(answers, (*self._buttons, *self._quiet), strict=True), start=1):
            button.clicked.connect(lambda _=False, id=id: self._answer(id))
            key = QShortcut(QKeySequence(str(number)), self)
            key.activated.connect(lambda id=id: self._answer(id))
        self._back.clicked.connect(self._leave)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._leave)

    def _answer(self, id: str) -> None:
        self.hide()
        self.answered.emit(id)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
