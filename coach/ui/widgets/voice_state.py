"""Whether something can be heard, in a few words."""

from __future__ import annotations

from PySide6.QtCore import Qt

from coach.ui.texts import Texts
from coach.ui.widgets.label import Label


class VoiceState(Label):
    """The whole sentence is its tip and its description where that would push the page down."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("", "muted")
        self._texts = texts
        self._muted, self._off, self._why = False, False, ""
        self._beat: int | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._show()

    @property
    def is_well(self) -> bool:
        """Whether it can be heard as wished."""
        return not (self._muted or self._off or self._why)

    def show_trouble(self, why: str) -> None:
        """Say why nothing sounds; "" when the voice is on."""
        self._why, self._off = why, False
        self._show()

    def show_voice_off(self) -> None:
        """Say that the voice is off by choice."""
        self._why, self._off = "", True
        self._show()

    def show_beat(self, beat: int | None) -> None:
        """Show the steps a minute of the metronome; None while it is off."""
        self._beat = beat
        self._show()

    def show_muted(self, muted: bool) -> None:
        """Say whether everything is muted."""
        self._muted = muted
        self._show()

    def _show(self) -> None:
        say = self._texts.say
        if self._muted:
            self._say("warm", say("walk.muted"), say("walk.muted_why"))
        elif self._why:
            self._say("warm", say("walk.silent"), say("walk.trouble", why=self._why))
        else:
            on = say("walk.voice_beat", beat=self._beat) if self._beat else say("walk.voice_on")
            self._say("muted", say("walk.voice_off") if self._off else on)

    def _say(self, role: str, text: str, whole: str = "") -> None:
        self.show_role(role)
        self.show_text(text)
        self.setToolTip(whole)
        self.setAccessibleDescription(whole)
