"""What suits me? Two kinds of walks beside how the back was the morning after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.experiment import ExperimentRules, Factor
from coach.domain.turns import Trial
from coach.services.experiments import Experience
from coach.ui.pages.suits_card import SuitsCard
from coach.ui.pages.suits_words import doubt_words, finding_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.back_link import BackLink
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import WIDEST
from coach.ui.widgets.tab_page import TabPage


class SuitsPage(TabPage):
    """Shows what can be told, and lets turns be taken; Esc goes back."""

    begin_requested = Signal(object)
    """The ``Factor`` to take turns with."""
    leave_requested = Signal()
    """Take turns no longer, or put away what is complete."""
    back_requested = Signal()

    def __init__(
        self, appearance: Appearance, texts: Texts, rules: ExperimentRules, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.say("suits.title"), texts.say("suits.caption"), WIDEST, parent)
        self._texts, self._rules = texts, rules
        self._make(appearance)
        self._lay_out()
        self._connect()

    def show_experience(self, experience: Experience) -> None:
        """Show what is known now."""
        trial = experience.trial
        on = None if trial is None or trial.is_done else trial.experiment.factor
        walked = any(finding.first + finding.second + finding.left_out for finding in experience.findings)
        say = self._texts.say
        self._about_words.setText(say("suits.about", each=self._rules.each) if walked else say("suits.empty"))
        for finding in experience.findings:
            card = self._cards[finding.factor]
            if trial is not None and trial.experiment.factor is finding.factor:
                card.show_trial(trial, self._rules)
            else:
                card.show_finding(finding, self._rules, on is not None)
            card.show()
        self._show_past(experience.past)
        self._limits.show()

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing to show, in one sentence."""
        self._about_words.setText(f"{sentence} {self._texts.say('suits.error_next')}")
        for part in (*self._cards.values(), self._past, self._limits):
            part.hide()

    def take_focus(self, factor: Factor) -> None:
        """The button of one card, after it has changed its place in what can be done."""
        self._cards[factor].first_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_past(self, past: Sequence[Trial]) -> None:
        while (item := self._past_rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for trial in past:
            for words, role in self._told(trial):
                row = Label(words, role, parent=self._past)
                self._past_rows.addWidget(row)
                row.show()
        self._past.setVisible(bool(past))

    def _told(self, trial: Trial) -> Iterator[tuple[str, str]]:
        """What is said of an earlier experiment, each with its type role."""
        experiment, texts = trial.experiment, self._texts
        began, ended = (texts.day(at.date()) for at in (experiment.began, experiment.ended or experiment.began))
        what = texts.say(f"suits.{experiment.factor}.heading")
        yield texts.say("suits.past.row", what=what, began=began, ended=ended), "bold"
        yield finding_words(texts, trial.finding, self._rules, by_turns=False), "muted"
        if trial.finding.doubts:
            yield doubt_words(texts, trial.finding), "small"

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._back = BackLink(appearance, self._texts)
        self._about, self._about_words = Card(tone="soft"), Label()
        self._cards = {factor: SuitsCard(appearance, self._texts, factor) for factor in Factor}
        self._past, self._past_rows = Card(say("suits.past.heading")), QVBoxLayout()
        self._limits = Card(say("suits.limits.heading"))

    def _lay_out(self) -> None:
        self.top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._about.body.addWidget(self._about_words)
        self._past_rows.setSpacing(6)
        self._past.body.addLayout(self._past_rows)
        for name in ("plan", "cause", "chance", "method"):
            self._limits.body.addWidget(Label(self._texts.say(f"suits.limits.{name}", each=self._rules.each)))
        parts = (self._about, *self._cards.values(), self._past, self._limits)
        for part in parts:
            self.content.addWidget(part)
        self.setFocusProxy(self._back)
        self.tab_through((self._back, *parts))

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        for card in self._cards.values():
            card.begin_requested.connect(self.begin_requested)
            card.leave_requested.connect(self.leave_requested)
        leave = QShortcut(QKeySequence("Esc"), self, self._back.click)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
