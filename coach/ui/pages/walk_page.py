"""The walk: where you are, what was just said, what comes, and four buttons."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.exercise import ExerciseBook
from coach.domain.feeling import Felt
from coach.domain.gentled import Gentled
from coach.domain.timeline import Event, Timeline
from coach.services.performance import RunState
from coach.ui.pages.player_controls import END, PAIN, PAUSE, Control
from coach.ui.pages.player_page import GAP, PlayerPage
from coach.ui.pages.walk_aside import WalkAside
from coach.ui.pages.walk_faces import WalkFaces
from coach.ui.pages.walk_gentler import GentlerCard
from coach.ui.pages.walk_question import WalkQuestion
from coach.ui.pages.walk_reading import minutes_left
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
    """Keys: Space pauses and resumes, R repeats, M mutes, E ends early, P is pain, V the small view; B, S and W tell
    better, same or worse, T sits down, in a rest G goes on and L rests for longer; in a warm-up N goes on to the next
    exercise and A makes it easier."""

    next_requested = Signal()
    easier_requested = Signal()
    repeat_requested = Signal()
    small_view_requested = Signal()
    feeling_told = Signal(object)
    """The ``Feeling``."""
    sit_requested = Signal()
    go_on_requested = Signal()
    """The rest that is on shall end."""
    rest_longer_requested = Signal()
    """The walk shall be put away for now."""
    home_requested = Signal()
    undo_requested = Signal()
    """What was told last was a slip."""

    def __init__(self, appearance: Appearance, texts: Texts) -> None:
        self._top, self._face = WalkTop(appearance, texts), WalkFaces(appearance, texts)
        self._timeline, self._position = Timeline((), 0.0), 0.0
        self._aside, self._gentler = WalkAside(appearance, texts), GentlerCard(appearance, texts)
        super().__init__(appearance, texts, "walk", self._top, self._face, _CONTROLS)
        self._top.small_view_requested.connect(self.small_view_requested)
        for place, widget in enumerate((self._face.doing, self._aside), start=1):
            self._page.insertWidget(place, widget)
        # Where there is no room for it, it scrolls, and the buttons stay in view.
        self._body.insertWidget(self._body.indexOf(self._face), self._gentler)
        self._connect()
        QShortcut(QKeySequence("V"), self._controls).activated.connect(self.small_view_requested)

    def show_walk(self, timeline: Timeline, title: str) -> None:
        """Show a walk from its beginning, or what is left of one that changed; ``title`` is "Walk 9 of your plan"."""
        self._timeline = timeline
        self._top.show_title(title)
        self._face.show_walk(timeline)

    def show_state(self, state: RunState) -> None:
        """Running, paused or over."""
        super().show_state(state)
        if state is RunState.IDLE:
            self._aside.show_felt(None)
            self._gentler.close_card()

    def show_intervals(self, on: bool) -> None:
        """Offer to sit down all the way: for legs that grow heavy."""
        self._aside.show_intervals(on)

    def show_felt(self, felt: Felt) -> None:
        """Say that a feeling was noted."""
        self._aside.show_felt(felt)

    def show_slip(self, can_slip: bool) -> None:
        """Offer to take back what was told last, for a moment."""
        self._aside.show_slip(can_slip)
        if not can_slip:
            self._gentler.hide_undo()

    def show_taken_back(self, as_planned: bool) -> None:
        """Say that it was taken back; where it had made the walk gentler, that this goes on as planned."""
        self._aside.show_taken_back(as_planned)
        self._gentler.close_card()

    def show_gentler(self, gentled: Gentled) -> None:
        """Say what became of the rest, and offer the way home; the walk is the changed one already."""
        self._gentler.show_gentler(minutes_left(self._timeline, self._position), self._timeline.route, gentled)
        self._show_card(True)
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(self._first_in_view().y()))

    def show_exercises(self, book: ExerciseBook, pictures: Mapping[str, Path]) -> None:
        """The exercises that a warm-up may hold; ``pictures`` are the files of those that have one, by id."""
        self._face.show_exercises(book, pictures)

    def show_position(self, seconds: float) -> None:
        """Show how far the walk has come, in seconds of the timeline."""
        self._position = seconds
        self._face.show_position(seconds)
        self._aside.show_moment(self._timeline, seconds)

    def show_cue(self, cue: Event) -> None:
        """Show the sentence being spoken."""
        self._face.show_cue(cue)

    def show_count(self, count: Event) -> None:
        """Show a second counted before a change of pace."""
        self._face.show_count(count)

    def show_beat(self, beat: int | None) -> None:
        """Show the steps a minute of the metronome; None while it is off."""
        self._top.show_beat(beat)

    def _connect(self) -> None:
        face, aside, gentler = self._face, self._aside, self._gentler
        face.exercising_changed.connect(self._show_aside)
        face.next_requested.connect(self.next_requested)
        face.easier_requested.connect(self.easier_requested)
        aside.arranged.connect(self._find_room)
        aside.feeling_told.connect(self.feeling_told)
        aside.sit_requested.connect(self.sit_requested)
        aside.go_on_requested.connect(self.go_on_requested)
        aside.rest_longer_requested.connect(self.rest_longer_requested)
        self._pain.sit_requested.connect(self.sit_requested)
        gentler.home_requested.connect(self.home_requested)
        for part in (aside, gentler):
            part.undo_requested.connect(self.undo_requested)
        # The sentence may need more room than the one before it.
        self._scroll.verticalScrollBar().rangeChanged.connect(
            lambda *_: self._scroll_to_face() if self._face.is_tight else None
        )
        gentler.closed.connect(lambda: self._show_card(False))

    def _show_aside(self) -> None:
        """What can be told on the way stands where the buttons of the exercises stood."""
        self._aside.setVisible(not self._face.is_exercising and not self._controls.isHidden())
        self._fit()

    def _show_card(self, on: bool) -> None:
        self._aside.show_card(on)
        self._face.show_card(on)
        self._fit()

    def _first_in_view(self) -> QWidget:
        """What is to be read first after two "worse": the sentence, where there is no room for the ring."""
        return self._face if self._face.is_tight else self._gentler

    def _find_room(self) -> None:
        self._fit()
        # Once the layout has done its work.
        QTimer.singleShot(0, self, self._scroll_to_face)

    def _scroll_to_face(self) -> None:
        """Where there is too little room for all, the sentence is in view before what stands above it."""
        if self._gentler.isHidden() and self._pain.isHidden() and self._end.isHidden():
            self._scroll.verticalScrollBar().setValue(self._face.y() if self._face.is_tight else 0)

    def _ask(self, question: WalkQuestion) -> None:
        self._gentler.close_card()
        super()._ask(question)
        self._show_aside()

    def _close_questions(self) -> None:
        super()._close_questions()
        self._show_aside()

    def _give_way(self) -> None:
        """What has changed is read before the ring, and after the sentence where this stands in the ring's place."""
        super()._give_way()
        first = self._first_in_view() is self._gentler
        if (self._body.indexOf(self._gentler) < self._body.indexOf(self._face)) is not first:
            self._body.removeWidget(self._gentler)
            self._body.insertWidget(self._body.indexOf(self._face) + (0 if first else 1), self._gentler)

    def _room(self) -> int:
        around, width = self._page.contentsMargins(), self.width()
        inner = width - around.left() - around.right()
        rows = (self._face.doing, self._aside, self._gentler)
        shown = [row for row in rows if not row.isHidden()]
        taken = sum(row.heightForWidth(inner) if row.hasHeightForWidth() else row.sizeHint().height() for row in shown)
        return super()._room() - around.top() - around.bottom() - taken - (len(shown) + 2) * GAP

    def _obey(self, id: str) -> None:
        if id == "repeat":
            self.repeat_requested.emit()
