"""What each threshold of the dose counts, within what range it makes sense, and which way is the stricter one.

Stricter means: it never gives a longer walk. Values are in ``Rules``; the ranges here keep a file from saying what no
walk could follow, and are our own choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from coach.domain.rules import Rules
from coach.domain.walk import LEAST_BOUT

OUR_CHOICE = "ours"
"""The source of a number that rests on nobody's finding."""


class Unit(StrEnum):
    """What a threshold counts."""

    POINTS = "points"
    """Points of pain more than at another moment."""
    PAIN = "pain"
    """A score of pain, 0–10."""
    ZONES = "zones"
    SHARE = "share"
    """Part of a walk, 0–1; told in per cent."""
    MINUTES = "minutes"
    DAYS = "days"
    WALKS = "walks"
    TIMES = "times"
    HOURS = "hours"


class Stricter(StrEnum):
    """Which way a threshold is stricter."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


@dataclass(frozen=True)
class ThresholdKind:
    """A threshold: ``name`` ("red.rise") is its table and field in ``Rules``; ``least`` to ``most`` is its range."""

    name: str
    unit: Unit
    least: float
    most: float
    stricter: Stricter

    @property
    def table(self) -> str:
        """The table it stands in ("red")."""
        return self.name.partition(".")[0]

    @property
    def field(self) -> str:
        """Its name there ("rise")."""
        return self.name.partition(".")[2]

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number."""
        return self.unit is not Unit.SHARE

    def is_stricter(self, value: float, than: float) -> bool:
        """Whether ``value`` is stricter than another; never where neither way is."""
        if self.stricter is Stricter.NEITHER:
            return False
        return value < than if self.stricter is Stricter.LOWER else value > than

    def objection(self, value: float) -> str:
        """What is wrong with ``value``, or "" when nothing is."""
        if self.is_whole and value != int(value):
            return "a whole number is needed"
        if not self.least <= value <= self.most:
            return f"{value:g} is not {self.least:g} to {self.most:g}"
        return ""

    def objection_for_bounds(self, value: float, ours: float) -> str:
        """What keeps bounds from saying ``value`` where Amble's own is ``ours``, or "" when nothing does: they can only
        be stricter."""
        if self.stricter is Stricter.NEITHER:
            return "neither more nor less of it is stricter, so bounds cannot set it"
        if objection := self.objection(value):
            return objection
        if value != ours and not self.is_stricter(value, ours):
            return f"{value:g} is looser than Amble's own {ours:g}, and bounds can only be stricter"
        return ""


_LOWER, _HIGHER, _NEITHER = Stricter.LOWER, Stricter.HIGHER, Stricter.NEITHER

THRESHOLDS = (
    ThresholdKind("red.rise", Unit.POINTS, 1, 10, _LOWER),
    ThresholdKind("red.peak", Unit.PAIN, 1, 10, _LOWER),
    ThresholdKind("red.morning_rise", Unit.POINTS, 1, 10, _LOWER),
    ThresholdKind("red.zones", Unit.ZONES, 1, 4, _LOWER),
    ThresholdKind("red.share_for_pain", Unit.SHARE, 0, 1, _HIGHER),
    ThresholdKind("amber.rise", Unit.POINTS, 1, 10, _LOWER),
    ThresholdKind("amber.peak", Unit.PAIN, 1, 10, _LOWER),
    ThresholdKind("amber.peak_with_before", Unit.PAIN, 0, 10, _HIGHER),
    ThresholdKind("amber.share", Unit.SHARE, 0, 1, _HIGHER),
    ThresholdKind("step.green_share", Unit.SHARE, 0, 0.25, _LOWER),
    ThresholdKind("step.green_least", Unit.MINUTES, 0, 3, _LOWER),
    ThresholdKind("step.green_most", Unit.MINUTES, 0, 3, _LOWER),
    ThresholdKind("step.red_share", Unit.SHARE, 0, 0.9, _HIGHER),
    ThresholdKind("step.floor", Unit.MINUTES, 1, 10, _LOWER),
    ThresholdKind("step.cap_share", Unit.SHARE, 0, 0.25, _LOWER),
    ThresholdKind("step.cap_days", Unit.DAYS, 7, 28, _HIGHER),
    ThresholdKind("step.cap_whole_share", Unit.SHARE, 0, 0.5, _LOWER),
    ThresholdKind("flare.reds", Unit.WALKS, 1, 5, _LOWER),
    ThresholdKind("flare.share", Unit.SHARE, 0.1, 1, _LOWER),
    ThresholdKind("flare.calm_walks", Unit.WALKS, 1, 10, _HIGHER),
    ThresholdKind("gap.short_days", Unit.DAYS, 2, 60, _LOWER),
    ThresholdKind("gap.short_share", Unit.SHARE, 0, 0.9, _HIGHER),
    ThresholdKind("gap.long_days", Unit.DAYS, 2, 120, _LOWER),
    ThresholdKind("gap.long_share", Unit.SHARE, 0, 0.9, _HIGHER),
    ThresholdKind("today.over_usual", Unit.POINTS, 1, 10, _LOWER),
    ThresholdKind("today.pain", Unit.PAIN, 1, 10, _LOWER),
    ThresholdKind("bouts.least", Unit.MINUTES, LEAST_BOUT, 10, _NEITHER),
    ThresholdKind("bouts.split_from", Unit.MINUTES, 2, 30, _NEITHER),
    ThresholdKind("bouts.three_from", Unit.MINUTES, 3, 60, _NEITHER),
    ThresholdKind("week.full_days", Unit.DAYS, 1, 7, _LOWER),
    ThresholdKind("week.most_days", Unit.DAYS, 1, 7, _LOWER),
    ThresholdKind("week.settle_days", Unit.DAYS, 7, 28, _HIGHER),
    ThresholdKind("week.green_share", Unit.SHARE, 0, 1, _HIGHER),
    ThresholdKind("week.brisk_step", Unit.MINUTES, 0, 5, _LOWER),
    ThresholdKind("week.brisk_share", Unit.SHARE, 0, 0.5, _LOWER),
    ThresholdKind("way.worse_running", Unit.TIMES, 1, 5, _LOWER),
    ThresholdKind("way.share", Unit.SHARE, 0.1, 0.9, _LOWER),
    ThresholdKind("way.least_minutes", Unit.MINUTES, 1, 10, _LOWER),
    ThresholdKind("way.same_walk_hours", Unit.HOURS, 0, 12, _NEITHER),
)
"""Every threshold, in the order they are shown in. No pace rule may step further than these allow either."""


@dataclass(frozen=True)
class Threshold:
    """A threshold as it stands: its ``value``, and the id of the ``source`` it rests on."""

    kind: ThresholdKind
    value: float
    source: str = OUR_CHOICE


def thresholds(rules: Rules) -> tuple[Threshold, ...]:
    """Every threshold with its value and its source."""
    sources = dict(rules.rests_on)
    return tuple(Threshold(kind, value_of(rules, kind.name), sources.get(kind.name, OUR_CHOICE)) for kind in THRESHOLDS)


def threshold_kind(name: str) -> ThresholdKind | None:
    """The threshold of that name, or None."""
    return next((kind for kind in THRESHOLDS if kind.name == name), None)


def value_of(rules: Rules, name: str) -> float:
    """The value of a threshold. Raises ``AttributeError`` for a name that is none."""
    table, _, field = name.partition(".")
    value: float = getattr(getattr(rules, table), field)
    return value


def with_values(rules: Rules, values: Mapping[ThresholdKind, float]) -> Rules:
    """The rules with other values for some thresholds."""
    tables: dict[str, dict[str, float]] = {}
    for kind, value in values.items():
        tables.setdefault(kind.table, {})[kind.field] = int(value) if kind.is_whole else float(value)
    changed: dict[str, Any] = {table: replace(getattr(rules, table), **own) for table, own in tables.items()}
    return replace(rules, **changed)
