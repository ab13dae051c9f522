"""The card of the next walk: when, how long, why, and the buttons that start it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.domain.timeline import Phase, PhaseSpan
from coach.domain.today import Today
from coach.domain.walk import Walk
from coach.ui.pages.today_texts import is_ready, leaves_free, note, parts, pill
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.big_number import BigNumber
from coach.ui.widgets.buttons import AmbleButton, LinkButton, OutlineButton, PrimaryButton, QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.ends_layout import EndsLayout
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.late_part import LatePart
from coach.ui.widgets.pill import Pill
from coach.ui.widgets.progress_ring import ProgressRing
from coach.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coach.domain.appointment import SnoozeChoice
    from coach.domain.day import DayKind
    from coach.domain.day_versions import DayVersions
    from coach.ui.pages.today_day_light import DayLight
    from coach.ui.pages.today_later import LaterMenu

SO_SO_REASON = "because.so_so_day"
"""The reason that says in how many parts the walk of a so-so day is."""
ROW_FROM = 640
"""Pixels at 100 % from which the ring stands beside the words."""


class WalkCard(Card):
    """Starting is the one primary button on a day with a walk, and a quieter one on other days; nothing is to start on
    one that the bounds leave free or on which the back ended a walk."""

    start_requested = Signal(bool)
    """Whether the warm-up comes first."""
    later_opening = Signal()
    """Somebody opens Later: ``show_choices`` says what that can mean now."""
    later_requested = Signal(object)
    """The ``SnoozeChoice``."""
    skip_requested = Signal()
    why_requested = Signal()
    resume_plan_requested = Signal()
    take_along_requested = Signal()
    day_told = Signal(object)
    """The ``DayKind`` of today, or None."""
    stretches_requested = Signal()

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._appearance, self._texts = appearance, texts
        self.setAccessibleName(texts.say("today.walk.card"))
        self._create_words(appearance)
        self._create_buttons(appearance)
        self._arrange(appearance)
        self._connect()

    @property
    def first_button(self) -> QWidget:
        """The button that the keyboard should be on when the page opens; where nothing is to start, the reasons."""
        return next((button for button in self._buttons if not button.isHidden()), self._how)

    def show_today(
        self, today: Today, reasons: tuple[str, ...], shape: Walk, quiet: bool = False, second: bool = False
    ) -> None:
        """Show the next walk; ``quiet`` leaves starting to a walk that was cut off, offered above; ``second`` says that
        something else above comes first."""
        minutes = str(shape.minutes)
        self._pill.show_text(pill(self._texts, today))
        self._flare.setVisible(today.walk.flare)
        unit = self._texts.say("today.walk.minutes", minutes=shape.minutes)
        self._number.show_number(minutes, unit)
        # Of a walk in parts the note tells: with the paces of each there would be a dozen numbers.
        self._parts.show_text("" if len(today.walk.bouts) > 1 else parts(self._texts, shape))
        self._note.show_text(self._note_text(today))
        self._why.show_text(self._texts.say("today.walk.why", minutes=shape.minutes))
        self._reasons.show_text(" ".join(reasons))
        self._show_ring(shape, minutes)
        self._show_buttons(is_ready(today) and not second, quiet, today.paused_until is not None, leaves_free(today))

    def show_day(self, versions: DayVersions | None, kind: DayKind | None) -> None:
        """Show the traffic light with what each kind of day gives; None for ``versions`` takes no room."""
        if versions is not None:
            self._light.part.show_day(versions, kind)
        self._light.show_if(versions is not None)

    def show_turn(self, sentence: str) -> None:
        """Show a line under the length; "" takes no room."""
        self._turn.show_text(sentence)

    def show_choices(self, choices: Sequence[SnoozeChoice], now: datetime, minutes: int) -> None:
        """What Later offers; ``now`` is local, ``minutes`` the length of the walk."""
        self._menu.show_choices(choices, now, minutes)

    @cached_property
    def _menu(self) -> LaterMenu:
        from coach.ui.pages.today_later import LaterMenu

        menu = LaterMenu(self._texts, self)
        menu.chosen.connect(self.later_requested)
        menu.skip_requested.connect(self.skip_requested)
        return menu

    def _open_later(self) -> None:
        self.later_opening.emit()
        self._menu.popup(self._later.mapToGlobal(QPoint(0, self._later.height())))

    def _create_words(self, appearance: Appearance) -> None:
        self._pill, self._flare = Pill(), Pill(self._texts.say("today.walk.flare"), "warm")
        self._number = BigNumber(appearance)
        self._parts, self._note, self._turn = Label("", "muted"), Label(), Label()
        self._turn.hide()
        self._light = LatePart(self._build_light)
        self._why, self._reasons = Label("", "bold"), Label()
        self._how = LinkButton(self._texts.say("today.walk.how"))
        self._ring = ProgressRing(appearance)

    def _create_buttons(self, appearance: Appearance) -> None:
        warm, plain = self._texts.say("today.walk.start_warm"), self._texts.say("today.walk.start")
        self._warm, self._warm_quiet = PrimaryButton(warm), OutlineButton(warm)
        self._start, self._start_quiet = OutlineButton(plain), QuietButton(plain)
        go_on = self._texts.say("today.walk.go_on")
        self._go_on, self._go_on_quiet = PrimaryButton(go_on), OutlineButton(go_on)
        self._later = QuietButton(self._texts.say("today.walk.later"))
        self._along = LinkButton(self._texts.say("today.walk.take_along"))
        self._warm.show_icon(appearance, "play")
        self._warm_quiet.show_icon(appearance, "play")
        self._buttons: tuple[AmbleButton, ...] = (
            self._go_on,
            self._go_on_quiet,
            self._warm,
            self._warm_quiet,
            self._start,
            self._start_quiet,
            self._later,
        )

    def _arrange(self, appearance: Appearance) -> None:
        words = QWidget()
        column = self._words = QVBoxLayout(words)
        column.setSpacing(12)
        pills = FlowLayout(gap=8)
        pills.addWidget(self._pill)
        pills.addWidget(self._flare)
        column.addLayout(pills)
        column.addWidget(self._number)
        # What depends on the kind of day stands below it: a chip stays under the finger.
        column.addLayout(self._light.place)
        for widget in (self._parts, self._note, self._turn, self._why_box()):
            column.addWidget(widget)
        buttons = FlowLayout(gap=12)
        for button in (*self._buttons, self._along):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self._ring.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = TurningRow(appearance, ROW_FROM)
        row.add(words, 1)
        row.add(self._ring)
        row.turned.connect(self._show_narrow)
        self._show_narrow(False)
        self.body.addWidget(row)

    def _build_light(self) -> DayLight:
        from coach.ui.pages.today_day_light import DayLight

        light = DayLight(self._appearance, self._texts, self)
        light.day_told.connect(self.day_told)
        light.stretches_requested.connect(self.stretches_requested)
        return light

    def _why_box(self) -> Card:
        box = Card(tone="soft")
        # Under each other where there is no room for both.
        top = EndsLayout(gap=12)
        top.addWidget(self._why)
        top.addWidget(self._how)
        box.body.addLayout(top)
        box.body.addWidget(self._reasons)
        return box

    def _connect(self) -> None:
        self._warm.clicked.connect(lambda: self.start_requested.emit(True))
        self._warm_quiet.clicked.connect(lambda: self.start_requested.emit(True))
        self._start.clicked.connect(lambda: self.start_requested.emit(False))
        self._start_quiet.clicked.connect(lambda: self.start_requested.emit(False))
        self._later.clicked.connect(self._open_later)
        self._go_on.clicked.connect(self.resume_plan_requested)
        self._go_on_quiet.clicked.connect(self.resume_plan_requested)
        self._how.clicked.connect(self.why_requested)
        self._along.clicked.connect(self.take_along_requested)

    def _show_narrow(self, narrow: bool) -> None:
        around = 14 if narrow else 24
        self.body.setContentsMargins(around, 24, around, 24)
        self._words.setContentsMargins(0 if narrow else 8, 4, 0 if narrow else 8, 4)

    def _note_text(self, today: Today) -> str:
        bouts, reasons = today.walk.bouts, today.walk.reasons
        # On a so-so day the reason says it, and the chip how long they are.
        if len(bouts) < 2 or any(because.id == SO_SO_REASON for because in reasons):
            return note(self._texts, today)
        told = self._texts.say("today.walk.bouts", count=len(bouts), parts=" + ".join(str(part) for part in bouts))
        return f"{note(self._texts, today)} {told}".strip()

    def _show_ring(self, shape: Walk, minutes: str) -> None:
        ends = list(accumulate(segment.seconds for segment in shape.segments))
        starts = [0.0, *ends[:-1]]
        paces = [Phase(segment.name) for segment in shape.segments]
        spans = [PhaseSpan(phase, start, end) for phase, start, end in zip(paces, starts, ends, strict=True)]
        self._ring.show_ring(spans, ends[-1], 0)
        self._ring.show_texts(minutes, below=self._texts.say("common.min"))

    def _show_buttons(self, ready: bool, quiet: bool, paused: bool, rests: bool) -> None:
        loud, other_day = ready and not quiet, not (ready or quiet or paused or rests)
        self._warm.setVisible(loud)
        self._start.setVisible(loud)
        self._warm_quiet.setVisible(other_day)
        self._start_quiet.setVisible(other_day)
        self._later.setVisible(loud)
        self._go_on.setVisible(paused and not quiet)
        self._go_on_quiet.setVisible(paused and quiet)
