"""The questions after a walk: one calm page, everything may be left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.check_in import CheckIn, Effort, HealthEvent, Quality, Reach
from coach.domain.guided_stop import ended_for_pain, was_stopped
from coach.domain.session import Outcome, Session, StopReason
from coach.drawing.body_map import Body
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.body_map import BodyMap
from coach.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import PageFrame
from coach.ui.widgets.pain_scale import PainScale
from coach.ui.widgets.side_by_side import SideBySide

SCORES = ("before", "peak", "after", "morning")
"""The pain scales, by the name of their answer; "before" is asked here only when Start left it open, "morning" only
when answers are changed later."""
NONE = "none"
"""The chip that answers "What kind?" with nothing of the kind: an answer, which no chip at all is not."""

ENDINGS = tuple(reason for reason in StopReason if reason is not StopReason.WORSE)
"""Why somebody ends a walk early; what nobody said cannot be told."""


class CheckInPage(PageFrame):
    """Answers a walk has already are filled in; each new one is told at once. Ctrl+Enter is Done.

    While answers are changed later, nothing is told before Done, so that what stood there stays on leaving; Esc leaves.
    """

    answers_given = Signal(object)
    """The CheckIn, when the user is done."""
    answers_changed = Signal(object)
    """The CheckIn as it stands, after every answer; never while answers are changed later."""
    skip_requested = Signal()
    guide_requested = Signal()
    """What helps now, after a walk that ended gently for the back?"""
    answers_revised = Signal(object)
    """The CheckIn that takes the place of the answers given earlier, whether anything differs or not."""
    ending_revised = Signal(object)
    """The ``StopReason`` for which the walk ended early, as it is told now; just before ``answers_revised``."""
    revision_left = Signal()
    """The answers given earlier are to stay as they are."""

    def __init__(self, appearance: Appearance, texts: Texts, body: Body, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("check_in.title"), parent=parent)
        self._texts = texts
        self._check_in = CheckIn()
        self._editing = False
        self._asked: dict[str, Label] = {}
        self._make(appearance, body)
        self._lay_out(appearance)
        self._connect()
        self.show_nothing()

    def show_session(self, session: Session, editing: bool = False) -> None:
        """Ask about this walk; a stopped or shortened one is met kindly. ``editing`` changes answers given earlier,
        those before the walk and of the morning after it among them."""
        self._check_in, self._editing = session.check_in or CheckIn(), editing
        self._show_walk(session)
        self._show_time()
        self._show_answers(self._check_in)
        self._before.setVisible(editing or self._check_in.before is None)
        self._morning.setVisible(editing)
        self._early.setVisible(editing and session.outcome is not Outcome.DONE and not session.by_hand)
        self._ending.show_chosen([session.stop_reason] if session.stop_reason in ENDINGS else [])
        self._skip.show_text(self._texts.say("check_in.leave" if editing else "common.skip"))
        self._done.show_text(self._texts.say("check_in.change" if editing else "common.done"))
        self._whole.show()
        self._empty.hide()

    @property
    def draft(self) -> tuple[CheckIn, StopReason | None]:
        """The answers as they stand on the page, and why the walk ended early."""
        return self._check_in, next(map(StopReason, self._ending.chosen), None)

    def show_draft(self, check_in: CheckIn, ending: StopReason | None) -> None:
        """Go on with a ``draft`` that was left, after ``show_session``."""
        self._check_in = check_in
        self._show_answers(check_in)
        self._ending.show_chosen([ending] if ending in ENDINGS else [])

    def show_nothing(self) -> None:
        """There is no walk to ask about."""
        self.show_title(self._texts.say("check_in.empty_title"))
        self.show_caption("")
        self._whole.hide()
        self._empty.show()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first scale that is asked."""
        super().showEvent(event)
        first = self._scales["peak" if self._before.isHidden() else "before"]
        first.boxes[first.score or 0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, appearance: Appearance, body: Body) -> None:
        say = self._texts.say
        self._scales = {name: PainScale(self._texts, say(f"check_in.{name}_name")) for name in SCORES}
        self._where = BodyMap(appearance, self._texts, body)
        self._kind = self._chips("kind", "quality", [*Quality, NONE], multiple=True)
        self._one_of = {
            "effort": self._chips("effort", "effort_word", list(Effort)),
            "reach_before": self._chips("reach_before", "reach", list(Reach)),
            "reach_after": self._chips("reach_after", "reach", list(Reach)),
        }
        self._soreness = self._chips("soreness", "sore", ["no", "yes"])
        self._events = self._chips("events", "event", list(HealthEvent), multiple=True)
        self._ending = self._chips("ending", "ending_word", ENDINGS)
        self._kindly = Card(tone="soft")
        self._kind_words, self._guide = Label(), LinkButton(self._texts.say("check_in.guide"))
        self._skip = QuietButton(say("common.skip"))
        self._done = PrimaryButton(say("common.done"))

    def _chips(self, name: str, section: str, ids: Sequence[str], multiple: bool = False) -> ChipGroup:
        question = self._texts.say(f"check_in.{name}")
        words = [(id, self._texts.say(f"check_in.{section}.{id}")) for id in ids]
        choices = [Choice(id, text, self._texts.say(f"check_in.{name}_name", text=text)) for id, text in words]
        return ChipGroup(question, choices, multiple, none=NONE if multiple else "")

    def _lay_out(self, appearance: Appearance) -> None:
        self._empty = Card()
        self._empty.body.addWidget(Label(self._texts.say("check_in.empty")))
        self._kindly.body.addWidget(self._kind_words)
        self._kindly.body.addWidget(self._guide, 0, Qt.AlignmentFlag.AlignLeft)
        self._whole = QWidget()
        self.content.addWidget(self._empty)
        self.content.addWidget(self._whole)
        column = _column(self._whole)
        column.addWidget(self._kindly)
        self._before = self._card("before")
        column.addWidget(self._before)
        column.addWidget(self._card("peak", "after"))
        column.addWidget(self._details(appearance))
        column.addWidget(self._card("reach_before", "reach_after"))
        self._early = self._card("ending")
        column.addWidget(self._early)
        self._morning = self._card("morning")
        column.addWidget(self._morning)
        column.addWidget(Label(self._texts.say("check_in.missing"), "muted"))
        ends = QHBoxLayout()
        ends.addStretch(1)
        ends.addWidget(self._skip)
        ends.addWidget(self._done)
        column.addLayout(ends)

    def _details(self, appearance: Appearance) -> SideBySide:
        pair = SideBySide(appearance, shares=(10, 13))
        pair.left.addWidget(self._card("where"))
        pair.right.addWidget(self._card("kind", "effort", "soreness", "events"))
        return pair

    def _card(self, *questions: str) -> Card:
        fields: dict[str, QWidget] = {**self._scales, **self._one_of, "kind": self._kind, "where": self._where}
        fields |= {"soreness": self._soreness, "events": self._events, "ending": self._ending}
        card = Card()
        for name in questions:
            if card.body.count() > 1:
                card.body.addSpacing(8)
            self._asked[name] = Label(self._texts.say(f"check_in.{name}"), "bold")
            card.body.addWidget(self._asked[name])
            card.body.addWidget(fields[name])
        return card

    def _connect(self) -> None:
        for name, scale in self._scales.items():
            scale.score_changed.connect(lambda score, name=name: self._change(**{name: score}))
        self._where.chosen_changed.connect(lambda ids: self._change(where=ids or None))
        self._kind.chosen_changed.connect(lambda ids: self._change(qualities=_qualities(ids)))
        for name, chips in self._one_of.items():
            kind = Effort if name == "effort" else Reach
            chips.chosen_changed.connect(
                lambda ids, name=name, kind=kind: self._change(**{name: next(map(kind, ids), None)})
            )
        self._soreness.chosen_changed.connect(lambda ids: self._change(leg_soreness="yes" in ids if ids else None))
        self._events.chosen_changed.connect(
            lambda ids: self._change(events=frozenset(HealthEvent(id) for id in ids) or None)
        )
        self._guide.clicked.connect(self.guide_requested)
        self._done.clicked.connect(self._finish)
        self._skip.clicked.connect(lambda: (self.revision_left if self._editing else self.skip_requested).emit())
        QShortcut(QKeySequence("Ctrl+Return"), self, self._done.click)
        QShortcut(QKeySequence("Esc"), self, self._leave)

    def _change(self, **answers: Any) -> None:
        self._check_in = replace(self._check_in, **answers)
        self._show_kind()
        if not self._editing:
            self.answers_changed.emit(self._check_in)

    def _leave(self) -> None:
        """After a walk Esc closes no questions: what they are skipped by says so."""
        if self._editing:
            self.revision_left.emit()

    def _finish(self) -> None:
        _answers, ending = self.draft
        if ending is not None and not self._early.isHidden():
            self.ending_revised.emit(ending)
        (self.answers_revised if self._editing else self.answers_given).emit(self._check_in)

    def _show_walk(self, session: Session) -> None:
        walked, planned = round(session.walked_minutes), session.intended_minutes
        id = "check_in.caption_part" if walked < planned else "check_in.caption"
        date = self._texts.full_date(session.started_at.date())
        self.show_title(self._texts.say("check_in.title_change" if self._editing else "check_in.title"))
        self.show_caption(self._texts.say(id, date=date, walked=walked, planned=planned))
        ended = session.outcome is not Outcome.DONE and not self._editing
        self._kindly.setVisible(ended)
        gently = ended_for_pain(session) and not was_stopped(session)
        id = "check_in.gently" if gently else f"check_in.{session.outcome}"
        self._kind_words.setText(self._texts.say(id) if ended else "")
        self._guide.setVisible(ended and gently)

    def _show_time(self) -> None:
        """What was "now" after the walk is "just after it" when it is changed days later."""
        say, then = self._texts.say, "_then" if self._editing else ""
        for name in ("after", "reach_after"):
            self._asked[name].setText(say(f"check_in.{name}{then}"))
        name = say(f"check_in.after_name{then}")
        self._scales["after"].setAccessibleName(name)
        for box in self._scales["after"].boxes:
            box.setAccessibleName(say("widgets.score_of", name=name, score=box.score))
        for chip in self._one_of["reach_after"].chips:
            chip.setAccessibleName(say(f"check_in.reach_after_name{then}", text=chip.choice.text))

    def _show_kind(self) -> None:
        """Without pain there is no kind of it, but a leg may be numb all the same: that is what is asked then."""
        painless = self._check_in.peak == 0 and self._check_in.after == 0
        self._asked["kind"].show_text(self._texts.say("check_in.kind_painless" if painless else "check_in.kind"))

    def _show_answers(self, answers: CheckIn) -> None:
        for name, scale in self._scales.items():
            scale.show_score(getattr(answers, name))
        self._where.show_chosen(answers.where or ())
        self._kind.show_chosen([NONE] if answers.qualities == frozenset() else answers.qualities or ())
        self._show_kind()
        for name, chips in self._one_of.items():
            answer = getattr(answers, name)
            chips.show_chosen([] if answer is None else [answer.value])
        sore = answers.leg_soreness
        self._soreness.show_chosen([] if sore is None else ["yes" if sore else "no"])
        self._events.show_chosen(answers.events or ())


def _qualities(ids: frozenset[str]) -> frozenset[Quality] | None:
    """The answer of the chips: None while none of them is chosen."""
    return frozenset(Quality(id) for id in ids - {NONE}) if ids else None


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(18)
    return column
