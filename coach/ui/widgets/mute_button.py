"""Silence for now, or sound again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton


class MuteButton(QuietButton):
    """Says what pressing it does: Mute, or Sound on."""

    mute_requested = Signal(bool)
    """Whether nothing shall sound."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._appearance, self._texts = appearance, texts
        self._muted, self._with_words = False, False
        self.setProperty("slim", "true")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: self.mute_requested.emit(not self._muted))
        self.show_muted(False)

    def show_words(self, with_words: bool) -> None:
        """Show words beside the icon, or the icon alone."""
        if with_words != self._with_words:
            self._with_words = with_words
            self.setProperty("slim", "false" if with_words else "true")
            self.style().unpolish(self)
            self.style().polish(self)
            self.show_muted(self._muted)

    def show_muted(self, muted: bool) -> None:
        """Show whether everything is silent now."""
        self._muted = muted
        name = self._texts.say("walk.sound_on" if muted else "walk.mute")
        self.show_text(name if self._with_words else "", name)
        # The words say what pressing does, the icon how it is now, as on most players.
        self.show_icon(self._appearance, "volume-x" if muted else "volume-2")
        self.setToolTip(self._texts.say("walk.with_key", name=name, key="M"))
