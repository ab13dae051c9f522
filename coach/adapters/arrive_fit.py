"""The walks of a FIT file, as watches write them: its sessions of walking and hiking."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from typing import IO, Any

import fitdecode

from coach.adapters.arrive_bounds import Bounds
from coach.domain.arrival import ArrivalRules, FoundWalk, Movement
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem

MAGIC = b".FIT"
"""At the ninth byte of each."""
MOST_BYTES = 40_000_000
"""Two days with a position a second are about ten million."""
LOOKS = 500
"""Messages between two looks whether to go on."""
_KINDS = {"walking": Movement.WALKING, "hiking": Movement.HIKING}
_WANTED = ("session", "file_id")


class FitReading:
    """What a file holds: ``walks``, ``not_walks`` and ``unreadable``."""

    def __init__(self, rules: ArrivalRules, bounds: Bounds) -> None:
        self._rules, self._bounds = rules, bounds
        self.walks: list[FoundWalk] = []
        self.not_walks = self.unreadable = 0
        self._by = ""

    def read(self, source: IO[bytes], size: int) -> None:
        """Read all of it. Raises ``ArrivalProblem``, also where the checksum is wrong."""
        if size > MOST_BYTES:
            raise ArrivalProblem(ArrivalFault.TOO_LARGE)
        try:
            self._go_through(source)
        except fitdecode.FitError:
            raise ArrivalProblem(ArrivalFault.DAMAGED) from None
        except ArrivalProblem:
            raise
        except Exception:
            # Whatever a broken file makes the library do.
            raise ArrivalProblem(ArrivalFault.DAMAGED) from None

    def _go_through(self, source: IO[bytes]) -> None:
        done = 0
        strict = fitdecode.CrcCheck.RAISE, fitdecode.ErrorHandling.RAISE
        with fitdecode.FitReader(source, check_crc=strict[0], error_handling=strict[1]) as frames:
            for number, frame in enumerate(frames):
                if number % LOOKS == 0:
                    at = source.tell()
                    self._bounds.add_bytes(at - done)
                    done = at
                self._bounds.add_point()
                if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name in _WANTED:
                    self._take(frame)

    def _take(self, frame: Any) -> None:
        if frame.name == "file_id":
            maker = frame.get_value("manufacturer", fallback="")
            self._by = str(maker).replace("_", " ").title() if isinstance(maker, str) else ""
        elif frame.name == "session":
            self._take_session(frame)

    def _take_session(self, frame: Any) -> None:
        sport = frame.get_value("sport", fallback=None)
        movement = _KINDS.get(str(sport))
        if movement is None:
            self.not_walks += 1
            return
        walk = _walk(frame, movement, self._by)
        if walk is None:
            self.unreadable += 1
        else:
            self.walks.append(walk)
        if len(self.walks) > self._rules.most_walks:
            raise ArrivalProblem(ArrivalFault.TOO_MANY)


def _walk(frame: Any, movement: Movement, by: str) -> FoundWalk | None:
    begins = frame.get_value("start_time", fallback=None)
    timed, lasted = (_seconds(frame, name) for name in ("total_timer_time", "total_elapsed_time"))
    walked = timed or lasted
    if not isinstance(begins, datetime) or walked is None:
        return None
    begins = begins if begins.tzinfo is not None else begins.replace(tzinfo=UTC)
    try:
        ends = begins + timedelta(seconds=max(walked, lasted or 0.0))
    except OverflowError:
        return None
    return FoundWalk(begins, ends, walked / 60, movement, by)


def _seconds(frame: Any, name: str) -> float | None:
    found = frame.get_value(name, fallback=None)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return float(found) if math.isfinite(found) and found > 0 else None
