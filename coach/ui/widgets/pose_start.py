"""Where a pose or a whole movement is taken over from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain.exercise import ExerciseBook
from coach.domain.start_pose import StartPose
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.turning_row import TurningRow

TURNS_BELOW = 420


class PoseStart(TurningRow):
    """A list of poses and movements, and a button that takes the chosen one over."""

    pose_wanted = Signal(object)
    """A ``StartPose``."""
    movement_wanted = Signal(object)
    """An ``Exercise`` whose whole movement is taken."""

    def __init__(
        self, appearance: Appearance, texts: Texts, starts: Sequence[StartPose], parent: QWidget | None = None
    ) -> None:
        super().__init__(appearance, TURNS_BELOW, 8, parent)
        self._texts, self._starts = texts, tuple(starts)
        self._book = ExerciseBook()
        self._list = DropDown(appearance, texts.say("pose_editor.start_from"))
        # The longest name must not decide how wide the page is.
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._list.setMinimumContentsLength(8)
        self._list.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._take = QuietButton(texts.say("pose_editor.take"))
        self._take.clicked.connect(self._choose)
        self.add(self._list, 1)
        self.add(self._take)
        self.show_book(self._book)

    def show_book(self, book: ExerciseBook) -> None:
        """Offer the movements of these exercises."""
        self._book = book
        self._list.show_choices(self._choices())

    def _choices(self) -> Iterator[Choice]:
        say = self._texts.say
        for start in self._starts:
            yield Choice(f"start {start.id}", say(f"pose_editor.start.{start.id}"))
        for exercise in self._book.exercises:
            if exercise.frames:
                yield Choice(f"whole {exercise.id}", say("pose_editor.whole", name=exercise.name))
                for number in range(len(exercise.frames)):
                    words = say("pose_editor.pose_of", name=exercise.name, number=number + 1)
                    yield Choice(f"pose {exercise.id} {number}", words)

    def _choose(self) -> None:
        kind, _, rest = self._list.chosen.partition(" ")
        if kind == "start":
            self.pose_wanted.emit(next(start for start in self._starts if start.id == rest))
            return
        id, _, number = rest.partition(" ")
        exercise = self._book.get(id)
        if exercise is None:
            return
        if kind == "whole":
            self.movement_wanted.emit(exercise)
        else:
            self.pose_wanted.emit(StartPose(id, exercise.frames[int(number)].pose, exercise.prop))
