"""How things stand, whichever span of weeks is looked at: the way to the target, pain, and what was looked back at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.day import DayKind
from coach.domain.look_back import LookBack, RolandMorris
from coach.domain.look_back_due import Comparison
from coach.domain.plan import Plan
from coach.domain.planned_weeks import Ahead
from coach.domain.progression import History, NextWalk, decide
from coach.domain.report_stretch import ends_of, pain_shift, stretch_of
from coach.domain.report_wish import ReportDays
from coach.domain.rule_of_plan import rules_of
from coach.domain.rules import Rules
from coach.domain.session import Session
from coach.domain.since_plan import since_plan
from coach.domain.way_to_target import LOOK, Way, WayToTarget, weeks_to_target
from coach.domain.week_sums import WEEK, ProgressRules, monday_of, rising_lengths
from coach.services.day_desk import DayDesk
from coach.services.diary_ports import WalkShelf
from coach.services.dose_ports import LookBackStore
from coach.services.past_read import READ_ON
from coach.services.planning import FLARE_SINCE, Planning
from coach.services.ports import AnswerStore, Clock, KeyValueStore
from coach.services.records import moment_from_json


@dataclass(frozen=True)
class ProgressParts:
    """What progress is read from. ``routine_days`` are the days of some span on which a routine was done."""

    walks: WalkShelf
    routine_days: Callable[[date, date], Sequence[date]]
    planning: Planning
    look_backs: LookBackStore
    goal: Callable[[], str]
    values: KeyValueStore
    answers: AnswerStore
    clock: Clock
    rules: Rules
    progress: ProgressRules


class Standing(NamedTuple):
    """What is the same for every span."""

    way: WayToTarget
    ahead: Ahead
    pain: Comparison | None
    looks: tuple[LookBack, ...]
    forms: tuple[RolandMorris, ...]
    goal: str


def standing_of(parts: ProgressParts, walks: Sequence[Session], today: date) -> Standing:
    """How things stand on ``today``; ``walks`` are those of ``DECIDED`` before it. Raises ``StoreProblem``."""
    looks, walks = parts.look_backs, [walk for walk in walks if walk.started_at.date() <= today]
    whole, kind = _next_walk(parts, walks), DayDesk(parts.values, parts.clock).kind()
    ahead = Ahead(
        today,
        whole.minutes if kind is None else _next_walk(parts, walks, kind).minutes,
        whole.minutes,
        parts.planning.schedule().paused_until,
    )
    return Standing(
        _way(parts, whole, walks, today),
        ahead,
        _pain(parts, today),
        looks.look_backs(),
        looks.roland_morrises(),
        parts.goal(),
    )


def _way(parts: ProgressParts, walk: NextWalk, walks: Sequence[Session], today: date) -> WayToTarget:
    """How things stand first; a range only where walks go their usual way."""
    plan = parts.planning.plan() or Plan()
    stands = _standing(walk, parts.planning.schedule().is_paused(today))
    if stands is not None:
        return WayToTarget(stands, plan.target_minutes, walk.minutes)
    since = monday_of(today) - LOOK * WEEK
    recent = (one for one in walks if one.started_at.date() >= since)
    lengths = rising_lengths((one for one in recent if one.is_ordinary and one.is_walked), walk.minutes)
    if not lengths:
        return WayToTarget(Way.EARLY, plan.target_minutes, walk.minutes)
    return weeks_to_target(lengths, plan.target_minutes, rules_of(plan, parts.rules).step.cap_share)


def _next_walk(parts: ProgressParts, walks: Sequence[Session], kind: DayKind | None = None) -> NextWalk:
    """The plan's own, or that of a kind of day, worked out from the walks that it can follow from: reading all of 20
    years takes too long. After a longer gap than that it follows from the last of all."""
    walks = since_plan(walks, parts.planning.first_day())
    if not walks:
        return parts.planning.whole_walk() if kind is None else parts.planning.versions().of(kind)
    since = moment_from_json(parts.values.get(FLARE_SINCE))
    past = History(tuple(walks), parts.answers.flag_reports(), parts.answers.seen(), flare_since=since, day=kind)
    return decide(parts.planning.plan() or Plan(), past, parts.clock.now(), parts.rules)


def _pain(parts: ProgressParts, today: date) -> Comparison | None:
    """Pain after walks: the first weeks of all beside the newest."""
    begin = _first_walked(parts.walks, today)
    ends = ends_of(begin, ReportDays(begin[0].started_at.date(), today)) if begin else None
    if ends is None:
        return None
    then, now = (stretch_of(_walked(parts.walks, span.first, span.last), (), span).mean("after") for span in ends)
    shift = pain_shift(then, now)
    if shift is None or then.value is None or now.value is None:
        return None
    return Comparison(ends[0].first, then.value, now.value, shift, ends[0].count // WEEK.days)


def _first_walked(walks: WalkShelf, today: date) -> list[Session]:
    """The first walks of all that are more than begun, of some weeks: as the report counts."""
    day = walks.first_day()
    while day is not None and day <= today:
        if found := _walked(walks, day, min(today, day + READ_ON)):
            return found
        day += READ_ON + timedelta(days=1)
    return []


def _walked(walks: WalkShelf, first: date, last: date) -> list[Session]:
    return [walk for walk in walks.between(first, last) if walk.is_walked]


def _standing(walk: NextWalk, paused: bool) -> Way | None:
    """What comes before any range of weeks."""
    if not walk.walk_allowed:
        return Way.WAITING
    if walk.flare:
        return Way.FLARE
    return Way.RESTING if paused else None
