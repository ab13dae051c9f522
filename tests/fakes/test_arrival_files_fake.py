"""The fake of files of walks keeps to its contract."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from coach.domain.arrival import FoundFile
from coach.domain.record import RecordSource
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem
from tests.fakes.arrival_files import FakeArrivalFiles

FILE, FOUND = Path("way.gpx"), FoundFile(RecordSource.GPX, "way.gpx", ())


def test_it_gives_what_it_holds_and_tells_how_far_it_is() -> None:
    files, shares = FakeArrivalFiles(), list[float]()
    files.holds(FILE, FOUND)

    def hear(share: float) -> bool:
        shares.append(share)
        return True

    assert files.read(FILE, hear) is FOUND
    assert shares == [1.0]


def test_it_stops_when_nobody_waits() -> None:
    files = FakeArrivalFiles()
    files.holds(FILE, FOUND)
    assert files.read(FILE, lambda _share: False) is None
    files.waits(FILE, Event())
    assert files.read(FILE, lambda _share: False) is None


def test_it_refuses_what_is_not_there_and_what_it_was_told_to() -> None:
    files = FakeArrivalFiles()
    with pytest.raises(ArrivalProblem) as refused:
        files.read(FILE, lambda _share: True)
    assert refused.value.fault is ArrivalFault.UNREADABLE
    files.refuses(FILE, RuntimeError())
    with pytest.raises(RuntimeError):
        files.read(FILE, lambda _share: True)
