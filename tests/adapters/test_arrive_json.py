"""Another Amble's record: the same values as were written, and nothing that does not fit."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.adapters.arrive_bounds import Bounds
from coach.adapters.arrive_json import RecordMaker, read_record
from coach.adapters.json_stream import CHUNK, LONGEST, read_object
from coach.adapters.record_json import write_json
from coach.domain.check_in import CheckIn
from coach.domain.record import DayNote, Record, WalkEntry
from coach.domain.session import Outcome, Session
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem
from coach.services.export_ports import ExportWish, Made, RecordKind
from tests.record_strategies import records, without_standing

NINE = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
MADE = Made(NINE, "1.0", ExportWish(Path("x.json"), RecordKind.JSON))
WALK = WalkEntry(Session(NINE, 20, 18.5, Outcome.DONE, check_in=CheckIn(before=2, peak=3)))


def written(record: Record) -> str:
    held = io.StringIO()
    write_json(record, MADE, held)
    return held.getvalue()


def read(text: str | bytes) -> tuple[Record, int]:
    """The record in a text, and how many fields nobody knows."""
    maker = RecordMaker()
    data = text if isinstance(text, bytes) else text.encode()
    unknown = read_record(io.BytesIO(data), Bounds(lambda _share: None), maker.add)
    return maker.record(), unknown


def refusal(text: str | bytes) -> ArrivalProblem:
    with pytest.raises(ArrivalProblem) as refused:
        read(text)
    return refused.value


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    """A record of one walk, changed."""
    table = json.loads(written(Record(walks=(WALK,))))
    change(table)
    return json.dumps(table)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(records, st.sampled_from([None, 0, 3]))
def test_what_was_written_is_read_back_the_same_however_it_is_laid_out(record: Record, indent: int | None) -> None:
    text = written(record)
    again = json.dumps(json.loads(text), indent=indent, ensure_ascii=indent == 0)
    assert read(text) == (without_standing(record), 0)
    assert read(again) == (without_standing(record), 0)


def test_a_record_is_read_over_the_edges_of_what_is_read_at_once() -> None:
    notes = tuple(DayNote(NINE.date(), "é" * length) for length in (CHUNK // 3, CHUNK, 3, CHUNK // 2))
    small = tuple(DayNote(note.day, note.words[:19_000]) for note in notes)
    assert read(written(Record(day_notes=small * 12)))[0].day_notes == small * 12


def test_an_empty_record_is_read() -> None:
    assert read(written(Record())) == (Record(), 0)


def test_fields_that_nobody_knows_are_left_out_and_counted() -> None:
    def add(table: dict[str, Any]) -> None:
        table["later"] = {"a": 1}
        table["walks"][0]["weather"] = "rain"
        table["walks"][0]["check_in"]["mood"] = 3

    assert read(changed(add)) == (Record(walks=(WALK,)), 3)


def test_a_record_of_a_newer_amble_is_refused_by_name() -> None:
    assert refusal(changed(lambda table: table.update(version=2))).fault is ArrivalFault.NEWER


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda walk: walk.update(planned_minutes="20"), "walks[0].planned_minutes: a whole number was expected"),
        (lambda walk: walk.update(planned_minutes=20.5), "walks[0].planned_minutes: a whole number was expected"),
        (lambda walk: walk.update(planned_minutes=True), "walks[0].planned_minutes: a whole number was expected"),
        (lambda walk: walk.update(planned_minutes=0), "walks[0].planned_minutes: 0 is not between 1 and 1440"),
        (lambda walk: walk.update(walked_minutes=-1), "walks[0].walked_minutes: -1 is not between 0 and 1440"),
        (lambda walk: walk.update(walked_minutes=10**400), "walks[0].walked_minutes: a number was expected"),
        (lambda walk: walk.update(outcome="won"), "walks[0].outcome: it is none of done, shortened, stopped"),
        (lambda walk: walk.update(bad_day=1), "walks[0].bad_day: true or false was expected"),
        (lambda walk: walk.update(note=7), "walks[0].note: a text was expected"),
        (lambda walk: walk.update(note="x" * 20_001), "walks[0].note: it is longer than 20000 letters"),
        (lambda walk: walk.update(note="\ud800"), "walks[0].note: it holds half a letter"),
        (lambda walk: walk.update(bouts={}), "walks[0].bouts: a list was expected"),
        (lambda walk: walk.update(bouts=[5, 10**6]), "walks[0].bouts[1]: 1e+06 is not between 0 and 1440"),
        (lambda walk: walk.update(rest_minutes=-3), "walks[0].rest_minutes: -3 is not between 0 and 1440"),
        (lambda walk: walk.update(check_in=[]), "walks[0].check_in: an object was expected"),
        (lambda walk: walk["check_in"].update(before=11), "walks[0].check_in.before: 11 is not between 0 and 10"),
        (lambda walk: walk.pop("outcome"), "walks[0].outcome: it is missing"),
        (
            lambda walk: walk.update(started_at="2026-09-01"),
            "walks[0].started_at: an object with at and zone was expected",
        ),
        (
            lambda walk: walk["started_at"].update(at="2026-09-01T09:00:00"),
            "walks[0].started_at.at: its offset is missing",
        ),
        (lambda walk: walk["started_at"].update(at="soon"), "walks[0].started_at.at: it is no moment"),
        (
            lambda walk: walk["started_at"].update(at="0001-01-01T00:00:00+14:00"),
            "walks[0].started_at: no walk was in the year 1",
        ),
        (lambda walk: walk["started_at"].pop("zone"), "walks[0].started_at.zone: a text was expected"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_name_of_its_field(change: Callable[[Any], object], said: str) -> None:
    problem = refusal(changed(lambda table: change(table["walks"][0])))
    assert (problem.fault, problem.detail) == (ArrivalFault.FIELD, said)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda table: table.update(walks=[3]), "walks[0]: an object was expected"),
        (lambda table: table.update(version="1"), "version: a whole number from 1 on was expected"),
        (lambda table: table.update(day_notes=[{"day": "1.9.2026", "words": ""}]), "day_notes[0].day: it is no day"),
        (
            lambda table: table.update(roland_morris=[{"day": "2026-09-01", "ticked": [25]}]),
            "roland_morris[0].ticked[0]: 25 is not between 1 and 24",
        ),
        (lambda table: table["schedule"].update(times=["25:00"] * 7), "schedule.times[0]: it is no time"),
        (
            lambda table: table["schedule"].update(times=["12:00"]),
            "schedule: a schedule has a time or none for each of the seven weekdays",
        ),
        (
            lambda table: table.update(plan={"bounds": {"thresholds": [["x"]]}}),
            "plan.bounds.thresholds[0]: 2 values were expected",
        ),
        (
            lambda table: table.update(times_off=[{"first": "2026-09-01", "last": "2026-09-02", "kind": "x"}]),
            "times_off[0].kind: it is none of ill, holiday, flare, pause, other",
        ),
    ],
)
def test_the_rest_of_a_record_is_as_strict(change: Callable[[dict[str, Any]], object], said: str) -> None:
    assert refusal(changed(change)).detail == said


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{}", ArrivalFault.UNKNOWN),
        ('{"format": "other", "version": 1}', ArrivalFault.UNKNOWN),
        ('{"walks": [{}], "format": "amble-record", "version": 1}', ArrivalFault.UNKNOWN),
        ('{"format": "amble-record", "version": 1, "walks": [{"walked_minutes": NaN}]}', ArrivalFault.DAMAGED),
        ('{"format": "amble-record", "version": 1, "walks": [Infinity]}', ArrivalFault.DAMAGED),
        ('{"format": "amble-record", "version": 1, "format": "amble-record"}', ArrivalFault.DAMAGED),
        ('{"format": "amble-record", "version": 1, "plan": {"a": 1, "a": 2}}', ArrivalFault.DAMAGED),
        ('{"format": "amble-record", "version": 1} {}', ArrivalFault.DAMAGED),
        ('{"format" "amble-record"}', ArrivalFault.DAMAGED),
        ("{3: 4}", ArrivalFault.DAMAGED),
        ('{"format": "amble-record", "version": 1, "plan": ' + "[" * 200_000, ArrivalFault.TOO_LARGE),
        ('{"a": ' + '{"a":' * 200_000, ArrivalFault.TOO_LARGE),
        ('{"a": "' + "x" * (LONGEST + CHUNK), ArrivalFault.TOO_LARGE),
        ('{"a": ' + "9" * 5000 + "}", ArrivalFault.DAMAGED),
    ],
)
def test_what_is_no_record_is_refused(text: str, fault: ArrivalFault) -> None:
    assert refusal(text).fault is fault


def test_a_record_that_is_cut_off_anywhere_is_refused() -> None:
    text = written(Record(walks=(WALK,), day_notes=(DayNote(NINE.date(), "ü"),))).strip().encode()
    for end in range(1, len(text), 7):
        assert refusal(text[:end]).fault in (ArrivalFault.DAMAGED, ArrivalFault.UNKNOWN)


def test_a_text_that_is_not_utf_8_is_refused() -> None:
    assert refusal(b'{"format": "amble-record\xff"}').fault is ArrivalFault.DAMAGED


def test_a_list_is_told_entry_by_entry() -> None:
    told = list(
        read_object(io.BytesIO(b'\xef\xbb\xbf {"a": [], "b": [1, [2]], "c": {"d": 3}}\n'), Bounds(lambda _share: None))
    )
    assert told == [("b", 1, True), ("b", [2], True), ("c", {"d": 3}, False)]
