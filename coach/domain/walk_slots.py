"""Where the cues of a walk stand: what must be said first, then what there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from coach.domain.guidance import AFTER_CHIME as AFTER_CHIME
from coach.domain.guidance import (
    APART,
    Guidance,
    Slot,
    filled,
    finish_slot,
    first_clear,
    is_beside_chime,
    is_clear,
    soonest_after,
    time_left_slot,
)
from coach.domain.timeline import WALKING, EventKind, Phase, PhaseSpan, Timeline, Topic

START_WITHIN = 135.0
"""Seconds from the start of the walk in which START sentences are true."""
HALF_WAY_SHARE = 0.4
"""How much of the second half may have gone when the half-way sentence is said."""
TURN_EARLY = 0.05
"""The part of the walking by which turning round comes before the middle, so that a slower way home is no longer than
the walk (our choice); at least the distance of two cues."""
TURN_FROM = 180.0
"""Seconds of walking from which there is room for turning round."""
BEFORE_CHIME = 8.0
"""Seconds before a chime in which a sentence of about 12 words is out, in the slowest voice too."""


@dataclass(frozen=True)
class Course:
    """The phases of a whole walk as ``frame``, of which those from ``start`` on are still to be given cues."""

    frame: Timeline
    start: float

    @property
    def end(self) -> float:
        """Where the walk ends."""
        return self.frame.seconds

    @property
    def spans(self) -> tuple[PhaseSpan, ...]:
        """The phases from ``start`` on."""
        return tuple(span for span in self._whole if span.start >= self.start)

    @property
    def changes(self) -> tuple[tuple[PhaseSpan, PhaseSpan], ...]:
        """Two phases for each change to come: the one before it and the one after it."""
        return tuple((before, span) for before, span in pairwise(self._whole) if span.start > self.start)

    @property
    def middle(self) -> float:
        """Where half of the walking is done."""
        return self.frame.position_at(self.frame.walking_seconds / 2)

    @property
    def chimes(self) -> tuple[float, ...]:
        """When there is a chime, in the whole walk."""
        return tuple(event.at for event in self.frame.events if event.kind is EventKind.CHIME)

    @property
    def last_part(self) -> float:
        """Where the last rest ends, or the start without one."""
        return max((span.end for span in self.frame.spans if span.phase is Phase.REST), default=self.start)

    def phase_at(self, at: float) -> Phase:
        """The phase of a moment."""
        return self.frame.span_at(at).phase

    @property
    def _whole(self) -> tuple[PhaseSpan, ...]:
        return tuple(span for span in self.frame.spans if span.end > span.start)

    def is_walking(self, at: float) -> bool:
        """Whether somebody walks at that moment, the very end among them."""
        return self.start <= at <= self.end and self.phase_at(at) in WALKING


def walk_slots(course: Course, lead: float, guidance: Guidance, turns: bool) -> tuple[Slot, ...]:
    """The moments of a walk's cues, the first ``lead`` seconds after its start."""
    slots = [Slot(course.start + lead, Topic.SAFETY), *rest_slots(course)]
    slots += safety_slots(course, course.middle, slots)
    if turns and course.frame.walking_seconds >= TURN_FROM:
        slots += turn_slots(course, _turn_after(course.frame.walking_seconds), slots)
    slots += [slot for slot in (finish_slot(max(slot.at for slot in slots), course.end),) if slot]
    slots += brisk_slots(course, slots)
    slots += _last_easy(course.spans, slots)
    slots += [
        slot
        for slot in (time_left_slot(slots, max(course.middle, course.last_part), course.end, course.chimes),)
        if slot
    ]
    slots += pace_slots(course, slots, guidance)
    return with_half_way(_with_start(filled_walking(slots, guidance, course), course.spans[0]), course)


def rest_slots(course: Course, slots: Sequence[Slot] = ()) -> list[Slot]:
    """What is said when rests to come begin, and when rests end: a moment later where the slots are near."""
    added: list[Slot] = []
    for before, span in course.changes:
        topic = Topic.REST if _is_rest(span) else Topic.GO_ON
        if _is_rest(before) or _is_rest(span):
            at = first_clear(span.start + AFTER_CHIME, [*slots, *added], span.end)
            added += [] if at is None else [Slot(at, topic)]
    return added


def turn_slots(course: Course, walked: float, slots: Sequence[Slot]) -> list[Slot]:
    """Turning round as near to ``walked`` seconds of walking as the slots allow, rather before the middle than past
    it. Nothing where there is no room."""
    at = max(course.frame.position_at(walked), course.start)
    before_chimes = (span.start - BEFORE_CHIME for span in course.spans)
    moments = _moments(course, (at, *before_chimes), slots)
    best = min(moments, key=lambda moment: (moment > course.middle, abs(moment - at)), default=None)
    return [] if best is None else [Slot(best, Topic.TURN)]


def safety_slots(course: Course, at: float, slots: Sequence[Slot]) -> list[Slot]:
    """The safety sentence as near to ``at`` as the slots allow; nothing without any room."""
    moments = _moments(course, (at,), slots)
    best = min(moments, key=lambda moment: (abs(moment - at), moment), default=None)
    return [] if best is None else [Slot(best, Topic.SAFETY)]


def pace_slots(course: Course, slots: Sequence[Slot], guidance: Guidance) -> list[Slot]:
    """The changes of pace that there is room for; beside those of rests there is none."""
    added: list[Slot] = []
    for _, span in course.changes:
        at = span.start + AFTER_CHIME
        if at < span.end and is_clear(at, [*slots, *added], guidance.closest):
            added.append(Slot(at, Topic.PACE, change=True))
    return added


def brisk_slots(course: Course, slots: Sequence[Slot]) -> list[Slot]:
    """A brisk part is told at its beginning and its end, however sparse guidance is: nobody sees it coming."""
    added: list[Slot] = []
    for before, span in course.changes:
        if Phase.BRISK in (before.phase, span.phase) and span.phase in WALKING and not _is_rest(before):
            added += _just_after(span, [*slots, *added]) if before.phase is not span.phase else []
    return added


def filled_walking(slots: Iterable[Slot], guidance: Guidance, course: Course) -> tuple[Slot, ...]:
    """The slots in order of time, with open ones in the gaps of the walking; rests are quiet."""
    spaced = filled(slots, guidance)
    return tuple(slot for slot in spaced if slot.topic is not None or course.is_walking(slot.at))


def with_half_way(slots: tuple[Slot, ...], course: Course) -> tuple[Slot, ...]:
    """The first open slot a little past the middle becomes the half-way cue."""
    latest = course.frame.position_at(course.frame.walking_seconds * (1 + HALF_WAY_SHARE) / 2)
    return _first_open(slots, course.middle, latest, Topic.HALF_WAY)


def _turn_after(walking: float) -> float:
    return walking / 2 - max(APART, walking * TURN_EARLY)


def _moments(course: Course, wished: Iterable[float], slots: Sequence[Slot]) -> list[float]:
    """Those wished for and the moments next to the slots and to chimes, as far as somebody walks then and no slot is
    near; those beside a chime only where there is no other."""
    near = (moment for slot in slots for moment in (slot.at - APART, soonest_after(slot.at)))
    starts = (moment for span in course.spans for moment in (span.start, span.start + AFTER_CHIME))
    walking = filter(course.is_walking, (*wished, *near, *starts))
    found = [moment for moment in walking if is_clear(moment, slots, APART)]
    chimes = course.chimes
    return [moment for moment in found if not is_beside_chime(moment, chimes)] or found


def _is_rest(span: PhaseSpan) -> bool:
    return span.phase is Phase.REST


def _with_start(slots: tuple[Slot, ...], first: PhaseSpan) -> tuple[Slot, ...]:
    return _first_open(slots, first.start, min(first.end, first.start + START_WITHIN), Topic.START)


def _first_open(slots: tuple[Slot, ...], after: float, until: float, topic: Topic) -> tuple[Slot, ...]:
    for index, slot in enumerate(slots):
        if slot.topic is None and after < slot.at <= until:
            return (*slots[:index], replace(slot, topic=topic), *slots[index + 1 :])
    return slots


def _last_easy(spans: tuple[PhaseSpan, ...], slots: list[Slot]) -> list[Slot]:
    """The change to an easy last phase."""
    last = spans[-1]
    if len(spans) == 1 or last.phase is not Phase.EASY:
        return []
    return _just_after(last, slots)


def _just_after(span: PhaseSpan, slots: Sequence[Slot]) -> list[Slot]:
    """The change to a phase: when it begins, or as soon as the other cues leave room."""
    begins = span.start + AFTER_CHIME
    moments = sorted({begins, *(soonest_after(slot.at) for slot in slots)})
    near = (at for at in moments if begins <= at <= min(begins + APART, span.end) and is_clear(at, slots, APART))
    return [Slot(at, Topic.PACE, change=True) for at in near][:1]
