"""Files of walks, read by a process of their own that is ended when it takes too long or nobody waits any more."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from coach.adapters import line_process
from coach.adapters.arrive_bounds import SECONDS
from coach.adapters.arrive_json import RecordMaker
from coach.domain.arrival import FoundFile, FoundWalk, Movement
from coach.domain.record import RecordSource, WalkEntry
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem, GoOn

if TYPE_CHECKING:
    import subprocess

_LOOK = 0.1
"""Seconds between two looks whether to go on."""


class ArrivalFilesOnDisk:
    """The ``ArrivalFiles`` of this machine."""

    def __init__(self, zone: Callable[[], ZoneInfo], seconds: float = SECONDS) -> None:
        """``zone`` is the user's, of files that know no other than UTC; ``seconds`` at most for one file."""
        self._zone, self._seconds = zone, seconds

    def read(self, file: Path, go_on: GoOn) -> FoundFile | None:
        """Everything in a file that could be a walk; None once ``go_on`` said no. Raises ``ArrivalProblem``."""
        _refuse(file)
        try:
            command = (sys.executable, "-m", "coach.adapters.arrive_child", str(file.absolute()))
            process = line_process.start(command)
        except OSError:
            raise ArrivalProblem(ArrivalFault.NO_PROGRAM) from None
        try:
            line_process.close_input(process)
            return self._listen(file, process, go_on)
        finally:
            process.kill()
            process.wait()

    def _listen(self, file: Path, process: subprocess.Popen[str], go_on: GoOn) -> FoundFile | None:
        walks: list[FoundWalk] = []
        record = RecordMaker()
        share: Any = 0.0
        for line in self._lines(process):
            name, value = next(iter(line.items()), ("share", share))
            match name:
                case "walk":
                    walks.append(self._walk(*value))
                case "entry":
                    record.add(*value)
                case "fault":
                    raise ArrivalProblem(ArrivalFault(value[0]), value[1])
                case "done":
                    return _found(file, value, walks, record)
                case _:
                    share = value
                    if not go_on(share):
                        return None
        raise ArrivalProblem(ArrivalFault.DAMAGED)

    def _lines(self, process: subprocess.Popen[str]) -> Iterator[dict[str, Any]]:
        """What it says; an empty line whenever it is silent for a while."""
        said: Queue[str] = Queue()
        Thread(target=_pass_on, args=(process, said), name="arrival-lines", daemon=True).start()
        until = monotonic() + self._seconds
        while True:
            if monotonic() > until:
                raise ArrivalProblem(ArrivalFault.TOO_LONG)
            try:
                line = said.get(timeout=_LOOK)
            except Empty:
                yield {}
                continue
            if not line:
                return
            try:
                yield json.loads(line)
            except ValueError:
                raise ArrivalProblem(ArrivalFault.DAMAGED) from None

    def _walk(self, begins: str, ends: str, minutes: float, movement: str, by: str, unknown: float) -> FoundWalk:
        start, end = (self._here(datetime.fromisoformat(text)) for text in (begins, ends))
        return FoundWalk(start, end, minutes, Movement(movement), by, unknown)

    def _here(self, moment: datetime) -> datetime:
        """A moment that only knows UTC, on the clock where the user is."""
        return moment if moment.utcoffset() else moment.astimezone(self._zone())


def _refuse(file: Path) -> None:
    try:
        if not file.is_file():
            file.stat()
            raise ArrivalProblem(ArrivalFault.UNKNOWN)
        with file.open("rb"):
            pass
    except OSError as problem:
        raise ArrivalProblem(ArrivalFault.UNREADABLE, problem.strerror or type(problem).__name__) from None


def _pass_on(process: subprocess.Popen[str], said: Queue[str]) -> None:
    """Line by line until it ends, and "" then."""
    assert process.stdout is not None
    with suppress(ValueError, OSError), process.stdout:
        for line in process.stdout:
            said.put(line)
    said.put("")


def _found(file: Path, done: dict[str, Any], walks: list[FoundWalk], maker: RecordMaker) -> FoundFile:
    source = RecordSource(done["source"])
    if source is not RecordSource.AMBLE:
        return FoundFile(source, file.name, tuple(walks), done["not_walks"], done["unreadable"])
    record = maker.record()
    return FoundFile(source, file.name, tuple(map(_walk_of, record.walks)), unknown=done["unknown"], record=record)


def _walk_of(entry: WalkEntry) -> FoundWalk:
    session = entry.session
    # Not by the clock on the wall, which is set back within a walk once a year.
    ends = session.started_at.astimezone(UTC) + timedelta(minutes=session.walked_minutes)
    return FoundWalk(session.started_at, ends.astimezone(session.started_at.tzinfo), session.walked_minutes)
