"""What suits somebody, as it is put together: turns are taken and left, and Today says whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from coach.bootstrap_core import Core
from coach.bootstrap_scene import LIGHT
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW, StillClock
from coach.services.experiments import EXPERIMENT
from coach.ui.widgets.toast import Toast
from tests.terminal import set_up
from tests.ui.by_name import names, press

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

BEGIN, STOP = "Take turns: With the warm-up or without", "Stop taking turns: With the warm-up or without"


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Studio]:
    """The window of somebody with a plan and no walks yet, with Today filled."""
    set_up(tmp_path)
    core = Core(tmp_path, StillClock(NOW))
    studio = Studio(qapp, core, LIGHT)
    qtbot.addWidget(studio.window)
    studio.pages.offer_unfinished()
    studio.show("suits")
    yield studio
    core.close()
    qapp.setStyleSheet("")


def turn_on_today(studio: Studio) -> list[str]:
    """What Today says about turns."""
    studio.show("today")
    found = [label.text() for label in studio.pages.today.findChildren(QLabel) if label.isVisible()]
    return [text for text in found if text.startswith("Your turn now:")]


def test_today_says_whose_turn_it_is_while_turns_are_taken_and_the_plan_stays(studio: Studio) -> None:
    before = studio.core.planning.next_walk()
    assert turn_on_today(studio) == []
    studio.show("suits")
    press(studio.window, BEGIN)
    focus = studio.window.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == STOP
    assert len(turn_on_today(studio)) == 1
    assert studio.core.planning.next_walk() == before


def test_the_plan_leads_to_it(studio: Studio) -> None:
    studio.show("plan")
    press(studio.window, "What suits me?")
    assert studio.window.current_page() == "suits"


def test_turns_are_kept_and_said_after_a_restart(studio: Studio, qtbot: QtBot, qapp: QApplication) -> None:
    press(studio.window, BEGIN)
    again = Studio(qapp, studio.core, LIGHT)
    qtbot.addWidget(again.window)
    again.pages.offer_unfinished()
    assert len(turn_on_today(again)) == 1


def test_turns_that_were_left_can_be_taken_up_again(studio: Studio) -> None:
    press(studio.window, BEGIN)
    press(studio.window, STOP)
    assert studio.core.values.get(EXPERIMENT) is None
    toast = studio.window.findChild(Toast)
    assert toast is not None
    toast.undo_requested.emit()
    assert STOP in names(studio.window)
    assert len(turn_on_today(studio)) == 1


def test_a_beginning_can_be_taken_back(studio: Studio) -> None:
    press(studio.window, BEGIN)
    toast = studio.window.findChild(Toast)
    assert toast is not None
    toast.undo_requested.emit()
    assert BEGIN in names(studio.window)
    assert turn_on_today(studio) == []
