"""The moving figure."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coach.domain.exercise import Exercise, ExerciseBook
from coach.domain.timeline import Timeline
from coach.ui.texts import Texts
from coach.ui.theme import Appearance


class FigureView(QWidget):
    """A person who shows an exercise: along a timeline, in a loop by itself, or still."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts

    def show_timeline(self, timeline: Timeline, book: ExerciseBook) -> None:
        """Show the figure of a timeline; ``show_position`` says where it is."""

    def show_position(self, seconds: float) -> None:
        """The timeline has come to ``seconds``."""

    def set_running(self, running: bool) -> None:
        """Whether the timeline goes on by itself between two positions (not while it is paused)."""

    def play(self, exercise: Exercise, *, mirrored: bool = False) -> None:
        """Show one exercise again and again; ``mirrored`` is its other side."""

    def stop(self) -> None:
        """Stand still where it is."""

    def show_still(self, exercise: Exercise) -> None:
        """Show the telling key frame of an exercise."""
