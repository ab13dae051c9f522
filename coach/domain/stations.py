"""What was performed of a timeline's exercises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coach.domain.timeline import Station


def performed(stations: Iterable[Station], at: float) -> tuple[Station, ...]:
    """The stations until ``at``; the one that is on, and its repetition, end there."""
    cut = []
    for station in stations:
        if station.start < at:
            done = tuple(replace(one, end=min(one.end, at)) for one in station.repetitions if one.start < at)
            cut.append(replace(station, end=min(station.end, at), repetitions=done))
    return tuple(cut)
