"""Next week: how many days, and what may be added, one change at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from coach.domain.phrases import Reason, reason
from coach.domain.plan import Plan
from coach.domain.progression import History, NextWalk, decide
from coach.domain.response import Response, respond
from coach.domain.rule_of_plan import rules_of
from coach.domain.rules import Rules
from coach.domain.session import Session

WEEK = 7
"""Local days that next week is worked out from; today is among them once it has a walk."""


class WeekStep(StrEnum):
    """What next week brings. The first three are offers, taken up only if the user says so."""

    ADD_DAY = "add_day"
    SIXTH_DAY = "sixth_day"
    BRISK = "brisk"
    HOLD = "hold"
    LIGHTER = "lighter"


@dataclass(frozen=True)
class NextWeek:
    """Next week: ``days`` with a walk if ``step`` is taken up; ``choices`` are the steps that may be taken up, ``step``
    the first of them (none for a week that holds or is lighter)."""

    step: WeekStep
    days: int
    reasons: tuple[Reason, ...]
    choices: tuple[WeekStep, ...] = ()


def next_week(plan: Plan, history: History, schedule_days: int, now: datetime, rules: Rules) -> NextWeek:
    """Next week for somebody who has planned ``schedule_days`` days a week. ``now`` is aware, in the user's zone.

    Days grow before lengths, lengths before pace. Worse answers never give more, and what kind
    of day it is today changes nothing. Never raises.
    """
    walk = decide(plan, replace(history, day=None, before_today=None), now, rules)
    days = min(schedule_days, plan.bounds.most_days or WEEK)
    week = _last_week(history.sessions, now)
    own = rules_of(plan, rules)
    lighter = _why_lighter(walk, week, own)
    if lighter is not None:
        return NextWeek(WeekStep.LIGHTER, days, (lighter,))
    hold = _why_hold(plan, week, schedule_days, now, own)
    if hold is not None:
        return NextWeek(WeekStep.HOLD, days, (hold,))
    return _added(plan, walk, schedule_days, own)


def _last_week(sessions: Sequence[Session], now: datetime) -> list[Session]:
    """Its walks, without what a clock that ran ahead has dated later than today. A day that is not over yet takes no
    day away: whoever looks back in the morning has seven whole days behind them."""
    near = [session for session in sessions if -1 <= (now - session.started_at).days <= WEEK + 1 and session.is_walked]
    today = now.date().toordinal()
    last = 0 if any(_days_ago(session, now, today) == 0 for session in near) else 1
    return [session for session in near if last <= _days_ago(session, now, today) < last + WEEK]


def _days_ago(session: Session, now: datetime, today: int) -> int:
    return today - session.started_at.astimezone(now.tzinfo).date().toordinal()


def _why_lighter(walk: NextWalk, week: Sequence[Session], own: Rules) -> Reason | None:
    if not walk.walk_allowed:
        return reason("because.flag_waiting")
    if walk.flare:
        return reason("because.week_flare")
    reds = sum(respond(session, own).response is Response.RED for session in week)
    return reason("because.week_red", walks=reds) if reds else None


def _why_hold(plan: Plan, week: Sequence[Session], planned: int, now: datetime, own: Rules) -> Reason | None:
    walked = len({_days_ago(session, now, 0) for session in week})
    if plan.day_added is not None and abs((now.date() - plan.day_added).days) < own.week.settle_days:
        return reason("because.week_settling", days=own.week.settle_days)
    if not planned or walked < planned:
        return reason("because.week_not_all", walked=walked, planned=planned)
    well = sum(respond(session, own).response is Response.GREEN for session in week)
    if well < own.week.green_share * len(week):
        return reason("because.week_not_settled", walks=well, all=len(week))
    return None


def _added(plan: Plan, walk: NextWalk, planned: int, own: Rules) -> NextWeek:
    most = plan.bounds.most_days or WEEK
    at_target = walk.minutes >= min(plan.target_minutes, plan.bounds.most_minutes or plan.target_minutes)
    if planned < own.week.full_days:
        if planned >= most:
            return NextWeek(WeekStep.HOLD, most, (reason("because.week_bounds", days=most),))
        return NextWeek(
            WeekStep.ADD_DAY, planned + 1, (reason("because.week_add_day", days=planned + 1),), (WeekStep.ADD_DAY,)
        )
    if not at_target:
        return NextWeek(
            WeekStep.HOLD, min(planned, most), (reason("because.week_length_first", days=own.week.full_days),)
        )
    return _at_target(plan, planned, most, own)


def _at_target(plan: Plan, planned: int, most: int, own: Rules) -> NextWeek:
    days = min(planned, most)
    choices: list[WeekStep] = []
    if planned < min(own.week.most_days, most):
        choices.append(WeekStep.SIXTH_DAY)
    # Bounds under the target hold the minutes there, and then nothing gets brisker.
    reaches_target = plan.bounds.most_minutes is None or plan.bounds.most_minutes >= plan.target_minutes
    if not plan.brisk and reaches_target:
        choices.append(WeekStep.BRISK)
    if not choices:
        return NextWeek(WeekStep.HOLD, days, (reason("because.week_full"),))
    told = tuple(reason(f"because.week_{choice}") for choice in choices)
    return NextWeek(choices[0], days + (choices[0] is WeekStep.SIXTH_DAY), told, tuple(choices))
