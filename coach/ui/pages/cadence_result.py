"""What a count of steps gave."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.domain.cadence import CadenceResult
from coach.domain.sound import FASTEST_BEAT, SLOWEST_BEAT
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.big_number import BigNumber
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label


class ResultCard(Card):
    """The number with what it means for the beat, or what to do where the taps do not tell. It can have the focus, so
    that a screen reader says it and no key presses anything."""

    corner = 20

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("cadence.result"), parent=parent)
        self._texts = texts
        self._number, self._words = BigNumber(appearance), Label()
        self.body.addWidget(self._number)
        self.body.addWidget(self._words)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_result(self, result: CadenceResult) -> None:
        """Show a count."""
        steps = result.steps_per_minute
        self.show_heading(self._texts.say("cadence.result" if steps else "cadence.no_result"))
        self._number.setVisible(steps is not None)
        if steps is not None:
            self._number.show_number(str(steps), self._texts.say("cadence.unit"))
        words = self._texts.say(f"cadence.why.{result.why}", fastest=FASTEST_BEAT, slowest=SLOWEST_BEAT)
        self._words.setText(words)
        self.setAccessibleName(" ".join(filter(None, (self._number.accessibleName() if steps else "", words))))
