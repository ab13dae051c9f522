"""Where cues stand: how dense guidance is in each week, and how gaps between fixed cues are filled.

Guidance fades (practice with faded feedback holds at least as well as constant
feedback). The numbers are Amble's own choices.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.domain.timeline import Topic

APART = 30.0
"""Seconds from the start of one cue to the start of the next, at least."""
BEFORE_END = 5.0
"""Seconds from the finish sentence to the end, where there is room."""
AFTER_CHIME = 2.0
"""Seconds that a chime has to itself before a cue and after it, where there is room."""
ROOMY = 55.0
"""Seconds that a time-left cue keeps from the other fixed cues."""
TIME_LEFT_MINUTES = (2, 1, 3, 4, 5)
"""Whole minutes that may be announced near the end, the most wanted first."""


@dataclass(frozen=True)
class Slot:
    """A moment for a cue, in seconds. ``topic`` None leaves the topic open; ``change`` says the pace has just changed;
    ``minutes`` are the whole minutes left, set for TIME_LEFT."""

    at: float
    topic: Topic | None = None
    change: bool = False
    minutes: int = 0


@dataclass(frozen=True)
class Guidance:
    """How dense cues are: about one in ``interval`` seconds.

    ``slack`` is how much of a further interval a gap needs to be given one more cue (1 − slack);
    ``closest`` is how near, in seconds, an announced change of pace may stand to another cue.
    """

    interval: float
    slack: float
    closest: float

    def between(self, start: float, end: float) -> tuple[float, ...]:
        """Evenly spaced moments for more cues between two that are there."""
        pieces = max(1, math.floor((end - start) / self.interval + self.slack))
        return tuple(round(start + (end - start) * piece / pieces, 1) for piece in range(1, pieces))


_CLOSE = Guidance(interval=90.0, slack=0.5, closest=55.0)
_SPARSE = Guidance(interval=180.0, slack=0.1, closest=171.0)
_RARE = Guidance(interval=300.0, slack=0.1, closest=285.0)


def guidance_for(week: int) -> Guidance:
    """Weeks 1–2 about every 90 s, weeks 3–4 every 3 minutes, later every 5. Raises ``ValueError`` below week 1."""
    if week < 1:
        raise ValueError(f"weeks of the plan count from 1, not {week}")
    if week <= 2:
        return _CLOSE
    return _SPARSE if week <= 4 else _RARE


def soonest_after(at: float) -> float:
    """The first moment for a cue after one at ``at``; never less than ``APART`` later by a rounding of floats."""
    moment = at + APART
    return moment if moment - at >= APART else math.nextafter(moment, math.inf)


def is_clear(at: float, slots: Iterable[Slot], room: float) -> bool:
    """Whether ``at`` is at least ``room`` seconds from every slot."""
    return all(abs(slot.at - at) >= room for slot in slots)


def is_beside_chime(at: float, chimes: Iterable[float]) -> bool:
    """Whether a sentence at ``at`` and a chime would cover each other."""
    return any(abs(chime - at) < AFTER_CHIME for chime in chimes)


def first_clear(at: float, slots: Iterable[Slot], until: float) -> float | None:
    """The first moment from ``at`` to ``until`` that keeps its distance from all slots, or None."""
    taken = tuple(slots)
    moments = sorted({at, *(soonest_after(slot.at) for slot in taken)})
    return next((moment for moment in moments if at <= moment <= until and is_clear(moment, taken, APART)), None)


def time_left_slot(slots: Iterable[Slot], after: float, end: float, chimes: Sequence[float] = ()) -> Slot | None:
    """A moment after ``after`` when a whole number of minutes is left, well clear of the slots and beside no chime;
    None without one."""
    taken = tuple(slots)
    for minutes in TIME_LEFT_MINUTES:
        at = end - 60.0 * minutes
        if at > after and is_clear(at, taken, ROOMY) and not is_beside_chime(at, chimes):
            return Slot(at, Topic.TIME_LEFT, minutes=minutes)
    return None


def finish_slot(last: float, end: float) -> Slot | None:
    """Five seconds before the end, later where the cue at ``last`` stands too near; None without room."""
    at = max(end - BEFORE_END, soonest_after(last))
    return Slot(at, Topic.FINISH) if at <= end else None


def filled(slots: Iterable[Slot], guidance: Guidance) -> tuple[Slot, ...]:
    """The slots in order of time, with open ones wherever a gap is long enough."""
    fixed = sorted(slots, key=lambda slot: slot.at)
    free = [Slot(at) for before, after in pairwise(fixed) for at in guidance.between(before.at, after.at)]
    return tuple(sorted([*fixed, *free], key=lambda slot: slot.at))
