"""The warm-up of a walk and the walk itself, one flowing into the other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.exercise import ExerciseBook
from coach.domain.timeline import Event, Timeline
from coach.ui.pages.player_face import PlayerFace
from coach.ui.pages.walk_face import WalkFace
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.centred_layout import CentredLayout
from coach.ui.widgets.late_part import LatePart

if TYPE_CHECKING:
    from coach.ui.pages.routine_face import RoutineFace


class WalkFaces(PlayerFace):
    """The figure while there are exercises, then the ring."""

    next_requested = Signal()
    easier_requested = Signal()
    exercising_changed = Signal(bool)
    """Whether the exercises are on, or the walk."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._timeline, self._book = Timeline((), 0.0), ExerciseBook()
        self._pictures: Mapping[str, Path] = {}
        self._exercising = False
        self._room = (0, 0)
        self._ring = WalkFace(appearance, texts)
        self._figure: LatePart[RoutineFace] = LatePart(self._build)
        self._doing = self._create_doing()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ring, 1)
        column.addLayout(self._figure.place, 1)

    @property
    def doing(self) -> QWidget:
        """The buttons of the exercises, for the page to put where they are always in view."""
        return self._doing

    @property
    def is_exercising(self) -> bool:
        """Whether the exercises are on, or the walk."""
        return self._exercising

    @property
    def is_tight(self) -> bool:
        """Whether the sentence stands in place of the ring."""
        return self._ring.is_tight and not self._exercising

    def show_card(self, on: bool) -> None:
        """Leave what room there is to a card."""
        self._ring.show_card(on)

    def show_exercises(self, book: ExerciseBook, pictures: Mapping[str, Path]) -> None:
        """The exercises that a warm-up may hold; ``pictures`` are files by id."""
        self._book, self._pictures = book, pictures

    def show_walk(self, timeline: Timeline) -> None:
        """Show another timeline; the position that belongs to it follows."""
        self._timeline = timeline
        self._ring.show_walk(timeline)
        if timeline.stations:
            self._figure.part.show_routine(timeline, self._book, self._pictures)
        self._go_over(0.0)

    def show_position(self, seconds: float) -> None:
        """Show how far the walk has come."""
        self._go_over(seconds)
        self._ring.show_position(seconds)
        if self._exercising:
            from coach.ui.pages.routine_reading import read_routine

            name = self._texts.say("walk.phase.warm_up")
            reading = read_routine(self._texts, self._timeline, self._book, name, seconds)
            self._figure.part.show_moment(reading, seconds)

    def show_cue(self, cue: Event) -> None:
        """Show the sentence being spoken."""
        self._ring.show_cue(cue)

    def show_count(self, count: Event) -> None:
        """Show a second counted before a change, large, until it is over."""
        self._ring.show_count(count)

    def show_paused(self, paused: bool) -> None:
        """Say that it is paused."""
        self._ring.show_paused(paused)
        if self._figure.is_shown:
            self._figure.part.show_paused(paused)

    def show_silence(self, why: str) -> None:
        """Say quietly why sentences do not sound; "" takes no room."""
        self._ring.show_silence(why)

    def show_brief(self, brief: bool) -> None:
        """Show the least, while a question needs the room."""
        self._ring.show_brief(brief)
        if self._figure.is_shown:
            self._figure.part.show_brief(brief)
            self._doing.setVisible(not brief)

    def show_room(self, width: int, height: int) -> None:
        """Arrange for so many pixels."""
        self._room = (width, height)
        self._ring.show_room(width, height)
        if self._figure.is_shown:
            self._figure.part.show_room(width, height)

    def _go_over(self, seconds: float) -> None:
        exercising = bool(self._timeline.stations) and seconds < self._timeline.walk_starts
        if exercising != self._exercising:
            self._exercising = exercising
            self._ring.setVisible(not exercising)
            self._figure.show_if(exercising)
            self._doing.setVisible(exercising)
            self.show_room(*self._room)
            self.exercising_changed.emit(exercising)

    def _create_doing(self) -> QWidget:
        """Here, so that the buttons below, I have pain among them, stay where they are when the walk begins."""
        doing = QWidget(self)
        row = CentredLayout(doing, gap=12)
        for id, key, request in (("skip", "N", self.next_requested), ("easier", "A", self.easier_requested)):
            button = QuietButton(self._texts.say(f"routine.{id}"))
            button.setToolTip(self._texts.say("walk.with_key", name=button.accessibleName(), key=key))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(request)
            # On the row, so that they rest where there is no exercise.
            QShortcut(QKeySequence(key), doing).activated.connect(request)
            row.addWidget(button)
        doing.hide()
        return doing

    def _build(self) -> RoutineFace:
        from coach.ui.pages.routine_face import RoutineFace

        return RoutineFace(self._appearance, self._texts, named=True)
