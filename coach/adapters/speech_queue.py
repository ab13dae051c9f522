"""What is still to be said: requests take turns, so that a long one keeps no short one waiting, nor the other way."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

MOST_REQUESTS = 3
"""At a time, the newest: a walk, a try of a voice, and one more."""


@dataclass(frozen=True)
class Job:
    """A clip to make: ``text`` in a voice at a speed into ``file``, or one of ``pieces``. ``whole`` is the clip of the
    text that somebody asked for, the same as ``file`` unless this is a piece of it."""

    text: str
    voice: str
    speed: float
    file: Path
    whole: Path
    pieces: tuple[Path, ...] = ()


@dataclass
class _Request:
    jobs: tuple[Job, ...]
    number: int
    waiting: deque[Job] = field(init=False)

    def __post_init__(self) -> None:
        self.waiting = deque(self.jobs)


class SpeechQueue:
    """Requests of jobs. The newest is first in turn; each keeps its own order. Not for several threads at once."""

    def __init__(self) -> None:
        self._requests: deque[_Request] = deque()
        self._count = 0

    def __len__(self) -> int:
        """How many jobs wait."""
        return sum(len(request.waiting) for request in self._requests)

    def put(self, jobs: Iterable[Job]) -> None:
        """A new request. The same one in waiting is replaced, and so is the oldest of too many."""
        self._count += 1
        new = _Request(tuple(jobs), self._count)
        kept = [request for request in self._requests if request.jobs != new.jobs]
        oldest = sorted(kept, key=lambda request: request.number)[: max(0, len(kept) + 1 - MOST_REQUESTS)]
        self._requests = deque(request for request in (new, *kept) if request not in oldest and request.waiting)

    def take(self) -> Job:
        """The next job. Raises ``IndexError`` when nothing waits."""
        request = self._requests.popleft()
        job = request.waiting.popleft()
        if request.waiting:
            self._requests.append(request)
        return job

    def clear(self) -> None:
        """Forget everything."""
        self._requests.clear()
