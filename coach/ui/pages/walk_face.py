"""The ring of a walk with the sentence just spoken and what comes next."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
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


LOW, WIDE = 260, 400
"""Pixels at 100 %: in less height than this the words stand beside the ring, if there is this width."""
LEAST, LEAST_WORDS = 190, 130
"""Pixels the ring may shrink to: at any size of text, and at 100 %, so that the words in it stay legible."""
SPOKEN, SPOKEN_SMALL = 27, 16
"""Pixels at 100 % of the sentence just spoken, and of one for which there is too little room."""
ROLES = (("spoken", SPOKEN), ("large", 21))
"""Type roles of the sentence with their pixels at 100 %, the most wanted first; "bold" where neither fits."""
MARGIN = 32
"""Pixels at either side of the page, at most."""
AIR, APART = 12, 24
"""Pixels between two lines of words, and between the ring and the words."""


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
        self._size, self._said = (0, 0), ""
        self._create()
        self._arrange()
        appearance.changed.connect(self._fit)
        self._fit()
        self._show()

    def show_walk(self, timeline: Timeline) -> None:
        """Show another timeline; the position that belongs to it follows."""
        self._timeline, self._position, self._count = timeline, 0.0, None
        self._say("")
        self.show_room(*self._size)
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
        self._size = (width, height)
        low = height < self._appearance.px(LOW)
        beside = low and width >= self._appearance.px(WIDE)
        self._show_tight(bool(width) and self._needs(beside) > height)
        beside = beside and not self._tight
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

    @property
    def _least(self) -> int:
        return max(LEAST, self._appearance.px(LEAST_WORDS))

    def _needs(self, beside: bool) -> int:
        """Pixels of height for the least ring and the longest sentence of the walk."""
        longest = max((cue.text for cue in self._timeline.cues), key=len, default="")
        words = self._height_of(longest, SPOKEN_SMALL, beside) + self._height_of("", SPOKEN_SMALL, beside) + AIR
        return max(self._least, words) if beside else self._least + APART + words

    def _height_of(self, text: str, size: int, beside: bool) -> int:
        width = self._size[0] - 2 * MARGIN
        room = QRect(0, 0, (width - APART) // 2 if beside else width, 0)
        metrics = QFontMetrics(self._appearance.font(size, bold=True))
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._quoted(text or "–")).height()

    def _size_spoken(self) -> None:
        """A long sentence is small rather than cut off."""
        beside, lines = self._is_beside, 2 if self._tight else 1
        room = self._size[1] - lines * (self._height_of("", SPOKEN_SMALL, beside) + AIR)
        if not beside and not self._tight:
            room -= self._least + APART
        self._reserve(room if self._size[0] else SPOKEN)
        fits = (role for role, size in ROLES if self._height_of(self._said, size, beside) <= room)
        role = next(fits, "bold") if self._size[0] else "spoken"
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
        self.show_room(*self._size)

    def _reserve(self, room: int) -> None:
        """Room for two lines under the ring where there is any, so that a longer sentence does not move it."""
        two = 2 * QFontMetrics(self._appearance.font(SPOKEN, bold=True)).lineSpacing()
        self._spoken.setMinimumHeight(0 if self._is_beside or self._tight else max(0, min(two, room)))

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
