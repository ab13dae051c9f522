"""What every composed walk promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.compose import compose_walk
from coach.domain.cue_book import CueBook, CueLine, VoiceStyle
from coach.domain.guidance import guidance_for
from coach.domain.timeline import EventKind, Phase, Timeline, Topic
from coach.domain.walk import Pace, Segment, Walk, shape_walk
from tests.composed_walks import (
    BOOK,
    SAFETY,
    Composed,
    gaps,
    line_of,
    odd_walks,
    shaped_walks,
    starts,
    texts,
    topic_times,
    walk_cues,
    walks,
)
from tests.made_warm_up import WARM_UP

FEW = settings(max_examples=50)
FIXED = frozenset({Topic.SAFETY, Topic.TIME_LEFT, Topic.FINISH})
every_walk = walks | odd_walks
minutes_worth_guiding = st.integers(5, 60)


def last_easy_start(timeline: Timeline) -> float:
    return timeline.spans[-1].start


@FEW
@given(every_walk)
def test_events_are_in_order_and_inside_the_session(composed: Composed) -> None:
    timeline = composed.timeline()
    times = [event.at for event in timeline.events]
    assert times == sorted(times)
    assert times[0] == 0.0
    assert times[-1] == timeline.seconds == composed.start + composed.walk.minutes * 60


@FEW
@given(every_walk)
def test_phases_follow_the_walk_with_a_chime_at_each_start_and_at_the_end(composed: Composed) -> None:
    timeline = composed.timeline()
    lead = [(Phase.WARM_UP, 180.0)] if composed.walk.warm_up else []
    wanted = lead + [(Phase(segment.name), segment.seconds) for segment in composed.walk.segments]
    assert [(span.phase, span.end - span.start) for span in timeline.spans] == wanted
    assert starts(timeline, EventKind.CHIME) == [*starts(timeline, EventKind.PHASE), timeline.seconds]
    assert timeline.walk_starts == composed.start


@FEW
@given(every_walk)
def test_every_event_knows_its_phase(composed: Composed) -> None:
    timeline = composed.timeline()
    assert all(event.phase is timeline.span_at(event.at).phase for event in timeline.events)


@FEW
@given(every_walk)
def test_the_safety_sentence_opens_the_walk_and_stands_in_its_very_middle_or_just_after_a_chime_there(
    composed: Composed,
) -> None:
    timeline = composed.timeline()
    lead = 2.0 if composed.walk.minutes > 1 else 0.0
    rings = composed.middle in starts(timeline, EventKind.CHIME)
    middle = composed.middle + (2.0 if rings else 0.0)
    assert topic_times(timeline, Topic.SAFETY) == [composed.start + lead, middle]
    assert all(cue.text == SAFETY for cue in timeline.cues if cue.topic is Topic.SAFETY)
    assert next(cue for cue in timeline.cues if cue.at >= composed.start).topic is Topic.SAFETY


@FEW
@given(every_walk)
def test_cues_are_at_least_thirty_seconds_apart(composed: Composed) -> None:
    assert min(gaps(composed.timeline())) >= 30


@FEW
@given(every_walk)
def test_no_sentence_but_the_safety_one_is_said_twice(composed: Composed) -> None:
    said = texts(composed.timeline())
    assert len(said) == len(set(said))
    assert SAFETY not in said


@FEW
@given(every_walk)
def test_cues_are_at_most_twelve_words(composed: Composed) -> None:
    assert all(len(text.split()) <= 12 for text in texts(composed.timeline()))


@FEW
@given(every_walk)
def test_cues_fit_the_pace_and_the_voice(composed: Composed) -> None:
    timeline = composed.timeline()
    for cue in walk_cues(timeline):
        assert line_of(cue, timeline.seconds).fits(cue.phase, composed.style)


@FEW
@given(every_walk)
def test_a_change_of_pace_is_announced_only_when_it_has_just_happened(composed: Composed) -> None:
    timeline = composed.timeline()
    for cue in walk_cues(timeline):
        if line_of(cue, timeline.seconds).change:
            assert 2 <= cue.at - timeline.span_at(cue.at).start <= 32


@FEW
@given(every_walk)
def test_the_time_left_is_true(composed: Composed) -> None:
    timeline = composed.timeline()
    for cue in timeline.cues:
        if cue.topic is Topic.TIME_LEFT:
            left = (timeline.seconds - cue.at) / 60
            assert left == int(left)
            assert str(int(left)) in cue.text.split()
            assert ("minute" in cue.text.replace(".", "").split()) == (left == 1)


@FEW
@given(every_walk)
def test_half_way_is_said_once_at_most_and_only_past_the_middle(composed: Composed) -> None:
    timeline = composed.timeline()
    times = topic_times(timeline, Topic.HALF_WAY)
    assert len(times) <= 1
    assert all(
        composed.middle + 30 <= at <= composed.middle + 0.4 * (timeline.seconds - composed.middle) for at in times
    )


@FEW
@given(every_walk)
def test_a_walk_ends_with_a_finish_sentence(composed: Composed) -> None:
    timeline = composed.timeline()
    before_end = 5 if composed.walk.minutes > 1 else 0
    assert topic_times(timeline, Topic.FINISH) == [timeline.seconds - before_end]
    assert timeline.cues[-1].topic is Topic.FINISH


@FEW
@given(shaped_walks, st.sampled_from(VoiceStyle), st.integers(1, 2), st.integers())
def test_new_walkers_never_wait_long_for_a_cue(walk: Walk, style: VoiceStyle, week: int, seed: int) -> None:
    timeline = compose_walk(walk, style, week, seed, BOOK)
    assert max(gaps(timeline)) <= (135 if walk.minutes >= 5 else 150)


@FEW
@given(shaped_walks, st.sampled_from(VoiceStyle), st.integers(3, 60), st.integers())
def test_later_weeks_leave_more_silence(walk: Walk, style: VoiceStyle, week: int, seed: int) -> None:
    timeline = compose_walk(walk, style, week, seed, BOOK)
    interval = 180 if week <= 4 else 300
    for before, after in pairwise(walk_cues(timeline)):
        optional = after.topic not in FIXED and after.at < last_easy_start(timeline)
        if optional:
            assert after.at - before.at >= 0.95 * interval
        if before.at >= timeline.walk_starts:
            assert after.at - before.at <= 2 * interval


@FEW
@given(shaped_walks, st.sampled_from(VoiceStyle), st.integers())
def test_guidance_only_ever_fades(walk: Walk, style: VoiceStyle, seed: int) -> None:
    counts = [len(compose_walk(walk, style, week, seed, BOOK).cues) for week in range(1, 8)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == counts[1]
    assert counts[2] == counts[3]
    assert len(set(counts[4:])) == 1


@pytest.mark.parametrize(("week", "cues"), [(1, 21), (3, 10), (5, 8)])
def test_half_an_hour_has_fewer_cues_from_week_to_week(week: int, cues: int) -> None:
    assert len(compose_walk(shape_walk(30), VoiceStyle.FRIENDLY, week, 1, BOOK).cues) == cues


@FEW
@given(every_walk)
def test_the_same_seed_gives_the_same_walk(composed: Composed) -> None:
    assert composed.timeline() == composed.timeline()


@FEW
@given(minutes_worth_guiding, st.integers(1, 2), st.sampled_from(VoiceStyle), st.integers())
def test_walks_with_seeds_next_to_each_other_differ(minutes: int, week: int, style: VoiceStyle, seed: int) -> None:
    said = {tuple(texts(compose_walk(shape_walk(minutes), style, week, seed + step, BOOK))) for step in range(8)}
    assert len(said) == 8


@FEW
@given(every_walk)
def test_open_topics_take_turns(composed: Composed) -> None:
    for before, after in pairwise(walk_cues(composed.timeline())):
        assert before.topic is not after.topic or before.topic in (Topic.SAFETY, Topic.PACE)


@FEW
@given(walks)
def test_no_topic_is_said_twice_running_in_an_ordinary_walk(composed: Composed) -> None:
    for before, after in pairwise(walk_cues(composed.timeline())):
        assert before.topic is not after.topic or before.topic is Topic.SAFETY


@FEW
@given(every_walk)
def test_a_warm_up_stands_in_front_as_it_is_and_flows_into_the_walk_with_one_chime(composed: Composed) -> None:
    timeline = composed.timeline()
    alone = replace(composed, walk=replace(composed.walk, warm_up=False)).timeline()
    before = WARM_UP if composed.walk.warm_up else Timeline((), 0.0)
    assert timeline.stations == before.stations
    assert timeline.events[: len(before.events)] == before.events
    walk = timeline.events[len(before.events) :]
    assert [event.kind for event in walk] == [event.kind for event in alone.events]
    assert [event.at - before.seconds for event in walk] == pytest.approx([event.at for event in alone.events])
    assert starts(timeline, EventKind.CHIME).count(before.seconds) == 1


@FEW
@given(shaped_walks, st.integers(1, 60), st.integers())
def test_a_plain_voice_never_encourages(walk: Walk, week: int, seed: int) -> None:
    assert topic_times(compose_walk(walk, VoiceStyle.PLAIN, week, seed, BOOK), Topic.ENCOURAGEMENT) == []


def test_a_first_walk_reads_well() -> None:
    timeline = compose_walk(shape_walk(20), VoiceStyle.PLAIN, 1, 3, BOOK)
    fixed = [
        (2.0, Topic.SAFETY),
        (92.0, Topic.START),
        (182.0, Topic.PACE),
        (600.0, Topic.SAFETY),
        (1022.0, Topic.PACE),
        (1080.0, Topic.TIME_LEFT),
        (1195.0, Topic.FINISH),
    ]
    said = [(cue.at, cue.topic) for cue in timeline.cues]
    assert [item for item in said if item in fixed] == fixed
    assert next(topic for at, topic in said if at > 600) is Topic.HALF_WAY


def test_week_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="count from 1, not 0"):
        guidance_for(0)


def safety_and(*lines: CueLine) -> CueBook:
    return CueBook((CueLine("safety", Topic.SAFETY, SAFETY), *lines))


def test_a_book_with_the_safety_sentence_alone_still_makes_a_walk() -> None:
    timeline = compose_walk(shape_walk(20), VoiceStyle.FRIENDLY, 1, 1, safety_and())
    assert [cue.at for cue in timeline.cues] == [2.0, 600.0]


def test_a_book_without_start_and_half_way_uses_open_topics_there() -> None:
    heads = [CueLine(f"p{number}", Topic.POSTURE, f"Head up, {number}.") for number in range(40)]
    timeline = compose_walk(shape_walk(20), VoiceStyle.FRIENDLY, 1, 1, safety_and(*heads))
    assert 92.0 in topic_times(timeline, Topic.POSTURE)


def test_a_walk_without_its_warm_up_begins_at_once() -> None:
    walk = shape_walk(5, warm_up=True)
    assert compose_walk(walk, VoiceStyle.PLAIN, 1, 1, BOOK).walk_starts == 0
    assert compose_walk(shape_walk(5), VoiceStyle.PLAIN, 1, 1, BOOK, WARM_UP).walk_starts == 0


def test_the_easy_end_is_announced_a_little_later_when_the_middle_stands_in_its_way() -> None:
    walk = Walk(4, (Segment(Pace.STEADY, 110.0), Segment(Pace.EASY, 130.0)))
    timeline = compose_walk(walk, VoiceStyle.PLAIN, 1, 1, BOOK)
    assert [cue.at for cue in timeline.cues if cue.topic is Topic.PACE] == []
    later = Walk(4, (Segment(Pace.STEADY, 118.0), Segment(Pace.EASY, 122.0)))
    assert topic_times(compose_walk(later, VoiceStyle.PLAIN, 1, 1, BOOK), Topic.PACE) == [150.0]


@pytest.mark.parametrize("shape", [lambda: shape_walk(0), lambda: shape_walk(61)])
def test_walks_are_one_to_sixty_minutes(shape: Callable[[], Walk]) -> None:
    with pytest.raises(ValueError, match="1 to 60 minutes"):
        shape()
