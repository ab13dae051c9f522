"""Next week: what is proposed and why, and the buttons that say yes or leave it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.added_day import WeeklySlot
from coach.domain.frequency import WeekStep
from coach.services.week_steps import WeekOffer
from coach.ui.texts import Texts
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.one_of import OneOf

DAY_STEPS = frozenset((WeekStep.ADD_DAY, WeekStep.SIXTH_DAY))


class NextWeekCard(Card):
    """Nothing changes unless a button is pressed; what was pressed is said in its place, and can be taken back."""

    add_day_requested = Signal(object)
    """The ``WeeklySlot`` of one more walk."""
    brisk_requested = Signal()
    undo_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("look_back.next.heading"), parent=parent)
        self._texts = texts
        self._slot: WeeklySlot | None = None
        self._create()
        self._arrange()
        self._connect()

    def show_offer(self, offer: WeekOffer) -> None:
        """Show the proposal with its reasons and, where there is one, its buttons."""
        texts, choices, slot = self._texts, offer.week.choices, offer.slot
        self._slot = slot
        may_add = slot is not None and not DAY_STEPS.isdisjoint(choices)
        counts = offer.week.days and offer.week.step is not WeekStep.LIGHTER
        self._days.show_text(texts.say("look_back.next.days", days=offer.week.days) if counts else "")
        self._minutes.show_text(texts.say("look_back.next.minutes", minutes=offer.minutes) if offer.minutes else "")
        self._why.show_text(" ".join(texts.reason(because) for because in offer.week.reasons))
        self._which.setVisible(may_add and len(offer.free) > 1)
        self._which_words.setVisible(may_add and len(offer.free) > 1)
        self._later.setVisible(may_add)
        if slot is not None and may_add:
            self._show_days(offer.free, slot)
        self._add.setVisible(may_add)
        self._brisk.setVisible(WeekStep.BRISK in choices)
        self._leave.setVisible(may_add or WeekStep.BRISK in choices)
        self._taken.show_text("")
        self._undo.hide()

    def show_taken(self, words: str) -> None:
        """Say what was done about it, in place of the buttons; it can be taken back."""
        self._close(words)
        self._undo.setVisible(True)
        self._undo.setFocus()

    def take_focus(self) -> None:
        """Focus the first button there is."""
        buttons = (self._add, self._brisk, self._leave, self._undo)
        next((button for button in buttons if not button.isHidden()), self).setFocus()

    def _create(self) -> None:
        say = self._texts.say
        self._days, self._why, self._taken = Label("", "bold"), Label(), Label("", "bold")
        self._minutes = Label("", "muted")
        self._which_words = Label(say("look_back.next.which"), "muted")
        names = [(str(day), self._texts.weekday(day)) for day in range(7)]
        days = [Choice(id, name, say("look_back.next.which_name", day=name)) for id, name in names]
        self._which = OneOf(say("look_back.next.which"), days)
        self._later = Label(say("look_back.next.time_later"), "small")
        self._add, self._brisk = OutlineButton(""), OutlineButton(say("look_back.next.brisk"))
        self._leave, self._undo = QuietButton(say("look_back.next.leave")), QuietButton(say("look_back.next.undo"))

    def _arrange(self) -> None:
        row = FlowLayout(gap=12)
        for button in (self._add, self._brisk, self._leave, self._undo):
            row.addWidget(button)
        for part in (self._days, self._why, self._minutes, self._which_words, self._which, self._taken):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addWidget(self._later)

    def _connect(self) -> None:
        self._which.chosen_changed.connect(lambda _: self._choose())
        self._add.clicked.connect(lambda: self.add_day_requested.emit(self._slot))
        self._brisk.clicked.connect(self.brisk_requested)
        self._leave.clicked.connect(lambda: self._close(self._texts.say("look_back.next.left")))
        self._undo.clicked.connect(self.undo_requested)

    def _show_days(self, free: tuple[int, ...], slot: WeeklySlot) -> None:
        self._which.show_only(map(str, free))
        self._which.show_chosen((str(slot.weekday),))
        self._show_slot(slot)

    def _choose(self) -> None:
        if self._slot is not None:
            self._slot = replace(self._slot, weekday=int(self._which.one))
            self._show_slot(self._slot)

    def _show_slot(self, slot: WeeklySlot) -> None:
        day, at = self._texts.weekday(slot.weekday), self._texts.time_of_day(slot.at)
        self._add.show_text(self._texts.say("look_back.next.add", day=day, time=at))

    def _close(self, words: str) -> None:
        for part in (self._which, self._which_words, self._later, self._add, self._brisk, self._leave):
            part.hide()
        self._taken.show_text(words)
