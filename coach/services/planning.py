"""The plan and its schedule, and what they make of today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from coach.domain.added_day import with_days
from coach.domain.day_versions import DayVersions, day_versions
from coach.domain.plan import Plan
from coach.domain.progression import History, NextWalk, decide
from coach.domain.rules import Rules
from coach.domain.schedule import Move, Schedule
from coach.domain.session import Session
from coach.domain.session_order import in_order
from coach.domain.since_plan import since_plan
from coach.domain.today import Today, Week, is_asked, is_done, look_at_today, look_at_week
from coach.services.bounds_records import BOUNDS, bounds_from_json
from coach.services.day_desk import DayDesk
from coach.services.ports import AnswerStore, Clock, KeyValueStore, SessionStore, StoreProblem
from coach.services.records import (
    day_from_json,
    days_before_from_json,
    days_before_to_json,
    moment_from_json,
    plan_from_json,
    plan_to_json,
    schedule_from_json,
    schedule_to_json,
)

FIRST_DAY = "first_day"
FLARE_SINCE = "flare_since"
CLOSED_CHECK_IN = "closed_check_in"
DAYS_BEFORE = "days_before"


class Planning(QObject):
    """Keeps plan and schedule, and answers what today and the coming weeks look like."""

    today_changed = Signal(object)
    plan_changed = Signal(object)
    schedule_changed = Signal(object)
    trouble_changed = Signal(str)
    """One sentence when today could not be read from the store; ``today_changed`` says that it could again."""

    def __init__(
        self, values: KeyValueStore, sessions: SessionStore, answers: AnswerStore, clock: Clock, rules: Rules
    ) -> None:
        super().__init__()
        self._values, self._sessions, self._answers = values, sessions, answers
        self._clock, self._rules = clock, rules
        self._days = DayDesk(values, clock)

    def is_set_up(self) -> bool:
        """Whether there is a plan yet."""
        return self.plan() is not None

    def plan(self) -> Plan | None:
        """The plan with its bounds, or None before set-up."""
        plan = plan_from_json(self._values.get("plan"))
        return None if plan is None else replace(plan, bounds=bounds_from_json(self._values.get(BOUNDS)))

    def schedule(self) -> Schedule:
        """The weekly times, moves and pause."""
        return schedule_from_json(self._values.get("schedule"))

    def week_of_plan(self) -> int:
        """Which week of the plan this is, from 1: guidance fades with it."""
        return max(0, (self._clock.now().date() - self.first_day()).days // 7) + 1

    def first_day(self) -> date:
        """The day the plan was made; today before that."""
        return day_from_json(self._values.get(FIRST_DAY)) or self._clock.now().date()

    def past(self) -> History:
        """Everything that the plan itself counts from, whatever kind of day it is."""
        return self._past(self._clock.now())

    def history(self, before_today: int | None = None) -> History:
        """Everything the decision looks at: the past, the pain just before the walk, and the kind of day that was told.
        That is of one walk: what comes after a walk of today is the plan's again."""
        return self._history(self._clock.now(), before_today)

    def _past(self, now: datetime) -> History:
        return History(
            # A plan that was made while the clock ran ahead was made by now.
            sessions=since_plan(in_order(self._sessions.sessions(), now), min(self.first_day(), now.date())),
            flag_reports=self._answers.flag_reports(),
            seen=self._answers.seen(),
            flare_since=moment_from_json(self._values.get(FLARE_SINCE)),
        )

    def _history(self, now: datetime, before_today: int | None = None) -> History:
        past, kind = self._past(now), self._days.kind()
        done = kind is not None and is_done(past.sessions, now.date(), self._clock.zone())
        return replace(past, before_today=before_today, day=None if done else kind)

    def sessions(self) -> tuple[Session, ...]:
        """Every finished walk, in the order they were walked, whatever the clock said meanwhile."""
        return in_order(self._sessions.sessions(), self._clock.now())

    @property
    def next_number(self) -> int:
        """The number of the walk that Start would begin, from 1: its name, and the seed of what is said in it."""
        return len(self.sessions()) + 1

    def next_walk(self, before_today: int | None = None) -> NextWalk:
        """The decision, now: for the kind of day that was told, and for the pain just before the walk, if asked."""
        now = self._clock.now()
        return decide(self.plan() or Plan(), self._history(now, before_today), now, self._rules)

    def whole_walk(self) -> NextWalk:
        """The plan's own next walk, whatever kind of day it is: its length is what the walks after it count from."""
        now = self._clock.now()
        return decide(self.plan() or Plan(), self._past(now), now, self._rules)

    def versions(self) -> DayVersions:
        """What each kind of day would make of the plan's next walk, now."""
        now = self._clock.now()
        return day_versions(self.plan() or Plan(), self._past(now), now, self._rules)

    def today(self) -> Today:
        """What today looks like, now, with the walk of its kind of day."""
        plan, now = self.plan() or Plan(), self._clock.now()
        history = self._history(now)
        closed = self._values.get(CLOSED_CHECK_IN)
        closed = closed if isinstance(closed, int) else 0
        whole = decide(plan, replace(history, day=None), now, self._rules)
        schedule, zone, since = self.schedule(), self._clock.zone(), self.first_day()
        today = look_at_today(whole, history.sessions, schedule, now, zone, closed, since)
        return today if history.day is None else today.with_version(decide(plan, history, now, self._rules))

    def close_check_in(self, session: Session) -> None:
        """The questions after a walk were answered or skipped: they are not asked again."""
        # One walk's id is kept: that of what was only begun would open the questions about the walk before it again.
        if is_asked(session):
            self._values.put(CLOSED_CHECK_IN, session.id)
        self.refresh()

    def week(self, weeks_on: int = 0) -> Week:
        """The week that holds today, with the walk of its kind of day, or a later one."""
        if weeks_on == 0:
            return self.today().week
        now, zone, since = self._clock.now(), self._clock.zone(), self.first_day()
        past = self._past(now)
        whole = decide(self.plan() or Plan(), past, now, self._rules)
        return look_at_week(whole, past.sessions, self.schedule(), now, zone, weeks_on, since)

    def refresh(self) -> None:
        """Tell everybody what today looks like: after an answer, a walk, a new day or a clock change."""
        try:
            today = self.today() if self.is_set_up() else None
        except StoreProblem as problem:
            self.trouble_changed.emit(str(problem))
            return
        if today is not None:
            self.today_changed.emit(today)

    def set_plan(self, plan: Plan) -> None:
        """Replace the plan."""
        self._values.put("plan", plan_to_json(plan))
        if self._values.get(FIRST_DAY) is None:
            self._values.put(FIRST_DAY, self._clock.now().date().isoformat())
        self.plan_changed.emit(plan)
        self.refresh()

    def set_schedule(self, schedule: Schedule) -> None:
        """Replace the schedule from today on; what was planned before stays."""
        # Imported here: a start changes no schedule.
        from coach.services.time_off_records import note_pause

        today = self._clock.now().date()
        if self.is_set_up():
            schedule = schedule.taking_effect(today, self.schedule())
        self._values.put("schedule", schedule_to_json(schedule))
        note_pause(self._values, schedule.paused_until, today)
        plan = self.plan()
        if plan is not None and schedule.days_per_week:
            before = days_before_from_json(self._values.get(DAYS_BEFORE))
            plan, before = with_days(plan, schedule.days_per_week, before, today)
            self._values.put(DAYS_BEFORE, days_before_to_json(before))
            self._values.put("plan", plan_to_json(plan))
        self.schedule_changed.emit(schedule)
        self.refresh()

    def move_walk(self, move: Move) -> None:
        """Move one walk of a week to another day or time."""
        self.set_schedule(self.schedule().with_move(move))

    def pause_until(self, day: date) -> None:
        """Rest the plan until ``day``; it goes on by itself then."""
        self.set_schedule(replace(self.schedule(), paused_until=day))

    def go_on(self) -> None:
        """End a pause now."""
        self.set_schedule(replace(self.schedule(), paused_until=None))

    def declare_flare(self) -> None:
        """The user says that a flare has begun."""
        self._values.put(FLARE_SINCE, self._clock.now().isoformat())
        self.refresh()

    def withdraw_flare(self) -> None:
        """The user takes that back."""
        self._values.remove(FLARE_SINCE)
        self.refresh()
