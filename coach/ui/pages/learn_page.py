"""Learn: is this normal?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.domain.learn import LearnBook, LearnCard, Theme
from coach.ui.pages.learn_tiles import LearnTiles
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.explained_tick import ExplainedTick
from coach.ui.widgets.label import Label
from coach.ui.widgets.tab_page import TabPage
from coach.ui.widgets.text_tile import TextTile

WIDEST = 900
"""Pixels: two tiles side by side."""
LONGEST_SEARCH = 100


class LearnPage(TabPage):
    """Every card by its theme, and those that a search finds. Ctrl+F goes to the search, Esc empties it."""

    search_changed = Signal(str)
    """What somebody looks for; ``show_found`` is the answer."""
    card_requested = Signal(str)
    """The id of the card to open."""
    offers_changed = Signal(bool)
    """Whether cards may be offered on Today."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("learn.title"), texts.say("learn.caption"), WIDEST, parent)
        self._texts = texts
        self._make(appearance)
        self._lay_out()
        self._connect()

    def show_book(self, book: LearnBook, read: Mapping[str, date]) -> None:
        """Show every card, with the days on which some were read; what is searched for stays."""
        self._about.show_text(self._texts.say("learn.about"))
        self._urgent.show_words(book.urgent.title, book.urgent.question)
        self._urgent_id = book.urgent.id
        for theme, tiles in self._themes.items():
            tiles.show_cards(book.of(theme), read)
        for part in (self.search, self._urgent, self._offers):
            part.show()
        self._show_parts()

    def show_found(self, cards: Sequence[LearnCard], read: Mapping[str, date]) -> None:
        """Show what the search found, closest first; call ``show_book`` before."""
        self._results.show_cards(cards, read)
        count = self._texts.say("learn.found", count=len(cards)) if self._is_searching else ""
        if count != self._count.text():
            self._count.setText(count)
            self.search.setAccessibleDescription(count)
            if count:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.search, count))
        self._show_parts()

    def show_offers(self, on: bool) -> None:
        """Show whether cards may be offered on Today."""
        self._offers.row.setChecked(on)

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing to read, in one sentence."""
        self._about.show_text(f"{sentence} {self._texts.say('learn.error_next')}")
        for part in (self.search, self._urgent, self._count, self._none, self._results, self._offers):
            part.hide()
        for tiles in self._themes.values():
            tiles.hide()

    @property
    def _is_searching(self) -> bool:
        return bool(self.search.text().strip())

    def _show_parts(self) -> None:
        found = bool(self._results.tiles)
        self._count.setVisible(self._is_searching and found)
        self._results.setVisible(self._is_searching and found)
        self._none.setVisible(self._is_searching and not found)
        for tiles in self._themes.values():
            tiles.setVisible(not self._is_searching and bool(tiles.tiles))

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._about = Label("", "muted")
        self.search = QLineEdit()
        self.search.setMaxLength(LONGEST_SEARCH)
        self.search.setPlaceholderText(say("learn.example"))
        self.search.setAccessibleName(say("learn.search"))
        self._urgent, self._urgent_id = TextTile(appearance, "danger"), ""
        self._count = Label("", "small")
        self._none, self._all = Card(say("learn.nothing")), OutlineButton(say("learn.show_all"))
        self._results = LearnTiles(appearance, self._texts)
        self._themes = {theme: LearnTiles(appearance, self._texts, say(f"learn.theme.{theme}")) for theme in Theme}
        self._offers = ExplainedTick(appearance, say("learn.offers.switch"), say("learn.offers.about"))

    def _lay_out(self) -> None:
        self._none.body.addWidget(Label(self._texts.say("learn.nothing_about")))
        self._none.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        parts = (
            self._about,
            self.search,
            self._urgent,
            self._count,
            self._none,
            self._results,
            *self._themes.values(),
            self._offers,
        )
        for part in parts:
            self.content.addWidget(part)
        self._show_parts()
        self.tab_through(parts)
        self.setFocusProxy(self.search)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.search_changed)
        self._all.clicked.connect(self._start_again)
        self._urgent.clicked.connect(self._open_urgent)
        self._offers.row.clicked.connect(self.offers_changed)
        for tiles in (self._results, *self._themes.values()):
            tiles.card_requested.connect(self.card_requested)
        empty = QShortcut(QKeySequence("Esc"), self.search, self.search.clear)
        empty.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.search.returnPressed.connect(self._open_first)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._search)

    def _start_again(self) -> None:
        self.search.clear()
        self._search()

    def _search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        self.verticalScrollBar().setValue(0)

    def _open_urgent(self) -> None:
        self.card_requested.emit(self._urgent_id)

    def _open_first(self) -> None:
        """Enter in the search opens what stands first."""
        if self._is_searching and self._results.tiles:
            self._results.tiles[0].click()
