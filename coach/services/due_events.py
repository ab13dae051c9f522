"""What of a timeline has become due since it was last asked, each thing once."""

from __future__ import annotations

import math

from coach.domain.timeline import Event, PhaseSpan, Timeline


class DueEvents:
    """Follows one performance; the timeline may be exchanged for one that agrees with it up to now."""

    def __init__(self, position: float = 0.0) -> None:
        """From ``position`` on, what happens at that very moment included."""
        self._told_until = math.nextafter(position, -math.inf)
        self._span: PhaseSpan | None = None

    def phase(self, timeline: Timeline, position: float) -> PhaseSpan | None:
        """The phase, if it is another one than at the last question."""
        span = timeline.span_at(position)
        if span == self._span:
            return None
        self._span = span
        return span

    def take(self, timeline: Timeline, position: float) -> tuple[Event, ...]:
        """The events up to ``position`` that were not taken before."""
        due = timeline.events[timeline.until(self._told_until) : timeline.until(position)]
        self._told_until = max(self._told_until, position)
        return due
