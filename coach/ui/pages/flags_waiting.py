"""What to do while the plan waits, and how it goes on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coach.domain.red_flag import Urgency
from coach.domain.red_flag_book import RedFlagBook, Region
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flag_card import FlagCard
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class FlagsWaiting(QWidget):
    """The card, and "I was seen, and walking is fine", which asks once more before the plan goes on."""

    seen_requested = Signal(str)
    """What they said, in the user's words; "" for none."""
    region_changed = Signal(str)
    read_aloud_requested = Signal(str)

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        book: RedFlagBook,
        regions: Iterable[Region],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        known = tuple(regions)
        self._cards = {urgency: FlagCard(appearance, texts, book, known, urgency) for urgency in Urgency}
        self._create(appearance, texts)
        self._arrange(texts)
        self._connect()
        self.show_urgency(Urgency.EMERGENCY)

    def show_urgency(self, urgency: Urgency) -> None:
        """Show the card of this urgency; what was begun about being seen is closed again."""
        for card in self._cards.values():
            card.setVisible(card.urgency is urgency)
        self._words.clear()
        self._show_confirm(False)

    def show_region(self, id: str) -> None:
        """Show the numbers of a region."""
        for card in self._cards.values():
            card.show_region(id)

    def show_read_aloud(self, possible: bool) -> None:
        """Offer to read the cards aloud, or not."""
        for card in self._cards.values():
            card.show_read_aloud(possible)

    def first_field(self) -> QWidget:
        """The way on."""
        return self._seen

    def _create(self, appearance: Appearance, texts: Texts) -> None:
        self._seen = OutlineButton(texts.say("flags.seen"))
        self._seen.show_icon(appearance, "circle-check")
        self._words = QLineEdit()
        self._words.setAccessibleName(texts.say("flags.words"))
        self._words.setPlaceholderText(texts.say("flags.words_hint"))
        self._confirm = PrimaryButton(texts.say("flags.confirm"))
        self._not_yet = QuietButton(texts.say("flags.not_yet"))
        self._more = QWidget()

    def _arrange(self, texts: Texts) -> None:
        whole, more = QVBoxLayout(self), QVBoxLayout(self._more)
        for column in (whole, more):
            column.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(18)
        more.setSpacing(12)
        for card in self._cards.values():
            whole.addWidget(card)
        seen = Card()
        seen.body.addWidget(Label(texts.say("flags.seen_about")))
        seen.body.addWidget(self._seen)
        seen.body.addWidget(self._more)
        whole.addWidget(seen)
        ends = FlowLayout(gap=12)
        ends.addWidget(self._confirm)
        ends.addWidget(self._not_yet)
        more.addWidget(Label(texts.say("flags.words"), "bold"))
        more.addWidget(self._words)
        more.addLayout(ends)

    def _connect(self) -> None:
        for card in self._cards.values():
            card.region_changed.connect(self.region_changed)
            card.read_aloud_requested.connect(self.read_aloud_requested)
        self._seen.clicked.connect(self._ask)
        self._not_yet.clicked.connect(self._take_back)
        self._confirm.clicked.connect(lambda: self.seen_requested.emit(self._words.text().strip()))

    def _ask(self) -> None:
        self._show_confirm(True)
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        self._show_confirm(False)
        self._seen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_confirm(self, open: bool) -> None:
        self._more.setVisible(open)
        self._seen.setVisible(not open)
