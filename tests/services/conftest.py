"""Runs of the program on one folder, let go at the end of each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes.clock import FakeClock
from tests.services.rooms import Room

OpenRoom = Callable[..., Room]


@pytest.fixture
def open_room(qapp: QApplication, tmp_path: Path) -> Iterator[OpenRoom]:  # noqa: ARG001
    """Opens another run of the program on the test's own folder."""
    rooms: list[Room] = []

    def open_another(clock: FakeClock | None = None) -> Room:
        rooms.append(Room(tmp_path, clock))
        return rooms[-1]

    yield open_another
    for room in rooms:
        room.close()


@pytest.fixture
def room(open_room: OpenRoom) -> Room:
    """A run with a plan of four walks a week, ten minutes at first."""
    room = open_room()
    room.set_plan()
    return room
