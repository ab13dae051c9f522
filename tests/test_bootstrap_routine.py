"""A routine in the window as it is put together: what is on stays in view, and signs after it are asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.adapters.single_instance import SingleInstance
from coach.bootstrap_core import Core
from coach.bootstrap_walk import Performance
from coach.bootstrap_window import House
from coach.domain.exercise import ExerciseKind, Routine, RoutineItem
from coach.domain.red_flag import RedFlag
from coach.domain.reminder import Reminder, ReminderKind
from coach.domain.session import StopReason
from coach.services.performance import RunState
from coach.services.sound_ports import VoiceSettings
from coach.services.walks import WalkChoice
from tests.fakes.voice import FakeVoice
from tests.terminal import set_up

ROUTINE = Routine("mine", "Mine", ExerciseKind.CORE, (RoutineItem("pelvic_tilt"), RoutineItem("bridge")))

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


@pytest.fixture
def house(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    """Amble with a plan and its first page open, and a voice that renders nothing."""
    set_up(tmp_path)
    house = House(qapp, Core(tmp_path), SingleInstance(tmp_path), 1.0)
    house.performance = Performance(house.core, 1.0, FakeVoice(tmp_path))
    house.desktop.watch(house.performance)
    qtbot.addWidget(house.pages.window)
    house.pages.flow.reminders = house.desktop.reminders
    house.pages.window.show()
    yield house
    house.performance.runner.end(StopReason.OTHER)
    house.close()
    qapp.setStyleSheet("")


def page_of(house: House) -> str:
    return house.pages.window.current_page()


def begin(house: House) -> None:
    house.pages.exercises.playing.start(ROUTINE)
    assert page_of(house) == "routine"


def test_whatever_asks_for_the_window_in_a_routine_finds_the_routine(house: House) -> None:
    begin(house)
    desktop = house.desktop
    desktop.open()
    offers = [action for action in desktop.tray.menu.actions() if action.text().startswith("Start walk")]
    reminder = Reminder(ReminderKind.CHECK_IN, date(2026, 11, 12), house.core.clock.now())
    desktop.reminder_window.answer_requested.emit(reminder)
    desktop.tray.start_requested.emit()
    house.pages.flow.ask_before_walk(warm_up=False)
    house.core.planning.refresh()
    assert page_of(house) == "routine"
    assert [action.isVisible() for action in offers] == [False]
    house.performance.runner.end(StopReason.TIME)
    assert [action.isVisible() for action in offers] == [True]


def test_a_walk_that_is_on_is_shown_in_place_of_a_routine(house: House) -> None:
    house.pages.flow.start(WalkChoice(10))
    house.pages.exercises.playing.start(ROUTINE)
    assert page_of(house) == "walk"
    assert house.performance.routines.running is None


def test_sharp_pain_in_a_routine_leads_to_the_questions_and_makes_everything_wait(house: House) -> None:
    begin(house)
    house.performance.routines.end(StopReason.SHARP_PAIN)
    assert page_of(house) == "flags"
    house.pages.flow.report_flags(frozenset({RedFlag.FEVER}))
    assert page_of(house) == "flags"
    assert not house.core.planning.next_walk().walk_allowed
    house.pages.exercises.playing.start(ROUTINE)
    assert house.performance.runner.state is RunState.IDLE
    house.pages.flow.mark_seen("")
    begin(house)


def test_questions_left_open_come_first_at_the_next_start_and_before_another_routine(house: House) -> None:
    begin(house)
    house.performance.routines.end(StopReason.SHARP_PAIN)
    house.pages.window.show_page("today")
    house.pages.exercises.playing.start(ROUTINE)
    assert page_of(house) == "flags"
    assert house.performance.runner.state is RunState.IDLE
    house.pages.window.show_page("today")
    house.pages.flow.open_flags()
    assert page_of(house) == "flags"
    house.pages.flow.report_flags(frozenset())
    assert page_of(house) == "today"
    begin(house)


def test_a_voice_chosen_in_the_middle_speaks_the_rest_and_the_next_routine(house: House) -> None:
    begin(house)
    slow = VoiceSettings(speed=0.8)
    house.core.settings.set_voice(slow)
    voice = house.performance.voice
    assert isinstance(voice, FakeVoice)
    assert voice.asked[-1][1] == slow
    house.performance.routines.end(StopReason.TIME)
    begin(house)
    assert voice.asked[-1][1] == slow


def test_a_walk_begins_with_exercises_of_the_catalogue_and_keeps_what_was_managed(house: House) -> None:
    house.pages.flow.start(WalkChoice(10, warm_up=True))
    assert page_of(house) == "walk"
    stations = house.performance.runner.timeline.stations
    assert len(stations) >= 3
    house.performance.exercising.next()
    house.performance.exercising.next()
    assert house.performance.runner.position >= stations[1].start
    (kept,) = house.core.routines.history()
    assert (kept.kind, len(kept.results)) == (ExerciseKind.WARM_UP, 1)
