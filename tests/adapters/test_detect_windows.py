"""What Windows says is judged rightly. The answers are made up after its documentation: no Windows is at hand."""

from __future__ import annotations

import struct
import sys
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.detect_windows import battery_from, idle_from, locked_from, name_of, users, windows_parts
from coach.adapters.presence_watch import PartMaker
from coach.adapters.windows_calls import Consent
from coach.domain.presence import Detector, Finding, Reading

BOOTED = 1_000
ZOOM = Consent("C:#Program Files#Zoom#bin#Zoom.exe", 2_000, 0)
CAMERA_APP = Consent("Microsoft.WindowsCamera_8wekyb3d8bbwe", 2_000, 0)


Said = TypeVar("Said")


class MadeUp:
    """A Windows that says what it is told to; None stands for a call that fails."""

    def __init__(self, **says: Any) -> None:
        self._says = says

    def ticks(self) -> tuple[int, int]:
        return self._say("ticks", (90_000, 89_000))

    def session(self) -> bytes:
        return self._say("session", session(1))

    def notification_state(self) -> int:
        return self._say("state", 5)

    def quiet_profile(self) -> int | None:
        profile: int | None = self._says.get("profile", 0)
        return profile

    def power(self) -> tuple[int, int]:
        return self._say("power", (1, 0))

    def consents(self, capability: str) -> tuple[Consent, ...]:
        found: Any = self._say(capability, tuple[Consent, ...]())
        if found == "no list":
            raise FileNotFoundError
        return tuple(found)

    def booted(self) -> int:
        return BOOTED

    def _say(self, name: str, usual: Said) -> Said:
        said: Said = self._says.get(name, usual)
        if said is None:
            raise OSError(name)
        return said


def session(flags: int, level: int = 1) -> bytes:
    """A WTSINFOEXW."""
    return struct.pack("<IIIIi", level, 0, 3, 0, flags) + bytes(200)


def found(**says: Any) -> dict[Detector, Reading]:
    """Everything that the parts read from such a Windows."""
    readings: dict[Detector, Reading] = {}
    for maker in windows_parts(lambda: MadeUp(**says)):
        readings |= part_of(maker)
    return readings


def part_of(maker: PartMaker) -> dict[Detector, Reading]:
    part = maker.make()
    assert part.wait_on() is None
    part.close()
    read = part.read()
    assert set(read) == part.detectors == maker.detectors
    return read


def test_a_quiet_computer_says_no_and_owns_what_it_cannot_tell() -> None:
    readings = found()
    assert {one for one, reading in readings.items() if reading.finding is Finding.NO} == set(readings) - {
        Detector.SCREEN_SHARED
    }
    assert readings[Detector.SCREEN_SHARED].why == "capture_not_listed"
    assert set(readings) == set(Detector) - {Detector.UNKNOWN_MONITOR}


@pytest.mark.parametrize(
    ("says", "detector", "detail"),
    [
        ({"microphone": (ZOOM,)}, Detector.MICROPHONE, "Zoom"),
        ({"webcam": (CAMERA_APP,)}, Detector.CAMERA, "Microsoft.WindowsCamera"),
        ({"graphicsCaptureWithoutBorder": (ZOOM,)}, Detector.SCREEN_SHARED, "Zoom"),
        (
            {"graphicsCaptureProgrammatic": "no list", "graphicsCaptureWithoutBorder": (ZOOM,)},
            Detector.SCREEN_SHARED,
            "Zoom",
        ),
        ({"state": 2}, Detector.FULL_SCREEN, ""),
        ({"state": 3}, Detector.FULL_SCREEN, ""),
        ({"state": 4}, Detector.DO_NOT_DISTURB, ""),
        ({"state": 4, "profile": None}, Detector.DO_NOT_DISTURB, ""),
        ({"profile": 2}, Detector.DO_NOT_DISTURB, ""),
        ({"session": session(0)}, Detector.LOCKED, ""),
        ({"power": (0, 1)}, Detector.ON_BATTERY, ""),
        ({"ticks": (90_000, 30_000)}, Detector.IDLE, ""),
    ],
)
def test_each_detector_says_yes_to_what_it_is_for(says: dict[str, object], detector: Detector, detail: str) -> None:
    readings = found(**says)
    assert (readings[detector].finding, readings[detector].detail) == (Finding.YES, detail)
    others = {one for one, reading in readings.items() if reading.finding is Finding.YES} - {detector}
    assert others == set()


@pytest.mark.parametrize("call", ["ticks", "session", "state", "power", "microphone", "webcam"])
def test_a_call_that_fails_is_not_knowing_and_takes_nobody_else_with_it(call: str) -> None:
    failed = {one for one, reading in found(**{call: None}).items() if reading.why == "failed"}
    assert 1 <= len(failed) <= 2


def test_a_windows_without_the_lists_says_that_it_has_no_way() -> None:
    assert found(microphone="no list")[Detector.MICROPHONE].why == "no_way"
    assert found(profile=None)[Detector.DO_NOT_DISTURB].why == "no_way"


def test_a_use_that_began_before_the_computer_did_is_an_old_one_that_was_cut_off() -> None:
    assert users((Consent("a#old.exe", 900, 0), Consent("a#done.exe", 2_000, 2_500)), BOOTED, "") == ()


def test_our_own_program_never_counts() -> None:
    own = Consent(sys.executable.replace("\\", "#"), 2_000, 0)
    assert users((own,), BOOTED, sys.executable) == ()
    assert users((ZOOM, ZOOM), BOOTED, sys.executable) == ("Zoom",)


def test_names_are_those_that_people_know() -> None:
    assert name_of("C:#Users#A#AppData#Teams#ms-teams.exe") == "ms-teams"
    assert name_of("MSTeams_8wekyb3d8bbwe") == "MSTeams"
    assert name_of("odd") == "odd"


@given(st.integers(0, 2**32 - 1), st.integers(0, 2**31))
def test_idle_time_goes_on_when_the_count_begins_anew(last: int, waited: int) -> None:
    assert idle_from((last + waited) % 2**32, last).idle_seconds == waited / 1000


def test_a_touch_between_two_questions_is_no_time_at_all() -> None:
    assert idle_from(1_000, 1_005).idle_seconds == 0


@given(st.binary(max_size=60))
def test_no_answer_about_the_session_is_too_odd(info: bytes) -> None:
    assert locked_from(info).finding in Finding


def test_an_unknown_level_or_flag_is_not_knowing() -> None:
    assert locked_from(session(0, level=2)).why == "failed"
    assert locked_from(session(-1)).why == "failed"


def test_mains_and_battery_are_told_apart_from_not_knowing() -> None:
    assert battery_from(255, 128).finding is Finding.NO
    assert battery_from(255, 255).why == "failed"


@pytest.mark.skipif(sys.platform == "win32", reason="this is about all other systems")
def test_elsewhere_a_part_cannot_be_had_which_its_maker_says() -> None:
    with pytest.raises(KeyError):
        windows_parts()[0].make()
