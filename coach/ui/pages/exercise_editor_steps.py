"""How an exercise of one's own goes: its steps, the breath and when to stop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.exercise import MOST_STEP_WORDS, MOST_STEPS, ExerciseKind
from coach.domain.exercise_draft import LONGEST_SENTENCE, ExerciseDraft
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.turning_row import TurningRow
from coach.ui.widgets.written_field import WrittenField

TURNS_BELOW = 420
"""Width in px at 100 % text below which the buttons of a step stand under it."""
COUNTED_FROM = 10
"""Words from which on a step says how many it has."""


class HowItGoes(Card):
    """A field for each step; Alt+Up and Alt+Down move one, Enter begins the next."""

    changed = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        say = texts.say
        super().__init__(say("exercise_editor.how"), parent=parent)
        self._appearance, self._texts = appearance, texts
        self._kind = ExerciseKind.STRETCH
        self._steps: list[StepRow] = []
        self._list, self._add = QVBoxLayout(), OutlineButton(say("exercise_editor.add_step"))
        self._list.setSpacing(8)
        self.breath = WrittenField(
            say("exercise_editor.breath"), LONGEST_SENTENCE, example=say("exercise_editor.breath_example")
        )
        self.stop_if = WrittenField(say("exercise_editor.stop_if"), LONGEST_SENTENCE)
        self._ours = LinkButton(say("exercise_editor.usual"))
        self._add.show_icon(appearance, "plus")
        self.body.addWidget(Label(say("exercise_editor.steps_about", most=MOST_STEP_WORDS), "small"))
        self.body.addLayout(self._list)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.breath, self.stop_if):
            self.body.addWidget(part)
            part.text_changed.connect(lambda _: self.changed.emit())
        self.body.addWidget(self._ours, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(lambda: self._begin(len(self._steps)))
        self._ours.clicked.connect(self._take_usual)

    def usual_stop(self, kind: ExerciseKind) -> str:
        """The kind words for when to stop that stand there unless somebody writes others."""
        return self._texts.say(f"exercise_editor.stop.{kind}")

    def show_draft(self, draft: ExerciseDraft) -> None:
        """Show its fields."""
        self._kind = draft.kind
        for row in self._steps:
            self._drop(row)
        self._steps = []
        for step in draft.steps or ("",):
            self._insert(len(self._steps), step)
        self.breath.show_text(draft.breath)
        self.stop_if.show_text(draft.stop_if)
        self._show_ends()

    def show_kind(self, kind: ExerciseKind) -> None:
        """The words for when to stop follow the kind, as long as they are the usual ones."""
        if self.stop_if.text == self.usual_stop(self._kind):
            self.stop_if.show_text(self.usual_stop(kind))
        self._kind = kind
        self._show_ends()

    def put_into(self, draft: ExerciseDraft) -> ExerciseDraft:
        """The draft with what stands in these fields."""
        steps = tuple(row.field.text for row in self._steps)
        return replace(draft, steps=steps, breath=self.breath.text, stop_if=self.stop_if.text)

    def fields(self) -> Mapping[str, WrittenField]:
        """Every field by the name that a fault gives it."""
        steps = {f"steps.{number}": row.field for number, row in enumerate(self._steps)}
        return {**steps, "stop_if": self.stop_if}

    def _begin(self, at: int) -> None:
        if len(self._steps) < MOST_STEPS:
            self._insert(at, "")
            self._show_ends()
            self.changed.emit()
        self._steps[min(at, len(self._steps) - 1)].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _insert(self, at: int, text: str) -> None:
        row = StepRow(self._appearance, self._texts, self)
        row.field.show_text(text)
        row.field.text_changed.connect(lambda _: self._tell())
        row.field.line.returnPressed.connect(lambda: self._begin(self._steps.index(row) + 1))
        row.moved.connect(lambda by: self._move(row, by))
        row.removed.connect(lambda: self._remove(row))
        self._steps.insert(at, row)
        self._list.insertWidget(at, row)

    def _move(self, row: StepRow, by: int) -> None:
        to = self._steps.index(row) + by
        if 0 <= to < len(self._steps):
            self._steps.remove(row)
            self._steps.insert(to, row)
            self._list.removeWidget(row)
            self._list.insertWidget(to, row)
            self._tell()

    def _remove(self, row: StepRow) -> None:
        at = self._steps.index(row)
        self._steps.remove(row)
        self._steps[min(at, len(self._steps) - 1)].field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(row)
        self._tell()

    def _drop(self, row: StepRow) -> None:
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _take_usual(self) -> None:
        self.stop_if.show_text(self.usual_stop(self._kind))
        self._tell()

    def _tell(self) -> None:
        self._show_ends()
        self.changed.emit()

    def _show_ends(self) -> None:
        for number, row in enumerate(self._steps):
            row.show_place(number, len(self._steps))
        self._add.setEnabled(len(self._steps) < MOST_STEPS)
        self._ours.setVisible(self.stop_if.text != self.usual_stop(self._kind))


class StepRow(QWidget):
    """One step: a field with its words counted, and buttons to move and remove it."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.field = WrittenField("", LONGEST_SENTENCE, example=texts.say("exercise_editor.step_example"))
        self._buttons = {id: QuietButton("") for id in ("up", "down", "out")}
        whole, flow, row = QVBoxLayout(self), QWidget(), TurningRow(appearance, TURNS_BELOW, 8)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(row)
        buttons = QHBoxLayout(flow)
        buttons.setContentsMargins(0, 0, 0, 0)
        row.add(self.field, 1)
        row.add(flow, align=Qt.AlignmentFlag.AlignTop)
        for button, icon in zip(self._buttons.values(), ("arrow-up", "arrow-down", "x"), strict=True):
            button.setProperty("slim", "true")
            button.show_icon(appearance, icon)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._buttons["up"].clicked.connect(lambda: self.moved.emit(-1))
        self._buttons["down"].clicked.connect(lambda: self.moved.emit(1))
        self._buttons["out"].clicked.connect(self.removed)

    def show_place(self, number: int, count: int) -> None:
        """Say which step it is of how many, and how long it is where that matters."""
        say = self._texts.say
        self.field.line.setAccessibleName(say("exercise_editor.step", number=number + 1))
        for id, button in self._buttons.items():
            words = say(f"exercise_editor.step_{id}", number=number + 1)
            button.setAccessibleName(words)
            button.setToolTip(words)
        self._buttons["up"].setEnabled(number > 0)
        self._buttons["down"].setEnabled(number < count - 1)
        self._buttons["out"].setEnabled(count > 1)
        self.field.show_note(self._counted())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves it."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        else:
            super().keyPressEvent(event)

    def _counted(self) -> str:
        many = len(self.field.text.split())
        if many < COUNTED_FROM:
            return ""
        fits = "many" if many > MOST_STEP_WORDS else "fits"
        return self._texts.say(f"exercise_editor.words_{fits}", count=many, most=MOST_STEP_WORDS)
