"""The page at Start: two questions that may be skipped, the length, and the warm-up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from coach.domain.check_in import Reach
from coach.domain.progression import NextWalk
from coach.domain.sound_report import SoundReport
from coach.domain.walk import WARM_UP_MINUTES, shape_walk
from coach.services.walk_wishes import WalkWish
from coach.services.walks import WalkChoice
from coach.ui.pages.before_walk_sound import SoundNotice
from coach.ui.pages.before_walk_way import WalkWay
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.number_field import NumberField
from coach.ui.widgets.page_frame import WIDEST, PageFrame
from coach.ui.widgets.pain_scale import PainScale
from coach.ui.widgets.pinned import Pinned
from coach.ui.widgets.side_by_side import SideBySide
from coach.ui.widgets.tick_list import TickRow

SHORTEST = 3
"""Minutes; the shortest walk that can be chosen (the shortest part of a walk in parts)."""

TIGHT = 8
"""Pixels between the lines of a card: Start is to stay in view under all of them."""


class BeforeWalk(PageFrame):
    """The length can only go down. A sore start brings a shorter offer, which is then the most.

    Ctrl+Enter starts, Esc goes back.
    """

    pain_changed = Signal(object)
    """Pain now, 0–10 or None; the answer to it is ``show_offer``."""
    start_requested = Signal(object)
    """The WalkChoice."""
    wish_changed = Signal(object)
    """The WalkWish, just before the start: how somebody likes to walk."""
    sound_test_requested = Signal()
    profile_requested = Signal()
    """Say where, and what there is to mind in exercises."""
    voice_requested = Signal()
    """Switch the voice on."""
    cancel_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("before_walk.title"), texts.say("before_walk.caption"), WIDEST, parent)
        self._appearance, self._texts = appearance, texts
        self._most = SHORTEST
        self._wanted: int | None = None
        self._make()
        self._lay_out()
        self._connect()

    def show_walk(
        self,
        walk: NextWalk,
        warm_up: bool,
        usual_pain: int,
        wish: WalkWish | None = None,
        reasons: tuple[str, ...] = (),
    ) -> None:
        """Offer the walk of the day, with no answers yet, the way that was chosen the last time. A walk that is not
        allowed says what it waits for."""
        self._wanted = None
        self._way.show_wish(wish or WalkWish())
        self._scale.show_score(None)
        self._reach.show_chosen(())
        self._warm_up.setChecked(warm_up)
        self._usual.setText(self._texts.say("before_walk.usual", pain=usual_pain))
        self._show_allowed(walk.walk_allowed)
        if walk.walk_allowed:
            self.show_offer(walk, reasons)

    def show_offer(self, walk: NextWalk, reasons: tuple[str, ...]) -> None:
        """Offer this length from now on; a small one is for a sore start or a bad day, with its reasons. In parts, it
        is offered so."""
        self._most = walk.minutes
        self._way.show_offer(len(walk.bouts), walk.brisk_minutes, walk.minutes)
        # New bounds may push the old number, which is nobody's choice.
        self._length.blockSignals(True)
        self._length.show_bounds(min(SHORTEST, self._most), self._most)
        self._length.blockSignals(False)
        self._length.show_number(min(self._wanted or self._most, self._most))
        self._offer.setVisible(walk.small)
        self._offer_title.setText(self._texts.say("before_walk.offer", minutes=self._most))
        self._offer_reasons.show_text(" ".join(reasons))
        self._show_length()

    def show_warm_up(self, names: Sequence[str], seconds: float) -> None:
        """Show which exercises the warm-up is made of, and its true length; none when nothing fits."""
        minutes = round(seconds / 60)
        about = self._texts.say("before_walk.warm_up_of", minutes=minutes, names=" · ".join(names))
        self._warm_up_of.show_text(about if names else self._texts.say("before_walk.warm_up_none"))

    def show_sound(self, report: SoundReport | None) -> None:
        """Show above everything what keeps the safety reminder from being heard; None and a good report show nothing.
        Starting stays possible."""
        self._sound.show_report(report if self._start.isVisibleTo(self) else None)
        self._pin.place()
        self._hear.setVisible(self._sound.isHidden() and self._start.isVisibleTo(self))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the scale."""
        super().showEvent(event)
        self._scale.boxes[self._scale.score or 0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        say = self._texts.say
        self._scale = PainScale(self._texts, say("before_walk.pain_name"))
        reach = [(item.value, say(f"check_in.reach.{item}")) for item in Reach]
        choices = [Choice(id, text, say("check_in.reach_after_name", text=text)) for id, text in reach]
        self._reach = ChipGroup(say("before_walk.reach"), choices)
        self._length = NumberField(
            self._appearance, self._texts, say("before_walk.length_name"), 1, 60, 1, say("before_walk.unit")
        )
        self._warm_up = TickRow(self._appearance, say("before_walk.warm_up_about", minutes=WARM_UP_MINUTES))
        self._warm_up.setAccessibleName(say("before_walk.warm_up"))
        self._warm_up_of, self._mind = Label("", "small"), LinkButton(say("before_walk.mind"))
        self._usual, self._phases, self._limit = (Label("", "muted") for _ in range(3))
        self._way = WalkWay(self._appearance, self._texts)
        self._offer, self._offer_title, self._offer_reasons = Card(tone="warm"), Label("", "heading"), Label()
        self._sound = SoundNotice(self._appearance, self._texts)
        self._skip, self._hear = LinkButton(say("before_walk.skip")), LinkButton(say("before_walk.hear"))
        self._cancel = QuietButton(say("before_walk.cancel"))
        self._start = PrimaryButton(say("before_walk.start"))
        self._start.show_icon(self._appearance, "play")
        self._waiting = Card(say("before_walk.waiting_title"))

    def _lay_out(self) -> None:
        say = self._texts.say
        self._waiting.body.addWidget(Label(say("before_walk.waiting")))
        pain, reach = (Label(say(f"before_walk.{question}"), "bold") for question in ("pain", "reach"))
        answers = _card_of(pain, self._scale, self._usual, reach, self._reach)
        self._asking = [answers, self._offer, self._length_card()]
        for widget in (self._offer_title, self._offer_reasons, Label(say("before_walk.offer_about"), "muted")):
            self._offer.body.addWidget(widget)
        for card in (self._waiting, *self._asking):
            self.content.addWidget(card)
        # It comes a moment after the page, when somebody may be about to press something.
        self._pin = Pinned(self, self._sound, lambda room: self.setViewportMargins(0, room, 0, 0))
        ends = FlowLayout(gap=16)
        for button in (self._start, self._cancel, self._skip, self._hear, self._mind):
            ends.addWidget(button)
        self.content.addLayout(ends)

    def _length_card(self) -> Card:
        card = Card()
        card.body.addWidget(Label(self._texts.say("before_walk.length"), "bold"))
        row = SideBySide(self._appearance, narrow=560, shares=(0, 1))
        row.left.addWidget(self._length)
        for words in (self._phases, self._limit, self._way.line):
            row.right.addWidget(words)
        row.right.setSpacing(2)
        card.body.setSpacing(TIGHT)
        for widget in (row, self._way, self._warm_up, self._warm_up_of):
            card.body.addWidget(widget)
        self._warm_up_of.hide()
        return card

    def _connect(self) -> None:
        self._scale.score_changed.connect(self.pain_changed)
        self._length.number_changed.connect(self._choose_length)
        self._way.changed.connect(self._show_length)
        self._skip.clicked.connect(self._skip_questions)
        self._mind.clicked.connect(self.profile_requested)
        self._cancel.clicked.connect(self.cancel_requested)
        self._start.clicked.connect(self._request_start)
        self._sound.voice_requested.connect(self.voice_requested)
        self._sound.words_requested.connect(self._request_start)
        for request in (self._hear.clicked, self._sound.test_requested):
            request.connect(lambda *_: self.sound_test_requested.emit())
        QShortcut(QKeySequence("Esc"), self, self._cancel.click)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._start.click)

    def _choose_length(self, minutes: int) -> None:
        self._wanted = minutes if minutes < self._most else None
        self._show_length()

    def _skip_questions(self) -> None:
        self._reach.show_chosen(())
        if self._scale.score is not None:
            self._scale.show_score(None)
            self.pain_changed.emit(None)
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _request_start(self) -> None:
        reach = next(map(Reach, self._reach.chosen), None)
        wish, parts = self._way.wish, self._way.parts
        self.wish_changed.emit(wish)
        self.start_requested.emit(
            WalkChoice(
                self._length.number,
                self._warm_up.isChecked(),
                self._scale.score,
                reach,
                parts,
                wish.rest_minutes if parts else 0,
                self._way.brisk_minutes,
                wish.route,
                self._way.ground,
            )
        )

    def _show_length(self) -> None:
        say, minutes = self._texts.say, self._length.number
        self._way.show_minutes(minutes)
        walk = shape_walk(minutes, brisk_minutes=self._way.brisk_minutes)
        named = [(round(part.seconds / 60), say(f"before_walk.pace.{part.name}")) for part in walk.segments]
        phases = " · ".join(say("before_walk.phase", minutes=count, pace=pace) for count, pace in named)
        # Parts are told in their own line; with the paces of each there would be a dozen numbers.
        self._phases.show_text("" if self._way.parts else phases)
        limit = "shorter" if self._most > SHORTEST else "shortest"
        self._limit.setText(say(f"before_walk.{limit}", minutes=self._most))
        self._start.show_text(say("before_walk.start"), say("before_walk.start_name", minutes=minutes))

    def _show_allowed(self, allowed: bool) -> None:
        self._waiting.setVisible(not allowed)
        for card in self._asking:
            card.setVisible(allowed)
        for button in (self._start, self._skip, self._hear, self._mind):
            button.setVisible(allowed)
        self._sound.show_report(None)
        self._pin.place()


def _card_of(*widgets: QWidget) -> Card:
    card = Card()
    card.body.setSpacing(TIGHT)
    for widget in widgets:
        card.body.addWidget(widget)
    return card
