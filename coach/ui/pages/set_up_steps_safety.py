"""The safety questions of the set-up."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.red_flag_book import RedFlagBook, Region
from coach.domain.set_up import SetUpAnswers
from coach.ui.pages.set_up_steps import SetUpStep
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.flag_questions import FlagQuestions
from coach.ui.widgets.label import Label
from coach.ui.widgets.tick_list import TickRow


class SafetyStep(SetUpStep):
    """Every sign of the book, after "None of these": one of them is ticked before it goes on. A tick shows at once what
    to do; signs for an appointment stop nothing."""

    region_changed = Signal(str)
    """The id of the region whose numbers were chosen."""
    card_shown = Signal(object)
    """The card (a QWidget) that a tick has just called up (new or graver), so that the page can bring it into view."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        book: RedFlagBook,
        regions: Iterable[Region],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._questions = FlagQuestions(appearance, texts, book, regions, walking=False)
        self._waits = Card(tone="soft")
        self._waits.body.addWidget(Label(texts.say("set_up.safety.go_on")))
        self._none = TickRow(appearance, texts.say("flags.none"))
        self._choose = Label(texts.say("flags.choose"), "warm")
        self._choose.hide()
        none = Card()
        for widget in (self._none, Label(texts.say("flags.none_about"), "muted"), self._choose):
            none.body.addWidget(widget)
        self.column.addWidget(Label(texts.say("set_up.safety.lead"), "muted"))
        self.column.addWidget(none)
        self.column.addWidget(self._questions)
        self.column.addWidget(self._waits)
        self._connect()
        self.show_answers(self.answers)

    def show_answers(self, answers: SetUpAnswers) -> None:
        """Show what was ticked, and the numbers of the region."""
        super().show_answers(answers)
        self._none.setChecked(answers.no_flags)
        if answers.is_safety_answered:
            self.show_missing(())
        self._questions.show_flags(answers.flags)
        self._questions.show_region(answers.region)
        self._waits.setVisible(any(flag.stops_walking for flag in answers.flags))

    def first_field(self) -> QWidget:
        """ "None of these"."""
        return self._none

    def show_missing(self, what: Collection[str]) -> QWidget | None:
        """Say that an answer is needed before it goes on."""
        self._choose.setVisible("flags" in what)
        self._none.setAccessibleDescription(self._choose.text() if "flags" in what else "")
        return self._none if "flags" in what else None

    def _connect(self) -> None:
        self._none.clicked.connect(self._tick_none)
        self._questions.flags_changed.connect(self._tick)
        self._questions.card_called.connect(self.card_shown)
        self._questions.region_changed.connect(lambda id: self._change(region=id))
        self._questions.region_changed.connect(self.region_changed)

    def _tick(self) -> None:
        self._change(flags=self._questions.flags, no_flags=False)

    def _tick_none(self) -> None:
        none = self._none.isChecked()
        self._change(flags=frozenset() if none else self.answers.flags, no_flags=none)
