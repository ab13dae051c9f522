"""How much of a recorded way was walked: standing about and pauses are cut out of it."""

from __future__ import annotations

from datetime import datetime
from math import asin, cos, isfinite, radians, sin, sqrt

from coach.domain.arrival import TrackRules

_Point = tuple[datetime, float, float]
EARTH = 6_371_000
"""Metres; its mean radius."""


class Track:
    """Points as they come, one after the other; nothing of them is held.

    Time counts as walking where its stretch (``window_seconds``, or up to the next point after that) leads on quicker
    than ``still_speed``: from end to end, as positions of somebody who stands jump about. A stretch without any point
    for ``gap_seconds`` does not count, nor one over the break between two parts of a way.
    """

    def __init__(self, rules: TrackRules) -> None:
        self.first: datetime | None = None
        self.last: datetime | None = None
        self.moving = self.metres = 0.0
        """Seconds and metres that count as moved."""
        self.unknown = 0.0
        """Seconds within parts of the way that nothing is known of."""
        self._rules = rules
        self._begun: _Point | None = None
        self._latest: _Point | None = None

    def add(self, at: datetime, latitude: float, longitude: float) -> None:
        """The next point: aware, degrees. One earlier than the one before is left out."""
        if self.last is not None and at < self.last:
            return
        silent = 0.0 if self.last is None else (at - self.last).total_seconds()
        if silent > self._rules.gap_seconds:
            self.unknown += silent if self._latest is not None else 0.0
            self.pause()
        self.first, self.last = self.first or at, at
        self._latest = (at, latitude, longitude)
        if self._begun is None:
            self._begun = self._latest
        elif (at - self._begun[0]).total_seconds() >= self._rules.window_seconds:
            self._close()

    def pause(self) -> None:
        """One part of the way ends here."""
        self._close()
        self._begun = self._latest = None

    @property
    def speed(self) -> float:
        """Metres a second while moving."""
        return self.metres / self.moving if self.moving else 0.0

    def _close(self) -> None:
        if self._begun is None or self._latest is None:
            return
        seconds = (self._latest[0] - self._begun[0]).total_seconds()
        metres = metres_between(self._begun[1:], self._latest[1:])
        if seconds > 0 and metres / seconds >= self._rules.still_speed:
            self.moving += seconds
            self.metres += metres
        self._begun = self._latest


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """On the globe, by the haversine formula; degrees of latitude and longitude."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))


def is_place(latitude: float, longitude: float) -> bool:
    """Whether there is such a place on the globe."""
    return isfinite(latitude) and isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180
