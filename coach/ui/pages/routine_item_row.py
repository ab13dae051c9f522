"""One exercise of a routine that is being put together."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.exercise import (
    LONGEST_CORE_HOLD,
    LONGEST_HOLD,
    MOST_REPETITIONS,
    Dose,
    Exercise,
    ExerciseKind,
    RoutineItem,
)
from coach.ui.exercise_shelf import dose_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.late_part import LatePart
from coach.ui.widgets.number_field import NumberField
from coach.ui.widgets.turning_row import TurningRow

MOST_REST = 30
TURNS_BELOW = 560
"""Width in px at 100 % text below which the buttons stand under the words."""


class DoseFields(QWidget):
    """Repetitions, hold and rest, within what the exercise allows."""

    dose_changed = Signal(object)
    """A ``Dose``."""

    def __init__(self, appearance: Appearance, texts: Texts, exercise: Exercise, dose: Dose) -> None:
        super().__init__()
        longest = LONGEST_HOLD if exercise.kind is ExerciseKind.STRETCH else LONGEST_CORE_HOLD
        bounds = {"repetitions": (1, MOST_REPETITIONS), "hold": (0, round(longest)), "rest": (0, MOST_REST)}
        numbers = {"repetitions": dose.repetitions, "hold": round(dose.hold), "rest": round(dose.rest)}
        self._dose = dose
        self._fields: dict[str, NumberField] = {}
        row = FlowLayout(self, gap=18)
        for name, (lowest, highest) in bounds.items():
            say, column = texts.say, QWidget()
            unit = "" if name == "repetitions" else say("routine_editor.seconds")
            accessible = say(f"routine_editor.{name}_name", name=exercise.name)
            field = self._fields[name] = NumberField(appearance, texts, accessible, lowest, highest, unit=unit)
            field.show_number(numbers[name])
            field.number_changed.connect(self._tell)
            inner = QVBoxLayout(column)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(2)
            inner.addWidget(Label(say(f"routine_editor.{name}"), "small", wrap=False))
            inner.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
            row.addWidget(column)

    def _tell(self) -> None:
        numbers = {name: field.number for name, field in self._fields.items()}
        self._dose = Dose(numbers["repetitions"], float(numbers["hold"]), float(numbers["rest"]))
        self.dose_changed.emit(self._dose)


class RoutineItemRow(QWidget):
    """Name and dose, and buttons to change, move and remove it. Alt+Up and Alt+Down move it; so does dragging its
    handle."""

    item_changed = Signal(object)
    """The ``RoutineItem`` with another dose."""
    move_requested = Signal(int)
    """-1 for up, 1 for down."""
    remove_requested = Signal()
    dragged = Signal(int)
    """How far below the top of the row the mouse is, in px; negative above it."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        exercise: Exercise,
        item: RoutineItem,
        warning: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._exercise, self._item = exercise, item
        self._make()
        self._arrange(warning)
        self._connect()
        self._show_dose()

    @property
    def item(self) -> RoutineItem:
        """The exercise with its dose."""
        return self._item

    @property
    def name(self) -> str:
        """What the exercise is called."""
        return self._exercise.name

    def show_ends(self, first: bool, last: bool) -> None:
        """Whether it can go further up or down."""
        self._buttons["up"].setEnabled(not first)
        self._buttons["down"].setEnabled(not last)

    def focus(self, control: str) -> None:
        """Put the keyboard on a button: "dose", "up", "down" or "remove"; on the dose where that one is off."""
        wanted = self._buttons[control]
        (wanted if wanted.isEnabled() else self._buttons["dose"]).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The handle drags the row."""
        if watched is self._handle and isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
                self.dragged.emit(round(self.mapFromGlobal(event.globalPosition()).y()))
            return event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove)
        return super().eventFilter(watched, event)

    def _make(self) -> None:
        say, name = self._texts.say, self._exercise.name
        self._handle, self._name, self._dose = Label(wrap=False), Label(name, "bold"), Label("", "small")
        self._handle.setCursor(Qt.CursorShape.OpenHandCursor)
        self._handle.setToolTip(say("routine_editor.drag"))
        self._buttons: dict[str, QuietButton] = {}
        icons = {"dose": "", "up": "arrow-up", "down": "arrow-down", "remove": "x"}
        for id, icon in icons.items():
            button = self._buttons[id] = QuietButton(say("routine_editor.dose") if id == "dose" else "")
            button.setAccessibleName(say(f"routine_editor.{id}_name", name=name))
            button.setProperty("slim", "true")
            if icon:
                button.setToolTip(button.accessibleName())
                button.show_icon(self._appearance, icon)
        self._fields = LatePart(self._dose_fields)

    def _dose_fields(self) -> DoseFields:
        dose = self._item.dose or self._exercise.dose(self._item.level)
        fields = DoseFields(self._appearance, self._texts, self._exercise, dose)
        fields.dose_changed.connect(self._choose)
        return fields

    def _arrange(self, warning: str) -> None:
        row, column = QHBoxLayout(self), QVBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        row.addWidget(self._handle, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        words, buttons, beside = QWidget(), QWidget(), TurningRow(self._appearance, TURNS_BELOW, 6)
        lines, flow = QVBoxLayout(words), FlowLayout(buttons, gap=8)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for label in (self._name, self._dose, Label(warning, "warm") if warning else None):
            if label is not None:
                lines.addWidget(label)
        for button in self._buttons.values():
            flow.addWidget(button)
        beside.add(words, 1)
        beside.add(buttons)
        column.addWidget(beside)
        column.addLayout(self._fields.place)

    def _connect(self) -> None:
        self._buttons["dose"].clicked.connect(lambda: self._fields.show_if(not self._fields.is_shown))
        self._buttons["up"].clicked.connect(lambda: self.move_requested.emit(-1))
        self._buttons["down"].clicked.connect(lambda: self.move_requested.emit(1))
        self._buttons["remove"].clicked.connect(self.remove_requested)
        # Not a key press of the row: buttons and fields would take the arrow keys for themselves.
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.move_requested.emit(by))
        self._handle.installEventFilter(self)
        self._appearance.changed.connect(self._tint)
        self._tint()

    def _choose(self, dose: Dose) -> None:
        self._item = replace(self._item, dose=dose)
        self._show_dose()
        self.item_changed.emit(self._item)

    def _show_dose(self) -> None:
        dose = self._item.dose or self._exercise.dose(self._item.level)
        words = dose_words(self._texts, dose, self._exercise.sides)
        self._dose.setText(words)
        self._buttons["dose"].setAccessibleDescription(words)

    def _tint(self) -> None:
        self._handle.setPixmap(self._appearance.pixmap("grip-vertical", "muted", 22))
