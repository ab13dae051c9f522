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
        self._card = ActionCard(appearance, texts)
        seen = DangerButton(texts.say("today.lock.seen"))
        self._card.buttons.addWidget(seen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.setFocusProxy(seen)
        seen.clicked.connect(self.seen_requested)
        self._card.read_aloud_requested.connect(self.read_aloud_requested)
        self.show_words(None)

    def show_words(self, words: ActionWords | None) -> None:
        """Show the red-flag book's card; None shows a few words that are always true."""
        if words is not None:
            self._card.show_card(words.title, (words.now, *words.sentences))
            return
        say = self._texts.say
        self._card.show_card(say("today.lock.title"), (say("today.lock.now"), say("today.lock.waits")))
