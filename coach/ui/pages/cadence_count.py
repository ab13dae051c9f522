"""Tapping for thirty seconds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.cadence import COUNT_SECONDS, may_end_early, steps_in
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.big_number import BigNumber
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.side_by_side import SideBySide
from coach.ui.widgets.tap_pad import TapPad

LOOK_MS = 100
"""Milliseconds between two looks at the clock; the clock alone tells when the count is over."""


class CountCard(Card):
    """A pad to tap, the seconds left and the steps so far. The time begins at the first tap; when it is over, the pad
    stays and says so."""

    counted = Signal(object)
    """The times of the taps, in seconds, in order: the count is over."""

    def __init__(
        self, appearance: Appearance, texts: Texts, monotonic: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        """``monotonic`` is a clock in seconds that only goes forward."""
        super().__init__(parent=parent)
        self._texts, self._monotonic = texts, monotonic
        self._taps: list[float] = []
        self._is_over = False
        self._looker = QTimer(self, interval=LOOK_MS)
        self._pad, self._early = TapPad(appearance, self._say("tap")), OutlineButton(self._say("early"))
        self._left, self._steps = (BigNumber(appearance, 48) for _ in range(2))
        self._arrange(SideBySide(appearance, narrow=320))
        self._pad.tapped.connect(self._tap)
        self._looker.timeout.connect(self._look)
        self._early.clicked.connect(self._finish)
        self.begin()

    @property
    def first_field(self) -> QWidget:
        """The pad."""
        return self._pad

    def begin(self) -> None:
        """Forget every tap."""
        self._taps, self._is_over = [], False
        self._looker.stop()
        self._pad.show_text(self._say("tap"))
        self._show_figures(COUNT_SECONDS)

    def _arrange(self, figures: SideBySide) -> None:
        figures.left.addWidget(self._left)
        figures.right.addWidget(self._steps)
        for widget in (Label(self._say("how")), figures, self._pad, Label(self._say("keys"), "small")):
            self.body.addWidget(widget)
        self.body.addWidget(self._early, 0, Qt.AlignmentFlag.AlignLeft)

    def _tap(self) -> None:
        if self._is_over:
            return
        now = self._monotonic()
        if self._taps and now - self._taps[0] >= COUNT_SECONDS:
            self._finish()
            return
        self._taps.append(now)
        self._looker.start()
        self._look()

    def _look(self) -> None:
        left = COUNT_SECONDS - (self._monotonic() - self._taps[0])
        if left <= 0:
            self._finish()
        else:
            self._show_figures(left)

    def _finish(self) -> None:
        self._looker.stop()
        self._is_over = True
        self._show_figures(0)
        self._pad.show_text(self._say("over"))
        self.counted.emit(tuple(self._taps))
        self._early.setEnabled(False)

    def _show_figures(self, left: float) -> None:
        seconds, steps = -int(-left // 1), steps_in(self._taps)
        self._left.show_number(str(seconds), self._say("seconds", count=seconds))
        self._steps.show_number(str(steps), self._say("steps", count=steps))
        self._early.setEnabled(may_end_early(self._taps))

    def _say(self, name: str, **values: str | int) -> str:
        return self._texts.say(f"cadence.{name}", **values)
