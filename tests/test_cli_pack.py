"""The command ``pack``: it names what is in a pack or what does not fit, and changes nothing unless it all fits."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from coach.adapters.catalogue import find_resources
from coach.adapters.packs import pack_text
from coach.cli import build_parser
from coach.domain.exercise import Dose, Exercise, ExerciseKind, Position, Routine, RoutineItem
from coach.domain.pack import Pack
from tests.terminal import amble, is_one_sentence, people_of

REACH = Exercise("reach", "Reach", ExerciseKind.CORE, Position.SEATED, (Dose(5),), ("Reach.",), "Stop if it hurts.")
MORNINGS = Routine("mornings", "Mornings", ExerciseKind.CORE, (RoutineItem("reach"), RoutineItem("bridge")))
PACK = Pack("Mine", "Ada", (REACH, replace(REACH, id="bridge", name="My bridge")), (MORNINGS,))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(pack_text(PACK))
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_a_look_into_a_pack_says_all_of_it_and_touches_no_folder(data: Path, file: Path) -> None:
    told = amble(data, "pack", "check", str(file))
    assert told.out.splitlines() == [
        "Mine, by Ada",
        "2 exercises, 1 routine, 0 pictures:",
        "  Reach (reach): core, 1 level, words alone",
        "  My bridge (bridge): core, 1 level, words alone",
        "  Mornings (mornings): core routine, 2 exercises",
        "The id bridge is taken here, so it becomes bridge_2.",
        "All of it fits. It can be imported in Amble.",
    ]
    assert (told.code, told.err) == (0, "")
    assert not data.exists()


@pytest.mark.parametrize("what", ["check", "import"])
def test_a_bad_pack_is_one_sentence_with_its_place_and_changes_nothing(data: Path, file: Path, what: str) -> None:
    file.write_text(pack_text(PACK).replace("repetitions = 5", 'repetitions = "five"', 1))
    told = amble(data, "pack", what, str(file))
    assert (told.code, told.out) == (2, "")
    assert told.err == (
        'mine.toml, "exercises", "reach", 1st of "doses", "repetitions": a whole number is needed, not text.\n'
    )
    assert not (data / "exercises").exists()


def test_what_names_something_that_is_nowhere_is_a_sentence(data: Path, file: Path) -> None:
    file.write_text(pack_text(replace(PACK, exercises=(replace(REACH, easier="gone"),))))
    told = amble(data, "pack", "check", str(file))
    assert told.code == 2
    assert is_one_sentence(told.err)
    assert '"reach", "easier": gone is neither in the pack nor in Amble' in told.err


def test_what_was_imported_is_there_and_can_be_handed_on(data: Path, file: Path, tmp_path: Path) -> None:
    told = amble(data, "pack", "import", str(file))
    assert (told.code, told.err) == (0, "")
    assert "bridge becomes bridge_2" in told.out or "becomes bridge_2" in told.out
    with people_of(data) as core:
        assert core.exercises.is_own("bridge_2")
        assert [routine.name for routine in core.exercises.own_routines] == ["Mornings"]
    handed = tmp_path / "again.toml"
    assert amble(data, "pack", "export", str(handed)).code == 0
    other = tmp_path / "other"
    assert amble(other, "pack", "import", str(handed)).code == 0
    with people_of(other) as core:
        assert sorted(e.id for e in core.exercises.book.exercises if core.exercises.is_own(e.id)) == [
            "bridge_2",
            "reach",
        ]


def test_a_file_that_is_there_is_kept_and_an_unknown_name_is_told(data: Path, file: Path, tmp_path: Path) -> None:
    assert amble(data, "pack", "export", str(tmp_path / "new.toml")).code == 2
    amble(data, "pack", "import", str(file))
    before = file.read_text()
    told = amble(data, "pack", "export", str(file), "reach")
    assert (told.code, file.read_text()) == (2, before)
    assert amble(data, "pack", "export", str(file), "gone", "--force").code == 2
    assert amble(data, "pack", "export", str(file), "reach", "--force").code == 0
    assert file.read_text().count("[[exercises]]") == 1


def test_a_place_that_cannot_be_written_is_one_sentence(data: Path, file: Path, tmp_path: Path) -> None:
    amble(data, "pack", "import", str(file))
    told = amble(data, "pack", "export", str(tmp_path / "nowhere" / "new.toml"), "reach")
    assert (told.code, told.out) == (1, "")
    assert is_one_sentence(told.err)
    (data / "exercises" / "exercise_other.toml").mkdir()
    file.write_text(pack_text(replace(PACK, exercises=(replace(REACH, id="other"),), routines=())))
    told = amble(data, "pack", "import", str(file))
    assert (told.code, told.out) == (1, "")
    assert is_one_sentence(told.err)


def test_the_pack_that_newcomers_are_shown_fits(data: Path, tmp_path: Path) -> None:
    text = (find_resources() / "exercises" / "packs.md").read_text(encoding="utf-8")
    found = re.search(r"```toml\n(.*?)```", text, re.DOTALL)
    assert found is not None
    file = tmp_path / "shown.toml"
    file.write_text(found[1])
    assert "which is not in the pack" in amble(data, "pack", "check", str(file)).err
    file.write_text(found[1].replace('picture = "heel_slide.png"', ""))
    assert amble(data, "pack", "check", str(file)).code == 0


@pytest.mark.parametrize("what", ["check", "import", "export"])
@pytest.mark.parametrize("place", range(4))
def test_the_folder_may_be_named_anywhere(what: str, place: int) -> None:
    said = ["pack", what, "mine.toml"]
    said[place:place] = ["--data-dir", "there"]
    arguments = build_parser().parse_args(said)
    assert (arguments.data_dir, arguments.what, arguments.file) == (Path("there"), what, Path("mine.toml"))


def test_one_exercise_is_told_how_a_pack_holds_it(data: Path) -> None:
    told = amble(data, "pack", "check", str(find_resources() / "exercises" / "bridge.toml"))
    assert (told.code, told.out) == (2, "")
    assert told.err == (
        'bridge.toml, it is one exercise and not a pack yet: a pack begins with its own name = "…", and holds each '
        "exercise below a line [[exercises]], its [[frames]] as [[exercises.frames]].\n"
    )


def test_one_routine_is_told_how_a_pack_holds_it(data: Path, tmp_path: Path) -> None:
    alone = tmp_path / "mornings.toml"
    alone.write_text('id = "mornings"\nname = "Mornings"\nkind = "core"\nitems = [{ exercise = "bridge" }]\n')
    assert "it is one routine and not a pack yet" in amble(data, "pack", "check", str(alone)).err
