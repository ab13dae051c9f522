"""The seven days of a week, and a walk picked up from one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain.schedule import Schedule
from coach.domain.today import Week, WeekDay
from coach.ui.pages.plan_day import PlanDay
from coach.ui.pages.plan_drag import DayDrag
from coach.ui.pages.plan_texts import can_move, origin_of, why_not
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.even_layout import EvenLayout

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_M)


@dataclass(frozen=True)
class Lifted:
    """A walk that was picked up: the day it belongs to in the plan, the day it stands on, its local time, the day it
    would go to, its minutes, and why it cannot go there (an id of a sentence, or "")."""

    origin: date
    shown: date
    at: time
    target: date
    minutes: int = 0
    why_not: str = ""


def lifted_words(texts: Texts, lifted: Lifted) -> str:
    """That the walk would go to its target, or why it cannot."""
    if not lifted.why_not:
        return texts.say("plan.day.target")
    names = {"origin": texts.weekday(lifted.origin.weekday()), "target": texts.full_date(lifted.target)}
    return texts.say(f"plan.move.{lifted.why_not}", **names)


class WeekGrid(QWidget):
    """Arrow keys walk over the days; Enter or M picks a walk up and puts it down, Esc lets go; or drag it."""

    lifted_changed = Signal(object)
    """The ``Lifted`` walk, or None when none is."""
    put_requested = Signal()
    """The walk that is lifted shall go to its target."""
    week_wanted = Signal(int)
    """One week earlier (-1) or later (1): the target lies there."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._week: Week | None = None
        self._schedule, self._today = Schedule(), date.min
        self._lifted: Lifted | None = None
        self._wanted: date | None = None
        self.setAccessibleName(texts.say("plan.week.name"))
        self._days = tuple(PlanDay(appearance, texts, self) for _ in range(7))
        self._drag = DayDrag(self, self._days)
        self._arrange()
        self._connect()

    @property
    def lifted(self) -> Lifted | None:
        """The walk that is picked up."""
        return self._lifted

    @property
    def first_day(self) -> QWidget:
        """The day that Tab reaches."""
        return next(day for day in self._days if day.focusPolicy() == Qt.FocusPolicy.StrongFocus)

    def show_week(self, week: Week, schedule: Schedule, today: date) -> None:
        """Show a week. A walk that is picked up stays so, also into another week."""
        changed = self._week is None or self._week.days[0].day != week.days[0].day
        self._week, self._schedule, self._today = week, schedule, today
        for box, day in zip(self._days, week.days, strict=True):
            box.show_day(day, day.day == today)
        if self._lifted is not None:
            self._aim_again(self._lifted)
        elif changed:
            self._let_tab_reach(self._box_of(today) or self._days[0])

    def let_go(self) -> None:
        """Put the walk back where it was."""
        if self._lifted is not None:
            self._end(self._lifted.shown)

    def put_down(self) -> None:
        """Let go of the walk at its target; the plan has it there as soon as a new week is shown."""
        if self._lifted is not None:
            self._end(self._lifted.target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the week, on whichever day has the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, PlanDay):
            return self._press(watched, Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        row = EvenLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for box in self._days:
            row.addWidget(box)
            box.installEventFilter(self)
        self._let_tab_reach(self._days[0])

    def _connect(self) -> None:
        for box in self._days:
            box.clicked.connect(lambda _=False, box=box: self._take(box))
        self._drag.begun.connect(self._lift)
        self._drag.over.connect(self._drag_over)
        self._drag.dropped.connect(self._drop)

    def _press(self, box: PlanDay, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._step(box, _STEPS[key])
        elif key in _TAKES:
            self.put_requested.emit() if self._lifted else self._lift(box)
        elif key == Qt.Key.Key_Escape and self._lifted:
            self.let_go()
        else:
            return False
        return True

    def _step(self, box: PlanDay, by: int) -> None:
        if self._lifted is not None:
            self._aim(self._lifted.target + timedelta(days=by))
            return
        at = self._days.index(box) + by
        if 0 <= at < len(self._days):
            self._focus(self._days[at])

    def _take(self, box: PlanDay) -> None:
        """A press without a drag: pick the walk up, or choose where it would go."""
        if self._lifted is None:
            self._lift(box)
        elif box.day is not None:
            self._aim(box.day.day)

    def _lift(self, box: PlanDay) -> None:
        day = box.day
        if day is None or day.at is None or not can_move(day):
            return
        self._lifted = Lifted(origin_of(day, self._schedule), day.day, day.at.time(), day.day, day.minutes)
        self._aim(day.day)

    def _aim(self, target: date) -> None:
        """Let the lifted walk go to ``target``, in this week or the next one on that side."""
        if self._lifted is None or target < min(self._today, self._lifted.shown):
            return
        box = self._box_of(target)
        if box is None or box.day is None:
            self._wanted = target
            self.week_wanted.emit(-1 if target < self._lifted.target else 1)
            return
        self._aim_at(self._lifted, box.day)
        self._focus(box)

    def _aim_again(self, lifted: Lifted) -> None:
        """Another week, or the same one changed: at the day that was wanted in it, else where it was."""
        wanted = self._box_of(self._wanted) if self._wanted else None
        box = wanted or self._box_of(lifted.target)
        if box is None or box.day is None:
            self._mark()
            return
        self._aim_at(lifted, box.day)
        if wanted is not None:
            self._wanted = None
            self._focus(wanted)

    def _aim_at(self, lifted: Lifted, day: WeekDay) -> None:
        why = why_not(lifted.origin, lifted.shown, day, self._today)
        self._lifted = replace(lifted, target=day.day, why_not=why)
        self._mark()
        self.lifted_changed.emit(self._lifted)

    def _drag_over(self, box: PlanDay) -> None:
        if box.day is not None:
            self._aim(box.day.day)

    def _drop(self, on_a_day: bool) -> None:
        lifted = self._lifted
        if lifted is None:
            return
        if on_a_day and lifted.target != lifted.shown:
            self.put_requested.emit()
        else:
            self.let_go()

    def _end(self, at: date) -> None:
        self._lifted = self._wanted = None
        self._mark()
        self._focus(self._box_of(at))
        self.lifted_changed.emit(None)

    def _mark(self) -> None:
        lifted = self._lifted
        for box in self._days:
            if box.day is None or lifted is None:
                box.show_moving(False, False)
            else:
                words, minutes = lifted_words(self._texts, lifted), 0 if lifted.why_not else lifted.minutes
                box.show_moving(box.day.day == lifted.target, box.day.day == lifted.shown, words, minutes)

    def _box_of(self, day: date) -> PlanDay | None:
        return next((box for box in self._days if box.day is not None and box.day.day == day), None)

    def _focus(self, box: PlanDay | None) -> None:
        if box is not None:
            self._let_tab_reach(box)
            box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_tab_reach(self, current: PlanDay) -> None:
        for box in self._days:
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if box is current else Qt.FocusPolicy.ClickFocus)
