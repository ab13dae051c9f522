"""The card that says what to do about a red flag."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import DangerButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class ActionCard(Card):
    """A title and sentences on a soft red ground. It stays until the page hides it.

    Further buttons ("I have been seen") go into ``buttons``, which wraps.
    """

    read_aloud_requested = Signal(str)
    """The title and the sentences, to be spoken."""

    def __init__(
        self, appearance: Appearance, texts: Texts, read_aloud: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._create(appearance, texts, read_aloud)
        self._arrange()
        self._read.clicked.connect(lambda: self.read_aloud_requested.emit(self._spoken()))

    def show_card(self, title: str, sentences: Sequence[str]) -> None:
        """Show what to do."""
        self._title.show_text(title)
        self._sentences.show_text("\n".join(sentences))
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(sentences))

    def show_read_aloud(self, possible: bool) -> None:
        """Offer to read the card aloud, or not (no voice)."""
        self._read.setVisible(possible)

    def _create(self, appearance: Appearance, texts: Texts, read_aloud: bool) -> None:
        self._title = Label("", "danger")
        self._sentences = Label()
        self._read = DangerButton(texts.say("widgets.read_aloud"))
        self._read.show_icon(appearance, "volume-2")
        self._read.setVisible(read_aloud)
        self.buttons = FlowLayout(gap=12)
        self.buttons.addWidget(self._read)

    def _arrange(self) -> None:
        self.body.setSpacing(6)
        self.body.addWidget(self._title)
        self.body.addWidget(self._sentences)
        self.body.addSpacing(6)
        self.body.addLayout(self.buttons)

    def _spoken(self) -> str:
        return f"{self._title.text()} {self._sentences.text()}".replace("\n", " ")
