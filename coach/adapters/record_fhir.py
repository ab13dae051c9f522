"""Walks and pain as a FHIR R4 bundle of observations: each walk as its activity and its minutes, each answer about pain
as a score of its own.

Codes: LOINC 73985-4 (Exercise activity) with LA11834-1 (Walking) of its answer list, 55411-3 (Exercise duration) in
UCUM minutes, and 72514-3 (pain severity, 0–10 numeric rating, reported).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, TextIO
from uuid import UUID, uuid5

from coach.adapters.store_rows import utc_text
from coach.domain.check_in import CheckIn
from coach.domain.phrases import Phrases
from coach.domain.record import Record, WalkEntry
from coach.domain.session import Session
from coach.services.export_ports import Made

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"
_OURS = UUID("6c3f6f0e-5a0f-4c7e-9d54-0f4f3f6f2a11")
"""Made up once; names of resources are worked out from it, so that the same walk has the same name each time."""
_PAIN = "Pain severity - 0-10 verbal numeric rating [Score] - Reported"
_PAINS = ("before", "peak", "after", "morning")

Json = dict[str, Any]


class FhirRecordWriter:
    """What each score is about is told in the user's language beside its code."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def write(self, record: Record, made: Made, file: TextIO) -> None:
        """Write the walks and their answers down; a person is only in it where a name was given. Raises ``OSError``."""
        head = {"resourceType": "Bundle", "type": "collection", "timestamp": _instant(made.at)}
        file.write(json.dumps(head)[:-1])
        # A list without entries is none in FHIR, and is left out.
        before, end = ', "entry": [\n', "}\n"
        for resource in self._resources(record, _shown(made.wish.name)):
            file.write(before + json.dumps(resource, ensure_ascii=False))
            before, end = ",\n", "\n]}\n"
        file.write(end)

    def _resources(self, record: Record, name: str) -> Iterator[Json]:
        person = _name_of("person", name) if name else ""
        if person:
            yield _entry(person, {"resourceType": "Patient", "name": [{"text": name}]})
        before, again = "", 0
        for walk in record.walks:
            if walk.session.is_walked:
                key = utc_text(walk.session.started_at)
                # In order of time, so that those of one moment stand together; each has a name of its own.
                before, again = key, again + 1 if key == before else 0
                yield from self._walk(walk, f"{key} {again}" if again else key, person)

    def _walk(self, entry: WalkEntry, key: str, person: str) -> Iterator[Json]:
        walk, members = entry.session, list[Json]()
        for what, resource in (("minutes", _duration(walk)), *self._pains(entry)):
            name = _name_of(key, what)
            members.append({"reference": name})
            yield _entry(name, _about(resource, person))
        activity = {**_activity(walk), "hasMember": members}
        if _shown(walk.note):
            activity["note"] = [{"text": _shown(walk.note)}]
        yield _entry(_name_of(key, "activity"), _about(activity, person))

    def _pains(self, entry: WalkEntry) -> Iterator[tuple[str, Json]]:
        answers = entry.session.check_in or CheckIn()
        for what in _PAINS:
            score = getattr(answers, what)
            if score is not None:
                was_other = any(getattr(one.check_in, what) not in (None, score) for one in entry.replaced)
                yield what, self._pain(entry.session, what, score, was_other)

    def _pain(self, walk: Session, what: str, score: int, was_other: bool) -> Json:
        return {
            **_observation("survey", "Survey", "72514-3", _PAIN, self._phrases.say(f"export.file.pain_{what}")),
            "status": "amended" if was_other else "final",
            "effectiveDateTime": _told_of(walk, what),
            "valueQuantity": {"value": score, "unit": "{score}", "system": UCUM, "code": "{score}"},
        }


def _told_of(walk: Session, what: str) -> str:
    """Of when an answer tells. The hour of the next morning is not known, so that it is a day alone."""
    if what == "morning":
        return (walk.started_at + timedelta(days=1)).date().isoformat()
    if what == "after":
        # In UTC: the clock may be set on the way.
        over = walk.started_at.astimezone(UTC) + timedelta(minutes=walk.walked_minutes)
        return _instant(over.astimezone(walk.started_at.tzinfo))
    return _instant(walk.started_at)


def _activity(walk: Session) -> Json:
    return {
        **_observation("activity", "Activity", "73985-4", "Exercise activity"),
        "effectiveDateTime": _instant(walk.started_at),
        "valueCodeableConcept": {"coding": [{"system": LOINC, "code": "LA11834-1", "display": "Walking"}]},
    }


def _duration(walk: Session) -> Json:
    return {
        **_observation("activity", "Activity", "55411-3", "Exercise duration"),
        "effectiveDateTime": _instant(walk.started_at),
        "valueQuantity": {"value": round(walk.walked_minutes, 1), "unit": "min", "system": UCUM, "code": "min"},
    }


def _observation(category: str, shown: str, code: str, display: str, words: str = "") -> Json:
    concept: Json = {"coding": [{"system": LOINC, "code": code, "display": display}]}
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [{"system": CATEGORIES, "code": category, "display": shown}]}],
        "code": {**concept, "text": words} if words else concept,
    }


def _about(observation: Json, person: str) -> Json:
    if not person:
        return observation
    return {**observation, "subject": {"reference": person}, "performer": [{"reference": person}]}


def _entry(name: str, resource: Json) -> Json:
    return {"fullUrl": name, "resource": resource}


def _name_of(key: str, what: str) -> str:
    return f"urn:uuid:{uuid5(_OURS, f'{key} {what}')}"


def _instant(moment: datetime) -> str:
    """With its offset, which FHIR writes in whole minutes: those of the nineteenth century were not."""
    odd = (moment.utcoffset() or timedelta()) % timedelta(minutes=1)
    return (moment.astimezone(UTC) if odd else moment).isoformat("T", "seconds")


def _shown(text: str) -> str:
    """Text without the signs that FHIR has no room for."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t").strip()
