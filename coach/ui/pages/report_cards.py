"""What goes on the report: which days, the question, the person, and the parts."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from coach.domain.report_wish import (
    LONGEST_NAME,
    LONGEST_QUESTION,
    ReportDays,
    ReportPart,
    ReportSpan,
    ReportWish,
    birth_year_from,
)
from coach.ui.pages.plan_date_field import DateField
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.explained_tick import ExplainedTick
from coach.ui.widgets.label import Label
from coach.ui.widgets.tick_list import TickList
from coach.ui.widgets.written_field import WrittenField

LINES, LINE, MARGIN = 3, 24, 32
"""Lines of the question in view, and pixels of each at 100 % and around them."""
FURTHEST = timedelta(days=365 * 100)
"""How far back own days may reach (our choice)."""
DETAIL = "detail"


class ReportDaysCard(Card):
    """Chips for the usual lengths; own days are chosen below them."""

    changed = Signal()
    """Other days are wanted."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("report.days.heading"), parent=parent)
        self._texts = texts
        choices = [Choice(span.value, texts.say(f"report.days.{span}")) for span in ReportSpan]
        self._spans = ChipGroup(texts.say("report.days.heading"), choices)
        self._names = [Label(texts.say(f"report.days.{name}"), "bold") for name in ("first", "last")]
        self._fields = [DateField(appearance, texts, texts.say(f"report.days.{name}")) for name in ("first", "last")]
        self._are = Label("", "small")
        self.body.addWidget(self._spans)
        for name, field in zip(self._names, self._fields, strict=True):
            self.body.addWidget(name)
            self.body.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
            field.day_changed.connect(lambda _day: self.changed.emit())
        self.body.addWidget(self._are)
        self._spans.chosen_changed.connect(self._choose)

    @property
    def span(self) -> ReportSpan:
        """Which days are wanted."""
        return ReportSpan(next(iter(self._spans.chosen), ReportSpan.TWELVE_WEEKS))

    @property
    def own(self) -> ReportDays:
        """The days in the two fields, whichever comes first."""
        first, last = (field.day for field in self._fields)
        return ReportDays(min(first, last), max(first, last))

    def show_wish(self, wish: ReportWish, days: ReportDays, today: date, has_last: bool) -> None:
        """Show what is wanted; ``has_last`` says that a report was saved before."""
        without = frozenset() if has_last else frozenset((ReportSpan.SINCE_LAST,))
        self._spans.show_only([span.value for span in ReportSpan if span not in without])
        self._spans.show_chosen([wish.span.value])
        for field, day in zip(self._fields, (days.first, days.last), strict=True):
            with QSignalBlocker(field):
                field.show_bounds(today - FURTHEST, today, today)
                field.show_day(day)
        self.show_days(days)

    def show_days(self, days: ReportDays) -> None:
        """Say which days these are."""
        words = [f"{self._texts.day(day)} {day.year}" for day in (days.first, days.last)]
        self._are.show_text(self._texts.say("report.days.are", first=words[0], last=words[1]))
        for part in (*self._names, *self._fields):
            part.setVisible(self.span is ReportSpan.OWN)

    def _choose(self, chosen: frozenset[str]) -> None:
        if not chosen:
            self._spans.show_chosen([ReportSpan.TWELVE_WEEKS.value])
        self.changed.emit()


class ReportQuestionCard(Card):
    """What somebody would like to ask."""

    changed = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("report.question.heading"), parent=parent)
        self._appearance = appearance
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(texts.say("report.question.field"))
        self.field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.field)
        self.body.addWidget(Label(texts.say("report.question.about"), "small"))
        self._too_long, self._cut = Label("", "small"), texts.say("report.question.too_long", most=LONGEST_QUESTION)
        self.body.addWidget(self._too_long)
        self.field.textChanged.connect(self.changed)
        self.field.textChanged.connect(self._look_at_length)
        appearance.changed.connect(self._fit)
        self._fit()
        self._look_at_length()

    @property
    def question(self) -> str:
        """As far as a report takes it."""
        return self.field.toPlainText()[:LONGEST_QUESTION]

    def show_question(self, question: str) -> None:
        """Show what was asked before, without a signal."""
        if question != self.field.toPlainText():
            with QSignalBlocker(self.field):
                self.field.setPlainText(question)
            self._look_at_length()

    def _look_at_length(self) -> None:
        is_long = len(self.field.toPlainText()) > LONGEST_QUESTION
        self._too_long.show_text(self._cut if is_long else "")

    def _fit(self) -> None:
        self.field.setFixedHeight(self._appearance.px(LINE) * LINES + MARGIN)


class ReportPersonCard(Card):
    """Name and year of birth, both optional."""

    changed = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("report.person.heading"), parent=parent)
        self._texts = texts
        self._today = date.max
        self._name = WrittenField(texts.say("report.person.name"), LONGEST_NAME)
        self._year = WrittenField(texts.say("report.person.birth_year"), 4)
        self._keep = ExplainedTick(appearance, texts.say("report.person.keep"), texts.say("report.person.keep_about"))
        for part in (self._name, self._year, self._keep):
            self.body.addWidget(part)
        self._name.text_changed.connect(lambda _text: self.changed.emit())
        self._year.text_changed.connect(lambda _text: self._look_at_year())
        self._keep.row.clicked.connect(lambda _on: self.changed.emit())

    @property
    def name(self) -> str:
        """The name, or ""."""
        return self._name.text

    @property
    def birth_year(self) -> int | None:
        """The year; None for none, and for what is no year."""
        try:
            return birth_year_from(self._year.text, self._today)
        except ValueError:
            return None

    @property
    def keeps(self) -> bool:
        """Whether both shall be kept."""
        return self._keep.row.isChecked()

    def show_person(self, wish: ReportWish, today: date) -> None:
        """Show who it is."""
        self._today = today
        self._name.show_text(wish.name)
        self._year.show_text("" if wish.birth_year is None else str(wish.birth_year))
        self._year.show_fault("")
        self._keep.row.setChecked(wish.keeps_person)

    def _look_at_year(self) -> None:
        is_wrong = bool(self._year.text.strip()) and self.birth_year is None
        # Nobody is told off in the middle of writing four digits.
        is_whole = len(self._year.text.strip()) == 4
        self._year.show_fault(self._texts.say("report.person.wrong_year") if is_wrong and is_whole else "")
        self.changed.emit()


class ReportPartsCard(Card):
    """Every part, ticked unless it is left out, and the pages of detail."""

    changed = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("report.parts.heading"), parent=parent)
        ids = (*(part.value for part in ReportPart), DETAIL)
        choices = [Choice(id, texts.say(f"report.parts.{id}")) for id in ids]
        self._parts = TickList(appearance, texts.say("report.parts.heading"), choices)
        self.body.addWidget(self._parts)
        self._parts.ticked_changed.connect(lambda _ids: self.changed.emit())

    @property
    def left_out(self) -> frozenset[ReportPart]:
        """What is not ticked."""
        return frozenset(part for part in ReportPart if part.value not in self._parts.ticked)

    @property
    def detail(self) -> bool:
        """Whether there are pages of detail."""
        return DETAIL in self._parts.ticked

    def show_parts(self, wish: ReportWish) -> None:
        """Show what is on the report."""
        ticked = [part.value for part in ReportPart if part not in wish.left_out]
        self._parts.show_ticked([*ticked, *([DETAIL] if wish.detail else [])])
