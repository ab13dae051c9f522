"""The words beside the figure of a routine: how long, which side, how many, what was said and what comes."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.pages.routine_reading import Moment, RoutineReading
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.big_number import BigNumber
from coach.ui.widgets.card import Card
from coach.ui.widgets.filling_number import FillingNumber
from coach.ui.widgets.label import Label
from coach.ui.widgets.share_bar import ShareBar

NUMBER, SMALL = 86, 60
"""Pixels at 100 %: to be read from two metres, and where room is scarce, which large letters make it."""


class RoutineWords(Card):
    """While one gets ready the number fills it."""

    def __init__(self, appearance: Appearance, texts: Texts, named: bool = False) -> None:
        """``named``: with the exercise's name."""
        super().__init__()
        self._texts, self._named = texts, named
        self._caption = Label("", "caption")
        self._caption.setVisible(named)
        self._number, self._counted = BigNumber(appearance, NUMBER), FillingNumber(appearance)
        self._side, self._repetition = Label("", "spoken"), Label("", "large")
        self._bar = ShareBar(appearance)
        self._spoken, self._silence = Label("", "large"), Label("", "small")
        self._easier, self._next = Label("", "muted"), Label("", "bold")
        self._arrange()

    def show_moment(self, reading: RoutineReading) -> None:
        """Show what belongs to a moment."""
        say, is_ready = self._texts.say, reading.moment is Moment.READY
        self._number.setVisible(bool(reading.number))
        self._number.show_number(reading.number, reading.unit)
        self._counted.show_number(reading.number if is_ready else "", reading.unit if is_ready else "")
        self._plain.setVisible(not is_ready)
        self._counted.setVisible(is_ready)
        for label, text in (
            (self._side, reading.side),
            (self._repetition, reading.beside),
            (self._easier, reading.easier),
            (self._next, reading.next),
        ):
            if label.text() != text or label.isHidden() == bool(text):
                label.show_text(text)
        if self._named:
            self._caption.setText(reading.caption)
            self.heading.show_text(reading.title)
        self._bar.setVisible(bool(reading.repetition))
        self._bar.show_share(reading.share, say("routine.progress", share=round(reading.share * 100)))
        said = say("routine.spoken", text=reading.spoken) if reading.spoken else ""
        if said != self._spoken.text():
            self._spoken.show_text(said)

    def show_silence(self, why: str) -> None:
        """Say quietly why sentences do not sound; "" takes no room."""
        self._silence.show_text(why)

    def show_low(self, low: bool) -> None:
        """Whether room is scarce."""
        self._number.show_size(SMALL if low else NUMBER)
        self._caption.setVisible(self._named and not low)
        margin = 16 if low else 24
        self.body.setContentsMargins(margin, margin, margin, margin)

    def _arrange(self) -> None:
        self._plain = QWidget()
        column = QVBoxLayout(self._plain)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._number, self._side, self._repetition, self._bar, self._spoken, self._silence, self._easier):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self._next)
        self.body.insertWidget(0, self._caption)
        self.body.addWidget(self._plain, 1)
        self.body.addWidget(self._counted, 1)
        self._counted.hide()
