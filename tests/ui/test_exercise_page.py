"""One exercise: how, how much and why, and everything that can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.domain.exercise import ExerciseWishes
from coach.domain.look import Look, Scheme
from coach.ui.pages.exercise_add import AddToRoutine
from coach.ui.pages.exercise_page import ExercisePage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.ui.by_name import clipped, control, key, let_go, named_controls, names, press, show, words
from tests.ui.days import read_words
from tests.ui.shelves import EVENING, book, exercise, shelf


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("exercises", "exercise")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[ExercisePage]:
    page = ExercisePage(appearance, texts)
    page.show_routines((EVENING,))
    page.show_exercise("bird_dog", shelf())
    show(qtbot, page)
    page.setFocus()
    yield page
    let_go()


def test_everything_that_is_known_of_it_can_be_read(page: ExercisePage) -> None:
    shown, told = exercise("bird_dog"), words(page)
    assert all(step in told for step in shown.steps)
    assert all(part in told for part in (shown.name, shown.breath, shown.stop_if, shown.works, shown.why, shown.source))
    assert "Looked through on 22 November 2026." in told
    assert "a knee that hurts" in told


def test_the_dose_is_that_of_somebodys_level_with_the_reason(page: ExercisePage) -> None:
    assert "You begin with the lightest." in words(page)
    known = shelf(levels={"bird_dog": 2}, level_whys={"bird_dog": ("All of it was easy on two days running.",)})
    page.show_exercise("bird_dog", known)
    second = exercise("bird_dog").doses[1]
    assert f"{second.repetitions} times, sides in turn" in words(page).split("How much")[1].splitlines()[1]
    assert "All of it was easy on two days running." in words(page)
    assert "You begin with the lightest." not in words(page)


def test_a_twin_is_a_press_away(qtbot: QtBot, page: ExercisePage) -> None:
    with qtbot.waitSignal(page.exercise_requested) as asked:
        press(page, "Easier: Bird-dog, leg only")
    assert asked.args == ["bird_dog_leg"]
    page.show_exercise("bird_dog_leg", shelf())
    assert "Harder: Bird-dog" in names(page)
    assert page.shown == "bird_dog_leg"


@pytest.mark.parametrize(
    ("button", "signal", "told"),
    [
        ("Start Bird-dog alone", "start_alone_requested", ["bird_dog"]),
        ("Make it a favourite", "favourite_requested", ["bird_dog", True]),
        ("Switch it off", "switch_requested", ["bird_dog", False]),
        ("All exercises", "back_requested", []),
    ],
)
def test_what_is_pressed_is_asked_for(
    qtbot: QtBot, page: ExercisePage, button: str, signal: str, told: list[object]
) -> None:
    with qtbot.waitSignal(getattr(page, signal)) as asked:
        press(page, button)
    assert asked.args == told


def test_a_favourite_that_is_switched_off_can_be_taken_back(qtbot: QtBot, page: ExercisePage) -> None:
    wishes = ExerciseWishes(favourites=frozenset({"bird_dog"}), off=frozenset({"bird_dog"}))
    page.show_exercise("bird_dog", shelf(wishes, left_out={"bird_dog": "Switched off by you"}))
    assert "Switched off by you" in words(page)
    with qtbot.waitSignal(page.switch_requested) as switched:
        press(page, "Switch it on again")
    with qtbot.waitSignal(page.favourite_requested) as liked:
        press(page, "No longer a favourite")
    assert (switched.args, liked.args) == (["bird_dog", True], ["bird_dog", False])


def test_what_leaves_it_out_is_said_with_the_way_to_change_it(qtbot: QtBot, page: ExercisePage) -> None:
    page.show_exercise("bird_dog", shelf(left_out={"bird_dog": "Left out: your knee"}))
    assert "Left out: your knee" in words(page)
    with qtbot.waitSignal(page.profile_requested):
        press(page, "What there is to mind")
    page.show_exercise("bird_dog", shelf())
    assert "Left out" not in words(page)


def test_it_is_added_to_the_routine_that_is_chosen_or_to_a_new_one(
    qtbot: QtBot, page: ExercisePage, qapp: QApplication
) -> None:
    for button, routine in (("Evening", EVENING), ("A new one", None)):
        press(page, "Add to a routine")
        qapp.processEvents()
        with qtbot.waitSignal(page.add_requested) as asked:
            press(page, button)
        assert asked.args == [AddToRoutine("bird_dog", routine)]
        assert "Which routine?" not in words(page)


def test_only_own_ones_can_be_changed_handed_on_and_deleted(qtbot: QtBot, page: ExercisePage) -> None:
    assert not {"Edit", "Delete", "Save as a pack…"} & set(names(page))
    page.show_exercise("bird_dog", shelf(own=frozenset({"bird_dog"})))
    for button, signal in (
        ("Edit", page.edit_requested),
        ("Save as a pack…", page.export_requested),
        ("Delete", page.delete_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            press(page, button)
        assert asked.args == ["bird_dog"]


def test_the_figure_moves_until_somebody_stops_it(page: ExercisePage) -> None:
    press(page, "Pause")
    press(page, "Play")
    assert "Pause" in names(page)
    page.hide()
    page.show()
    assert "Play" in names(page)


def test_only_what_has_sides_has_another_side(page: ExercisePage) -> None:
    assert "Other side" in names(page)
    page.show_exercise("bridge", shelf())
    assert "Other side" not in names(page)


def test_an_exercise_without_a_movement_shows_its_picture(page: ExercisePage, tmp_path: Path) -> None:
    still = replace(exercise("bridge"), id="mine", frames=(), easier="", harder="", picture="mine.png")
    page.show_exercise("mine", shelf(book=book().with_more([still]), pictures={"mine": tmp_path / "mine.png"}))
    assert not {"Play", "Pause", "Other side"} & set(names(page))


def test_an_exercise_that_is_nowhere_cannot_be_shown(page: ExercisePage) -> None:
    with pytest.raises(LookupError):
        page.show_exercise("flying", shelf())


def test_escape_closes_what_is_open_and_then_goes_back(qtbot: QtBot, page: ExercisePage) -> None:
    gone: list[bool] = []
    page.back_requested.connect(lambda: gone.append(True))
    press(page, "Add to a routine")
    key(page, Qt.Key.Key_Escape)
    assert "Which routine?" not in words(page)
    assert gone == []
    with qtbot.waitSignal(page.back_requested):
        key(page, Qt.Key.Key_Escape)


def test_every_control_has_a_name_and_none_is_cut_in_large_text(
    page: ExercisePage, appearance: Appearance, qapp: QApplication
) -> None:
    appearance.apply_look(Look(Scheme.DARK, 200))
    qapp.processEvents()
    assert [kind for kind, name in named_controls(page) if not name] == []
    assert clipped(page) == []
    assert control(page, "All exercises").hasFocus()


def test_while_walking_waits_it_does_not_begin_and_the_reason_stands_beside(qtbot: QtBot, page: ExercisePage) -> None:
    page.show_exercise("bird_dog", shelf(waits=True))
    assert not control(page, "Start Bird-dog alone").isEnabled()
    with qtbot.waitSignal(page.why_requested):
        press(page, "See why")
    page.show_exercise("bird_dog", shelf())
    assert control(page, "Start Bird-dog alone").isEnabled()
    assert "See why" not in names(page)
