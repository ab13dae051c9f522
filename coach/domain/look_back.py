"""A minute's look back at a week: three questions about pain, one goal of the user's own, and what helped.

PEG (Krebs 2009): three items 0–10, the score their mean; a change of 1 to 1.75 points means something. The goal follows
the Patient-Specific Functional Scale: 0 cannot do it, 10 as well as before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Helped(StrEnum):
    """What helped in the week."""

    WALKS = "walks"
    WARM_UP = "warm_up"
    EXERCISES = "exercises"
    SHORTER = "shorter"
    PAUSES = "pauses"
    SLEEP = "sleep"
    WARMTH = "warmth"
    COMPANY = "company"


@dataclass(frozen=True)
class LookBack:
    """The answers about the week that began on ``monday``, given ``at`` (aware). Scores are 0–10, None for no answer:
    ``pain`` on average, how far it got in the way of ``enjoyment`` of life and of general ``activity`` (0 not at all,
    10 completely). ``goal`` and ``words`` are the user's own."""

    monday: date
    at: datetime
    pain: int | None = None
    enjoyment: int | None = None
    activity: int | None = None
    goal: str = ""
    goal_score: int | None = None
    helped: frozenset[Helped] = frozenset()
    words: str = ""

    @property
    def peg(self) -> float | None:
        """The PEG score, 0–10: the mean of the three; None while one is open."""
        scores = (self.pain, self.enjoyment, self.activity)
        told = [score for score in scores if score is not None]
        return sum(told) / len(scores) if len(told) == len(scores) else None


@dataclass(frozen=True)
class RolandMorris:
    """Roland-Morris 24 of ``day``: the numbers (1–24) of the sentences that were true."""

    day: date
    ticked: frozenset[int] = frozenset()

    @property
    def score(self) -> int:
        """0–24; a change of 5 points or 30 % means something."""
        return len(self.ticked)


def is_same_goal(one: str, other: str) -> bool:
    """Whether two goals are told in the same words, whatever their spaces and capitals: a score of another one says
    nothing about it."""
    return one.casefold().split() == other.casefold().split()
