"""Ways from the reminders to what holds them back, to the calendar and to what became of them; and the time zone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar

LINKS = ("detectors", "calendar", "ledger", "plan")


class LinksCard(Card):
    """A link and a sentence for each page; a line about the zone while somebody is away from home."""

    page_requested = Signal(str)
    """The name of the page."""
    zone_requested = Signal()
    """Choose again between the time of here and that of home."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("reminders_page.links.heading"), parent=parent)
        self._zone = NoticeBar(appearance)
        self._zone.action_requested.connect(self.zone_requested)
        self.body.setSpacing(4)
        self.body.addWidget(self._zone)
        for name in LINKS:
            link = LinkButton(texts.say(f"reminders_page.links.{name}"))
            about = texts.say(f"reminders_page.links.{name}_about")
            link.setAccessibleDescription(about)
            link.clicked.connect(lambda _=False, name=name: self.page_requested.emit(name))
            self.body.addWidget(link)
            self.body.addWidget(Label(about, "small"))
            self.body.addSpacing(8)

    def show_zone(self, sentence: str, action: str = "") -> None:
        """Say by which clock walks go, and what can be chosen instead; "" while there is nothing to choose."""
        self._zone.show_notice(sentence, action)
