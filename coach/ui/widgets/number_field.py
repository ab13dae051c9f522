"""A number with a big minus and plus."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.number_box import NumberBox
from coach.ui.widgets.quiet_wheel import QuietWheel
from coach.ui.widgets.stepper import StepButton, arrange_stepper


class NumberField(QWidget):
    """A whole number from ``lowest`` to ``highest``, typed or stepped. ``name`` is for screen readers."""

    number_changed = Signal(int)
    """After somebody's own change."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        name: str,
        lowest: int,
        highest: int,
        step: int = 1,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._create(appearance, texts, name)
        self._set_up(lowest, highest, step, unit)
        arrange_stepper(self, self._less, self.field, self._more)
        self._connect()

    @property
    def number(self) -> int:
        """The number now shown."""
        return self.field.value()

    def show_number(self, number: int) -> None:
        """Show a number, without a signal; kept within the bounds."""
        self.field.blockSignals(True)
        self.field.setValue(number)
        self.field.blockSignals(False)
        self._show_ends()

    def show_bounds(self, lowest: int, highest: int) -> None:
        """Change what may be chosen."""
        self.field.setRange(lowest, highest)
        self._show_ends()
        self.show_trouble("")

    def show_none(self, words: str) -> None:
        """Let the lowest number mean that there is none, shown as ``words``."""
        self.field.setSpecialValueText(words)
        self.show_trouble("")

    def show_trouble(self, words: str) -> None:
        """Let a screen reader say what is wrong with the number; "" says from where to where it may go."""
        lowest = self.field.minimum() + bool(self.field.specialValueText())
        bounds = self._texts.say("widgets.bounds", lowest=lowest, highest=self.field.maximum())
        self.field.setToolTip(bounds)
        self.field.setAccessibleDescription(words or bounds)

    def _create(self, appearance: Appearance, texts: Texts, name: str) -> None:
        self.setAccessibleName(name)
        self.field = NumberBox()
        QuietWheel(self.field)
        self.field.setAccessibleName(name)
        self._less = StepButton(appearance, "minus", texts.say("widgets.less", name=name))
        self._more = StepButton(appearance, "plus", texts.say("widgets.more", name=name))
        # The field itself steps by arrow key, so Tab need not stop at its two buttons.
        self._less.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _set_up(self, lowest: int, highest: int, step: int, unit: str) -> None:
        self.field.setProperty("big", "true")
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setSuffix(f" {unit}" if unit else "")
        self.field.setSingleStep(step)
        self.field.setRange(lowest, highest)

    def _connect(self) -> None:
        self._less.clicked.connect(self.field.stepDown)
        self._more.clicked.connect(self.field.stepUp)
        self.field.valueChanged.connect(self._changed)
        self._show_ends()
        self.show_trouble("")

    def _changed(self, number: int) -> None:
        self._show_ends()
        self.number_changed.emit(number)

    def _show_ends(self) -> None:
        self._less.setEnabled(self.field.value() > self.field.minimum())
        self._more.setEnabled(self.field.value() < self.field.maximum())
