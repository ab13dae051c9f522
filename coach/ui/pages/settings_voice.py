"""How Amble speaks, and how much it says."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.voice_style import VoiceStyle
from coach.services.sound_ports import VoiceInfo, VoiceSettings
from coach.ui.pages.settings_choice import OneOf
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.label import Label
from coach.ui.widgets.voice_fields import VoiceFields
from coach.ui.widgets.voice_offers import VoiceOffers


class VoiceSection(Card):
    """``fields`` are the voice, its speed and loudness; ``offers`` are voices to fetch; then the style of the
    sentences."""

    style_changed = Signal(object)
    """The ``VoiceStyle`` chosen."""
    forget_requested = Signal(str)
    """Delete the fetched voice with this id: somebody agreed."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("settings.section.voice"), parent=parent)
        self._texts = texts
        self.fields = VoiceFields(appearance, texts, "settings.voice")
        self.offers, self._asking = VoiceOffers(appearance, texts), Asking()
        self._leaving = ""
        styles = [Choice(style.value, texts.say(f"settings.voice.style_{style.value}")) for style in VoiceStyle]
        self._styles, self._style_about = OneOf(texts.say("settings.voice.style"), styles), Label("", "small")
        heading = Label(texts.say("settings.voice.style"), "bold")
        for whole in (self.fields, self._asking, self.offers, heading, self._styles, self._style_about):
            self.body.addWidget(whole)
        self._styles.one_changed.connect(self._choose_style)
        self.fields.removal_requested.connect(self._ask_removal)
        self._asking.accepted.connect(lambda: self.forget_requested.emit(self._leaving))
        for answered in (self._asking.accepted, self._asking.declined):
            answered.connect(self.fields.focus_voices)

    @property
    def first_field(self) -> QWidget:
        """The switch."""
        return self.fields.first_field

    @property
    def tab_parts(self) -> tuple[QWidget, ...]:
        """What stands one under the other, for ``tab_by_part``."""
        return (*self.fields.tab_parts, self._asking, self.offers, self)

    def show_voice(self, voice: VoiceSettings, style: VoiceStyle) -> None:
        """Show how Amble speaks."""
        self.fields.show_voice(voice)
        self._show_style(style)

    def _ask_removal(self, voice: VoiceInfo) -> None:
        self._leaving = voice.id
        say = self._texts.say
        self._asking.ask(say("voices.removal", name=voice.name), say("voices.remove_it"), say("voices.keep_it"))

    def _choose_style(self, id: str) -> None:
        self._show_style(VoiceStyle(id))
        self.style_changed.emit(VoiceStyle(id))

    def _show_style(self, style: VoiceStyle) -> None:
        self._styles.show_one(style.value)
        self._style_about.show_text(self._texts.say(f"settings.voice.style_about_{style.value}"))
