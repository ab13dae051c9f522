"""Bounds as JSON values, and back. What cannot be read limits nothing, and what can goes on holding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coach.domain.bounds import CADENCE, DAYS, LONGEST_BY, MINUTES, NO_BOUNDS, RISE, Bounds
from coach.domain.thresholds import threshold_kind
from coach.services.records import moment_from_json

BOUNDS = "bounds"
"""The name of the bounds in the store of values."""


def bounds_to_json(bounds: Bounds) -> dict[str, object]:
    """Bounds as a JSON object."""
    return {
        "most_minutes": bounds.most_minutes,
        "most_days": bounds.most_days,
        "most_rise": bounds.most_rise,
        "most_cadence": bounds.most_cadence,
        "banned_exercises": sorted(bounds.banned_exercises),
        "banned_positions": sorted(bounds.banned_positions),
        "thresholds": dict(bounds.thresholds),
        "by": bounds.by,
        "signed_at": bounds.signed_at.isoformat() if bounds.signed_at else None,
    }


def bounds_from_json(found: object) -> Bounds:
    """Stored bounds; none when there are none."""
    if not isinstance(found, Mapping):
        return NO_BOUNDS
    by = found.get("by")
    return Bounds(
        most_minutes=_whole(found.get("most_minutes"), MINUTES),
        most_days=_whole(found.get("most_days"), DAYS),
        most_rise=_number(found.get("most_rise"), RISE),
        most_cadence=_whole(found.get("most_cadence"), CADENCE),
        banned_exercises=frozenset(_texts(found.get("banned_exercises"))),
        banned_positions=frozenset(_texts(found.get("banned_positions"))),
        thresholds=tuple(_thresholds(found.get("thresholds"))),
        by=by[:LONGEST_BY] if isinstance(by, str) else "",
        signed_at=moment_from_json(found.get("signed_at")),
    )


def _number(found: object, limits: tuple[float, float]) -> float | None:
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return float(found) if limits[0] <= found <= limits[1] else None


def _whole(found: object, limits: tuple[int, int]) -> int | None:
    return found if type(found) is int and limits[0] <= found <= limits[1] else None


def _texts(found: object) -> Iterator[str]:
    return (text for text in found if isinstance(text, str)) if isinstance(found, list) else iter(())


def _thresholds(found: object) -> Iterator[tuple[str, float]]:
    for name, value in found.items() if isinstance(found, Mapping) else ():
        kind = threshold_kind(name) if isinstance(name, str) else None
        if kind is not None and type(value) in (int, float) and not kind.objection(value):
            yield kind.name, float(value)
