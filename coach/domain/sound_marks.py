"""Puts counts, beats and breaths into a timeline; what is said, and when, stays as it was composed.

When each sounds is our own choice: beats only where walking is steady or brisk, breaths only where it is easy, and a
count only where no sentence is near.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from coach.domain.compose import AFTER_CHIME, ordered
from coach.domain.sound import SoundSettings
from coach.domain.timeline import Event, EventKind, Phase, PhaseSpan, Timeline, Topic

BREATH_IN_SECONDS, BREATH_OUT_SECONDS = 4.0, 6.0
"""One breath: slow and unforced, longer out than in."""
CLEAR_OF_CUE = 14.0
"""Seconds from the beginning of a sentence in which nothing is counted: the longest one is over by then."""
_MARKS = frozenset((EventKind.COUNT, EventKind.BEAT, EventKind.BREATH_IN, EventKind.BREATH_OUT))
_BEAT_PHASES = frozenset((Phase.STEADY, Phase.BRISK))


def with_sounds(timeline: Timeline, sound: SoundSettings, counts: tuple[str, ...]) -> Timeline:
    """The same walk with the sounds somebody chose, in place of those of an earlier call.

    ``counts`` are the words before a change of phase, one a second, the last of them a second before it.
    """
    kept = [event for event in timeline.events if event.kind not in _MARKS or event.topic is Topic.EXERCISE]
    bare = replace(timeline, events=tuple(kept))
    marks = (*_counts(bare, counts if sound.count_on else ()), *_beats(bare, sound.beat), *_breaths(bare, sound))
    return ordered((*kept, *marks), timeline.seconds, timeline.stations, timeline.route)


def _counts(timeline: Timeline, words: tuple[str, ...]) -> Iterator[Event]:
    for before, after in zip(timeline.spans, timeline.spans[1:], strict=False):
        first = after.start - len(words)
        if before.start <= first and before.phase is not after.phase and _is_quiet(timeline, first, after.start):
            for place, word in enumerate(words):
                yield Event(first + place, EventKind.COUNT, before.phase, word)


def _is_quiet(timeline: Timeline, first: float, change: float) -> bool:
    return not any(first - CLEAR_OF_CUE <= cue.at < change for cue in timeline.cues)


def _beats(timeline: Timeline, beat: int | None) -> Iterator[Event]:
    """One beat a step on one grid from the start of each stretch of steady and brisk parts."""
    if beat is None:
        return
    for stretch in _stretches(timeline.spans):
        start, step = stretch[0].start, 0
        for span in stretch:
            while (at := start + step * 60.0 / beat) < span.end:
                yield Event(at, EventKind.BEAT, span.phase)
                step += 1


def _stretches(spans: Iterable[PhaseSpan]) -> list[list[PhaseSpan]]:
    """The parts with beats, those that follow one another together."""
    stretches: list[list[PhaseSpan]] = []
    for span in spans:
        if span.phase not in _BEAT_PHASES:
            continue
        if stretches and stretches[-1][-1].end == span.start:
            stretches[-1].append(span)
        else:
            stretches.append([span])
    return stretches


def _breaths(timeline: Timeline, sound: SoundSettings) -> Iterator[Event]:
    """In exercises the breath goes with the movement; in easy parts whole breaths from the chime's end on."""
    if not sound.breath_on:
        return
    for event in timeline.events:
        if event.pose is not None and event.pose.breath is not None:
            yield Event(event.at, event.pose.breath, event.phase)
    for span in timeline.spans:
        at = span.start + AFTER_CHIME
        while span.phase is Phase.EASY and at + BREATH_IN_SECONDS + BREATH_OUT_SECONDS <= span.end:
            yield Event(at, EventKind.BREATH_IN, span.phase)
            yield Event(at + BREATH_IN_SECONDS, EventKind.BREATH_OUT, span.phase)
            at += BREATH_IN_SECONDS + BREATH_OUT_SECONDS
