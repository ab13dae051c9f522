"""The thresholds of the dose, as data; their values and sources are in ``resources/rules/progression.toml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RedRules:
    """What puts a walk on red. Rises are pain points above *before*; shares are parts of the intended walk."""

    rise: int = 3
    peak: int = 8
    morning_rise: int = 2
    zones: int = 1
    share_for_pain: float = 0.5


@dataclass(frozen=True)
class AmberRules:
    """What puts a walk on amber."""

    rise: int = 2
    peak: int = 6
    peak_with_before: int = 5
    share: float = 0.9


@dataclass(frozen=True)
class StepRules:
    """How the next walk changes. Shares are parts of a walk, steps and floors whole minutes."""

    green_share: float = 0.10
    green_least: int = 1
    green_most: int = 3
    red_share: float = 0.25
    floor: int = 5
    cap_share: float = 0.25
    cap_days: int = 7


@dataclass(frozen=True)
class FlareRules:
    """When a flare plan begins, what it gives, and when it ends."""

    reds: int = 2
    share: float = 0.5
    calm_walks: int = 2


@dataclass(frozen=True)
class GapRules:
    """Local calendar days without a walk, and the parts taken off."""

    short_days: int = 8
    short_share: float = 0.20
    long_days: int = 15
    long_share: float = 0.40


@dataclass(frozen=True)
class TodayRules:
    """When pain before a walk makes today's walk the flare length."""

    over_usual: int = 2
    pain: int = 8


@dataclass(frozen=True)
class BoutRules:
    """How a walk is split: no bout under ``least`` minutes, one bout under ``split_from`` minutes."""

    least: int = 3
    split_from: int = 6
    three_from: int = 15


@dataclass(frozen=True)
class Rules:
    """All thresholds. Every value is our own choice within published pacing guidance; the file
    ``resources/rules/progression.toml`` names it."""

    red: RedRules = RedRules()
    amber: AmberRules = AmberRules()
    step: StepRules = StepRules()
    flare: FlareRules = FlareRules()
    gap: GapRules = GapRules()
    today: TodayRules = TodayRules()
    bouts: BoutRules = BoutRules()
