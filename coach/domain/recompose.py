"""Changing the rest of a walk that is under way; what has been performed stays as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from coach.domain.compose import ordered, with_half_way
from coach.domain.cue_book import CueBook, VoiceStyle
from coach.domain.cue_choice import CueChoice
from coach.domain.guidance import (
    APART,
    Guidance,
    Slot,
    filled,
    finish_slot,
    guidance_for,
    soonest_after,
    time_left_slot,
)
from coach.domain.stations import performed
from coach.domain.timeline import Event, EventKind, Phase, Timeline, Topic


class Change(StrEnum):
    """What happens to the rest of a walk."""

    EASIER = "easier"
    """As long as planned, and easy."""
    GENTLER = "gentler"
    """About half of what is left, and easy; out and back, the way home from here."""
    HOME = "home"
    """The shortest way home, easy; indoors a gentle end."""
    SIT = "sit"
    """A rest here, and then on as planned; in a rest, the rest lasts at least so long from now."""
    GO_ON = "go_on"
    """The rest that is on ends now."""


LEAST_SIT, LONGEST_SIT, USUAL_SIT = 1, 3, 2
"""Minutes of a rest on the way."""


def recompose(
    timeline: Timeline,
    at: float,
    change: Change,
    seed: int,
    book: CueBook,
    experience: int,
    voice_style: VoiceStyle,
    rest_minutes: int = USUAL_SIT,
) -> Timeline:
    """The same walk, changed from ``at`` seconds of the timeline on; its end stays where it was.

    Everything at or before ``at`` is kept. From there it is one phase with an EASE cue as soon as the
    spacing of cues and the safety sentences still to come allow. At or after the end nothing changes.
    ``experience`` is the week of the plan. Raises ``ValueError`` for ``at`` or ``experience`` out of range.
    """
    guidance = guidance_for(experience)
    if at < 0:
        raise ValueError(f"a walk cannot change before its start, at {at} seconds")
    if at >= timeline.seconds:
        return timeline
    phase = Phase.EASY
    kept = tuple(event for event in timeline.events if event.at <= at)
    said = tuple(event for event in kept if event.kind is EventKind.CUE)
    safety = tuple(replace(cue, phase=phase) for cue in timeline.cues if cue.at > at and cue.topic is Topic.SAFETY)
    slots = _rest(timeline, at, said, safety, guidance)
    cues = CueChoice(book, voice_style, seed, said).speak(slots, lambda _: phase)
    return ordered(
        (*kept, *_marks(kept, at, phase, timeline.seconds), *safety, *cues),
        timeline.seconds,
        performed(timeline.stations, at),
    )


def _marks(kept: Iterable[Event], at: float, phase: Phase, end: float) -> tuple[Event, ...]:
    """The new phase with its chime, unless the same begins at this very moment anyway, and the chime at the end."""
    there = {(event.at, event.kind, event.phase) for event in kept}
    begins = tuple(
        Event(at, kind, phase) for kind in (EventKind.PHASE, EventKind.CHIME) if (at, kind, phase) not in there
    )
    return (*begins, Event(end, EventKind.CHIME, phase))


def _rest(
    timeline: Timeline, at: float, said: tuple[Event, ...], safety: tuple[Event, ...], guidance: Guidance
) -> tuple[Slot, ...]:
    """The moments of the cues still to come, the safety sentences among them left out: they are kept as they are."""
    end = timeline.seconds
    middle = max((cue.at for cue in timeline.cues if cue.topic is Topic.SAFETY), default=end)
    topics = {cue.topic for cue in said}
    last = said[-1].at if said else at - 2 * APART
    slots = [Slot(cue.at, Topic.SAFETY) for cue in safety]
    ease = _earliest(max(at, soonest_after(last)), slots)
    slots += [Slot(ease, Topic.EASE)] if ease <= end else []
    finish = finish_slot(max([last, *(slot.at for slot in slots)]), end)
    slots += [finish] if finish else []
    time_left = time_left_slot([*slots, Slot(last)], at, end)
    slots += [time_left] if time_left and Topic.TIME_LEFT not in topics else []
    spaced = filled(slots, guidance)
    if Topic.HALF_WAY not in topics:
        spaced = with_half_way(spaced, middle, end)
    return tuple(slot for slot in spaced if slot.topic is not Topic.SAFETY)


def _earliest(at: float, slots: Iterable[Slot]) -> float:
    """The first moment from ``at`` on that keeps its distance from slots in order of time."""
    for slot in slots:
        if abs(slot.at - at) < APART:
            at = soonest_after(slot.at)
    return at
