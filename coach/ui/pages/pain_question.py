"""The question after "I have pain"."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.session import StopReason
from coach.ui.pages.walk_question import WalkQuestion
from coach.ui.texts import Texts
from coach.ui.theme import Appearance


class PainQuestion(WalkQuestion):
    """The walk is paused already when it is asked."""

    ease_requested = Signal()
    """A mild ache: the rest of the walk turns easy; ``resume_requested`` follows."""
    end_requested = Signal(object)
    """A ``StopReason`` that is pain."""
    resume_requested = Signal()
    sit_requested = Signal()
    """A rest here, seated; ``resume_requested`` follows."""

    def __init__(
        self, appearance: Appearance, texts: Texts, table: str = "walk.hurt", parent: QWidget | None = None
    ) -> None:
        quiet = ("sit",) if table == "walk.hurt" else ()
        answers = ("mild", "stop", "sharp")
        super().__init__(appearance, texts, table, answers, danger="sharp", parent=parent, quiet=quiet)
        self.answered.connect(self._act)
        self.left.connect(self._go_on)
        self.was_running = True
        """Whether the walk was going on when the question was asked; leaving it leaves things as they were."""

    def _go_on(self) -> None:
        if self.was_running:
            self.resume_requested.emit()

    def _act(self, answer: str) -> None:
        if answer == "mild":
            self.ease_requested.emit()
            self.resume_requested.emit()
        elif answer == "sit":
            self.sit_requested.emit()
            self.resume_requested.emit()
        else:
            self.end_requested.emit(StopReason.SHARP_PAIN if answer == "sharp" else StopReason.PAIN)
