"""Which parts Linux has, and that nothing of it is believed where it cannot be seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.adapters.detect_linux import Sandboxed, is_sandboxed, linux_parts
from coach.adapters.presence_watch import WorkerPresence
from coach.domain.presence import Detector, Finding, Presence, Reading


class Fixed:
    """A part with one answer."""

    detectors = frozenset({Detector.CAMERA})

    def __init__(self, says: Reading) -> None:
        self.says, self.closed = says, False

    def read(self) -> dict[Detector, Reading]:
        return {Detector.CAMERA: self.says}

    def wait_on(self) -> int | None:
        return 5

    def close(self) -> None:
        self.closed = True


def test_each_detector_has_one_maker_and_monitors_none() -> None:
    made = [one for maker in linux_parts({}) for one in maker.detectors]
    assert sorted(made) == sorted(set(Detector) - {Detector.UNKNOWN_MONITOR})


@pytest.mark.parametrize("environment", [{}, {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/nowhere"}])
def test_a_computer_with_nothing_on_it_gives_one_whole_answer(environment: dict[str, str], qtbot: QtBot) -> None:
    environment = {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere/bus", "PATH": "", **environment}
    watch = WorkerPresence(linux_parts(environment))
    told: list[Presence] = []
    watch.when_changed(told.append)
    watch.want("test", frozenset(Detector), 600)
    qtbot.waitUntil(lambda: bool(told) and told[-1].readings.keys() == set(Detector))
    assert not any(
        told[-1].says(one) for one in set(Detector) - {Detector.CAMERA, Detector.MICROPHONE, Detector.ON_BATTERY}
    )
    unknown = [one for one in told[-1].readings.values() if one.finding is Finding.UNKNOWN]
    assert all(one.why for one in unknown)
    watch.close()


def test_a_sandbox_may_say_yes_but_never_no() -> None:
    for says, heard in (
        (Reading(Finding.YES, "A call"), Reading(Finding.YES, "A call")),
        (Reading(Finding.NO), Reading(Finding.UNKNOWN, why="sandbox")),
        (Reading(Finding.UNKNOWN, why="no_devices"), Reading(Finding.UNKNOWN, why="no_devices")),
    ):
        part = Fixed(says)
        boxed = Sandboxed(part)
        assert boxed.read() == {Detector.CAMERA: heard}
        assert (boxed.wait_on(), boxed.detectors) == (5, part.detectors)
        boxed.close()
        assert part.closed


def test_a_sandbox_is_known_by_its_mark(tmp_path: Path) -> None:
    mark = tmp_path / ".flatpak-info"
    assert not is_sandboxed({}, mark)
    assert is_sandboxed({"SNAP": "/snap/amble/1"}, mark)
    mark.touch()
    assert is_sandboxed({}, mark)
