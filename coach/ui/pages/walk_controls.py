"""The buttons of the walk page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import AmbleButton, DangerButton, PrimaryButton, QuietButton
from coach.ui.widgets.centred_layout import CentredLayout

PAUSE_WIDTH = 170
"""Pixels at 100 %: as wide as its longer word, so that no button moves when it changes."""


class WalkControls(QWidget):
    """Repeat, Pause or Resume, End early, I have pain: always in the same places."""

    repeat_requested = Signal()
    pause_requested = Signal()
    resume_requested = Signal()
    end_asked = Signal()
    pain_asked = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._paused = False
        self._create()
        self._arrange()
        self._connect()
        self.show_paused(False)

    @property
    def is_paused(self) -> bool:
        """Whether the button says Resume."""
        return self._paused

    def show_paused(self, paused: bool) -> None:
        """Offer Resume instead of Pause."""
        self._paused = paused
        self._pause.show_text(self._texts.say("walk.resume" if paused else "walk.pause"))
        self._pause.show_icon(self._appearance, "play" if paused else "pause")
        self._tip(self._pause, self._texts.say("walk.space"))

    def press_pause(self) -> None:
        """Pause, or go on."""
        (self.resume_requested if self._paused else self.pause_requested).emit()

    def _create(self) -> None:
        say = self._texts.say
        self._repeat = QuietButton(say("walk.repeat"))
        self._pause = PrimaryButton(say("walk.pause"))
        self._end = QuietButton(say("walk.end"))
        self._pain = DangerButton(say("walk.pain"))
        self._repeat.show_icon(self._appearance, "rotate-ccw")
        self._buttons: tuple[AmbleButton, ...] = (self._repeat, self._pause, self._end, self._pain)
        for button, key in zip(self._buttons, ("R", say("walk.space"), "E", "P"), strict=True):
            self._tip(button, key)
            # A click leaves the keyboard where it is, so that Space still pauses.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusProxy(self._pause)

    def _arrange(self) -> None:
        row = CentredLayout(self, gap=12)
        for button in self._buttons:
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._widen()

    def _connect(self) -> None:
        self._repeat.clicked.connect(self.repeat_requested)
        self._pause.clicked.connect(self.press_pause)
        self._end.clicked.connect(self.end_asked)
        self._pain.clicked.connect(self.pain_asked)
        self._appearance.changed.connect(self._widen)

    def _widen(self) -> None:
        self._pause.setMinimumWidth(self._appearance.px(PAUSE_WIDTH))

    def _tip(self, button: AmbleButton, key: str) -> None:
        button.setToolTip(self._texts.say("walk.with_key", name=button.accessibleName(), key=key))
