"""Something that is being done, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.share_bar import ShareBar


class WorkingCard(Card):
    """A bar and Cancel; hidden while nothing is done."""

    cancel_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._texts, self._what = texts, ""
        self._words, self._bar = Label(), ShareBar(appearance)
        self._cancel = QuietButton(texts.say("backups.working.cancel"))
        for part in (self._words, self._bar):
            self.body.addWidget(part)
        self.body.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self._cancel.clicked.connect(self.cancel_requested)
        self.hide()

    def begin(self, words: str) -> None:
        """Something begins; ``words`` say what."""
        self._what = words
        self.show_share(0.0)
        self.show()
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_share(self, share: float) -> None:
        """How much is done, 0–1."""
        words = self._texts.say("backups.working.words", what=self._what, percent=int(share * 100))
        self._bar.show_share(share, words)
        self._words.setText(words)

    def cancel(self) -> None:
        """Ask for the end, as the button does."""
        self._cancel.click()
