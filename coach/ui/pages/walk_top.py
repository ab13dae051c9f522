"""The line above a walk: which one it is, and whether it can be heard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.label import Label
from coach.ui.widgets.mute_button import MuteButton
from coach.ui.widgets.pill import Pill


class WalkTop(QWidget):
    """The walk's name, the state of the voice, and the way to the small view."""

    small_view_requested = Signal()
    mute_requested = Signal(bool)
    """Whether nothing shall sound."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._muted, self._off, self._why = False, False, ""
        self._create(appearance)
        self._arrange()
        self._small.clicked.connect(self.small_view_requested)
        self._mute.mute_requested.connect(self.mute_requested)
        self._show()

    def show_title(self, title: str) -> None:
        """Show which walk it is."""
        self._title.show_text(title)

    def show_trouble(self, why: str) -> None:
        """Say why nothing sounds; "" when the voice is on."""
        self._why, self._off = why, False
        self._show()

    def show_voice_off(self) -> None:
        """Say that the voice is off by choice."""
        self._why, self._off = "", True
        self._show()

    def show_muted(self, muted: bool) -> None:
        """Say whether everything is muted, and offer the other."""
        self._muted = muted
        self._mute.show_muted(muted)
        self._show()

    def press_mute(self) -> None:
        """Ask for silence, or for sound again."""
        self._mute.click()

    def _show(self) -> None:
        say = self._texts.say
        if self._muted:
            self._say("warm", say("walk.muted"), say("walk.muted_why"))
        elif self._why:
            self._say("warm", say("walk.silent"), say("walk.trouble", why=self._why))
        else:
            self._say("muted", say("walk.voice_off" if self._off else "walk.voice_on"))

    def _say(self, role: str, text: str, whole: str = "") -> None:
        """Show ``text``; ``whole`` is the full sentence where that would push the walk down."""
        self._voice.show_role(role)
        self._voice.show_text(text)
        self._voice.setToolTip(whole)
        self._voice.setAccessibleDescription(whole)

    def _create(self, appearance: Appearance) -> None:
        self._title = Pill()
        self._voice = Label("", "muted")
        self._voice.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._mute = MuteButton(appearance, self._texts)
        small = self._texts.say("walk.small")
        self._small = QuietButton("")
        self._small.show_text("", accessible=small)
        self._small.show_icon(appearance, "picture-in-picture-2")
        self._small.setToolTip(self._texts.say("walk.with_key", name=small, key="V"))
        self._small.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._voice, 1)
        row.addWidget(self._mute, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._small, 0, Qt.AlignmentFlag.AlignVCenter)
