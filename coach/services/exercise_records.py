"""Wishes, routines and results of exercises as JSON values, and back. What cannot be read is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from coach.domain.exercise import Condition, ExerciseWishes, Place

Word = TypeVar("Word", bound=StrEnum)


def wishes_to_json(wishes: ExerciseWishes) -> dict[str, object]:
    """Wishes as a JSON object."""
    return {
        "conditions": sorted(wishes.conditions),
        "place": wishes.place,
        "off": sorted(wishes.off),
        "favourites": sorted(wishes.favourites),
        "count_aloud": wishes.count_aloud,
        "asked": wishes.asked,
    }


def wishes_from_json(found: object) -> ExerciseWishes:
    """Stored wishes; each that cannot be read is the default's."""
    if not isinstance(found, Mapping):
        return ExerciseWishes()
    fresh = ExerciseWishes()
    return ExerciseWishes(
        conditions=frozenset(_words(Condition, found.get("conditions"))),
        place=next(iter(_words(Place, [found.get("place")])), fresh.place),
        off=frozenset(_texts(found.get("off"))),
        favourites=frozenset(_texts(found.get("favourites"))),
        count_aloud=found.get("count_aloud") is not False,
        asked=found.get("asked") is True,
    )


def _words(kind: type[Word], found: object) -> Iterable[Word]:
    known = {word.value: word for word in kind}
    return (known[text] for text in _texts(found) if text in known)


def _texts(found: object) -> list[str]:
    listed: list[Any] = found if isinstance(found, list) else []
    return [text for text in listed if isinstance(text, str)]
