"""Why: how the length of the next walk came about, in full, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.why import Why
from coach.ui.pages import why_cards as cards
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.tab_page import TabPage


class WhyPage(TabPage):
    """Shows one ``Why``; Esc goes back."""

    back_requested = Signal()
    shorter_requested = Signal()
    """Somebody would rather walk less."""
    pace_requested = Signal()
    """Somebody would like another pace rule."""
    numbers_requested = Signal()
    suits_requested = Signal()
    edit_requested = Signal(object)
    """The ``Session`` whose answers are to be changed."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("why.name"), texts.say("why.caption"), parent=parent)
        self._appearance, self._texts = appearance, texts
        self._shown: Why | None = None
        self._column: QWidget | None = None
        self._back = LinkButton(texts.say("why.back"))
        self._back.show_icon(appearance, "chevron-left")
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._numbers = self._numbers_card()
        self._back.clicked.connect(self.back_requested)
        QShortcut(QKeySequence("Esc"), self, self._back.click)
        self.setFocusProxy(self._back)
        self.show_nothing()

    def show_why(self, why: Why) -> None:
        """Explain a decision; the same one again changes nothing."""
        if why == self._shown:
            return
        self._shown = why
        self.show_caption(self._texts.say("why.caption"))
        allowed = why.walk.walk_allowed
        self.show_title(
            self._texts.say("why.title", minutes=why.walk.minutes) if allowed else self._texts.say("why.title_waiting")
        )
        self._show_cards(self._cards(why))

    def show_nothing(self) -> None:
        """There is no plan yet."""
        self._show_sentence(self._texts.say("why.empty_title"), self._texts.say("why.empty"))

    def show_error(self, sentence: str) -> None:
        """Say in one sentence why there is nothing to show."""
        self._show_sentence(self._texts.say("why.error_title"), sentence)

    def _show_sentence(self, title: str, sentence: str) -> None:
        self._shown = None
        self.show_title(title)
        card = Card()
        card.body.addWidget(Label(sentence))
        self._show_cards([card])

    def _cards(self, why: Why) -> list[Card]:
        texts, edit = self._texts, self.edit_requested.emit
        shorter = OutlineButton(texts.say("why.result.shorter"))
        shorter.clicked.connect(self.shorter_requested)
        pace = LinkButton(texts.say("why.next.pace"))
        pace.clicked.connect(self.pace_requested)
        return [
            cards.result_card(texts, why, shorter),
            cards.last_card(self._appearance, texts, why, edit),
            cards.next_card(texts, why, pace),
            cards.ignored_card(texts, why),
            cards.earlier_card(texts, why, edit),
        ]

    def _numbers_card(self) -> Card:
        say = self._texts.say
        card = Card(say("why.numbers.heading"))
        card.body.addWidget(Label(say("why.numbers.honest")))
        numbers, suits = LinkButton(say("why.numbers.all")), LinkButton(say("why.numbers.suits"))
        row = FlowLayout(gap=16)
        row.addWidget(numbers)
        row.addWidget(suits)
        card.body.addLayout(row)
        numbers.clicked.connect(self.numbers_requested)
        suits.clicked.connect(self.suits_requested)
        return card

    def _show_cards(self, shown: list[Card]) -> None:
        had_focus = self._column is not None and self._column.isAncestorOf(self.window().focusWidget() or self)
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for card in shown:
            column.addWidget(card)
        if self._column is not None:
            self.content.removeWidget(self._column)
            self._column.hide()
            self._column.deleteLater()
        self._column = fresh
        self.content.insertWidget(0, fresh)
        if self._numbers.parent() is None:
            self.content.addWidget(self._numbers)
        self.tab_through((self._back, *shown, self._numbers))
        if had_focus:
            self.setFocus()
