"""Later: opens the menu of when; with only one place left, moves there with one press."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from coach.domain.appointment import SnoozeChoice, SnoozeKind
from coach.ui.reminder_words import choice_words
from coach.ui.snooze_menu import SnoozeMenu
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton


class LaterButton(OutlineButton):
    """Shown while there is a choice."""

    opening = Signal()
    """The menu is about to open: what stands in it may have grown old."""
    chosen = Signal(object)
    """The ``SnoozeChoice``."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("reminder.snooze"), parent)
        self._appearance, self._texts = appearance, texts
        self._only: SnoozeChoice | None = None
        self._choices: tuple[SnoozeChoice, ...] = ()
        self.menu_of_choices = SnoozeMenu(texts, self)
        self.show_icon(appearance, "chevron-down", 16)
        self.clicked.connect(self._press)
        self.menu_of_choices.chosen.connect(self.chosen)

    def show_choices(self, choices: Sequence[SnoozeChoice], now: datetime, minutes: int) -> None:
        """Offer these; ``now`` is local, ``minutes`` the length of the walk. None at all hides the button."""
        self._choices = tuple(choices)
        moves = [choice for choice in choices if choice.kind is SnoozeKind.MOVE]
        self._only = moves[0] if len(moves) == len(choices) == 1 else None
        if self._only is not None:
            self.setIcon(QIcon())
            self.show_text(choice_words(self._texts, self._only, now, minutes))
        else:
            self.show_icon(self._appearance, "chevron-down", 16)
            self.show_text(self._texts.say("reminder.snooze"), self._texts.say("reminder.snooze_name"))
        self.menu_of_choices.show_choices(choices, now, minutes)
        self.setVisible(bool(choices))

    def close_menu(self) -> None:
        """What was asked is over."""
        self.menu_of_choices.hide()

    def _press(self) -> None:
        if self._only is not None:
            self.chosen.emit(self._only)
            return
        self.opening.emit()
        # What is left may be one place alone, which the button names now and another press takes.
        if self._only is None and self._choices:
            self.menu_of_choices.popup(self._place_of_menu())

    def _place_of_menu(self) -> QPoint:
        """Above the button: such windows lie at the foot of the screen, where Qt would push the menu over it."""
        return self.mapToGlobal(QPoint(0, -self.menu_of_choices.sizeHint().height()))
