"""Ways from the reminders to what they wait for, to the calendar and to what became of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

LINKS = ("detectors", "calendar", "ledger", "plan")


class RemindersLinks(QWidget):
    """A row of links, each explained to who listens or points at it."""

    page_requested = Signal(str)
    """The name of the page."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column, row = QVBoxLayout(self), FlowLayout(gap=20)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(texts.say("reminders_page.links.heading"), "muted"))
        column.addLayout(row)
        for name in LINKS:
            link = LinkButton(texts.say(f"reminders_page.links.{name}"))
            about = texts.say(f"reminders_page.links.{name}_about")
            link.setToolTip(about)
            link.setAccessibleDescription(about)
            link.clicked.connect(lambda _=False, name=name: self.page_requested.emit(name))
            row.addWidget(link)
