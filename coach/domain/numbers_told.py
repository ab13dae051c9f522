"""Every number of the plan as it stands: its value, ours, what it rests on, and who changed it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from coach.domain.bounds import NO_BOUNDS
from coach.domain.bounds_told import shown_value
from coach.domain.plan import Plan
from coach.domain.rule_of_plan import rules_of
from coach.domain.rules import USUAL_PACE, Rules
from coach.domain.thresholds import Threshold, thresholds, value_of


class ChangedBy(StrEnum):
    """Why a number is not ours."""

    NOBODY = "nobody"
    PACE = "pace"
    BOUNDS = "bounds"
    BOUNDS_LOOSER = "bounds_looser"


@dataclass(frozen=True)
class Number:
    """One number, as it is shown (per cent for parts of a walk)."""

    name: str
    unit: str
    value: int
    ours: int
    where: str = ""
    """What it rests on; "" for our own choice."""
    changed_by: ChangedBy = ChangedBy.NOBODY


@dataclass(frozen=True)
class PaceTold:
    """A pace rule: at most ``most`` minutes more a step and ``cap`` per cent over seven days."""

    id: str
    most: int
    cap: int
    where: str = ""


@dataclass(frozen=True)
class NumbersTold:
    """``groups`` by the table they stand in; ``chosen`` is the plan's pace; ``bounded`` is the per cent that its bounds
    allow over seven days, where they set any."""

    groups: tuple[tuple[str, tuple[Number, ...]], ...]
    paces: tuple[PaceTold, ...]
    chosen: str
    bounded: int | None = None

    @property
    def changed(self) -> int:
        """How many numbers are not ours."""
        return sum(number.changed_by is not ChangedBy.NOBODY for _, group in self.groups for number in group)


def tell_numbers(plan: Plan, rules: Rules) -> NumbersTold:
    """The numbers of one plan; ``rules`` are ours."""
    now, paced = rules_of(plan, rules), rules_of(replace(plan, bounds=NO_BOUNDS), rules)
    numbers = [_number(one, rules, paced, now) for one in thresholds(rules)]
    groups = groupby(numbers, key=lambda number: number.name.partition(".")[0])
    rise = plan.bounds.most_rise
    return NumbersTold(
        groups=tuple((table, tuple(group)) for table, group in groups),
        paces=tuple(_pace(pace.id, plan, rules) for pace in rules.paces),
        chosen=plan.pace if rules.pace(plan.pace) else USUAL_PACE,
        bounded=None if rise is None else round(rise * 100),
    )


def _number(one: Threshold, ours: Rules, paced: Rules, now: Rules) -> Number:
    name, source = one.kind.name, ours.source(one.source)
    value = value_of(now, name)
    return Number(
        name=name,
        unit=one.kind.unit,
        value=shown_value(one.kind, value),
        ours=shown_value(one.kind, one.value),
        where=source.where if source else "",
        changed_by=_changed_by(one, value_of(paced, name), value),
    )


def _changed_by(one: Threshold, paced: float, now: float) -> ChangedBy:
    if now != paced:
        return ChangedBy.BOUNDS if one.kind.is_stricter(now, paced) else ChangedBy.BOUNDS_LOOSER
    return ChangedBy.NOBODY if now == one.value else ChangedBy.PACE


def _pace(id: str, plan: Plan, rules: Rules) -> PaceTold:
    step = rules_of(replace(plan, pace=id, bounds=NO_BOUNDS), rules).step
    pace = rules.pace(id)
    source = rules.source(pace.source) if pace else None
    return PaceTold(id, step.green_most, round(step.cap_share * 100), source.where if source else "")
