"""Bounds in words: what they limit, what of it is stricter than Amble or looser, and what is not known here."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from coach.domain.bounds import Bounds
from coach.domain.exercise import ExerciseBook, Position
from coach.domain.phrases import Reason, reason
from coach.domain.plan import Plan
from coach.domain.rule_of_plan import rise_is_looser
from coach.domain.rules import Rules
from coach.domain.thresholds import ThresholdKind, threshold_kind, value_of


@dataclass(frozen=True)
class TightThreshold:
    """A threshold the bounds make stricter: the ``group`` it stands in, the ``rule`` with their value, and what is
    ``ours``."""

    group: Reason
    rule: Reason
    ours: Reason


@dataclass(frozen=True)
class BoundsTold:
    """``limits`` are what they ask for; ``thresholds`` are stricter than ours; ``looser`` is where they let a walk do
    more than Amble does by itself, ``notes`` is what is good to know, ``unknown`` is not here now."""

    limits: tuple[Reason, ...] = ()
    thresholds: tuple[TightThreshold, ...] = ()
    looser: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()
    unknown: tuple[Reason, ...] = ()


def tell(bounds: Bounds, plan: Plan | None, rules: Rules, book: ExerciseBook) -> BoundsTold:
    """The bounds beside a plan (None leaves it out), our own rules, and the exercises that are here."""
    return BoundsTold(
        limits=tuple(_limits(bounds, book)),
        thresholds=tuple(_tight(bounds, rules)),
        looser=tuple(_looser(bounds, rules)),
        notes=(*_notes_on_plan(bounds, plan), *_notes(bounds, rules)),
        unknown=tuple(
            reason("bounds.unknown_exercise", name=id) for id in sorted(bounds.banned_exercises) if book.get(id) is None
        ),
    )


def rule_reason(kind: ThresholdKind, value: float) -> Reason:
    """A threshold as a sentence with its value; parts are told in per cent."""
    return reason(f"numbers.rule.{kind.name}", value=shown_value(kind, value))


def shown_value(kind: ThresholdKind, value: float) -> int:
    """The number that is shown: per cent for a part."""
    return int(value) if kind.is_whole else round(value * 100)


def _limits(bounds: Bounds, book: ExerciseBook) -> Iterator[Reason]:
    if bounds.most_minutes is not None:
        yield reason("bounds.limit.minutes", minutes=bounds.most_minutes)
    if bounds.most_days is not None:
        yield reason("bounds.limit.days", days=bounds.most_days)
    if bounds.most_rise is not None:
        yield reason("bounds.limit.rise", percent=_percent(bounds.most_rise))
    if bounds.most_cadence is not None:
        yield reason("bounds.limit.cadence", cadence=bounds.most_cadence)
    for id in sorted(bounds.banned_exercises):
        exercise = book.get(id)
        if exercise is not None:
            yield reason("bounds.limit.exercise", name=exercise.name)
    for position in Position:
        if position in bounds.banned_positions:
            count = sum(exercise.position is position for exercise in book.exercises)
            yield reason(f"bounds.limit.position_{position}", count=count)


def _tight(bounds: Bounds, rules: Rules) -> Iterator[TightThreshold]:
    for name, value in bounds.thresholds:
        kind = threshold_kind(name)
        if kind is None or not kind.is_stricter(value, value_of(rules, name)):
            continue
        unit = "" if kind.is_whole else "_share"
        ours = reason(f"bounds.ours{unit}", value=shown_value(kind, value_of(rules, name)))
        yield TightThreshold(reason(f"numbers.group.{kind.table}"), rule_reason(kind, value), ours)


def _looser(bounds: Bounds, rules: Rules) -> Iterator[Reason]:
    if rise_is_looser(bounds, rules):
        yield reason("bounds.looser.rise", ours=_percent(rules.step.cap_share))


def _notes_on_plan(bounds: Bounds, plan: Plan | None) -> Iterator[Reason]:
    if plan is None:
        return
    if bounds.most_minutes is not None:
        side = "under" if bounds.most_minutes < plan.target_minutes else "over"
        yield reason(f"bounds.note.{side}_target", target=plan.target_minutes)
    if bounds.most_days is not None and plan.days_per_week > bounds.most_days:
        yield reason("bounds.note.more_days", days=plan.days_per_week)


def _notes(bounds: Bounds, rules: Rules) -> Iterator[Reason]:
    if bounds.most_minutes is not None and bounds.most_minutes < rules.step.floor:
        yield reason("bounds.note.under_floor", floor=rules.step.floor)
    if bounds.most_rise == 0:
        yield reason("bounds.note.no_rise")
    elif bounds.most_rise is not None and bounds.most_rise * rules.step.floor < 1:
        yield reason("bounds.note.whole_minute", minutes=math.ceil(1 / bounds.most_rise - 1e-9))


def _percent(share: float) -> int:
    return round(share * 100)
