"""Own exercises on disk: whole or not there, and one broken file never takes the others along."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from coach.adapters.own_exercises import OwnExercisesOnDisk
from coach.domain.exercise import Dose, Exercise, ExerciseKind, Position, Routine, RoutineItem
from coach.domain.pack import Pack
from coach.services.exercise_ports import OwnThings
from coach.services.ports import StoreProblem
from tests.adapters.test_packs import png
from tests.exercise_strategies import packs

REACH = Exercise("reach", "Reach", ExerciseKind.CORE, Position.SEATED, (Dose(5),), ("Reach.",), "Stop if it hurts.")
BEND = replace(REACH, id="bend", name="bend")
MORNINGS = Routine("mornings", "Mornings", ExerciseKind.CORE, (RoutineItem("reach", 2, Dose(3, 5)),), own=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "exercises"


def picture(folder: Path, name: str = "mine.PNG") -> Path:
    file = folder / name
    file.write_bytes(png())
    return file


def test_before_anything_was_made_there_is_nothing_and_no_folder(folder: Path) -> None:
    assert OwnExercisesOnDisk(folder).load() == OwnThings()
    assert not folder.exists()


def test_what_is_kept_is_there_after_a_restart_in_order_of_name(folder: Path) -> None:
    own = OwnExercisesOnDisk(folder)
    assert own.keep_exercise(REACH) == REACH
    own.keep_exercise(BEND)
    own.keep_routine(MORNINGS)
    assert OwnExercisesOnDisk(folder).load() == OwnThings((BEND, REACH), (MORNINGS,))
    assert sorted(os.listdir(folder)) == ["exercise_bend.toml", "exercise_reach.toml", "routine_mornings.toml"]


def test_keeping_again_replaces_and_removing_removes(folder: Path) -> None:
    own = OwnExercisesOnDisk(folder)
    own.keep_exercise(REACH)
    own.keep_routine(MORNINGS)
    own.keep_exercise(replace(REACH, name="Reach far"))
    assert [exercise.name for exercise in own.load().exercises] == ["Reach far"]
    own.remove_exercise("reach")
    own.remove_routine("mornings")
    own.remove_routine("never was")
    assert own.load() == OwnThings()


def test_a_picture_is_copied_and_stays_until_the_next_start(folder: Path, tmp_path: Path) -> None:
    own = OwnExercisesOnDisk(folder)
    kept = own.keep_exercise(REACH, picture(tmp_path))
    file = own.picture(kept.picture)
    assert file is not None
    assert file.read_bytes() == png()
    own.remove_exercise("reach")
    assert own.picture(kept.picture) == file
    assert own.keep_exercise(kept) == kept
    own.remove_exercise("reach")
    again = OwnExercisesOnDisk(folder)
    again.load()
    assert again.picture(kept.picture) is None


def test_a_new_picture_leaves_the_earlier_one_for_taking_back(folder: Path, tmp_path: Path) -> None:
    own = OwnExercisesOnDisk(folder)
    first = own.keep_exercise(REACH, picture(tmp_path))
    second = own.keep_exercise(REACH, picture(tmp_path))
    assert first.picture != second.picture
    assert own.picture(first.picture) is not None
    restarted = OwnExercisesOnDisk(folder)
    assert restarted.load().exercises == (second,)
    assert restarted.picture(first.picture) is None
    assert restarted.picture(second.picture) is not None


@pytest.mark.parametrize("name", ["", "../mine.png", "/etc/passwd", "gone.png", "exercise_reach.toml"])
def test_only_pictures_of_its_own_are_shown(folder: Path, name: str) -> None:
    own = OwnExercisesOnDisk(folder)
    own.keep_exercise(REACH)
    assert own.picture(name) is None


def test_what_is_no_picture_is_refused_and_nothing_is_kept(folder: Path, tmp_path: Path) -> None:
    own = OwnExercisesOnDisk(folder)
    (tmp_path / "words.png").write_text("not a picture")
    for name in ("words.png", "gone.png", "words.exe"):
        with pytest.raises(StoreProblem, match=r"“Reach” could not be kept: .*not a picture"):
            own.keep_exercise(REACH, tmp_path / name)
    assert not folder.exists()


@pytest.mark.parametrize(
    ("exercise", "words"),
    [
        (replace(REACH, id="../reach"), '"id"'),
        (replace(REACH, id="A" * 61), '"id"'),
        (replace(REACH, name="x" * 61), '"name": there are 61 letters'),
        (replace(REACH, why="a\x00b"), '"why": the letter U\\+0000'),
        (replace(REACH, why="a\x7fb"), '"why": the letter U\\+007F'),
        (replace(REACH, why="\ud800"), "cannot be"),
        (replace(REACH, from_week=0), '"from_week": 0 is not 1 to 52'),
    ],
)
def test_what_could_not_be_read_again_is_not_written(folder: Path, exercise: Exercise, words: str) -> None:
    with pytest.raises(StoreProblem, match=words) as problem:
        OwnExercisesOnDisk(folder).keep_exercise(exercise)
    assert str(problem.value).endswith(".")
    assert not folder.exists()


def test_a_routine_without_exercises_is_not_written(folder: Path) -> None:
    with pytest.raises(StoreProblem, match='"items": there are 0'):
        OwnExercisesOnDisk(folder).keep_routine(replace(MORNINGS, items=()))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe", "it is not UTF-8 text"),
        (b"name = ", "it is not valid TOML"),
        (b"", '"id": is missing'),
        (b"x" * 200_001, "it is too large"),
        (b'name = "Reach"\ndoses = [{ repetitions = "x" }]', '1st of "doses", "repetitions": a whole number'),
    ],
)
def test_a_broken_file_is_set_aside_with_a_sentence_and_the_others_are_read(
    folder: Path, data: bytes, words: str
) -> None:
    OwnExercisesOnDisk(folder).keep_exercise(REACH)
    (folder / "exercise_bend.toml").write_bytes(data)
    things = OwnExercisesOnDisk(folder).load()
    assert things.exercises == (REACH,)
    (trouble,) = things.troubles
    assert "exercise_bend.toml could not be read and is kept as exercise_bend.toml.damaged-1: " in trouble
    assert words in trouble
    assert (folder / "exercise_bend.toml.damaged-1").read_bytes() == data
    assert OwnExercisesOnDisk(folder).load().troubles == ()


def test_a_second_broken_file_does_not_take_the_place_of_the_first(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in (1, 2):
        (folder / "routine_a.toml").write_text(f"{number} =")
        OwnExercisesOnDisk(folder).load()
    assert sorted(os.listdir(folder)) == ["routine_a.toml.damaged-1", "routine_a.toml.damaged-2"]


def test_a_file_under_a_name_that_is_not_its_own_is_set_aside(folder: Path) -> None:
    own = OwnExercisesOnDisk(folder)
    own.keep_exercise(REACH)
    (folder / "exercise_other.toml").write_bytes((folder / "exercise_reach.toml").read_bytes())
    assert "reach is not what the file is called" in own.load().troubles[0]


def test_pictures_stay_while_a_file_is_in_doubt(folder: Path, tmp_path: Path) -> None:
    kept = OwnExercisesOnDisk(folder).keep_exercise(REACH, picture(tmp_path))
    (folder / "exercise_reach.toml").write_text("broken")
    for _ in range(2):
        own = OwnExercisesOnDisk(folder)
        own.load()
        assert own.picture(kept.picture) is not None


def test_what_was_left_half_written_goes(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / ".amble-1-2.part").write_text("half")
    OwnExercisesOnDisk(folder).load()
    assert list(folder.iterdir()) == []


@settings(max_examples=10, deadline=None)
@given(pack=packs())
def test_a_pack_is_kept_whole(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> None:
    own = OwnExercisesOnDisk(tmp_path_factory.mktemp("own"))
    routines = tuple(replace(routine, own=True) for routine in pack.routines)
    own.keep_all(pack.exercises, routines, {})
    things = own.load()
    assert {one.id: one for one in things.exercises} == {one.id: one for one in pack.exercises}
    assert (things.routines, things.troubles) == (routines, ())


def test_the_pictures_of_a_pack_come_along(folder: Path) -> None:
    own = OwnExercisesOnDisk(folder)
    own.keep_all((replace(REACH, picture="a.png"), replace(BEND, picture="a.png")), (), {"a.png": png()})
    shown = [own.picture(exercise.picture) for exercise in own.load().exercises]
    assert [file is not None and file.read_bytes() == png() for file in shown] == [True, True]


def test_a_pack_that_meets_something_of_the_same_id_keeps_nothing(folder: Path) -> None:
    own = OwnExercisesOnDisk(folder)
    own.keep_exercise(REACH)
    with pytest.raises(StoreProblem, match=r"exercise_reach\.toml is here already"):
        own.keep_all((BEND, replace(REACH, name="Other")), (MORNINGS,), {})
    assert own.load() == OwnThings((REACH,))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)], capture_output=True)
    if made.returncode != 0:
        pytest.skip("making a small disk needs the right to mount")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_keeps_what_was_there_and_nothing_half(small_disk: Path) -> None:
    own = OwnExercisesOnDisk(small_disk)
    own.keep_exercise(REACH)
    many = tuple(replace(REACH, id=f"reach_{number}") for number in range(20))
    with pytest.raises(StoreProblem, match=r"^“Reach, Reach, Reach” could not be kept: No space left on device\.$"):
        own.keep_all(many, (), {})
    assert os.listdir(small_disk) == ["exercise_reach.toml"]
    assert own.load() == OwnThings((REACH,))
    (small_disk / "filler").write_bytes(bytes(12_000))
    with pytest.raises(StoreProblem, match="No space left"):
        own.keep_exercise(replace(REACH, why="x" * 600))
    assert own.load() == OwnThings((REACH,))


def test_a_disk_that_cannot_be_written_is_one_sentence_and_is_read_all_the_same(small_disk: Path) -> None:
    own = OwnExercisesOnDisk(small_disk)
    own.keep_exercise(REACH)
    (small_disk / "exercise_bend.toml").write_text("broken")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    try:
        things = OwnExercisesOnDisk(small_disk).load()
        assert things.exercises == (REACH,)
        assert things.troubles[0].startswith("exercise_bend.toml could not be read: it is not valid TOML")
        for write in (
            lambda: own.keep_exercise(BEND),
            lambda: own.keep_routine(MORNINGS),
            lambda: own.remove_exercise("reach"),
        ):
            with pytest.raises(StoreProblem, match="Read-only file system"):
                write()
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
