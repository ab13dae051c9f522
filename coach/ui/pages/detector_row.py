"""One thing that Amble looks at: what it says now, and whether reminders wait for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.presence import Finding
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.explained_tick import ExplainedTick
from coach.ui.widgets.pill import Pill
from coach.ui.widgets.tick_list import BOX, GAP
from coach.ui.widgets.turning_row import TurningRow

ROW_FROM = 560
"""Pixels at 100 % from which the finding stands beside its words."""
_TONES = {Finding.YES: "warm", Finding.NO: "", Finding.UNKNOWN: "quiet"}


class DetectorRow(TurningRow):
    """``id`` names the phrases: ``detectors.what.<id>``. A screen reader hears what it says with the switch."""

    chosen = Signal(bool)
    """Whether reminders shall wait for it."""

    def __init__(self, appearance: Appearance, texts: Texts, id: str, parent: QWidget | None = None) -> None:
        super().__init__(appearance, ROW_FROM, gap=12, parent=parent)
        self._texts, what = texts, texts.say(f"detectors.what.{id}")
        self._tick = ExplainedTick(appearance, what, texts.say("detectors.looking"))
        self._tick.row.setAccessibleName(texts.say("detectors.wait_for", what=what))
        self._tick.row.clicked.connect(self.chosen)
        self._appearance, self._place, self._narrow = appearance, QWidget(self), False
        self._pill = Pill(parent=self._place)
        self._pill.hide()
        self._column = QVBoxLayout(self._place)
        self._column.addWidget(self._pill)
        self.add(self._tick, 1)
        self.add(self._place, align=Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.turned.connect(self._settle)
        appearance.changed.connect(lambda: self._settle(self._narrow))
        self._settle(False)

    @property
    def field(self) -> QWidget:
        """The switch."""
        return self._tick.row

    def show_on(self, on: bool) -> None:
        """Show whether reminders wait for it."""
        self._tick.row.setChecked(on)

    def show_finding(self, finding: Finding, words: str, ticking: bool = False) -> None:
        """Show what it says now, and who or why in a sentence. Words that change every second are ``ticking``: a screen
        reader is not told of each."""
        state = self._texts.say(f"detectors.finding.{finding}")
        if self._pill.text() != state:
            self._pill.show_tone(_TONES[finding])
            self._pill.show_text(state)
        self._tick.show_about(words, f"{state}." if ticking else f"{state}. {words}")

    def _settle(self, narrow: bool) -> None:
        """Beside the words in a row, below them and in line with them in a column."""
        self._narrow, px = narrow, self._appearance.px
        left, top, bottom = (4 + px(BOX) + GAP, 0, px(8)) if narrow else (0, px(10), 0)
        self._column.setContentsMargins(left, top, 0, bottom)

    def add_below(self, widget: QWidget) -> None:
        """Add what belongs to it."""
        self._tick.add_below(widget)
