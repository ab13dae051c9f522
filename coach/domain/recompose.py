"""Changing the rest of a walk that is under way; what has been performed stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coach.domain.change import LEAST_SIT as LEAST_SIT
from coach.domain.change import LONGEST_SIT as LONGEST_SIT
from coach.domain.change import USUAL_SIT as USUAL_SIT
from coach.domain.change import Change as Change
from coach.domain.change import Onward, onward
from coach.domain.compose import laid_out, marks, ordered
from coach.domain.cue_book import CueBook, VoiceStyle
from coach.domain.cue_choice import CueChoice
from coach.domain.guidance import Guidance, Slot, finish_slot, first_clear, guidance_for, time_left_slot
from coach.domain.stations import performed
from coach.domain.timeline import Event, EventKind, PhaseSpan, Timeline, Topic
from coach.domain.walk_slots import (
    Course,
    brisk_slots,
    filled_walking,
    pace_slots,
    rest_slots,
    safety_slots,
    turn_slots,
    with_half_way,
)

_KEPT = (Topic.SAFETY, Topic.TURN, Topic.REST, Topic.GO_ON)
"""What stays at its second where nothing but the pace changes."""


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
    """The same walk, changed from ``at`` seconds of the timeline on, in the warm-up from the start of the walk on.

    Everything at or before ``at`` is kept, and there is never more walking than before. What has changed is said as
    soon as the spacing of cues allows; the safety sentences still to come are said, and so is turning round. At or
    after the end nothing changes, and nor does GO_ON outside a rest. ``experience`` is the week of the plan,
    ``rest_minutes`` (1–3) is how long SIT rests. Raises ``ValueError`` for anything out of range.
    """
    guidance = guidance_for(experience)
    if not at >= 0:
        raise ValueError(f"a walk cannot change before its start, at {at} seconds")
    at = max(at, timeline.walk_starts)
    if at >= timeline.seconds:
        return timeline
    rest = onward(timeline, at, change, rest_minutes)
    if rest is None:
        return timeline
    kept = tuple(event for event in timeline.events if event.at <= at)
    spans = laid_out(rest.lengths, at)
    end = spans[-1].end
    fresh = tuple(_marks(kept, spans, rest.goes_on))
    course = Course(ordered((*kept, *fresh), end), at)
    said = tuple(event for event in kept if event.kind is EventKind.CUE)
    slots = _slots(timeline, course, rest, said, guidance)
    cues = CueChoice(book.on(timeline.route), voice_style, seed, said).speak(slots, course.phase_at)
    return ordered((*kept, *fresh, *cues), end, performed(timeline.stations, at), timeline.route)


def _marks(kept: Sequence[Event], spans: Sequence[PhaseSpan], goes_on: bool) -> Iterable[Event]:
    """The new phases with their chimes, and the chime at the end; nothing for a phase that goes on as it was, or has
    begun at this very moment."""
    start = spans[0].start
    phase = next((event for event in reversed(kept) if event.kind is EventKind.PHASE), None)
    has_begun = phase is not None and (phase.at, phase.phase) == (start, spans[0].phase)
    has_chimed = any(event.at == start and event.kind is EventKind.CHIME for event in kept)
    is_there = {EventKind.PHASE: goes_on or has_begun, EventKind.CHIME: goes_on or has_chimed}
    return (event for event in marks(spans) if event.at > start or not is_there[event.kind])


def _slots(
    timeline: Timeline, course: Course, rest: Onward, said: tuple[Event, ...], guidance: Guidance
) -> tuple[Slot, ...]:
    """The moments of the cues still to come."""
    last = [Slot(cue.at, cue.topic) for cue in said[-1:]]
    slots = [*last, *_must_be_said(timeline, course, rest, last)]
    topics = {cue.topic for cue in said}
    slots += [slot for slot in (finish_slot(max([course.start, *(slot.at for slot in slots)]), course.end),) if slot]
    time_left = time_left_slot(slots, max(course.start, course.last_part), course.end)
    slots += [time_left] if time_left and (rest.is_shorter or Topic.TIME_LEFT not in topics) else []
    slots += brisk_slots(course, slots)
    slots += pace_slots(course, slots, guidance)
    spaced = filled_walking(slots, guidance, course)
    if Topic.HALF_WAY not in topics:
        spaced = with_half_way(spaced, course)
    return tuple(slot for slot in spaced if slot not in last)


def _must_be_said(timeline: Timeline, course: Course, rest: Onward, last: Sequence[Slot]) -> list[Slot]:
    """What has changed, rests, turning round and the safety sentence, which is left room for whatever it takes."""
    coming = [cue for cue in timeline.cues if cue.at > course.start]
    if rest.keeps_times:
        return _with_lead(course, rest.lead, [Slot(cue.at, cue.topic) for cue in coming if cue.topic in _KEPT], last)
    pending = [cue for cue in coming if cue.topic is Topic.SAFETY]
    first = (Topic.SAFETY,) * (len(pending) - 1)
    turn = next((timeline.walked_at(cue.at) for cue in coming if cue.topic is Topic.TURN), None)
    turn = None if Topic.TURN in rest.lead else turn
    leads = [(*first, *rest.lead[:count]) for count in range(len(rest.lead), -1, -1)]
    tries = [*(_with_rests(course, lead, turn, last) for lead in leads), _with_lead(course, first, [], last)]
    if not pending:
        return tries[0]
    middle = max(course.middle, course.start)
    safe = ([*slots, *safety_slots(course, middle, [*last, *slots])] for slots in tries)
    wanted = len(pending)
    return next((slots for slots in safe if sum(slot.topic is Topic.SAFETY for slot in slots) == wanted), tries[0])


def _with_rests(course: Course, lead: Iterable[Topic], turn: float | None, last: Sequence[Slot]) -> list[Slot]:
    """What is said first, rests to come, and turning round after the same walking as before."""
    slots = _with_lead(course, lead, [], last)
    slots += rest_slots(course, [*last, *slots])
    return slots if turn is None else [*slots, *turn_slots(course, turn, [*last, *slots])]


def _with_lead(course: Course, lead: Iterable[Topic], fixed: Sequence[Slot], last: Sequence[Slot]) -> list[Slot]:
    """The fixed slots, and as soon as they leave room what is said first."""
    slots, at = list(fixed), course.start
    for topic in lead:
        moment = first_clear(at, [*last, *slots], course.end)
        if moment is not None:
            slots.append(Slot(moment, topic))
            at = moment
    return slots
