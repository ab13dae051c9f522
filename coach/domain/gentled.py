"""A walk that two "worse" made gentler: what there is to tell of it, and the way back where they were a slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coach.domain.compose import ordered
from coach.domain.guidance import soonest_after
from coach.domain.routine_words import spoken_seconds
from coach.domain.timeline import Event, EventKind, Timeline, Topic
from coach.domain.walk import Route

_MUST = frozenset((Topic.SAFETY, Topic.TURN, Topic.REST, Topic.GO_ON, Topic.FINISH))
"""What is said whatever was said just before."""
TURN_AGAIN = 30.0
"""Seconds after being told to turn round in which somebody may still turn again and go on: they are home a little
earlier then, never later (our choice)."""
_SAME = 1e-6
"""Seconds of walking that are no difference."""


@dataclass(frozen=True)
class Gentled:
    """``is_shorter`` is whether there is less walking than before, ``is_home`` whether what is left is the way home
    already, ``may_undo`` whether it can go on as it was before."""

    is_shorter: bool
    is_home: bool
    may_undo: bool


def gentled(timeline: Timeline, planned: Timeline, at: float) -> Gentled:
    """What became of ``planned`` at ``at`` seconds."""
    is_shorter = timeline.walking_seconds < planned.walking_seconds
    return Gentled(is_shorter, timeline.route is Route.OUT_AND_BACK, may_undo(timeline, planned, at))


def may_undo(timeline: Timeline, planned: Timeline, at: float) -> bool:
    """Whether ``timeline``, which is ``planned`` made gentler, can go on as planned at ``at`` seconds: not after its
    end, nor once somebody is on the way home for it, nor where walking and resting have come apart."""
    has_parted = abs(timeline.walked_at(at) - planned.walked_at(at)) > _SAME
    return at < timeline.seconds and not has_parted and _may_turn_again(timeline.turn, planned.turn, at)


def _may_turn_again(turned: float | None, planned: float | None, at: float) -> bool:
    """Whether nobody has turned round for it, or only just, and will be told to again."""
    if turned is None or turned == planned:
        return True
    return planned is not None and at < planned and at <= turned + TURN_AGAIN


def as_planned(timeline: Timeline, planned: Timeline, at: float) -> Timeline | None:
    """``timeline``, which is ``planned`` made gentler, on as planned from ``at`` seconds on: never longer than that.

    Everything before ``at`` is kept. None where ``may_undo`` says so.
    """
    if not may_undo(timeline, planned, at):
        return None
    before = [event for event in timeline.events if event.at < at]
    here = [event for event in timeline.events if event.at == at and event.kind is not EventKind.PHASE]
    later = [event for event in planned.events if event.at > at and event.kind is not EventKind.CUE]
    cues = _cues([event for event in (*before, *here) if event.kind is EventKind.CUE], planned, at)
    events = (*before, *here, *_change(before, here, planned, at), *later, *cues)
    return ordered(events, planned.seconds, timeline.stations, timeline.route)


def _change(before: Iterable[Event], here: Iterable[Event], planned: Timeline, at: float) -> Iterator[Event]:
    """The planned phase with its chime, where it is another one than the one that is on."""
    now = planned.span_at(at).phase
    if now is next((event.phase for event in reversed(list(before)) if event.kind is EventKind.PHASE), None):
        return
    yield Event(at, EventKind.PHASE, now)
    if not any(event.kind is EventKind.CHIME for event in here):
        yield Event(at, EventKind.CHIME, now)


def _cues(said: list[Event], planned: Timeline, at: float) -> Iterator[Event]:
    """The planned sentences still to come; what need not be said keeps away from what was, and comes once."""
    texts = {cue.text for cue in said}
    last = said[-1] if said else None
    for cue in planned.cues:
        if cue.at <= at:
            continue
        if last is not None and cue.topic in _MUST:
            cue = replace(cue, at=max(cue.at, last.at + spoken_seconds(last.text)))
        elif last is not None and (cue.at < soonest_after(last.at) or cue.text in texts):
            continue
        if cue.at < planned.seconds:
            yield cue
            last = cue
