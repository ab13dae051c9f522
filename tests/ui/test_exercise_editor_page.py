"""An exercise of one's own: what was typed stays, and what is missing is told beside its field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from coach.adapters.start_poses import read_start_poses
from coach.bootstrap_making import picture_fault_of
from coach.domain.exercise import Dose, ExerciseKind, Position, Sides
from coach.domain.exercise_draft import ExerciseDraft, Shown
from coach.domain.look import Look, Scheme
from coach.ui.pages.exercise_editor_page import ExerciseEditorPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.made_exercises import FRAMES, made
from tests.ui.by_name import clipped, control, is_checked, key, let_go, named_controls, press, show, words
from tests.ui.conftest import RESOURCES
from tests.ui.days import read_words
from tests.ui.shelves import book

NAME, STEP = "What is it called?", "Step 1"
STOP = "When to stop"
MINE = replace(made("mine", frames=()), why="It is good.", easier="bridge")


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("exercise", "exercise_editor", "pose_editor")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0)
    image.save(str(tmp_path / "sheet.png"))
    return tmp_path / "sheet.png"


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts, sheet: Path) -> Iterator[ExerciseEditorPage]:
    def choose(_parent: QWidget, _title: str, _kinds: str) -> Path:
        return sheet

    page = ExerciseEditorPage(appearance, texts, read_start_poses(RESOURCES), picture_fault_of, choose)
    page.show_book(book())
    show(qtbot, page)
    page.setFocus()
    yield page
    let_go()


def write(page: ExerciseEditorPage, name: str, text: str) -> None:
    field = control(page, name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def text_of(page: ExerciseEditorPage, name: str) -> str:
    field = control(page, name)
    assert isinstance(field, QLineEdit)
    return field.text()


def number(page: ExerciseEditorPage, name: str, value: int) -> None:
    field = control(page, name)
    assert isinstance(field, QSpinBox)
    field.setValue(value)


def settle() -> None:
    """New rows are there after the layout's next turn."""
    QApplication.processEvents()


def saved(qtbot: QtBot, page: ExerciseEditorPage) -> ExerciseDraft:
    with qtbot.waitSignal(page.save_requested) as asked:
        press(page, "Save")
    assert isinstance(asked.args, list)
    draft = asked.args[0]
    assert isinstance(draft, ExerciseDraft)
    return draft


def test_a_therapists_exercise_is_written_and_kept(qtbot: QtBot, page: ExerciseEditorPage) -> None:
    write(page, NAME, "Heel slides")
    for chip in ("Core", "Lying", "One, then the other"):
        press(page, chip)
    write(page, STEP, "Slide one heel towards you.")
    key(page, Qt.Key.Key_Return)
    settle()
    write(page, "Step 2", "And slide it back.")
    write(page, "How to breathe (you may leave this open)", "Breathe out.")
    number(page, "Times, level 1", 8)
    number(page, "Hold, level 1", 3)
    press(page, "Another level")
    exercise = saved(qtbot, page).exercise("own_heel_slides_1")
    assert (exercise.kind, exercise.position, exercise.sides) == (ExerciseKind.CORE, Position.LYING, Sides.EACH)
    assert exercise.steps == ("Slide one heel towards you.", "And slide it back.")
    assert exercise.doses == (Dose(8, 3.0), Dose(10, 3.0))
    assert "back hurts" in exercise.stop_if
    assert exercise.breath == "Breathe out."


def test_what_is_missing_is_told_beside_its_field_and_nothing_typed_is_lost(
    qtbot: QtBot, page: ExerciseEditorPage
) -> None:
    long = " ".join(["word"] * 15)
    write(page, STEP, long)
    with qtbot.assertNotEmitted(page.save_requested):
        press(page, "Save")
    assert control(page, NAME).hasFocus()
    assert control(page, NAME).accessibleDescription() == "Give it a name, so that you find it again."
    assert "Step 1 has 15 words, and 14 can be followed: two short steps are easier." in words(page)
    assert text_of(page, STEP) == long
    write(page, NAME, "Mine")
    assert "Give it a name" not in words(page)
    assert "Step 1 has 15 words" in words(page)


def test_words_are_counted_kindly_while_one_writes(page: ExerciseEditorPage) -> None:
    write(page, STEP, "Slide one heel.")
    assert "words" not in words(page).split("How much")[0].split("followed.")[1]
    write(page, STEP, " ".join(["word"] * 12))
    assert "12 of 14 words" in words(page)
    write(page, STEP, " ".join(["word"] * 16))
    assert "16 words: 14 can be followed." in words(page)


def test_a_hold_that_is_too_long_for_its_kind_is_told(qtbot: QtBot, page: ExerciseEditorPage) -> None:
    write(page, NAME, "Mine")
    write(page, STEP, "Hold it.")
    number(page, "Hold, level 1", 20)
    assert saved(qtbot, page).faults() == ()
    press(page, "Core")
    press(page, "Save")
    assert "Level 1 is held 20 seconds; 10 are enough for this kind." in words(page)


def test_when_to_stop_follows_the_kind_unless_somebody_wrote_it(page: ExerciseEditorPage) -> None:
    assert "goes down your leg" in text_of(page, STOP)
    press(page, "Loosening")
    assert text_of(page, STOP) == "Stop if it hurts, or if you feel dizzy."
    write(page, STOP, "Stop when Jo says so.")
    press(page, "Core")
    assert text_of(page, STOP) == "Stop when Jo says so."
    press(page, "Use our words for this")
    assert "back hurts more" in text_of(page, STOP)


def test_steps_are_moved_and_removed(page: ExerciseEditorPage) -> None:
    page.edit(replace(MINE, steps=("One.", "Two.", "Three.")))
    settle()
    press(page, "Step 3 up")
    assert list(page.draft.steps) == ["One.", "Three.", "Two."]
    control(page, STEP).setFocus()
    key(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert list(page.draft.steps) == ["Three.", "One.", "Two."]
    press(page, "Remove step 2")
    assert list(page.draft.steps) == ["Three.", "Two."]


def test_the_last_level_can_go_again(page: ExerciseEditorPage) -> None:
    press(page, "Another level")
    settle()
    press(page, "Remove level 2")
    assert page.draft.doses == (Dose(5),)


def test_one_of_each_choice_always_holds(page: ExerciseEditorPage) -> None:
    press(page, "Seated")
    press(page, "Seated")
    assert is_checked(page, "Seated")
    assert page.draft.position is Position.SEATED


def test_what_is_opened_is_not_changed_by_being_opened(page: ExerciseEditorPage) -> None:
    for shown in (MINE, replace(MINE, picture="mine.png"), replace(MINE, frames=FRAMES)):
        page.edit(shown)
        assert not page.has_changes
        assert page.draft.exercise("other") == shown


def test_a_change_keeps_what_the_page_does_not_show(qtbot: QtBot, page: ExerciseEditorPage) -> None:
    page.edit(MINE)
    write(page, NAME, "Other")
    assert saved(qtbot, page).exercise("ignored") == replace(MINE, name="Other")


# --- picture and poses ----------------------------------------------------------------------------------------------


def test_a_picture_is_chosen_shown_and_kept(qtbot: QtBot, page: ExerciseEditorPage, sheet: Path) -> None:
    page.edit(MINE)
    press(page, "A picture")
    press(page, "Save")
    assert "Choose a picture, or choose words alone." in words(page)
    press(page, "Choose a picture…")
    assert control(page, "The picture: sheet.png").isVisible()
    assert saved(qtbot, page).file == str(sheet)


def test_what_is_no_picture_is_refused_in_a_sentence_that_keeps_the_rest(page: ExerciseEditorPage, sheet: Path) -> None:
    page.edit(MINE)
    write(page, NAME, "Other")
    press(page, "A picture")
    sheet.write_text("no picture", encoding="utf-8")
    press(page, "Choose a picture…")
    assert "Sheet.png is not a picture" in words(page)
    assert page.draft.file == ""
    assert text_of(page, NAME) == "Other"


def test_a_picture_that_is_gone_is_refused_too(page: ExerciseEditorPage, sheet: Path) -> None:
    press(page, "A picture")
    sheet.unlink()
    press(page, "Choose a picture…")
    assert "cannot be read" in words(page)


def test_the_figure_needs_two_poses(qtbot: QtBot, page: ExerciseEditorPage) -> None:
    page.edit(MINE)
    press(page, "The figure")
    settle()
    press(page, "Save")
    assert "Add a second pose, so that the figure can move." in words(page)
    press(page, "Add a pose")
    draft = saved(qtbot, page)
    assert (draft.shown, len(draft.exercise("x").frames)) == (Shown.POSES, 2)


def test_poses_that_were_begun_come_back_after_a_look_at_words_alone(page: ExerciseEditorPage) -> None:
    page.edit(replace(MINE, frames=FRAMES))
    press(page, "Words alone")
    press(page, "The figure")
    assert page.draft.frames == FRAMES


# --- leaving --------------------------------------------------------------------------------------------------------


def test_leaving_with_changes_asks_first(qtbot: QtBot, page: ExerciseEditorPage) -> None:
    page.edit(MINE)
    write(page, NAME, "Other")
    with qtbot.assertNotEmitted(page.left):
        key(page, Qt.Key.Key_Escape)
    assert "Your changes are not saved." in words(page)
    key(page, Qt.Key.Key_Escape)
    assert "Your changes are not saved." not in words(page)
    assert text_of(page, NAME) == "Other"
    key(page, Qt.Key.Key_Escape)
    press(page, "Go on with it")
    assert text_of(page, NAME) == "Other"
    page.ask_to_leave("plan")
    with qtbot.waitSignal(page.left) as left:
        press(page, "Leave without saving")
    assert left.args == ["plan"]
    assert not page.has_changes


def test_leaving_without_changes_just_leaves(qtbot: QtBot, page: ExerciseEditorPage) -> None:
    with qtbot.waitSignal(page.left):
        press(page, "All exercises")


def test_a_disk_that_refuses_is_told_and_everything_stays(page: ExerciseEditorPage) -> None:
    write(page, NAME, "Mine")
    page.show_trouble("The disk is full.")
    assert "The disk is full." in words(page)
    assert text_of(page, NAME) == "Mine"
    assert page.has_changes


def test_only_what_is_kept_can_be_deleted(qtbot: QtBot, page: ExerciseEditorPage) -> None:
    with pytest.raises(AssertionError):
        press(page, "Delete")
    page.edit(MINE)
    with qtbot.waitSignal(page.delete_requested) as asked:
        press(page, "Delete")
    assert asked.args == ["mine"]


def test_every_control_has_a_name(page: ExerciseEditorPage) -> None:
    page.edit(replace(MINE, frames=FRAMES))
    settle()
    unnamed = [kind for kind, name in named_controls(page) if not name and kind != "ExerciseEditorPage"]
    assert unnamed == []


@pytest.mark.parametrize("look", [Look(Scheme.DARK, 200), Look(Scheme.HIGH_CONTRAST, 100)])
def test_nothing_is_clipped_in_other_looks(page: ExerciseEditorPage, appearance: Appearance, look: Look) -> None:
    appearance.apply_look(look)
    page.edit(replace(MINE, frames=FRAMES))
    settle()
    assert clipped(page) == []
