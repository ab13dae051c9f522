"""Exercises of one's own and packs as they are put together: what is kept is on the disk, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from coach.adapters.own_exercises import OwnExercisesOnDisk
from coach.bootstrap_core import Core
from coach.bootstrap_drafts import Drafts
from coach.bootstrap_making import MakingWires
from coach.bootstrap_pages import Pages
from coach.domain.exercise import Exercise
from coach.domain.exercise_draft import ExerciseDraft
from coach.ui.pages.pack_page import ExportWish
from tests.made_exercises import made
from tests.open_house import open_pages
from tests.terminal import set_up
from tests.ui.by_name import control, is_checked, let_go, press, words

MINE = replace(made("own_mine_1", frames=()), name="Heel slides")


@pytest.fixture(scope="module")
def house(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """The window on a plan, and a voice that renders nothing."""
    folder = tmp_path_factory.mktemp("making")
    set_up(folder)
    with open_pages(qapp, folder) as pages:
        yield pages


@pytest.fixture
def pages(house: Pages) -> Pages:
    """The library open, with one exercise of somebody's own."""
    desk = house.core.exercises
    for id in [exercise.id for exercise in own(house)]:
        desk.remove_exercise(id)
    for routine in desk.own_routines:
        desk.remove_routine(routine.id)
    desk.keep_exercise(MINE)
    making(house).editor.make_new()
    house.window.show_page("exercises")
    QApplication.processEvents()
    let_go()
    return house


def making(pages: Pages) -> MakingWires:
    return pages.exercises.wires.making


def own(pages: Pages) -> list[Exercise]:
    desk = pages.core.exercises
    return [exercise for exercise in desk.book.exercises if desk.is_own(exercise.id)]


def on_disk(pages: Pages) -> list[str]:
    folder: Path = pages.core.folders.data
    return [exercise.name for exercise in OwnExercisesOnDisk(folder / "exercises").load().exercises]


def write(pages: Pages, name: str, text: str) -> None:
    field = control(pages.window, name)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)


def edit_mine(pages: Pages) -> None:
    pages.exercises.wires.open_exercise(MINE.id)
    QApplication.processEvents()
    press(pages.window, "Edit")
    QApplication.processEvents()


def test_an_exercise_is_made_from_the_library_and_stays_on_the_disk(pages: Pages) -> None:
    press(pages.window, "Make an exercise")
    assert pages.window.current_page() == "exercise_editor"
    write(pages, "What is it called?", "Calf pump")
    write(pages, "Step 1", "Pump your feet.")
    press(pages.window, "Save")
    assert "Calf pump" in on_disk(pages)
    assert "Calf pump is saved." in words(pages.window)
    assert not making(pages).editor.has_changes
    press(pages.window, "All exercises")
    assert pages.window.current_page() == "exercise"


def test_an_exercise_is_changed_under_its_id(pages: Pages) -> None:
    edit_mine(pages)
    write(pages, "What is it called?", "Long slides")
    press(pages.window, "Save")
    assert [(exercise.id, exercise.name) for exercise in own(pages)] == [(MINE.id, "Long slides")]


def test_going_elsewhere_with_changes_asks_first(pages: Pages) -> None:
    edit_mine(pages)
    write(pages, "What is it called?", "Other")
    pages.window.show_page("plan")
    assert pages.window.current_page() == "exercise_editor"
    press(pages.window, "Leave without saving")
    assert pages.window.current_page() == "plan"
    assert [exercise.name for exercise in own(pages)] == ["Heel slides"]


def test_what_was_begun_is_gone_on_with(pages: Pages) -> None:
    making(pages).make_exercise()
    write(pages, "What is it called?", "Half done")
    pages.window.show_page("exercise")
    making(pages).make_exercise()
    field = control(pages.window, "What is it called?")
    assert isinstance(field, QLineEdit)
    assert field.text() == "Half done"


def test_an_exercise_is_deleted_and_put_back(pages: Pages) -> None:
    edit_mine(pages)
    press(pages.window, "Delete")
    assert on_disk(pages) == []
    press(pages.window, "Undo")
    assert on_disk(pages) == ["Heel slides"]


def test_a_disk_that_refuses_keeps_what_was_typed(pages: Pages, tmp_path: Path) -> None:
    edit_mine(pages)
    write(pages, "What is it called?", "Other")
    press(pages.window, "A picture")
    gone = tmp_path / "gone.png"
    draft = replace(making(pages).editor.draft, file=str(gone))
    making(pages).editor.save_requested.emit(draft)
    assert "gone.png" in words(making(pages).editor)
    assert making(pages).editor.draft.name == "Other"
    making(pages).editor.make_new()


def test_a_pack_goes_out_comes_in_and_is_taken_back(pages: Pages, tmp_path: Path) -> None:
    press(pages.window, "Packs…")
    page, file = making(pages).pack, tmp_path / "mine.toml"
    page.export_requested.emit(ExportWish(frozenset({MINE.id}), file, "For Mia"))
    assert file.is_file()
    assert "The pack is saved" in words(page)
    pages.core.exercises.remove_exercise(MINE.id)
    page.preview_requested.emit(file)
    QApplication.processEvents()
    assert "In this pack: For Mia" in words(page)
    assert on_disk(pages) == []
    press(page, "Import")
    assert on_disk(pages) == ["Heel slides"]
    press(pages.window, "Undo")
    assert on_disk(pages) == []
    assert own(pages) == []


def test_what_is_here_already_is_said(pages: Pages, tmp_path: Path) -> None:
    making(pages).open_packs()
    making(pages).pack.export_requested.emit(ExportWish(frozenset({MINE.id}), tmp_path / "mine.toml", "Mine"))
    making(pages).pack.preview_requested.emit(tmp_path / "mine.toml")
    QApplication.processEvents()
    assert "Heel slides is left out: you have it already." in words(making(pages).pack)


def test_a_bad_pack_changes_nothing(pages: Pages, tmp_path: Path) -> None:
    making(pages).open_packs()
    file = tmp_path / "bad.toml"
    file.write_text('name = "Bad"\n[[exercises]]\nid = "x"\n', encoding="utf-8")
    making(pages).pack.preview_requested.emit(file)
    assert "bad.toml" in words(making(pages).pack)
    assert on_disk(pages) == ["Heel slides"]


def test_an_exercise_is_handed_on_from_its_own_page(pages: Pages) -> None:
    pages.exercises.wires.open_exercise(MINE.id)
    QApplication.processEvents()
    press(pages.window, "Save as a pack…")
    QApplication.processEvents()
    assert pages.window.current_page() == "pack"
    assert is_checked(pages.window, "Heel slides")


def reopened(pages: Pages) -> MakingWires:
    """The editor as the next run of the program has it: what stands in it is gone, what was kept is there."""
    pages.exercises.close()
    making(pages).editor.make_new()
    pages.window.show_page("exercises")
    QApplication.processEvents()
    return making(pages)


def test_an_exercise_that_was_not_saved_is_there_again_after_quitting(pages: Pages) -> None:
    press(pages.window, "Make an exercise")
    write(pages, "What is it called?", "Calf pump")
    write(pages, "Step 1", "Pump your feet.")
    typed = making(pages).editor.draft
    again = reopened(pages)
    assert not again.editor.has_changes
    press(pages.window, "Make an exercise")
    assert (again.editor.draft, again.editor.has_changes) == (typed, True)
    assert "What you had not saved last time is here again." in words(pages.window)
    press(pages.window, "Save")
    assert "Calf pump" in on_disk(pages)
    reopened(pages)
    press(pages.window, "Make an exercise")
    assert not again.editor.has_changes


def test_changes_to_an_exercise_are_there_again_and_go_when_they_are_left(pages: Pages) -> None:
    edit_mine(pages)
    write(pages, "What is it called?", "Long slides")
    again = reopened(pages)
    edit_mine(pages)
    assert (again.editor.draft.name, again.editor.has_changes) == ("Long slides", True)
    assert [exercise.name for exercise in own(pages)] == [MINE.name]
    again.editor.ask_to_leave()
    press(pages.window, "Leave without saving")
    edit_mine(pages)
    assert (again.editor.draft.name, again.editor.has_changes) == (MINE.name, False)


def test_a_movement_that_was_not_saved_comes_back_to_the_degree(pages: Pages) -> None:
    core: Core = pages.core
    drafts, moved = Drafts(core.values, "some_drafts", ExerciseDraft), ExerciseDraft.of(made("moved"))
    drafts.keep("moved", moved)
    assert drafts.find("moved") == moved
    assert drafts.find("") is None
    core.values.put("some_drafts", {"moved": "name = 3", "other": 4})
    assert drafts.find("moved") is None
    drafts.forget("moved")
    assert core.values.get("some_drafts") == {}
