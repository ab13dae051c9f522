"""How much of an exercise of one's own: one level or more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.exercise import LONGEST_HOLD, MOST_REPETITIONS, Dose
from coach.domain.exercise_draft import MOST_DOSES, ExerciseDraft
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.number_field import NumberField

MORE = 2
"""Repetitions that a new level has more than the one before (our own choice)."""


class HowMuch(Card):
    """A row of numbers for each level."""

    changed = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        say = texts.say
        super().__init__(say("exercise_editor.how_much"), parent=parent)
        self._appearance, self._texts = appearance, texts
        self._rows: list[DoseRow] = []
        self._list, self._add = QVBoxLayout(), OutlineButton(say("exercise_editor.add_level"))
        self._list.setSpacing(10)
        self._add.show_icon(appearance, "plus")
        self.body.addWidget(Label(say("exercise_editor.levels_about"), "small"))
        self.body.addLayout(self._list)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(self._begin)

    def show_draft(self, draft: ExerciseDraft) -> None:
        """Show its doses."""
        for row in self._rows:
            self._drop(row)
        self._rows = []
        for dose in draft.doses:
            self._append(dose)
        self._show_ends()

    def put_into(self, draft: ExerciseDraft) -> ExerciseDraft:
        """The draft with what stands in these fields."""
        return replace(draft, doses=tuple(row.dose for row in self._rows))

    def rows(self) -> Mapping[str, DoseRow]:
        """Every level by the name that a fault gives it."""
        return {f"doses.{number}": row for number, row in enumerate(self._rows)}

    def _begin(self) -> None:
        last = self._rows[-1].dose
        self._append(replace(last, repetitions=min(last.repetitions + MORE, MOST_REPETITIONS)))
        self._show_ends()
        self._rows[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _append(self, dose: Dose) -> None:
        row = DoseRow(self._appearance, self._texts, len(self._rows) + 1, dose, self)
        row.changed.connect(self.changed)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self._list.addWidget(row)

    def _remove(self) -> None:
        """The last level goes."""
        self._drop(self._rows.pop())
        self._show_ends()
        self._rows[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _drop(self, row: DoseRow) -> None:
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _show_ends(self) -> None:
        for row in self._rows:
            row.show_last(row is self._rows[-1] and len(self._rows) > 1)
        self._add.setEnabled(len(self._rows) < MOST_DOSES)


class DoseRow(QWidget):
    """Repetitions, hold and rest of a level."""

    changed = Signal()
    removed = Signal()

    def __init__(
        self, appearance: Appearance, texts: Texts, level: int, dose: Dose, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        say = texts.say
        self._dose, self._fields = dose, dict[str, NumberField]()
        self._fault, self._out = Label("", "warm"), QuietButton(say("exercise_editor.level_out", number=level))
        self._out.setProperty("slim", "true")
        column, flow = QVBoxLayout(self), FlowLayout(gap=18)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(say("exercise_editor.level", number=level), "bold"))
        column.addLayout(flow)
        column.addWidget(self._fault)
        column.addWidget(self._out, 0, Qt.AlignmentFlag.AlignLeft)
        bounds = {
            "repetitions": (1, MOST_REPETITIONS),
            "hold": (0, round(LONGEST_HOLD)),
            "rest": (0, round(LONGEST_HOLD)),
        }
        for name, (lowest, highest) in bounds.items():
            label = say(f"exercise_editor.{name}")
            accessible = say("exercise_editor.of_level", what=label, number=level)
            unit = "" if name == "repetitions" else say("exercise_editor.seconds")
            field = self._fields[name] = NumberField(appearance, texts, accessible, lowest, highest, unit=unit)
            field.show_number(round(getattr(dose, name)))
            field.number_changed.connect(lambda number, name=name: self._put(name, number))
            flow.addWidget(_column(label, field))
        self._out.clicked.connect(self.removed)
        self.setFocusProxy(self._fields["repetitions"].field)
        self.show_fault("")

    @property
    def dose(self) -> Dose:
        """What stands there."""
        return self._dose

    def show_last(self, last: bool) -> None:
        """Whether this level can go."""
        self._out.setVisible(last)

    def show_fault(self, fault: str) -> None:
        """Say what is wrong with it; "" for nothing."""
        self._fault.show_text(fault)
        self._fields["hold"].show_trouble(fault)

    def _put(self, name: str, number: int) -> None:
        value = number if name == "repetitions" else float(number)
        self._dose = replace(self._dose, **{name: value})  # type: ignore[arg-type]
        self.changed.emit()


def _column(label: str, field: NumberField) -> QWidget:
    whole = QWidget()
    inner = QVBoxLayout(whole)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(2)
    inner.addWidget(Label(label, "small", wrap=False))
    inner.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
    return whole
