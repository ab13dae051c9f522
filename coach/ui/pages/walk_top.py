"""The line above a walk: which one it is, and whether it can be heard."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.label import Label
from coach.ui.widgets.mute_button import MuteButton
from coach.ui.widgets.pill import Pill

NARROWEST, BESIDE_FROM, ROW_FROM, WORDS_FROM = 270, 320, 500, 640
"""Pixels at 100 %: the least width, and those from which the buttons stand beside the walk's name, all stands in one
row, and Mute has its word beside it."""

_Places = tuple[tuple[int, int, int, int], ...]
_ROW: _Places = ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (0, 3, 1, 1))
"""Row, column, and how many of each: the name, the state of the voice, Mute, and the way to the small view."""
_BESIDE: _Places = ((0, 0, 1, 1), (1, 0, 1, 4), (0, 2, 1, 1), (0, 3, 1, 1))
_UNDER: _Places = ((0, 0, 1, 4), (1, 0, 1, 2), (1, 2, 1, 1), (1, 3, 1, 1))


class WalkTop(QWidget):
    """The walk's name, the state of the voice, and the way to the small view."""

    small_view_requested = Signal()
    mute_requested = Signal(bool)
    """Whether nothing shall sound."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._muted, self._off, self._why = False, False, ""
        self._beat: int | None = None
        self._rows = _ROW
        self._create(appearance)
        self._arrange()
        appearance.changed.connect(self._fit)
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

    def show_beat(self, beat: int | None) -> None:
        """Show the steps a minute of the metronome; None while it is off."""
        self._beat = beat
        self._show()

    def show_muted(self, muted: bool) -> None:
        """Say whether everything is muted, and offer the other."""
        self._muted = muted
        self._mute.show_muted(muted)
        self._show()

    def press_mute(self) -> None:
        """Ask for silence, or for sound again."""
        self._mute.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # Narrow enough for the icon to stand alone, whether or not it does now.
        return QSize(self._appearance.px(NARROWEST), super().minimumSizeHint().height())

    def _fit(self) -> None:
        self._mute.show_words(self.width() >= self._appearance.px(WORDS_FROM))
        rows = [_ROW, _BESIDE, _UNDER][sum(self.width() < self._appearance.px(w) for w in (ROW_FROM, BESIDE_FROM))]
        if rows is not self._rows:
            self._rows = rows
            for widget, place in zip((self._title, self._voice, self._mute, self._small), rows, strict=True):
                self._grid.addWidget(widget, *place)

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
        self._small.setProperty("slim", "true")
        self._small.show_icon(appearance, "picture-in-picture-2")
        self._small.setToolTip(self._texts.say("walk.with_key", name=small, key="V"))
        self._small.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _arrange(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        for widget, place in zip((self._title, self._voice, self._mute, self._small), _ROW, strict=True):
            self._grid.addWidget(widget, *place)
