"""Among the settings of reminders, on a journey: whose clocks walks go by, and a way to say that this is home now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.travel import KeptTime
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.label import Label
from coach.ui.widgets.one_of import OneOf
from coach.ui.zone_words import place_of


class ZoneLine(Card):
    """Hidden at home."""

    kept_chosen = Signal(object)
    """The ``KeptTime`` that somebody wants here."""
    live_here_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("zone.settings.title"), parent=parent)
        self._texts = texts
        self._told = Label("", "muted")
        choices = [Choice(kept.value, texts.say(f"zone.choice.{kept.value}")) for kept in KeptTime]
        self._choice = OneOf(texts.say("zone.question"), choices)
        self._here = LinkButton(texts.say("zone.settings.live_here"))
        for part in (self._told, self._choice, self._here):
            self.body.addWidget(part)
        self._choice.chosen_changed.connect(lambda _ids: self.kept_chosen.emit(KeptTime(self._choice.one)))
        self._here.clicked.connect(self.live_here_requested)
        self.hide()

    def show_whereabouts(self, home: str, here: str, kept: KeptTime | None) -> None:
        """Show what holds; ``home`` and ``here`` are names of zones, ``kept`` is None before it was chosen."""
        self._told.setText(self._texts.say(f"zone.kept.{kept.value if kept else 'open'}", home=place_of(home)))
        self._choice.show_chosen([] if kept is None else [kept.value])
        name = self._texts.say("zone.settings.live_here_name", here=place_of(here))
        self._here.show_text(self._texts.say("zone.settings.live_here"), name)
        self.setVisible(bool(home) and home != here)
