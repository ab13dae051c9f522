"""What moves on the page of a routine: the figure, and the words beside or below it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from coach.domain.exercise import ExerciseBook, Position
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
SHARES, UPRIGHT_SHARES = (9, 7), (2, 3)
"""Of the width, for the figure and for the words; where somebody stands in a small window."""
UPRIGHT_FROM = 360
"""Pixels at 100 % from which somebody who stands is beside the words, which leaves more height."""
MARGIN = 12
"""Pixels around the figure."""
FIGURE_SHARE = 0.4
"""Of the height, for the figure above the words."""

FRAME = 4
"""Pixels of the lines around cards."""
LOW, LOWEST = 400, 260
"""Pixels at 100 %: in less height room is scarce; in still less figure and words never stand one above the other."""


class RoutineFace(PlayerFace):
    """Figure beside words, above them in a small window."""

    def __init__(
        self, appearance: Appearance, texts: Texts, named: bool = False, parent: QWidget | None = None
    ) -> None:
        """``named``: the exercise's name stands among the words, as nothing else on the page says it."""
        super().__init__(parent)
        self._appearance = appearance
        self._high, self._brief, self._upright, self._room = LEAST, False, False, (0, 0)
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
        upright = reading.shown is not None and reading.shown.position is Position.STANDING
        if upright != self._upright:
            self._upright = upright
            self.show_room(*self._room)
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
        """Stand the figure above the words where it is narrow, unless it is as narrow itself."""
        self._room = (width, height)
        wide = width >= min(self._appearance.px(BESIDE_FROM), BESIDE_AT_MOST)
        narrow = self._upright or height < self._appearance.px(LOWEST)
        beside = wide or (narrow and width >= self._appearance.px(UPRIGHT_FROM))
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        for place, share in enumerate((UPRIGHT_SHARES if self._upright and not wide else SHARES) if beside else (0, 1)):
            self._box.setStretch(place, share)
        self._words.show_low(height < self._appearance.px(LOW))
        high = max(LEAST, round(height if beside else height * FIGURE_SHARE) - 2 * MARGIN - FRAME)
        self._high = high
        self._give_room()

    def _give_room(self) -> None:
        self.figure.setMinimumHeight(LEAST if self._brief else self._high)
        self.figure.setMaximumHeight(self._high)
