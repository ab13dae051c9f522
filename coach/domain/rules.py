"""The thresholds of the dose, as data; their values and sources are in ``resources/rules/progression.toml``."""

from __future__ import annotations

from dataclasses import dataclass, field


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
    cap_whole_share: float = 0.25
    """One whole minute more is within the cap while it is at most this part: a small share of a short walk is less."""

    def cap(self, shortest: int) -> int:
        """Minutes a walk may have when the shortest planned one of the last ``cap_days`` days had ``shortest``."""
        share = int(shortest * (1 + self.cap_share) + 1e-9)
        whole = int(shortest * (1 + self.cap_whole_share) + 1e-9)
        return max(share, min(shortest + 1, whole))


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
class WeekRules:
    """How days and pace grow. Days a week grow toward ``full_days``, one at a time; for ``settle_days`` after one was
    added, lengths hold. At the target on ``full_days`` come ``most_days`` or a brisker middle: ``brisk_step`` minutes
    more after a good walk, never over ``brisk_share`` of it. ``green_share`` of the week's walks must have gone well
    before anything is added.
    """

    full_days: int = 5
    most_days: int = 6
    settle_days: int = 7
    green_share: float = 0.5
    brisk_step: int = 3
    brisk_share: float = 0.33


@dataclass(frozen=True)
class WayRules:
    """On the way: ``worse_running`` "worse" in a row leave ``share`` of the rest of the walk, or ``least_minutes``
    where that is more. A walk that was cut off may go on after midnight for ``same_walk_hours`` since it began.
    """

    worse_running: int = 2
    share: float = 0.5
    least_minutes: int = 2
    same_walk_hours: int = 4


USUAL_PACE = "usual"
"""The pace rule that leaves ``StepRules`` as they are."""


@dataclass(frozen=True)
class PaceRule:
    """How quickly good walks grow: stands in for some of ``StepRules``; None leaves them as they are.

    ``source`` is the id of a ``Source``.
    """

    id: str
    green_share: float | None = None
    green_most: int | None = None
    cap_share: float | None = None
    source: str = "ours"


PACES = (
    PaceRule("gentle", green_share=0.06, green_most=1, cap_share=0.06, source="mcdonough_2013"),
    PaceRule(USUAL_PACE, source="pacing"),
    PaceRule("quicker", green_share=0.20, green_most=3, cap_share=0.25, source="pacing"),
)


@dataclass(frozen=True)
class Source:
    """What a number rests on: ``where`` is how it can be found, in the words of whoever published it."""

    id: str
    where: str


@dataclass(frozen=True)
class Rules:
    """All thresholds. Every value is our own choice within published pacing guidance; the file
    ``resources/rules/progression.toml`` names it.

    ``paces`` can be chosen from. ``sources`` are what the numbers rest on, and ``rests_on`` says which of them a
    threshold ("red.rise") rests on; both tell only, and decide nothing.
    """

    red: RedRules = RedRules()
    amber: AmberRules = AmberRules()
    step: StepRules = StepRules()
    flare: FlareRules = FlareRules()
    gap: GapRules = GapRules()
    today: TodayRules = TodayRules()
    bouts: BoutRules = BoutRules()
    week: WeekRules = WeekRules()
    way: WayRules = WayRules()
    paces: tuple[PaceRule, ...] = PACES
    sources: tuple[Source, ...] = field(default=(), compare=False)
    rests_on: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def pace(self, id: str) -> PaceRule | None:
        """The pace rule of that id, or None."""
        return next((pace for pace in self.paces if pace.id == id), None)

    def source(self, id: str) -> Source | None:
        """The source of that id, or None."""
        return next((source for source in self.sources if source.id == id), None)
