"""What counts, beats and breaths promise: they never come in the way of a sentence, and never hurry anybody."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.cue_book import VoiceStyle
from coach.domain.recompose import Change, recompose
from coach.domain.sound import FASTEST_BEAT, SLOWEST_BEAT, SoundSettings
from coach.domain.sound_marks import with_sounds
from coach.domain.timeline import Event, EventKind, Phase, Timeline, Topic
from coach.domain.walk import shape_walk
from tests.composed_walks import BOOK, Composed, odd_walks, starts, walks
from tests.made_warm_up import WARM_UP

COUNTS = ("Three", "Two", "One")
MARKS = (EventKind.COUNT, EventKind.BEAT, EventKind.BREATH_IN, EventKind.BREATH_OUT)
sounds = st.builds(
    SoundSettings,
    beat_on=st.booleans(),
    cadence=st.none() | st.integers(SLOWEST_BEAT, FASTEST_BEAT),
    breath_on=st.booleans(),
    count_on=st.booleans(),
)
any_walk = walks | odd_walks
ALL = SoundSettings(beat_on=True, cadence=110, breath_on=True)


def marked(walk: Composed, sound: SoundSettings) -> Timeline:
    return with_sounds(walk.timeline(), sound, COUNTS)


def without_marks(timeline: Timeline) -> tuple[Event, ...]:
    return tuple(event for event in timeline.events if not is_mark(event))


def is_mark(event: Event) -> bool:
    """Whether it comes from the settings; an exercise counts for itself."""
    return event.kind in MARKS and event.topic is not Topic.EXERCISE


def walk_marks(timeline: Timeline, *kinds: EventKind) -> list[Event]:
    """Marks of those kinds in the walk itself and before its start, not those that go with exercises."""
    in_exercise = {event.at for event in timeline.events if event.kind is EventKind.POSE}
    return [
        event for event in timeline.events if event.kind in kinds and is_mark(event) and event.at not in in_exercise
    ]


@given(any_walk, sounds)
def test_every_sentence_chime_and_phase_stays_where_it_was(walk: Composed, sound: SoundSettings) -> None:
    before, after = walk.timeline(), marked(walk, sound)
    assert without_marks(after) == before.events
    assert (after.cues, after.spans, after.seconds) == (before.cues, before.spans, before.seconds)
    assert after.stations == before.stations
    assert list(after.events) == sorted(after.events, key=lambda event: event.at)


@given(any_walk, sounds, sounds)
def test_marks_of_an_earlier_call_are_replaced(walk: Composed, first: SoundSettings, second: SoundSettings) -> None:
    assert with_sounds(marked(walk, first), second, COUNTS) == marked(walk, second)


@given(any_walk, st.integers(SLOWEST_BEAT, FASTEST_BEAT))
def test_beats_stand_one_step_apart_from_the_start_of_a_steady_part(walk: Composed, cadence: int) -> None:
    timeline = marked(walk, SoundSettings(beat_on=True, cadence=cadence))
    beats = starts(timeline, EventKind.BEAT)
    assert all(after - before > 60 / FASTEST_BEAT - 1e-6 for before, after in pairwise(beats))
    easy_before = [now for was, now in pairwise(timeline.spans) if was.phase in (Phase.EASY, Phase.WARM_UP)]
    for span in (one for one in easy_before if one.phase in (Phase.STEADY, Phase.BRISK)):
        own = [at for at in beats if span.start <= at < span.end]
        assert own == pytest.approx([span.start + place * 60 / cadence for place in range(len(own))])
        assert span.end - own[-1] <= 60 / cadence + 1e-6


@given(any_walk, sounds)
def test_beats_are_for_steady_and_breaths_for_easy_parts_alone(walk: Composed, sound: SoundSettings) -> None:
    timeline = marked(walk, sound)
    for event in timeline.events:
        if event.kind in MARKS:
            steady = timeline.span_at(event.at).phase in (Phase.STEADY, Phase.BRISK)
            assert event.phase is timeline.span_at(event.at).phase
            assert event.kind is EventKind.COUNT or steady is (event.kind is EventKind.BEAT)


@given(any_walk, sounds)
def test_breaths_are_whole_four_seconds_in_and_six_out(walk: Composed, sound: SoundSettings) -> None:
    timeline = marked(walk, sound)
    breaths = walk_marks(timeline, EventKind.BREATH_IN, EventKind.BREATH_OUT)
    assert [event.kind for event in breaths] == [EventKind.BREATH_IN, EventKind.BREATH_OUT] * (len(breaths) // 2)
    for breath_in, breath_out in zip(breaths[::2], breaths[1::2], strict=True):
        assert breath_out.at - breath_in.at == pytest.approx(4)
        assert breath_out.at + 6 <= timeline.span_at(breath_in.at).end
    assert all(after.at - before.at >= 6 - 1e-9 for before, after in pairwise(breaths[1::2]))


@given(any_walk, sounds)
def test_nothing_is_counted_near_a_sentence(walk: Composed, sound: SoundSettings) -> None:
    timeline = marked(walk, sound)
    for count in (event.at for event in walk_marks(timeline, EventKind.COUNT)):
        assert not [cue.at for cue in timeline.cues if count - 14 <= cue.at <= count + 0.999]


@given(any_walk, sounds)
def test_a_count_is_whole_and_leads_to_a_change_of_phase(walk: Composed, sound: SoundSettings) -> None:
    timeline = marked(walk, sound)
    counts = walk_marks(timeline, EventKind.COUNT)
    assert bool(counts) <= sound.count_on
    assert [event.text for event in counts] == list(COUNTS) * (len(counts) // 3)
    changes = {after.start for before, after in pairwise(timeline.spans) if before.phase is not after.phase}
    assert all(three.at + 3 in changes for three in counts[::3])
    assert all(two.at - one.at == 1.0 for one, two in pairwise(counts) if two.text != COUNTS[0])


def test_most_walks_are_counted_into_their_steady_part() -> None:
    counted = [
        marked(Composed(shape_walk(minutes, warm_up=True), VoiceStyle.FRIENDLY, 1, minutes), SoundSettings())
        for minutes in range(10, 41)
    ]
    assert sum(bool(walk_marks(timeline, EventKind.COUNT)) for timeline in counted) > 20


@given(st.booleans(), st.booleans())
def test_in_exercises_the_breath_goes_with_the_movement_where_breaths_are_wanted(wanted: bool, earlier: bool) -> None:
    walk = Composed(shape_walk(5, warm_up=True), VoiceStyle.PLAIN, 1, 1)
    before = with_sounds(walk.timeline(), SoundSettings(breath_on=earlier), COUNTS)
    timeline = with_sounds(before, SoundSettings(breath_on=wanted), COUNTS)
    moves = [(event.at, event.pose.breath) for event in WARM_UP.events if event.pose is not None]
    kinds = (EventKind.BREATH_IN, EventKind.BREATH_OUT)
    breaths = [
        (event.at, event.kind) for event in timeline.events if event.kind in kinds and event.at < WARM_UP.seconds
    ]
    assert breaths == (moves if wanted else [])


@given(any_walk, st.floats(0, 0.99))
def test_a_walk_that_turned_easy_has_no_beat_left(walk: Composed, share: float) -> None:
    before = marked(walk, ALL)
    at = before.seconds * share
    eased = with_sounds(recompose(before, at, Change.EASIER, walk.seed, BOOK, walk.week, walk.style), ALL, COUNTS)
    assert [beat for beat in starts(eased, EventKind.BEAT) if beat > at] == []
    assert [beat for beat in starts(eased, EventKind.BEAT) if beat < at] == [
        beat for beat in starts(before, EventKind.BEAT) if beat < at
    ]


def test_an_empty_timeline_stays_empty() -> None:
    assert with_sounds(Timeline((), 0.0), ALL, COUNTS) == Timeline((), 0.0)


def test_no_words_are_no_count() -> None:
    walk = Timeline((Event(0, EventKind.PHASE, Phase.EASY), Event(60, EventKind.PHASE, Phase.STEADY)), 120.0)
    assert starts(with_sounds(walk, SoundSettings(), ()), EventKind.COUNT) == []
    assert starts(with_sounds(walk, SoundSettings(), COUNTS), EventKind.COUNT) == [57, 58, 59]
