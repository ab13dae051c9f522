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
from coach.domain.experiment import ExperimentRules, Factor, Side
from coach.domain.walk import Ground
from coach.services.experiments import Experiments
from coach.services.records import EXPERIMENT
from coach.services.walk_wishes import WalkWish
from coach.services.walks import WalkChoice
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


@pytest.mark.parametrize(("origin", "link"), [("why", "What suits me?"), ("plan", "What suits me?")])
def test_back_leads_to_where_somebody_came_from(studio: Studio, origin: str, link: str) -> None:
    if origin == "why":
        studio.show("today")
        press(studio.pages.today, "How this was decided")
    else:
        studio.show(origin)
    press(studio.page(), link)
    assert studio.window.current_page() == "suits"
    press(studio.page(), "Back")
    assert studio.window.current_page() == origin


def taken(studio: Studio, factor: Factor) -> Side:
    """Take turns with it; whose turn it is."""
    desk = Experiments(studio.core.values, studio.core.planning.sessions, studio.core.clock, ExperimentRules)
    desk.begin(factor)
    trial = desk.trial()
    assert trial is not None
    assert trial.turn is not None
    return trial.turn


def test_a_walk_that_nobody_chose_a_warm_up_for_begins_as_its_turn_is(studio: Studio) -> None:
    suits = studio.pages.dose.suits
    assert (suits.warm_up(True), suits.warm_up(False)) == (True, False)
    is_first = taken(studio, Factor.WARM_UP) is Side.FIRST
    assert (suits.warm_up(True), suits.warm_up(False)) == (is_first, is_first)
    assert suits.way(WalkWish()) == WalkWish()


def test_a_walk_goes_on_the_ground_whose_turn_it_is(studio: Studio) -> None:
    ground = Ground.SOFT if taken(studio, Factor.GROUND) is Side.FIRST else Ground.PAVEMENT
    started: list[WalkChoice] = []
    studio.pages.flow.ask_before_walk(studio.pages.dose.suits.warm_up(False))
    page = studio.pages.before_walk
    page.start_requested.disconnect()
    page.start_requested.connect(started.append)
    press(page, "Start walking, 10 minutes")
    assert [(choice.ground, choice.warm_up) for choice in started] == [(ground, False)]
