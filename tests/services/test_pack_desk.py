"""The desk of packs: a preview changes nothing, an import changes all or nothing, and an export can be imported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coach.domain.exercise import Dose, Exercise, ExerciseBook, ExerciseKind, Position, Routine, RoutineItem
from coach.domain.pack import Pack
from coach.services.exercises import ExerciseDesk
from coach.services.pack_desk import PackDesk, PackPreview
from coach.services.pack_ports import PackContents
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.fakes.own_exercises import FakeOwnExercises
from tests.fakes.packs import FakePackFiles, FakePackKeeper

REACH = Exercise("reach", "Reach", ExerciseKind.CORE, Position.SEATED, (Dose(5),), ("Reach.",), "Stop if it hurts.")
BRIDGE = replace(REACH, id="bridge", name="Bridge")
MORNINGS = Routine("mornings", "Mornings", ExerciseKind.CORE, (RoutineItem("reach"), RoutineItem("bridge")))
BUILT_IN = ExerciseBook((BRIDGE,))
FILE = Path("/somewhere/mine.toml")
PACK = Pack("Mine", exercises=(REACH, replace(BRIDGE, name="Other")), routines=(MORNINGS,))


class Room:
    """A desk with what is behind it, and all that it told."""

    def __init__(self) -> None:
        self.own, self.files = FakeOwnExercises(), FakePackFiles()
        self.keeper = FakePackKeeper(self.own)
        self.exercises = ExerciseDesk(FakeKeyValueStore(), lambda: BUILT_IN, self.own)
        self.desk = PackDesk(self.files, self.keeper, self.exercises, lambda: BUILT_IN)
        self.previews: list[PackPreview] = []
        self.imports: list[PackPreview] = []
        self.problems: list[str] = []
        self.exports: list[Path] = []
        self.desk.previewed.connect(self.previews.append)
        self.desk.imported.connect(self.imports.append)
        self.desk.failed.connect(self.problems.append)
        self.desk.exported.connect(self.exports.append)

    @property
    def ids(self) -> list[str]:
        """Of all exercises, the built-in one among them."""
        return [exercise.id for exercise in self.exercises.book.exercises]


@pytest.fixture
def room() -> Room:
    return Room()


def preview(room: Room, pack: Pack = PACK, pictures: dict[str, bytes] | None = None) -> PackPreview:
    room.files.held[FILE] = PackContents(pack, pictures or {})
    found = room.desk.preview(FILE)
    assert found is not None
    return found


def test_a_preview_shows_what_would_come_and_changes_nothing(room: Room) -> None:
    found = preview(room)
    assert room.previews == [found]
    assert found.arrival.renamed == (("bridge", "bridge_2"),)
    assert room.ids == ["bridge"]


def test_an_import_brings_it_all_under_its_new_ids(room: Room) -> None:
    changed: list[object] = []
    room.exercises.book_changed.connect(changed.append)
    assert room.desk.import_pack(preview(room))
    assert sorted(room.ids) == ["bridge", "bridge_2", "reach"]
    assert room.exercises.book.get("bridge") == BRIDGE
    assert [item.exercise for item in room.exercises.own_routines[0].items] == ["reach", "bridge_2"]
    assert room.exercises.own_routines[0].own
    assert len(changed) == 1
    assert len(room.imports) == 1


def test_a_routine_does_not_take_the_name_of_one_that_is_offered(room: Room) -> None:
    found = preview(room, Pack("Mine", routines=(replace(MORNINGS, id="core", items=MORNINGS.items[1:]),)))
    assert found.arrival.renamed == (("core", "core_2"),)


def test_pictures_are_kept_with_their_exercises(room: Room) -> None:
    pack = Pack("Mine", exercises=(replace(REACH, picture="a.png"),), pictures=("a.png",))
    room.desk.import_pack(preview(room, pack, {"a.png": b"x"}))
    assert room.keeper.pictures == {"a.png": b"x"}


def test_importing_the_same_again_changes_nothing(room: Room) -> None:
    room.desk.import_pack(preview(room, Pack("Mine", exercises=(REACH,))))
    again = preview(room, Pack("Mine", exercises=(REACH,)))
    assert again.arrival.is_empty
    assert room.desk.import_pack(again)
    assert room.ids == ["bridge", "reach"]


def test_what_was_made_since_the_preview_is_not_replaced(room: Room) -> None:
    found = preview(room, Pack("Mine", exercises=(REACH,)))
    room.exercises.keep_exercise(replace(REACH, name="My own since"))
    room.desk.import_pack(found)
    assert sorted(room.ids) == ["bridge", "reach", "reach_2"]
    assert room.imports[0].arrival.renamed == (("reach", "reach_2"),)


def test_a_file_that_cannot_be_read_is_a_sentence_and_no_preview(room: Room) -> None:
    assert room.desk.preview(FILE) is None
    assert (room.previews, room.problems) == ([], ["mine.toml cannot be read."])


def test_a_pack_that_names_what_is_nowhere_is_a_sentence(room: Room) -> None:
    room.files.held[FILE] = PackContents(Pack("Mine", exercises=(replace(REACH, easier="gone"),)))
    assert room.desk.preview(FILE) is None
    assert room.problems == ['mine.toml, exercises: "reach", "easier": gone is neither in the pack nor in Amble.']


def test_a_full_disk_changes_nothing_and_is_told(room: Room) -> None:
    found = preview(room)
    room.keeper.refuses = "The disk is full."
    assert not room.desk.import_pack(found)
    assert (room.ids, room.imports, room.problems) == (["bridge"], [], ["The disk is full."])


def test_what_a_pack_needs_and_is_gone_since_the_preview_is_told(room: Room) -> None:
    room.exercises.keep_exercise(replace(REACH, id="mine"))
    found = preview(room, Pack("Mine", exercises=(replace(REACH, easier="mine"),)))
    room.exercises.remove_exercise("mine")
    assert not room.desk.import_pack(found)
    assert "mine is neither in the pack nor in Amble." in room.problems[0]


def test_what_is_exported_can_be_imported_by_somebody_else(room: Room) -> None:
    room.exercises.keep_exercise(REACH)
    room.exercises.keep_routine(MORNINGS)
    room.desk.export({"mornings"}, FILE)
    assert room.exports == [FILE]
    other = Room()
    other.files.held = room.files.held
    found = other.desk.preview(FILE)
    assert found is not None
    other.desk.import_pack(found)
    assert other.exercises.book == room.exercises.book
    assert other.exercises.own_routines == room.exercises.own_routines


def test_an_export_is_called_as_its_file_unless_it_is_named(room: Room) -> None:
    room.exercises.keep_exercise(REACH, Path("/pictures/mine.png"))
    room.desk.export({"reach"}, FILE)
    assert room.files.held[FILE].pack.name == "mine"
    room.desk.export({"reach"}, FILE, name="For Ada", author="Me")
    contents = room.files.held[FILE]
    assert (contents.pack.name, contents.pack.author) == ("For Ada", "Me")
    assert contents.pictures == {"reach.png": str(Path("/pictures/mine.png")).encode()}


def test_an_export_that_fails_is_a_sentence(room: Room) -> None:
    room.desk.export({"bridge"}, FILE)
    room.exercises.keep_exercise(REACH)
    room.files.refuses = "The disk is full."
    room.desk.export({"reach"}, FILE)
    assert room.problems == [
        "mine.toml, exercises: there is neither an exercise nor a routine in it.",
        "The disk is full.",
    ]
    assert room.exports == []
