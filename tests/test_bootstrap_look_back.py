"""The look back as it is put together: its card on Today, what is kept, and next week's plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coach.bootstrap_core import Core
from coach.bootstrap_scene import LIGHT
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW, PLAN, SCHEDULE, StillClock
from coach.domain.check_in import CheckIn, Effort, Reach
from coach.domain.schedule import occurrences
from coach.domain.session import Outcome
from coach.services.ports import RunningSession
from tests.ui.by_name import control, is_checked, key, names, press, words

MONDAY = date(2026, 11, 2)
"""Of the week that is due: today is Thursday the 12th, and the first walk was on a Wednesday."""
WELL = CheckIn(2, 2, 2, 2, Reach.BACK, Reach.BACK, frozenset(), Effort.EASY, False)


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    """A week of four walks that went well, the first eight days ago."""
    clock = StillClock(NOW)
    core = Core(tmp_path, clock)
    core.planning.set_schedule(SCHEDULE)
    core.planning.set_plan(PLAN)
    for walk in occurrences(SCHEDULE, NOW.date() - timedelta(days=8), 9, clock.zone()):
        if walk.at < NOW:
            begun = RunningSession(0, walk.at, 10, None, False, False, 1, 0.0, 0.0, CheckIn())
            core.sessions.finish(core.sessions.begin(begun), 600.0, Outcome.DONE, None)
            core.answers.save_check_in(core.sessions.sessions()[-1].id, WELL)
    yield core
    core.close()


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication, core: Core) -> Iterator[Studio]:
    """The window on that week, Today open."""
    studio = Studio(qapp, core, LIGHT)
    qtbot.addWidget(studio.window)
    studio.show("today")
    studio.pages.offer_unfinished()
    yield studio
    qapp.setStyleSheet("")


def test_the_card_on_today_leads_to_the_page_and_goes_when_it_is_done(studio: Studio) -> None:
    press(studio.pages.today, "Look back")
    assert studio.window.current_page() == "look_back"
    page = studio.pages.dose.look_back.page
    assert "2 November to 8 November" in words(page)
    press(page, "Pain on average, 3 of 10")
    press(page, "Done")
    assert studio.window.current_page() == "today"
    assert "Look back" not in names(studio.pages.today)
    assert [(one.monday, one.pain) for one in studio.core.look_backs.look_backs()] == [(MONDAY, 3)]


def test_not_this_week_is_one_press_on_today_and_one_to_take_it_back(studio: Studio) -> None:
    press(studio.pages.today, "Not this week")
    assert "Look back" not in names(studio.pages.today)
    assert studio.core.look_backs.look_backs() == ()
    press(studio.window, "Undo")
    assert "Look back" in names(studio.pages.today)


def test_next_week_tells_the_minutes_of_the_plan_and_what_suits_leads_back(studio: Studio) -> None:
    press(studio.pages.today, "Look back")
    page = studio.pages.dose.look_back.page
    minutes = studio.core.planning.whole_walk().minutes
    assert f"As things stand, your next walk is {minutes} minutes." in words(page)
    press(page, "Pain on average, 3 of 10")
    press(page, "What suits me?")
    assert studio.window.current_page() == "suits"
    press(studio.pages.dose.suits.page, "Back")
    assert studio.window.current_page() == "look_back"


def test_leaving_keeps_the_answers_and_the_card(studio: Studio) -> None:
    press(studio.pages.today, "Look back")
    page = studio.pages.dose.look_back.page
    press(page, "Pain on average, 3 of 10")
    key(page, Qt.Key.Key_Escape)
    press(studio.pages.today, "Look back")
    assert is_checked(page, "Pain on average, 3 of 10")


def test_one_more_day_is_in_the_schedule_until_it_is_taken_back(studio: Studio) -> None:
    studio.pages.dose.look_back.open()
    page, planning = studio.pages.dose.look_back.page, studio.core.planning
    press(page, "Add Tuesday at 12:30")
    assert planning.schedule().days_per_week == 5
    assert planning.plan() == replace(PLAN, days_per_week=5, day_added=NOW.date())
    press(page, "Take it back")
    assert (planning.schedule(), planning.plan()) == (SCHEDULE, PLAN)
    assert "Add Tuesday at 12:30" in names(page)


def test_the_goal_is_the_same_on_both_pages(studio: Studio) -> None:
    studio.show("plan")
    field = control(studio.pages.plan, "Your goal")
    assert isinstance(field, QLineEdit)
    field.setText("Swim")
    field.textEdited.emit("Swim")
    press(studio.pages.plan, "Look back at your week")
    asked = control(studio.pages.dose.look_back.page, "Your goal")
    assert isinstance(asked, QLineEdit)
    assert asked.text() == "Swim"


def test_wishes_of_the_plan_page_are_in_the_plan(studio: Studio) -> None:
    studio.show("plan")
    press(studio.pages.plan, "Sit down on the way")
    assert studio.core.planning.plan() == replace(PLAN, intervals=True)


def test_the_questionnaire_is_kept_and_is_not_there_again_tomorrow(studio: Studio, core: Core) -> None:
    wires = studio.pages.dose.look_back
    wires.open_roland_morris()
    press(wires.roland_morris, "I sleep less well because of my back.")
    press(wires.roland_morris, "Later")
    wires.open_roland_morris()
    assert is_checked(wires.roland_morris, "I sleep less well because of my back.")
    press(wires.roland_morris, "Done")
    assert studio.window.current_page() == "look_back"
    assert [one.ticked for one in core.look_back_store.roland_morrises()] == [frozenset({18})]
    assert isinstance(core.clock, StillClock)
    core.clock.at = NOW + timedelta(days=1)
    wires.open_roland_morris()
    assert "It is here again from Thursday 10 December" in words(wires.roland_morris)


def test_another_day_to_be_asked_on_is_kept(studio: Studio, core: Core) -> None:
    studio.pages.dose.look_back.open()
    studio.pages.dose.look_back.page.when.weekday_changed.emit(6)
    assert core.look_backs.weekday == 6
