"""The ring of a walk with the sentence just spoken and what comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.domain.timeline import Event, Timeline
from coach.ui.pages.walk_reading import read_walk
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.label import Label
from coach.ui.widgets.progress_ring import ProgressRing

DIAMETER, NUMBER = 360, 86
"""Pixels at 100 %: the ring, and the figures in it."""


class WalkFace(QWidget):
    """Everything on the walk page that moves with the walk."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._timeline = Timeline((), 0.0)
        self._position = 0.0
        self._paused = False
        self._create(appearance)
        self._arrange()
        self._show()

    def show_walk(self, timeline: Timeline) -> None:
        """Show another timeline; the position that belongs to it follows."""
        self._timeline, self._position = timeline, 0.0
        self._say("")
        self._show()

    def show_position(self, seconds: float) -> None:
        """Show how far the walk has come."""
        self._position = seconds
        self._show()

    def show_cue(self, cue: Event) -> None:
        """Show the sentence being spoken."""
        self._say(cue.text)

    def show_paused(self, paused: bool) -> None:
        """Say "Paused" in place of the phase."""
        self._paused = paused
        self._show()

    def show_brief(self, brief: bool) -> None:
        """Leave the ring alone, while a question needs the room."""
        self._spoken.setVisible(not brief)
        self._next.setVisible(not brief)

    def _create(self, appearance: Appearance) -> None:
        self._ring = ProgressRing(appearance, DIAMETER, NUMBER)
        self._ring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._spoken = Label("", "spoken")
        self._next = Label("", "muted", wrap=False)
        for label in (self._spoken, self._next):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._ring, 1)
        column.addWidget(self._spoken)
        column.addWidget(self._next)

    def _say(self, text: str) -> None:
        self._spoken.setText(self._texts.say("walk.spoken", text=text) if text else "")

    def _show(self) -> None:
        reading = read_walk(self._texts, self._timeline, self._position, self._paused)
        self._ring.show_ring(self._timeline.spans, self._timeline.seconds, self._position)
        self._ring.show_texts(reading.number, reading.above, reading.below)
        if reading.next != self._next.text():
            self._next.setText(reading.next)
        if not self._spoken.text():
            self._say(reading.spoken)
