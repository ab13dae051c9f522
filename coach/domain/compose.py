"""Composing a walk: the pure step from what shall be walked to what is said and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from coach.domain.cue_book import CueBook, VoiceStyle
from coach.domain.cue_choice import CueChoice
from coach.domain.guidance import APART, guidance_for
from coach.domain.timeline import Event, EventKind, Phase, PhaseSpan, Station, Timeline
from coach.domain.walk import Route, Walk
from coach.domain.walk_slots import AFTER_CHIME as AFTER_CHIME
from coach.domain.walk_slots import Course, walk_slots

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
    lengths = [(Phase(segment.name), segment.seconds) for segment in walk.segments]
    spans = laid_out(lengths, before.seconds)
    end = spans[-1].end
    course = Course(Timeline(marks(spans), end), before.seconds)
    lead = AFTER_CHIME if course.frame.walking_seconds / 2 - AFTER_CHIME >= APART else 0.0
    slots = walk_slots(course, lead, guidance, walk.route is Route.OUT_AND_BACK)
    choice = CueChoice(book.on(walk.route), voice_style, seed, before.cues)
    cues = choice.speak(slots, course.phase_at)
    return ordered((*before.events, *course.frame.events, *cues), end, before.stations, walk.route)


def ordered(
    events: Iterable[Event], seconds: float, stations: tuple[Station, ...] = (), route: Route = Route.ROUND
) -> Timeline:
    """A timeline of these events in order of time; at the same moment phase before chime before cue."""
    return Timeline(tuple(sorted(events, key=lambda event: (event.at, _ORDER[event.kind]))), seconds, stations, route)


def laid_out(lengths: Sequence[tuple[Phase, float]], start: float) -> tuple[PhaseSpan, ...]:
    """Phases of those lengths in seconds, one after the other from ``start`` on."""
    ends = list(accumulate((seconds for _, seconds in lengths), initial=start))
    return tuple(PhaseSpan(phase, begin, end) for (phase, _), begin, end in zip(lengths, ends, ends[1:], strict=False))


def marks(spans: Sequence[PhaseSpan]) -> tuple[Event, ...]:
    """Phases with their chimes, and the chime at the end."""
    kinds = (EventKind.PHASE, EventKind.CHIME)
    starts = tuple(Event(span.start, kind, span.phase) for span in spans for kind in kinds)
    return (*starts, Event(spans[-1].end, EventKind.CHIME, spans[-1].phase))
