"""What there is to mind: optional, kept at once, and said back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.domain.exercise import Condition, ExerciseWishes, Place
from coach.domain.look import Look, Scheme
from coach.ui.pages.exercise_profile_page import ExerciseProfilePage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.ui.by_name import clipped, is_checked, key, let_go, named_controls, press, show, words
from tests.ui.days import read_words


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("exercise_profile")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[ExerciseProfilePage]:
    page = ExerciseProfilePage(appearance, texts)
    page.show_wishes(ExerciseWishes())
    page.show_left_out((), 45)
    show(qtbot, page)
    page.setFocus()
    yield page
    let_go()


@pytest.fixture
def told(page: ExerciseProfilePage) -> list[ExerciseWishes]:
    heard: list[ExerciseWishes] = []
    page.wishes_changed.connect(heard.append)
    return heard


def test_every_tick_is_told_at_once(page: ExerciseProfilePage, told: list[ExerciseWishes]) -> None:
    press(page, "A knee that hurts")
    press(page, "Pregnancy")
    press(page, "A knee that hurts")
    knee, both = frozenset({Condition.KNEE}), frozenset({Condition.KNEE, Condition.PREGNANCY})
    assert [wishes.conditions for wishes in told] == [knee, both, both - knee]
    assert all(wishes.asked for wishes in told)


def test_none_of_these_takes_every_tick_away_and_counts_as_an_answer(
    page: ExerciseProfilePage, told: list[ExerciseWishes]
) -> None:
    press(page, "High blood pressure")
    press(page, "None of these")
    assert told[-1] == ExerciseWishes(asked=True)
    assert not is_checked(page, "High blood pressure")
    press(page, "A wrist that hurts")
    assert not is_checked(page, "None of these")


def test_nothing_is_ticked_for_somebody_who_has_not_answered(page: ExerciseProfilePage) -> None:
    assert not is_checked(page, "None of these")
    page.show_wishes(ExerciseWishes(asked=True))
    assert is_checked(page, "None of these")


def test_a_place_is_always_chosen(page: ExerciseProfilePage, told: list[ExerciseWishes]) -> None:
    press(page, "At a desk")
    press(page, "At a desk")
    assert [wishes.place for wishes in told] == [Place.DESK]
    assert is_checked(page, "At a desk")
    assert "On a chair or standing, beside a desk." in words(page)


def test_counting_aloud_can_be_switched_off(page: ExerciseProfilePage, told: list[ExerciseWishes]) -> None:
    press(page, "Count repetitions aloud")
    assert [wishes.count_aloud for wishes in told] == [False]


def test_wishes_that_are_asked_elsewhere_are_never_lost(page: ExerciseProfilePage, told: list[ExerciseWishes]) -> None:
    page.show_wishes(ExerciseWishes(off=frozenset({"bridge"}), favourites=frozenset({"bird_dog"})))
    press(page, "A knee that hurts")
    assert (told[-1].off, told[-1].favourites) == (frozenset({"bridge"}), frozenset({"bird_dog"}))


def test_it_says_what_is_left_out(page: ExerciseProfilePage) -> None:
    assert "Nothing is left out: all 45 exercises may come." in words(page)
    page.show_left_out(("Bridge", "Dead bug"), 45)
    assert "2 of 45 exercises are left out now: Bridge, Dead bug." in words(page)


@pytest.mark.parametrize("way", ["Done", Qt.Key.Key_Escape])
def test_it_is_left_by_button_and_by_key(qtbot: QtBot, page: ExerciseProfilePage, way: str | Qt.Key) -> None:
    with qtbot.waitSignal(page.done_requested):
        press(page, way) if isinstance(way, str) else key(page, way)


def test_every_control_has_a_name_and_none_is_cut_in_large_text(
    page: ExerciseProfilePage, appearance: Appearance, qapp: QApplication
) -> None:
    appearance.apply_look(Look(Scheme.LIGHT, 200))
    qapp.processEvents()
    assert [kind for kind, name in named_controls(page) if not name] == []
    assert clipped(page) == []
