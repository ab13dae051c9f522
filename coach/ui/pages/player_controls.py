"""The buttons under what is performed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import AmbleButton, DangerButton, PrimaryButton, QuietButton
from coach.ui.widgets.centred_layout import CentredLayout

PAUSE_WIDTH = 170
"""Pixels at 100 %: as wide as its longer word, so that no button moves when it changes."""
WORDS_FROM = 640
"""Pixels at 100 % from which all buttons have words."""
PAUSE, END, PAIN = "pause", "end", "pain"
"""What all players have."""


@dataclass(frozen=True)
class Control:
    """A button by what it asks for; its words are "walk.<id>" unless ``words`` names others. ``shrinks``: where room is
    scarce its icon stands alone."""

    id: str
    key: str
    icon: str = ""
    words: str = ""
    shrinks: bool = False


class PlayerControls(QWidget):
    """The same buttons, always in the same places; each is one key away, while they are shown."""

    asked = Signal(str)
    """The id of the button pressed, of any but Pause."""
    pause_requested = Signal()
    resume_requested = Signal()

    def __init__(
        self, appearance: Appearance, texts: Texts, controls: tuple[Control, ...], parent: QWidget | None = None
    ) -> None:
        """``controls`` hold Pause, whose key is Space and stays."""
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._paused = False
        self._buttons: dict[str, AmbleButton] = {}
        self._shrinking = tuple(control for control in controls if control.shrinks)
        for control in controls:
            self._add(control)
        self._pause = self._buttons[PAUSE]
        self.setFocusProxy(self._pause)
        self._arrange()
        appearance.changed.connect(self._widen)
        self.show_paused(False)

    def show_paused(self, paused: bool) -> None:
        """Offer Resume instead of Pause."""
        self._paused = paused
        self._pause.show_text(self._texts.say("walk.resume" if paused else "walk.pause"))
        self._pause.show_icon(self._appearance, "play" if paused else "pause")
        self._tip(self._pause, self._texts.say("walk.space"))

    def show_room(self, width: int) -> None:
        """Arrange for so many pixels."""
        scarce = width < self._appearance.px(WORDS_FROM)
        for control in self._shrinking:
            button, words = self._buttons[control.id], self._words_of(control)
            if button.text() != ("" if scarce else words):
                button.setProperty("slim", "true" if scarce else "false")
                button.show_text("" if scarce else words, words)
                button.show_icon(self._appearance, control.icon)
                button.style().unpolish(button)
                button.style().polish(button)

    def press_pause(self) -> None:
        """Pause, or go on."""
        (self.resume_requested if self._paused else self.pause_requested).emit()

    def _press_space(self) -> None:
        """Space presses the button that the keyboard is on, as everywhere; otherwise it pauses or goes on."""
        focus = self.window().focusWidget()
        if isinstance(focus, QAbstractButton) and focus.hasFocus():
            focus.click()
        else:
            self.press_pause()

    def _let_space_pause(self) -> None:
        """Who clicks lets go of the button that Tab had reached before: Space must not press that one again."""
        if QGuiApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            self._pause.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, control: Control) -> None:
        kind = {PAUSE: PrimaryButton, PAIN: DangerButton}.get(control.id, QuietButton)
        button: AmbleButton = kind(self._words_of(control))
        if control.icon:
            button.show_icon(self._appearance, control.icon)
        self._buttons[control.id] = button
        self._tip(button, control.key)
        # A click leaves the keyboard where it is, so that Space still pauses.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.pressed.connect(self._let_space_pause)
        call = self._press_space if control.id == PAUSE else button.click
        if control.id == PAUSE:
            button.clicked.connect(self.press_pause)
        else:
            button.clicked.connect(lambda: self.asked.emit(control.id))
        key = "Space" if control.id == PAUSE else control.key
        # On the buttons' row, so that they rest while a question hides it.
        QShortcut(QKeySequence(key), self).activated.connect(call)

    def _words_of(self, control: Control) -> str:
        return self._texts.say(control.words or f"walk.{control.id}")

    def _arrange(self) -> None:
        row = CentredLayout(self, gap=12)
        for button in self._buttons.values():
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._widen()

    def _widen(self) -> None:
        self._pause.setMinimumWidth(self._appearance.px(PAUSE_WIDTH))

    def _tip(self, button: AmbleButton, key: str) -> None:
        button.setToolTip(self._texts.say("walk.with_key", name=button.accessibleName(), key=key))
