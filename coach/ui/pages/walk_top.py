"""The line above a walk: which one it is, and whether it can be heard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.label import Label
from coach.ui.widgets.pill import Pill


class WalkTop(QWidget):
    """The walk's name, the state of the voice, and the way to the small view."""

    small_view_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._create(appearance)
        self._arrange()
        self._small.clicked.connect(self.small_view_requested)
        self.show_trouble("")

    def show_title(self, title: str) -> None:
        """Show which walk it is."""
        self._title.show_text(title)

    def show_trouble(self, why: str) -> None:
        """Say why nothing sounds; "" when the voice is on."""
        if why:
            self._say("warm", self._texts.say("walk.silent"), self._texts.say("walk.trouble", why=why))
        else:
            self._say("muted", self._texts.say("walk.voice_on"))

    def show_voice_off(self) -> None:
        """Say that the voice is off by choice."""
        self._say("muted", self._texts.say("walk.voice_off"))

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
        row.addWidget(self._small, 0, Qt.AlignmentFlag.AlignVCenter)
