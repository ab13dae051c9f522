"""The line above a routine: which exercise it is, how long it all takes still, and what is heard of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coach.ui.pages.player_top import PlayerTop
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.label import Label
from coach.ui.widgets.pill import Pill

NARROWEST, TITLE, WORDS_FROM = 230, 260, 640
"""Pixels at 100 %: the least width, the room that names get beside the rest, and the width from which there is room
for all: in less, the caption and a voice that is well give way, and counting aloud and Mute are icons."""
GAP = 16


class RoutineTop(PlayerTop):
    """The exercise's name, the time left, the state of the voice, counting aloud, and Mute."""

    count_aloud_requested = Signal(bool)
    """Whether repetitions are to be counted aloud."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(appearance, texts, parent)
        self._aloud = self._paused = False
        self._in_row = self._roomy = True
        self._time = ""
        self._caption, self._title = Label("", "caption"), Label("", "title")
        self._left, self._count = Pill(), QuietButton("")
        self._count.setProperty("slim", "true")
        self._count.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._count.clicked.connect(lambda: self.count_aloud_requested.emit(not self._aloud))
        self._arrange()
        appearance.changed.connect(self._fit)
        self.show_count_aloud(True)

    def show_moment(self, caption: str, title: str, left: str) -> None:
        """Show where the routine is; "" takes no room."""
        self._time = left
        for label, text, shown in ((self._caption, caption, self._roomy), (self._title, title, True)):
            if label.text() != text:
                label.show_text(text)
                label.setVisible(bool(text) and shown)
        self._show_left()

    def show_paused(self, paused: bool) -> None:
        """Say "Paused" in place of the time that is left."""
        self._paused = paused
        self._show_left()

    def show_count_aloud(self, aloud: bool) -> None:
        """Say whether repetitions are counted aloud, and offer the other."""
        self._aloud = aloud
        words = self._texts.say("routine.count_off" if aloud else "routine.count_on")
        self._count.show_text(words if self._roomy else "", words)
        self._count.show_icon(self._appearance, "list-ordered" if aloud else "list-x")
        self._count.setToolTip(self._texts.say("walk.with_key", name=words, key="C"))

    def press_count(self) -> None:
        """Ask for counting aloud, or for silence."""
        self._count.click()

    def show_trouble(self, why: str) -> None:
        """Say why nothing sounds; "" when the voice is on."""
        super().show_trouble(why)
        self._fit()

    def show_voice_off(self) -> None:
        """Say that the voice is off by choice."""
        super().show_voice_off()
        self._fit()

    def show_muted(self, muted: bool) -> None:
        """Say whether everything is muted, and offer the other."""
        super().show_muted(muted)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # Narrow enough for the rest to give way, whether or not it does now.
        return QSize(self._appearance.px(NARROWEST), super().minimumSizeHint().height())

    def _fit(self) -> None:
        roomy = self.width() >= self._appearance.px(WORDS_FROM)
        self._mute.show_words(roomy)
        if roomy != self._roomy:
            self._roomy = roomy
            self.show_count_aloud(self._aloud)
        self._voice.setVisible(roomy or not self._voice.is_well)
        self._caption.setVisible(roomy and bool(self._caption.text()))
        beside = [part for part in (self._left, self._voice, self._count, self._mute) if not part.isHidden()]
        self._voice.setWordWrap(False)
        wide = self._appearance.px(TITLE) + sum(part.sizeHint().width() + GAP for part in beside)
        in_row = self.width() >= wide
        self._voice.setWordWrap(not in_row)
        if in_row != self._in_row:
            self._in_row = in_row
            self._place()

    def _place(self) -> None:
        row, first = (0, 1) if self._in_row else (1, 0)
        self._grid.addWidget(self._words, 0, 0, 1, 1 if self._in_row else 5)
        for column, part in enumerate((self._left, self._voice, self._count, self._mute), start=first):
            self._grid.addWidget(part, row, column)
        for column in range(5):
            self._grid.setColumnStretch(column, int(column == (0 if self._in_row else 1)))

    def _show_left(self) -> None:
        text = self._texts.say("routine.paused") if self._paused and self._time else self._time
        if self._left.text() != text or self._left.isHidden() == bool(text):
            self._left.show_text(text)

    def _arrange(self) -> None:
        self._words, self._grid = QWidget(), QGridLayout(self)
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._caption)
        column.addWidget(self._title)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(4)
        self._place()
