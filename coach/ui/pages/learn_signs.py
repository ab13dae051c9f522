"""A list of signs and what to do with any one of them, in the words of the red-flag book."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coach.domain.red_flag import Urgency
from coach.domain.red_flag_book import RedFlagBook, Region
from coach.ui.texts import Texts
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.point_row import PointRow


class LearnSigns(Card):
    """What to do, in bold, and with which signs."""

    def __init__(
        self, texts: Texts, urgency: Urgency, book: RedFlagBook, region: Region, parent: QWidget | None = None
    ) -> None:
        calm = urgency is Urgency.BOOK
        super().__init__(tone="" if calm else "danger", parent=parent)
        say, numbers = texts.say, {"emergency": region.emergency, "urgent": region.urgent}
        title, now = book.card(urgency, region).title, say(f"learn.signs.now.{urgency}", **numbers)
        also = say(f"learn.signs.also.{urgency}", **numbers)
        asked = book.asked(urgency, walking=True)
        # What is asked in other words on a walk stands there in both: somebody may read this on the way.
        signs = list(dict.fromkeys(item.words(walking) for item in asked for walking in (False, True)))
        self.spoken = [f"{title}. {now} {say('learn.signs.any')}", *signs, also]
        """Everything it says, to be read aloud."""
        self.body.setSpacing(8)
        for words, role in ((title, "heading" if calm else "danger"), (now, "bold"), (say("learn.signs.any"), "")):
            self.body.addWidget(Label(words, role))
        for sign in signs:
            self.body.addWidget(PointRow(say("learn.card.dot"), sign))
        self.body.addWidget(Label(also))
