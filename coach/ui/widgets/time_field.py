"""A time of day."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QTimeEdit, QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.quiet_wheel import QuietWheel
from coach.ui.widgets.section_keys import SectionKeys
from coach.ui.widgets.stepper import StepButton, arrange_stepper

STEP_MINUTES = 15
"""Minutes a press of minus or plus moves the time."""


class TimeField(QWidget):
    """Hours and minutes, typed, stepped by arrow key, or moved a quarter of an hour by its buttons."""

    time_changed = Signal(object)
    """The new ``datetime.time``, after somebody's own change."""

    def __init__(self, appearance: Appearance, texts: Texts, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._create(appearance, texts, name)
        arrange_stepper(self, self._earlier, self.field, self._later)
        self._connect()

    @property
    def at(self) -> time:
        """The time now shown."""
        shown = self.field.time()
        return time(shown.hour(), shown.minute())

    def show_time(self, at: time) -> None:
        """Show a time, without a signal."""
        self.field.blockSignals(True)
        self.field.setTime(QTime(at.hour, at.minute))
        self.field.blockSignals(False)

    def _create(self, appearance: Appearance, texts: Texts, name: str) -> None:
        self.setAccessibleName(name)
        self.field = QTimeEdit()
        QuietWheel(self.field)
        SectionKeys(self.field)
        self.field.setAccessibleName(name)
        self.field.setProperty("big", "true")
        self.field.setDisplayFormat("HH:mm")
        self.field.setWrapping(True)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._earlier = StepButton(appearance, "minus", texts.say("widgets.earlier", name=name))
        self._later = StepButton(appearance, "plus", texts.say("widgets.later", name=name))
        self._earlier.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._later.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        self._earlier.clicked.connect(lambda: self._move(-STEP_MINUTES))
        self._later.clicked.connect(lambda: self._move(STEP_MINUTES))
        self.field.timeChanged.connect(lambda _: self.time_changed.emit(self.at))

    def _move(self, minutes: int) -> None:
        self.field.setTime(self.field.time().addSecs(minutes * 60))
