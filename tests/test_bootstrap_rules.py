"""The pages of numbers and bounds as they are put together: what is chosen counts at once, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from coach.bootstrap_pages import Pages
from coach.domain.bounds import Bounds
from coach.domain.plan import Plan
from tests.open_house import open_pages
from tests.terminal import PLAN, set_up
from tests.ui.by_name import control, is_checked, let_go, names, press, words

GENTLE = "Gentle: Up to 1 minute more after a good walk, at most 6 % over seven days."
THEIRS = Bounds(most_minutes=8, most_days=3, most_cadence=90, banned_exercises=frozenset({"bridge"}))


@pytest.fixture(scope="module")
def house(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """The window on a plan, and a voice that renders nothing."""
    folder = tmp_path_factory.mktemp("rules")
    set_up(folder)
    with open_pages(qapp, folder) as pages:
        yield pages


@pytest.fixture
def pages(house: Pages) -> Pages:
    """The Plan page open, without bounds."""
    house.core.bounds.remove()
    house.core.planning.set_plan(PLAN)
    go(house, "today")
    go(house, "plan")
    let_go()
    return house


def go(pages: Pages, name: str) -> None:
    pages.window.show_page(name)
    QApplication.processEvents()


def plan_of(pages: Pages) -> Plan:
    plan = pages.core.planning.plan()
    assert plan is not None
    return plan


def is_on(pages: Pages, page: str) -> bool:
    return pages.window.current_page() == page


def test_a_pace_that_is_chosen_counts_at_once_and_can_be_undone(pages: Pages) -> None:
    press(pages.window, "Pace and numbers")
    assert is_on(pages, "numbers")
    QApplication.processEvents()
    press(pages.window, GENTLE)
    assert plan_of(pages).pace == "gentle"
    assert "From now on: Gentle." in words(pages.window)
    press(pages.window, "Undo")
    assert plan_of(pages).pace == "usual"
    assert not is_checked(pages.window, GENTLE)


def test_a_pace_that_is_undone_from_settings_stays_undone_when_something_else_changes(pages: Pages) -> None:
    press(pages.window, "Pace and numbers")
    QApplication.processEvents()
    press(pages.window, GENTLE)
    go(pages, "settings")
    press(pages.window, "Undo")
    press(pages.settings, "Usual pain, 7 of 10")
    assert (plan_of(pages).usual_pain, plan_of(pages).pace) == (7, "usual")


def test_back_leads_to_where_somebody_came_from(pages: Pages) -> None:
    for origin in ("plan", "settings"):
        go(pages, origin)
        press(pages.window, "Pace and numbers")
        QTest.keyClick(pages.window, Qt.Key.Key_Escape)
        assert is_on(pages, origin)
    press(pages.window, "Pace and numbers")
    press(pages.window, "Your bounds")
    press(pages.window, "Back")
    assert is_on(pages, "numbers")
    press(pages.window, "Back")
    assert is_on(pages, "settings")


def test_bounds_from_a_file_count_once_somebody_agrees(pages: Pages, tmp_path: Path) -> None:
    file = tmp_path / "jo.toml"
    file.write_text("maximum_minutes = 8\nmaximum_days = 3\n")
    press(pages.window, "Your bounds")
    pages.dose.rules.bounds.preview_requested.emit(file)
    assert plan_of(pages).bounds.is_empty
    assert pages.core.planning.next_walk().minutes == 10
    line = control(pages.window, "Who sets these bounds?")
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Jo")
    press(pages.window, "I agree: let these count")
    assert (plan_of(pages).bounds.most_minutes, plan_of(pages).bounds.by) == (8, "Jo")
    assert pages.core.planning.next_walk().minutes == 8
    assert "Set by Jo." in words(pages.window)
    press(pages.window, "Undo")
    assert plan_of(pages).bounds.is_empty
    assert "You have no bounds." in words(pages.window)


def test_a_bad_file_is_told_on_the_page_and_changes_nothing(pages: Pages, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text("maximum_minutes = 90\n")
    press(pages.window, "Your bounds")
    pages.dose.rules.bounds.preview_requested.emit(file)
    assert 'bad.toml, "maximum_minutes": 90 is not 1 to 60.' in words(pages.window)
    assert plan_of(pages).bounds.is_empty


def test_removed_bounds_can_be_put_back(pages: Pages) -> None:
    signed = pages.core.bounds.sign(THEIRS, "Jo")
    press(pages.window, "Your bounds")
    press(pages.window, "Remove these bounds")
    QTest.keyClick(pages.window.focusWidget() or pages.window, Qt.Key.Key_Space)
    assert plan_of(pages).bounds.is_empty
    press(pages.window, "Undo")
    assert plan_of(pages).bounds == signed


def test_a_template_is_written_where_it_was_asked_for(pages: Pages, tmp_path: Path) -> None:
    press(pages.window, "Your bounds")
    pages.dose.rules.bounds.template_requested.emit(tmp_path / "new.toml")
    assert (tmp_path / "new.toml").is_file()
    assert f"The file is written: {tmp_path / 'new.toml'}" in words(pages.window)


def test_bounds_hold_the_days_of_the_plan(pages: Pages) -> None:
    pages.core.bounds.sign(THEIRS, "Jo")
    QApplication.processEvents()
    assert "Your bounds allow walks on 3 days in any seven, and 7 are chosen." in words(pages.window)
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday"):
        press(pages.window, f"Walk on {day}")
    assert "Your bounds allow walks on 3 days in any seven." in words(pages.window)
    assert not control(pages.window, "Walk on Monday").isEnabled()
    assert control(pages.window, "Walk on Friday").isEnabled()
    pages.core.bounds.remove()
    assert control(pages.window, "Walk on Monday").isEnabled()


def test_bounds_reach_the_beat_and_the_exercises(pages: Pages) -> None:
    pages.core.bounds.sign(THEIRS, "Jo")
    assert pages.core.settings.settings.sound.own_beat == 90
    assert "bridge" in pages.core.exercises.wishes.banned
    alone = pages.performance.maker.alone("bridge")
    assert alone is not None
    assert pages.performance.maker.known(alone).items == ()


def test_the_pages_have_no_primary_button_before_there_is_something_to_agree_to(pages: Pages) -> None:
    press(pages.window, "Your bounds")
    assert "I agree: let these count" not in names(pages.window)
