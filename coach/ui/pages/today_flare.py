"""The quiet way to say that a flare-up has begun."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton, OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class FlareCorner(QWidget):
    """A link; behind it, what would change and a question."""

    flare_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._create(texts)
        self._arrange()
        self._connect()

    def show_flare(self, on: bool) -> None:
        """Whether the flare plan is on already."""
        self._on.setVisible(on)
        self._link.setVisible(not on and self._sure.isHidden())
        if on:
            self._sure.hide()

    def _create(self, texts: Texts) -> None:
        self._link = LinkButton(texts.say("today.flare.link"))
        self._on = Label(texts.say("today.flare.on"), "muted")
        self._sure = Card(tone="warm")
        self._sentence = Label(texts.say("today.flare.sure"))
        self._yes = OutlineButton(texts.say("today.flare.yes"))
        self._no = QuietButton(texts.say("today.flare.no"))
        self._on.hide()
        self._sure.hide()

    def _arrange(self) -> None:
        self._sure.body.addWidget(self._sentence)
        row = FlowLayout(gap=12)
        row.addWidget(self._yes)
        row.addWidget(self._no)
        self._sure.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._on)
        column.addWidget(self._sure)

    def _connect(self) -> None:
        self._link.clicked.connect(lambda: self._ask(True))
        self._no.clicked.connect(lambda: self._ask(False))
        self._yes.clicked.connect(self._accept)

    def _accept(self) -> None:
        self._ask(False)
        self.flare_requested.emit()

    def _ask(self, asking: bool) -> None:
        self._sure.setVisible(asking)
        self._link.setVisible(not asking)
        (self._yes if asking else self._link).setFocus(Qt.FocusReason.OtherFocusReason)
