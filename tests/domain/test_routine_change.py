"""Easier now, next and back: what was done stays, and what comes is said and done whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.compose import compose_walk
from coach.domain.exercise import Dose, ExerciseKind, ExerciseWishes, Routine, RoutineItem
from coach.domain.routine import compose_routine
from coach.domain.routine_change import BACK_WITHIN, back_start, ease_routine, next_start
from coach.domain.routine_words import counted_seconds, spoken_seconds
from coach.domain.timeline import EventKind, Phase, Timeline, Topic
from coach.domain.voice_style import VoiceStyle
from coach.domain.walk import Route, shape_walk
from tests.composed_walks import BOOK as CUES
from tests.made_exercises import BOOK, WORDS

ROUTINE = Routine("r", "R", ExerciseKind.CORE, (RoutineItem("tilt", 2), RoutineItem("gone"), RoutineItem("bridge", 3)))
ROUTINE = replace(ROUTINE, items=(*ROUTINE.items, RoutineItem("curl", 2), RoutineItem("rolls", dose=Dose(1, 5))))
WISHES = ExerciseWishes()
ALONE = compose_routine(ROUTINE, BOOK, WORDS, WISHES, 1)
LEADING_ON = compose_routine(ROUTINE, BOOK, WORDS, WISHES, 1, before_walk=True)
WARM_UP = Routine("w", "W", ExerciseKind.WARM_UP, (RoutineItem("bend"), RoutineItem("calf")))
WALK = compose_walk(
    shape_walk(5, warm_up=True), VoiceStyle.PLAIN, 1, 1, CUES,
    compose_routine(WARM_UP, BOOK, WORDS, WISHES, 1, before_walk=True),
)  # fmt: skip
few = settings(max_examples=40)
shares = st.floats(0, 0.999)


def eased(timeline: Timeline, at: float, routine: Routine = ROUTINE, wishes: ExerciseWishes = WISHES) -> Timeline:
    return ease_routine(timeline, at, routine, BOOK, WORDS, wishes, 1)


def ids(timeline: Timeline) -> list[str]:
    return [station.exercise for station in timeline.stations]


def on(timeline: Timeline, number: int) -> float:
    """A second in the middle of the repetitions of an exercise."""
    return timeline.stations[number - 1].repetitions[1].start + 0.5


@few
@given(st.sampled_from((ALONE, LEADING_ON, WALK)), shares, shares)
def test_what_was_performed_stays_and_nothing_is_said_into_anything_else(
    before: Timeline, share: float, again: float
) -> None:
    routine = WARM_UP if before is WALK else ROUTINE
    at = round(before.seconds * share, 2)
    after = eased(before, at, routine)
    for was, now, moment in ((before, after, at), (after, eased(after, at + 10 * again, routine), at + 10 * again)):
        kept = [event for event in was.events if event.at <= moment - 0.01]
        assert list(now.events[: len(kept)]) == kept
        spoken = [event for event in now.events if event.kind in (EventKind.CUE, EventKind.COUNT)]
        for one, other in pairwise(spoken):
            if other.at >= now.walk_starts > 0:
                continue
            room = counted_seconds(one.text) if one.kind is EventKind.COUNT else spoken_seconds(one.text)
            assert one.at + room <= other.at + 0.011
        for done, following in pairwise(now.stations):
            assert done.end == following.start
        assert [event.at for event in now.events] == sorted(event.at for event in now.events)


def test_the_easier_twin_takes_over_is_named_and_explained() -> None:
    at = on(ALONE, 2)
    after = eased(ALONE, at)
    assert ids(after) == ["tilt", "bridge", "hinge", "curl", "rolls"]
    cut, twin = after.stations[1:3]
    assert (cut.end, twin.start, twin.number, twin.of, twin.level) == (round(at, 2), round(at, 2), 2, 4, 1)
    assert cut.repetitions[-1].end == cut.end
    assert [cue.text for cue in after.cues if cue.at >= at][:2] == ["Easier now: Hinge.", "Stand tall and look ahead."]
    assert len(twin.repetitions) == 4


def test_what_was_silenced_is_not_waited_for() -> None:
    said = next(cue for cue in ALONE.cues if cue.text == "Stand tall and look ahead.")
    at = round(said.at + 0.5, 2)
    waiting = eased(ALONE, at)
    at_once = ease_routine(ALONE, at, ROUTINE, BOOK, WORDS, WISHES, 1, silenced=at - 0.25)
    first = [next(cue.at for cue in timeline.cues if cue.at >= at) for timeline in (waiting, at_once)]
    assert first == [round(said.at + spoken_seconds(said.text), 2), at]


def test_without_a_twin_that_may_be_done_it_is_the_same_with_less_and_no_second_explanation() -> None:
    at = on(ALONE, 3)
    after = eased(ALONE, at)
    cut, less = after.stations[2:4]
    assert (less.exercise, less.level, len(less.repetitions)) == ("curl", 1, len(cut.repetitions[0:1]) * 3)
    said = [cue.text for cue in after.cues if less.start <= cue.at < less.end]
    assert said[0] == WORDS.lighter
    assert "Move slowly." not in said
    off = eased(ALONE, on(ALONE, 2), wishes=ExerciseWishes(off=frozenset({"hinge"})))
    assert ids(off) == ["tilt", "bridge", "bridge", "curl", "rolls"]


def test_one_repetition_stays_one() -> None:
    station = ALONE.stations[3]
    after = eased(ALONE, station.repetitions[0].start + 1)
    assert [len(one.repetitions) for one in after.stations[3:]] == [1, 1]


def test_an_easier_exercise_can_be_made_easier_again() -> None:
    once = eased(ALONE, on(ALONE, 2))
    twice = eased(once, on(once, 3))
    assert ids(twice) == ["tilt", "bridge", "hinge", "hinge", "curl", "rolls"]
    assert [station.number for station in twice.stations] == [1, 2, 2, 2, 3, 4]


def test_a_walk_after_its_warm_up_moves_along_as_it_is() -> None:
    after = eased(replace(WALK, route=Route.INDOORS), on(WALK, 1), WARM_UP)
    assert (after.route, ids(after)) == (Route.INDOORS, ["bend", "sit_bend", "calf"])
    later = after.walk_starts - WALK.walk_starts
    assert after.seconds == WALK.seconds + later
    walk = [replace(event, at=event.at + later) for event in WALK.events if event.at >= WALK.walk_starts]
    assert list(after.events[-len(walk) :]) == walk
    assert [span.phase for span in after.spans] == [Phase.WARM_UP, Phase.EASY, Phase.STEADY, Phase.EASY]
    assert [event.at for event in after.events if event.kind is EventKind.CHIME][:2] == [0.0, after.walk_starts]
    assert Topic.SAFETY not in {cue.topic for cue in after.cues if cue.at < after.walk_starts}


def test_nothing_changes_outside_exercises_and_in_the_rest_after_one() -> None:
    rest = ALONE.stations[0].repetitions[-1].end + 0.5
    for at in (0.0, rest, ALONE.stations[-1].end, ALONE.seconds):
        assert eased(ALONE, at) is ALONE
    assert eased(WALK, WALK.walk_starts + 5, WARM_UP) is WALK


def test_an_exercise_made_easier_as_it_begins_is_not_begun_twice() -> None:
    start = ALONE.stations[1].start
    assert ids(eased(ALONE, start)) == ["tilt", "hinge", "curl", "rolls"]


def test_next_is_the_next_exercise_then_the_words_at_the_end_then_what_follows() -> None:
    first, *_, last = ALONE.stations
    assert next_start(ALONE, 0.0) == first.start
    assert next_start(ALONE, first.start) == ALONE.stations[1].start
    assert next_start(ALONE, last.start) == last.end
    assert next_start(ALONE, last.end) == ALONE.seconds
    assert next_start(WALK, WALK.stations[-1].end) == WALK.walk_starts
    assert next_start(WALK, WALK.walk_starts) == WALK.seconds


def test_back_is_the_beginning_of_the_exercise_or_of_the_one_before() -> None:
    first, second, *_ = ALONE.stations
    assert back_start(ALONE, 0.0) == 0.0
    assert back_start(ALONE, first.start + 1) == first.start
    assert back_start(ALONE, second.start + BACK_WITHIN) == second.start
    assert back_start(ALONE, second.start + BACK_WITHIN - 1) == first.start
