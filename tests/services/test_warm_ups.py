"""The exercises before a walk are part of it, can be passed over and eased, and are remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coach.domain.exercise import ExerciseKind, ExerciseWishes
from coach.domain.routine_session import ExerciseResult, Managed, RoutineSession
from coach.domain.session import Outcome, StopReason
from coach.domain.timeline import Phase, Topic
from coach.services.walks import WalkChoice
from tests.fakes.clock import FakeClock
from tests.services.routine_rooms import RoutineRoom

Open = Callable[..., RoutineRoom]
WALK = WalkChoice(5, warm_up=True)


@pytest.fixture
def open_room(qapp: QApplication, tmp_path: Path) -> Iterator[Open]:  # noqa: ARG001
    rooms: list[RoutineRoom] = []

    def open_another(clock: FakeClock | None = None) -> RoutineRoom:
        rooms.append(RoutineRoom(tmp_path, clock))
        return rooms[-1]

    yield open_another
    for room in rooms:
        room.close()


@pytest.fixture
def room(open_room: Open) -> RoutineRoom:
    room = open_room()
    room.set_plan()
    return room


def warm_up(room: RoutineRoom) -> RoutineSession:
    """The one warm-up in the record."""
    (kept,) = room.record.history()
    return kept


def done(*told: tuple[str, Managed | None]) -> tuple[ExerciseResult, ...]:
    return tuple(ExerciseResult(id, 1, managed) for id, managed in told)


def exercises(room: RoutineRoom) -> list[str]:
    """The exercises before the walk that is on, in order."""
    return [station.exercise for station in room.runner.timeline.stations]


def test_a_walk_begins_with_exercises_and_flows_on(room: RoutineRoom) -> None:
    room.walks.start(WALK)
    starts = room.runner.timeline.walk_starts
    assert {"march", "calf"} <= set(exercises(room))
    room.after(starts + 1)
    kept = warm_up(room)
    assert (kept.kind, kept.outcome) == (ExerciseKind.WARM_UP, Outcome.DONE)
    assert [result.exercise for result in kept.results] == exercises(room)
    assert kept.seconds == pytest.approx(starts, abs=1)
    assert not room.exercising.is_on
    room.after(5 * 60)
    assert room.planning.sessions()[0].walked_minutes == 5
    assert room.routines.history() == (kept,)


def test_each_result_is_on_disk_as_it_happens_and_is_no_routine_to_go_on_with(room: RoutineRoom) -> None:
    room.walks.start(WALK)
    room.go(exercises(room)[1])
    kept = warm_up(room)
    assert (kept.outcome, kept.results) == (Outcome.SHORTENED, done((exercises(room)[0], None)))
    assert room.record.unfinished() is None


def test_next_passes_exercises_over_and_after_the_last_comes_the_walk(room: RoutineRoom) -> None:
    room.walks.start(WALK)
    starts = room.runner.timeline.walk_starts
    for _ in range(10):
        if room.runner.position < starts:
            room.exercising.next()
    assert room.runner.position == starts
    assert room.runner.walked_seconds == 0
    assert {result.managed for result in warm_up(room).results} == {Managed.SKIPPED}
    room.exercising.next()
    assert room.runner.position == starts
    room.after(5 * 60)
    assert room.planning.sessions()[0].walked_minutes == 5


def test_an_exercise_turns_easier_and_the_whole_walk_follows(room: RoutineRoom) -> None:
    room.walks.start(WALK)
    room.go("calf", 8)
    room.exercising.too_much()
    room.after(1)
    assert room.exercising.station is not None
    assert room.exercising.station.exercise == "ankle"
    room.to_the_end()
    assert room.planning.sessions()[0].walked_minutes == pytest.approx(5)
    assert {result.exercise: result.managed for result in warm_up(room).results}["calf"] is Managed.TOO_MUCH
    assert room.routines.grades()["calf"].stands_in == "ankle"


def test_an_easier_rest_eases_the_exercise_and_the_walk(room: RoutineRoom) -> None:
    room.walks.start(WALK)
    room.go("calf", 8)
    room.walks.ease_rest()
    room.after(1)
    assert room.exercising.station is not None
    assert room.exercising.station.exercise == "ankle"
    assert {span.phase for span in room.runner.timeline.spans} == {Phase.WARM_UP, Phase.EASY}
    assert ExerciseResult("calf", 1, Managed.PAIN) in warm_up(room).results


@pytest.mark.parametrize(
    ("reason", "managed"), [(StopReason.SHARP_PAIN, Managed.PAIN), (StopReason.TIME, Managed.PART)]
)
def test_a_walk_that_ends_in_its_warm_up_keeps_both(room: RoutineRoom, reason: StopReason, managed: Managed) -> None:
    room.walks.start(WALK)
    first = room.runner.timeline.stations[0]
    room.after(first.repetitions[0].start + 2)
    room.runner.end(reason)
    assert room.planning.sessions()[0].stop_reason is reason
    kept = warm_up(room)
    assert (kept.stop_reason, kept.results) == (reason, done((first.exercise, managed)))
    # The questions about signs belong to the walk.
    assert kept.red_flags == frozenset()


def test_a_walk_cut_off_in_its_warm_up_goes_on_with_the_exercise_as_it_was_changed(
    room: RoutineRoom, open_room: Open
) -> None:
    room.walks.start(WALK)
    room.go("calf", 8)
    room.exercising.easier()
    room.after(12)
    room.close()
    again = open_room(room.clock)
    again.walks.go_on()
    assert "calf" not in exercises(again)
    on = again.exercising.station
    assert on is not None
    assert again.runner.position == on.start
    again.after(again.runner.timeline.seconds)
    assert again.planning.sessions()[0].walked_minutes == 5
    kept = warm_up(again)
    assert ExerciseResult("calf", 1, Managed.PART) in kept.results
    assert (kept.outcome, kept.seconds > again.runner.timeline.walk_starts) == (Outcome.DONE, True)


def test_a_walk_cut_off_after_its_warm_up_goes_on_by_what_was_walked(room: RoutineRoom, open_room: Open) -> None:
    room.walks.start(WALK)
    room.go("calf", 8)
    room.exercising.easier()
    room.after(room.runner.timeline.walk_starts - room.runner.position + 100)
    length = room.runner.timeline.walk_starts
    room.close()
    again = open_room(room.clock)
    # Meanwhile an exercise is to be offered no more.
    again.desk.set_wishes(ExerciseWishes(off=frozenset({"march"})))
    before = warm_up(again)
    again.walks.go_on()
    assert again.runner.walked_seconds == pytest.approx(100, abs=1)
    assert again.runner.timeline.walk_starts != pytest.approx(length, abs=1)
    again.to_the_end()
    assert warm_up(again) == before
    assert again.planning.sessions()[0].walked_minutes == pytest.approx(5)


def test_an_eased_rest_stays_where_it_began_when_the_walk_goes_on(room: RoutineRoom, open_room: Open) -> None:
    room.walks.start(WalkChoice(10, warm_up=True))
    room.after(room.runner.timeline.walk_starts + 200)
    eased_at = room.runner.walked_seconds
    room.walks.ease_rest()
    said = [cue.text for cue in room.runner.timeline.cues if cue.topic is Topic.EASE]
    room.after(60)
    room.close()
    again = open_room(room.clock)
    again.walks.go_on()
    eased = [cue for cue in again.runner.timeline.cues if cue.topic is Topic.EASE]
    assert [cue.text for cue in eased] == said
    assert eased[0].at - again.runner.timeline.walk_starts >= eased_at
    assert Phase.STEADY not in {
        span.phase for span in again.runner.timeline.spans if span.end > again.runner.position + 1
    }


def test_without_an_exercise_that_fits_there_is_only_the_walk(room: RoutineRoom) -> None:
    room.desk.set_wishes(ExerciseWishes(off=frozenset({"march", "calf", "ankle"})))
    room.walks.start(WALK)
    assert room.runner.timeline.walk_starts == 0
    room.exercising.next()
    assert room.runner.position == 0
    room.after(5 * 60)
    assert room.record.history() == ()


def test_a_walk_without_a_warm_up_has_no_exercises(room: RoutineRoom) -> None:
    room.walks.start(WalkChoice(5))
    room.after(5 * 60)
    assert room.record.history() == ()
