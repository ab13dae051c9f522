"""After a routine: each exercise may be answered, nothing must be, and what follows is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.domain.exercise import ExerciseKind
from coach.domain.routine_session import ExerciseResult, Managed, RoutineSession
from coach.domain.session import Outcome
from coach.ui.pages.routine_done_page import RoutineDonePage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.ui.by_name import is_checked, key, named_controls, press, show, words
from tests.ui.days import read_words
from tests.ui.routines import book

DONE = RoutineSession(
    datetime(2026, 11, 12, 12, 30, tzinfo=UTC),
    "core",
    ExerciseKind.CORE,
    402.0,
    Outcome.DONE,
    (
        ExerciseResult("bridge", 2),
        ExerciseResult("bird_dog", 1, Managed.PAIN),
        ExerciseResult("side_plank_knees", 1, Managed.SKIPPED),
    ),
)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("routine_done", "exercises")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> RoutineDonePage:
    page = RoutineDonePage(appearance, texts)
    page.show_session(DONE, "Core", book())
    show(qtbot, page)
    page.setFocus()
    return page


@pytest.fixture
def heard(page: RoutineDonePage) -> list[object]:
    """Answers in order, and "done"."""
    found: list[object] = []
    page.answered.connect(found.extend)
    page.done_requested.connect(lambda: found.append("done"))
    return found


def test_an_answer_is_told_at_once_with_its_level(page: RoutineDonePage, heard: list[object]) -> None:
    press(page, "Bridge: Easy")
    press(page, "Bridge: Not all")
    assert heard == [ExerciseResult("bridge", 2, Managed.EASY), ExerciseResult("bridge", 2, Managed.PART)]


def test_an_answer_can_be_taken_back(page: RoutineDonePage, heard: list[object]) -> None:
    press(page, "Bridge: Easy")
    press(page, "Bridge: Easy")
    assert heard[-1] == ExerciseResult("bridge", 2, None)


def test_what_the_player_knows_is_chosen_and_what_it_does_not_know_is_open(page: RoutineDonePage) -> None:
    managed = ExerciseResult("dead_bug", 1, Managed.TOO_MUCH)
    page.show_session(replace(DONE, results=(*DONE.results, managed)), "Core", book())
    QApplication.processEvents()
    assert is_checked(page, "Dead bug: Too much")
    assert "It hurt" in words(page)
    assert "You went on without this one." in words(page)
    for answer in ("Easy", "Enough", "Not all", "Too much"):
        assert not is_checked(page, f"Bridge: {answer}")


@pytest.mark.parametrize(
    ("known", "offered"),
    [
        (Managed.PAIN, []),
        (Managed.TOO_MUCH, ["Enough", "Not all", "Too much"]),
        (Managed.SKIPPED, ["Not all", "Too much"]),
        (Managed.PART, ["Easy", "Enough", "Not all", "Too much"]),
    ],
)
def test_what_cannot_be_true_any_more_is_not_offered(page: RoutineDonePage, known: Managed, offered: list[str]) -> None:
    page.show_session(replace(DONE, results=(ExerciseResult("bridge", 2, known),)), "Core", book())
    QApplication.processEvents()
    names = [name for _kind, name in named_controls(page)]
    assert [name for name in names if name.startswith("Bridge: ")] == [f"Bridge: {answer}" for answer in offered]


def test_an_answer_taken_back_leaves_what_the_player_knows(page: RoutineDonePage, heard: list[object]) -> None:
    page.show_session(replace(DONE, results=(ExerciseResult("bridge", 2, Managed.TOO_MUCH),)), "Core", book())
    QApplication.processEvents()
    press(page, "Bridge: Enough")
    press(page, "Bridge: Enough")
    assert heard[-1] == ExerciseResult("bridge", 2, Managed.TOO_MUCH)
    assert is_checked(page, "Bridge: Too much")


@pytest.mark.parametrize("pressed", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_all_of_it_may_be_left_open(page: RoutineDonePage, heard: list[object], pressed: Qt.Key) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    key(page, pressed, control if pressed is Qt.Key.Key_Return else Qt.KeyboardModifier.NoModifier)
    assert heard == ["done"]
    assert "never counts as easy" in words(page)


def test_what_follows_is_said_with_its_reasons(page: RoutineDonePage) -> None:
    assert "The same again" in words(page)
    page.show_follows(("Bird-dog hurt, so its easier form comes next.", "Bridge was easy twice."))
    assert "Bird-dog hurt, so its easier form comes next. Bridge was easy twice." in words(page)


def test_a_routine_ended_early_is_met_kindly(page: RoutineDonePage) -> None:
    page.show_session(RoutineSession(DONE.started_at, "core", DONE.kind, 60.0, Outcome.SHORTENED), "Core", book())
    assert "That counts." in words(page)
    assert "Core · 1 minute" in words(page)
    assert "How did each exercise go?" not in words(page)


def test_another_routine_leaves_nothing_of_the_one_before(page: RoutineDonePage, heard: list[object]) -> None:
    only = RoutineSession(DONE.started_at, "core", DONE.kind, 60.0, Outcome.DONE, (ExerciseResult("dead_bug", 1),))
    page.show_session(only, "Core", book())
    QApplication.processEvents()
    assert "Bird-dog" not in words(page)
    press(page, "Dead bug: Enough")
    assert heard == [ExerciseResult("dead_bug", 1, Managed.ENOUGH)]


def test_every_control_says_its_name(page: RoutineDonePage) -> None:
    assert [kind for kind, name in named_controls(page) if not name] == []
