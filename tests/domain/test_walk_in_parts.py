"""What walks in parts, with a brisk middle and on every way promise."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coach.domain.compose import compose_walk
from coach.domain.cue_book import CueBook, CueLine, VoiceStyle
from coach.domain.cue_choice import CueChoice
from coach.domain.guidance import APART, Slot, time_left_slot
from coach.domain.motion import figure_state
from coach.domain.sound import SoundSettings
from coach.domain.sound_marks import with_sounds
from coach.domain.timeline import WALKING, Event, EventKind, Phase, Timeline, Topic
from coach.domain.walk import Pace, Route, Segment, Walk, brisk_part, shape_walk
from tests.composed_walks import BOOK, SAFETY, Composed, gaps, line_of, texts, topic_times, walk_cues
from tests.walks_in_parts import chimes, rests, said_in_rests, shapes, walks_in_parts

FEW = settings(max_examples=30)
OUT = Route.OUT_AND_BACK


def paces(walk: Walk) -> list[tuple[str, float]]:
    return [(segment.name, segment.seconds / 60) for segment in walk.segments]


def test_a_walk_in_parts_begins_slowly_after_each_rest_and_ends_slowly_once() -> None:
    assert paces(shape_walk(24, bouts=(8, 8, 8), rest_minutes=3)) == [
        ("easy", 4), ("steady", 4), ("rest", 3),
        ("easy", 1), ("steady", 7), ("rest", 3),
        ("easy", 1), ("steady", 3), ("easy", 4),
    ]  # fmt: skip


def test_a_brisk_middle_lies_in_the_steady_part_and_leaves_a_minute_on_either_side() -> None:
    assert paces(shape_walk(30, brisk_minutes=5)) == [
        ("easy", 5), ("steady", 7.5), ("brisk", 5), ("steady", 7.5), ("easy", 5),
    ]  # fmt: skip
    assert ("brisk", 18) in paces(shape_walk(30, brisk_minutes=60))
    assert paces(shape_walk(7, brisk_minutes=2)) == [
        ("easy", 2),
        ("steady", 1),
        ("brisk", 2),
        ("steady", 1),
        ("easy", 1),
    ]
    assert paces(shape_walk(6, bouts=(3, 3), rest_minutes=1, brisk_minutes=5)) == paces(
        shape_walk(6, bouts=(3, 3), rest_minutes=1)
    )


def test_one_part_is_a_walk_in_one_go_and_needs_no_rest() -> None:
    assert shape_walk(20, bouts=(20,)) == shape_walk(20)


@pytest.mark.parametrize(
    ("minutes", "bouts", "rest", "match"),
    [
        (20, (10, 9), 2, "add up to it, not to 19"),
        (20, (19,), 2, "add up to it, not to 19"),
        (20, (18, 2), 2, "at least 3 minutes, not 2"),
        (20, (10, 10), 0, "1 to 10 minutes, not 0"),
        (20, (10, 10), 11, "1 to 10 minutes, not 11"),
    ],
)
def test_parts_that_are_none_are_refused(minutes: int, bouts: tuple[int, ...], rest: int, match: str) -> None:
    with pytest.raises(ValueError, match=match):
        shape_walk(minutes, bouts=bouts, rest_minutes=rest)


@FEW
@given(walks_in_parts)
def test_only_walking_counts_as_walking(composed: Composed) -> None:
    timeline = composed.timeline()
    assert timeline.walking_seconds == pytest.approx(composed.walk.minutes * 60)
    assert timeline.seconds - composed.start == pytest.approx(sum(part.seconds for part in composed.walk.segments))
    assert timeline.route is composed.walk.route
    assert [span.phase.value for span in timeline.spans if span.start >= composed.start] == [
        part.name for part in composed.walk.segments
    ]


@FEW
@given(walks_in_parts, st.floats(0, 1))
def test_what_was_walked_and_the_place_on_the_timeline_tell_each_other(composed: Composed, share: float) -> None:
    timeline = composed.timeline()
    walked = timeline.walking_seconds * share
    position = timeline.position_at(walked)
    assert timeline.walked_at(position) == pytest.approx(walked)
    assert all(timeline.walked_at(at) <= walked + 1e-6 for at in (0.0, position / 2, position))
    assert timeline.walked_at(composed.start) == 0
    assert timeline.position_at(0) == composed.start


def test_a_place_at_a_rest_is_its_start_and_beyond_the_ends_are_the_ends() -> None:
    timeline = compose_walk(shape_walk(6, bouts=(3, 3), rest_minutes=2), VoiceStyle.PLAIN, 1, 1, BOOK)
    assert (timeline.position_at(180), timeline.walked_at(200), timeline.walked_at(300)) == (180, 180, 180)
    assert (timeline.position_at(181), timeline.position_at(-1), timeline.position_at(999)) == (301, 0, 480)
    empty = Timeline((), 0.0)
    assert (empty.walking_seconds, empty.position_at(5), empty.turn) == (0, 0, None)


@FEW
@given(walks_in_parts)
def test_spacing_and_variety_hold_and_every_sentence_fits(composed: Composed) -> None:
    timeline = composed.timeline()
    assert min(gaps(timeline)) >= 30
    assert len(texts(timeline)) == len(set(texts(timeline)))
    for cue in walk_cues(timeline):
        assert cue.phase is timeline.span_at(cue.at).phase
        assert cue.topic is Topic.SAFETY or line_of(cue, timeline.seconds).fits(cue.phase, composed.style)


def covered(timeline: Timeline) -> list[Event]:
    """The sentences that share their moment with a chime."""
    rung = [chime.at for chime in chimes(timeline)]
    return [cue for cue in walk_cues(timeline) if any(abs(cue.at - at) < 2 for at in rung)]


@settings(max_examples=150)
@given(walks_in_parts)
def test_no_sentence_covers_a_chime(composed: Composed) -> None:
    assume(composed.walk.minutes >= 3)
    assert covered(composed.timeline()) == []


def test_the_time_left_is_told_where_no_chime_is() -> None:
    parts = shape_walk(7, bouts=(4, 3), rest_minutes=1)
    assert covered(compose_walk(parts, VoiceStyle.PLAIN, 1, 1, BOOK)) == []
    assert time_left_slot([], 0, 600) == Slot(480, Topic.TIME_LEFT, minutes=2)
    assert time_left_slot([], 0, 600, chimes=[480]) == Slot(540, Topic.TIME_LEFT, minutes=1)


@FEW
@given(walks_in_parts)
def test_each_rest_is_told_when_it_begins_and_when_it_ends_and_is_quiet_between(composed: Composed) -> None:
    timeline = composed.timeline()
    found = rests(timeline)
    assert topic_times(timeline, Topic.REST) == [span.start + 2 for span in found]
    assert topic_times(timeline, Topic.GO_ON) == [span.end + 2 for span in found]
    assert said_in_rests(timeline) <= {Topic.REST}
    assert {span.start for span in found} <= {chime.at for chime in chimes(timeline)}


@FEW
@given(walks_in_parts)
def test_the_safety_sentence_opens_the_walk_and_stands_near_its_middle_while_walking(composed: Composed) -> None:
    timeline = composed.timeline()
    first, second = topic_times(timeline, Topic.SAFETY)
    assert first <= composed.start + 2
    assert abs(timeline.walked_at(second) - timeline.walking_seconds / 2) <= APART
    assert timeline.span_at(second).phase in WALKING


def test_turning_round_gives_way_to_the_safety_sentence() -> None:
    before_a_rest = compose_walk(shape_walk(6, bouts=(3, 3), rest_minutes=2, route=OUT), VoiceStyle.PLAIN, 1, 1, BOOK)
    assert (topic_times(before_a_rest, Topic.SAFETY), before_a_rest.turn) == ([2, 152], 122)


def test_turning_round_is_said_before_a_chime_where_the_safety_sentence_leaves_no_room_after_it() -> None:
    brisk = compose_walk(shape_walk(10, brisk_minutes=1, route=OUT), VoiceStyle.PLAIN, 1, 1, BOOK)
    assert (topic_times(brisk, Topic.SAFETY), brisk.turn) == ([2, 300], 262)
    assert 270 in [chime.at for chime in chimes(brisk)]


@FEW
@given(walks_in_parts)
def test_turning_round_is_said_once_before_half_of_a_walk_out_and_back(composed: Composed) -> None:
    timeline = composed.timeline()
    turns = topic_times(timeline, Topic.TURN)
    if composed.walk.route is not OUT or composed.walk.minutes < 3:
        assert (turns, timeline.turn) == ([], None)
        return
    half = timeline.walking_seconds / 2
    assert turns == [timeline.turn]
    assert half - max(60, half / 10 + 60) <= timeline.walked_at(turns[0]) <= half
    assert timeline.span_at(turns[0]).phase in WALKING


@FEW
@given(walks_in_parts)
def test_the_time_left_is_all_walking(composed: Composed) -> None:
    timeline = composed.timeline()
    for cue in timeline.cues:
        if cue.topic is Topic.TIME_LEFT:
            left = timeline.walking_seconds - timeline.walked_at(cue.at)
            assert str(round(left / 60)) in cue.text.split()
            assert left / 60 == pytest.approx(round(left / 60))


@FEW
@given(walks_in_parts)
def test_nothing_of_the_open_air_is_said_indoors(composed: Composed) -> None:
    timeline = composed.timeline()
    outdoors = {line.text for line in BOOK.lines if line.outdoors}
    if composed.walk.route is Route.INDOORS:
        assert not outdoors & set(texts(timeline))


def test_the_open_air_is_spoken_of_outdoors() -> None:
    outdoors = {line.text for line in BOOK.lines if line.outdoors}
    for route in Route:
        walk = shape_walk(60, route=route)
        said = [set(texts(compose_walk(walk, VoiceStyle.PLAIN, 1, seed, BOOK))) for seed in range(5)]
        assert any(outdoors & one for one in said) == (route is not Route.INDOORS)


def test_half_way_is_said_while_walking_even_where_a_rest_stands_in_the_middle() -> None:
    walk = shape_walk(20, bouts=(10, 10), rest_minutes=10)
    timeline = compose_walk(walk, VoiceStyle.PLAIN, 1, 1, BOOK)
    (at,) = topic_times(timeline, Topic.HALF_WAY)
    assert 1200 < at <= 1440


def test_the_time_left_is_not_said_before_or_in_the_last_rest() -> None:
    walk = Walk(11, (Segment(Pace.STEADY, 630.0), Segment(None, 60.0), Segment(Pace.EASY, 30.0)))
    assert topic_times(compose_walk(walk, VoiceStyle.PLAIN, 1, 1, BOOK), Topic.TIME_LEFT) == []


@pytest.mark.parametrize("week", [1, 3, 8])
def test_a_brisk_part_is_told_at_its_beginning_and_its_end_in_every_week(week: int) -> None:
    timeline = compose_walk(shape_walk(30, brisk_minutes=5), VoiceStyle.PLAIN, week, 1, BOOK)
    brisk = next(span for span in timeline.spans if span.phase is Phase.BRISK)
    told = topic_times(timeline, Topic.PACE)
    assert {brisk.start + 2, brisk.end + 2} <= set(told)


def test_a_brisk_part_beside_a_rest_or_another_one_is_told_once() -> None:
    lengths = [(Pace.EASY, 300), (Pace.BRISK, 300), (Pace.BRISK, 300), (None, 120), (Pace.BRISK, 180)]
    walk = Walk(18, tuple(Segment(pace, seconds) for pace, seconds in lengths))
    timeline = compose_walk(walk, VoiceStyle.PLAIN, 8, 1, BOOK)
    assert topic_times(timeline, Topic.PACE) == [302]
    assert (topic_times(timeline, Topic.REST), topic_times(timeline, Topic.GO_ON)) == ([902], [1022])


@FEW
@given(walks_in_parts)
def test_nothing_beats_or_breathes_in_a_rest(composed: Composed) -> None:
    sound = SoundSettings(beat_on=True, cadence=110, breath_on=True)
    timeline = with_sounds(composed.timeline(), sound, ("Three", "Two", "One"))
    assert timeline.route is composed.walk.route
    kinds = {event.kind for event in timeline.events if timeline.span_at(event.at).phase is Phase.REST}
    assert not kinds & {EventKind.BEAT, EventKind.BREATH_IN, EventKind.BREATH_OUT}


def test_no_exercise_is_shown_in_a_rest() -> None:
    walk = Composed(shape_walk(6, True, bouts=(3, 3), rest_minutes=1), VoiceStyle.PLAIN, 1, 1)
    assert figure_state(walk.timeline(), walk.start - 5) is not None
    assert [figure_state(walk.timeline(), walk.start + at) for at in (10, 190, 300)] == [None] * 3


def test_resting_is_told_again_when_every_sentence_about_it_was_said() -> None:
    lines = [CueLine(f"rest.{number}", Topic.REST, f"Rest, {number}.") for number in range(2)]
    book = CueBook((CueLine("safety", Topic.SAFETY, SAFETY), *lines))
    choice = CueChoice(book, VoiceStyle.PLAIN, 1)
    said = choice.speak([Slot(at * 100.0, Topic.REST) for at in range(5)], lambda _: Phase.REST)
    assert len(said) == 5
    assert all(one.text != other.text for one, other in pairwise(said))
    assert CueChoice(book, VoiceStyle.PLAIN, 1).speak([Slot(1.0, Topic.GO_ON)], lambda _: Phase.EASY) == ()


def test_the_open_topics_are_silent_in_a_rest() -> None:
    fitting = {line.topic for line in BOOK.lines if line.fits(Phase.REST, VoiceStyle.FRIENDLY)}
    assert fitting == {Topic.REST, Topic.EASE, Topic.SHORTER, Topic.TURN, Topic.HOME, Topic.FAR}


def test_a_book_without_sentences_of_rests_and_turning_round_still_makes_the_walk() -> None:
    book = CueBook((CueLine("safety", Topic.SAFETY, SAFETY),))
    walk = shape_walk(12, bouts=(6, 6), rest_minutes=1, route=OUT)
    timeline = compose_walk(walk, VoiceStyle.PLAIN, 1, 1, book)
    assert [event for event in timeline.cues if event.topic is not Topic.SAFETY] == []
    assert (timeline.turn, timeline.walking_seconds) == (None, 720)
    assert Event(360.0, EventKind.PHASE, Phase.REST) in timeline.events


@given(shapes(), st.integers(1, 60), st.integers(0, 20))
def test_a_shorter_walk_is_brisk_for_no_larger_a_part(walk: Walk, minutes: int, brisk: int) -> None:
    part = brisk_part(minutes, walk.minutes, brisk)
    assert part <= brisk
    assert part * walk.minutes <= brisk * minutes
    assert brisk_part(walk.minutes, walk.minutes, brisk) == brisk
    segments = sum(segment.seconds for segment in walk.segments if segment.pace is Pace.BRISK)
    assert walk.brisk_minutes * 60 == segments
