"""The bounds that count now, and taking them away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.bounds import Bounds
from coach.domain.bounds_told import BoundsTold
from coach.ui.pages.bounds_list import BoundsList
from coach.ui.texts import Texts
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.buttons import LinkButton, OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label


class BoundsNow(Card):
    """Says who set them and when somebody agreed; without bounds, that there are none."""

    remove_requested = Signal()
    numbers_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("bounds.now"), parent=parent)
        self._texts = texts
        say = texts.say
        self._signed, self._none, self._list = Label("", "muted"), Label(say("bounds.none")), BoundsList(texts)
        self._remove, self._numbers = OutlineButton(say("bounds.remove")), LinkButton(say("bounds.see_numbers"))
        self._asking = Asking()
        row = FlowLayout(gap=12)
        for button in (self._remove, self._numbers):
            row.addWidget(button)
        for part in (self._none, self._signed, self._list):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addWidget(self._asking)
        self._remove.clicked.connect(self._ask)
        self._asking.accepted.connect(self.remove_requested)
        self._asking.declined.connect(self._remove.setFocus)
        self._numbers.clicked.connect(self.numbers_requested)

    def show_bounds(self, bounds: Bounds, told: BoundsTold) -> None:
        """Show bounds that count, or that there are none."""
        some = not bounds.is_empty
        self.show_heading(self._texts.say("bounds.now") if some else "")
        self._none.setVisible(not some)
        for part in (self._list, self._remove, self._numbers):
            part.setVisible(some)
        self._signed.show_text(self._signature(bounds) if some else "")
        self._list.show_told(told)
        self._asking.hide()

    def _signature(self, bounds: Bounds) -> str:
        at = bounds.signed_at
        if at is None:
            return ""
        when = {"day": f"{self._texts.day(at.date())} {at.year}", "time": self._texts.time_of_day(at.time())}
        if bounds.by:
            return self._texts.say("bounds.signed", by=bounds.by, **when)
        return self._texts.say("bounds.signed_nobody", **when)

    def _ask(self) -> None:
        say = self._texts.say
        self._asking.ask(say("bounds.ask_remove"), say("bounds.remove"), say("bounds.keep"))
