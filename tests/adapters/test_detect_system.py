"""Each system has its detectors, and a look at all of them is safe wherever it is taken."""

from __future__ import annotations

import pytest

from coach.adapters.detect_system import look_once, system_parts
from coach.domain.presence import Detector, Finding, Reading


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_each_detector_has_at_most_one_maker_on_each_system(platform: str) -> None:
    served = [detector for maker in system_parts(platform) for detector in maker.detectors]
    assert len(served) == len(set(served))
    assert {Detector.IDLE, Detector.MICROPHONE, Detector.CAMERA, Detector.FULL_SCREEN} <= set(served)
    assert Detector.UNKNOWN_MONITOR not in served


def test_a_look_answers_for_each_detector_and_says_why_where_it_cannot_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PULSE_SERVER", "/nonexistent")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    found = look_once()
    assert set(found) == set(Detector) - {Detector.UNKNOWN_MONITOR}
    assert [one for one, said in found.items() if said.finding is Finding.UNKNOWN and not said.why] == []
    assert found[Detector.MICROPHONE] == Reading(why="no_sound_server")
