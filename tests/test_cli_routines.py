"""Routines from a terminal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.domain.exercise import ExerciseKind, ExerciseWishes, Place, Routine, RoutineItem
from coach.domain.red_flag import RedFlag
from coach.domain.routine_session import RoutineSession
from coach.domain.session import Outcome, StopReason
from coach.services.exercise_ports import RoutineRecord
from tests.terminal import NO_SOUND, ROOT, amble, is_one_sentence, people_of, set_up, silent_shop

FAST = ("--speed", "600")
PHRASES = silent_shop(Path()).books.phrases


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder in which somebody has set Amble up."""
    set_up(tmp_path / "data")
    return tmp_path / "data"


def history(data: Path) -> tuple[RoutineSession, ...]:
    with people_of(data) as core:
        return core.routines.history()


def test_every_routine_is_shown_with_its_length_and_its_exercises(data: Path) -> None:
    told = amble(data, "routines")
    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    heads = [line.split(":")[0] for line in lines if not line.startswith(" ")]
    assert heads == ["warm-up", "stretch", "core"]
    assert "  Pelvic tilt" in lines


def test_what_is_left_out_is_shown_with_its_reason_and_its_twin(data: Path) -> None:
    with people_of(data) as core:
        core.exercises.set_wishes(ExerciseWishes(place=Place.STANDING))
    told = amble(data, "routines")
    assert "Pelvic tilt: left out, as it is not done standing. In its place: " in told.out
    assert "Seated march" not in told.out


def test_after_a_routine_that_was_stopped_for_pain_it_says_that_nothing_grows(data: Path) -> None:
    assert "nothing grows" not in amble(data, "routines").out
    begun = datetime(2026, 1, 5, 9, tzinfo=UTC)
    with people_of(data) as core:
        routine = Routine("core", "Core", ExerciseKind.CORE, (RoutineItem("bridge"),))
        stopped = RoutineRecord(begun, routine, outcome=Outcome.SHORTENED, stop_reason=StopReason.PAIN)
        core.routines.keep(stopped)
    assert amble(data, "routines").out.count("Last time hurt, so nothing grows today.") == 1


def test_as_json_own_routines_are_there_too(data: Path) -> None:
    with people_of(data) as core:
        core.exercises.keep_routine(Routine("mine", "Mine", ExerciseKind.CORE, (RoutineItem("bridge", 2),)))
        core.exercises.keep_routine(Routine("empty", "Zero", ExerciseKind.CORE, (RoutineItem("gone"),)))
    rows = {row["name"]: row for row in json.loads(amble(data, "routines", "--json").out)["routines"]}
    assert list(rows) == ["warm-up", "stretch", "core", "mine", "empty"]
    mine = rows["mine"]
    assert (mine["own"], mine["title"], mine["kind"], mine["left_out"]) == (True, "Mine", "core", [])
    assert mine["exercises"] == [{"exercise": "bridge", "name": "Bridge", "level": 2}]
    assert rows["empty"]["seconds"] == 0
    assert 180 <= rows["warm-up"]["seconds"] <= 300
    assert rows["core"]["reasons"]


def test_a_routine_is_captioned_and_recorded(data: Path) -> None:
    told = amble(data, "routine", "bridge", *FAST)
    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    assert any(line.endswith("First: Bridge.") for line in lines)
    assert any("Stop if pain turns sharp" in line for line in lines)
    assert any("— Core —" in line for line in lines)
    assert lines[-2].strip().partition("  ")[2].startswith("Done: ")
    assert lines[-1] == PHRASES.say("cli.after_routine")
    (done,) = history(data)
    assert (done.routine, done.kind, done.outcome) == ("bridge", ExerciseKind.CORE, Outcome.DONE)


def test_length_and_place_can_be_said(data: Path) -> None:
    told = amble(data, "routine", "core", "--minutes", "3", "--place", "standing", *FAST)
    assert told.code == 0
    assert "Bird-dog, leg only" not in told.out
    assert any(result.exercise == "wall_pelvic_tilt" for result in history(data)[0].results) or "Hip hinge" in told.out


def test_before_there_is_a_plan_a_routine_is_not_recorded(tmp_path: Path) -> None:
    told = amble(tmp_path, "routine", "bridge", *FAST)
    assert told.out.startswith(PHRASES.say("cli.unplanned_routine"))
    assert "Done: " in told.out


def test_a_plan_that_waits_lets_no_routine_begin(data: Path) -> None:
    with people_of(data) as core:
        core.check_ins.report_flags(frozenset({RedFlag.BLADDER}))
    told = amble(data, "routine", "core", *FAST)
    assert (told.code, told.out, history(data)) == (3, "", ())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("dance",), "warm-up, stretch, core"),
        (("core", "--minutes", "21"), "1 to 20 minutes"),
        (("mine", "--minutes", "5"), "--minutes"),
        (("empty",), "No exercise fits"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(data: Path, options: tuple[str, ...], said: str) -> None:
    with people_of(data) as core:
        core.exercises.keep_routine(Routine("mine", "Mine", ExerciseKind.CORE, (RoutineItem("bridge"),)))
        core.exercises.keep_routine(Routine("empty", "Zero", ExerciseKind.CORE, (RoutineItem("gone"),)))
    told = amble(data, "routine", *options, *FAST)
    assert (told.code, told.out) == (2, "")
    assert is_one_sentence(told.err)
    assert said in told.err


def test_a_timeline_of_a_routine_tells_every_pose(tmp_path: Path) -> None:
    events = json.loads(amble(tmp_path, "timeline", "--routine", "core", "--json").out)
    poses = [event["pose"] for event in events if event["kind"] == "pose"]
    assert {"exercise", "frame", "seconds", "mirrored", "breath"} == set(poses[0])
    assert any(pose["breath"] == "breath_out" for pose in poses)
    assert any(pose["mirrored"] for pose in poses)
    table = amble(tmp_path, "timeline", "--routine", "core").out
    assert "pose   core     bird_dog_leg 1 mirrored" in table


def test_ctrl_c_closes_the_routine_with_what_was_done(data: Path) -> None:
    command = [sys.executable, "-m", "coach", "--data-dir", str(data), "routine", "core", "--speed", "60"]
    surroundings = {**os.environ, **NO_SOUND}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=surroundings
    ) as exercising:
        assert exercising.stdout is not None
        lines = iter(exercising.stdout.readline, "")
        next(line for line in lines if "Next: " in line)
        exercising.send_signal(signal.SIGINT)
        out, err = exercising.communicate(timeout=20)
    (done,) = history(data)
    assert (exercising.returncode, err) == (0, "")
    assert "Ended after" in out
    assert (done.outcome, done.stop_reason) == (Outcome.SHORTENED, StopReason.OTHER)
