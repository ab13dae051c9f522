"""The pages of exercises as they are put together: what is chosen is kept, and nothing is lost unasked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from coach.bootstrap_exercise_sheet import RoutineOnPaper
from coach.bootstrap_pages import Pages
from coach.bootstrap_routine_editor import id_for
from coach.domain.exercise import Condition, ExerciseKind, ExerciseWishes, Routine, RoutineItem
from coach.domain.session import StopReason
from coach.services.exercises import TROUBLES
from coach.services.performance import RunState
from tests.open_house import open_pages
from tests.terminal import set_up
from tests.ui.by_name import control, names, press, words

EVENING = Routine("own_evening_1", "Evening", ExerciseKind.CORE, (RoutineItem("bridge"), RoutineItem("bird_dog")))


@pytest.fixture(scope="module")
def house(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """The window on a plan, and a voice that renders nothing."""
    folder = tmp_path_factory.mktemp("exercises")
    set_up(folder)
    (folder / "exercises").mkdir()
    (folder / "exercises" / "exercise_bend.toml").write_text("id =")
    with open_pages(qapp, folder) as pages:
        yield pages


@pytest.fixture
def pages(house: Pages, qapp: QApplication) -> Iterator[Pages]:
    """Its library open, with one routine of somebody's own and nothing told yet."""
    desk = house.core.exercises
    for routine in desk.own_routines:
        desk.remove_routine(routine.id)
    desk.keep_routine(EVENING)
    desk.set_wishes(ExerciseWishes())
    house.window.show_page("exercises")
    qapp.processEvents()
    yield house
    house.performance.runner.end(StopReason.OTHER)


def page_of(pages: Pages) -> str:
    return pages.window.current_page()


def open_exercise(pages: Pages, id: str) -> None:
    pages.exercises.wires.open_exercise(id)
    QApplication.processEvents()


def own_names(pages: Pages) -> list[str]:
    own: tuple[Routine, ...] = pages.core.exercises.own_routines
    return [routine.name for routine in own]


def rename(pages: Pages, name: str) -> None:
    field = control(pages.window, "What is it called?")
    assert isinstance(field, QLineEdit)
    field.setText(name)


def test_an_own_file_that_broke_is_told_of_above_the_exercises(pages: Pages) -> None:
    assert "exercise_bend.toml could not be read and is kept as exercise_bend.toml.damaged-1" in words(pages.window)
    assert pages.core.values.get(TROUBLES) is None


def test_a_card_opens_its_exercise_and_back_leads_home(pages: Pages) -> None:
    press(pages.window, next(name for name in names(pages.window) if name.startswith("Bridge. ")))
    assert page_of(pages) == "exercise"
    press(pages.window, "All exercises")
    assert page_of(pages) == "exercises"


def test_a_favourite_and_a_switched_off_exercise_are_kept_and_shown_everywhere(pages: Pages) -> None:
    open_exercise(pages, "bridge")
    press(pages.window, "Make it a favourite")
    press(pages.window, "Switch it off")
    assert "Switched off by you" in words(pages.window)
    assert pages.core.exercises.wishes.favourites == pages.core.exercises.wishes.off == {"bridge"}
    pages.window.show_page("exercises")
    assert any(name.endswith("Switched off by you. Favourite") for name in names(pages.window))


def test_what_there_is_to_mind_leaves_exercises_out_at_once(pages: Pages) -> None:
    press(pages.window, "Tell Amble")
    press(pages.window, "A knee that hurts")
    assert pages.core.exercises.wishes.conditions == {Condition.KNEE}
    assert "are left out now" in words(pages.window)
    press(pages.window, "Done")
    assert any(name.endswith("Left out: your knee") for name in names(pages.window))
    assert "Is there anything to mind?" not in words(pages.window)


def test_the_question_can_be_passed_over_for_good(pages: Pages) -> None:
    press(pages.window, "Not now")
    assert pages.core.exercises.wishes.asked
    assert "Is there anything to mind?" not in words(pages.window)


def test_settings_ask_it_again_and_take_one_back(pages: Pages) -> None:
    pages.window.show_page("settings")
    press(pages.window, "What to mind in exercises")
    press(pages.window, "Done")
    assert page_of(pages) == "settings"


def test_another_kind_and_length_show_another_routine(pages: Pages) -> None:
    for length in ("3 minutes", "8 minutes"):
        press(pages.window, "Core")
        press(pages.window, length)
        offer = pages.performance.routines.offer(ExerciseKind.CORE, int(length[0]))
        assert offer.routine.items
        assert f"{len(offer.routine.items)} exercise" in words(pages.window)


def test_start_begins_the_routine_that_is_shown(pages: Pages) -> None:
    press(pages.window, "Start Evening")
    assert pages.performance.runner.state is not RunState.IDLE
    running = pages.performance.routines.running
    assert running is not None
    assert running.routine.items == EVENING.items


def test_a_deleted_routine_comes_back_with_undo(pages: Pages) -> None:
    press(pages.window, "Delete Evening")
    QApplication.processEvents()
    assert pages.core.exercises.own_routines == ()
    assert "Start Evening" not in names(pages.window)
    press(pages.window, "Undo")
    assert own_names(pages) == ["Evening"]


def test_an_exercise_is_added_to_a_routine_or_begins_one(pages: Pages) -> None:
    open_exercise(pages, "dead_bug")
    press(pages.window, "Add to a routine")
    QApplication.processEvents()
    press(pages.window, "Evening")
    (evening,) = pages.core.exercises.own_routines
    assert [item.exercise for item in evening.items] == ["bridge", "bird_dog", "dead_bug"]
    press(pages.window, "Add to a routine")
    QApplication.processEvents()
    press(pages.window, "A new one")
    QApplication.processEvents()
    rename(pages, "Morning, früh")
    press(pages.window, "Save")
    own: tuple[Routine, ...] = pages.core.exercises.own_routines
    assert [routine.id for routine in own] == ["own_evening_1", "own_morning_fruh_1"]


def test_the_sidebar_asks_before_it_leaves_what_is_not_saved(pages: Pages) -> None:
    press(pages.window, "Edit Evening")
    rename(pages, "Late")
    pages.window.show_page("plan")
    assert page_of(pages) == "routine_editor"
    QApplication.processEvents()
    press(pages.window, "Leave without saving")
    assert page_of(pages) == "plan"
    assert own_names(pages) == ["Evening"]


def test_a_routine_is_deleted_from_its_editor_with_undo(pages: Pages) -> None:
    press(pages.window, "Edit Evening")
    rename(pages, "Late")
    press(pages.window, "Delete")
    assert page_of(pages) == "exercises"
    assert pages.core.exercises.own_routines == ()
    press(pages.window, "Undo")
    assert own_names(pages) == ["Evening"]


def test_a_sheet_is_written_and_a_trouble_is_told(pages: Pages, tmp_path: Path) -> None:
    wires = pages.exercises.wires
    paper = RoutineOnPaper(wires, wires.library)
    paper.write(EVENING, tmp_path / "evening.pdf")
    assert (tmp_path / "evening.pdf").read_bytes().startswith(b"%PDF")
    assert "The sheet is saved: evening.pdf" in words(pages.window)
    paper.write(EVENING, tmp_path / "nowhere" / "evening.pdf")
    assert "nowhere" in words(pages.window) or "could not" in words(pages.window)


@pytest.mark.parametrize(
    ("name", "id"),
    [("Evening, back room", "own_evening_back_room_1"), ("Evening", "own_evening_2"), ("夕方", "own_routine_1")],
)
def test_an_id_is_a_file_name_that_is_free(name: str, id: str) -> None:
    assert id_for(name, {"own_evening_1"}) == id


def test_a_routine_that_was_not_saved_is_there_again_after_quitting(pages: Pages) -> None:
    editor = pages.exercises.wires.editor
    editor.open(EVENING)
    rename(pages, "Late evening")
    pages.exercises.close()
    editor.page.edit(EVENING, EVENING)
    editor.open(EVENING)
    assert (editor.page.draft.name, editor.page.has_changes) == ("Late evening", True)
    assert "What you had not saved last time is here again." in words(pages.window)
    assert own_names(pages) == ["Evening"]
    press(pages.window, "Save")
    editor.open(pages.core.exercises.own_routines[0])
    assert (editor.page.draft.name, editor.page.has_changes) == ("Late evening", False)


def test_a_new_routine_that_was_not_saved_is_gone_on_with_until_it_is_left(pages: Pages) -> None:
    editor = pages.exercises.wires.editor
    editor.open_new((RoutineItem("bridge"),))
    rename(pages, "Mornings")
    pages.exercises.close()
    editor.page.edit(EVENING, EVENING)
    editor.open_new()
    assert [item.exercise for item in editor.page.draft.items] == ["bridge"]
    assert editor.page.draft.name == "Mornings"
    editor.page.ask_to_leave()
    press(pages.window, "Leave without saving")
    editor.open_new()
    assert (editor.page.draft.items, editor.page.has_changes) == ((), False)
