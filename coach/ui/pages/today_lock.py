"""The card that stands in the walk's place while walking waits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.red_flag_book import ActionCard as ActionWords
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.action_card import ActionCard
from coach.ui.widgets.buttons import DangerButton


class LockCard(QWidget):
    """What to do now, and the way to say that it was done."""

    seen_requested = Signal()
    read_aloud_requested = Signal(str)

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._spoken = ""
        self._card = ActionCard(appearance, texts, read_aloud=False)
        self._seen = DangerButton(texts.say("today.lock.seen"))
        self._read = DangerButton(texts.say("widgets.read_aloud"))
        self._read.show_icon(appearance, "volume-2")
        self._arrange()
        self.setFocusProxy(self._seen)
        self._seen.clicked.connect(self.seen_requested)
        self._read.clicked.connect(lambda: self.read_aloud_requested.emit(self._spoken))
        self.show_words(None)

    def show_words(self, words: ActionWords | None) -> None:
        """Show the red-flag book's card; None shows a few words that are always true."""
        if words is not None:
            self._show(words.title, (words.now, *words.sentences))
        else:
            say = self._texts.say
            self._show(say("today.lock.title"), (say("today.lock.now"), say("today.lock.waits")))

    def show_read_aloud(self, possible: bool) -> None:
        """Offer to read the card aloud, or not (no voice)."""
        self._read.setVisible(possible)

    def _show(self, title: str, sentences: tuple[str, ...]) -> None:
        self._card.show_card(title, sentences)
        self._spoken = " ".join((title, *sentences))

    def _arrange(self) -> None:
        for button in (self._seen, self._read):
            self._card.buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
