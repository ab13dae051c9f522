"""The cards that stand in the walk's place while walking waits."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.red_flag import Urgency
from coach.domain.red_flag_book import RedFlagBook, Region
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.action_card import ActionCard
from coach.ui.widgets.buttons import DangerButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flag_card import FlagCard
from coach.ui.widgets.label import Label


@dataclass(frozen=True)
class LockWords:
    """What to do while walking waits: the card of an urgency, the region whose numbers it shows, and the words that
    were ticked."""

    urgency: Urgency
    region: str
    ticked: tuple[str, ...]
    book: RedFlagBook
    regions: tuple[Region, ...]


class LockCard(QWidget):
    """What to do now in large type, as on the page that waits; what was ticked, and the way to say that it was done."""

    seen_requested = Signal()
    read_aloud_requested = Signal(str)
    region_changed = Signal(str)
    """The id of the region whose numbers were chosen."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._cards: dict[Urgency, FlagCard] = {}
        self._plain = ActionCard(appearance, texts)
        self._ticked, self._waits, self._seen = Label(), Label("", "muted"), DangerButton(texts.say("today.lock.seen"))
        self._arrange()
        self.setFocusProxy(self._seen)
        self._seen.clicked.connect(self.seen_requested)
        self._plain.read_aloud_requested.connect(self.read_aloud_requested)
        self.show_words(None)

    def show_words(self, words: LockWords | None) -> None:
        """Show the red-flag book's card; None shows a few words that are always true."""
        self._plain.setVisible(words is None)
        if words is None:
            self._show_card(None)
            say = self._texts.say
            self._plain.show_card(say("today.lock.title"), (say("today.lock.now"),))
            self._ticked.show_text("")
            self._waits.show_text(say("today.lock.waits"))
            return
        if words.urgency not in self._cards:
            self._cards[words.urgency] = self._build(words)
        self._cards[words.urgency].show_region(words.region)
        self._show_card(words.urgency)
        self._waits.show_text("")  # the card says it
        self._ticked.show_text(self._texts.say("today.lock.ticked", signs="; ".join(words.ticked)))

    def _show_card(self, wanted: Urgency | None) -> None:
        for urgency, card in self._cards.items():
            card.setVisible(urgency is wanted)

    def _build(self, words: LockWords) -> FlagCard:
        card = FlagCard(self._appearance, self._texts, words.book, words.regions, words.urgency, self)
        card.show_read_aloud(True)
        card.read_aloud_requested.connect(self.read_aloud_requested)
        card.region_changed.connect(self.region_changed)
        self._place.addWidget(card)
        return card

    def _arrange(self) -> None:
        column, self._place = QVBoxLayout(self), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        self._place.addWidget(self._plain)
        seen = Card()
        seen.body.addWidget(self._ticked)
        seen.body.addWidget(self._waits)
        seen.body.addWidget(self._seen, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._place)
        column.addWidget(seen)
