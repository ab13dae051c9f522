"""What an exercise of a routine looks like: the moving figure, a picture, or its steps."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from coach.domain.exercise import Exercise, ExerciseBook
from coach.domain.timeline import Timeline
from coach.ui.pages.routine_reading import Moment, RoutineReading
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.figure_still import FigureStills
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.label import Label

LEAST = 150
"""Pixels of height it is content with."""
_AHEAD = (Moment.BEGINS, Moment.REST)
"""Moments in which the exercise that comes is shown, which the timeline does not do yet."""


class RoutineFigure(QWidget):
    """Follows a timeline; in a rest it shows what comes."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._timeline, self._book = Timeline((), 0.0), ExerciseBook()
        self._pictures: Mapping[str, Path] = {}
        self._shown: tuple[str, bool] | None = None
        self._exercise: Exercise | None = None
        self._stills = FigureStills(appearance)
        self._figure, self._photo, self._steps = FigureView(appearance, texts), Label(wrap=False), Label("", "large")
        self._photo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        for part in (self._figure, self._photo, self._steps):
            self._stack.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        appearance.changed.connect(self._show_photo)

    def show_routine(self, timeline: Timeline, book: ExerciseBook, pictures: Mapping[str, Path]) -> None:
        """Follow this timeline; ``pictures`` are the files of exercises that have one, by id."""
        self._timeline, self._book, self._pictures, self._shown = timeline, book, pictures, None

    def show_moment(self, reading: RoutineReading, at: float) -> None:
        """Show what belongs to a moment."""
        exercise = reading.shown
        if exercise is None:
            return
        ahead = reading.moment in _AHEAD
        if self._shown != (exercise.id, ahead):
            self._shown = (exercise.id, ahead)
            self._go_over(exercise, ahead)
        if exercise.frames and not ahead:
            self._figure.show_position(at)

    def set_running(self, running: bool) -> None:
        """Whether it goes on, or is paused."""
        self._figure.set_running(running)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, LEAST)

    def sizeHint(self) -> QSize:
        return QSize(LEAST * 2, LEAST * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_photo()

    def _go_over(self, exercise: Exercise, ahead: bool) -> None:
        self._exercise = exercise
        if exercise.frames:
            self._stack.setCurrentWidget(self._figure)
            if ahead:
                self._figure.play(exercise)
            else:
                self._figure.show_timeline(self._timeline, self._book)
        elif exercise.id in self._pictures:
            self._stack.setCurrentWidget(self._photo)
            self._photo.setAccessibleName(exercise.name)
            self._show_photo()
        else:
            self._stack.setCurrentWidget(self._steps)
            numbered = enumerate(exercise.steps, start=1)
            lines = (self._texts.say("routine.steps", number=number, step=step) for number, step in numbered)
            self._steps.setText("\n\n".join(lines))

    def _show_photo(self) -> None:
        if self._exercise is not None and self._stack.currentWidget() is self._photo:
            size = self.size().expandedTo(QSize(1, 1))
            picture = self._pictures.get(self._exercise.id)
            self._photo.setPixmap(self._stills.pixmap(self._exercise, size, self.devicePixelRatioF(), picture))
