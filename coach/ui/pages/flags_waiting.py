"""What to do while the plan waits, and how it goes on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coach.domain.red_flag import Urgency
from coach.domain.red_flag_book import RedFlagBook, Region
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.buttons import LinkButton, OutlineButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flag_card import FlagCard
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

LONGEST = 300
"""Letters of what somebody said."""


class FlagsWaiting(QWidget):
    """The card, and two ways on: "I was seen, and walking is fine" asks by whom before the plan goes on, "I ticked that
    by mistake" asks twice."""

    seen_requested = Signal(str, str)
    """What they said, and who it was and when, in the user's words; each "" for none."""
    mistake_requested = Signal()
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
        self._who.clear()
        self._sure.hide()
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
        self._texts = texts
        self._who, self._words = QLineEdit(), QLineEdit()
        for name, field in (("who", self._who), ("words", self._words)):
            field.setAccessibleName(texts.say(f"flags.{name}"))
            field.setPlaceholderText(texts.say(f"flags.{name}_hint"))
            field.setMaxLength(LONGEST)
        self._confirm = PrimaryButton(texts.say("flags.confirm"))
        self._not_yet = QuietButton(texts.say("flags.not_yet"))
        self._more = QWidget()
        self._mistake, self._sure = LinkButton(texts.say("flags.mistake")), Asking()
        self._asked_once = False

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
        seen.body.addWidget(self._mistake, 0, Qt.AlignmentFlag.AlignLeft)
        seen.body.addWidget(self._sure)
        whole.addWidget(seen)
        ends = FlowLayout(gap=12)
        ends.addWidget(self._confirm)
        ends.addWidget(self._not_yet)
        for name, field in (("who", self._who), ("words", self._words)):
            more.addWidget(Label(texts.say(f"flags.{name}"), "bold"))
            more.addWidget(field)
        more.addLayout(ends)

    def _connect(self) -> None:
        for card in self._cards.values():
            card.region_changed.connect(self.region_changed)
            card.read_aloud_requested.connect(self.read_aloud_requested)
        self._seen.clicked.connect(self._ask)
        self._not_yet.clicked.connect(self._take_back)
        self._confirm.clicked.connect(
            lambda: self.seen_requested.emit(self._words.text().strip(), self._who.text().strip())
        )
        self._mistake.clicked.connect(self._ask_mistake)
        self._sure.accepted.connect(self._accept)
        self._sure.declined.connect(self._keep_waiting)

    def _ask(self) -> None:
        self._keep_waiting()
        self._show_confirm(True)
        self._who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_mistake(self) -> None:
        self._show_confirm(False)
        self._mistake.hide()
        self._asked_once = False
        say = self._texts.say
        self._sure.ask(say("flags.mistake_sure"), say("flags.mistake_yes"), say("flags.mistake_no"))

    def _accept(self) -> None:
        if self._asked_once:
            self.mistake_requested.emit()
            return
        self._asked_once = True
        say = self._texts.say
        self._sure.ask(say("flags.mistake_again"), say("flags.mistake_yes_again"), say("flags.mistake_no"))

    def _keep_waiting(self) -> None:
        had_focus = self._sure.isAncestorOf(self.focusWidget() or self)
        self._sure.hide()
        self._mistake.show()
        if had_focus:
            self._mistake.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        self._show_confirm(False)
        self._seen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_confirm(self, open: bool) -> None:
        self._more.setVisible(open)
        self._mistake.setVisible(not open and self._sure.isHidden())
        self._seen.setVisible(not open)
