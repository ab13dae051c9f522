"""Ways from the reminders to what holds them back, to the calendar and to what became of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label

LINKS = ("detectors", "calendar", "ledger", "plan")


class LinksCard(Card):
    """A link and a sentence for each page; a line about the zone while somebody is away from home."""

    page_requested = Signal(str)
    """The name of the page."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("reminders_page.links.heading"), parent=parent)
        self.body.setSpacing(4)
        for name in LINKS:
            link = LinkButton(texts.say(f"reminders_page.links.{name}"))
            about = texts.say(f"reminders_page.links.{name}_about")
            link.setAccessibleDescription(about)
            link.clicked.connect(lambda _=False, name=name: self.page_requested.emit(name))
            self.body.addWidget(link)
            self.body.addWidget(Label(about, "small"))
            self.body.addSpacing(8)
