"""How Amble speaks: on or off, which voice, how fast and how loud, and a button to hear it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.services.settings import FASTEST, SLOWEST
from coach.services.sound_ports import VoiceInfo, VoiceSettings
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.tick_list import TickRow
from coach.ui.widgets.value_slider import ValueSlider

QUIETEST = 10
"""Per cent; a voice that is on can be heard."""
GAP = 12
"""Pixels between the fields."""


class VoiceFields(QWidget):
    """``words`` is the section that names the fields, such as "settings.voice". What follows a switch that is off is
    greyed."""

    voice_changed = Signal(object)
    """The ``VoiceSettings`` chosen."""
    sample_requested = Signal(object)
    """Say something with these ``VoiceSettings``."""

    def __init__(self, appearance: Appearance, texts: Texts, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._words = texts, words
        self._voice = VoiceSettings()
        self._create(appearance)
        self._arrange()
        self._connect()
        self.show_voices(())
        self.show_voice(self._voice)

    @property
    def first_field(self) -> QWidget:
        """The switch."""
        return self._on

    def show_voice(self, voice: VoiceSettings) -> None:
        """Show how Amble speaks."""
        self._voice = voice
        self._on.setChecked(voice.on)
        self._voices.show_chosen(voice.voice_id)
        self._speed.show_percent(round(voice.speed * 100))
        self._loudness.show_percent(round(voice.loudness * 100))
        self._details.setEnabled(voice.on)

    def show_voices(self, voices: Sequence[VoiceInfo]) -> None:
        """Show the voices there are; the engine's usual one is always among them."""
        usual = Choice("", self._say("usual"))
        self._voices.show_choices([usual, *(Choice(voice.id, voice.name) for voice in voices)])
        self._voices.show_chosen(self._voice.voice_id)

    def show_trouble(self, sentence: str) -> None:
        """Say in one sentence why there is no voice ("" for none); what shapes a voice goes away meanwhile."""
        self._trouble.show_notice(sentence)
        self._details.setVisible(not sentence)

    def _create(self, appearance: Appearance) -> None:
        self._trouble = NoticeBar(appearance)
        self._on = TickRow(appearance, self._say("on"))
        self._details = QWidget(self)
        self._voices = DropDown(appearance, self._say("voice"))
        self._speed = self._slider("speed", round(SLOWEST * 100), round(FASTEST * 100))
        self._loudness = self._slider("loudness", QUIETEST, 100)
        self._hear = OutlineButton(self._say("hear"))
        self._hear.show_icon(appearance, "volume-2")

    def _slider(self, what: str, lowest: int, highest: int) -> ValueSlider:
        return ValueSlider(self._texts, self._say(what), f"{self._words}.{what}_is", lowest, highest)

    def _arrange(self) -> None:
        whole, details = QVBoxLayout(self), QVBoxLayout(self._details)
        for column in (whole, details):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(GAP)
        for widget in (self._trouble, self._on, Label(self._say("on_about"), "small"), self._details):
            whole.addWidget(widget)
        details.addWidget(Label(self._say("voice"), "bold"))
        # Side by side, so that the last step of the set-up shows its way on without scrolling.
        row = FlowLayout(gap=12)
        for widget in (self._voices, self._hear):
            row.addWidget(widget)
        details.addLayout(row)
        for widget in (self._speed, self._loudness):
            details.addWidget(widget)

    def _connect(self) -> None:
        self._on.clicked.connect(lambda on: self._choose(on=on))
        self._voices.choice_changed.connect(lambda id: self._choose(voice_id=id))
        self._speed.value_changed.connect(lambda percent: self._choose(speed=percent / 100))
        self._loudness.value_changed.connect(lambda percent: self._choose(loudness=percent / 100))
        self._hear.clicked.connect(lambda: self.sample_requested.emit(self._voice))

    def _choose(self, **changes: Any) -> None:
        self._voice = replace(self._voice, **changes)
        self._details.setEnabled(self._voice.on)
        self.voice_changed.emit(self._voice)

    def _say(self, name: str) -> str:
        return self._texts.say(f"{self._words}.{name}")
