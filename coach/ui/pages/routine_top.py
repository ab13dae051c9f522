"""The line above a routine: which exercise it is, how long it all takes still, and what is heard of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.pages.player_top import PlayerTop
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.pill import Pill
from coach.ui.widgets.turning_row import TurningRow

ROW_FROM, WORDS_FROM = 860, 640
"""Pixels at 100 % from which everything stands in one row, and from which Mute has its word beside it."""


class RoutineTop(PlayerTop):
    """The exercise's name, the time left, the state of the voice, counting aloud, and Mute."""

    count_aloud_requested = Signal(bool)
    """Whether repetitions are to be counted aloud."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(appearance, texts, parent)
        self._aloud = self._paused = False
        self._time = ""
        self._caption, self._title = Label("", "caption"), Label("", "title")
        self._left, self._count = Pill(), QuietButton("")
        self._count.setProperty("slim", "true")
        self._count.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._count.clicked.connect(lambda: self.count_aloud_requested.emit(not self._aloud))
        self._arrange()
        self.show_count_aloud(True)

    def show_moment(self, caption: str, title: str, left: str) -> None:
        """Show where the routine is; "" takes no room."""
        self._time = left
        for label, text in ((self._caption, caption), (self._title, title)):
            if label.text() != text or label.isHidden() == bool(text):
                label.show_text(text)
        self._show_left()

    def show_paused(self, paused: bool) -> None:
        """Say "Paused" in place of the time that is left."""
        self._paused = paused
        self._show_left()

    def show_count_aloud(self, aloud: bool) -> None:
        """Say whether repetitions are counted aloud, and offer the other."""
        self._aloud = aloud
        words = self._texts.say("routine.count_off" if aloud else "routine.count_on")
        self._count.show_text(words)
        self._count.setToolTip(self._texts.say("walk.with_key", name=words, key="C"))

    def press_count(self) -> None:
        """Ask for counting aloud, or for silence."""
        self._count.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._mute.show_words(self.width() >= self._appearance.px(WORDS_FROM))

    def _show_left(self) -> None:
        text = self._texts.say("routine.paused") if self._paused and self._time else self._time
        if self._left.text() != text or self._left.isHidden() == bool(text):
            self._left.show_text(text)

    def _arrange(self) -> None:
        words, doing, row = QWidget(), QWidget(), TurningRow(self._appearance, ROW_FROM, gap=8)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._caption)
        column.addWidget(self._title)
        flow = FlowLayout(doing, gap=12)
        for part in (self._left, self._voice, self._count, self._mute):
            flow.addWidget(part)
        row.add(words, 1)
        row.add(doing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(row)
