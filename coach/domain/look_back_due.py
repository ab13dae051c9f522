"""When a week is looked back at, and what may be said about two scores.

A look-back is due once a week, first a week after the first walk; the weekday is the user's, else that of the first
walk (our choice). It waits without a word until the next one is due, and can be put off.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coach.domain.look_back import LookBack, RolandMorris

WEEK = timedelta(days=7)
_MIDDLE = timedelta(days=3)
ROLAND_MORRIS_DAYS = 28
"""Days between two questionnaires (our choice: often enough to see a month, never a chore)."""
PEG_CHANGE = 1.75
"""Points of PEG that mean something: 1–1.75 are published; the larger, so that chance is not told as change."""
RM_CHANGE, RM_SHARE = 5, 0.3
"""Points, or the share of the earlier score, of Roland-Morris that mean something (published)."""
RM_LEAST = 2
"""Points below which a share means nothing either (our choice: one sentence more or less is one day)."""


class Shift(StrEnum):
    """What may be said about two scores of which less is better."""

    BETTER = "better"
    WORSE = "worse"
    CLOSE = "close"
    """So near to each other that no change can be told."""


@dataclass(frozen=True)
class Comparison:
    """An earlier score and its day beside the newest one, and what may be said about them. ``weeks`` is from how many
    weeks, from ``since`` on and up to now, each is the mean; 0 for single scores."""

    since: date
    before: float
    now: float
    shift: Shift
    weeks: int = 0


def asked_week(first_walk: date | None, weekday: int | None, today: date) -> date | None:
    """The Monday of the newest week that is asked about by ``today``, answered or not; None in the first week.

    ``first_walk`` is the day of the first walk, ``weekday`` (0 is Monday) the user's choice.
    """
    if first_walk is None:
        return None
    wanted = first_walk.weekday() if weekday is None else weekday
    asked = today - timedelta(days=(today.weekday() - wanted) % 7)
    return None if asked < first_walk + WEEK else week_before(asked)


def due_week(first_walk: date | None, weekday: int | None, closed: date | None, today: date) -> date | None:
    """The Monday of the week that waits to be looked back at ``today``; None when nothing is due.

    ``closed`` is the Monday of the week that was answered or put off last; one that lies ahead, since the clock was set
    back, counts for nothing.
    """
    monday = asked_week(first_walk, weekday, today)
    if monday is None or (closed is not None and monday <= closed <= today):
        return None
    return monday


def week_before(day: date) -> date:
    """The Monday of the week that most of the seven days up to ``day`` belong to."""
    middle = day - _MIDDLE
    return middle - timedelta(days=middle.weekday())


def roland_morris_from(answers: Iterable[RolandMorris], today: date) -> date:
    """The first day on which the questionnaire may be filled in (again); ``today`` or later. Days that lie ahead count
    for nothing, and what was ticked today may be changed today."""
    past = [one.day for one in answers if one.day < today]
    return max(today, max(past) + timedelta(days=ROLAND_MORRIS_DAYS)) if past else today


def compare_peg(look_backs: Sequence[LookBack]) -> Comparison | None:
    """The newest PEG beside the first; None while there are not two."""
    told = [(one.monday, score) for one in look_backs if (score := one.peg) is not None]
    if len(told) < 2:
        return None
    (since, before), (_, now) = told[0], told[-1]
    return Comparison(since, before, now, _shift(before, now, PEG_CHANGE))


def compare_roland_morris(answers: Sequence[RolandMorris]) -> Comparison | None:
    """The newest questionnaire beside the first; None while there are not two."""
    if len(answers) < 2:
        return None
    first, last = answers[0], answers[-1]
    least = min(RM_CHANGE, max(RM_LEAST, first.score * RM_SHARE)) if first.score else RM_CHANGE
    return Comparison(first.day, first.score, last.score, _shift(first.score, last.score, least))


def _shift(before: float, now: float, least: float) -> Shift:
    # Thirds of points do not add up exactly.
    if abs(before - now) < least - 1e-9:
        return Shift.CLOSE
    return Shift.BETTER if now < before else Shift.WORSE
