"""The six steps of the set-up, of which one is in view."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.red_flag_book import RedFlagBook, Region
from coach.domain.set_up import STEPS, SetUpAnswers
from coach.ui.pages.set_up_steps import SetUpStep, TargetStep, WelcomeStep
from coach.ui.pages.set_up_steps_now import NowStep
from coach.ui.pages.set_up_steps_safety import SafetyStep
from coach.ui.pages.set_up_steps_times import TimesStep
from coach.ui.pages.set_up_steps_voice import VoiceStep
from coach.ui.texts import Texts
from coach.ui.theme import Appearance


class SetUpSteps(QWidget):
    """Shows the step that the answers are at. A hidden step takes no room, so no step scrolls for another's sake."""

    answers_changed = Signal(object)
    """The whole SetUpAnswers after somebody's own change."""
    card_shown = Signal(object)
    """The card (a QWidget) that a tick has just called up."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        book: RedFlagBook,
        regions: Iterable[Region],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.safety = SafetyStep(appearance, texts, book, regions)
        self.voice = VoiceStep(appearance, texts)
        self.times = TimesStep(appearance, texts)
        first = (WelcomeStep(texts), self.safety, NowStep(appearance, texts), TargetStep(appearance, texts))
        self._steps = dict(zip(STEPS, (*first, self.times, self.voice), strict=True))
        self._current: SetUpStep = first[0]
        self._arrange_and_connect()

    @property
    def current(self) -> SetUpStep:
        """The step in view."""
        return self._current

    def show_answers(self, answers: SetUpAnswers) -> None:
        """Show the step that the answers are at, with them filled in."""
        self._current = self._steps[answers.step_name]
        for step in self._steps.values():
            step.setVisible(step is self._current)
        self._current.show_missing(())
        self._current.show_answers(answers)

    def _arrange_and_connect(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for step in self._steps.values():
            column.addWidget(step)
            step.answers_changed.connect(self.answers_changed)
        self.safety.card_shown.connect(self.card_shown)
