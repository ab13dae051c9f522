"""What to do at once after a stopped walk, in large type."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.guided_stop import StopCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class StoppedNow(QWidget):
    """One card and the way on; it can be left for later. What to do has the focus first, so that in large type the page
    opens at it and not at its buttons; Enter goes on from there."""

    go_on_requested = Signal()
    later_requested = Signal()
    read_aloud_requested = Signal(str)

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._card = Card(texts.say("stopped.now"))
        self._now = Label("", "spoken")
        self._now.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(10)
        self._labels: list[Label] = []
        self._read = OutlineButton(texts.say("widgets.read_aloud"))
        self._read.show_icon(appearance, "volume-2")
        self._read.hide()
        self.go_on = PrimaryButton(texts.say("stopped.go_on"))
        self.go_on.setAccessibleDescription(texts.say("stopped.go_on_about"))
        self._later = QuietButton(texts.say("stopped.later"))
        self._arrange()
        self._read.clicked.connect(lambda: self.read_aloud_requested.emit(self._spoken()))
        self.go_on.clicked.connect(self.go_on_requested)
        self._later.clicked.connect(self.later_requested)

    def show_card(self, card: StopCard) -> None:
        """Show what to do."""
        self._now.setText(card.now)
        self._now.setAccessibleName(card.now)
        for label in self._labels:
            self._sentences.removeWidget(label)
            label.deleteLater()
        self._labels = [Label(sentence) for sentence in card.sentences]
        for label in self._labels:
            self._sentences.addWidget(label)
        self._card.setAccessibleName(card.now)
        self._card.setAccessibleDescription(" ".join(card.sentences))

    @property
    def first_words(self) -> QWidget:
        """What to do at once."""
        return self._now

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._now.hasFocus():
            self.go_on.click()
        else:
            super().keyPressEvent(event)

    def show_read_aloud(self, possible: bool) -> None:
        """Offer to read the card aloud, or not."""
        self._read.setVisible(possible)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        self._card.body.addWidget(self._now)
        self._card.body.addLayout(self._sentences)
        reading = FlowLayout(gap=12)
        reading.addWidget(self._read)
        self._card.body.addLayout(reading)
        ends = FlowLayout(gap=12)
        for button in (self.go_on, self._later):
            ends.addWidget(button)
        column.addWidget(self._card)
        column.addWidget(Label(self._texts.say("stopped.go_on_about")))
        column.addLayout(ends)
        column.addWidget(Label(self._texts.say("stopped.later_about"), "muted"))

    def _spoken(self) -> str:
        return " ".join((self._now.text(), *(label.text() for label in self._labels)))
