"""How far the past is read, so that nobody waits for twenty years of it, and the flares found there.

Every length of time here is our choice: what it is for lies well within it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from coach.domain.flare_spans import flare_spans
from coach.domain.rules import Rules
from coach.domain.session import Session
from coach.domain.time_off import TimeOff

WEEK = timedelta(days=7)
SETTLED = 8 * WEEK
"""Walks before some days from which it is known whether these begin in a flare, and how long walks were."""
DECIDED = 61 * WEEK
"""Walks that the next one's length can follow from; as many as progress reads for this week anyway."""
FOLLOWS = timedelta(days=60)
"""So long after a walk the one that followed from it is looked for: a later one followed from a long gap."""
READ_ON = 4 * WEEK
"""Days that are read at a time until some hold a walk: as many as pain is compared over."""

Between = Callable[[date, date], Sequence[Session]]
"""The walks of some local days, both included, in order of time. Raises ``StoreProblem``."""


class Around(NamedTuple):
    """Walks of some days with those of ``SETTLED`` before them or more, and the flares that touch these days."""

    walks: Sequence[Session]
    flares: tuple[TimeOff, ...]


def around(between: Between, since: datetime | None, first: date, last: date, today: date, rules: Rules) -> Around:
    """What is known of the days ``first`` to ``last``. ``since`` is when somebody said that a flare had begun, however
    long ago: until it is over it is read from its beginning on. Raises ``StoreProblem``."""
    begin, said, until = back(first, SETTLED), None if since is None else since.date(), min(last, today)
    if said is not None and said < begin:
        if _is_over(between, said, begin, rules):
            said = None
        else:
            begin = said
    walks = between(begin, last)
    flares = flare_spans(walks, said, until, rules)
    return Around(walks, tuple(one for one in flares if one.touches(first, last)))


def back(day: date, away: timedelta) -> date:
    """A day so long before another, as far as there are days."""
    return day - min(away, day - date.min)


def on(day: date, further: timedelta) -> date:
    """A day so long after another, as far as there are days."""
    return day + min(further, date.max - day)


def _is_over(between: Between, said: date, by: date, rules: Rules) -> bool:
    """Whether a flare that was said to begin on ``said`` had ended before ``by``. Most end within weeks, so more of its
    walks are read only while it lasts."""
    length = SETTLED
    while True:
        until = min(said + min(length, by - said), by)
        walks = between(said, until)
        flares = flare_spans(walks, said, by, rules)
        if not flares or flares[0].last < by:
            return True
        if until == by:
            return False
        length *= 2
