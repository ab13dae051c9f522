"""A place on Today for cards that others bring: a look back that is due, what is left to do after a stopped walk."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class TodayCards(QWidget):
    """Shows each card while its owner wants it shown; takes no room while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(18)

    @property
    def is_empty(self) -> bool:
        """Whether there is no card to show."""
        return not self._cards

    @property
    def first_seen(self) -> QWidget | None:
        """The card that is to be seen before anything else: the first that can take the focus."""
        return next((card for card in self._cards.values() if card.focusProxy() is not None), None)

    def show_card(self, name: str, card: QWidget | None) -> None:
        """Show ``card`` under ``name`` in place of an earlier one; None takes that away (it stays its owner's)."""
        earlier = self._cards.pop(name, None)
        if earlier is not None and earlier is not card:
            self._column.removeWidget(earlier)
            earlier.hide()
        if card is not None:
            self._cards[name] = card
            self._column.addWidget(card)
            card.show()
