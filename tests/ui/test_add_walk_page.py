"""A walk without Amble: by keys and clicks, with a clear sentence where it cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue
from coach.domain.check_in import CheckIn, Effort
from coach.domain.hand_walk import HandTrouble, HandWalk
from coach.domain.look import Look, Scheme
from coach.ui.pages.add_walk_page import AddWalkPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.ui.by_name import clipped, control, key, let_go, named_controls, press, show, words
from tests.ui.conftest import RESOURCES

NOW = datetime(2026, 11, 12, 12, 7, tzinfo=UTC)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(Catalogue(RESOURCES).phrases())


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[AddWalkPage]:
    page = AddWalkPage(appearance, texts)
    page.show_fresh(NOW, 14)
    show(qtbot, page)
    yield page
    let_go()


@pytest.fixture
def told(page: AddWalkPage) -> list[object]:
    heard: list[object] = []
    page.add_requested.connect(heard.append)
    page.back_requested.connect(lambda: heard.append("back"))
    return heard


def test_it_begins_as_if_the_walk_of_the_plan_had_just_ended(page: AddWalkPage, told: list[object]) -> None:
    press(page, "Add this walk")
    assert told == [HandWalk(date(2026, 11, 12), time(11, 50), 14, CheckIn())]


def tab_to(page: AddWalkPage, name: str) -> QWidget:
    """Press Tab until something of that name has the focus."""
    for _ in range(9):
        key(page, Qt.Key.Key_Tab)
        focus = page.focusWidget()
        if focus is not None and focus.accessibleName() == name:
            return focus
    raise AssertionError(f"Tab does not lead to {name!r}")


def test_all_of_it_by_keys(page: AddWalkPage, told: list[object]) -> None:
    assert page.focusWidget() is control(page, "Day")
    key(page, Qt.Key.Key_Down)
    QTest.keyClicks(tab_to(page, "It began at"), "0915")
    minutes = tab_to(page, "Minutes of walking")
    QTest.keyClick(minutes, Qt.Key.Key_Up)
    for question, score in (("Pain before it", "1"), ("Worst pain while walking", "2"), ("Pain just after", "3")):
        QTest.keyClicks(tab_to(page, f"{question}, 0 of 10"), score)
    tab_to(page, "Pain the next morning, 0 of 10")
    tab_to(page, "Effort: Easy: I could sing")
    tab_to(page, "Add this walk")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (walk,) = told
    assert isinstance(walk, HandWalk)
    assert (walk.day, walk.at, walk.minutes) == (date(2026, 11, 11), time(9, 15), 15)
    assert walk.check_in == CheckIn(before=1, peak=2, after=3)


def test_the_next_morning_is_asked_only_when_it_has_come(page: AddWalkPage, told: list[object]) -> None:
    assert "Pain the next morning" not in words(page)
    key(page, Qt.Key.Key_Down)
    assert "Pain the next morning" in words(page)
    press(page, "Pain the next morning, 4 of 10")
    press(page, "Effort: Steady: I could talk")
    press(page, "Add this walk")
    control(page, "Day").setFocus()
    key(page, Qt.Key.Key_Up)
    press(page, "Add this walk")
    answers = [walk.check_in for walk in told if isinstance(walk, HandWalk)]
    assert answers == [CheckIn(morning=4, effort=Effort.STEADY), CheckIn(effort=Effort.STEADY)]


@pytest.mark.parametrize("trouble", HandTrouble)
def test_a_walk_that_cannot_be_has_one_clear_sentence_and_no_button(
    page: AddWalkPage, texts: Texts, told: list[object], trouble: HandTrouble
) -> None:
    sentence = texts.say(f"add_walk.trouble.{trouble}")
    page.show_trouble(sentence)
    assert words(page).count(sentence) == 2, "beside the fields and beside the buttons"
    fields = [control(page, name) for name in ("Day", "It began at", "Minutes of walking")]
    assert {field.accessibleDescription() for field in fields} == {sentence}
    press(page, "Add this walk")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == []
    page.show_trouble("")
    assert sentence not in words(page)
    press(page, "Add this walk")
    assert len(told) == 1


def test_every_change_of_the_time_is_told_so_that_it_can_be_looked_at(page: AddWalkPage) -> None:
    heard: list[HandWalk] = []
    page.walk_changed.connect(heard.append)
    key(page, Qt.Key.Key_Down)
    press(page, "More: Minutes of walking")
    assert [(walk.day.day, walk.minutes) for walk in heard] == [(11, 14), (11, 15)]


def test_a_day_to_come_cannot_be_chosen(page: AddWalkPage, told: list[object]) -> None:
    key(page, Qt.Key.Key_Up)
    press(page, "Add this walk")
    (walk,) = told
    assert isinstance(walk, HandWalk)
    assert walk.day == NOW.date()


def test_opened_again_nothing_is_left_of_the_walk_before(page: AddWalkPage, told: list[object]) -> None:
    press(page, "Worst pain while walking, 7 of 10")
    key(page, Qt.Key.Key_Down)
    page.show_fresh(NOW, 20)
    press(page, "Add this walk")
    assert told == [HandWalk(date(2026, 11, 12), time(11, 45), 20, CheckIn())]


def test_the_rest_of_the_questions_can_be_wanted_too(page: AddWalkPage) -> None:
    heard: list[HandWalk] = []
    page.add_and_answer_requested.connect(heard.append)
    press(page, "Add it and answer the rest")
    assert [walk.minutes for walk in heard] == [14]


def test_escape_leaves_and_so_does_cancel(page: AddWalkPage, told: list[object]) -> None:
    key(page, Qt.Key.Key_Escape)
    press(page, "Cancel")
    assert told == ["back", "back"]


@pytest.mark.parametrize("look", [Look(Scheme.LIGHT, 200, True), Look(Scheme.HIGH_CONTRAST, 100, True)])
def test_nothing_is_cut_and_everything_has_a_name(
    qapp: QApplication, appearance: Appearance, page: AddWalkPage, look: Look
) -> None:
    appearance.apply_look(look)
    page.resize(640, 740)
    qapp.processEvents()
    assert clipped(page) == []
    assert all(name for name, _ in named_controls(page))
    assert page.horizontalScrollBar().maximum() == 0
