"""The window as it is put together: a walk that is on stays in view, signs are kept, and a fault is told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from coach.adapters.single_instance import SingleInstance
from coach.bootstrap_core import Core
from coach.bootstrap_faults import Faults
from coach.bootstrap_walk import Performance
from coach.bootstrap_window import House
from coach.domain.check_in import CheckIn
from coach.domain.reminder import Reminder, ReminderKind
from coach.domain.session import Outcome, Session, StopReason
from coach.services.ports import RunningSession
from coach.services.walks import WalkChoice
from tests.fakes.voice import FakeVoice
from tests.open_house import shut, there
from tests.terminal import set_up
from tests.ui.by_name import press

WEAK_LEG = "New weakness in one leg, such as a foot that drags"

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


@pytest.fixture
def house(qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    """Amble with a plan and its first page open, and a voice that renders nothing."""
    set_up(tmp_path)
    before = there(qapp)
    house = House(qapp, Core(tmp_path), SingleInstance(tmp_path), 1.0)
    house.performance = Performance(house.core, 1.0, FakeVoice(tmp_path))
    house.desktop.watch(house.performance)
    house.pages.flow.reminders = house.desktop.reminders
    house.pages.window.show()
    yield house
    house.performance.runner.end(StopReason.OTHER)
    shut(house, before)


def page_of(house: House) -> str:
    return house.pages.window.current_page()


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def begin_walk(house: House) -> None:
    house.pages.flow.start(WalkChoice(10))
    assert page_of(house) == "walk"


def walk_before(house: House, check_in: CheckIn) -> Session:
    core = house.core
    begun = RunningSession(0, core.clock.now(), 10, None, False, False, 1, 0.0, 0.0, CheckIn())
    id = core.sessions.begin(begun)
    core.sessions.finish(id, 600, Outcome.DONE, None)
    core.answers.save_check_in(id, check_in)
    return core.planning.sessions()[-1]


@pytest.mark.parametrize("kind", [ReminderKind.CHECK_IN, ReminderKind.MORNING])
def test_whatever_asks_for_the_window_in_a_walk_finds_the_walk(house: House, kind: ReminderKind) -> None:
    begin_walk(house)
    desktop, before = house.desktop, house.core.planning.schedule()
    desktop.open()
    reminder = Reminder(kind, date(2026, 11, 12), house.core.clock.now())
    desktop.reminder_window.answered.emit(reminder, "answer", None)
    desktop.reminder_window.answered.emit(reminder, "start", None)
    desktop.tray.menu.start_requested.emit()
    desktop.tray.menu.rest_requested.emit()
    house.pages.flow.ask_before_walk(warm_up=False)
    assert page_of(house) == "walk"
    assert house.core.planning.schedule() == before


def test_the_tray_offers_no_walk_while_one_is_on(house: House) -> None:
    house.desktop.open()
    offers = [action for action in house.desktop.tray.menu.actions() if action.text().startswith("Start walk")]
    begin_walk(house)
    house.core.planning.refresh()
    assert [action.isVisible() for action in offers] == [False]
    house.performance.runner.end(StopReason.TIME)
    assert [action.isVisible() for action in offers] == [True]


def test_signs_that_are_ticked_count_without_done(house: House) -> None:
    house.pages.signs.ask_again()
    press(house.pages.flags, WEAK_LEG)
    house.pages.window.show_page("today")
    assert not house.core.planning.next_walk().walk_allowed
    assert len(house.core.answers.flag_reports()) == 1
    house.pages.window.show_page("plan")
    assert len(house.core.answers.flag_reports()) == 1


def test_signs_that_are_ticked_count_when_the_window_is_closed(house: House) -> None:
    session = walk_before(house, CheckIn(red_flags=None))
    house.pages.signs.open()
    press(house.pages.flags, WEAK_LEG)
    house.pages.window.close()
    assert house.core.check_ins.open_flags() is None
    assert not house.core.planning.next_walk().walk_allowed
    assert session.id == house.core.planning.sessions()[-1].id


def test_open_questions_about_signs_come_before_the_next_walk(house: House) -> None:
    walk_before(house, CheckIn(red_flags=None))
    house.pages.today.start_requested.emit(False)
    assert page_of(house) == "flags"
    press(house.pages.flags, "None of these")
    press(house.pages.flags, "Done")
    house.pages.today.start_requested.emit(False)
    assert page_of(house) == "before_walk"


def test_another_region_is_shown_wherever_a_number_stands(house: House) -> None:
    house.pages.signs.ask_again()
    press(house.pages.flags, WEAK_LEG)
    press(house.pages.flags, "Done")
    house.core.settings.set_region("gb")
    for page in (house.pages.today, house.pages.flags):
        assert "999" in words(page)
    house.core.settings.set_region("us")
    for page in (house.pages.today, house.pages.flags):
        assert "911" in words(page)
        assert "999" not in words(page)


def test_a_later_start_at_login_brings_no_window_up(house: House) -> None:
    house.open(hidden=False)
    house.pages.window.hide()
    house.instance.message_received.emit("hidden")
    assert not house.pages.window.isVisible()
    house.instance.message_received.emit("show")
    assert house.pages.window.isVisible()


def test_a_fault_is_written_down_and_told_in_one_sentence(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "logs" / "amble.log"
    faults, before = Faults(file, house.tell_fault), sys.excepthook
    faults.install()
    try:
        fault = ZeroDivisionError("a very odd day")
        sys.excepthook(ZeroDivisionError, fault, None)
    finally:
        faults.remove()
        sys.excepthook = before
    assert "a very odd day" in file.read_text()
    assert "Your answers are kept." in words(house.pages.window)
    assert str(file) in words(house.pages.window)
    assert "a very odd day" in capsys.readouterr().err
