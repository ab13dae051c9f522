"""The line above a walk or a routine: whether it can be heard, and Mute."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.mute_button import MuteButton
from coach.ui.widgets.voice_state import VoiceState


class PlayerTop(QWidget):
    """Lay out ``_voice`` and ``_mute`` beside what else belongs there."""

    mute_requested = Signal(bool)
    """Whether nothing shall sound."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._voice, self._mute = VoiceState(texts), MuteButton(appearance, texts)
        self._mute.mute_requested.connect(self.mute_requested)

    def show_trouble(self, why: str) -> None:
        """Say why nothing sounds; "" when the voice is on."""
        self._voice.show_trouble(why)

    def show_voice_off(self) -> None:
        """Say that the voice is off by choice."""
        self._voice.show_voice_off()

    def show_muted(self, muted: bool) -> None:
        """Say whether everything is muted, and offer the other."""
        self._mute.show_muted(muted)
        self._voice.show_muted(muted)

    def press_mute(self) -> None:
        """Ask for silence, or for sound again."""
        self._mute.click()
