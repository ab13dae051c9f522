"""A made-up back: what walking does to it, and what it tells. Nothing here knows any rule of the plan.

Its assumptions are told in words in ``dose.md``. They follow common ideas (load against tolerance, irritability that
fades, tolerance that grows by use and fades by rest), not measured values of any real person.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from coach.domain.check_in import CheckIn, Effort, Quality, Reach

EASES_UNDER, EASED = 0.7, 0.4
"""Under this part of what is tolerated a walk eases pain a little, by so many points."""
HURTS_FROM = 0.85
"""From this part of what is tolerated pain rises while walking."""
CARRIED, CARRIED_A_DAY = 0.3, 0.5
"""The part of the minutes walked before that still counts as load, and what is left of these after each day."""
WEARY = 6.0
"""Points of soreness that leave nothing of the tolerance but ``LEAST_TOLERANCE`` of it."""
LEAST_TOLERANCE = 0.4
RESTS_AFTER, FADES = 4, 0.008
"""Days without a walk after which tolerance fades, by this part a day."""
SLOPE = 60.0
"""Minutes of tolerance near which nothing grows any more."""


@dataclass(frozen=True)
class Nature:
    """What somebody's back is like.

    ``tolerance`` in minutes walked without a reaction, ``growth`` its part gained by a fitting walk, ``heals`` the
    part it gains each week by itself; ``usual`` pain 0–10 and ``fades`` the part it loses each week; ``swings`` the
    day-to-day spread of pain in points; ``irritable`` points of soreness for each whole tolerance walked too much,
    ``calms`` days until half of it is gone; ``flares`` begun by nothing, a week; ``spreads`` how likely strong pain
    goes down the leg; ``bears`` points of rise at which they stop walking; ``warns`` points that pain rises on the way
    for each whole tolerance more; ``aches`` points that it is higher while walking however short the walk.
    """

    tolerance: float
    growth: float
    heals: float
    usual: float
    fades: float
    swings: float
    irritable: float
    calms: float
    flares: float
    spreads: float
    bears: float
    warns: float = 5.0
    aches: float = 0.0


@dataclass(frozen=True)
class Luck:
    """What chance brings on one day; the same for every rule, so that rules are compared on the same days."""

    mood: float
    flare: float
    height: float
    day: float
    peak: float
    after: float
    morning: float
    sign: float
    sore: float
    hill: float
    other: float
    misses: float
    away: float
    answers: float
    tells_morning: float
    overdoes: float
    ticks: float

    @staticmethod
    def drawn(random: Random) -> Luck:
        """One day's chances: moods, tolerances and answers after a bell, the others even from 0 to 1."""
        bells = {"mood", "day", "peak", "after", "morning"}
        return Luck(**{name: random.gauss(0, 1) if name in bells else random.random() for name in Luck.__annotations__})


@dataclass(frozen=True)
class Walked:
    """One walk as the body knows it: minutes, whether pain ended it, and every answer but the morning's."""

    minutes: float
    hurt: bool
    answers: CheckIn


class Body:
    """A back that changes from day to day: ``wake`` begins a day, ``walk`` may follow."""

    def __init__(self, nature: Nature) -> None:
        self.nature = nature
        self.tolerance = nature.tolerance
        self.usual = nature.usual
        self.soreness = 0.0
        """Points of pain that walking itself has left."""
        self._flare, self._mood, self._carried, self._rested = 0.0, 0.0, 0.0, 0
        self._recent: list[float] = []

    def wake(self, luck: Luck) -> int:
        """A night has passed; returns the pain of the morning, 0–10."""
        nature = self.nature
        self.soreness *= 0.5 ** (1 / nature.calms)
        self._flare *= 0.5 ** (1 / nature.calms)
        if luck.flare < nature.flares / 7:
            self._flare += 2 + 2 * luck.height
        self._mood = 0.6 * self._mood + 0.8 * nature.swings * luck.mood
        self._carried *= CARRIED_A_DAY
        self.usual *= (1 - nature.fades) ** (1 / 7)
        self.tolerance *= (1 + nature.heals) ** (1 / 7)
        self._rested += 1
        if self._rested > RESTS_AFTER:
            self.tolerance = max(nature.tolerance / 2, self.tolerance * (1 - FADES))
        return _scored(self._pain + 0.3 * luck.morning)

    @property
    def _pain(self) -> float:
        return self.usual + self._mood + self._flare + self.soreness

    @property
    def before(self) -> int:
        """Pain before a walk of today, 0–10."""
        return _scored(self._pain)

    def walk(self, minutes: float, luck: Luck, stop_at: float | None = None) -> Walked:
        """Walk up to ``minutes``; pain at ``stop_at`` (0–10), or more than they bear, ends it."""
        today = self._today(luck)
        limit = min(self.nature.bears, 9.5 - self._pain)
        if stop_at is not None:
            limit = min(limit, stop_at - self._pain)
        bearable = today * (HURTS_FROM + max(0.0, limit) / self.nature.warns) - CARRIED * self._carried
        walked = max(1.0, min(minutes, bearable))
        load = (walked + CARRIED * self._carried) / today
        answers = self._answers(walked, load, luck)
        self._react(walked, load)
        return Walked(walked, walked < minutes, answers)

    def _today(self, luck: Luck) -> float:
        """Minutes tolerated today: less while sore or in a flare, more or less by chance."""
        weary = min(1.0, (self.soreness + self._flare) / WEARY)
        return self.tolerance * (1 - (1 - LEAST_TOLERANCE) * weary) * max(0.6, 1 + 0.12 * luck.day)

    def _react(self, walked: float, load: float) -> None:
        self.soreness = min(6.0, self.soreness + self.nature.irritable * max(0.0, load - 1))
        self._carried += walked
        self._rested = 0
        fitting = min(1.0, max(0.0, walked / self.tolerance - 0.3) / 0.5)
        calm = max(0.0, 1 - self.soreness / 3)
        room = max(0.0, 1 - self.tolerance / SLOPE)
        self.tolerance *= 1 + self.nature.growth * fitting * calm * room
        self._recent = [*self._recent[-5:], walked]

    def _answers(self, walked: float, load: float, luck: Luck) -> CheckIn:
        rise = self.nature.warns * max(0.0, load - HURTS_FROM) - (EASED if load < EASES_UNDER else 0.0)
        pain = self._pain
        peak = _scored(pain + rise + self.nature.aches + 0.5 * luck.peak)
        after = min(peak, _scored(pain + 0.6 * rise + 0.5 * luck.after))
        spreads = rise >= 2 and luck.sign < self.nature.spreads
        sharp = rise >= 2 and luck.sign > 0.9
        return CheckIn(
            before=self.before,
            peak=peak,
            after=after,
            reach_before=Reach.BACK,
            reach_after=Reach.THIGH if spreads else Reach.BACK,
            qualities=frozenset({Quality.SHARP if sharp else Quality.ACHING}),
            effort=Effort.HARD if load > 1.3 or luck.hill < 0.04 else Effort.STEADY,
            leg_soreness=luck.sore < 0.03 + 0.5 * max(0.0, walked / self._habit(walked) - 1.15),
        )

    def _habit(self, walked: float) -> float:
        """What legs are used to: the mean of the last walks."""
        return sum(self._recent) / len(self._recent) if self._recent else walked


def _scored(pain: float) -> int:
    return max(0, min(10, int(pain + 0.5)))
