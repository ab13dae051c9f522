"""Walks and pain as a FHIR bundle: valid R4, and every code of the value set it belongs to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.record_fhir import FhirRecordWriter
from coach.adapters.store_rows import utc_text
from coach.domain.check_in import CheckIn
from coach.domain.phrases import Phrases
from coach.domain.record import Record, Replaced, WalkEntry
from coach.domain.session import Outcome, Session
from coach.services.export_ports import ExportWish, Made, RecordKind
from tests.record_strategies import names, walk_entries

AT = datetime(2026, 3, 1, 8, 5, 30, tzinfo=ZoneInfo("Europe/Paris"))
PHRASES = Phrases({f"export.file.pain_{what}": what for what in ("before", "peak", "after", "morning")})
WALK = Session(AT, 12, 11.5, Outcome.DONE, check_in=CheckIn(2, 4, 3, 1))

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
CODES = {"72514-3", "55411-3", "73985-4"}
"""LOINC: 72514-3 pain severity 0–10 numeric rating, reported; 55411-3 exercise duration; 73985-4 exercise activity (the
last two are also the value set PAObservationActivityMeasures of HL7's Physical Activity guide)."""
EXERCISES = {"LA11834-1", "LA11835-8", "LA11836-6", "LA11837-4", "LA11838-2", "LA11839-0", "LA11840-8"}
"""LOINC's answers to 73985-4: walking, jogging, running, biking, swimming, weights, mixed."""
UNITS = {"min", "{score}"}
"""UCUM: the minute, and the annotation that LOINC gives with 72514-3."""
STATUSES = {"registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown"}
"""FHIR R4 observation-status (required binding)."""
CATEGORIES = {
    "social-history",
    "vital-signs",
    "imaging",
    "laboratory",
    "procedure",
    "survey",
    "exam",
    "therapy",
    "activity",
}
"""FHIR R4 observation-category."""
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z))?")
"""FHIR R4 dateTime: with an hour it has an offset in whole minutes."""


def _bundle(*entries: WalkEntry, name: str = "") -> dict[str, Any]:
    file = StringIO()
    wish = ExportWish(Path("walks.fhir.json"), RecordKind.FHIR, name=name)
    FhirRecordWriter(PHRASES).write(Record(walks=entries), Made(AT, "1", wish), file)
    found: dict[str, Any] = json.loads(file.getvalue())
    return found


def _resources(bundle: dict[str, Any], kind: str = "Observation") -> list[dict[str, Any]]:
    found = (entry["resource"] for entry in bundle.get("entry", ()))
    return [one for one in found if one["resourceType"] == kind]


def _codings(value: Any) -> Iterator[dict[str, Any]]:
    """Every coding in a resource, however deep."""
    if isinstance(value, dict):
        yield from value.get("coding", ())
        for below in value.values():
            yield from _codings(below)
    elif isinstance(value, list):
        for below in value:
            yield from _codings(below)


@settings(max_examples=25, deadline=None)
@given(st.lists(walk_entries, max_size=2), st.just("") | names)
def test_every_record_is_a_valid_bundle_of_known_codes(entries: list[WalkEntry], name: str) -> None:
    bundle = _bundle(*sorted(entries, key=lambda entry: utc_text(entry.session.started_at)), name=name)
    Bundle.model_validate(bundle)
    addresses = [entry["fullUrl"] for entry in bundle.get("entry", ())]
    assert len(set(addresses)) == len(addresses)
    for one in _resources(bundle):
        assert one["status"] in STATUSES
        assert DATE_TIME.fullmatch(one["effectiveDateTime"])
        assert one["code"]["coding"][0]["code"] in CODES
        assert {coding["code"] for category in one["category"] for coding in category["coding"]} <= CATEGORIES
        assert all(member["reference"] in addresses for member in one.get("hasMember", ()))
        if "valueQuantity" in one:
            assert (one["valueQuantity"]["system"], one["valueQuantity"]["code"] in UNITS) == (UCUM, True)
        else:
            assert one["valueCodeableConcept"]["coding"][0]["code"] in EXERCISES
    assert {coding["system"] for coding in _codings(bundle)} <= {
        LOINC,
        "http://terminology.hl7.org/CodeSystem/observation-category",
    }


def test_a_walk_is_its_activity_its_minutes_and_each_score_with_its_time() -> None:
    found = {
        (one["code"]["coding"][0]["code"], one["code"].get("text", "")): one
        for one in _resources(_bundle(WalkEntry(WALK)))
    }
    minutes = found["55411-3", ""]["valueQuantity"]
    assert (minutes["value"], minutes["unit"], minutes["code"]) == (11.5, "min", "min")
    told = {
        text: (one["valueQuantity"]["value"], one["effectiveDateTime"]) for (code, text), one in found.items() if text
    }
    assert told == {
        "before": (2, "2026-03-01T08:05:30+01:00"),
        "peak": (4, "2026-03-01T08:05:30+01:00"),
        "after": (3, "2026-03-01T08:17:00+01:00"),
        "morning": (1, "2026-03-02"),
    }
    activity = found["73985-4", ""]
    assert activity["valueCodeableConcept"]["coding"][0]["display"] == "Walking"
    assert len(activity["hasMember"]) == 5


def test_the_end_of_a_walk_over_a_change_of_the_clock_is_told_by_the_new_one() -> None:
    walk = replace(WALK, started_at=datetime(2026, 3, 29, 1, 55, tzinfo=AT.tzinfo))
    times = {one["code"].get("text"): one["effectiveDateTime"] for one in _resources(_bundle(WalkEntry(walk)))}
    assert times["after"] == "2026-03-29T03:06:30+02:00"


def test_what_was_not_answered_is_no_score() -> None:
    found = _resources(_bundle(WalkEntry(replace(WALK, check_in=None))))
    assert {one["code"]["coding"][0]["code"] for one in found} == {"55411-3", "73985-4"}


def test_nobody_is_named_who_gave_no_name() -> None:
    bundle = _bundle(WalkEntry(WALK))
    assert _resources(bundle, "Patient") == []
    assert all("subject" not in one and "performer" not in one for one in _resources(bundle))


def test_a_given_name_is_all_that_is_told_of_somebody() -> None:
    bundle = _bundle(WalkEntry(WALK), name=" Jo\x00 Miller ")
    assert _resources(bundle, "Patient") == [{"resourceType": "Patient", "name": [{"text": "Jo Miller"}]}]
    person = bundle["entry"][0]["fullUrl"]
    assert {one["subject"]["reference"] for one in _resources(bundle)} == {person}


def test_an_answer_that_replaced_another_is_amended() -> None:
    before = Replaced(AT, CheckIn(2, 4, 5, None))
    found = _resources(_bundle(WalkEntry(WALK, replaced=(before,))))
    assert {one["code"]["text"]: one["status"] for one in found if "text" in one["code"]} == {
        "before": "final",
        "peak": "final",
        "after": "amended",
        "morning": "final",
    }


def test_a_note_goes_with_its_walk() -> None:
    notes = [one["note"] for one in _resources(_bundle(WalkEntry(replace(WALK, note="rain\x07")))) if "note" in one]
    assert notes == [[{"text": "rain"}]]


def test_the_same_walk_has_the_same_name_in_every_file() -> None:
    elsewhere = replace(WALK, started_at=AT.astimezone(UTC))
    one, other = (_bundle(WalkEntry(walk))["entry"] for walk in (WALK, elsewhere))
    assert [entry["fullUrl"] for entry in one] == [entry["fullUrl"] for entry in other]


def test_walks_of_one_moment_are_not_taken_for_one() -> None:
    addresses = [entry["fullUrl"] for entry in _bundle(WalkEntry(WALK), WalkEntry(WALK))["entry"]]
    assert len(set(addresses)) == len(addresses) == 12


def test_what_was_no_walk_is_left_out_and_a_bundle_of_nothing_is_valid() -> None:
    bundle = _bundle(WalkEntry(replace(WALK, walked_minutes=0.5)))
    assert "entry" not in bundle
    Bundle.model_validate(bundle)


def test_an_offset_of_the_nineteenth_century_is_told_in_utc() -> None:
    old = datetime(1890, 1, 1, 12, tzinfo=ZoneInfo("Europe/Paris"))
    found = _resources(_bundle(WalkEntry(replace(WALK, started_at=old))))
    assert all(DATE_TIME.fullmatch(one["effectiveDateTime"]) for one in found)
