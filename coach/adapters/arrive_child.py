"""The process that reads a file of walks: ``python -m coach.adapters.arrive_child FILE``, answering in JSON lines.

Apart, so that a file of any malice holds up nobody: it is stopped when its time is over, and what it took of memory is
gone with it. Nothing is asked of it but the file.

Lines: ``{"share": 0–1}`` how far it is · ``{"walk": [...]}`` one walk · ``{"entry": [list, value]}`` one entry of a
record · at the end ``{"done": {...}}`` or ``{"fault": id, "detail": words}``.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import IO, Any

from coach.adapters.arrival_rules import read_arrival_rules
from coach.adapters.arrive_bounds import SECONDS, Bounds
from coach.adapters.catalogue import find_resources
from coach.domain.arrival import ArrivalRules, FoundWalk
from coach.domain.record import RecordSource
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem

MEMORY = 2 * 1024 * 1024 * 1024
"""Bytes."""
EVERY = 0.1
"""Seconds between two words on how far it is."""
HEAD = 4096
"""Bytes by which the kind of a file is known."""


class Telling:
    """Writes lines."""

    def __init__(self, out: IO[str]) -> None:
        self._out, self._last = out, 0.0

    def tell(self, name: str, value: Any) -> None:
        """One line."""
        self._out.write(json.dumps({name: value}) + "\n")

    def share(self, share: float) -> None:
        """How far it is, not too often."""
        now = monotonic()
        if now - self._last >= EVERY:
            self._last = now
            self.tell("share", round(share, 3))
            self._out.flush()


def main() -> None:
    """Read the file that is named."""
    _limit()
    telling = Telling(sys.stdout)
    try:
        telling.tell("done", read_file(Path(sys.argv[1]), read_arrival_rules(find_resources()), telling))
    except ArrivalProblem as problem:
        telling.tell("fault", [problem.fault.value, problem.detail])
    except MemoryError:
        telling.tell("fault", [ArrivalFault.TOO_LARGE.value, ""])
    except OSError as problem:
        telling.tell("fault", [ArrivalFault.UNREADABLE.value, problem.strerror or type(problem).__name__])


def read_file(file: Path, rules: ArrivalRules, telling: Telling) -> dict[str, Any]:
    """Tell every walk of a file, and return what else is to be said of it. Raises ``ArrivalProblem``, ``OSError``."""
    with file.open("rb") as source:
        head = source.read(HEAD)
        source.seek(0)
        size = file.stat().st_size
        if not head.strip(b"\0 \t\r\n"):
            raise ArrivalProblem(ArrivalFault.EMPTY)
        bounds = Bounds(telling.share, size)
        if head.startswith(b"PK"):
            return _read_zip(file, rules, telling)
        if head[8:12] == b".FIT":
            return _read_fit(source, size, rules, bounds, telling)
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            return _read_json(source, bounds, telling)
        if b"<" in head[:8] or b"<\0" in head[:8] or b"\0<" in head[:8]:
            return _read_xml(source, rules, bounds, telling)
    raise ArrivalProblem(ArrivalFault.UNKNOWN)


def _read_zip(file: Path, rules: ArrivalRules, telling: Telling) -> dict[str, Any]:
    from coach.adapters.arrive_zip import opened_export

    with opened_export(file) as (source, size):
        return _read_xml(source, rules, Bounds(telling.share, size), telling)


def _read_fit(source: IO[bytes], size: int, rules: ArrivalRules, bounds: Bounds, telling: Telling) -> dict[str, Any]:
    from coach.adapters.arrive_fit import FitReading

    reading = FitReading(rules, bounds)
    reading.read(source, size)
    return _told(RecordSource.FIT, reading.walks, reading.not_walks, reading.unreadable, telling)


def _read_json(source: IO[bytes], bounds: Bounds, telling: Telling) -> dict[str, Any]:
    from coach.adapters.arrive_json import read_record

    unknown = read_record(source, bounds, lambda name, value: telling.tell("entry", [name, value]))
    return {"source": RecordSource.AMBLE.value, "unknown": unknown}


def _read_xml(source: IO[bytes], rules: ArrivalRules, bounds: Bounds, telling: Telling) -> dict[str, Any]:
    from coach.adapters import arrive_apple, arrive_gpx
    from coach.adapters.arrive_xml import Reading, read_xml

    apple, gpx = arrive_apple.AppleReading(rules), arrive_gpx.GpxReading(rules, bounds)

    def choose(name: str) -> Reading:
        if name == arrive_apple.ROOT:
            return apple
        if name == arrive_gpx.ROOT:
            return gpx
        raise ArrivalProblem(ArrivalFault.UNKNOWN)

    if read_xml(source, bounds, choose) is apple:
        return _told(RecordSource.APPLE_HEALTH, apple.walks, apple.not_walks, apple.unreadable, telling)
    gpx.check()
    return _told(RecordSource.GPX, gpx.walks, gpx.not_walks, gpx.unreadable, telling)


def _told(
    source: RecordSource, walks: list[FoundWalk], not_walks: int, unreadable: int, telling: Telling
) -> dict[str, Any]:
    for walk in walks:
        moments = walk.started_at.isoformat(), walk.ended_at.isoformat()
        telling.tell("walk", [*moments, walk.minutes, walk.movement.value, walk.by, walk.unknown])
    return {"source": source.value, "not_walks": not_walks, "unreadable": unreadable}


def _limit() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (int(SECONDS), int(SECONDS)))


if __name__ == "__main__":
    main()
