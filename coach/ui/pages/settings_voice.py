"""How Amble speaks, and how much it says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.cue_book import VoiceStyle
from coach.services.sound_ports import VoiceInfo, VoiceSettings
from coach.ui.pages.settings_choice import OneOf
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.label import Label
from coach.ui.widgets.voice_fields import VoiceFields


class VoiceSection(Card):
    """On or off, which voice, its speed and loudness, and the style of the sentences."""

    voice_changed = Signal(object)
    """The ``VoiceSettings`` chosen."""
    style_changed = Signal(object)
    """The ``VoiceStyle`` chosen."""
    sample_requested = Signal(object)
    """Say something with these ``VoiceSettings``."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("settings.section.voice"), parent=parent)
        self._texts = texts
        self._fields = VoiceFields(appearance, texts, "settings.voice")
        styles = [Choice(style.value, texts.say(f"settings.voice.style_{style.value}")) for style in VoiceStyle]
        self._styles, self._style_about = OneOf(texts.say("settings.voice.style"), styles), Label("", "small")
        for whole in (self._fields, Label(texts.say("settings.voice.style"), "bold"), self._styles, self._style_about):
            self.body.addWidget(whole)
        self._fields.voice_changed.connect(self.voice_changed)
        self._fields.sample_requested.connect(self.sample_requested)
        self._styles.one_changed.connect(self._choose_style)

    @property
    def first_field(self) -> QWidget:
        """The switch."""
        return self._fields.first_field

    def show_voice(self, voice: VoiceSettings, style: VoiceStyle) -> None:
        """Show how Amble speaks."""
        self._fields.show_voice(voice)
        self._show_style(style)

    def show_voices(self, voices: Sequence[VoiceInfo]) -> None:
        """Show the voices there are; the engine's usual one is always among them."""
        self._fields.show_voices(voices)

    def show_trouble(self, sentence: str) -> None:
        """Say in one sentence why there is no voice ("" for none)."""
        self._fields.show_trouble(sentence)

    def _choose_style(self, id: str) -> None:
        self._show_style(VoiceStyle(id))
        self.style_changed.emit(VoiceStyle(id))

    def _show_style(self, style: VoiceStyle) -> None:
        self._styles.show_one(style.value)
        self._style_about.show_text(self._texts.say(f"settings.voice.style_about_{style.value}"))
