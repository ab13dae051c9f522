"""Silence for now, or sound again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton


class MuteButton(QuietButton):
    """Says what pressing it does: Mute, or Sound on. ``with_words`` False leaves the icon alone."""

    mute_requested = Signal(bool)
    """Whether nothing shall sound."""

    def __init__(
        self, appearance: Appearance, texts: Texts, with_words: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._appearance, self._texts, self._with_words = appearance, texts, with_words
        self._muted = False
        self.setProperty("slim", "false" if with_words else "true")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: self.mute_requested.emit(not self._muted))
        self.show_muted(False)

    def show_muted(self, muted: bool) -> None:
        """Show whether everything is silent now."""
        self._muted = muted
        name = self._texts.say("walk.sound_on" if muted else "walk.mute")
        self.show_text(name if self._with_words else "", name)
        self.show_icon(self._appearance, "volume-2" if muted else "volume-x")
        self.setToolTip(self._texts.say("walk.with_key", name=name, key="M"))
