"""The plan: when?"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.hours import ALWAYS, Hours
from coach.domain.plan import Plan
from coach.domain.schedule import Schedule
from coach.domain.today import Week
from coach.ui.outside_words import plan_words
from coach.ui.pages.plan_goal_card import GoalCard
from coach.ui.pages.plan_pause_card import PauseCard
from coach.ui.pages.plan_rules_card import RulesCard
from coach.ui.pages.plan_times_card import TimesCard
from coach.ui.pages.plan_week_card import WeekPlanCard
from coach.ui.pages.plan_wishes_card import WishesCard
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.card import Card
from coach.ui.widgets.label import Label
from coach.ui.widgets.page_frame import PageFrame
from coach.ui.widgets.side_by_side import SideBySide

NARROW_BELOW = 760
"""Pixels at 100 % below which the weekly times and the pause stand one under the other."""


class PlanPage(PageFrame):
    """The walks week by week, the days and times of every week, and a pause."""

    move_requested = Signal(object)
    """The ``Move`` of one walk to another day or time."""
    schedule_changed = Signal(object)
    """The whole ``Schedule`` with other weekly times."""
    pause_requested = Signal(object)
    """The date on which walks go on; later than today."""
    go_on_requested = Signal()
    """End the pause now."""
    week_requested = Signal(int)
    """Show the week that lies so many weeks on, 0 for this one."""
    plan_changed = Signal(object)
    """The ``Plan`` with another wish in it."""
    goal_changed = Signal(str)
    look_back_requested = Signal()

    numbers_requested = Signal()
    """See the numbers, and how quickly walks grow."""
    bounds_requested = Signal()
    """See or set what the plan may not pass."""
    suits_requested = Signal()
    """See what suits somebody, and try it out."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("plan.title"), parent=parent)
        self._texts = texts
        self._schedule: Schedule | None = None
        self._today, self._hours = date.min, ALWAYS
        self._week: tuple[Week, int] | None = None
        self._create_parts(appearance)
        self._arrange_parts(appearance)
        self._connect()
        self._refresh()

    def show_week(self, week: Week, weeks_on: int) -> None:
        """Show a week, ``weeks_on`` weeks from this one."""
        self._week = (week, weeks_on)
        self._refresh()

    def show_schedule(self, schedule: Schedule, today: date) -> None:
        """Show the weekly times, and whether the plan rests on ``today``."""
        self._schedule, self._today = schedule, today
        self._refresh()

    def show_plan(self, plan: Plan, goal: str) -> None:
        """Show what is wished of the walks, and what they are for."""
        self._wishes.show_plan(plan)
        self._times.show_most_days(plan.bounds.most_days)
        self._goal.show_goal(goal)

    def show_hours(self, hours: Hours) -> None:
        """Show when something may remind of a walk: what is planned outside these hours is told."""
        self._hours = hours
        self._refresh()

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing to show, in one sentence; "" shows the plan again."""
        if not sentence:
            self._refresh()
            return
        self.show_title(self._texts.say("plan.error_title"))
        self.show_caption("")
        self._message_words.show_text(f"{sentence} {self._texts.say('plan.error_next')}")
        self._show_only(self._message)

    def _create_parts(self, appearance: Appearance) -> None:
        texts = self._texts
        self._message, self._message_words = Card(), Label()
        self._empty = Card(tone="warm")
        self._empty.body.addWidget(Label(texts.say("plan.empty")))
        self._weeks = WeekPlanCard(appearance, texts)
        self._times, self._pause = TimesCard(appearance, texts), PauseCard(appearance, texts)
        self._wishes, self._goal = WishesCard(appearance, texts), GoalCard(texts)
        self._rules = RulesCard(texts)

    def _arrange_parts(self, appearance: Appearance) -> None:
        self._message.body.addWidget(self._message_words)
        self._lower = SideBySide(appearance, NARROW_BELOW, (4, 3))
        self._lower.left.addWidget(self._times)
        self._lower.left.addWidget(self._goal)
        self._lower.right.addWidget(self._pause)
        self._lower.right.addWidget(self._wishes)
        self._lower.right.addWidget(self._rules)
        self._lower.left.addStretch(1)
        self._lower.right.addStretch(1)
        self._parts: tuple[QWidget, ...] = (self._message, self._empty, self._weeks, self._lower)
        for part in self._parts:
            self.content.addWidget(part)

    def _connect(self) -> None:
        self._weeks.move_requested.connect(self.move_requested)
        self._weeks.week_requested.connect(self.week_requested)
        self._times.schedule_changed.connect(self._change)
        self._pause.pause_requested.connect(self.pause_requested)
        self._pause.go_on_requested.connect(self.go_on_requested)
        self._wishes.plan_changed.connect(self.plan_changed)
        self._goal.goal_changed.connect(self.goal_changed)
        self._goal.look_back_requested.connect(self.look_back_requested)
        self._rules.numbers_requested.connect(self.numbers_requested)
        self._rules.bounds_requested.connect(self.bounds_requested)
        self._rules.suits_requested.connect(self.suits_requested)

    def _change(self, schedule: Schedule) -> None:
        self.show_schedule(schedule, self._today)
        self.schedule_changed.emit(schedule)

    def _refresh(self) -> None:
        self.show_title(self._texts.say("plan.title"))
        if self._schedule is None:
            self._message_words.show_text(self._texts.say("plan.loading"))
            self._show_only(self._message)
            return
        schedule = self._schedule
        self._message.hide()
        self._lower.show()
        self.show_caption(self._state(schedule))
        empty = not schedule.days_per_week
        self._empty.setVisible(empty)
        self._times.show_schedule(schedule)
        self._times.show_outside(plan_words(self._texts, schedule, self._hours, self._today))
        self._pause.show_schedule(schedule, self._today)
        self._weeks.setVisible(self._week is not None and not (empty and not self._week[0].walks_planned))
        if self._week is not None:
            self._weeks.show_week(*self._week, schedule, self._today)
        self.setFocusProxy(self._times.first_field if self._weeks.isHidden() else self._weeks.first_day)

    def _state(self, schedule: Schedule) -> str:
        if schedule.is_paused(self._today) and schedule.paused_until:
            return self._texts.say("plan.state.paused", day=self._texts.full_date(schedule.paused_until))
        if not schedule.days_per_week:
            return self._texts.say("plan.state.none")
        return self._texts.say("plan.state.on", count=schedule.days_per_week)

    def _show_only(self, shown: QWidget) -> None:
        for part in self._parts:
            part.setVisible(part is shown)
