"""The walks of a GPX file: each recorded way (track) with times is one."""

from __future__ import annotations

from datetime import UTC, datetime

from coach.adapters.arrive_apple import name_of
from coach.adapters.arrive_bounds import Bounds
from coach.adapters.arrive_track import Track, is_place
from coach.domain.arrival import ArrivalRules, FoundWalk, Movement
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem

ROOT = "gpx"
_WALKS = (("hik", Movement.HIKING), ("walk", Movement.WALKING), ("foot", Movement.WALKING))
_NUMBERS = {"10": Movement.WALKING, "4": Movement.HIKING}
"""What Strava writes instead of words."""


class GpxReading:
    """Listens to a file; ``walks``, ``not_walks`` and ``unreadable`` are what was found."""

    def __init__(self, rules: ArrivalRules, bounds: Bounds) -> None:
        self._rules, self._bounds = rules, bounds
        self.walks: list[FoundWalk] = []
        self.not_walks = self.unreadable = 0
        self._by = ""
        self._track: Track | None = None
        self._kind = ""
        self._place: tuple[float, float] | None = None
        self._at: datetime | None = None
        self._in_point = False
        self._points = 0
        self._has_times = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """The program's name, a way, or a point of it."""
        if name == ROOT:
            self._by = name_of(attributes.get("creator", ""))
        elif name == "trk":
            self._track, self._kind = Track(self._rules.track), ""
        elif name == "trkpt" and self._track is not None:
            self._bounds.add_point()
            self._in_point, self._place, self._at = True, _place(attributes), None

    def end(self, name: str, text: str) -> None:
        """What stood in it is known now."""
        if self._track is None:
            return
        if name == "time" and self._in_point:
            self._at = moment_of(text)
        elif name == "type" and not self._in_point:
            self._kind = text.strip().lower()
        elif name == "trkpt":
            self._end_point(self._track)
        elif name == "trkseg":
            self._track.pause()
        elif name == "trk":
            self._end_track(self._track)
            self._track = None

    def check(self) -> None:
        """Raises ``ArrivalProblem`` where there are ways, and none has times that run forward."""
        if self._points and not (self.walks or self.not_walks):
            raise ArrivalProblem(ArrivalFault.BACKWARD if self._has_times else ArrivalFault.NO_TIMES)

    def _end_point(self, track: Track) -> None:
        self._in_point = False
        self._points += 1
        if self._place is not None and self._at is not None:
            self._has_times = True
            track.add(self._at, *self._place)

    def _end_track(self, track: Track) -> None:
        track.pause()
        if track.first is None or track.last is None or track.last <= track.first:
            self.unreadable += 1
            return
        movement = movement_of(self._kind)
        if movement is None or (movement is Movement.UNSAID and track.speed > self._rules.track.quick_speed):
            self.not_walks += 1
            return
        minutes, unknown = track.moving / 60, track.unknown / 60
        self.walks.append(FoundWalk(track.first, track.last, minutes, movement, self._by, unknown))
        if len(self.walks) > self._rules.most_walks:
            raise ArrivalProblem(ArrivalFault.TOO_MANY)


def movement_of(kind: str) -> Movement | None:
    """What the word for a kind means, lower case: ``UNSAID`` for none, None for what is no walk."""
    if not kind:
        return Movement.UNSAID
    if kind in _NUMBERS:
        return _NUMBERS[kind]
    return next((movement for word, movement in _WALKS if word in kind), None)


def moment_of(text: str) -> datetime | None:
    """A moment of ISO 8601; without a zone it is of UTC, as GPX says. None where it is none."""
    try:
        moment = datetime.fromisoformat(text.strip()[:40])
        moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _place(attributes: dict[str, str]) -> tuple[float, float] | None:
    try:
        found = float(attributes["lat"]), float(attributes["lon"])
    except (ValueError, KeyError):
        return None
    return found if is_place(*found) else None
