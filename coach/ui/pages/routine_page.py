"""A routine while it is done: the figure, what to do now, and what comes. Nothing of it needs to be pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from coach.domain.exercise import ExerciseBook
from coach.domain.timeline import Timeline
from coach.services.performance import RunState
from coach.ui.pages.player_controls import END, PAIN, PAUSE, Control
from coach.ui.pages.player_page import GAP, PlayerPage
from coach.ui.pages.routine_face import RoutineFace
from coach.ui.pages.routine_reading import RoutineReading, read_routine
from coach.ui.pages.routine_top import RoutineTop
from coach.ui.texts import Texts
from coach.ui.theme import Appearance

BETWEEN_MS, AHEAD = 150, 1.2
"""Milliseconds after which the page looks at the time, and seconds that it goes on by itself after a position."""
BACK, NEXT, EASIER, TOO_MUCH = "back", "next", "easier", "too_much"
_CONTROLS = (
    Control(BACK, "B", "chevron-left", "routine.back", True),
    Control(PAUSE, ""),
    Control(NEXT, "N", "chevron-right", "routine.skip", True),
    Control(EASIER, "A", "", "routine.easier"),
    Control(TOO_MUCH, "T", "", "routine.too_much"),
    Control(END, "E"),
    Control(PAIN, "P"),
)


class RoutinePage(PlayerPage):
    """Keys: Space pauses and resumes, B goes back, N goes on, A makes it easier, T says too much, P is pain, C counts
    aloud or silently, M mutes, E ends early."""

    next_requested = Signal()
    back_requested = Signal()
    easier_requested = Signal()
    too_much_requested = Signal()
    count_aloud_requested = Signal(bool)
    """Whether repetitions are to be counted aloud."""

    def __init__(self, appearance: Appearance, texts: Texts, now: Callable[[], float] = monotonic) -> None:
        """``now`` tells seconds that only grow."""
        self._now, self._since = now, now()
        self._timeline, self._book = Timeline((), 0.0), ExerciseBook()
        self._name, self._position = "", 0.0
        self._top, self._face = RoutineTop(appearance, texts), RoutineFace(appearance, texts)
        super().__init__(appearance, texts, "routine", self._top, self._face, _CONTROLS)
        self._top.count_aloud_requested.connect(self.count_aloud_requested)
        QShortcut(QKeySequence("C"), self).activated.connect(self._top.press_count)
        self._asks = {
            BACK: self.back_requested,
            NEXT: self.next_requested,
            EASIER: self.easier_requested,
            TOO_MUCH: self.too_much_requested,
        }
        self._between = QTimer(self, interval=BETWEEN_MS)
        self._between.timeout.connect(self._go_on)
        self.show_position(0.0)
        for part in (self._scroll.viewport(), self._top):
            part.installEventFilter(self)

    def show_routine(
        self, timeline: Timeline, name: str, book: ExerciseBook, pictures: Mapping[str, Path] | None = None
    ) -> None:
        """Show a routine from its beginning, or one that changed; the position that belongs to it follows. ``pictures``
        are the files of exercises that have one, by id."""
        self._timeline, self._name, self._book = timeline, name, book
        self._face.show_routine(timeline, book, pictures or {})
        self.show_position(min(self._position, timeline.seconds))

    def show_position(self, seconds: float) -> None:
        """Show how far the routine has come, in seconds of its timeline."""
        self._position, self._since = seconds, self._now()
        self._face.figure.show_moment(self._show(seconds), seconds)

    def _show(self, seconds: float) -> RoutineReading:
        reading = read_routine(self._texts, self._timeline, self._book, self._name, seconds)
        self._top.show_moment(reading.caption, reading.title, reading.left)
        self._face.show_words(reading)
        return reading

    def show_state(self, state: RunState) -> None:
        """Running, paused or over."""
        super().show_state(state)
        if state is RunState.RUNNING:
            self._since = self._now()
            self._between.start()
        else:
            self._between.stop()
        self._top.show_paused(state is RunState.PAUSED)

    def show_count_aloud(self, aloud: bool) -> None:
        """Say whether repetitions are counted aloud, and offer the other."""
        self._top.show_count_aloud(aloud)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The figure takes what the line above and the buttons leave of the page."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def _go_on(self) -> None:
        """Seconds of a hold end between two positions as well; the figure goes on by itself."""
        gone = self._now() - self._since
        if self.isVisible() and gone < AHEAD and self._appearance.motion_ms(BETWEEN_MS):
            self._show(self._position + gone)

    def _room(self) -> int:
        return self._scroll.viewport().height() - self._top.height() - GAP

    def _obey(self, id: str) -> None:
        self._asks[id].emit()
