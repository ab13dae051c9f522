"""The calendar in memory does what the real one promises."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from coach.domain.appointment import Appointment
from coach.services.calendar_ports import CalendarCache, PlanFile, PlanWriter, ReadCalendar
from coach.services.reminder_ports import CalendarFault, CalendarPlace, CalendarProblem, CalendarReader
from tests.fakes.calendar import FakeCalendarCache, FakeCalendarReader, FakePlanWriter

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
MEETING = Appointment(START, START + timedelta(hours=1))
HERE = CalendarPlace(path=Path("mine.ics"))


def test_it_tells_what_touches_the_time_asked_for() -> None:
    reader: CalendarReader = FakeCalendarReader(MEETING)
    assert reader.read(HERE, START, START + timedelta(days=1)).appointments == (MEETING,)
    assert reader.read(HERE, MEETING.end, START + timedelta(days=1)).appointments == ()


def test_trouble_is_a_problem() -> None:
    reader, writer = FakeCalendarReader(), FakePlanWriter()
    reader.trouble = writer.trouble = CalendarFault.GONE
    with pytest.raises(CalendarProblem, match="gone"):
        reader.read(HERE, START, START)
    with pytest.raises(CalendarProblem, match="gone"):
        writer.remove(Path("a.ics"))


def test_the_cache_is_of_one_place() -> None:
    cache: CalendarCache = FakeCalendarCache()
    read = ReadCalendar(START, (MEETING,))
    cache.keep(HERE, read)
    assert cache.kept(HERE) == read
    assert cache.kept(CalendarPlace(address="https://a.example")) is None
    cache.forget()
    assert cache.kept(HERE) is None


def test_the_same_plan_is_written_once() -> None:
    fake = FakePlanWriter()
    writer: PlanWriter = fake
    plan = PlanFile((), "Walk", str(date(2026, 11, 23)), 5)
    writer.write(Path("a.ics"), plan)
    writer.write(Path("a.ics"), plan)
    assert (fake.files, fake.writes) == ({Path("a.ics"): plan}, 1)
    writer.remove(Path("a.ics"))
    assert fake.files == {}
