"""Files of walks as phones and watches write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from coach.adapters.arrive_child import Telling, read_file
from coach.domain.arrival import ArrivalRules, FoundWalk, Movement

DOCTYPE = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ATTLIST Workout duration CDATA #IMPLIED durationUnit CDATA #IMPLIED>
]>"""
WORKOUT = (
    '<Workout workoutActivityType="HKWorkoutActivityType{kind}" duration="{minutes}" durationUnit="min" '
    'sourceName="{by}" startDate="{begins}" endDate="{ends}">'
    '<WorkoutEvent type="HKWorkoutEventTypePause" date="{begins}"/></Workout>\n'
)
STEPS = (
    '<Record type="HKQuantityTypeIdentifierStepCount" unit="count" startDate="2026-10-01 08:00:00 +0200" '
    'endDate="2026-10-01 08:10:00 +0200" value="612"/>\n'
)


def workout(begins: datetime, minutes: float, kind: str = "Walking", by: str = "Watch", span: float = 0.0) -> str:
    """One workout; ``begins`` is aware, ``span`` minutes from its beginning to its end (0: as many as were walked)."""
    ends = begins + timedelta(minutes=span or minutes)
    moments = {name: f"{at:%Y-%m-%d %H:%M:%S %z}" for name, at in (("begins", begins), ("ends", ends))}
    return WORKOUT.format(kind=kind, minutes=minutes, by=by, **moments)


def apple(workouts: Sequence[str], doctype: str = DOCTYPE) -> bytes:
    """An export of Apple Health."""
    body = f'<HealthData locale="en_GB">\n<ExportDate value="2026-11-01 10:00:00 +0100"/>\n{STEPS}{"".join(workouts)}'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}\n{body}</HealthData>\n'.encode()


def gpx(segments: Sequence[Sequence[tuple[datetime, float]]], kind: str = "", creator: str = "Watch") -> bytes:
    """A recorded way: of each segment points as moments and metres north of the beginning."""
    parts = "".join(f"<trkseg>{''.join(map(_point, points))}</trkseg>" for points in segments)
    said = f"<type>{kind}</type>" if kind else ""
    head = f'<?xml version="1.0"?><gpx version="1.1" creator="{creator}" xmlns="http://www.topografix.com/GPX/1/1">'
    return f"{head}<trk><name>A walk</name>{said}{parts}</trk></gpx>".encode()


def steady(
    begins: datetime, seconds: int, speed: float = 1.2, start: float = 0.0, every: int = 1
) -> list[tuple[datetime, float]]:
    """Points of somebody who walks straight on, ``speed`` in metres a second."""
    return [(begins + timedelta(seconds=second), start + second * speed) for second in range(0, seconds + 1, every)]


def found_in(file: Path) -> tuple[dict[str, object], list[FoundWalk]]:
    """What a file holds, read in this process. Raises ``ArrivalProblem``."""
    told = Heard()
    done = read_file(file, ArrivalRules(), told)
    return done, told.walks


class Heard(Telling):
    """Holds what is told."""

    def __init__(self) -> None:
        self.walks: list[FoundWalk] = []
        self.entries: list[tuple[str, object]] = []
        self.shares: list[float] = []

    def tell(self, name: str, value: object) -> None:
        """One line."""
        if name == "walk":
            assert isinstance(value, list)
            begins, ends, minutes, movement, by, unknown = value
            moments = datetime.fromisoformat(begins), datetime.fromisoformat(ends)
            self.walks.append(FoundWalk(*moments, minutes, Movement(movement), by, unknown))
        else:
            assert isinstance(value, list)
            self.entries.append((value[0], value[1]))

    def share(self, share: float) -> None:
        """How far it is."""
        self.shares.append(share)


def _point(point: tuple[datetime, float]) -> str:
    at, metres = point
    place = f'lat="{52.5 + metres / 111_195:.7f}" lon="13.4"'
    return f"<trkpt {place}><ele>34</ele><time>{at:%Y-%m-%dT%H:%M:%SZ}</time></trkpt>"
