"""Putting a routine together: nothing is lost without a question, and every dose stays within its limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from coach.domain.exercise import Dose, ExerciseKind, ExerciseWishes, Routine, RoutineItem
from coach.domain.look import Look, Scheme
from coach.ui.pages.routine_editor_page import MOST_ITEMS, RoutineEditorPage
from coach.ui.pages.routine_item_row import RoutineItemRow
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.exercise_card import ExerciseCard
from coach.ui.widgets.label import Label
from tests.ui.by_name import clipped, control, key, let_go, named_controls, names, press, show, words
from tests.ui.days import read_words
from tests.ui.shelves import EVENING, exercise, length_of, seconds_of, shelf

NAME = "What is it called?"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("exercises", "exercise", "routine_editor")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts, qapp: QApplication) -> Iterator[RoutineEditorPage]:
    page = RoutineEditorPage(appearance, texts, length_of, seconds_of)
    page.show_shelf(shelf())
    page.edit(EVENING, EVENING)
    show(qtbot, page)
    page.setFocus()
    qapp.processEvents()
    yield page
    let_go()


@pytest.fixture
def saved(page: RoutineEditorPage) -> list[Routine]:
    kept: list[Routine] = []
    page.save_requested.connect(kept.append)
    return kept


@pytest.fixture
def left(page: RoutineEditorPage) -> list[str]:
    gone: list[str] = []
    page.left.connect(gone.append)
    return gone


def order(page: RoutineEditorPage) -> list[str]:
    rows = [row for row in page.findChildren(RoutineItemRow) if not row.isHidden()]
    return [row.item.exercise for row in sorted(rows, key=lambda row: row.y())]


def pick(page: RoutineEditorPage, id: str) -> None:
    cards = [card for card in page.findChildren(ExerciseCard) if card.exercise is not None and card.exercise.id == id]
    cards[0].click()
    QApplication.processEvents()


def call_it(page: RoutineEditorPage, name: str) -> None:
    field = control(page, NAME)
    assert isinstance(field, QLineEdit)
    field.setText(name)


def number(page: RoutineEditorPage, name: str) -> QSpinBox:
    field = control(page, name)
    assert isinstance(field, QSpinBox)
    return field


def test_a_routine_opens_as_it_was_kept(page: RoutineEditorPage) -> None:
    assert order(page) == ["knee_to_chest", "bridge", "hip_circles"]
    assert "3 exercises, about 4 minutes with words and rests" in words(page)
    assert not page.has_changes
    assert not control(page, "Save").isEnabled()


def test_picked_exercises_come_at_the_end_at_somebodys_level(page: RoutineEditorPage, saved: list[Routine]) -> None:
    page.show_shelf(shelf(levels={"bird_dog": 2}))
    pick(page, "bird_dog")
    assert "4 exercises, about 5 minutes" in words(page)
    press(page, "Save")
    assert saved == [replace(EVENING, kind=ExerciseKind.CORE, items=(*EVENING.items, RoutineItem("bird_dog", 2)))]


def test_a_routine_counts_as_what_most_of_it_is(page: RoutineEditorPage, saved: list[Routine]) -> None:
    press(page, "Take Bridge out")
    pick(page, "leg_swings")
    press(page, "Save")
    assert saved[0].kind is ExerciseKind.WARM_UP


@pytest.mark.parametrize("way", ["button", "key"])
def test_rows_are_moved_by_button_and_by_key(page: RoutineEditorPage, qapp: QApplication, way: str) -> None:
    for _ in range(2):
        if way == "button":
            press(page, "Hip circles up")
        else:
            control(page, "How much of Hip circles").setFocus()
            key(page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        qapp.processEvents()
    assert order(page) == ["hip_circles", "knee_to_chest", "bridge"]
    assert not control(page, "Hip circles up").isEnabled()
    # The keyboard stays on the row, so that the next press moves it on.
    assert control(page, "How much of Hip circles").hasFocus()
    key(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qapp.processEvents()
    assert order(page) == ["knee_to_chest", "hip_circles", "bridge"]


def test_a_row_is_dragged_past_its_neighbour(page: RoutineEditorPage, qapp: QApplication) -> None:
    rows = sorted(page.findChildren(RoutineItemRow), key=lambda row: row.y())
    handle = next(label for label in rows[0].findChildren(Label) if not label.text())
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    drag(handle, rows[0].height() + rows[1].height() // 4)
    assert order(page)[0] == "knee_to_chest"
    drag(handle, rows[0].height() + rows[1].height())
    qapp.processEvents()
    assert order(page) == ["bridge", "knee_to_chest", "hip_circles"]
    drag(handle, -rows[1].height())
    qapp.processEvents()
    assert order(page)[0] == "knee_to_chest"


def drag(handle: Label, y: int) -> None:
    """Move the mouse with its button held, as far below the handle."""
    at = QPointF(4, y)
    held, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    global_at = handle.mapToGlobal(at)
    event = QMouseEvent(QEvent.Type.MouseMove, at, global_at, Qt.MouseButton.NoButton, held, none)
    QApplication.sendEvent(handle, event)


def test_a_dose_of_its_own_is_kept_and_said(page: RoutineEditorPage, saved: list[Routine], qapp: QApplication) -> None:
    press(page, "How much of Bridge")
    qapp.processEvents()
    number(page, "Times, Bridge").setValue(12)
    number(page, "Hold, Bridge").setValue(4)
    number(page, "Rest between, Bridge").setValue(2)
    assert "12 times, held 4 seconds" in words(page)
    press(page, "Save")
    assert saved[0].items[1] == RoutineItem("bridge", dose=Dose(12, 4.0, 2.0))


def test_doses_stay_within_their_limits(page: RoutineEditorPage, qapp: QApplication) -> None:
    for name, longest in (("Bridge", 10), (exercise("knee_to_chest").name, 30)):
        press(page, f"How much of {name}")
        qapp.processEvents()
        times, hold, rest = (number(page, f"{part}, {name}") for part in ("Times", "Hold", "Rest between"))
        assert (times.minimum(), times.maximum(), hold.maximum(), rest.maximum()) == (1, 30, longest, 30)


def test_a_routine_without_a_name_or_an_exercise_is_not_kept(page: RoutineEditorPage) -> None:
    page.edit(Routine("", "", ExerciseKind.STRETCH, own=True), None)
    assert "Give it a name" in words(page)
    call_it(page, "  ")
    assert not control(page, "Save").isEnabled()
    call_it(page, "Morning")
    assert "Pick one exercise at least" in words(page)
    pick(page, "bridge")
    assert control(page, "Save").isEnabled()
    assert "Delete" not in names(page)


def test_a_full_routine_takes_no_more(page: RoutineEditorPage) -> None:
    full = replace(EVENING, items=(RoutineItem("bridge"),) * MOST_ITEMS)
    page.edit(full, full)
    pick(page, "bird_dog")
    assert len(order(page)) == MOST_ITEMS
    assert "That is as many as a routine holds: 30." in words(page)


def test_what_somebody_minds_is_said_kindly_and_stays(page: RoutineEditorPage) -> None:
    page.show_shelf(shelf(ExerciseWishes(), left_out={"bridge": "Left out: pregnancy"}))
    QApplication.processEvents()
    assert "Left out: pregnancy. It stays in this routine, because you chose it." in words(page)
    assert "bridge" in order(page)


def test_leaving_without_changes_asks_nothing(page: RoutineEditorPage, left: list[str]) -> None:
    key(page, Qt.Key.Key_Escape)
    page.ask_to_leave("plan")
    assert left == ["", "plan"]


def test_leaving_with_changes_asks_and_loses_nothing_unasked(page: RoutineEditorPage, left: list[str]) -> None:
    press(page, "Take Bridge out")
    key(page, Qt.Key.Key_Escape)
    assert left == []
    assert "Your changes are not saved." in words(page)
    press(page, "Go on with it")
    page.ask_to_leave("plan")
    key(page, Qt.Key.Key_Escape)
    assert "Your changes are not saved." not in words(page)
    assert (page.has_changes, left) == (True, [])
    page.ask_to_leave("plan")
    press(page, "Leave without saving")
    assert left == ["plan"]
    assert not page.has_changes


def test_what_was_saved_is_no_change_any_more(page: RoutineEditorPage, saved: list[Routine], left: list[str]) -> None:
    call_it(page, "Late evening")
    key(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert [routine.name for routine in saved] == ["Late evening"]
    page.show_saved(saved[0])
    page.ask_to_leave()
    assert left == [""]


def test_a_trouble_with_saving_keeps_everything_in_place(page: RoutineEditorPage) -> None:
    call_it(page, "Late evening")
    page.show_trouble("There is no room left on the disk.")
    assert "There is no room left on the disk." in words(page)
    assert page.has_changes


def test_it_can_be_watched_from_its_first_to_its_last_exercise(page: RoutineEditorPage) -> None:
    press(page, "Watch it")
    QApplication.processEvents()
    assert "1 of 3: Single knee to chest" in words(page)
    press(page, "The next one")
    press(page, "The next one")
    assert "3 of 3: Hip circles" in words(page)
    assert not control(page, "The next one").isEnabled()
    press(page, "Take Bridge out")
    assert "3 of 3" not in words(page)


def test_deleting_tells_which(qtbot: QtBot, page: RoutineEditorPage) -> None:
    call_it(page, "Another name")
    with qtbot.waitSignal(page.delete_requested) as asked:
        press(page, "Delete")
    assert asked.args == [EVENING]


def test_every_control_has_a_name_and_none_is_cut_in_large_text(
    page: RoutineEditorPage, appearance: Appearance, qapp: QApplication
) -> None:
    press(page, "How much of Bridge")
    appearance.apply_look(Look(Scheme.LIGHT, 200))
    qapp.processEvents()
    assert [kind for kind, name in named_controls(page) if not name] == []
    assert clipped(page) == []
