"""A file that is being read, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.share_bar import ShareBar


class ReadingCard(Card):
    """A bar and Cancel; hidden while nothing is read."""

    cancel_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._texts, self._file = texts, ""
        self._words, self._bar = Label(), ShareBar(appearance)
        self._cancel = QuietButton(texts.say("arrivals.reading.cancel"))
        for part in (self._words, self._bar):
            self.body.addWidget(part)
        self.body.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self._cancel.clicked.connect(self.cancel_requested)
        self.hide()

    def begin(self, file: str) -> None:
        """A file of that name is being read."""
        self._file = file
        self.show_share(0.0)
        self._bar.show()
        self._cancel.show()
        self.show()
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_share(self, share: float) -> None:
        """How much is read, 0–1."""
        words = self._texts.say("arrivals.reading.words", file=self._file, percent=int(share * 100))
        self._bar.show_share(share, words)
        self._words.setText(words)

    def show_keeping(self) -> None:
        """What was chosen is being kept, which takes a moment and is not stopped half-way."""
        self._words.setText(self._texts.say("arrivals.reading.keeping"))
        self._bar.hide()
        self._cancel.hide()
        self.show()

    def cancel(self) -> None:
        """Ask for the end, as the button does."""
        self._cancel.click()
