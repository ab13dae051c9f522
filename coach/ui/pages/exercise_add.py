"""Which routine an exercise is added to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.exercise import Routine
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


@dataclass(frozen=True)
class AddToRoutine:
    """``exercise`` (its id) is to be added to ``routine``, or to a new one (None)."""

    exercise: str
    routine: Routine | None = None


class AddCard(Card):
    """Hidden until somebody asks for it; the page's Esc closes it."""

    chosen = Signal(object)
    """A ``Routine``, or None for a new one."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(tone="soft", parent=parent)
        self._texts = texts
        self._buttons: list[QWidget] = []
        self._row = FlowLayout(gap=10)
        self.body.addWidget(Label(texts.say("exercise.add_where"), "bold"))
        self.body.addSpacing(6)
        self.body.addLayout(self._row)
        self.hide()

    def show_routines(self, routines: Sequence[Routine]) -> None:
        """Show the routines one may add to."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        made = [self._button(OutlineButton(routine.name), routine) for routine in routines]
        new, cancel = OutlineButton(self._texts.say("exercise.add_new")), QuietButton(self._texts.say("common.cancel"))
        cancel.clicked.connect(self.hide)
        self._buttons = [*made, self._button(new, None), cancel]
        for button in self._buttons:
            self._row.addWidget(button)

    def ask(self) -> None:
        """Show it, with the keyboard on its first button."""
        self.show()
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, button: OutlineButton, routine: Routine | None) -> OutlineButton:
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda: self.chosen.emit(routine))
        return button
