"""The line above a walk: which one it is, and whether it can be heard."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.ui.pages.player_top import PlayerTop
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.pill import Pill

NARROWEST, BESIDE_FROM, ROW_FROM, WORDS_FROM = 270, 320, 500, 640
"""Pixels at 100 %: the least width, and those from which the buttons stand beside the walk's name, all stands in one
row, and Mute has its word beside it."""

_Places = tuple[tuple[int, int, int, int], ...]
_ROW: _Places = ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (0, 3, 1, 1))
"""Row, column, and how many of each: the name, the state of the voice, Mute, and the way to the small view."""
_BESIDE: _Places = ((0, 0, 1, 1), (1, 0, 1, 4), (0, 2, 1, 1), (0, 3, 1, 1))
_UNDER: _Places = ((0, 0, 1, 4), (1, 0, 1, 2), (1, 2, 1, 1), (1, 3, 1, 1))


class WalkTop(PlayerTop):
    """The walk's name, the state of the voice, and the way to the small view."""

    small_view_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(appearance, texts, parent)
        self._rows = _ROW
        self._create(appearance)
        self._arrange()
        appearance.changed.connect(self._fit)
        self._small.clicked.connect(self.small_view_requested)

    def show_title(self, title: str) -> None:
        """Show which walk it is."""
        self._title.show_text(title)

    def show_beat(self, beat: int | None) -> None:
        """Show the steps a minute of the metronome; None while it is off."""
        self._voice.show_beat(beat)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # Narrow enough for the icon to stand alone, whether or not it does now.
        return QSize(self._appearance.px(NARROWEST), super().minimumSizeHint().height())

    def _fit(self) -> None:
        self._mute.show_words(self.width() >= self._appearance.px(WORDS_FROM))
        rows = [_ROW, _BESIDE, _UNDER][sum(self.width() < self._appearance.px(w) for w in (ROW_FROM, BESIDE_FROM))]
        if rows is not self._rows:
            self._rows = rows
            for widget, place in zip((self._title, self._voice, self._mute, self._small), rows, strict=True):
                self._grid.addWidget(widget, *place)

    def _create(self, appearance: Appearance) -> None:
        self._title = Pill()
        small = self._texts.say("walk.small")
        self._small = QuietButton("")
        self._small.show_text("", accessible=small)
        self._small.setProperty("slim", "true")
        self._small.show_icon(appearance, "picture-in-picture-2")
        self._small.setToolTip(self._texts.say("walk.with_key", name=small, key="V"))
        self._small.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _arrange(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        for widget, place in zip((self._title, self._voice, self._mute, self._small), _ROW, strict=True):
            self._grid.addWidget(widget, *place)
