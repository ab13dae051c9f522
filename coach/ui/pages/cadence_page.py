"""Count your steps: how quick do I walk?"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from coach.domain.cadence import COUNT_SECONDS, CadenceResult, count_cadence
from coach.domain.sound import USUAL_CADENCE
from coach.ui.pages.cadence_count import CountCard
from coach.ui.pages.cadence_result import ResultCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import WIDEST, PageFrame
from coach.ui.widgets.scroll_into_view import scroll_into_view
from coach.ui.widgets.tap_rest import TapRest


class CadencePage(PageFrame):
    """Thirty seconds of tapping, then what they tell. Esc goes back, and leaves everything as it was."""

    keep_requested = Signal(int)
    """Let the beat be so many steps a minute."""
    back_requested = Signal()

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        monotonic: Callable[[], float],
        parent: QWidget | None = None,
    ) -> None:
        """``monotonic`` is a clock in seconds that only goes forward."""
        super().__init__(texts.say("cadence.title"), "", WIDEST, parent)
        self._texts = texts
        self._beat: int | None = None
        self._counted: CadenceResult | None = None
        self._rest = TapRest(self, monotonic)
        self._count, self._result = CountCard(appearance, texts, monotonic), ResultCard(appearance, texts)
        self._keep, self._again = PrimaryButton(""), OutlineButton(self._say("again"))
        self._back = QuietButton(texts.say("common.back"))
        self._lay_out()
        self._connect()
        self.show_cadence(None)

    def show_cadence(self, cadence: int | None) -> None:
        """Begin afresh; ``cadence`` is what the beat is now, None where it was never counted or set."""
        words = self._say("now", cadence=cadence) if cadence else self._say("caption", seconds=round(COUNT_SECONDS))
        self.show_caption(words)
        self._begin()

    def show_result(self, result: CadenceResult) -> None:
        """Show what a count gave."""
        self._count.begin()
        self._beat = result.beat
        self._result.show_result(result)
        self._keep.show_text(self._say("keep", beat=result.beat or 0))
        self._show_over(True)

    def showEvent(self, event: QShowEvent) -> None:
        """The pad is there to be tapped at once."""
        super().showEvent(event)
        self._count.first_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """A count that is left is dropped."""
        super().hideEvent(event)
        self._begin()

    def _lay_out(self) -> None:
        note = Card(tone="soft")
        note.body.addWidget(Label(self._say("evidence", usual=USUAL_CADENCE), "small"))
        ends = FlowLayout(gap=16)
        for button in (self._keep, self._again, self._back):
            ends.addWidget(button)
        for card in (self._count, self._result):
            self.content.addWidget(card)
        self.content.addLayout(ends)
        self.content.addWidget(note)

    def _connect(self) -> None:
        self._count.counted.connect(lambda taps: self._end(count_cadence(taps)))
        self._rest.over.connect(self._wake)
        self._again.clicked.connect(self._begin_again)
        self._keep.clicked.connect(lambda: self.keep_requested.emit(self._beat))
        self._back.clicked.connect(self.back_requested)
        QShortcut(QKeySequence("Esc"), self, lambda: self.back_requested.emit())

    def _begin(self) -> None:
        self._rest.stop()
        self._count.begin()
        self._show_over(False)

    def _begin_again(self) -> None:
        self._begin()
        self._count.first_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self, result: CadenceResult) -> None:
        """Whoever walks does not look and still taps: the pad stays where it is until the taps have ended, so that
        nothing else comes under the finger."""
        self._counted = result
        self._count.first_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back.setEnabled(False)
        self._rest.begin()

    def _wake(self) -> None:
        if self._counted is None:
            return
        self.show_result(self._counted)
        first = self._again if self._beat is None else self._keep
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        scroll_into_view(self, first)

    def _show_over(self, over: bool) -> None:
        self._back.setEnabled(True)
        self._count.setVisible(not over)
        self._result.setVisible(over)
        self._keep.setVisible(over and self._beat is not None)
        self._again.setVisible(over)

    def _say(self, name: str, **values: str | int) -> str:
        return self._texts.say(f"cadence.{name}", **values)
