"""What is in a pack, before anything of it is kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.exercise import Exercise, Routine
from coach.domain.pack import PackArrival
from coach.services.pack_desk import PackPreview
from coach.ui.exercise_shelf import dose_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.figure_still import FigureStills
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.turning_row import TurningRow

TURNS_BELOW = 300
"""Width in px at 100 % text below which words stand under their picture."""
STILL = QSize(120, 84)
"""Pixels at 100 % of a figure or picture."""


class PackPreviewCard(Card):
    """Exercises with their figures, routines, what is renamed or left out, and the question whether to keep it."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._appearance, self._texts = appearance, texts
        self._stills = FigureStills(appearance)
        self._preview: PackPreview | None = None
        self._parts: list[QWidget] = []
        self._list, answers = QVBoxLayout(), FlowLayout(gap=12)
        self._list.setSpacing(10)
        self._take, self._not = PrimaryButton(texts.say("pack.import")), QuietButton(texts.say("pack.not_now"))
        for button in (self._take, self._not):
            answers.addWidget(button)
        self.body.addLayout(self._list)
        self.body.addSpacing(8)
        self.body.addLayout(answers)
        self._take.clicked.connect(self.accepted)
        self._not.clicked.connect(self.declined)
        appearance.changed.connect(self._show_again)

    def show_preview(self, preview: PackPreview) -> None:
        """Show what a pack would bring."""
        self._preview = preview
        for part in self._parts:
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        arrival, say = preview.arrival, self._texts.say
        self.show_heading(say("pack.found", name=arrival.pack.name))
        if arrival.pack.author:
            self._add(Label(say("pack.author", author=arrival.pack.author), "muted"))
        self._add(Label(self._counted(arrival, len(preview.pictures)), "bold"))
        for exercise in arrival.exercises:
            self._add(self._exercise(exercise, preview.pictures))
        for routine in arrival.routines:
            self._add(Label(self._routine(routine), ""))
        self._add_notes(arrival)
        self._take.setEnabled(not arrival.is_empty)

    def _show_again(self) -> None:
        """In the colours and the size of another look."""
        if self._preview is not None:
            self.show_preview(self._preview)

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._list.addWidget(part)

    def _counted(self, arrival: PackArrival, pictures: int) -> str:
        say = self._texts.say
        if arrival.is_empty:
            return say("pack.nothing_new")
        counts = (("exercises", len(arrival.exercises)), ("routines", len(arrival.routines)), ("pictures", pictures))
        return ", ".join(say(f"pack.{what}", count=count) for what, count in counts if count)

    def _exercise(self, exercise: Exercise, pictures: Mapping[str, bytes]) -> QWidget:
        row, words, still = TurningRow(self._appearance, TURNS_BELOW, 14), QWidget(), Label("", wrap=False)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        still.setPixmap(self._still(exercise, pictures))
        row.add(still, align=Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.add(words, 1)
        column.setSpacing(2)
        column.addWidget(Label(exercise.name, "bold"))
        column.addWidget(Label(dose_words(self._texts, exercise.doses[0], exercise.sides), "small"))
        column.addWidget(Label(exercise.steps[0], "muted"))
        column.addStretch(1)
        return row

    def _still(self, exercise: Exercise, pictures: Mapping[str, bytes]) -> QPixmap:
        size = QSize(self._appearance.px(STILL.width()), self._appearance.px(STILL.height()))
        photo = QPixmap()
        if not exercise.frames and photo.loadFromData(pictures.get(exercise.picture, b"")):
            return photo.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        return self._stills.pixmap(exercise, size, self.devicePixelRatioF())

    def _routine(self, routine: Routine) -> str:
        return self._texts.say("pack.routine", name=routine.name, count=len(routine.items))

    def _add_notes(self, arrival: PackArrival) -> None:
        say = self._texts.say
        new_names = {exercise.id: exercise.name for exercise in arrival.exercises}
        new_names |= {routine.id: routine.name for routine in arrival.routines}
        for old, new in arrival.renamed:
            words = say("pack.renamed", name=new_names.get(new, old), old=old, new=new)
            self._add(Label(words, "small"))
        for name in arrival.known:
            self._add(Label(say("pack.known", name=name), "small"))
