"""A device that is missing, comes, goes and returns: the walk's clock never jumps, and safety is heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.adapters.sound_silent import SilentSound
from coach.domain.cue_proof import CueFate
from coach.domain.session import Outcome
from coach.domain.sound import Levels, SoundSettings
from coach.services.performance import RunEnd
from coach.services.session_sound import RETRY_SECONDS, SessionSound
from coach.services.sound_ports import Heard, PlacedClip, VoiceSettings
from tests.fakes.clock import FakeClock
from tests.fakes.sound_out import FakeSoundOut
from tests.services.session_rig import SAFETY, START, Rig, a_timeline, build, near

pytestmark = pytest.mark.usefixtures("qapp")
VOICE = VoiceSettings()
NONE = "No sound device here."


class SlowDevice(FakeSoundOut):
    """A device whose stream needs half a second until it flows, and then counts from there, as real ones do."""

    def position(self) -> float:
        return max(0.0, super().position() - 0.5)


def walk_without_device(folder: Path) -> Rig:
    rig = build(folder, broken=True)
    rig.runner.change_sound(SoundSettings(level=0.3))
    rig.runner.start(a_timeline(), VOICE)
    return rig


def test_a_device_that_comes_in_mid_walk_is_taken_with_the_clock_unbroken(tmp_path: Path) -> None:
    rig = walk_without_device(tmp_path)
    rig.after(60)
    assert rig.sound.played == []
    rig.sound.plug_in()
    for second in range(61, 121):
        rig.after(1)
        assert rig.runner.position == near(second, abs=1e-6)
    assert rig.troubles == [NONE, ""]
    assert rig.sound.levels[-1] == Levels(1.0, 0.3)
    assert rig.ends == [RunEnd(near(90.0), Outcome.DONE)]


def test_what_is_due_after_a_device_came_is_heard_at_its_moment(tmp_path: Path) -> None:
    rig = walk_without_device(tmp_path)
    rig.after(60)
    rig.sound.plug_in()
    rig.after(61)
    (proofs,) = rig.proofs
    told = {proof.text: (proof.fate, proof.heard) for proof in proofs}
    assert told["March on the spot."] == (CueFate.NO_DEVICE, None)
    assert told["Let your shoulders drop."] == (CueFate.SOUNDED, near(70.0))
    assert told["Look ahead."] == (CueFate.SOUNDED, near(100.0))


def test_the_safety_sentence_that_nobody_could_hear_is_said_when_a_device_comes(tmp_path: Path) -> None:
    rig = walk_without_device(tmp_path)
    rig.after(40)
    rig.sound.plug_in()
    rig.after(12)
    assert len(rig.times(SAFETY)) == 1
    rig.after(69)
    (proofs,) = rig.proofs
    (safety,) = (proof for proof in proofs if proof.safety)
    assert safety.fate is CueFate.SOUNDED
    assert safety.heard is not None
    assert 40 < safety.heard <= 40 + RETRY_SECONDS + 2


def test_a_device_is_looked_for_every_few_seconds_only() -> None:
    tries: list[float] = []

    class Counted(FakeSoundOut):
        def open(self) -> None:
            tries.append(clock.monotonic())
            super().open()

    clock = FakeClock(START)
    sound = SessionSound(Counted(clock, missing=NONE), SilentSound(clock))
    sound.open()
    for _ in range(200):
        clock.advance(0.1)
        assert not sound.look()
    assert len(tries) == 1 + int(20 / RETRY_SECONDS)


def test_the_clock_goes_on_in_silence_until_the_new_stream_flows() -> None:
    clock = FakeClock(START)
    device = SlowDevice(clock, missing=NONE)
    sound = SessionSound(device, SilentSound(clock))
    sound.open()
    device.plug_in()
    last, came = 0.0, 0.0
    for step in range(1, 101):
        clock.advance(0.1)
        came = came or (step / 10 if sound.look() else 0.0)
        assert abs(sound.position() - last - 0.1) < 0.05
        last = sound.position()
    assert came == near(RETRY_SECONDS + 0.6, abs=0.11)
    assert not sound.is_silent
    assert last == near(10.0)


def test_clips_and_proofs_are_told_in_the_sessions_own_seconds_after_a_move() -> None:
    clock = FakeClock(START)
    device = FakeSoundOut(clock, missing=NONE)
    sound = SessionSound(device, SilentSound(clock))
    sound.open()
    device.plug_in()
    while sound.is_silent:
        clock.advance(1.0)
        sound.look()
    place = sound.position() + 2.0
    sound.play(PlacedClip(Path("sentence.wav"), place, mark=5))
    assert device.played[0].at == near(device.position() + 2.0)
    clock.advance(3.0)
    assert sound.heard() == (Heard(5, near(place)),)


def test_a_device_that_was_coming_is_let_go_with_the_session() -> None:
    clock = FakeClock(START)
    device = SlowDevice(clock, missing=NONE)
    sound = SessionSound(device, SilentSound(clock))
    sound.open()
    device.plug_in()
    clock.advance(RETRY_SECONDS)
    sound.look()
    assert device.is_open
    sound.close()
    assert not device.is_open


def test_a_device_that_goes_and_returns_says_the_safety_sentence_then(tmp_path: Path) -> None:
    rig = build(tmp_path)
    rig.runner.start(a_timeline(), VOICE)
    rig.after(25)
    rig.sound.broken = "It stopped."
    rig.after(20)
    rig.sound.broken = ""
    rig.after(76)
    (proofs,) = rig.proofs
    (safety,) = (proof for proof in proofs if proof.safety)
    assert (safety.fate, safety.heard) == (CueFate.SOUNDED, near(45.0))
    assert rig.troubles == ["", "It stopped.", ""]


def test_a_sentence_lost_with_its_device_says_so(tmp_path: Path) -> None:
    rig = build(tmp_path)
    rig.runner.start(a_timeline(), VOICE)
    rig.after(65)
    rig.sound.broken = "It stopped."
    rig.after(56)
    (proofs,) = rig.proofs
    assert [proof.fate for proof in proofs] == [CueFate.SOUNDED, CueFate.SOUNDED, CueFate.NO_DEVICE, CueFate.NO_DEVICE]


def test_a_new_walk_looks_for_a_device_at_once(tmp_path: Path) -> None:
    rig = walk_without_device(tmp_path)
    rig.after(121)
    rig.sound.plug_in()
    rig.runner.start(a_timeline(), VOICE)
    rig.after(5)
    assert rig.times("March on the spot.") == [near(0.0)]
    assert rig.troubles == [NONE, ""]


def test_a_safety_sentence_whose_device_stopped_in_the_middle_is_said_whole_later(tmp_path: Path) -> None:
    rig = build(tmp_path, clip_seconds=7.0)
    rig.runner.start(a_timeline(), VOICE)
    rig.after(35)
    rig.sound.broken = "It stopped."
    rig.after(5)
    rig.sound.broken = ""
    rig.after(81)
    (proofs,) = rig.proofs
    (safety,) = (proof for proof in proofs if proof.safety)
    assert rig.times(SAFETY) == [near(32.0), near(41.0)]
    assert (safety.fate, safety.heard) == (CueFate.SOUNDED, near(41.0))


def test_a_walk_that_goes_on_does_not_say_what_was_said_before_it_was_cut_off(tmp_path: Path) -> None:
    rig = build(tmp_path, broken=True)
    rig.runner.start(a_timeline(), VOICE, position=50.0)
    rig.sound.plug_in()
    rig.after(15)
    assert rig.times(SAFETY) == []
