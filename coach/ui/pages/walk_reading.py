"""What the walk page and the small view say about one moment of a walk."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from coach.domain.timeline import Event, Phase, Timeline
from coach.ui.texts import Texts

IN_SECONDS = 90
"""Up to here the next sentence is announced in seconds, beyond in minutes."""

COUNT_EARLY = 0.1
"""Seconds by which a position may lag behind the count that belongs to it."""


@dataclass(frozen=True)
class WalkReading:
    """The words in the ring from top to bottom, the sentence last spoken, and what comes next ("" for nothing)."""

    above: str
    number: str
    below: str
    spoken: str = ""
    next: str = ""


def read_walk(texts: Texts, timeline: Timeline, position: float, paused: bool) -> WalkReading:
    """The words at ``position`` seconds of a timeline; an empty timeline says that no walk is on."""
    if not timeline.spans:
        return WalkReading("", "–", texts.say("walk.none"))
    span = timeline.span_at(position)
    above = texts.say("walk.paused" if paused else f"walk.phase.{span.phase.value}")
    cue = timeline.last_cue(position)
    spoken = cue.text if cue else ""
    ahead = "" if paused else _next(texts, timeline, position)
    ahead_of_it = timeline.walking_seconds - timeline.walked_at(position)
    if span.phase in (Phase.WARM_UP, Phase.REST):
        then = texts.say("walk.then", time=texts.clock(ahead_of_it))
        return WalkReading(above, texts.clock(span.end - position), then, spoken, ahead)
    whole = texts.say("walk.left_of", time=texts.clock(timeline.walking_seconds))
    return WalkReading(above, texts.clock(ahead_of_it), whole, spoken, ahead)


def minutes_left(timeline: Timeline, position: float) -> int:
    """Minutes of walking still to come, rounded up; 1 at least."""
    return max(1, ceil((timeline.walking_seconds - timeline.walked_at(position)) / 60))


def read_count(texts: Texts, timeline: Timeline, count: Event, position: float) -> WalkReading | None:
    """The words while a count before a change sounds: how many seconds until which pace. None once its second is over
    and where no change follows."""
    change = next((span for span in timeline.spans if span.start > count.at), None)
    if change is None or not count.at <= position + COUNT_EARLY < count.at + 1.0:
        return None
    above = texts.say("walk.count", phase=texts.say(f"walk.phase.{change.phase.value}"))
    return WalkReading(above, str(round(change.start - count.at)), "")


def _next(texts: Texts, timeline: Timeline, position: float) -> str:
    cue = timeline.next_cue(position)
    if cue is None or cue.topic is None:
        return ""
    seconds = ceil(cue.at - position)
    topic = texts.say(f"walk.topic.{cue.topic.value}")
    if seconds <= IN_SECONDS:
        return texts.say("walk.next_s", seconds=seconds, topic=topic)
    return texts.say("walk.next_min", minutes=ceil(seconds / 60), topic=topic)
