"""The numbers: every one with its source, who changed it, and the pace."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.bounds import Bounds
from coach.domain.look import Look, Scheme
from coach.domain.numbers_told import tell_numbers
from coach.domain.plan import Plan
from coach.ui.pages.numbers_page import NumbersPage
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from tests.ui.by_name import clipped, control, is_checked, key, let_go, named_controls, names, press, show, words
from tests.ui.days import read_words

RULES = Catalogue(find_resources()).rules()
GENTLE = "Gentle: Up to 1 minute more after a good walk, at most 6 % over seven days."
USUAL = "As usual: Up to 3 minutes more after a good walk, at most 25 % over seven days."


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words("numbers")


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance, texts: Texts) -> Iterator[NumbersPage]:
    page = NumbersPage(appearance, texts)
    page.show_numbers(tell_numbers(Plan(), RULES))
    show(qtbot, page)
    yield page
    let_go()


def test_before_it_is_filled_it_says_so(qtbot: QtBot, appearance: Appearance, texts: Texts) -> None:
    page = NumbersPage(appearance, texts)
    show(qtbot, page)
    assert "Just a moment" in words(page)
    assert "How quickly walks grow" not in words(page)


def test_every_number_can_be_read_with_what_it_rests_on(page: NumbersPage) -> None:
    told = words(page)
    assert "All numbers are Amble's usual ones." in told
    assert "Pain during or after the walk stands 3 points or more above the pain before it." in told
    assert "No walk is planned shorter than 5 minutes." in told
    assert told.count("Our own choice") > 25
    assert "McDonough and others 2013" in told
    assert "SWIFT" in told


def test_another_pace_is_told_once_and_the_same_one_is_not(qtbot: QtBot, page: NumbersPage) -> None:
    assert is_checked(page, USUAL)
    with qtbot.assertNotEmitted(page.pace_chosen):
        press(page, USUAL)
    with qtbot.waitSignal(page.pace_chosen) as chosen:
        press(page, GENTLE)
    assert chosen.args == ["gentle"]


def test_every_pace_has_its_source_beside_it(page: NumbersPage) -> None:
    told = words(page)
    assert told.count("Our own choice, after: Activity pacing guidance") == 3
    assert told.count("Our own choice, after: McDonough") == 1


def test_what_bounds_and_pace_changed_is_marked_with_ours(page: NumbersPage) -> None:
    bounds = Bounds(most_rise=0.1, thresholds=(("red.rise", 2.0),))
    page.show_numbers(tell_numbers(Plan(pace="gentle", bounds=bounds), RULES))
    page.show_bounds(True)
    QApplication.processEvents()
    told = words(page)
    assert is_checked(page, GENTLE)
    assert "5 numbers are not Amble's usual ones: your pace or your bounds changed them." in told
    assert "Stricter, by your bounds. Amble's own: 3 points." in told
    assert "By the pace you chose. Amble's own: 3 minutes." in told
    assert "Your bounds allow at most 10 % over seven days, whichever pace you choose." in told
    assert "Your bounds make the plan stricter in places." in told


def test_a_looser_rise_is_marked_as_looser(page: NumbersPage) -> None:
    page.show_numbers(tell_numbers(Plan(bounds=Bounds(most_rise=0.4)), RULES))
    QApplication.processEvents()
    assert "Looser than Amble's own, by your bounds. Amble's own: 25 %." in words(page)


def test_bounds_and_the_way_back_are_asked_for_by_keyboard(qtbot: QtBot, page: NumbersPage) -> None:
    with qtbot.waitSignal(page.bounds_requested):
        press(page, "Your bounds")
    with qtbot.waitSignal(page.back_requested):
        key(page, Qt.Key.Key_Escape)


def test_an_error_says_why_and_what_to_do(page: NumbersPage) -> None:
    page.show_error("The disk does not answer.")
    assert page.accessibleName() == "Something is in the way."
    assert "The disk does not answer. Your plan is kept as it was." in words(page)
    assert names(page) == ["Back"]
    page.show_numbers(tell_numbers(Plan(), RULES))
    assert page.accessibleName() == "The numbers"


def test_tab_goes_from_the_way_back_to_the_pace_and_the_bounds(page: NumbersPage) -> None:
    page.setFocus()
    seen = []
    for _ in range(3):
        focus = page.window().focusWidget()
        seen.append(focus.accessibleName() if focus else "")
        key(page, Qt.Key.Key_Tab)
    assert seen == ["Back", USUAL, "Your bounds"]


def test_nothing_is_nameless_or_cut_at_twice_the_size(page: NumbersPage, appearance: Appearance) -> None:
    appearance.apply_look(Look(Scheme.DARK, 200))
    QApplication.processEvents()
    assert all(name for _, name in named_controls(page))
    assert clipped(page) == []
    assert page.horizontalScrollBar().maximum() == 0
    assert control(page, "Your bounds")
