"""What a change makes of the rest of a walk: which phases follow, how long they are, and what must be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.domain.guidance import AFTER_CHIME
from coach.domain.routine_words import spoken_seconds
from coach.domain.rules import WayRules
from coach.domain.timeline import WALKING, Phase, Timeline, Topic
from coach.domain.walk import Route


class Change(StrEnum):
    """What happens to the rest of a walk."""

    EASIER = "easier"
    """As long as planned, and easy."""
    GENTLER = "gentler"
    """A part of what is left, about half, and easy; out and back, the way home from here."""
    HOME = "home"
    """The shortest way home, easy; indoors a gentle end."""
    SIT = "sit"
    """A rest here, and then on as planned; in a rest, the rest lasts at least so long from now."""
    GO_ON = "go_on"
    """The rest that is on ends now."""


LEAST_SIT, LONGEST_SIT, USUAL_SIT = 1, 3, 2
"""Minutes of a rest on the way (walk to mild onset, sit 1–3 minutes, repeat: common advice for heavy legs)."""
LEAST_PART = 60.0
"""Seconds of walking after a rest; for less, the rest is left out (our choice)."""

OUR_WAY = WayRules()

Lengths = tuple[tuple[Phase, float], ...]
"""Phases, each with its seconds."""


@dataclass(frozen=True)
class Onward:
    """What is left from now on.

    ``lead`` is what is said first, in this order. ``goes_on`` is whether the first phase is the one that is on;
    ``keeps_times`` whether everything stays at its second; ``is_shorter`` whether there is less walking than before.
    """

    lengths: Lengths
    lead: tuple[Topic, ...]
    goes_on: bool = False
    keeps_times: bool = False
    is_shorter: bool = False


def onward(
    timeline: Timeline, at: float, change: Change, rest_minutes: int = USUAL_SIT, way: WayRules = OUR_WAY
) -> Onward | None:
    """What follows after ``at``, in the walk itself; None where nothing changes. ``way`` is how much GENTLER leaves.

    Raises ``ValueError`` for a rest of less than 1 or more than 3 minutes."""
    if not LEAST_SIT <= rest_minutes <= LONGEST_SIT:
        raise ValueError(f"a rest on the way lasts {LEAST_SIT} to {LONGEST_SIT} minutes, not {rest_minutes}")
    left = _left(timeline, at)
    rests = left[0][0] is Phase.REST
    if change is Change.SIT:
        return _seated(left, rest_minutes * 60.0, rests)
    if change is Change.GO_ON:
        return Onward(left[1:], (Topic.GO_ON,)) if rests else None
    if change is Change.EASIER:
        return Onward(_easy(left), (Topic.EASE,), rests, keeps_times=True)
    return _shorter(timeline, at, change, _easy(left), rests, way)


def _seated(left: Lengths, seconds: float, rests: bool) -> Onward:
    if not rests:
        return Onward(((Phase.REST, seconds), *left), (Topic.REST,))
    return Onward(((Phase.REST, max(seconds, left[0][1])), *left[1:]), (), goes_on=True)


def _shorter(timeline: Timeline, at: float, change: Change, left: Lengths, rests: bool, way: WayRules) -> Onward:
    """The rest cut to the way home, or to a part of it."""
    planned = _walking(left)
    lead, wanted = _way_home(timeline, at, change, left, way.share)
    seconds = min(planned, max(wanted, way.least_minutes * 60.0))
    is_shorter = seconds < planned
    if lead == (Topic.SHORTER,) and not is_shorter:
        lead = (Topic.EASE,)
    return Onward(_first(left, seconds), lead, rests, is_shorter=is_shorter)


def _way_home(
    timeline: Timeline, at: float, change: Change, left: Lengths, share: float
) -> tuple[tuple[Topic, ...], float]:
    """What is said, and how many seconds of walking are left; ``share`` is the part that GENTLER leaves."""
    walked = timeline.walked_at(at)
    if timeline.route is Route.OUT_AND_BACK:
        out = _out(timeline, at)
        if out is not None:
            home = 2 * out - walked
            is_far = change is Change.GENTLER and home > _walking(left) * share
            return (Topic.FAR if is_far else Topic.HOME,), home
        until = _walking(_until(left, told_at(timeline, at) - at))
        return (Topic.TURN, Topic.HOME), until + walked + until
    if change is Change.GENTLER:
        return (Topic.SHORTER,), _walking(left) * share
    return (Topic.HOME,), walked if timeline.route is Route.ROUND else 0.0


def _out(timeline: Timeline, at: float) -> float | None:
    """Seconds of walking on the way out of somebody who was told to turn round, or None before that."""
    turn = timeline.turn
    return timeline.walked_at(turn) if turn is not None and turn <= at else None


def told_at(timeline: Timeline, at: float) -> float:
    """When something that was asked for at ``at`` is said: at once, after the chime; only a safety sentence that is
    being said then is heard to its end first."""
    soon = at + AFTER_CHIME
    safety = next((cue for cue in reversed(timeline.cues) if cue.topic is Topic.SAFETY and cue.at <= soon), None)
    if safety is None:
        return soon
    seconds = spoken_seconds(safety.text)
    # One that is cut off by the change begins again.
    return max(soon, max(at, safety.at) + seconds) if safety.at + seconds > at else soon


def _left(timeline: Timeline, at: float) -> Lengths:
    return tuple((span.phase, span.end - max(at, span.start)) for span in timeline.spans if span.end > at)


def _easy(left: Iterable[tuple[Phase, float]]) -> Lengths:
    """Everything easy: what is walked between two rests is one phase."""
    easy: list[tuple[Phase, float]] = []
    for phase, seconds in left:
        if phase is Phase.REST or not easy or easy[-1][0] is Phase.REST:
            easy.append((phase if phase is Phase.REST else Phase.EASY, seconds))
        else:
            easy[-1] = (Phase.EASY, easy[-1][1] + seconds)
    return tuple(easy)


def _first(left: Lengths, walking: float) -> Lengths:
    """So many seconds of walking, and the rests between them; one that is not on yet is left out shortly before the
    end."""
    kept: list[tuple[Phase, float]] = []
    for phase, seconds in left:
        if phase is Phase.REST and (not kept or walking >= LEAST_PART):
            kept.append((phase, seconds))
        elif phase in WALKING and walking > 0:
            kept.append((phase, min(seconds, walking)))
            walking -= kept[-1][1]
    return _easy(kept)


def _until(left: Sequence[tuple[Phase, float]], seconds: float) -> Lengths:
    """What of it happens in the first ``seconds``."""
    happens: list[tuple[Phase, float]] = []
    for phase, length in left:
        happens.append((phase, min(length, max(0.0, seconds))))
        seconds -= length
    return tuple(happens)


def _walking(lengths: Lengths) -> float:
    return sum(seconds for phase, seconds in lengths if phase in WALKING)
