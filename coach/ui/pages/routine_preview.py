"""A look at a routine before it is kept: its exercises, one after another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.domain.exercise import Exercise, Routine
from coach.ui.exercise_shelf import ExerciseShelf, dose_words
from coach.ui.pages.exercise_figure import ExerciseFigure
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.top_layout import TopLayout


class RoutinePreview(QWidget):
    """The figure of one exercise, and Back and Next through them."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._steps: list[tuple[Exercise, str]] = []
        self._shelf, self._at = ExerciseShelf(), 0
        say = texts.say
        self._where, self._dose = Label("", "heading"), Label("", "muted")
        self._figure = ExerciseFigure(appearance, texts)
        self._back, self._next = QuietButton(say("routine_editor.preview_back")), OutlineButton(say("common.next"))
        self._next.show_text(say("routine_editor.preview_next"))
        column, row = TopLayout(self), FlowLayout(gap=12)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._where, self._dose, self._figure):
            column.addWidget(part)
        column.addLayout(row)
        for button, step in ((self._back, -1), (self._next, 1)):
            row.addWidget(button)
            button.clicked.connect(lambda _=False, step=step: self._go(step))

    def show_routine(self, routine: Routine, shelf: ExerciseShelf) -> None:
        """Begin with its first exercise."""
        self._shelf, self._steps, self._at = shelf, [], 0
        for item in routine.items:
            exercise, dose = shelf.book.get(item.exercise), shelf.item_dose(item)
            if exercise is not None and dose is not None:
                self._steps.append((exercise, dose_words(self._texts, dose, exercise.sides)))
        self._go(0)
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, step: int) -> None:
        if not self._steps:
            return
        self._at = min(max(self._at + step, 0), len(self._steps) - 1)
        exercise, dose = self._steps[self._at]
        say, of = self._texts.say, len(self._steps)
        self._where.setText(say("routine_editor.preview_at", number=self._at + 1, of=of, name=exercise.name))
        self._dose.setText(dose)
        self._figure.show_exercise(exercise, self._shelf.pictures.get(exercise.id))
        self._back.setEnabled(self._at > 0)
        self._next.setEnabled(self._at < len(self._steps) - 1)
