"""What has just been done outside the window, with Undo; it goes away by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coach.ui.passing_window import PassingWindow
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class CornerNote(PassingWindow):
    """One sentence; a newer one takes its place."""

    width_at_100 = 380
    stays_ms = 20_000
    """As long as a toast with Undo."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._undo: Callable[[], object] | None = None
        self._sentence, self._button = Label("", "bold"), LinkButton(texts.say("common.undo"))
        row = FlowLayout(gap=16)
        row.addWidget(self._sentence)
        row.addWidget(self._button)
        self.card.body.setContentsMargins(20, 8, 20, 8)
        self.card.body.addLayout(row)
        self._button.clicked.connect(self._take_back)

    def show_note(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """Say something for twenty seconds; ``undo`` takes it back."""
        self._undo = undo
        self._sentence.setText(sentence)
        self._button.setVisible(undo is not None)
        self.name_it(sentence, "")
        self.appear()

    def dismiss(self) -> None:
        self._undo = None
        super().dismiss()

    def _take_back(self) -> None:
        undo = self._undo
        self.dismiss()
        if undo is not None:
            undo()
