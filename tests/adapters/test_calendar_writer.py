"""Our plan as a calendar: what another library reads in it is what was planned."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.calendar_reader import FoundInTexts, taken_times
from coach.adapters.calendar_writer import IcsPlanWriter, folded, plan_text
from coach.domain.plan_calendar import PlanEntry
from coach.services.calendar_ports import PlanFile, PlanWriter
from coach.services.reminder_ports import CalendarProblem
from tests.fakes.clock import FakeClock

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
START = datetime(2026, 11, 23, 9, tzinfo=UTC)
ENTRY = PlanEntry(START.date(), START, START + timedelta(minutes=14))
PLAN = PlanFile((ENTRY,), "Walk with Amble", "About 14 minutes; more, or less.\nToday says.", 5)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def writer(clock: FakeClock) -> PlanWriter:
    return IcsPlanWriter(clock)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "walks.ics"


def test_another_library_reads_the_walk_with_its_alarm(writer: PlanWriter, file: Path) -> None:
    writer.write(file, PLAN)
    calendar: Any = icalendar.Calendar.from_ical(file.read_bytes())
    (walk,) = calendar.walk("VEVENT")
    (alarm,) = walk.walk("VALARM")
    assert (walk["DTSTART"].dt, walk["DTEND"].dt) == (ENTRY.start, ENTRY.end)
    assert (str(walk["UID"]), str(walk["SUMMARY"])) == (ENTRY.uid, PLAN.title)
    assert str(walk["DESCRIPTION"]) == PLAN.details
    assert alarm["TRIGGER"].dt == timedelta(minutes=-5)
    assert walk["DTSTAMP"].dt == NOW
    assert not calendar.errors
    assert not walk.errors


def test_the_same_plan_is_not_written_again_and_another_is(writer: PlanWriter, file: Path, clock: FakeClock) -> None:
    writer.write(file, PLAN)
    before = file.read_bytes()
    clock.advance(3600)
    writer.write(file, PLAN)
    assert file.read_bytes() == before
    writer.write(file, PlanFile((), "Walk", "", 0))
    assert b"VEVENT" not in file.read_bytes()


def test_a_file_of_somebody_else_is_never_touched(writer: PlanWriter, file: Path) -> None:
    file.write_text("BEGIN:VCALENDAR\nPRODID:-//mine//EN\nEND:VCALENDAR\n")
    with pytest.raises(CalendarProblem, match="not_ours"):
        writer.write(file, PLAN)
    with pytest.raises(CalendarProblem, match="not_ours"):
        writer.remove(file)
    assert "mine" in file.read_text()


def test_a_file_that_is_ours_is_removed_and_one_that_is_gone_is_no_trouble(writer: PlanWriter, file: Path) -> None:
    writer.write(file, PLAN)
    writer.remove(file)
    writer.remove(file)
    assert not file.exists()


def test_a_place_that_cannot_be_written_is_told(writer: PlanWriter, tmp_path: Path) -> None:
    with pytest.raises(CalendarProblem, match="unwritable"):
        writer.write(tmp_path / "gone" / "walks.ics", PLAN)
    with pytest.raises(CalendarProblem, match="needs_a_file"):
        writer.write(tmp_path, PLAN)
    assert list(tmp_path.iterdir()) == []


def test_our_own_walks_are_nothing_that_is_taken() -> None:
    text = plan_text(PLAN, NOW)
    assert taken_times([text], NOW, NOW + timedelta(days=9), FakeClock(NOW).zone()) == FoundInTexts(True)


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=90))
def test_every_text_comes_back_as_it_was_written(text: str) -> None:
    written = plan_text(PlanFile((ENTRY,), text, text, 0), NOW)
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    calendar: Any = icalendar.Calendar.from_ical(written)
    (walk,) = calendar.walk("VEVENT")
    assert str(walk["SUMMARY"]) == text


def test_a_line_is_folded_between_letters() -> None:
    line = "SUMMARY:" + "ß☕" * 40
    assert folded(line).replace("\r\n ", "").removesuffix("\r\n") == line
