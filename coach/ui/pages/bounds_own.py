"""Bounds that are set on the page itself: minutes and days."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.bounds import DAYS, MINUTES, NO_BOUNDS, Bounds
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.explained_tick import ExplainedTick
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.number_field import NumberField

USUAL_MINUTES, USUAL_DAYS = 20, 5
"""What the fields begin with (our choice)."""
GAP = 6
"""Pixels around a field."""


class BoundsOwn(Card):
    """A limit is switched on and then chosen; nothing counts before it was looked at and agreed to."""

    proposed = Signal(object)
    """The ``Bounds`` with these limits; what else there was stays."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("bounds.own.heading"), parent=parent)
        self._texts, self._bounds = texts, NO_BOUNDS
        say = texts.say
        self._minutes_on = ExplainedTick(appearance, say("bounds.own.minutes_on"), say("bounds.own.minutes_on_about"))
        self._days_on = ExplainedTick(appearance, say("bounds.own.days_on"), say("bounds.own.days_on_about"))
        self._minutes = NumberField(appearance, texts, say("bounds.own.minutes"), *MINUTES)
        self._days = NumberField(appearance, texts, say("bounds.own.days"), *DAYS)
        self._fields = [_apart(self._minutes), _apart(self._days)]
        for tick, field in zip((self._minutes_on, self._days_on), self._fields, strict=True):
            tick.add_below(field)
        self._keeps, self._trouble = Label(say("bounds.own.keeps"), "small"), Label("", "warm")
        self._look = OutlineButton(say("bounds.own.look"))
        self._lay_out()
        self._connect()
        self.show_bounds(NO_BOUNDS)

    def show_bounds(self, bounds: Bounds) -> None:
        """Show the limits that count now."""
        self._bounds = bounds
        self._minutes_on.row.setChecked(bounds.most_minutes is not None)
        self._days_on.row.setChecked(bounds.most_days is not None)
        self._minutes.show_number(bounds.most_minutes or USUAL_MINUTES)
        self._days.show_number(bounds.most_days or USUAL_DAYS)
        others = replace(bounds, most_minutes=None, most_days=None)
        self._keeps.setVisible(not others.is_empty)
        self._show_fields()

    def _lay_out(self) -> None:
        row = FlowLayout(gap=12)
        row.addWidget(self._look)
        self.body.addWidget(Label(self._texts.say("bounds.own.about"), "muted"))
        for part in (self._minutes_on, self._days_on, self._keeps, self._trouble):
            self.body.addWidget(part)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self._minutes_on.row.clicked.connect(self._show_fields)
        self._days_on.row.clicked.connect(self._show_fields)
        self._look.clicked.connect(self._propose)

    def _show_fields(self) -> None:
        for tick, field in zip((self._minutes_on, self._days_on), self._fields, strict=True):
            field.setVisible(tick.row.isChecked())
        self._trouble.show_text("")

    def _propose(self) -> None:
        minutes = self._minutes.number if self._minutes_on.row.isChecked() else None
        days = self._days.number if self._days_on.row.isChecked() else None
        found = replace(self._bounds, most_minutes=minutes, most_days=days, signed_at=None)
        if found.is_empty:
            self._trouble.show_text(self._texts.say("bounds.own.nothing"))
        else:
            self.proposed.emit(found)


def _apart(field: NumberField) -> QWidget:
    """The field with room for its ring between the words and it."""
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(GAP, GAP, GAP, GAP)
    column.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
    return around
