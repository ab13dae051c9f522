"""Walks that were walked, as a calendar, read by another library than ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.record_ics import IcsRecordWriter
from coach.domain.phrases import Phrases
from coach.domain.record import Record, WalkEntry
from coach.domain.session import Outcome, Session
from coach.services.export_ports import ExportWish, Made, RecordKind
from tests.record_strategies import walk_entries

AT = datetime(2026, 3, 1, 8, 5, 30, tzinfo=ZoneInfo("Europe/Paris"))
PHRASES = Phrases({"export.file.calendar": "Walked, with Amble; truly", "export.file.walk": "{minutes} min"})
WALK = Session(AT, 12, 11.5, Outcome.DONE)


def _text(*entries: WalkEntry) -> str:
    file = StringIO(newline="")
    made = Made(datetime(2026, 4, 1, tzinfo=UTC), "1", ExportWish(Path("walks.ics"), RecordKind.ICS))
    IcsRecordWriter(PHRASES).write(Record(walks=entries), made, file)
    return file.getvalue()


def _events(*entries: WalkEntry) -> list[Any]:
    return list(vobject.readOne(_text(*entries)).contents.get("vevent", []))


def test_a_walk_is_an_entry_with_its_time() -> None:
    [event] = _events(WalkEntry(WALK))
    assert event.dtstart.value == AT
    assert event.dtend.value == AT + timedelta(minutes=11.5)
    assert event.summary.value == "12 min"
    assert event.transp.value == "TRANSPARENT"
    assert "description" not in event.contents


def test_the_calendar_has_its_name() -> None:
    assert vobject.readOne(_text()).contents["x-wr-calname"][0].value == "Walked, with Amble; truly"


@settings(max_examples=40, deadline=None)
@given(st.lists(walk_entries, max_size=3, unique_by=lambda entry: entry.session.started_at.astimezone(UTC)))
def test_every_walk_of_a_minute_is_read_by_others(entries: list[WalkEntry]) -> None:
    walked = [entry.session for entry in entries if entry.session.is_walked]
    events = _events(*entries)
    starts = [walk.started_at.astimezone(UTC).replace(microsecond=0) for walk in walked]
    assert [event.dtstart.value for event in events] == starts
    assert len({event.uid.value for event in events}) == len(events)
    assert all(len(line.encode()) <= 75 for line in _text(*entries).split("\r\n"))


def test_a_walk_over_a_change_of_the_clock_is_as_long_as_it_was() -> None:
    [event] = _events(WalkEntry(replace(WALK, started_at=datetime(2026, 3, 29, 1, 55, tzinfo=AT.tzinfo))))
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=11.5)


def test_a_note_of_many_lines_stays_as_it_was_written() -> None:
    note = "Rain; a long way, \\ really:\nBEGIN:VEVENT\x00 and " + "wet " * 40
    [event] = _events(WalkEntry(replace(WALK, note=note)))
    assert event.description.value == note.replace("\x00", "").strip()
