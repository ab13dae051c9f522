"""One card of Learn: its answer, what somebody can do, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.learn import LearnCard
from coach.domain.red_flag import Urgency
from coach.domain.red_flag_book import RedFlagBook, Region
from coach.ui.pages.learn_signs import LearnSigns
from coach.ui.pages.learn_tiles import LearnTiles
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.back_link import BackLink
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import WIDEST
from coach.ui.widgets.point_row import PointRow
from coach.ui.widgets.tab_page import TabPage

_LEFT = Qt.AlignmentFlag.AlignLeft


class LearnCardPage(TabPage):
    """Shows one card; Esc goes back."""

    back_requested = Signal()
    card_requested = Signal(str)
    """The id of a related card to open."""
    page_requested = Signal(str)
    """The page that the card leads to."""
    flags_requested = Signal()
    """Tick what fits among the signs."""
    reading_requested = Signal(object)
    """The texts to read aloud, a list of str; an empty one ends the reading."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__("", "", WIDEST, parent)
        self._appearance, self._texts = appearance, texts
        self._card: LearnCard | None = None
        self._lists: list[LearnSigns] = []
        self._reading = False
        self._make()
        self._lay_out()
        self._connect()

    def show_card(
        self,
        card: LearnCard,
        related: Sequence[LearnCard],
        read: Mapping[str, date],
        flags: RedFlagBook | None = None,
        region: Region | None = None,
    ) -> None:
        """Show a card and those related to it; ``flags`` and ``region`` are needed where it has signs."""
        say = self._texts.say
        self._card = card
        self.show_trouble("")
        self.show_title(card.title)
        self.show_caption(say(f"learn.theme.{card.theme}"))
        self._question.setText(card.question)
        self._show_words(card)
        self._show_signs(card, flags, region)
        self._show_sources(card)
        self._go.setVisible(bool(card.leads_to))
        if card.leads_to:
            self._go.show_text(say(f"learn.leads.{card.leads_to}"))
        self._related.show_cards(related, read)
        for part, shown in ((self._answer, card.body), (self._related, related), (self._source, True)):
            part.setVisible(bool(shown))
        self._read.show()

    def show_origin(self, all_cards: bool) -> None:
        """Show where Back leads: to all cards, or to the page somebody came from."""
        self._back.show_text(self._texts.say("learn.card.back" if all_cards else "common.back"))

    def show_read_aloud(self, reading: bool) -> None:
        """Show whether the card is being read aloud."""
        self._reading = reading
        self._read.show_text(self._texts.say("learn.card.stop_reading" if reading else "widgets.read_aloud"))
        self._read.show_icon(self._appearance, "square" if reading else "volume-2")

    def show_trouble(self, sentence: str) -> None:
        """Say why nothing is heard, in one sentence; "" takes it away."""
        self._trouble.show_text(sentence)

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing to read, in one sentence."""
        self._card = None
        self.show_title(self._texts.say("learn.title"))
        self._question.setText(sentence)
        for part in (self._answer, self._todo, self._signs, self._tick, self._source, self._related):
            part.hide()
        for button in (self._read, self._go):
            button.hide()

    @property
    def spoken(self) -> list[str]:
        """What is read aloud, a paragraph at a time."""
        card = self._card
        if card is None:
            return []
        signs = [text for part in self._lists for text in part.spoken]
        todo = [self._texts.say("learn.card.todo"), *card.todo] if card.todo else []
        title = card.title if card.title.endswith("?") else f"{card.title}."
        return [f"{title} {card.question}", *card.body, *signs, *todo]

    def _show_words(self, card: LearnCard) -> None:
        _fill(self._paragraphs, [Label(text) for text in card.body])
        _fill(self._points, [PointRow(self._texts.say("learn.card.dot"), text) for text in card.todo])
        self._todo.setVisible(bool(card.todo))

    def _show_signs(self, card: LearnCard, flags: RedFlagBook | None, region: Region | None) -> None:
        told: list[QWidget] = []
        self._lists = []
        if flags is not None and region is not None:
            self._lists = [LearnSigns(self._texts, urgency, flags, region) for urgency in card.signs]
            if any(urgency is not Urgency.BOOK for urgency in card.signs):
                id = "learn.signs.region" if region.countries else "learn.signs.any_region"
                told = [Label(self._texts.say(id, region=region.name), "small")]
        _fill(self._sign_lists, [*self._lists, *told])
        self._signs.setVisible(bool(self._lists))
        self._tick.setVisible(bool(self._lists))

    def _show_sources(self, card: LearnCard) -> None:
        say, day = self._texts.say, card.reviewed
        lines = [
            say("learn.card.source_line", kind=say(f"learn.kind.{one.kind}"), name=one.name, year=one.year)
            for one in card.sources
        ]
        reviewed = say("learn.card.reviewed", day=self._texts.day(day), year=day.year)
        _fill(self._lines, [Label(line) for line in lines] + [Label(reviewed, "small")])

    def _make(self) -> None:
        say, appearance = self._texts.say, self._appearance
        self._back = BackLink(appearance, self._texts)
        self._question = Label("", "large")
        self._answer, self._paragraphs = Card(), QVBoxLayout()
        self._todo, self._points = Card(say("learn.card.todo")), QVBoxLayout()
        self._signs, self._sign_lists = QWidget(), QVBoxLayout()
        self._tick, self._open_flags = Card(tone="soft"), OutlineButton(say("learn.signs.tick"))
        self._source, self._lines = Card(say("learn.card.source"), tone="soft"), QVBoxLayout()
        self._buttons = QWidget()
        self._read, self._go = OutlineButton(say("widgets.read_aloud")), OutlineButton("")
        self._trouble = Label("", "warm")
        self._related = LearnTiles(appearance, self._texts, say("learn.card.related"))
        self.show_read_aloud(False)
        self.show_trouble("")

    def _lay_out(self) -> None:
        self.top.addWidget(self._back, 0, _LEFT)
        for column, home, gap in ((self._paragraphs, self._answer, 12), (self._points, self._todo, 8)):
            column.setSpacing(gap)
            home.body.addLayout(column)
        self._source.body.addLayout(self._lines)
        self._sign_lists.setContentsMargins(0, 0, 0, 0)
        self._sign_lists.setSpacing(18)
        self._signs.setLayout(self._sign_lists)
        self._tick.body.addWidget(Label(self._texts.say("learn.signs.tick_about")))
        self._tick.body.addSpacing(6)
        self._tick.body.addWidget(self._open_flags, 0, _LEFT)
        row = FlowLayout(self._buttons, gap=12)
        for button in (self._read, self._go):
            row.addWidget(button)
        parts = (self._question, self._answer, self._signs, self._tick, self._todo, self._buttons)
        below = (self._trouble, self._source, self._related)
        for part in (*parts, *below):
            self.content.addWidget(part)
        self.tab_through((self._back, *parts, *below))
        self.setFocusProxy(self._back)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._related.card_requested.connect(self.card_requested)
        self._open_flags.clicked.connect(self.flags_requested)
        self._go.clicked.connect(lambda: self.page_requested.emit(self._card.leads_to if self._card else ""))
        self._read.clicked.connect(lambda: self.reading_requested.emit([] if self._reading else self.spoken))
        leave = QShortcut(QKeySequence("Esc"), self, self._back.click)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def _fill(column: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Put these in place of what stood there."""
    while (item := column.takeAt(0)) is not None:
        earlier = item.widget()
        if earlier is not None:
            earlier.hide()
            earlier.deleteLater()
    for widget in widgets:
        column.addWidget(widget)
        widget.show()
