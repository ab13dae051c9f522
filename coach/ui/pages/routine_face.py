"""What moves on the page of a routine: the figure, and the words beside or below it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from coach.domain.exercise import ExerciseBook
from coach.domain.timeline import Timeline
from coach.ui.pages.player_face import PlayerFace
from coach.ui.pages.routine_figure import LEAST, RoutineFigure
from coach.ui.pages.routine_reading import RoutineReading
from coach.ui.pages.routine_words import RoutineWords
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card

BESIDE_FROM, BESIDE_AT_MOST = 620, 630
"""Pixels at 100 % from which figure and words stand side by side, and pixels from which they do whatever the letters'
size."""
SHARES = (9, 7)
"""Of the width, for the figure and for the words."""
MARGIN = 12
"""Pixels around the figure."""
FIGURE_SHARE = 0.4
"""Of the height, for the figure above the words."""

FRAME = 4
"""Pixels of the lines around cards."""
LOW = 400
"""Pixels at 100 %: in less height room is scarce."""


class RoutineFace(PlayerFace):
    """Figure beside words, above them in a small window."""

    def __init__(
        self, appearance: Appearance, texts: Texts, named: bool = False, parent: QWidget | None = None
    ) -> None:
        """``named``: the exercise's name stands among the words, as nothing else on the page says it."""
        super().__init__(parent)
        self._appearance = appearance
        self._high, self._brief = LEAST, False
        self.figure, self._words = RoutineFigure(appearance, texts), RoutineWords(appearance, texts, named)
        self._card = Card()
        self._card.body.setContentsMargins(*[MARGIN] * 4)
        self._card.body.addWidget(self.figure, 1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(18)
        self._box.addWidget(self._card, SHARES[0], Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self._words, SHARES[1])

    def show_routine(self, timeline: Timeline, book: ExerciseBook, pictures: Mapping[str, Path]) -> None:
        """Follow another timeline."""
        self.figure.show_routine(timeline, book, pictures)

    def show_moment(self, reading: RoutineReading, at: float) -> None:
        """Show what belongs to a moment at ``at`` seconds."""
        self.figure.show_moment(reading, at)
        self.show_words(reading)

    def show_words(self, reading: RoutineReading) -> None:
        """Show the words alone, while the figure goes on by itself."""
        self._words.show_moment(reading)

    def show_paused(self, paused: bool) -> None:
        """The figure stands still."""
        self.figure.set_running(not paused)

    def show_silence(self, why: str) -> None:
        """Say quietly why sentences do not sound; "" takes no room."""
        self._words.show_silence(why)

    def show_brief(self, brief: bool) -> None:
        """Leave the figure alone, while a question needs the room."""
        self._words.setVisible(not brief)
        self._brief = brief
        self._give_room()

    def show_room(self, width: int, height: int) -> None:
        """Stand the figure above the words where it is narrow."""
        beside = width >= min(self._appearance.px(BESIDE_FROM), BESIDE_AT_MOST)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way is not self._box.direction():
            self._box.setDirection(way)
            self._box.setStretch(0, SHARES[0] if beside else 0)
            self._box.setStretch(1, SHARES[1] if beside else 1)
        self._words.show_low(height < self._appearance.px(LOW))
        high = max(LEAST, round(height if beside else height * FIGURE_SHARE) - 2 * MARGIN - FRAME)
        self._high = high
        self._give_room()

    def _give_room(self) -> None:
        self.figure.setMinimumHeight(LEAST if self._brief else self._high)
        self.figure.setMaximumHeight(self._high)
