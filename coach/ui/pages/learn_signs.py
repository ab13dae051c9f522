"""A list of signs and what to do with any one of them, in the words of the red-flag book."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coach.domain.red_flag import Urgency
from coach.domain.red_flag_book import RedFlagBook, Region
from coach.ui.texts import Texts
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label


class LearnSigns(Card):
    """What to do, in bold, and with which signs."""

    def __init__(self, texts: Texts, urgency: Urgency, book: RedFlagBook, parent: QWidget | None = None) -> None:
        super().__init__(tone="" if urgency is Urgency.BOOK else "danger", parent=parent)
        self._texts, self._urgency, self._book = texts, urgency, book
        self._title = Label("", "heading" if urgency is Urgency.BOOK else "danger")
        self._now, self._also = Label("", "bold"), Label()
        self.body.setSpacing(8)
        self.body.addWidget(self._title)
        self.body.addWidget(self._now)
        self.body.addWidget(Label(texts.say("learn.signs.any")))
        for item in book.asked(urgency, walking=True):
            self.body.addWidget(Label(texts.say("learn.card.point", text=item.words(walking=False))))
        self.body.addWidget(self._also)

    def show_region(self, region: Region) -> None:
        """Show whom to call there."""
        say = self._texts.say
        self._title.setText(self._book.card(self._urgency, region).title)
        numbers = {"emergency": region.emergency, "urgent": region.urgent}
        self._now.setText(say(f"learn.signs.now.{self._urgency}", **numbers))
        self._also.setText(say(f"learn.signs.also.{self._urgency}", **numbers))

    @property
    def spoken(self) -> str:
        """Everything it says, to be read aloud."""
        return " ".join(label.text() for label in self.findChildren(Label) if label.text())
