"""One thing to try out: its two kinds of walks, what they say so far, and whose turn it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.experiment import ExperimentRules, Factor, Finding, Side
from coach.domain.turns import Trial
from coach.ui.pages.suits_words import doubt_words, finding_words, side_word, turn_words
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.share_bar import ShareBar

_LEFT = Qt.AlignmentFlag.AlignLeft


class SuitsCard(Card):
    """Counts are always shown; a sentence about them only once there are enough."""

    begin_requested = Signal(object)
    """The ``Factor`` to take turns with."""
    leave_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, factor: Factor, parent: QWidget | None = None) -> None:
        super().__init__(texts.say(f"suits.{factor}.heading"), parent=parent)
        self._texts, self._factor = texts, factor
        self._make(appearance)
        self._lay_out()
        self._begin.clicked.connect(lambda: self.begin_requested.emit(factor))
        self._leave.clicked.connect(self.leave_requested)

    @property
    def first_field(self) -> QWidget:
        """The button that can be pressed."""
        return self._leave if self._begin.isHidden() else self._begin

    def show_finding(self, finding: Finding, rules: ExperimentRules, busy: bool) -> None:
        """Show what all walks say; ``busy`` while turns are taken with something else."""
        say = self._texts.say
        self._about.setText(self._told_about(rules))
        self._show_sides(finding, rules)
        known = finding.first + finding.second + finding.left_out
        self._words.setText(say("suits.none_known") if not known else finding_words(self._texts, finding, rules, False))
        self._doubts.show_text(doubt_words(self._texts, finding))
        self._left_out.show_text(say("suits.left_out", count=finding.left_out) if finding.left_out else "")
        self._turn.show_text("")
        self._small.show_text(say("suits.one_at_a_time") if busy else "")
        self._begin.setVisible(not busy)
        self._leave.hide()

    def show_trial(self, trial: Trial, rules: ExperimentRules) -> None:
        """Show the turns that are being taken with it."""
        say, finding = self._texts.say, trial.finding
        what = say(f"suits.{self._factor}.heading")
        self._about.setText(say("suits.since", day=self._texts.full_date(trial.experiment.began.date())))
        self._show_sides(finding, rules)
        words = finding_words(self._texts, finding, rules, True)
        self._words.setText(f"{say('suits.complete')} {words}" if trial.is_done else words)
        self._doubts.show_text(doubt_words(self._texts, finding))
        self._turn.show_text(turn_words(self._texts, trial, rules))
        left = [say("suits.left_out", count=finding.left_out)] if finding.left_out else []
        others = [say("suits.not_in_turn", count=trial.not_in_turn)] if trial.not_in_turn else []
        self._left_out.show_text(" ".join(left + others))
        self._small.show_text("" if trial.is_done else say("suits.turn_waits"))
        end = "put_away" if trial.is_done else "stop"
        self._leave.show_text(say(f"suits.{end}"), say(f"suits.{end}_name", what=what))
        self._begin.hide()
        self._leave.show()

    def _show_sides(self, finding: Finding, rules: ExperimentRules) -> None:
        for side, count in ((Side.FIRST, finding.first), (Side.SECOND, finding.second)):
            word = side_word(self._texts, self._factor, side)
            label, bar = self._sides[side]
            shown: dict[str, str | int] = {"side": word, "number": count, "each": rules.each}
            if count < rules.each:
                label.setText(self._texts.say("suits.progress.words", **shown))
            else:
                label.setText(self._texts.say("suits.count", side=word, number=count, count=count))
            bar.show_share(count / rules.each, self._texts.say("suits.progress.name", **shown))
            # Bars tell the way to what is needed; from there on they would only be full.
            bar.setVisible(min(finding.first, finding.second) < rules.each)

    def _told_about(self, rules: ExperimentRules) -> str:
        hours = {"morning": rules.morning_until, "evening": rules.evening_from}
        return self._texts.say(f"suits.{self._factor}.about", **hours)

    def _make(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._about, self._turn = Label("", "muted"), Label("", "bold")
        self._words, self._doubts = Label(), Label("", "muted")
        self._left_out, self._small = Label("", "small"), Label("", "small")
        self._sides = {side: (Label(), ShareBar(appearance)) for side in Side}
        what = say(f"suits.{self._factor}.heading")
        self._begin = OutlineButton(say("suits.take_turns"))
        self._begin.show_text(say("suits.take_turns"), say("suits.take_turns_name", what=what))
        self._leave = QuietButton(say("suits.stop"))

    def _lay_out(self) -> None:
        self.body.addWidget(self._about)
        self.body.addWidget(self._turn)
        for label, bar in self._sides.values():
            self.body.addWidget(label)
            self.body.addWidget(bar)
        for words in (self._words, self._doubts, self._left_out, self._small):
            self.body.addWidget(words)
        self.body.addWidget(self._begin, 0, _LEFT)
        self.body.addWidget(self._leave, 0, _LEFT)
