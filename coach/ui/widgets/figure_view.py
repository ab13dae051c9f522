"""The moving figure."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain.exercise import Exercise, ExerciseBook
from coach.domain.motion import FigureState
from coach.domain.timeline import Timeline
from coach.drawing.figure import paint_figure
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.figure_script import FigureScript

FRAME_MS, STEP_MS = 16, 250
"""Between two pictures: sixty a second, or four where motion is reduced and only key poses are shown."""
AIR, LEAST = 8, (160, 140)
"""Pixels around the picture, and of the smallest one."""


class FigureView(QWidget):
    """A person who shows an exercise: along a timeline, or in a loop by itself.

    It moves only while it can be seen. Where motion is reduced it shows key poses alone.
    """

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        parent: QWidget | None = None,
        now: Callable[[], float] = monotonic,
    ) -> None:
        """``now`` tells seconds that only grow."""
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._script = FigureScript(now)
        self._state: FigureState | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._advance)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(*LEAST)
        appearance.changed.connect(self._go_on)
        appearance.changed.connect(self.update)
        self._describe()

    @property
    def state(self) -> FigureState | None:
        """What is shown; None for nobody."""
        return self._state

    @property
    def moving(self) -> bool:
        """Whether it goes on by itself just now."""
        return self._timer.isActive()

    def show_timeline(self, timeline: Timeline, book: ExerciseBook) -> None:
        """Show the figure of a timeline; ``show_position`` says where it is. Exercises without frames show nobody."""
        self._script.follow(timeline, book)
        self._go_on()

    def show_position(self, seconds: float) -> None:
        """The timeline has come to ``seconds``; until the next position the figure goes on at the same pace."""
        self._script.move_to(seconds)
        self._advance()

    def set_running(self, running: bool) -> None:
        """Whether the timeline goes on by itself between two positions (not while it is paused)."""
        self._script.set_running(running)
        self._go_on()

    def play(self, exercise: Exercise, mirrored: bool = False) -> None:
        """Show one exercise again and again from its beginning, ``mirrored`` on its other side. Raises ``ValueError``
        for one without frames."""
        self._script.repeat(exercise, mirrored)
        self._go_on()

    def stop(self) -> None:
        """Stand still where it is."""
        self._script.stop()
        self._go_on()

    def sizeHint(self) -> QSize:
        return QSize(420, 360)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        state = self._state
        if state is None:
            return
        motion = self._script.motion(state.exercise, state.mirrored)
        painter = QPainter(self)
        painter.setFont(self._appearance.font(17))
        paint_figure(
            painter,
            QRectF(self.rect()).adjusted(AIR, AIR, -AIR, -AIR),
            self._appearance.theme,
            motion.figure(state.frame_from, state.frame_to, state.share),
            stage=motion.stage,
            highlight=motion.exercise.highlight,
            highlight_words=motion.exercise.highlight_words,
            arrows=True,
        )

    def _go_on(self) -> None:
        if self._script.moves and self.isVisible():
            self._timer.start(self._appearance.motion_ms(FRAME_MS) or STEP_MS)
        else:
            self._timer.stop()
        self._advance()

    def _advance(self) -> None:
        old, state = self._state, self._script.state()
        if state is not None and not self._appearance.motion_ms(1):
            state = FigureState(state.exercise, state.frame_to, state.frame_to, 1.0, state.mirrored)
        self._state = state
        if state != old:
            self.update()
        if _who(state) != _who(old):
            self._describe()

    def _describe(self) -> None:
        state = self._state
        if state is None:
            self.setAccessibleName(self._texts.say("figure.nothing"))
            self.setAccessibleDescription("")
            return
        exercise = self._script.exercise(state.exercise)
        sentence = "figure.other_side" if state.mirrored else "figure.shows"
        self.setAccessibleName(self._texts.say(sentence, exercise=exercise.name))
        self.setAccessibleDescription(" ".join(exercise.steps))


def _who(state: FigureState | None) -> tuple[str, bool] | None:
    return (state.exercise, state.mirrored) if state is not None else None
