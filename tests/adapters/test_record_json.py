"""The whole record as JSON: as its schema says, and read back as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import HealthCheck, given, settings

from coach.adapters.arrive_bounds import Bounds
from coach.adapters.arrive_json import RecordMaker, read_record
from coach.adapters.record_json import write_json
from coach.domain.record import Days, Record, Wanted
from coach.services.export_ports import ExportWish, Made, RecordKind
from tests.record_strategies import records, without_standing

SCHEMA = Path(__file__).parents[2] / "resources" / "schemas" / "amble-record-1.schema.json"
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
MADE = Made(NOW, "1.2.3", ExportWish(Path("record.json"), RecordKind.JSON, Wanted(Days(last=NOW.date()), proofs=True)))


def _text(record: Record) -> str:
    file = StringIO()
    write_json(record, MADE, file)
    return file.getvalue()


@cache
def _schema() -> jsonschema.Draft202012Validator:
    found = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def _read(text: str) -> tuple[Record, int]:
    maker = RecordMaker()
    unknown = read_record(BytesIO(text.encode()), Bounds(lambda _share: None), maker.add)
    return maker.record(), unknown


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records)
def test_every_record_is_as_the_published_schema_says(record: Record) -> None:
    _schema().validate(json.loads(_text(record)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records)
def test_what_is_written_is_read_back_the_same(record: Record) -> None:
    found, unknown = _read(_text(record))
    assert found == without_standing(record)
    assert [entry.session.started_at.utcoffset() for entry in found.walks] == [
        entry.session.started_at.utcoffset() for entry in record.walks
    ]
    assert unknown == 0


def test_a_record_of_nothing_is_a_record() -> None:
    text = _text(Record())
    _schema().validate(json.loads(text))
    assert _read(text) == (Record(), 0)


def test_a_file_says_by_whom_when_and_for_which_days_it_was_made() -> None:
    head = json.loads(_text(Record()))
    assert (head["format"], head["version"]) == ("amble-record", 1)
    assert head["made"] == {"at": {"at": "2026-11-22T09:30:00+00:00", "zone": "+00:00"}, "amble": "1.2.3"}
    assert head["days"] == {"first": None, "last": "2026-11-22"}
    assert (head["words"], head["proofs"]) == (False, True)


def test_every_field_that_is_published_is_described() -> None:
    def bare(name: str, schema: dict[str, Any]) -> list[str]:
        told = "description" in schema or "$ref" in schema or "const" in schema or "anyOf" in schema
        below = [line for key, value in schema.get("properties", {}).items() for line in bare(f"{name}.{key}", value)]
        items = schema.get("items")
        inner = bare(f"{name}[]", items) if isinstance(items, dict) and "properties" in items else []
        return ([] if told else [name]) + below + inner

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    parts = {"record": schema, **schema["$defs"]}
    assert [line for name, part in parts.items() for line in bare(name, part)] == []


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records)
def test_each_entry_stands_in_a_line_of_its_own(record: Record) -> None:
    lines = _text(record).split("\n")
    assert sum(line.startswith('{"started_at"') for line in lines) == len(tuple(record.walks)) + len(
        tuple(record.routines)
    )
