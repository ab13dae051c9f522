"""How Amble speaks, and how much it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.cue_book import VoiceStyle
from coach.services.ports import VoiceInfo, VoiceSettings
from coach.services.settings import FASTEST, SLOWEST
from coach.ui.pages.settings_choice import OneOf
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.tick_list import TickRow
from coach.ui.widgets.value_slider import ValueSlider

QUIETEST = 10
"""Per cent; a voice that is on can be heard."""


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
        self._voice = VoiceSettings()
        self._create(appearance)
        self._arrange()
        self._connect()
        self.show_voices(())

    @property
    def first_field(self) -> QWidget:
        """The switch."""
        return self._on

    def show_voice(self, voice: VoiceSettings, style: VoiceStyle) -> None:
        """Show how Amble speaks."""
        self._voice = voice
        self._on.setChecked(voice.on)
        self._voices.show_chosen(voice.voice_id)
        self._speed.show_percent(round(voice.speed * 100))
        self._loudness.show_percent(round(voice.loudness * 100))
        self._details.setEnabled(voice.on)
        self._show_style(style)

    def show_voices(self, voices: Sequence[VoiceInfo]) -> None:
        """Show the voices there are; the engine's usual one is always among them."""
        usual = Choice("", self._texts.say("settings.voice.usual"))
        self._voices.show_choices([usual, *(Choice(voice.id, voice.name) for voice in voices)])
        self._voices.show_chosen(self._voice.voice_id)

    def show_trouble(self, sentence: str) -> None:
        """Say in one sentence why there is no voice ("" for none)."""
        self._trouble.show_notice(sentence)
        self._hear.setVisible(not sentence)

    def _create(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._trouble = NoticeBar(appearance)
        self._on = TickRow(appearance, say("settings.voice.on"))
        self._voices = DropDown(appearance, say("settings.voice.voice"))
        self._speed = self._slider("speed", round(SLOWEST * 100), round(FASTEST * 100))
        self._loudness = self._slider("loudness", QUIETEST, 100)
        self._hear = OutlineButton(say("settings.voice.hear"))
        self._hear.show_icon(appearance, "volume-2")
        styles = [Choice(style.value, say(f"settings.voice.style_{style.value}")) for style in VoiceStyle]
        self._styles, self._style_about = OneOf(say("settings.voice.style"), styles), Label("", "small")

    def _slider(self, what: str, lowest: int, highest: int) -> ValueSlider:
        return ValueSlider(
            self._texts, self._texts.say(f"settings.voice.{what}"), f"settings.voice.{what}_is", lowest, highest
        )

    def _arrange(self) -> None:
        say = self._texts.say
        self._details = QWidget()
        column = QVBoxLayout(self._details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(say("settings.voice.voice"), "bold"))
        for control in (self._voices, self._speed, self._loudness):
            column.addWidget(control)
        column.addWidget(self._hear, 0, Qt.AlignmentFlag.AlignLeft)
        on_about, style = Label(say("settings.voice.on_about"), "small"), Label(say("settings.voice.style"), "bold")
        for whole in (self._trouble, self._on, on_about, self._details, style, self._styles, self._style_about):
            self.body.addWidget(whole)

    def _connect(self) -> None:
        self._on.clicked.connect(lambda on: self._choose(on=on))
        self._voices.choice_changed.connect(lambda id: self._choose(voice_id=id))
        self._speed.value_changed.connect(lambda percent: self._choose(speed=percent / 100))
        self._loudness.value_changed.connect(lambda percent: self._choose(loudness=percent / 100))
        self._hear.clicked.connect(lambda: self.sample_requested.emit(self._voice))
        self._styles.one_changed.connect(self._choose_style)

    def _choose(self, **changes: Any) -> None:
        self._voice = replace(self._voice, **changes)
        self._details.setEnabled(self._voice.on)
        self.voice_changed.emit(self._voice)

    def _choose_style(self, id: str) -> None:
        self._show_style(VoiceStyle(id))
        self.style_changed.emit(VoiceStyle(id))

    def _show_style(self, style: VoiceStyle) -> None:
        self._styles.show_one(style.value)
        self._style_about.show_text(self._texts.say(f"settings.voice.style_about_{style.value}"))
