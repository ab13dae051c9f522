"""The figures of the dose benchmark as rows of a table, and where a rule of others did better than ours."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType

from tests.benchmarks.dose_course import Course

DAYS = 182
HEAD = (
    "| Person | Rule | red weeks | sore days | reached | week | no walk, days | at half, days | minutes a week |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)
Courses = Mapping[tuple[str, str], Sequence[Course]]
"""What became of each person, by kind and by the name of the rule; the people of one kind stand in the same order."""


@dataclass(frozen=True)
class Measure:
    """One figure of a course, and whether less of it is better."""

    name: str
    of: Callable[[Course], float]
    less: bool = True


NEVER = 27
"""Stands for a target that was not reached in the half year: one week more."""
MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "red": Measure("red weeks", lambda course: course.red_weeks / course.weeks),
        "sore": Measure("sore days", lambda course: course.sore_days),
        "week": Measure("weeks to the target", lambda course: course.reached or NEVER),
        "locked": Measure("days without a walk allowed", lambda course: course.locked),
        "low": Measure("days at half the length or less", lambda course: course.low),
        "minutes": Measure("minutes walked", lambda course: course.minutes / course.weeks, less=False),
    }
)


def row(kind: str, rule: str, courses: Sequence[Course]) -> str:
    """One line of the table."""
    week = statistics.median(course.reached or NEVER for course in courses)
    reached = statistics.mean(course.reached is not None for course in courses)
    cells = (
        kind,
        rule,
        f"{100 * _mean('red', courses):.0f} %",
        f"{_mean('sore', courses):.0f}",
        f"{100 * reached:.0f} %",
        "–" if week >= NEVER else f"{week:.0f}",
        f"{_median('locked', courses):.0f}, worst {max(course.locked for course in courses)}",
        f"{_median('low', courses):.0f}, worst {max(course.low for course in courses)}",
        f"{_mean('minutes', courses):.0f}",
    )
    return f"| {' | '.join(cells)} |"


def not_better(ours: str, kinds: Sequence[str], rules: Sequence[str], courses: Courses) -> list[str]:
    """A sentence for each figure in which another rule is ahead of ``ours`` by more than chance: person by person, the
    mean difference beyond twice its standard error."""
    told = []
    for kind in kinds:
        for rule in rules:
            ahead = [_ahead(measure, courses[kind, ours], courses[kind, rule]) for measure in MEASURES.values()]
            if any(ahead):
                told.append(f"- {kind}, {rule}: {'; '.join(filter(None, ahead))}")
    return told


def _ahead(measure: Measure, ours: Sequence[Course], other: Sequence[Course]) -> str:
    gaps = [measure.of(mine) - measure.of(theirs) for mine, theirs in zip(ours, other, strict=True)]
    mean, error = statistics.mean(gaps), statistics.stdev(gaps) / sqrt(len(gaps))
    better = mean if measure.less else -mean
    if better <= 2 * error or better <= 0:
        return ""
    mine, theirs = (statistics.mean(map(measure.of, side)) for side in (ours, other))
    share = measure is MEASURES["red"]
    shown = (f"{100 * value:.0f} %" if share else f"{value:.0f}" for value in (theirs, mine))
    return f"{measure.name} {' against '.join(shown)}"


def summary(name: str, courses: Sequence[Course]) -> str:
    """One line over all kinds."""
    reached = statistics.mean(course.reached is not None for course in courses)
    cells = (
        name,
        f"{100 * _mean('red', courses):.1f} %",
        f"{_mean('sore', courses):.1f}",
        f"{100 * reached:.0f} %",
        f"{_mean('week', courses):.1f}",
        f"{_mean('locked', courses):.1f}, worst {max(course.locked for course in courses)}",
        f"{_mean('low', courses):.0f}",
        f"{_mean('minutes', courses):.1f}",
    )
    return f"| {' | '.join(cells)} |"


SUMMARY_HEAD = (
    "| {0} | red weeks | sore days | reached | week, mean | no walk, days | at half, days | minutes a week |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)


def _mean(measure: str, courses: Sequence[Course]) -> float:
    return statistics.mean(map(MEASURES[measure].of, courses))


def _median(measure: str, courses: Sequence[Course]) -> float:
    return statistics.median(map(MEASURES[measure].of, courses))
