"""The figure that shows one exercise, with play, pause and the other side."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain.exercise import Exercise, Sides
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.figure_still import FigureStills
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label

HEIGHT = 300
"""Least height of the figure in px, and the height of a picture."""
ICON_HEIGHT = 120
"""Pixels where there is neither."""


class ExerciseFigure(Card):
    """Plays while it is in view; an exercise without a movement shows its picture."""

    def __init__(self, appearance: Appearance, texts: Texts, start: QWidget | None = None) -> None:
        """``start`` stands before the buttons of the figure."""
        super().__init__()
        self._appearance, self._texts = appearance, texts
        self._exercise: Exercise | None = None
        self._picture: Path | None = None
        self._mirrored = False
        self._figure, self._still = FigureView(appearance, texts), Label(wrap=False)
        self._stills = FigureStills(appearance)
        self._play, self._side = QuietButton(""), QuietButton(texts.say("exercise.other_side"))
        self._side.show_icon(appearance, "arrow-left-right")
        self._arrange(start)
        self._play.clicked.connect(self._turn)
        self._side.clicked.connect(self._mirror)
        appearance.changed.connect(self._show_still)

    def show_exercise(self, exercise: Exercise, picture: Path | None) -> None:
        """Show an exercise from its first side, moving."""
        self._exercise, self._picture, self._mirrored = exercise, picture, False
        moves = bool(exercise.frames)
        self._figure.setVisible(moves)
        self._still.setVisible(not moves)
        self._play.setVisible(moves)
        self._side.setVisible(moves and exercise.sides is not Sides.NONE)
        self._still.setAccessibleName(exercise.name)
        self._show_still()
        self._show_playing(moves)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: stand still."""
        super().hideEvent(event)
        self._show_playing(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_still()

    def _arrange(self, start: QWidget | None) -> None:
        self._figure.setMinimumHeight(HEIGHT)
        # The picture takes the width there is, and asks for none.
        self._still.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._still.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = FlowLayout(gap=8)
        self.body.addWidget(self._figure)
        self.body.addWidget(self._still)
        self.body.addLayout(buttons)
        for button in (start, self._play, self._side):
            if button is not None:
                buttons.addWidget(button)

    def _turn(self) -> None:
        self._show_playing(not self._playing)

    def _mirror(self) -> None:
        self._mirrored = not self._mirrored
        self._show_playing(True)

    def _show_playing(self, playing: bool) -> None:
        self._playing = playing
        self._play.show_text(self._texts.say("exercise.pause" if playing else "exercise.play"))
        self._play.show_icon(self._appearance, "pause" if playing else "play")
        if self._exercise is None or not self._exercise.frames:
            return
        if playing:
            self._figure.play(self._exercise, mirrored=self._mirrored)
        else:
            self._figure.stop()

    def _show_still(self) -> None:
        if self._exercise is not None and not self._exercise.frames:
            size = QSize(max(1, self.contentsRect().width() - 60), HEIGHT if self._picture else ICON_HEIGHT)
            ratio = self.devicePixelRatioF()
            self._still.setPixmap(self._stills.pixmap(self._exercise, size, ratio, self._picture))
