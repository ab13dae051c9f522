"""What is kept, and where it can go: the ways to the pages about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label

PAGES = ("backups", "export", "arrivals")
"""The pages, in the order of the buttons."""


class DataSection(Card):
    """One button for each page, with a sentence beneath."""

    page_requested = Signal(str)
    """The name of the page to open."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("settings.section.data"), parent=parent)
        self._ways = {name: OutlineButton(texts.say(f"window.page.{name}")) for name in PAGES}
        for name, button in self._ways.items():
            button.clicked.connect(lambda _=False, name=name: self.page_requested.emit(name))
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addWidget(Label(texts.say(f"settings.data.{name}_about"), "small"))

    @property
    def first_field(self) -> QWidget:
        """The first button."""
        return self._ways[PAGES[0]]
