"""What macOS says is judged rightly. The answers are made up after Apple's documentation: no Mac is at hand."""

from __future__ import annotations

import json
import sys
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.detect_macos import covers, focus_from, macos_parts
from coach.adapters.mac_calls import Window
from coach.adapters.mac_devices import InputDevice, Listener, four
from coach.domain.presence import Detector, Finding, Reading

OWN = 77
DISPLAY = (0.0, 0.0, 1512.0, 982.0)
SMALL = Window("Notes", 5, 0, (10.0, 40.0, 600.0, 400.0))
WHOLE = Window("Keynote", 6, 0, DISPLAY)
ZOOM = Listener(9, "us.zoom.xos", True)


Said = TypeVar("Said")


class MadeUp:
    """A Mac that says what it is told to; an exception is raised."""

    def __init__(self, **says: Any) -> None:
        self._says = says

    def idle_seconds(self) -> float:
        return self._say("idle", 2.5)

    def locked(self) -> bool | None:
        return self._say("locked", False)

    def listeners(self) -> tuple[Listener, ...] | None:
        return self._say("listeners", (Listener(OWN, "Amble", False),))

    def inputs(self) -> tuple[InputDevice, ...]:
        return self._say("inputs", (InputDevice("Built-in Microphone", False),))

    def cameras(self) -> tuple[InputDevice, ...]:
        return self._say("cameras", (InputDevice("FaceTime HD Camera", False),))

    def windows(self) -> tuple[Window, ...]:
        return self._say("windows", (SMALL,))

    def displays(self) -> tuple[tuple[float, float, float, float], ...]:
        return (DISPLAY,)

    def power_source(self) -> str:
        return self._say("power", "AC Power")

    def assertions(self) -> str:
        return self._say("assertions", '{"data": [{"storeAssertionRecords": []}]}')

    def _say(self, name: str, usual: Said) -> Said:
        said: Said = self._says.get(name, usual)
        if isinstance(said, Exception):
            raise said
        return said


def found(**says: Any) -> dict[Detector, Reading]:
    """Everything that the parts read from such a Mac."""
    readings: dict[Detector, Reading] = {}
    for maker in macos_parts(lambda: MadeUp(**says), OWN):
        part = maker.make()
        assert part.wait_on() is None
        readings |= part.read()
        part.close()
    return readings


def test_a_quiet_mac_says_no_and_owns_what_it_cannot_tell() -> None:
    readings = found()
    assert {one: reading.why for one, reading in readings.items() if reading.finding is not Finding.NO} == {
        Detector.DO_NOT_DISTURB: "focus_schedule"
    }
    assert set(Detector) - set(readings) == {Detector.SCREEN_SHARED, Detector.UNKNOWN_MONITOR}


@pytest.mark.parametrize(
    ("says", "detector", "detail"),
    [
        ({"listeners": (ZOOM, ZOOM)}, Detector.MICROPHONE, "us.zoom.xos"),
        ({"listeners": None, "inputs": (InputDevice("USB Mic", True),)}, Detector.MICROPHONE, "USB Mic"),
        ({"cameras": (InputDevice("FaceTime HD Camera", True),)}, Detector.CAMERA, "FaceTime HD Camera"),
        ({"windows": (SMALL, WHOLE)}, Detector.FULL_SCREEN, "Keynote"),
        ({"locked": True}, Detector.LOCKED, ""),
        ({"power": "Battery Power"}, Detector.ON_BATTERY, ""),
        ({"power": "UPS Power"}, Detector.ON_BATTERY, ""),
        ({"assertions": json.dumps({"data": [{"storeAssertionRecords": [{}]}]})}, Detector.DO_NOT_DISTURB, ""),
        ({"idle": 60.0}, Detector.IDLE, ""),
    ],
)
def test_each_detector_says_yes_to_what_it_is_for(says: dict[str, object], detector: Detector, detail: str) -> None:
    readings = found(**says)
    assert (readings[detector].finding, readings[detector].detail) == (Finding.YES, detail)
    assert [one for one, reading in readings.items() if reading.finding is Finding.YES] == [detector]


def test_our_own_program_never_counts() -> None:
    assert found(listeners=(Listener(OWN, "Amble", True),))[Detector.MICROPHONE].finding is Finding.NO
    assert found(windows=(Window("Amble", OWN, 0, DISPLAY),))[Detector.FULL_SCREEN].finding is Finding.NO


def test_a_backdrop_is_no_window_in_full_screen() -> None:
    assert found(windows=(Window("Dock", 8, 20, DISPLAY),))[Detector.FULL_SCREEN].finding is Finding.NO


def test_music_in_a_headset_is_no_call_on_an_older_mac() -> None:
    headset = InputDevice("Headset", True, speaks=True)
    assert found(listeners=None, inputs=(headset,))[Detector.MICROPHONE].why == "headset_in_use"


@pytest.mark.parametrize(
    ("says", "detector", "why"),
    [
        ({"locked": None}, Detector.LOCKED, "no_way"),
        ({"assertions": PermissionError()}, Detector.DO_NOT_DISTURB, "no_permission"),
        ({"assertions": FileNotFoundError()}, Detector.DO_NOT_DISTURB, "no_way"),
        ({"power": ""}, Detector.ON_BATTERY, "failed"),
        ({"idle": AttributeError("gone in this macOS")}, Detector.IDLE, "failed"),
        ({"cameras": OSError()}, Detector.CAMERA, "failed"),
    ],
)
def test_what_cannot_be_told_says_why_and_takes_nobody_else_with_it(
    says: dict[str, object], detector: Detector, why: str
) -> None:
    readings = found(**says)
    assert readings.pop(detector) == Reading(why=why)
    assert all(reading.why in ("", "focus_schedule") for reading in readings.values())


@given(st.one_of(st.text(max_size=40), st.sampled_from(("{}", "[]", '{"data": 3}', '{"data": [[]]}', "[" * 9000))))
def test_no_list_of_focus_modes_is_too_odd(text: str) -> None:
    assert focus_from(text).finding is Finding.UNKNOWN


def test_a_window_may_miss_the_edge_by_a_point_and_no_more() -> None:
    assert covers((0.5, 0.0, 1512.0, 981.5), DISPLAY)
    assert not covers((0.0, 37.0, 1512.0, 945.0), DISPLAY)


def test_names_of_four_letters_are_apples_numbers() -> None:
    assert four("prs#") == 0x70727323


@pytest.mark.skipif(sys.platform == "darwin", reason="this is about all other systems")
def test_elsewhere_a_part_cannot_be_had_which_its_maker_says() -> None:
    with pytest.raises(OSError, match="framework"):
        macos_parts()[0].make()
