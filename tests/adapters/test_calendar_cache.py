"""What was read is kept for its owner alone, and only for the calendar it came from."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.adapters.calendar_cache import FileCalendarCache
from coach.domain.appointment import Appointment
from coach.services.calendar_ports import CalendarCache, ReadCalendar
from coach.services.reminder_ports import CalendarPlace

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
READ = ReadCalendar(START, (Appointment(START, START + timedelta(hours=1), "Tea ☕"),))
HERE = CalendarPlace(address="https://a.example/private-5f2c")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "calendar.json"


@pytest.fixture
def cache(file: Path) -> CalendarCache:
    return FileCalendarCache(file)


def test_that_something_could_not_be_read_is_kept(tmp_path: Path) -> None:
    cache, place = FileCalendarCache(tmp_path / "calendar.json"), CalendarPlace(path=Path("a.ics"))
    cache.keep(place, replace(READ, partly=True))
    assert cache.kept(place) == replace(READ, partly=True)


def test_what_was_kept_is_there_after_a_restart(cache: CalendarCache, file: Path) -> None:
    cache.keep(HERE, READ)
    assert FileCalendarCache(file).kept(HERE) == READ


def test_it_is_no_other_calendars(cache: CalendarCache) -> None:
    cache.keep(HERE, READ)
    assert cache.kept(CalendarPlace(path=Path("a.ics"))) is None
    assert cache.kept(CalendarPlace(address="https://a.example/other")) is None


@pytest.mark.skipif(os.name != "posix", reason="the system has no such permissions")
def test_nobody_else_can_read_it(cache: CalendarCache, file: Path) -> None:
    file.write_text("older")
    file.chmod(0o666)
    cache.keep(HERE, READ)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_address_is_not_in_it(cache: CalendarCache, file: Path) -> None:
    cache.keep(HERE, READ)
    assert "5f2c" not in file.read_text()


def test_it_can_be_forgotten(cache: CalendarCache, file: Path) -> None:
    cache.keep(HERE, READ)
    cache.forget()
    cache.forget()
    assert not file.exists()
    assert cache.kept(HERE) is None


@pytest.mark.parametrize(
    "spoil", [lambda t: t[:-9], lambda _t: "[" * 9000, lambda t: t.replace("+00:00", ""), lambda _t: "3"]
)
def test_a_damaged_one_holds_nothing(cache: CalendarCache, file: Path, spoil: object) -> None:
    assert callable(spoil)
    cache.keep(HERE, READ)
    file.write_text(spoil(file.read_text()))
    assert cache.kept(HERE) is None


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    nowhere = FileCalendarCache(tmp_path / "gone" / "calendar.json")
    nowhere.keep(HERE, READ)
    assert nowhere.kept(HERE) is None
