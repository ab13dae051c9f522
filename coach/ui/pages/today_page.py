"""Today: what now, and why this much?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.today import Today
from coach.domain.walk import Walk
from coach.ui.pages import today_late as late
from coach.ui.pages.today_cards import TodayCards
from coach.ui.pages.today_check_in_card import CheckInCard
from coach.ui.pages.today_flare import FlareCorner
from coach.ui.pages.today_texts import is_ready, title
from coach.ui.pages.today_walk_card import WalkCard
from coach.ui.pages.today_week_card import WeekCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import LinkButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.late_part import LatePart
from coach.ui.widgets.page_frame import PageFrame
from coach.ui.widgets.scroll_into_view import is_in_view, open_page
from coach.ui.widgets.tab_by_part import neighbour
from coach.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coach.domain.appointment import SnoozeChoice
    from coach.domain.day import DayKind
    from coach.domain.day_versions import DayVersions
    from coach.services.ports import RunningSession
    from coach.ui.pages.today_lock import LockWords
    from coach.ui.pages.today_routine_card import RoutineCard

ROW_FROM = 700
"""Pixels at 100 % from which the week and the questions stand side by side."""
_LEFT = Qt.AlignmentFlag.AlignLeft


class TodayPage(PageFrame):
    """The next walk, the week around it, and what is still to be answered."""

    start_requested = Signal(bool)
    """Whether the warm-up comes first."""
    later_opening = Signal()
    """Somebody opens Later: ``show_choices`` says what that can mean now."""
    later_requested = Signal(object)
    """The ``SnoozeChoice``."""
    skip_requested = Signal()
    morning_answered = Signal(int)
    """How the back is the morning after, 0–10."""
    check_in_requested = Signal()
    check_in_skipped = Signal()
    seen_requested = Signal()
    """Somebody wants to say that they were seen."""
    read_aloud_requested = Signal(str)
    region_changed = Signal(str)
    """The id of the region whose emergency numbers were chosen."""
    continue_requested = Signal()
    close_unfinished_requested = Signal()
    continue_routine_requested = Signal()
    close_routine_requested = Signal()
    resume_plan_requested = Signal()
    flare_requested = Signal()
    take_along_requested = Signal()
    """Somebody would like the walk as a file."""
    why_requested = Signal()
    """Somebody wants to know why the walk is so long."""
    day_told = Signal(object)
    """The ``DayKind`` of today, or None where it was taken back."""
    stretches_requested = Signal()
    add_walk_requested = Signal()
    """Somebody walked without Amble."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("today.name"), parent=parent)
        self.appearance, self.texts = appearance, texts
        self._today: Today | None = None
        self._has_routine = False
        self._versions: DayVersions | None = None
        self._kind: DayKind | None = None
        self._reasons: tuple[str, ...] = ()
        self._shape: Walk | None = None
        self._create_parts()
        self._arrange_parts()
        self._connect()
        self._show_only(self._message)

    def show_today(self, today: Today, reasons: tuple[str, ...], shape: Walk | None) -> None:
        """Show a day. ``reasons`` are the decision's as sentences; ``shape`` is the walk of its minutes, None while
        walking waits."""
        self._today, self._reasons, self._shape = today, reasons, shape
        self._refresh()

    def show_choices(self, choices: Sequence[SnoozeChoice], now: datetime, minutes: int) -> None:
        """What Later offers; ``now`` is local, ``minutes`` the length of the walk."""
        self._walk.show_choices(choices, now, minutes)

    def show_unfinished(self, running: RunningSession | None, easy_left: int | None = None) -> None:
        """Offer to go on with a walk that was cut off; None when there is none. ``easy_left`` are the minutes left of
        one that was made shorter."""
        if running is not None or self._unfinished.is_shown:
            self._unfinished.part.show_walk(running, easy_left)
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self._refresh()
        if had_focus:
            self.setFocus()

    def show_unfinished_routine(self, name: str, number: int, count: int) -> None:
        """Offer to go on with a routine that was cut off in exercise ``number`` of ``count``; "" when there is none."""
        if name or self._routine_left.is_shown:
            had_focus = self._routine_left.is_shown and self.isAncestorOf(self.window().focusWidget() or self)
            self._routine_left.part.show_routine(name, number, count)
            self._refresh()
            if had_focus or (name and self.hasFocus()):
                self.setFocus()

    def show_lock(self, words: LockWords | None) -> None:
        """What to do while walking waits, from the red-flag book; None for the page's own few words."""
        if words is not None or self._lock.is_shown:
            self._lock.part.show_words(words)

    @property
    def first_seen(self) -> QWidget | None:
        """A pause of reminders, or what waits, where there is one."""
        return self._first.first_seen

    @property
    def routine(self) -> RoutineCard:
        """The card of the day's routine: built when it is asked for, after the first paint, and shown from then on
        unless walking waits."""
        was_built, self._has_routine = self._has_routine, True
        card = self._routine.part
        if not was_built:
            self._refresh()
        return card

    def show_card(self, name: str, card: QWidget | None, first: bool = False) -> None:
        """Show a card of another page's, in place of the one of that ``name``; None takes it away. ``first`` stands
        above everything else, also while walking waits; the others stand beneath the week."""
        wanted, other = (self._first, self._later) if first else (self._later, self._first)
        before, focus = self.first_seen, self.window().focusWidget()
        # Where somebody has gone on to something else, what comes later leaves them there.
        rests = focus is not None and focus is self.focusProxy() and focus.isVisible() and is_in_view(self, focus)
        other.show_card(name, None)
        wanted.show_card(name, card)
        self._refresh()
        if rests and before is None and self.first_seen is not None:
            open_page(self, self.first_seen)

    def show_day(self, versions: DayVersions, kind: DayKind | None) -> None:
        """Offer the traffic light on a day with a walk to come; the walk of that day comes by ``show_today``."""
        self._versions, self._kind = versions, kind
        self._refresh()

    def show_turn(self, sentence: str) -> None:
        """Show whose turn it is today in what somebody tries out, under the walk's length; "" for nothing."""
        self._walk.show_turn(sentence)

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing to show, in one sentence; "" shows the day again."""
        if not sentence:
            self._refresh()
            return
        self.show_title(self.texts.say("today.error_title"))
        self.show_caption("")
        self._message_words.show_text(f"{sentence} {self.texts.say('today.error_next')}")
        self._show_only(self._message)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's name)
        """What stands above comes first, though some parts are built only when they are wanted."""
        built = [part.part if isinstance(part, LatePart) else part for part in self._parts if _is_built(part)]
        target = neighbour(self, built, forward)
        if target is None:
            return bool(super().focusNextPrevChild(forward))
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        if self.isAncestorOf(target):
            self.ensureWidgetVisible(target)
        return True

    def _create_parts(self) -> None:
        self._message, self._message_words = Card(), Label(self.texts.say("today.loading"))
        self._first, self._later = TodayCards(), TodayCards()
        self._unfinished, self._lock = LatePart(partial(late.unfinished_walk, self)), LatePart(partial(late.lock, self))
        self._routine_left = LatePart(partial(late.unfinished_routine, self))
        self._walk = WalkCard(self.appearance, self.texts)
        self._morning = LatePart(partial(late.morning, self))
        self._routine = LatePart(partial(late.routine, self))
        self._week = WeekCard(self.texts)
        self._check_in = CheckInCard(self.texts)
        self._flare = FlareCorner(self.texts)
        self._add = LinkButton(self.texts.say("today.add_walk"))

    def _arrange_parts(self) -> None:
        self._message.body.addWidget(self._message_words)
        self._lower = TurningRow(self.appearance, ROW_FROM)
        self._lower.add(self._week, 10)
        self._lower.add(self._check_in, 7)
        above = (self._message, self._first, self._unfinished, self._routine_left, self._lock, self._walk)
        below = (self._morning, self._lower, self._later, self._routine, self._flare, self._add)
        self._parts: tuple[QWidget | LatePart[Any], ...] = (*above, *below)
        for part in self._parts:
            if isinstance(part, LatePart):
                self.content.addLayout(part.place)
            else:
                self.content.addWidget(part, 0, _LEFT if part is self._add else Qt.AlignmentFlag(0))

    def _connect(self) -> None:
        walk = self._walk
        walk.start_requested.connect(self.start_requested)
        walk.later_opening.connect(self.later_opening)
        walk.later_requested.connect(self.later_requested)
        walk.skip_requested.connect(self.skip_requested)
        walk.resume_plan_requested.connect(self.resume_plan_requested)
        walk.take_along_requested.connect(self.take_along_requested)
        walk.why_requested.connect(self.why_requested)
        walk.day_told.connect(self.day_told)
        walk.stretches_requested.connect(self.stretches_requested)
        self._check_in.check_in_requested.connect(self.check_in_requested)
        self._check_in.check_in_skipped.connect(self.check_in_skipped)
        self._flare.flare_requested.connect(self.flare_requested)
        self._add.clicked.connect(self.add_walk_requested)

    def _refresh(self) -> None:
        today, shape = self._today, self._shape
        if today is None:
            return
        cut_off = self._unfinished.is_shown
        self.show_caption(self.texts.full_date(today.now.date()))
        self.show_title(title(self.texts, today, cut_off))
        locked = shape is None or not today.walk.walk_allowed
        self._show_parts(locked)
        if shape is not None and not locked:
            self._walk.show_today(today, self._reasons, shape, quiet=cut_off, second=self._routine_left.is_shown)
            self._walk.show_day(self._versions if is_ready(today) and not cut_off else None, self._kind)
        self._week.show_week(today.week, today.now.date())
        if today.morning_due is not None or self._morning.is_shown:
            self._morning.part.show_due(today.morning_due, today.now.date())
        self._check_in.setVisible(today.check_in_due is not None)
        self._flare.show_flare(today.walk.flare)
        self._set_first(locked, cut_off)

    def _show_parts(self, locked: bool) -> None:
        self._message.hide()
        for left in (self._unfinished, self._routine_left):
            if left.is_shown:
                left.part.show_may_walk(not locked)
        self._lock.show_if(locked)
        self._walk.setVisible(not locked)
        self._lower.show()
        self._first.setVisible(not self._first.is_empty)
        self._later.setVisible(not self._later.is_empty and not locked)
        self._add.show()
        self._routine.show_if(self._has_routine and not locked and not self._routine_left.is_shown)
        self._flare.setVisible(not locked)

    def _show_only(self, shown: QWidget) -> None:
        for part in self._parts:
            if isinstance(part, LatePart):
                part.show_if(False)
            else:
                part.setVisible(part is shown)

    def _set_first(self, locked: bool, cut_off: bool) -> None:
        if locked:
            self.setFocusProxy(self._lock.part)
        elif cut_off:
            self.setFocusProxy(self._unfinished.part.first_button)
        elif self._routine_left.is_shown:
            self.setFocusProxy(self._routine_left.part.first_button)
        else:
            self.setFocusProxy(self._walk.first_button)


def _is_built(part: QWidget | LatePart[Any]) -> bool:
    return not isinstance(part, LatePart) or part.is_shown
