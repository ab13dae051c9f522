"""How Amble looks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.look import LARGEST_TEXT, SMALLEST_TEXT, Look, Scheme
from coach.ui.pages.settings_choice import OneOf
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.label import Label
from coach.ui.widgets.number_field import NumberField

STEP = 10
"""Per cent of the text size that one press of minus or plus changes."""


class LookSection(Card):
    """Colours and text size."""

    look_changed = Signal(object)
    """The ``Look`` chosen."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("settings.section.look"), parent=parent)
        self._texts = texts
        self._look = Look()
        self._create(appearance)
        self._arrange()
        self._schemes.one_changed.connect(lambda id: self._choose(scheme=Scheme(id)))
        self._text.number_changed.connect(lambda percent: self._choose(text_percent=percent))

    @property
    def first_field(self) -> QWidget:
        """The chip that Tab reaches."""
        chips = self._schemes.chips
        return next((chip for chip in chips if chip.isChecked()), chips[0])

    def show_look(self, look: Look) -> None:
        """Show what is chosen."""
        self._look = look
        self._schemes.show_one(look.scheme.value)
        self._text.show_number(look.text_percent)

    def _create(self, appearance: Appearance) -> None:
        say = self._texts.say
        schemes = [Choice(scheme.value, say(f"settings.look.scheme_{scheme.value}")) for scheme in Scheme]
        self._schemes = OneOf(say("settings.look.scheme"), schemes)
        name, unit = say("settings.look.text"), say("settings.look.text_unit")
        self._text = NumberField(appearance, self._texts, name, SMALLEST_TEXT, LARGEST_TEXT, STEP, unit)
        # Typing 150 must not show 15 % or 80 % on the way.
        self._text.field.setKeyboardTracking(False)

    def _arrange(self) -> None:
        say, body = self._texts.say, self.body
        body.addWidget(Label(say("settings.look.scheme"), "bold"))
        body.addWidget(self._schemes)
        body.addWidget(Label(say("settings.look.text"), "bold"))
        body.addWidget(self._text, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(Label(say("settings.look.text_about", lowest=SMALLEST_TEXT, highest=LARGEST_TEXT), "small"))

    def _choose(self, **changes: Any) -> None:
        self._look = replace(self._look, **changes)
        self.look_changed.emit(self._look)
