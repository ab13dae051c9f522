"""Cards as tiles in even columns, under a heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.learn import LearnCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card_grid import CardGrid
from coach.ui.widgets.label import Label
from coach.ui.widgets.text_tile import TextTile

COLUMN = 300
"""Least width of a tile in px at 100 % text."""


class LearnTiles(QWidget):
    """Shows cards; tiles that are not needed any more are kept for the next time."""

    card_requested = Signal(str)
    """The id of the card to open."""

    def __init__(self, appearance: Appearance, texts: Texts, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._cards: tuple[LearnCard, ...] = ()
        self._tiles: list[TextTile] = []
        self._heading = Label("", "heading", parent=self)
        self._heading.show_text(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._heading)
        self._grid = CardGrid(appearance.px(COLUMN))
        column.addLayout(self._grid)
        appearance.changed.connect(self._fit)

    @property
    def tiles(self) -> tuple[TextTile, ...]:
        """The tiles that are shown, in order."""
        return tuple(self._tiles[: len(self._cards)])

    def show_cards(self, cards: Sequence[LearnCard], read: Mapping[str, date]) -> None:
        """Show these; ``read`` is when each was opened last."""
        self._cards = tuple(cards)
        while len(self._tiles) < len(cards):
            self._add_tile(len(self._tiles))
        for tile, card in zip(self._tiles, cards, strict=False):
            note = self._texts.say("learn.read_note", day=self._texts.day(read[card.id])) if card.id in read else ""
            tile.show_words(card.title, card.question, note)
        for place, tile in enumerate(self._tiles):
            tile.setVisible(place < len(cards))

    def _add_tile(self, place: int) -> None:
        tile = TextTile(self._appearance, parent=self)
        tile.clicked.connect(lambda _=False: self.card_requested.emit(self._cards[place].id))
        self._tiles.append(tile)
        self._grid.addWidget(tile)

    def _fit(self) -> None:
        self._grid.show_narrowest(self._appearance.px(COLUMN))
        # After the tiles have their new words' height.
        QTimer.singleShot(0, self, self._grid.invalidate)
