"""What is saved: for whom, of which days, and what goes with it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.record import Days
from coach.services.export_ports import RecordKind
from coach.ui.pages.plan_date_field import DateField
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.explained_tick import ExplainedTick
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.one_of import OneOf
from coach.ui.widgets.written_field import WrittenField

_SPANS = {"all": None, "year": timedelta(days=364), "weeks": timedelta(days=12 * 7 - 1)}
"""What can be chosen by one press, and how far back its first day lies."""
_OWN = "own"
LONGEST_NAME = 100
"""Letters of somebody's name."""


class KindCard(Card):
    """What the file is for, with a sentence about what that means."""

    kind_changed = Signal(object)
    """The ``RecordKind`` now chosen."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("export.kind.heading"), parent=parent)
        self._texts = texts
        choices = [Choice(kind.name, texts.say(f"export.kind.{kind.name.lower()}")) for kind in RecordKind]
        self.chips, self._about = OneOf(texts.say("export.kind.heading"), choices), Label()
        self.body.addWidget(self.chips)
        self.body.addWidget(self._about)
        self.chips.show_chosen([RecordKind.JSON.name])
        self._show()
        self.chips.chosen_changed.connect(lambda _: self._show())

    @property
    def kind(self) -> RecordKind:
        """What is chosen."""
        return RecordKind[self.chips.one]

    def _show(self) -> None:
        about = self._texts.say(f"export.kind.{self.kind.name.lower()}_about")
        self._about.setText(about)
        self.chips.setAccessibleDescription(about)
        self.kind_changed.emit(self.kind)


class DaysCard(Card):
    """All days, a span until today, or own dates."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        say = texts.say
        super().__init__(say("export.days.heading"), parent=parent)
        self._today = date(1, 1, 1)
        spans = [Choice(id, say(f"export.days.{id}")) for id in (*_SPANS, _OWN)]
        self._spans = OneOf(say("export.days.heading"), spans)
        self._first = DateField(appearance, texts, say("export.days.first"))
        self._last = DateField(appearance, texts, say("export.days.last"))
        self._wrong, row = Label("", "warm"), FlowLayout(gap=24)
        self._own = [_below(Label(field.accessibleName(), "bold"), field) for field in (self._first, self._last)]
        for part in self._own:
            row.addWidget(part)
        self.body.addWidget(self._spans)
        self.body.addLayout(row)
        self.body.addWidget(self._wrong)
        self._fault = say("export.days.wrong")
        self._spans.show_chosen(["all"])
        self._show()
        self._spans.chosen_changed.connect(lambda _: self._show())
        for field in (self._first, self._last):
            field.day_changed.connect(lambda _: self._show())

    def show_days(self, first: date, today: date) -> None:
        """The first day there is something of, and today; own dates keep what was chosen where they can."""
        was_new = self._today == date(1, 1, 1)
        self._today = today
        for field, day in ((self._first, first), (self._last, today)):
            field.show_bounds(first, today, today)
            if was_new:
                field.show_day(day)

    @property
    def days(self) -> Days | None:
        """What is chosen; None while the first day is after the last."""
        back = _SPANS.get(self._spans.one)
        if self._spans.one == _OWN:
            return Days(self._first.day, self._last.day) if self._first.day <= self._last.day else None
        return Days() if back is None else Days(self._today - back, self._today)

    def focus_days(self) -> None:
        """Put the keyboard on the first of the own dates."""
        self._first.field.setFocus()

    def _show(self) -> None:
        for part in self._own:
            part.setVisible(self._spans.one == _OWN)
        self._wrong.show_text("" if self.days is not None else self._fault)


def _below(label: Label, field: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(4)
    column.addWidget(label)
    column.addWidget(field)
    return whole


class MoreCard(Card):
    """What somebody wrote, what was said to them, and who they are: only what they choose."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        say = texts.say
        super().__init__(say("export.more.heading"), parent=parent)
        self._words = ExplainedTick(appearance, say("export.more.words"), say("export.more.words_about"))
        self._proofs = ExplainedTick(appearance, say("export.more.proofs"), say("export.more.proofs_about"))
        self._name = WrittenField(say("export.more.name"), LONGEST_NAME)
        self._name.show_note(say("export.more.name_about"))
        for part in (self._words, self._proofs, self._name):
            self.body.addWidget(part)

    def show_kind(self, kind: RecordKind) -> None:
        """Offer what this kind has room for."""
        self._proofs.setVisible(kind is RecordKind.JSON)
        self._name.setVisible(kind is RecordKind.FHIR)

    @property
    def words(self) -> bool:
        """Whether the user's words go along."""
        return self._words.row.isChecked()

    @property
    def proofs(self) -> bool:
        """Whether every sentence goes along."""
        return not self._proofs.isHidden() and self._proofs.row.isChecked()

    @property
    def name(self) -> str:
        """The person's name, "" for none."""
        return "" if self._name.isHidden() else self._name.text.strip()
