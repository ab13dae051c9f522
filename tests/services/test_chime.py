"""The sound of a reminder is one soft chime, and silence where there is no device."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from coach.services.chime import Chime
from tests.fakes.clock import FakeClock
from tests.fakes.sound_out import FakeSoundOut
from tests.services.rooms import START

CLIP = Path("chime.wav")


def test_a_chime_is_played_at_once_at_its_loudness(qapp: QApplication) -> None:  # noqa: ARG001
    sound = FakeSoundOut(FakeClock(START))
    chime = Chime(sound, CLIP)
    chime.ring(0.4)
    assert [(played.clip, played.at, played.gain) for played in sound.played] == [(CLIP, 0.0, 0.4)]
    chime.stop()
    assert not sound.is_open


def test_without_a_device_a_chime_is_quiet(qapp: QApplication) -> None:  # noqa: ARG001
    sound = FakeSoundOut(FakeClock(START), missing="There is no sound.")
    assert not Chime(sound, CLIP).ring(1.0)
    assert sound.played == []
