"""The made-up people of the dose benchmark: six kinds, each person a little different."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from types import MappingProxyType

from coach.domain.plan import start_from_tries
from tests.benchmarks.dose_body import Luck, Nature

WEEKS = 26
"""Half a year, the length of the WalkBack programme."""


@dataclass(frozen=True)
class Habit:
    """What somebody does with a plan. Parts of 1: ``misses`` a planned walk, ``skips`` all answers after one,
    ``skips_morning`` the morning's, ``overdoes`` a good day (and then walks ``extra`` of the plan)."""

    misses: float = 0.1
    skips: float = 0.03
    skips_morning: float = 0.1
    overdoes: float = 0.05
    extra: float = 1.3


@dataclass(frozen=True)
class Person:
    """One person: ``days`` are the chances of each day, ``start`` the minutes of their first walk."""

    kind: str
    nature: Nature
    habit: Habit
    start: int
    days: tuple[Luck, ...]


_STEADY = Nature(
    tolerance=14, growth=0.025, heals=0.01, usual=3, fades=0.02, swings=0.8, irritable=4, calms=1.5, flares=0.06,
    spreads=0.15, bears=4,
)  # fmt: skip

KINDS: Mapping[str, tuple[Nature, Habit]] = MappingProxyType(
    {
        "fast healer": (replace(_STEADY, growth=0.035, heals=0.05, fades=0.12, calms=1.0, flares=0.03), Habit()),
        "slow": (replace(_STEADY, tolerance=10, growth=0.012, heals=0.0, fades=0.005, calms=3), Habit()),
        "flare-prone": (replace(_STEADY, irritable=6, calms=2.5, flares=0.3, spreads=0.3), Habit(misses=0.15)),
        "chronic 6/10": (replace(_STEADY, tolerance=11, growth=0.015, usual=6, fades=0.003, calms=2.5), Habit()),
        "non-answerer": (_STEADY, Habit(skips=0.3, skips_morning=0.5)),
        "over-doer": (replace(_STEADY, bears=6), Habit(misses=0.05, overdoes=0.5, extra=1.6)),
    }
)
"""Chosen before any rule had been tried on them; see ``dose.md``."""


WORLDS: Mapping[str, Callable[[Nature], Nature]] = MappingProxyType(
    {
        "as set": lambda nature: nature,
        "late": lambda nature: replace(nature, warns=1.5),
        "early": lambda nature: replace(nature, warns=8.0, irritable=nature.irritable / 2),
        "aching": lambda nature: replace(nature, aches=1.0),
        "restless": lambda nature: replace(nature, swings=nature.swings * 2),
        "frail": lambda nature: replace(nature, growth=nature.growth / 2, irritable=nature.irritable * 1.5),
    }
)
"""Other things that might be true of backs: what is too much is felt mostly afterwards; or while walking, and does
little; every walk aches by a point; pain comes and goes twice as much; backs grow half as quickly and mind more."""


def people(kind: str, count: int, world: str = "as set") -> tuple[Person, ...]:
    """``count`` people of one kind, always the same ones."""
    made = (_person(kind, number) for number in range(count))
    return tuple(replace(person, nature=WORLDS[world](person.nature)) for person in made)


def _person(kind: str, number: int) -> Person:
    random = Random(f"{kind} {number}")
    nature, habit = KINDS[kind]
    nature = replace(
        nature,
        tolerance=nature.tolerance * random.lognormvariate(0, 0.25),
        growth=nature.growth * random.lognormvariate(0, 0.3),
        usual=min(7.5, max(0.5, nature.usual + random.gauss(0, 0.7))),
        irritable=nature.irritable * random.lognormvariate(0, 0.3),
        calms=nature.calms * random.lognormvariate(0, 0.25),
    )
    # What somebody says they tolerate is off by a quarter or so; everybody starts by the same rule.
    tries = [nature.tolerance * random.lognormvariate(0, 0.25) for _ in range(3)]
    days = tuple(Luck.drawn(random) for _ in range(WEEKS * 7))
    return Person(kind, nature, habit, start_from_tries(tries), days)
