"""Changing the rest of a walk that is under way; what has been performed stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from coach.domain.change import LEAST_SIT as LEAST_SIT
from coach.domain.change import LONGEST_SIT as LONGEST_SIT
from coach.domain.change import OUR_WAY, Onward, onward, told_at
from coach.domain.change import USUAL_SIT as USUAL_SIT
from coach.domain.change import Change as Change
from coach.domain.compose import laid_out, marks, ordered
from coach.domain.cue_book import CueBook, VoiceStyle
from coach.domain.cue_choice import CueChoice
from coach.domain.guidance import (
    AFTER_CHIME,
    Guidance,
    Slot,
    finish_slot,
    guidance_for,
    soonest_after,
    time_left_slot,
)
from coach.domain.rules import WayRules
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


def recompose(
    timeline: Timeline,
    at: float,
    change: Change,
    seed: int,
    book: CueBook,
    experience: int,
    voice_style: VoiceStyle,
    rest_minutes: int = USUAL_SIT,
    way: WayRules = OUR_WAY,
) -> Timeline:
    """The same walk, changed from ``at`` seconds of the timeline on, in the warm-up from the start of the walk on.

    Everything at or before ``at`` is kept, and there is never more walking than before. What was asked for is said at
    once, after the chime, whatever was said just before; the safety sentences still to come are said, and so is
    turning round. At or after the end nothing changes, and nor does GO_ON outside a rest. ``experience`` is the week
    of the plan, ``rest_minutes`` (1–3) is how long SIT rests, ``way`` how much GENTLER leaves. Raises ``ValueError``
    for anything out of range.
    """
    guidance = guidance_for(experience)
    if not at >= 0:
        raise ValueError(f"a walk cannot change before its start, at {at} seconds")
    at = max(at, timeline.walk_starts)
    rest = onward(timeline, at, change, rest_minutes, way) if at < timeline.seconds else None
    if rest is None:
        return timeline
    course = _course(timeline, rest, at)
    said = course.frame.cues
    slots = _slots(timeline, course, rest, guidance)
    cues = CueChoice(book.on(timeline.route), voice_style, seed, said).speak(slots, course.phase_at)
    return ordered((*course.frame.events, *cues), course.end, performed(timeline.stations, at), timeline.route)


def _course(timeline: Timeline, rest: Onward, at: float) -> Course:
    """What has been performed, and the phases to come."""
    kept = tuple(event for event in timeline.events if event.at <= at)
    spans = laid_out(rest.lengths, at)
    return Course(ordered((*kept, *_marks(kept, spans, rest.goes_on)), spans[-1].end), at)


def _marks(kept: Sequence[Event], spans: Sequence[PhaseSpan], goes_on: bool) -> Iterable[Event]:
    """The new phases with their chimes, and the chime at the end; nothing for a phase that goes on as it was, or has
    begun at this very moment."""
    start = spans[0].start
    phase = next((event for event in reversed(kept) if event.kind is EventKind.PHASE), None)
    has_begun = phase is not None and (phase.at, phase.phase) == (start, spans[0].phase)
    has_chimed = any(event.at == start and event.kind is EventKind.CHIME for event in kept)
    is_there = {EventKind.PHASE: goes_on or has_begun, EventKind.CHIME: goes_on or has_chimed}
    return (event for event in marks(spans) if event.at > start or not is_there[event.kind])


def _slots(timeline: Timeline, course: Course, rest: Onward, guidance: Guidance) -> tuple[Slot, ...]:
    """The moments of the cues still to come."""
    said = course.frame.cues
    last = [Slot(cue.at, cue.topic) for cue in said[-1:]]
    slots = [*last, *_must_be_said(timeline, course, rest, last)]
    topics = {cue.topic for cue in said}
    slots += [slot for slot in (finish_slot(max([course.start, *(slot.at for slot in slots)]), course.end),) if slot]
    time_left = time_left_slot(slots, max(course.start, course.last_part), course.end, course.chimes)
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
    safety = [cue.at for cue in coming if cue.topic is Topic.SAFETY]
    opening = [Slot(at, Topic.SAFETY) for at in safety if at <= course.start + AFTER_CHIME]
    middle = max(course.middle, course.start)
    targets = [at if rest.keeps_times else middle for at in safety[len(opening) :]]
    turn = next((timeline.walked_at(cue.at) for cue in coming if cue.topic is Topic.TURN), None)
    turn = None if Topic.TURN in rest.lead else turn
    begins = told_at(timeline, course.start)
    leads = [_lead(rest.lead[:count], begins, course.end) for count in range(len(rest.lead), -1, -1)]
    tries = [_with_rests(course, [*last, *opening, *lead], turn) for lead in leads]
    safe = [_with_safety(course, slots, targets) for slots in [*tries, [*last, *opening]]]
    best = max(safe, key=lambda slots: sum(slot.topic is Topic.SAFETY for slot in slots))
    return best[len(last) :]


def _lead(topics: Iterable[Topic], begins: float, end: float) -> list[Slot]:
    """What was asked for, at once, whatever has just been said."""
    moments = accumulate(topics, lambda at, _: soonest_after(at), initial=begins)
    return [Slot(at, topic) for at, topic in zip(moments, topics, strict=False) if at <= end]


def _with_rests(course: Course, slots: list[Slot], turn: float | None) -> list[Slot]:
    """The slots, rests to come, and turning round after the same walking as before."""
    slots = [*slots, *rest_slots(course, slots)]
    return slots if turn is None else [*slots, *turn_slots(course, turn, slots)]


def _with_safety(course: Course, slots: list[Slot], targets: Iterable[float]) -> list[Slot]:
    """The slots, and a safety sentence near each of these moments, as far as there is room."""
    for at in targets:
        slots = [*slots, *safety_slots(course, at, slots)]
    return slots
