"""What Amble is, what it is not, and what it is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.texts import Texts
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label


class AboutSection(Card):
    """The version, a few honest sentences, and the licences behind a button."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("settings.section.about"), parent=parent)
        self._texts = texts
        self._version = Label("", "bold")
        self._toggle = QuietButton(texts.say("settings.about.show_licences"))
        self._list = QWidget()
        self._arrange()
        self._list.hide()
        self._toggle.clicked.connect(self._turn)

    @property
    def first_field(self) -> QWidget:
        """The licences' button."""
        return self._toggle

    def show_version(self, version: str) -> None:
        """Show which Amble this is."""
        self._version.show_text(self._texts.say("settings.about.version", version=version))

    def _arrange(self) -> None:
        say = self._texts.say
        self.body.addWidget(self._version)
        self.body.addWidget(Label(say("settings.about.what")))
        soft = Card(tone="soft")
        soft.body.addWidget(Label(say("settings.about.is_not"), "bold"))
        for name in ("not_clinician", "not_alone", "not_shared"):
            soft.body.addWidget(Label(say(f"settings.about.{name}")))
        self.body.addWidget(soft)
        self.body.addWidget(Label(say("licences.note"), "small"))
        self.body.addWidget(self._toggle)
        self.body.addWidget(self._list)

    def _fill(self) -> None:
        say = self._texts.say
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in say("licences.order").split():
            name, licence = say(f"licences.{part}.name"), say(f"licences.{part}.licence")
            column.addWidget(Label(say("licences.row", name=name, licence=licence), "bold"))
            column.addWidget(Label(say(f"licences.{part}.what"), "small"))
            column.addSpacing(6)

    def _turn(self) -> None:
        if self._list.layout() is None:
            self._fill()
        self._list.setVisible(self._list.isHidden())
        self._toggle.show_text(
            self._texts.say(f"settings.about.{'show' if self._list.isHidden() else 'hide'}_licences")
        )
