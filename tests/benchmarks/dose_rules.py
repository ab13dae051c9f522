"""What says how long the next walk is: the real ``decide``, and rules that people use today.

A rule sees what its user would have told it: the walks so far with the answers given, the pain now, the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from coach.domain.frequency import WeekStep, next_week
from coach.domain.plan import DEFAULT_START_DAYS, Plan
from coach.domain.progression import History, decide
from coach.domain.rule_of_plan import rules_of
from coach.domain.rules import USUAL_PACE, Rules
from coach.domain.session import Session

FIRST_DAYS, LATER_DAYS, LATER_FROM = DEFAULT_START_DAYS, 5, 4
"""Days a week, and the weeks after which there is one more: the start of SWIFT, the target of WalkBack."""
MOST_RISE = 0.10
LADDER_WEEKS, LADDER_DAYS = 9, 3
"""Couch to 5K: nine weeks, three days each."""
CUT_OFF = 5
NEARLY = 0.9
"""A walk of which this part was walked counts as done for the ladder."""


@dataclass(frozen=True)
class Past:
    """What a rule may look at. ``plan.days_per_week`` are the days it asked for last; ``locked`` is true while an
    urgent sign was ticked and nobody has been seen."""

    plan: Plan
    sessions: tuple[Session, ...]
    now: datetime
    first: datetime
    before: int
    locked: bool = False

    @property
    def week(self) -> int:
        """Whole weeks since the start, from 0."""
        return (self.now - self.first).days // 7


@dataclass(frozen=True)
class Asked:
    """The length for today; ``planned`` differs when only today is shorter. 0 minutes: no walk."""

    minutes: int
    planned: int
    stop_at: float | None = None
    """Pain 0–10 at which the rule says stop; None leaves it to the user."""


class Rule(Protocol):
    """A way to plan."""

    @property
    def name(self) -> str:
        """Its name in the table."""

    def days(self, past: Past) -> int:
        """Days with a walk in the week to come; asked on Sunday evening."""

    def ask(self, past: Past) -> Asked:
        """How long to walk now."""


@dataclass(frozen=True)
class Ours:
    """The real decision, with one of its pace rules."""

    name: str
    rules: Rules
    pace: str = USUAL_PACE

    def days(self, past: Past) -> int:
        """What next week's plan offers, one day at a time up to five; a sixth is only for who wants it."""
        planned = past.plan.days_per_week
        plan = replace(past.plan, pace=self.pace)
        week = next_week(plan, History(past.sessions), planned, past.now, self.rules)
        return planned + (week.step is WeekStep.ADD_DAY)

    def ask(self, past: Past) -> Asked:
        """What Amble says, and what it offers on a sore day."""
        if past.locked:
            return Asked(0, 0)
        plan = replace(past.plan, pace=self.pace)
        rules = rules_of(plan, self.rules)
        planned = decide(plan, History(past.sessions), past.now, rules).minutes
        if past.before < min(plan.usual_pain + rules.today.over_usual, rules.today.pain):
            return Asked(planned, planned)
        sore = decide(plan, History(past.sessions, before_today=past.before), past.now, rules).minutes
        return Asked(sore, planned)


@dataclass(frozen=True)
class Weekly:
    """A fixed +10 % a week, whatever the body says."""

    name: str = "+10 % a week"
    rise: float = MOST_RISE

    def days(self, past: Past) -> int:
        """Four, then five."""
        return _usual_days(past)

    def ask(self, past: Past) -> Asked:
        """The start, and 10 % a week on it, up to the target."""
        minutes = min(past.plan.target_minutes, round(past.plan.start_minutes * (1 + self.rise) ** past.week))
        return Asked(minutes, minutes)


@dataclass(frozen=True)
class Ladder:
    """Like Couch to 5K: nine steps of a week from the start to the target; one that was not managed is done again."""

    name: str = "ladder of 9 weeks"

    def days(self, past: Past) -> int:
        """Three, always."""
        del past
        return LADDER_DAYS

    def ask(self, past: Past) -> Asked:
        """The rung of this week."""
        rung = sum(_managed(past, week) for week in range(past.week))
        share = min(1.0, rung / (LADDER_WEEKS - 1))
        start, target = past.plan.start_minutes, past.plan.target_minutes
        minutes = round(start + share * (target - start))
        return Asked(minutes, minutes)


@dataclass(frozen=True)
class CutOff:
    """Pain up to 5 of 10 is fine: no walk above it, stop when it is passed; 10 % more after a week without, 10 % less
    after one with."""

    name: str = "cut-off at 5/10"

    def days(self, past: Past) -> int:
        """Four, then five."""
        return _usual_days(past)

    def ask(self, past: Past) -> Asked:
        """None above the cut-off."""
        length = float(past.plan.start_minutes)
        for week in range(past.week):
            walks = _walks_of(past, week)
            if walks:
                length *= 0.9 if any(_passed(walk) for walk in walks) else 1.1
            length = max(5.0, min(length, past.plan.target_minutes))
        minutes = round(length)
        return Asked(0 if past.before > CUT_OFF else minutes, minutes, CUT_OFF + 1)


@dataclass(frozen=True)
class Stay:
    """Never longer than the first walk: what chance alone does to these people."""

    name: str = "never longer"

    def days(self, past: Past) -> int:
        """Four, then five."""
        return _usual_days(past)

    def ask(self, past: Past) -> Asked:
        """The start."""
        return Asked(past.plan.start_minutes, past.plan.start_minutes)


def _usual_days(past: Past) -> int:
    return FIRST_DAYS if past.week + 1 < LATER_FROM else LATER_DAYS


def _walks_of(past: Past, week: int) -> Sequence[Session]:
    return [walk for walk in past.sessions if (walk.started_at - past.first).days // 7 == week]


def _managed(past: Past, week: int) -> bool:
    """Two of three walks of the week done to the end."""
    return sum(walk.share >= NEARLY for walk in _walks_of(past, week)) >= LADDER_DAYS - 1


def _passed(walk: Session) -> bool:
    check_in = walk.check_in
    return check_in is not None and max(check_in.peak or 0, check_in.after or 0) > CUT_OFF
