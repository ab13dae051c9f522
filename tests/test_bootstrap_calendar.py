"""The calendar as it is put together: from its page to Today, to the reminders, and into a file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from coach.bootstrap_calendar import connect_calendar
from coach.bootstrap_core import Core
from coach.bootstrap_desktop import Desktop
from coach.bootstrap_scene import LIGHT
from coach.bootstrap_studio import Studio
from coach.bootstrap_year import NOW, PLAN, SCHEDULE, StillClock
from coach.domain.appointment import Appointment
from coach.domain.reminder_settings import ReminderSettings
from coach.domain.schedule import occurrences
from coach.services.calendar_desk import CalendarDesk
from coach.services.reminder_ports import CalendarPlace
from tests.adapters.calendar_texts import at, calendar
from tests.fakes.calendar import FakeCalendarCache, FakeCalendarReader
from tests.ui.by_name import control, names, press, words


def taken(hour: int, minute: int, minutes: int) -> Appointment:
    start = NOW.replace(hour=hour, minute=minute).astimezone(UTC)
    return Appointment(start, start + timedelta(minutes=minutes), "Team")


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    """A plan with a walk at half past twelve today, and five past twelve now."""
    core = Core(tmp_path / "data", StillClock(NOW))
    core.planning.set_schedule(SCHEDULE)
    core.planning.set_plan(PLAN)
    yield core
    core.close()


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication, core: Core) -> Iterator[Studio]:
    studio = Studio(qapp, core, LIGHT)
    qtbot.addWidget(studio.window)
    studio.show("today")
    studio.pages.offer_unfinished()
    yield studio
    qapp.setStyleSheet("")


def with_calendar(studio: Studio, qtbot: QtBot, *busy: Appointment) -> CalendarDesk:
    """Today, with these times taken."""
    core = studio.core
    desk = core.calendar = CalendarDesk(core.values, FakeCalendarReader(*busy), FakeCalendarCache(), core.clock)
    studio.pages.reminding.calendar.connect_today()
    desk.set_place(CalendarPlace(path=Path("mine.ics")))
    qtbot.waitUntil(lambda: not desk.state.reading)
    return desk


def field(page: QWidget, name: str) -> QLineEdit:
    found = control(page, name)
    assert isinstance(found, QLineEdit)
    return found


def walk_at(core: Core) -> time:
    (walk,) = occurrences(core.planning.schedule(), core.clock.now().date(), 1, core.clock.zone())
    return walk.at.time()


def test_a_conflict_is_one_line_on_today_and_a_press_moves_the_walk_out_of_it(studio: Studio, qtbot: QtBot) -> None:
    minutes = studio.core.planning.next_walk().minutes
    with_calendar(studio, qtbot, taken(12, 36, 44))
    assert f"Your calendar leaves 6 minutes before 12:36, or the full {minutes} at 12:26." in words(studio.window)
    press(studio.window, "Move it to 12:26")
    assert walk_at(studio.core) == time(12, 26)
    assert "Your calendar leaves" not in words(studio.window)
    assert "Your walk is at 12:26 now." in words(studio.window)
    press(studio.window, "Undo")
    assert walk_at(studio.core) == time(12, 30)
    assert "Your calendar leaves" in words(studio.window)


@pytest.mark.parametrize(
    ("busy", "line"),
    [
        ((taken(12, 0, 60),), "Something is on at 12:30. The full"),
        ((taken(12, 0, 10), taken(12, 15, 15), taken(12, 37, 700)), "and no room for the full"),
        ((taken(12, 0, 720),), "Your calendar leaves no room for a walk around 12:30 today."),
    ],
)
def test_the_line_says_what_there_is_room_for(
    studio: Studio, qtbot: QtBot, busy: tuple[Appointment, ...], line: str
) -> None:
    with_calendar(studio, qtbot, *busy)
    assert line in words(studio.window)


def test_without_a_conflict_there_is_no_line(studio: Studio, qtbot: QtBot) -> None:
    desk = with_calendar(studio, qtbot, taken(15, 0, 60))
    assert "calendar" not in words(studio.window).lower()
    desk.set_place(None)
    assert "calendar" not in words(studio.window).lower()


def test_a_file_that_is_chosen_on_the_page_is_read_watched_and_can_come_back(
    studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "mine.ics"
    file.write_text(calendar(at("20261112T150000Z", "20261112T153000Z", title="Dentist")))
    studio.show("calendar")
    page, desk = studio.pages.reminding.calendar.page, studio.core.calendar
    page.place_requested.emit(str(file))
    qtbot.waitUntil(lambda: "Dentist" in words(page))
    file.write_text(calendar(at("20261112T150000Z", "20261112T153000Z", title="Post")))
    qtbot.waitUntil(lambda: "Post" in words(page))
    press(page, "Remove this calendar")
    assert desk.appointments == ()
    press(studio.window, "Undo")
    qtbot.waitUntil(lambda: "Post" in words(page))


@pytest.mark.parametrize("text", ["nowhere.ics", "http://a.example/x", "ftp://a.example/x", "{empty}", "/dev/zero"])
def test_a_calendar_that_cannot_be_read_is_not_taken_and_stays_to_be_mended(
    studio: Studio, qtbot: QtBot, tmp_path: Path, text: str
) -> None:
    (tmp_path / "empty.ics").touch()
    typed = text.format(empty=tmp_path / "empty.ics")
    studio.show("calendar")
    page, desk = studio.pages.reminding.calendar.page, studio.core.calendar
    place = field(page, "A file, a folder, or a secret address")
    place.setText(typed)
    press(page, "Use this calendar")
    qtbot.waitUntil(lambda: not desk.state.reading and bool(place.accessibleDescription()))
    assert place.text() == typed
    assert desk.state.place is None
    assert "Read it again" not in names(page)
    good = tmp_path / "good.ics"
    good.write_text(calendar(at("20261112T150000Z", "20261112T153000Z", title="Dentist")))
    place.setText(str(good))
    press(page, "Use this calendar")
    qtbot.waitUntil(lambda: "Dentist" in words(page))


def test_our_walks_are_written_and_follow_the_plan_and_stopping_can_be_taken_back(
    studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    core, file = studio.core, tmp_path / "walks.ics"
    core.export.open()
    studio.show("calendar")
    page = studio.pages.reminding.calendar.page
    page.export_requested.emit(str(file))
    qtbot.waitUntil(lambda: core.export.is_written)
    assert "SUMMARY:Walk with Amble" in file.read_text()
    assert control(page, f"Your walks are kept in {file}")
    before = file.read_text().count("BEGIN:VEVENT")
    core.planning.pause_until(NOW.date() + timedelta(days=14))
    qtbot.waitUntil(lambda: file.read_text().count("BEGIN:VEVENT") < before)
    core.settings.set_reminders(ReminderSettings(heads_up_minutes=10))
    qtbot.waitUntil(lambda: "TRIGGER:-PT10M" in file.read_text())
    press(page, "Stop, and delete the file")
    qtbot.waitUntil(lambda: "The file with your walks is deleted." in words(studio.window))
    assert not file.exists()
    press(studio.window, "Undo")
    qtbot.waitUntil(file.exists)


def test_a_file_of_somebody_else_is_told_on_the_page(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "mine.ics"
    file.write_text("BEGIN:VCALENDAR\n")
    studio.core.export.open()
    studio.show("calendar")
    page = studio.pages.reminding.calendar.page
    field(page, "File to write to").setText(str(file))
    press(page, "Keep my walks there")
    qtbot.waitUntil(lambda: "Amble does not touch it" in words(page))
    assert field(page, "File to write to").text() == str(file)
    assert not {"Stop", "Stop, and delete the file"} & set(names(page))
    assert "kept in" not in words(page)
    assert file.read_text() == "BEGIN:VCALENDAR\n"


def test_a_secret_address_is_in_no_file_that_others_can_read(studio: Studio) -> None:
    core = studio.core
    core.calendar.set_place(CalendarPlace(address="https://127.0.0.1:1/private-5f2c"))
    files = [file for file in core.folders.data.rglob("*") if file.is_file() and b"5f2c" in file.read_bytes()]
    assert [file.name for file in files] == ["calendar-choice.json"]
    assert os.name != "posix" or stat.S_IMODE(files[0].stat().st_mode) == 0o600


def test_reminders_hear_what_is_taken_from_the_first_moment_on(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "mine.ics"
    file.write_text(calendar(at("20261112T120000Z", "20261112T153000Z")))
    core = studio.core
    core.calendar.set_place(CalendarPlace(path=file))
    qtbot.waitUntil(lambda: not core.calendar.state.reading)
    core.calendar.close()
    del core.__dict__["calendar"], core.__dict__["calendar_choice"]
    desktop = Desktop(studio.appearance, studio.texts, core, lambda: studio.pages, None)
    try:
        told: list[object] = []
        core.calendar.appointments_changed.connect(told.append)
        connect_calendar(core, desktop)
        (heard,) = told
        assert heard == (
            Appointment(datetime(2026, 11, 12, 12, tzinfo=UTC), datetime(2026, 11, 12, 15, 30, tzinfo=UTC), "Meeting"),
        )
    finally:
        desktop.close()
