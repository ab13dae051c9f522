"""The walk: where you are, what was just said, what comes, and four buttons."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from coach.domain.exercise import ExerciseBook
from coach.domain.timeline import Event, Timeline
from coach.ui.pages.player_controls import END, PAIN, PAUSE, Control
from coach.ui.pages.player_page import GAP, PlayerPage
from coach.ui.pages.walk_faces import WalkFaces
from coach.ui.pages.walk_top import WalkTop
from coach.ui.texts import Texts
from coach.ui.theme import Appearance

_CONTROLS = (
    Control("repeat", "R", "rotate-ccw", shrinks=True),
    Control(PAUSE, ""),
    Control(END, "E"),
    Control(PAIN, "P"),
)


class WalkPage(PlayerPage):
    """Keys: Space pauses and resumes, R repeats, M mutes, E ends early, P is pain, V the small view; in a warm-up
    N goes on to the next exercise and A makes it easier."""

    next_requested = Signal()
    easier_requested = Signal()
    repeat_requested = Signal()
    small_view_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts) -> None:
        self._top, self._face = WalkTop(appearance, texts), WalkFaces(appearance, texts)
        super().__init__(appearance, texts, "walk", self._top, self._face, _CONTROLS)
        self._top.small_view_requested.connect(self.small_view_requested)
        self._page.insertWidget(1, self._face.doing)
        self._face.exercising_changed.connect(self._fit)
        self._face.next_requested.connect(self.next_requested)
        self._face.easier_requested.connect(self.easier_requested)
        QShortcut(QKeySequence("V"), self._controls).activated.connect(self.small_view_requested)

    def show_walk(self, timeline: Timeline, title: str) -> None:
        """Show a walk from its beginning, or what is left of one that changed; ``title`` is "Walk 9 of your plan"."""
        self._top.show_title(title)
        self._face.show_walk(timeline)

    def show_exercises(self, book: ExerciseBook, pictures: Mapping[str, Path]) -> None:
        """The exercises that a warm-up may hold; ``pictures`` are the files of those that have one, by id."""
        self._face.show_exercises(book, pictures)

    def show_position(self, seconds: float) -> None:
        """Show how far the walk has come, in seconds of the timeline."""
        self._face.show_position(seconds)

    def show_cue(self, cue: Event) -> None:
        """Show the sentence being spoken."""
        self._face.show_cue(cue)

    def show_count(self, count: Event) -> None:
        """Show a second counted before a change of pace."""
        self._face.show_count(count)

    def show_beat(self, beat: int | None) -> None:
        """Show the steps a minute of the metronome; None while it is off."""
        self._top.show_beat(beat)

    def _room(self) -> int:
        if not self._face.is_exercising:
            return super()._room()
        around, doing = self._page.contentsMargins(), self._face.doing
        taken = doing.heightForWidth(self.width() - around.left() - around.right()) if not doing.isHidden() else 0
        return super()._room() - around.top() - around.bottom() - taken - 3 * GAP

    def _obey(self, id: str) -> None:
        if id == "repeat":
            self.repeat_requested.emit()
