"""How quick the beat is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.sound import FASTEST_BEAT, SLOWEST_BEAT, USUAL_CADENCE
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.number_field import NumberField


class BeatFields(QWidget):
    """Steps a minute, counted or set by hand, and a few beats to hear."""

    cadence_changed = Signal(int)
    """Steps a minute, set by hand."""
    count_requested = Signal()
    sample_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._most: int | None = None
        self._create(appearance)
        self._arrange()
        self._field.number_changed.connect(self._choose)
        self._count.clicked.connect(self._ask_to_count)
        self._hear.clicked.connect(self.sample_requested)

    def show_cadence(self, cadence: int | None, most: int | None = None) -> None:
        """Show steps a minute; None for never counted, which plays the usual ones. ``most`` is what the bounds of the
        plan allow."""
        beat = min(cadence or USUAL_CADENCE, most or FASTEST_BEAT)
        self._most = most
        self._field.show_bounds(SLOWEST_BEAT, most or FASTEST_BEAT)
        self._field.show_number(beat)
        about = self._say("counted" if cadence else "uncounted", cadence=beat)
        self._about.setText(f"{about} {self._say('bounded', most=most)}" if most else about)

    def _create(self, appearance: Appearance) -> None:
        self._field = NumberField(appearance, self._texts, self._say("cadence"), SLOWEST_BEAT, FASTEST_BEAT)
        # Typing 105 must not be 60 and 120 on the way.
        self._field.field.setKeyboardTracking(False)
        self._about = Label("", "small")
        self._count, self._hear = OutlineButton(self._say("count_steps")), OutlineButton("")
        self._count.show_icon(appearance, "footprints")
        self._hear.show_text(self._say("hear_beat"))
        self._hear.show_icon(appearance, "volume-2")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(8)
        buttons = FlowLayout(gap=12)
        for button in (self._count, self._hear):
            buttons.addWidget(button)
        column.addWidget(Label(self._say("cadence"), "bold"))
        column.addWidget(self._field, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._about)
        column.addLayout(buttons)

    def _choose(self, cadence: int) -> None:
        self.show_cadence(cadence, self._most)
        self.cadence_changed.emit(cadence)

    def _ask_to_count(self) -> None:
        # Settings come back to where the focus was; not every system gives it to a button that is clicked.
        self._count.setFocus(Qt.FocusReason.OtherFocusReason)
        self.count_requested.emit()

    def _say(self, name: str, **values: int) -> str:
        return self._texts.say(f"settings.sound.{name}", **values)
