"""A day to choose."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.domain.diary_grid import Way
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.day_line import DayLine
from coach.ui.widgets.label import Label
from coach.ui.widgets.stepper import StepButton, arrange_stepper


class DateField(QWidget):
    """A date, typed in any usual form, stepped by arrow key, or moved a day by its buttons. What cannot be read is told
    below it."""

    day_changed = Signal(object)
    """The ``date`` now shown."""

    def __init__(self, appearance: Appearance, texts: Texts, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.field = DayLine(texts, self)
        self.field.setAccessibleName(name)
        self._trouble = Label("", "warm", parent=self)
        self._trouble.show_text("")
        earlier = StepButton(appearance, "minus", texts.say("widgets.earlier", name=name))
        later = StepButton(appearance, "plus", texts.say("widgets.later", name=name))
        for button, way in ((earlier, Way.EARLIER_DAY), (later, Way.LATER_DAY)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, way=way: self.field.step(way))
        self.field.day_changed.connect(self.day_changed)
        self.field.trouble_changed.connect(self._trouble.show_text)
        self._arrange(earlier, later)

    @property
    def day(self) -> date:
        """The day now shown."""
        return self.field.day

    def settle(self) -> bool:
        """Read what was typed before something is done with it; False, and told, where it is no day to choose."""
        return self.field.settle()

    def show_day(self, day: date) -> None:
        """Show a day, kept within the bounds."""
        self.field.show_day(day)

    def show_bounds(self, first: date, last: date, today: date) -> None:
        """Change what may be chosen; ``today`` is what "today" means."""
        self.field.show_bounds(first, last, today)

    def _arrange(self, earlier: QWidget, later: QWidget) -> None:
        steps, column = QWidget(self), QVBoxLayout(self)
        arrange_stepper(steps, earlier, self.field, later)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(steps)
        column.addWidget(self._trouble)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
