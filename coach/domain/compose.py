"""Composing a walk: the pure step from what shall be walked to what is said and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from coach.domain.cue_book import CueBook, VoiceStyle
from coach.domain.cue_choice import CueChoice
from coach.domain.guidance import (
    APART,
    Guidance,
    Slot,
    filled,
    finish_slot,
    guidance_for,
    is_clear,
    soonest_after,
    time_left_slot,
)
from coach.domain.timeline import Event, EventKind, Phase, PhaseSpan, Station, Timeline, Topic
from coach.domain.walk import Walk

AFTER_CHIME = 2.0
"""Seconds that a chime has to itself before a cue, where there is room."""
START_WITHIN = 135.0
"""Seconds from the start of the walk in which START sentences are true."""
HALF_WAY_SHARE = 0.4
"""How much of the second half may have gone when the half-way sentence is said."""
_ORDER = {kind: place for place, kind in enumerate(EventKind)}


def compose_walk(
    walk: Walk, voice_style: VoiceStyle, experience: int, seed: int, book: CueBook, warm_up: Timeline | None = None
) -> Timeline:
    """The timeline of a walk; the same arguments always give the same one.

    ``experience`` is the week of the plan, from 1: guidance fades with it. ``seed`` picks the
    sentences. ``warm_up`` is a routine composed to lead on into a walk, put in front where the walk asks for one.
    Raises ``ValueError`` for a week below 1.
    """
    guidance = guidance_for(experience)
    before = warm_up if warm_up is not None and walk.warm_up else Timeline((), 0.0)
    spans = _spans(walk, before.seconds)
    start, end = spans[0].start, spans[-1].end
    lead = AFTER_CHIME if (end - start) / 2 - AFTER_CHIME >= APART else 0.0
    frame = Timeline(_marks(spans), end)
    choice = CueChoice(book, voice_style, seed, before.cues)
    cues = choice.speak(walk_slots(spans, lead, guidance), lambda at: frame.span_at(at).phase)
    return ordered((*before.events, *frame.events, *cues), end, before.stations)


def ordered(events: Iterable[Event], seconds: float, stations: tuple[Station, ...] = ()) -> Timeline:
    """A timeline of these events in order of time; at the same moment phase before chime before cue."""
    return Timeline(tuple(sorted(events, key=lambda event: (event.at, _ORDER[event.kind]))), seconds, stations)


def walk_slots(spans: tuple[PhaseSpan, ...], lead: float, guidance: Guidance) -> tuple[Slot, ...]:
    """The moments of the walk part's cues, the first ``lead`` seconds after its start."""
    start, end = spans[0].start, spans[-1].end
    middle = (start + end) / 2
    slots = [Slot(start + lead, Topic.SAFETY), Slot(middle, Topic.SAFETY)]
    slots += [slot for slot in (finish_slot(middle, end),) if slot]
    slots += _last_easy(spans, slots)
    slots += [slot for slot in (time_left_slot(slots, middle, end),) if slot]
    for span in spans[1:]:
        change = Slot(span.start + AFTER_CHIME, Topic.PACE, change=True)
        if change.at < span.end and is_clear(change.at, slots, guidance.closest):
            slots.append(change)
    return with_half_way(_with_start(filled(slots, guidance), spans[0]), middle, end)


def with_half_way(slots: tuple[Slot, ...], middle: float, end: float) -> tuple[Slot, ...]:
    """The first open slot a little past the middle becomes the half-way cue."""
    latest = middle + (end - middle) * HALF_WAY_SHARE
    return _first_open(slots, middle, latest, Topic.HALF_WAY)


def _with_start(slots: tuple[Slot, ...], first: PhaseSpan) -> tuple[Slot, ...]:
    return _first_open(slots, first.start, min(first.end, first.start + START_WITHIN), Topic.START)


def _first_open(slots: tuple[Slot, ...], after: float, until: float, topic: Topic) -> tuple[Slot, ...]:
    for index, slot in enumerate(slots):
        if slot.topic is None and after < slot.at <= until:
            return (*slots[:index], replace(slot, topic=topic), *slots[index + 1 :])
    return slots


def _last_easy(spans: tuple[PhaseSpan, ...], slots: list[Slot]) -> list[Slot]:
    """The change to an easy last phase: soon after its start, as soon as the other cues leave room."""
    last = spans[-1]
    if len(spans) == 1 or last.phase is not Phase.EASY:
        return []
    begins = last.start + AFTER_CHIME
    moments = sorted({begins, *(soonest_after(slot.at) for slot in slots)})
    near = (at for at in moments if begins <= at <= min(begins + APART, last.end) and is_clear(at, slots, APART))
    return [Slot(at, Topic.PACE, change=True) for at in near][:1]


def _spans(walk: Walk, start: float) -> tuple[PhaseSpan, ...]:
    ends = list(accumulate((segment.seconds for segment in walk.segments), initial=start))
    return tuple(
        PhaseSpan(Phase(segment.name), begin, end)
        for segment, begin, end in zip(walk.segments, ends, ends[1:], strict=False)
    )


def _marks(spans: tuple[PhaseSpan, ...]) -> tuple[Event, ...]:
    """Phases with their chimes, and the chime at the end."""
    kinds = (EventKind.PHASE, EventKind.CHIME)
    starts = tuple(Event(span.start, kind, span.phase) for span in spans for kind in kinds)
    return (*starts, Event(spans[-1].end, EventKind.CHIME, spans[-1].phase))
