"""A week of the plan: which one, its days, its sums, and moving a walk."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.schedule import Move, Schedule
from coach.domain.today import Week
from coach.ui.pages.plan_move_bar import MoveBar
from coach.ui.pages.plan_texts import can_move, week_sum, week_title
from coach.ui.pages.plan_week import Lifted, WeekGrid
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.stepper import StepButton

FURTHEST_WEEK = 8
"""Weeks ahead that can be looked at (our choice: lengths further on would be a guess upon a guess)."""


class WeekPlanCard(Card):
    """One week, with the way to the ones before and after it."""

    move_requested = Signal(object)
    """The ``Move`` that somebody made."""
    week_requested = Signal(int)
    """Show the week that lies so many weeks on, 0 for this one."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._texts = texts
        self._weeks_on = 0
        self._create(appearance)
        self._arrange()
        self._connect()

    @property
    def first_day(self) -> QWidget:
        """The day the keyboard begins at."""
        return self._grid.first_day

    def show_week(self, week: Week, weeks_on: int, schedule: Schedule, today: date) -> None:
        """Show the week that lies ``weeks_on`` weeks on."""
        self._weeks_on = weeks_on
        name, days = week_title(self._texts, week, weeks_on)
        self._name.show_text(name)
        self._range.show_text(days)
        self._earlier.setEnabled(weeks_on > 0)
        self._later.setEnabled(weeks_on < FURTHEST_WEEK)
        self._grid.show_week(week, schedule, today)
        self._sum.show_text(week_sum(self._texts, week))
        self._how.setVisible(any(can_move(day) for day in week.days))

    def _create(self, appearance: Appearance) -> None:
        say = self._texts.say
        self._name, self._range = Label("", "heading"), Label("", "muted")
        self._earlier = StepButton(appearance, "chevron-left", say("plan.week.earlier_week"))
        self._later = StepButton(appearance, "chevron-right", say("plan.week.later_week"))
        for button in (self._earlier, self._later):
            button.setAutoRepeat(False)
            button.setAutoDefault(True)
            button.setToolTip(button.accessibleName())
        self._grid = WeekGrid(appearance, self._texts)
        self._bar = MoveBar(appearance, self._texts)
        self._sum, self._how = Label("", "bold"), Label(say("plan.week.how"), "small")

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._range)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._later, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        for widget in (self._grid, self._bar, self._sum, self._how):
            self.body.addWidget(widget)

    def _connect(self) -> None:
        self._earlier.clicked.connect(lambda: self._turn(-1))
        self._later.clicked.connect(lambda: self._turn(1))
        self._grid.week_wanted.connect(self._turn)
        self._grid.lifted_changed.connect(self._show_lifted)
        self._grid.put_requested.connect(self._put)
        self._bar.put_requested.connect(self._put)
        self._bar.let_go_requested.connect(self._grid.let_go)
        self._esc = QShortcut(QKeySequence("Esc"), self, self._grid.let_go)
        self._esc.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._esc.setEnabled(False)

    def _turn(self, by: int) -> None:
        weeks_on = self._weeks_on + by
        if 0 <= weeks_on <= FURTHEST_WEEK:
            self.week_requested.emit(weeks_on)

    def _show_lifted(self, lifted: Lifted | None) -> None:
        self._esc.setEnabled(lifted is not None)
        self._bar.show_lifted(lifted)

    def _put(self) -> None:
        lifted = self._grid.lifted
        if lifted is None or lifted.why_not:
            return
        move = Move(lifted.origin, lifted.target, self._bar.at)
        changed = lifted.target != lifted.shown or move.at != lifted.at
        self._grid.put_down()
        if changed:
            self.move_requested.emit(move)
