"""Trying out honestly what suits somebody: two kinds of walks against how the back was the next morning.

What is compared is the morning's pain less the pain before the walk: a bad day is no walk's fault. Nothing is said
before each side has enough walks, and what else differed between the sides is always said with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.domain.session import Session
from coach.domain.shift import Shift, shift
from coach.domain.today import MORNING_BEGINS
from coach.domain.walk import Ground


class Factor(StrEnum):
    """What can be tried out."""

    TIME_OF_DAY = "time_of_day"
    WARM_UP = "warm_up"
    GROUND = "ground"


class Side(StrEnum):
    """The two kinds of walks: mornings or evenings, with a warm-up or without, soft ground or pavement."""

    FIRST = "first"
    SECOND = "second"


class Verdict(StrEnum):
    """What can be said."""

    TOO_FEW = "too_few"
    NOT_TOLD = "not_told"
    """No difference can be told yet; that is not the same as none."""
    SMALL = "small"
    """There is one, smaller than what usually matters to people."""
    PLAIN = "plain"


class Doubt(StrEnum):
    """What else differed between the sides, or is missing."""

    CHOSEN = "chosen"
    """Which side a walk was on was not by turns, so whatever made somebody choose may be the cause."""
    LENGTH = "length"
    BEFORE = "before"
    SEASON = "season"
    """One side lies mostly before the other: backs change in between."""
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class ExperimentRules:
    """Our choices; values and sources in ``resources/rules/experiment.toml``.

    ``each`` walks a side before anything is said, points of pain that ``matters``; mornings end at ``morning_until``
    and evenings begin at ``evening_from``, local hours. A doubt is told from ``length_apart`` (a part of the longer),
    ``before_apart`` points, ``season_apart`` (a part of the whole time) and ``left_out`` (a part of the walks) on.
    """

    each: int = 12
    matters: int = 2
    morning_until: int = 12
    evening_from: int = 16
    length_apart: float = 0.15
    before_apart: float = 1.0
    season_apart: float = 0.25
    left_out: float = 0.33


@dataclass(frozen=True)
class Finding:
    """``first`` and ``second`` are the walks on each side with both answers; ``left_out`` had a side, and an answer was
    missing. ``gap`` is how much more pain the first side left, None while nothing may be said."""

    factor: Factor
    verdict: Verdict
    first: int
    second: int
    left_out: int
    gap: Shift | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def better(self) -> Side | None:
        """The side with less pain the morning after, None while that cannot be told."""
        if self.gap is None or self.verdict not in (Verdict.SMALL, Verdict.PLAIN):
            return None
        return Side.SECOND if self.gap.points > 0 else Side.FIRST


def side_of(session: Session, factor: Factor, rules: ExperimentRules) -> Side | None:
    """Which side a walk is on, None for neither: an afternoon, mixed ground, or nobody knows."""
    if factor is Factor.WARM_UP:
        return None if session.warm_up is None else _side(session.warm_up, not session.warm_up)
    if factor is Factor.GROUND:
        return _side(session.ground is Ground.SOFT, session.ground is Ground.PAVEMENT)
    # A walk keeps the zone it was walked in.
    hour = session.started_at.hour
    return _side(MORNING_BEGINS <= hour < rules.morning_until, hour >= rules.evening_from)


def compare(sessions: Iterable[Session], factor: Factor, rules: ExperimentRules, by_turns: bool = False) -> Finding:
    """What the walks say about ``factor``; ``by_turns`` when chance, not the user, chose each side. Never raises."""
    sided = [(session, side_of(session, factor, rules)) for session in sessions if session.is_walked]
    known = [(session, side) for session, side in sided if side is not None and left_by(session) is not None]
    first = [session for session, side in known if side is Side.FIRST]
    second = [session for session, side in known if side is Side.SECOND]
    left_out = sum(side is not None for _, side in sided) - len(known)
    if min(len(first), len(second)) < rules.each:
        return Finding(factor, Verdict.TOO_FEW, len(first), len(second), left_out)
    gap = shift(_left(first), _left(second))
    doubts = tuple(_doubts(first, second, left_out, rules, by_turns))
    return Finding(factor, _verdict(gap, rules), len(first), len(second), left_out, gap, doubts)


def left_by(session: Session) -> int | None:
    """Points of pain that the next morning stood above *before*; None while one of them is not known."""
    check_in = session.check_in
    if check_in is None or check_in.morning is None or check_in.before is None:
        return None
    return check_in.morning - check_in.before


def _side(first: bool, second: bool) -> Side | None:
    if first:
        return Side.FIRST
    return Side.SECOND if second else None


def _left(sessions: Iterable[Session]) -> list[int]:
    return [left for left in map(left_by, sessions) if left is not None]


def _verdict(gap: Shift, rules: ExperimentRules) -> Verdict:
    if not gap.is_told_apart:
        return Verdict.NOT_TOLD
    return Verdict.SMALL if abs(gap.points) < rules.matters else Verdict.PLAIN


def _doubts(
    first: Sequence[Session], second: Sequence[Session], left_out: int, rules: ExperimentRules, by_turns: bool
) -> Iterable[Doubt]:
    if not by_turns:
        yield Doubt.CHOSEN
    lengths = [_mean(session.walked_minutes for session in side) for side in (first, second)]
    if max(lengths) - min(lengths) >= rules.length_apart * max(lengths):
        yield Doubt.LENGTH
    if abs(_before(first) - _before(second)) >= rules.before_apart:
        yield Doubt.BEFORE
    if _season_apart(first, second) >= rules.season_apart:
        yield Doubt.SEASON
    if left_out >= rules.left_out * (left_out + len(first) + len(second)):
        yield Doubt.LEFT_OUT


def _before(sessions: Iterable[Session]) -> float:
    return _mean(session.check_in.before or 0 for session in sessions if session.check_in)


def _season_apart(first: Sequence[Session], second: Sequence[Session]) -> float:
    """How far apart the middles of both sides lie, as a part of the whole time."""
    moments = [[session.started_at.timestamp() for session in side] for side in (first, second)]
    whole = max(map(max, moments)) - min(map(min, moments))
    return abs(_mean(moments[0]) - _mean(moments[1])) / whole if whole else 0.0


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known)
