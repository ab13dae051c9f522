"""Our plan in a file somebody chose: up to date after every change, and gone when nobody wants it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from threading import Timer

import pytest
from pytestqt.qtbot import QtBot

from coach.domain.schedule import Schedule
from coach.services.plan_export import AGAIN, FILE_NAME, PlanExport
from coach.services.reminder_ports import CalendarFault, CalendarTrouble
from tests.fakes.calendar import FakePlanWriter
from tests.fakes.clock import FakeClock
from tests.fakes.key_value_store import FakeKeyValueStore

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
PLAN = Schedule((time(9), None, None, time(9), None, None, None))
FULL = CalendarTrouble(CalendarFault.UNWRITABLE)


class Room:
    """An export with everything around it."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.values, self.writer, self.clock = FakeKeyValueStore(), FakePlanWriter(), FakeClock(NOW)
        self.export = self.begin()

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait, with the window's thread going on."""
        self._qtbot.waitUntil(condition, timeout=8000)

    def begin(self, again: int = AGAIN) -> PlanExport:
        words = lambda minutes: ("Walk", f"{minutes} min")  # noqa: E731
        self.export = PlanExport(self.values, self.writer, self.clock, words, again)
        return self.export


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "walks.ics"


def test_nothing_is_written_unless_somebody_chose_a_place(room: Room) -> None:
    room.export.open()
    room.export.show_plan(PLAN, 14)
    assert room.export.path is None
    assert room.writer.files == {}


def test_the_plan_is_written_there_and_after_every_change(room: Room, file: Path) -> None:
    room.export.open()
    room.export.show_plan(PLAN, 14)
    room.export.write_to(file)
    room.until(lambda: file in room.writer.files)
    assert [entry.day.day for entry in room.writer.files[file].entries[:2]] == [23, 26]
    assert room.writer.files[file].details == "14 min"
    room.export.show_alarm(5)
    room.export.show_plan(PLAN, 16)
    room.until(lambda: room.writer.files[file].details == "16 min")
    assert room.writer.files[file].alarm_minutes == 5


def test_the_same_plan_again_costs_nothing(room: Room, file: Path) -> None:
    room.export.open()
    room.export.write_to(file)
    room.export.show_plan(PLAN, 14)
    room.until(lambda: room.writer.writes == 1)
    room.writer.files.clear()
    room.export.show_plan(PLAN, 14)
    room.export.show_plan(PLAN, 15)
    room.until(lambda: file in room.writer.files)
    assert room.writer.writes == 2


def test_a_new_day_leaves_the_last_one_out(room: Room, file: Path) -> None:
    room.export.open()
    room.export.write_to(file)
    room.export.show_plan(PLAN, 14)
    room.until(lambda: file in room.writer.files)
    room.clock.sleep(86400)
    room.export.show_plan(PLAN, 14)
    room.until(lambda: room.writer.files[file].entries[0].day.day == 26)


def test_it_goes_on_after_a_restart(room: Room, file: Path) -> None:
    room.export.write_to(file)
    again = room.begin()
    again.show_plan(PLAN, 14)
    assert room.writer.files == {}
    again.open()
    room.until(lambda: file in room.writer.files)


def test_what_nobody_wants_any_more_is_deleted(room: Room, file: Path, tmp_path: Path) -> None:
    room.export.open()
    room.export.show_plan(PLAN, 14)
    room.export.write_to(file)
    other = tmp_path / "other.ics"
    room.export.write_to(other)
    room.until(lambda: set(room.writer.files) == {other})
    room.export.write_to(None)
    room.until(lambda: room.writer.files == {})
    assert room.export.path is None


def test_a_folder_gets_a_file_of_our_name_and_a_bare_name_its_ending(room: Room, tmp_path: Path) -> None:
    room.export.write_to(tmp_path)
    assert room.export.path == tmp_path / FILE_NAME
    room.export.write_to(tmp_path / "walks")
    assert room.export.path == tmp_path / "walks.ics"


def test_trouble_is_told_and_tried_again_with_the_next_change(room: Room, file: Path) -> None:
    told: list[CalendarTrouble | None] = []
    room.export.trouble_changed.connect(told.append)
    kept(room, file)
    room.writer.trouble = CalendarFault.UNWRITABLE
    room.export.show_plan(PLAN, 14)
    room.until(lambda: told == [FULL])
    assert room.export.trouble == FULL
    assert room.export.path == file
    assert not room.export.is_written
    room.writer.trouble = None
    room.export.show_plan(PLAN, 14)
    room.until(lambda: told == [FULL, None])
    assert room.writer.files[file].details == "14 min"


def test_what_could_not_be_written_is_tried_again_in_time(room: Room, file: Path) -> None:
    room.begin(again=20)
    kept(room, file)
    room.writer.trouble = CalendarFault.UNWRITABLE
    room.export.show_plan(PLAN, 14)
    room.until(lambda: room.export.trouble == FULL)
    room.writer.trouble = None
    room.until(lambda: room.writer.files[file].details == "14 min" and room.export.trouble is None)


@pytest.mark.parametrize("fault", [CalendarFault.NOT_OURS, CalendarFault.UNWRITABLE])
def test_a_place_that_cannot_be_written_is_not_taken(room: Room, file: Path, fault: CalendarFault) -> None:
    room.writer.trouble = fault
    room.export.open()
    room.export.show_plan(PLAN, 14)
    room.export.write_to(file)
    assert room.export.is_trying
    room.until(lambda: room.export.trouble is not None)
    assert room.export.path is None
    assert not room.export.is_written


def test_what_turns_out_to_be_somebody_elses_is_left_alone(room: Room, file: Path) -> None:
    kept(room, file)
    room.writer.trouble = CalendarFault.NOT_OURS
    room.export.show_plan(PLAN, 14)
    room.until(lambda: room.export.trouble is not None)
    assert room.export.path is None


@pytest.mark.parametrize("was_there", [True, False])
def test_what_is_said_at_the_end_is_whether_a_file_was_deleted(room: Room, file: Path, was_there: bool) -> None:
    told: list[bool] = []
    room.export.ended.connect(told.append)
    if was_there:
        kept(room, file)
    else:
        room.export.write_to(file)
    room.export.write_to(None)
    room.until(lambda: told == [was_there])


def kept(room: Room, file: Path) -> None:
    """The plan stands there."""
    room.export.open()
    room.export.show_plan(PLAN, 13)
    room.export.write_to(file)
    room.until(lambda: room.export.is_written)


def test_what_waits_at_the_end_is_still_written(room: Room, file: Path) -> None:
    room.writer.gate.clear()
    room.export.open()
    room.export.show_plan(PLAN, 14)
    room.export.write_to(file)
    room.export.show_plan(PLAN, 15)
    room.export.show_plan(PLAN, 16)
    Timer(0.05, room.writer.gate.set).start()
    room.export.close()
    assert room.writer.files[file].details == "16 min"


def test_a_place_that_does_not_answer_holds_up_no_end(room: Room, file: Path) -> None:
    room.writer.gate.clear()
    room.export.open()
    room.export.show_plan(PLAN, 14)
    room.export.write_to(file)
    room.export.close()
    assert room.writer.files == {}
    room.writer.gate.set()


def test_an_export_that_is_closed_begins_nothing(room: Room, file: Path) -> None:
    room.export.open()
    room.export.close()
    room.export.show_plan(PLAN, 14)
    room.export.write_to(file)
    assert room.writer.files == {}


def test_entries_ring_as_long_before_as_reminders_announce(room: Room, file: Path) -> None:
    room.export.show_alarm(10)
    room.export.open()
    room.export.show_plan(PLAN, 14)
    room.export.write_to(file)
    room.until(lambda: file in room.writer.files)
    plan = room.writer.files[file]
    assert plan.alarm_minutes == 10
    assert plan.entries[0].end - plan.entries[0].start == timedelta(minutes=14)
