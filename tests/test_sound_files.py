"""Amble's own sounds are soft and begin and end in silence, so that nothing clicks."""

from __future__ import annotations

import wave
from dataclasses import astuple
from pathlib import Path

import numpy as np
import pytest

from coach.adapters.catalogue import find_resources
from coach.domain.sound_marks import BREATH_IN_SECONDS, BREATH_OUT_SECONDS
from coach.services.performance import Sounds

SOUNDS = Sounds.of(find_resources() / "sounds")
LOUDEST = 10 ** (-9 / 20)


def read(clip: Path) -> tuple[int, np.ndarray]:
    with wave.open(str(clip)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        samples = np.frombuffer(file.readframes(file.getnframes()), np.dtype("<i2"))
        return file.getframerate(), samples.astype(np.float64) / 32768


@pytest.mark.parametrize("clip", astuple(SOUNDS), ids=lambda clip: clip.stem)
def test_every_sound_is_soft_and_clicks_nowhere(clip: Path) -> None:
    rate, samples = read(clip)
    assert 0.05 < np.abs(samples).max() <= LOUDEST + 1e-3
    assert np.abs(samples[[0, -1]]).max() < 0.01
    assert np.abs(np.diff(samples)).max() < 0.35
    assert rate == 24000


def test_a_beat_is_over_long_before_the_next_step() -> None:
    rate, samples = read(SOUNDS.beat)
    assert len(samples) / rate <= 0.25


@pytest.mark.parametrize(
    ("clip", "seconds"), [(SOUNDS.breath_in, BREATH_IN_SECONDS), (SOUNDS.breath_out, BREATH_OUT_SECONDS)]
)
def test_a_breath_is_as_long_as_its_place_in_the_walk(clip: Path, seconds: float) -> None:
    rate, samples = read(clip)
    assert len(samples) / rate == seconds
