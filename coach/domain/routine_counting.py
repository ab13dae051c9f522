"""Counting a routine aloud, or no longer, while it is under way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coach.domain.compose import ordered
from coach.domain.timeline import Event, EventKind, Side, Station, Timeline

_Shape = tuple[str, tuple[tuple[float, int, int, Side | None], ...]]


def recounted(timeline: Timeline, fresh: Timeline, at: float) -> Timeline:
    """The same routine, from ``at`` on with the counts of ``fresh``: the exercises as they are now, composed anew to be
    counted otherwise. Nothing else moves, and an exercise that ``fresh`` does not hold is counted as it was."""
    sources = {_shape(station): station for station in fresh.stations}
    pairs = [(station, sources[_shape(station)]) for station in timeline.stations if _shape(station) in sources]
    gone = {id(event) for station, _ in pairs for event in _counts(timeline, station) if event.at >= at}
    kept = [event for event in timeline.events if id(event) not in gone]
    new = (event for station, source in pairs for event in _moved(fresh, source, station) if event.at >= at)
    return ordered((*kept, *new), timeline.seconds, timeline.stations, timeline.route)


def _shape(station: Station) -> _Shape:
    """What two performances of an exercise have in common when all that is counted comes at the same times."""
    repetitions = station.repetitions
    begins = repetitions[0].start if repetitions else 0.0
    return station.exercise, tuple((round(one.start - begins, 1), one.number, one.of, one.side) for one in repetitions)


def _counts(timeline: Timeline, station: Station) -> Iterator[Event]:
    """What is counted from the first repetition to the end of an exercise."""
    if station.repetitions:
        begins = timeline.before(station.repetitions[0].start)
        for event in timeline.events[begins : timeline.before(station.end)]:
            if event.kind is EventKind.COUNT:
                yield event


def _moved(fresh: Timeline, source: Station, station: Station) -> Iterator[Event]:
    """The counts of ``source`` at the times of ``station``."""
    for event in _counts(fresh, source):
        later = station.repetitions[0].start - source.repetitions[0].start
        yield replace(event, at=round(event.at + later, 2))
