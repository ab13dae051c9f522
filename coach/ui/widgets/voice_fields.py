"""How Amble speaks: on or off, which voice, how fast and how loud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.services.settings import FASTEST, SLOWEST
from coach.services.sound_ports import VoiceInfo, VoiceSettings
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.side_by_side import SideBySide
from coach.ui.widgets.tick_list import TickRow
from coach.ui.widgets.value_slider import ValueSlider
from coach.ui.widgets.voice_list import VoiceList

QUIETEST = 10
"""Per cent; a voice that is on can be heard."""
FEW, FEWEST = 6, 2
"""Voices shown at first; the fewest leave the set-up's way on in view."""
GAP, CLOSE = 10, 6
"""Pixels between the fields, with room for a focus ring; in brief, so that the way on stays in view."""


class VoiceFields(QWidget):
    """``words`` is the section that names the fields, such as "settings.voice"; ``brief`` shows few voices at
    first. What follows a switch that is off is greyed."""

    voice_changed = Signal(object)
    """The ``VoiceSettings`` chosen."""
    sample_requested = Signal(object)
    """Say something with these ``VoiceSettings``."""
    stop_requested = Signal()
    """Be silent."""
    sound_test_requested = Signal()
    """Try whether everything can be heard."""
    removal_requested = Signal(object)
    """Remove this ``VoiceInfo``, which was fetched."""

    def __init__(
        self, appearance: Appearance, texts: Texts, words: str, brief: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts, self._words = texts, words
        self._voice = VoiceSettings()
        self._none = False
        self._create(appearance, brief)
        self._arrange(SideBySide(appearance, narrow=480), brief)
        self._connect()
        self.show_voice(self._voice)

    @property
    def first_field(self) -> QWidget:
        """The switch."""
        return self._on

    @property
    def tab_parts(self) -> tuple[QWidget, ...]:
        """What stands one under the other, for ``tab_by_part``: voices come later than the rest is built."""
        return (self._on, self._test, *self._voices.tab_parts, self._speed, self._loudness)

    def show_voice(self, voice: VoiceSettings) -> None:
        """Show how Amble speaks."""
        self._voice = voice
        self._on.setChecked(voice.on)
        self._voices.show_chosen(voice.voice_id)
        self._speed.show_percent(round(voice.speed * 100))
        self._loudness.show_percent(round(voice.loudness * 100))
        self._details.setEnabled(voice.on)

    def show_voices(self, voices: Sequence[VoiceInfo]) -> None:
        """Show the voices there are; the usual one is always among them."""
        self._voices.show_voices(voices)
        self._none = not voices
        self._show_details()

    def show_kept(self, ids: Sequence[str]) -> None:
        """Show which voices were fetched: they can be removed."""
        self._voices.show_kept(ids)

    def focus_voices(self) -> None:
        """Put the focus on the chosen voice."""
        self._voices.current.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_saying(self, saying: VoiceSettings | None) -> None:
        """Show which voice is being heard; None for none."""
        self._voices.show_saying(saying.voice_id if saying else None)

    def show_trouble(self, sentence: str) -> None:
        """Say in one sentence why nothing is heard ("" for none); without any voice there is nothing to set."""
        self._trouble.show_notice(sentence)
        self._show_details()

    def _create(self, appearance: Appearance, brief: bool) -> None:
        self._trouble = NoticeBar(appearance)
        self._on = TickRow(appearance, self._say("on"))
        self._test = LinkButton("")
        self._test.show_text(self._texts.say("voices.test"), self._texts.say("voices.test_name"))
        self._details = QWidget(self)
        self._voices = VoiceList(appearance, self._texts, self._say("voice"), FEWEST if brief else FEW)
        self._speed = self._slider("speed", round(SLOWEST * 100), round(FASTEST * 100))
        self._loudness = self._slider("loudness", QUIETEST, 100)

    def _slider(self, what: str, lowest: int, highest: int) -> ValueSlider:
        return ValueSlider(self._texts, self._say(what), f"{self._words}.{what}_is", lowest, highest)

    def _arrange(self, shape: SideBySide, brief: bool) -> None:
        whole, details = QVBoxLayout(self), QVBoxLayout(self._details)
        for column in (whole, details):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(CLOSE if brief else GAP)
        # Beside the switch, so that the set-up's way on stays in view.
        switch = QHBoxLayout()
        switch.setSpacing(16)
        switch.addWidget(self._on, 1)
        switch.addWidget(self._test)
        whole.addWidget(self._trouble)
        whole.addLayout(switch)
        about = QVBoxLayout()
        about.setSpacing(0 if brief else GAP)
        for widget in (Label(self._say("on_about"), "small"), self._details):
            about.addWidget(widget)
        whole.addLayout(about)
        shape.left.addWidget(self._speed)
        shape.right.addWidget(self._loudness)
        details.addWidget(self._voices)
        if not brief:
            details.addWidget(Label(self._texts.say("voices.keys"), "small"))
        details.addWidget(shape)

    def _connect(self) -> None:
        self._on.clicked.connect(lambda on: self._choose(on=on))
        self._test.clicked.connect(self.sound_test_requested)
        self._voices.voice_changed.connect(lambda id: self._choose(voice_id=id))
        self._voices.hear_requested.connect(lambda id: self.sample_requested.emit(replace(self._voice, voice_id=id)))
        self._voices.stop_requested.connect(self.stop_requested)
        self._voices.removal_requested.connect(self.removal_requested)
        self._speed.value_changed.connect(lambda percent: self._choose(speed=percent / 100))
        self._loudness.value_changed.connect(lambda percent: self._choose(loudness=percent / 100))

    def _show_details(self) -> None:
        self._details.setHidden(self._none and not self._trouble.isHidden())

    def _choose(self, **changes: Any) -> None:
        self._voice = replace(self._voice, **changes)
        self._details.setEnabled(self._voice.on)
        self.voice_changed.emit(self._voice)

    def _say(self, name: str) -> str:
        return self._texts.say(f"{self._words}.{name}")
