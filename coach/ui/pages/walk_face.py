"""The ring of a walk with the sentence just spoken and what comes next."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.domain.timeline import Event, Timeline
from coach.drawing.ring import RingFonts
from coach.ui.pages.player_face import PlayerFace
from coach.ui.pages.walk_reading import read_count, read_walk
from coach.ui.pages.walk_room import AIR, APART, LEAST, WalkRoom
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.label import Label
from coach.ui.widgets.progress_ring import ProgressRing

DIAMETER, NUMBER = 360, 86
"""Pixels at 100 %: the ring, and the figures in it."""


LOW, WIDE = 260, 400
"""Pixels at 100 %: in less height than this the words stand beside the ring, if there is this width."""


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
        self._paused = self._tight = self._carded = False
        self._room, self._said = WalkRoom(appearance), ""
        self._create()
        self._arrange()
        appearance.changed.connect(self._fit)
        self._fit()
        self._show()

    def show_walk(self, timeline: Timeline) -> None:
        """Show another timeline; the position that belongs to it follows."""
        self._timeline, self._position, self._count = timeline, 0.0, None
        self._say("")
        self.show_room(self._room.width, self._room.height)
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

    def show_card(self, on: bool) -> None:
        """Leave what room there is to a card: in place of the ring the sentence and the time are enough."""
        self._carded = on
        self._show_next()

    @property
    def is_tight(self) -> bool:
        """Whether the ring has given way to the sentence, which guides alone where nothing sounds."""
        return self._tight

    def show_room(self, width: int, height: int) -> None:
        """Arrange for so many pixels. The words stand beside the ring where that leaves it larger: a wide, low room, or
        large letters. Where there is no room for both, the ring gives way, and a line says what it shows."""
        low = height < self._appearance.px(LOW)
        beside = low and width >= self._appearance.px(WIDE)
        room = WalkRoom(self._appearance, width, height, beside)
        longest = max((cue.text for cue in self._timeline.cues), key=len, default="")
        self._show_tight(not room.has_ring(self._quoted(longest)))
        beside = beside and not self._tight
        self._room = replace(room, beside=beside)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction is not self._box.direction():
            self._box.setDirection(direction)
            self._box.setStretch(2, 1000 if beside else 0)
            self._align(beside)
            self._show_silence()
        self._size_spoken()

    def _show_tight(self, tight: bool) -> None:
        if tight != self._tight:
            self._tight = tight
            self._ring.setVisible(not tight)
            self._moment.setVisible(tight)
            self._next.setWordWrap(tight)
            self._show_next()

    def _show_next(self) -> None:
        self._next.setVisible(not (self._tight and self._carded))

    @property
    def _is_beside(self) -> bool:
        return self._box.direction() is QBoxLayout.Direction.LeftToRight

    def _size_spoken(self) -> None:
        """A long sentence is small rather than cut off; under the ring there is room for two lines where there can be,
        so that a longer one does not move it."""
        below, room = not (self._is_beside or self._tight), self._room.for_sentence(self._tight)
        self._spoken.setMinimumHeight(max(0, min(self._room.two_lines, room)) if below else 0)
        role = self._room.role(self._quoted(self._said), self._tight)
        if role != self._spoken.property("role"):
            self._spoken.show_role(role)

    def _create(self) -> None:
        self._ring = WalkRing(self._appearance, DIAMETER, NUMBER)
        self._ring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._spoken = Label("", "spoken")
        self._moment = Label("", "bold", parent=self)
        self._moment.hide()
        self._next = Label("", "muted", wrap=False)
        self._silence = Label("", "small", parent=self)
        self._silence.hide()
        for label in self._lines:
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @property
    def _lines(self) -> tuple[Label, ...]:
        return self._spoken, self._moment, self._next, self._silence

    def _arrange(self) -> None:
        self._words = QWidget()
        words = self._column = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(AIR)
        words.addStretch(0)
        for label in self._lines:
            words.addWidget(label)
        words.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(APART)
        self._box.addStretch(1)
        self._box.addWidget(self._ring, 1000)
        self._box.addWidget(self._words)
        self._box.addStretch(1)

    def _align(self, beside: bool) -> None:
        self._column.setStretch(0, 1 if beside else 0)
        # A long line beside the ring would widen the page.
        self._next.setWordWrap(beside)
        side = Qt.AlignmentFlag.AlignLeft if beside else Qt.AlignmentFlag.AlignHCenter
        for label in self._lines:
            label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _show_silence(self) -> None:
        """Where room is scarce the short words above the walk must do."""
        self._silence.setVisible(bool(self._silence.text()) and not self._is_beside)

    def _fit(self) -> None:
        self._ring.setMaximumHeight(self._appearance.px(DIAMETER))
        self.show_room(self._room.width, self._room.height)

    def _say(self, text: str) -> None:
        self._said = text
        self._spoken.setText(self._quoted(text) if text else "")
        self._size_spoken()

    def _quoted(self, text: str) -> str:
        return self._texts.say("walk.spoken", text=text)

    def _show(self) -> None:
        reading = read_walk(self._texts, self._timeline, self._position, self._paused)
        self._ring.show_ring(self._timeline.spans, self._timeline.seconds, self._position)
        counted = self._count and read_count(self._texts, self._timeline, self._count, self._position)
        shown = reading if self._paused else counted or reading
        self._ring.show_counting(shown is counted)
        self._ring.show_texts(shown.number, shown.above, shown.below)
        line = self._texts.say("walk.line", above=shown.above, number=shown.number, below=shown.below).strip()
        if line != self._moment.text():
            self._moment.setText(line)
        if reading.next != self._next.text():
            self._next.setText(reading.next)
        if not self._spoken.text():
            self._say(reading.spoken)
