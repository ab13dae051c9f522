"""What of a timeline has become due since it was last asked, each thing once."""

from __future__ import annotations

import math

from coach.domain.timeline import Event, PhaseSpan, Station, Timeline


class DueEvents:
    """Follows one performance; the timeline may be exchanged for one that agrees with it up to now."""

    def __init__(self, position: float = 0.0) -> None:
        """From ``position`` on, what happens at that very moment included."""
        self._span: PhaseSpan | None = None
        self.station: Station | None = None
        """The exercise that was on at the last question."""
        self.go_to(position)

    def go_to(self, position: float) -> None:
        """On from another place; what happened there before happens again."""
        self._told_until = math.nextafter(position, -math.inf)

    def phase(self, timeline: Timeline, position: float) -> PhaseSpan | None:
        """The phase, if it is another one than at the last question."""
        span = timeline.span_at(position)
        if span == self._span:
            return None
        self._span = span
        return span

    def is_other_station(self, timeline: Timeline, position: float) -> bool:
        """Whether another exercise, or none, is on than at the last question."""
        before, self.station = self.station, timeline.station_at(position)
        return self.station != before

    def take(self, timeline: Timeline, position: float) -> tuple[Event, ...]:
        """The events up to ``position`` that were not taken before."""
        due = timeline.events[timeline.until(self._told_until) : timeline.until(position)]
        self._told_until = max(self._told_until, position)
        return due
