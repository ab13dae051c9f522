"""The ring of a walk with the sentence just spoken and what comes next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.domain.timeline import Event, Timeline
from coach.drawing.ring import RingFonts
from coach.ui.pages.player_face import PlayerFace
from coach.ui.pages.walk_reading import read_count, read_walk
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.label import Label
from coach.ui.widgets.progress_ring import ProgressRing

DIAMETER, NUMBER = 360, 86
"""Pixels at 100 %: the ring, and the figures in it."""


LOW, WIDE = 340, 400
"""Pixels at 100 %: in less height than this the words stand beside the ring, if there is this width."""
LEAST = 190
"""Pixels the ring may shrink to before the page scrolls."""


COUNT_SHARE = 0.42
"""Of the ring's height, for a counted second: to be read from two metres."""


class WalkRing(ProgressRing):
    """Content with little room, glad of more. A counted second fills it."""

    _counts = False

    def show_counting(self, counting: bool) -> None:
        """Whether the number is a counted second."""
        if counting != self._counts:
            self._counts = counting
            self._set_fonts()

    def sizeHint(self) -> QSize:
        return QSize(LEAST, LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._counts:
            self._set_fonts()

    def _set_fonts(self) -> None:
        super()._set_fonts()
        if self._counts:
            large = QFont(self._fonts.number)
            large.setPixelSize(max(1, round(min(self.width(), self.height()) * COUNT_SHARE)))
            self._fonts = RingFonts(self._fonts.words, large)


class WalkFace(PlayerFace):
    """Everything on the walk page that moves with the walk."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._timeline = Timeline((), 0.0)
        self._position = 0.0
        self._count: Event | None = None
        self._paused = False
        self._create()
        self._arrange()
        appearance.changed.connect(self._fit)
        self._fit()
        self._show()

    def show_walk(self, timeline: Timeline) -> None:
        """Show another timeline; the position that belongs to it follows."""
        self._timeline, self._position, self._count = timeline, 0.0, None
        self._say("")
        self._show()

    def show_position(self, seconds: float) -> None:
        """Show how far the walk has come."""
        self._position = seconds
        self._show()

    def show_cue(self, cue: Event) -> None:
        """Show the sentence being spoken."""
        self._say(cue.text)

    def show_count(self, count: Event) -> None:
        """Show a second counted before a change, large, until it is over."""
        self._count, self._position = count, max(self._position, count.at)
        self._show()

    def show_silence(self, why: str) -> None:
        """Say quietly why sentences do not sound; "" takes no room."""
        self._silence.setText(why)
        self._show_silence()

    def show_paused(self, paused: bool) -> None:
        """Say "Paused" in place of the phase."""
        self._paused = paused
        self._show()

    def show_brief(self, brief: bool) -> None:
        """Leave the ring alone, while a question needs the room."""
        self._words.setVisible(not brief)

    def show_room(self, width: int, height: int) -> None:
        """Stand the words beside the ring where that leaves it larger: a wide, low room, or large letters."""
        low = height < self._appearance.px(LOW)
        beside = low and width >= self._appearance.px(WIDE)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction is not self._box.direction():
            self._box.setDirection(direction)
            self._box.setStretch(2, 1000 if beside else 0)
            self._align(beside)
            self._reserve()
            self._show_silence()

    def _create(self) -> None:
        self._ring = WalkRing(self._appearance, DIAMETER, NUMBER)
        self._ring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._spoken = Label("", "spoken")
        self._next = Label("", "muted", wrap=False)
        self._silence = Label("", "small", parent=self)
        self._silence.hide()
        for label in (self._spoken, self._next, self._silence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _arrange(self) -> None:
        self._words = QWidget()
        words = self._column = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(12)
        words.addStretch(0)
        words.addWidget(self._spoken)
        words.addWidget(self._next)
        words.addWidget(self._silence)
        words.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(24)
        self._box.addStretch(1)
        self._box.addWidget(self._ring, 1000)
        self._box.addWidget(self._words)
        self._box.addStretch(1)

    def _align(self, beside: bool) -> None:
        self._column.setStretch(0, 1 if beside else 0)
        # A long line beside the ring would widen the page.
        self._next.setWordWrap(beside)
        side = Qt.AlignmentFlag.AlignLeft if beside else Qt.AlignmentFlag.AlignHCenter
        for label in (self._spoken, self._next, self._silence):
            label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _show_silence(self) -> None:
        """Where room is scarce the short words above the walk must do."""
        low = self._box.direction() is QBoxLayout.Direction.LeftToRight
        self._silence.setVisible(bool(self._silence.text()) and not low)

    def _fit(self) -> None:
        self._ring.setMaximumHeight(self._appearance.px(DIAMETER))
        self._reserve()

    def _reserve(self) -> None:
        """Room for two lines under the ring, so that a longer sentence does not move it."""
        self._spoken.ensurePolished()
        below = self._box.direction() is QBoxLayout.Direction.TopToBottom
        self._spoken.setMinimumHeight(2 * self._spoken.fontMetrics().lineSpacing() if below else 0)

    def _say(self, text: str) -> None:
        self._spoken.setText(self._texts.say("walk.spoken", text=text) if text else "")

    def _show(self) -> None:
        reading = read_walk(self._texts, self._timeline, self._position, self._paused)
        self._ring.show_ring(self._timeline.spans, self._timeline.seconds, self._position)
        counted = self._count and read_count(self._texts, self._timeline, self._count, self._position)
        shown = reading if self._paused else counted or reading
        self._ring.show_counting(shown is counted)
        self._ring.show_texts(shown.number, shown.above, shown.below)
        if reading.next != self._next.text():
            self._next.setText(reading.next)
        if not self._spoken.text():
            self._say(reading.spoken)
