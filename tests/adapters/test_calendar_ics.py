"""A calendar is read from a file, a folder or an address, in a process that holds up nobody."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.adapters.calendar_fetch import CalendarFetch
from coach.adapters.calendar_ics import IcsCalendarReader, calendar_files
from coach.domain.appointment import Appointment
from coach.services.reminder_ports import CalendarFault, CalendarPlace, CalendarProblem, CalendarReader
from tests.adapters.calendar_texts import at, calendar

KATHMANDU = ZoneInfo("Asia/Kathmandu")
FIRST = datetime(2026, 11, 22, tzinfo=UTC)
LAST = FIRST + timedelta(days=14)
ONE = calendar(at("20261123T090000", "20261123T100000", title="Tea"))
TWO = calendar(at("20261124T090000Z", "20261124T100000Z", title="Post"))


def reader(limit: float = 20.0) -> CalendarReader:
    return IcsCalendarReader(lambda: KATHMANDU, limit=limit)


def read(path: Path, limit: float = 20.0) -> tuple[Appointment, ...]:
    return reader(limit).read(CalendarPlace(path=path), FIRST, LAST).appointments


def why_not(path: Path, limit: float = 20.0) -> CalendarFault:
    with pytest.raises(CalendarProblem) as problem:
        read(path, limit)
    return problem.value.trouble.fault


def test_a_file_is_read_in_the_zone_of_its_reader(tmp_path: Path) -> None:
    file = tmp_path / "mine.ics"
    file.write_text(ONE)
    start = datetime(2026, 11, 23, 3, 15, tzinfo=UTC)
    assert read(file) == (Appointment(start, start + timedelta(hours=1), "Tea"),)


def test_a_folder_is_all_its_calendars_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "one.ics").write_text(ONE)
    (tmp_path / "TWO.ICS").write_text(TWO)
    (tmp_path / "broken.ics").write_bytes(b"\xff\xfe\0BEGIN")
    (tmp_path / ".hidden.ics").write_text(ONE.replace("1123T", "1125T"))
    (tmp_path / "notes.txt").write_text(ONE.replace("1123T", "1126T"))
    assert [each.title for each in read(tmp_path)] == ["Tea", "Post"]
    assert [file.name for file in calendar_files(tmp_path)] == ["TWO.ICS", "broken.ics", "one.ics"]


def test_what_could_not_be_read_in_one_of_them_is_told(tmp_path: Path) -> None:
    (tmp_path / "one.ics").write_text(ONE)
    place = CalendarPlace(path=tmp_path)
    assert not reader().read(place, FIRST, LAST).partly
    (tmp_path / "two.ics").write_text(TWO[: TWO.index("END:VEVENT")])
    found = reader().read(place, FIRST, LAST)
    assert found.partly
    assert [each.title for each in found.appointments] == ["Tea"]


def test_an_address_is_fetched() -> None:
    class Fetched(CalendarFetch):
        def fetch(self, address: str) -> bytes:
            assert address == "https://a.example/secret"
            return TWO.encode()

    found = IcsCalendarReader(lambda: KATHMANDU, Fetched()).read(
        CalendarPlace(address="https://a.example/secret"), FIRST, LAST
    )
    assert [each.title for each in found.appointments] == ["Post"]


def test_what_has_not_changed_is_not_worked_out_again(tmp_path: Path) -> None:
    file = tmp_path / "mine.ics"
    file.write_text(ONE)
    same, place = reader(), CalendarPlace(path=file)
    assert same.read(place, FIRST, LAST) is same.read(place, FIRST, LAST)
    file.write_text(TWO)
    assert [each.title for each in same.read(place, FIRST, LAST).appointments] == ["Post"]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert why_not(tmp_path / "gone.ics") is CalendarFault.NOT_A_FILE
    empty = tmp_path / "empty"
    empty.mkdir()
    assert why_not(empty) is CalendarFault.NO_FILES
    page = tmp_path / "page.ics"
    page.write_text("<html>Please log in</html>")
    assert why_not(page) is CalendarFault.NO_CALENDAR


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ics")
    assert why_not(tmp_path / "pipe.ics") is CalendarFault.NOT_A_FILE


def test_a_file_beyond_all_size_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "huge.ics"
    with file.open("wb") as target:
        target.truncate(10 * 2**30)
    assert why_not(file) is CalendarFault.TOO_LARGE


def test_a_calendar_that_takes_for_ever_is_given_up(tmp_path: Path) -> None:
    file = tmp_path / "hostile.ics"
    rule = "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"
    file.write_text(calendar(*(at("20261123T090000", "20261123T100000", rule, uid=f"{n}@x") for n in range(60))))
    assert why_not(file, limit=1.5) is CalendarFault.TOO_LONG


def test_twenty_years_of_a_busy_life_are_read_in_a_moment(tmp_path: Path) -> None:
    days = (f"{2008 + n // 8 % 20}{1 + n % 12:02}{1 + n % 28:02}" for n in range(20_000))
    entries = (at(f"{day}T090000Z", f"{day}T100000Z", uid=f"{n}@x") for n, day in enumerate(days))
    file = tmp_path / "life.ics"
    file.write_text(calendar(*entries))
    assert read(file, limit=10.0) is not None
