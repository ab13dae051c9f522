"""What every composed routine promises."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.exercise import (
    Dose,
    ExerciseBook,
    ExerciseKind,
    ExerciseWishes,
    Routine,
    RoutineItem,
    Sides,
)
from coach.domain.routine import REST, REST_TO_MOVE, compose_routine
from coach.domain.routine_words import counted_seconds, spoken_seconds
from coach.domain.timeline import Event, EventKind, Phase, Side, Station, Timeline, Topic
from tests.made_exercises import BOOK, WORDS, books, made, routines

SILENT = ExerciseWishes(count_aloud=False)


@dataclass(frozen=True)
class Composed:
    """A timeline with what it was composed from."""

    routine: Routine
    book: ExerciseBook
    wishes: ExerciseWishes
    seed: int
    before_walk: bool

    def timeline(self) -> Timeline:
        return compose_routine(self.routine, self.book, WORDS, self.wishes, self.seed, self.before_walk)

    def dose(self, station: Station) -> Dose:
        item = self.known[station.number - 1]
        exercise = self.book.get(item.exercise)
        assert exercise is not None
        return item.dose or exercise.dose(item.level)

    @property
    def known(self) -> list[RoutineItem]:
        return [item for item in self.routine.items if self.book.get(item.exercise)]


wishes = st.builds(ExerciseWishes, count_aloud=st.booleans())
composed = st.builds(Composed, routines, books(), wishes, st.integers(0, 50), st.booleans())
few = settings(max_examples=25)


def one(exercise: str, **changes: object) -> Timeline:
    """A routine of one exercise."""
    item = RoutineItem(exercise, **changes)  # type: ignore[arg-type]
    return compose_routine(Routine("one", "One", ExerciseKind.CORE, (item,)), BOOK, WORDS, ExerciseWishes(), 0)


def words(timeline: Timeline) -> list[Event]:
    return [event for event in timeline.events if event.kind in (EventKind.CUE, EventKind.COUNT)]


def room(event: Event) -> float:
    return spoken_seconds(event.text) if event.kind is EventKind.CUE else counted_seconds(event.text)


@few
@given(composed)
def test_the_same_arguments_give_the_same_timeline_in_order_from_first_to_last_second(case: Composed) -> None:
    timeline = case.timeline()
    assert timeline == case.timeline()
    times = [event.at for event in timeline.events]
    assert times == sorted(times)
    assert times[0] == 0
    assert times[-1] <= timeline.seconds
    assert {event.phase for event in timeline.events} == {Phase(case.routine.kind.value)}


@few
@given(composed)
def test_no_word_is_said_into_another_in_the_slowest_voice(case: Composed) -> None:
    timeline = case.timeline()
    for before, after in pairwise(words(timeline)):
        assert before.at + room(before) <= after.at + 1e-6, (before, after)
    assert words(timeline)[-1].at + room(words(timeline)[-1]) <= timeline.seconds + 1e-6


@few
@given(composed)
def test_the_exercises_follow_one_another_without_a_gap(case: Composed) -> None:
    timeline = case.timeline()
    assert [station.exercise for station in timeline.stations] == [item.exercise for item in case.known]
    assert [station.number for station in timeline.stations] == list(range(1, len(case.known) + 1))
    assert {station.of for station in timeline.stations} == {len(case.known)}
    for before, after in pairwise(timeline.stations):
        assert before.end == after.start
    assert timeline.stations[-1].end <= timeline.seconds


@few
@given(composed)
def test_every_repetition_is_done_on_each_side_and_lies_within_its_exercise(case: Composed) -> None:
    for station in case.timeline().stations:
        exercise, dose = case.book.get(station.exercise), case.dose(station)
        assert exercise is not None
        sides = [repetition.side for repetition in station.repetitions]
        wanted = {
            Sides.NONE: [None] * dose.repetitions,
            Sides.EACH: [Side.RIGHT] * dose.repetitions + [Side.LEFT] * dose.repetitions,
            Sides.ALTERNATE: ([Side.RIGHT, Side.LEFT] * dose.repetitions)[: dose.repetitions],
        }
        assert sides == wanted[exercise.sides]
        for repetition in station.repetitions:
            assert station.start < repetition.start <= repetition.holds <= repetition.released <= repetition.end
            assert repetition.end <= station.end
        for before, after in pairwise(station.repetitions):
            assert before.end <= after.start


@few
@given(composed)
def test_nothing_is_held_longer_than_its_kind_allows(case: Composed) -> None:
    for station in case.timeline().stations:
        exercise = case.book.get(station.exercise)
        assert exercise is not None
        is_long = exercise.kind is ExerciseKind.STRETCH and case.routine.kind is not ExerciseKind.WARM_UP
        for repetition in station.repetitions:
            wanted = min(case.dose(station).hold, 30 if is_long else 10)
            assert repetition.released - repetition.holds == pytest.approx(wanted)


@few
@given(composed)
def test_the_figure_does_every_repetition_whole_on_its_side_and_shows_it_once_before(case: Composed) -> None:
    timeline = case.timeline()
    for station in timeline.stations:
        exercise = case.book.get(station.exercise)
        assert exercise is not None
        order = [*range(1, len(exercise.frames)), 0] if exercise.frames else []
        steps = [(event.at, event.pose) for event in timeline.events if event.pose and station.start <= event.at]
        shown = [pose.frame for at, pose in steps if at < station.repetitions[0].start]
        assert shown == ([0, *order] if order else [])
        for repetition in station.repetitions:
            done = [pose for at, pose in steps if repetition.start <= at < repetition.end]
            assert [pose.frame for pose in done] == order
            assert all(pose.mirrored is (repetition.side is Side.LEFT) for pose in done)


@few
@given(composed)
def test_each_step_is_said_once_before_the_first_repetition(case: Composed) -> None:
    timeline = case.timeline()
    for station in timeline.stations:
        exercise = case.book.get(station.exercise)
        assert exercise is not None
        said = [cue.text for cue in timeline.cues if station.start <= cue.at < station.repetitions[0].start]
        told = [*exercise.steps, *([exercise.breath] if exercise.breath else [])]
        assert said[1 : 1 + len(told)] == told
        later = [cue.text for cue in timeline.cues if station.repetitions[0].start <= cue.at < station.end]
        assert not set(told) & set(later)


@few
@given(composed)
def test_three_two_one_comes_before_each_side_and_numbers_only_where_wanted(case: Composed) -> None:
    timeline = case.timeline()
    counts = [event for event in timeline.events if event.kind is EventKind.COUNT]
    assert all(event.topic is Topic.EXERCISE for event in counts)
    for station in timeline.stations:
        begins = [one for one in station.repetitions if one.number == 1]
        for repetition in begins:
            before = [event.text for event in counts if repetition.start - 3.01 <= event.at < repetition.start]
            assert before[-3:] == ["Three", "Two", "One"]
        if not case.wishes.count_aloud:
            inside = [
                event.text for event in counts if any(one.start <= event.at < one.end for one in station.repetitions)
            ]
            assert set(inside) <= {WORDS.hold, WORDS.release}


@few
@given(composed)
def test_counting_aloud_changes_no_time(case: Composed) -> None:
    aloud, silent = (replace(case, wishes=ExerciseWishes(count_aloud=on)).timeline() for on in (True, False))
    assert aloud.stations == silent.stations
    assert aloud.cues == silent.cues


@few
@given(composed)
def test_the_next_exercise_is_said_in_the_rest_before_it(case: Composed) -> None:
    timeline = case.timeline()
    for before, after in pairwise(timeline.stations):
        rest = [cue for cue in timeline.cues if before.repetitions[-1].end <= cue.at < after.start]
        assert [cue.topic for cue in rest] == [Topic.NEXT]
        assert rest[0].at + spoken_seconds(rest[0].text) <= after.start
        assert after.start - before.repetitions[-1].end >= REST


@few
@given(composed)
def test_safety_comes_first_and_a_chime_last_unless_a_walk_follows(case: Composed) -> None:
    timeline = case.timeline()
    first, last = timeline.cues[0], timeline.events[-1]
    chimes = [event.at for event in timeline.events if event.kind is EventKind.CHIME]
    assert first.at == 2.0
    if case.before_walk:
        assert (first.text, chimes) == (WORDS.comfort, [0.0])
        assert timeline.cues[-1].text == WORDS.walk_off
        assert Topic.SAFETY not in {cue.topic for cue in timeline.cues}
    else:
        assert (first.text, first.topic, chimes) == (WORDS.safety, Topic.SAFETY, [0.0, timeline.seconds])
        assert (last.kind, last.at) == (EventKind.CHIME, timeline.seconds)
        assert timeline.cues[-1].text == WORDS.finish[case.seed % len(WORDS.finish)]


def test_a_hold_is_counted_down_and_let_go() -> None:
    timeline = one("bridge", dose=Dose(2, 8))
    station = timeline.stations[0]
    first = station.repetitions[0]
    told = [(event.at - first.holds, event.text) for event in timeline.events if event.kind is EventKind.COUNT]
    held = [(round(at, 2), text) for at, text in told if 0 <= at <= 8.01]
    down = zip((3, 4, 5, 6, 7), ("Five", "Four", "Three", "Two", "One"), strict=True)
    assert held == [(0, "Hold"), *down, (8, "And let go")]


@few
@given(composed)
def test_every_longer_hold_begins_and_ends_with_a_word(case: Composed) -> None:
    timeline = case.timeline()
    counts = {(event.at, event.text) for event in timeline.events if event.kind is EventKind.COUNT}
    for station in timeline.stations:
        exercise = case.book.get(station.exercise)
        assert exercise is not None
        for repetition in station.repetitions:
            if repetition.released - repetition.holds >= 3:
                assert (repetition.released, WORDS.release) in counts
                assert (repetition.holds, WORDS.hold) in counts or not exercise.frames


def test_in_a_long_hold_the_last_ten_seconds_are_told() -> None:
    routine = Routine("one", "One", ExerciseKind.STRETCH, (RoutineItem("hip", dose=Dose(1, 20)),))
    timeline = compose_routine(routine, BOOK, WORDS, ExerciseWishes(), 0)
    first = timeline.stations[0].repetitions[0]
    told = [event.at for event in timeline.events if event.text == WORDS.ten_more]
    assert told == pytest.approx([repetition.holds + 10 for repetition in timeline.stations[0].repetitions])
    assert first.released - first.holds == pytest.approx(20)


def test_a_frames_words_are_said_in_the_first_repetition_alone() -> None:
    timeline = one("bridge")
    repetitions = timeline.stations[0].repetitions
    assert [cue.at for cue in timeline.cues if cue.text == "Up"] == [repetitions[0].start]


def test_repetitions_are_counted_from_the_second_on_and_quick_ones_in_fives() -> None:
    def numbers(timeline: Timeline) -> list[str]:
        starts = {repetition.start for repetition in timeline.stations[0].repetitions}
        return [event.text for event in timeline.events if event.kind is EventKind.COUNT and event.at in starts]

    assert numbers(one("bridge")) == ["Two", "Three", "Four", "Five"]
    quick = made("quick", doses=(Dose(12),), frames=tuple(replace(frame, seconds=0.4) for frame in made("x").frames))
    routine = Routine("one", "One", ExerciseKind.CORE, (RoutineItem("quick"),))
    timeline = compose_routine(routine, ExerciseBook((quick,)), WORDS, ExerciseWishes(), 0)
    assert numbers(timeline) == ["Five", "Ten"]


def test_getting_up_or_down_has_more_time() -> None:
    items = tuple(RoutineItem(id) for id in ("tilt", "rolls", "hinge"))
    timeline = compose_routine(Routine("r", "R", ExerciseKind.CORE, items), BOOK, WORDS, SILENT, 0)
    rests = [after.start - before.repetitions[-1].end for before, after in pairwise(timeline.stations)]
    assert rests[0] < REST_TO_MOVE <= rests[1]


def test_a_routine_without_a_known_exercise_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        compose_routine(Routine("r", "R", ExerciseKind.CORE, (RoutineItem("gone"),)), BOOK, WORDS, SILENT, 0)


def test_the_words_that_ship_begin_with_the_safety_sentence_of_a_walk() -> None:
    assert Catalogue(find_resources()).cue_book().safety.text == WORDS.safety


@pytest.mark.parametrize(
    ("field", "value"),
    [("next", "Next."), ("numbers", ("One",)), ("ready", ("One",)), ("finish", ()), ("names", {"core": "Core"})],
)
def test_words_that_would_fail_later_are_refused_by_their_field(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=f"^{field}: "):
        replace(WORDS, **{field: value})  # type: ignore[arg-type]


def test_a_language_may_leave_a_sentence_out_and_nothing_empty_is_said() -> None:
    quiet = replace(WORDS, side_right="", change_sides="", comfort="", safety="")
    for exercise in BOOK.exercises:
        routine = Routine("r", "R", exercise.kind, (RoutineItem(exercise.id),))
        cues = compose_routine(routine, BOOK, quiet, ExerciseWishes(), 0).cues
        assert cues
        assert all(cue.text for cue in cues)
