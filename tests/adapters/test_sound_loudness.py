"""Loudness and peaks beside other meters, clean resampling, and clips that are read once."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from coach.adapters.clip_shelf import ClipShelf
from coach.adapters.loudness import CLIP_CEILING_DB, limit, loudness, normalise, true_peak
from coach.adapters.samples import BadClip, resample, write_clip

Sound = NDArray[np.float32]


def talk(rate: int, seconds: float, seed: int, level: float = 0.1) -> Sound:
    """Noise coloured and cut into syllables as speech is, with pauses."""
    rng, frames = np.random.default_rng(seed), int(rate * seconds)
    spectrum = np.fft.rfft(rng.standard_normal(frames))
    hertz = np.fft.rfftfreq(frames, 1 / rate)
    voice = np.fft.irfft(spectrum * (hertz > 90) / (1 + (hertz / 600) ** 1.5), frames)
    beat = np.maximum(0.0, np.sin(2 * np.pi * 2.3 * np.arange(frames) / rate + rng.uniform(0, 6))) ** 2
    # A clip begins and ends in 8 ms of silence.
    ends = np.clip(np.minimum(np.arange(frames), np.arange(frames)[::-1]) / rate / 0.008 - 1.0, 0.0, 1.0)
    whole = ends * voice * beat * (np.sin(2 * np.pi * 0.31 * np.arange(frames) / rate) > -0.7)
    sound: Sound = (level * whole / np.abs(whole).max()).astype(np.float32)
    return sound


def sine(hertz: float, rate: int, phase: float = 0.0, level: float = 0.5) -> Sound:
    """A second of it, with soft ends."""
    line = np.arange(rate) / rate
    soft = np.sin(np.pi / 2 * np.minimum(1.0, 4 * np.minimum(line, 1 - line))) ** 4
    sound: Sound = (level * soft * np.sin(2 * np.pi * hertz * line + phase)).astype(np.float32)
    return sound


@pytest.mark.parametrize("rate", [22050, 24000, 44100, 48000])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_loudness_is_what_another_meter_reads(rate: int, seed: int) -> None:
    sound = talk(rate, 6.0, seed)
    theirs = pyloudnorm.Meter(rate).integrated_loudness(sound.astype(np.float64))
    assert loudness(sound, rate) == pytest.approx(theirs, abs=0.15)


@pytest.mark.parametrize("rate", [22050, 24000])
@pytest.mark.parametrize("seed", range(4))
def test_every_sentence_is_at_minus_16_by_another_meter_and_peaks_below_minus_2_5(rate: int, seed: int) -> None:
    done = normalise(talk(rate, 3.5, seed, 0.02 * (seed + 1)), rate)
    theirs = pyloudnorm.Meter(rate).integrated_loudness(done.astype(np.float64))
    assert theirs == pytest.approx(-16.0, abs=0.7)
    assert true_peak(done) <= CLIP_CEILING_DB
    assert true_peak(resample(done, rate, 48000)) <= CLIP_CEILING_DB + 0.1


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg not installed")
def test_ffmpeg_reads_the_same_loudness_and_peak(tmp_path: Path) -> None:
    sound = talk(48000, 8.0, 5, 0.9)
    write_clip(tmp_path / "a.wav", 48000, sound)
    command = ["ffmpeg", "-nostats", "-i", str(tmp_path / "a.wav"), "-filter_complex", "ebur128=peak=true:dualmono=0"]
    told = subprocess.run([*command, "-f", "null", "-"], capture_output=True, text=True, check=True).stderr
    integrated, peak = (re.findall(rf"{name}:\s+(-?[0-9.]+)", told)[-1] for name in ("I", "Peak"))
    assert loudness(sound, 48000) == pytest.approx(float(integrated), abs=0.2)
    assert true_peak(sound) == pytest.approx(float(peak), abs=0.3)


@given(st.floats(500, 9000), st.floats(0.0, 6.28), st.floats(0.05, 1.0))
def test_a_peak_between_samples_is_found(hertz: float, phase: float, level: float) -> None:
    # Between the samples of a sine the peak is its level, however the samples fall.
    assert true_peak(sine(hertz, 24000, phase, level)) == pytest.approx(20 * np.log10(level), abs=0.2)


def test_silence_has_no_peak() -> None:
    assert true_peak(np.zeros(500, np.float32)) == -120.0
    assert true_peak(np.zeros(0, np.float32)) == -120.0


@given(st.integers(0, 10_000), st.floats(0.05, 3.0), st.integers(1, 30))
def test_the_limiter_holds_the_peaks_between_samples_too(seed: int, level: float, sparse: int) -> None:
    rng = np.random.default_rng(seed)
    sound = (level * rng.standard_normal(6000) * (rng.integers(0, sparse, 6000) == 0)).astype(np.float32)
    assert true_peak(limit(sound, 24000, 0.5)) <= 20 * np.log10(0.5) + 0.05


@pytest.mark.parametrize(("rate", "wanted"), [(22050, 48000), (24000, 48000), (44100, 48000), (48000, 44100)])
def test_another_rate_adds_no_tone_of_its_own(rate: int, wanted: int) -> None:
    for hertz in (300.0, 3000.0, 0.42 * min(rate, wanted)):
        spectrum = np.abs(np.fft.rfft(resample(sine(hertz, rate), rate, wanted)))
        away = np.abs(np.fft.rfftfreq(wanted, 1 / wanted) - hertz) > 60
        assert 20 * np.log10(spectrum[away].max() / spectrum.max()) < -80


def test_what_a_lower_rate_cannot_hold_is_gone_and_not_folded_down() -> None:
    assert np.abs(resample(sine(23000, 48000), 48000, 44100)).max() < 1e-3


def test_a_clip_is_read_and_converted_once(tmp_path: Path) -> None:
    shelf, path = ClipShelf(48000), tmp_path / "beat.wav"
    write_clip(path, 24000, sine(1000, 24000))
    first = shelf.samples(path)
    assert len(first) == 48000
    assert all(shelf.samples(path) is first for _ in range(3000))


def test_a_clip_written_anew_is_read_anew(tmp_path: Path) -> None:
    shelf, path = ClipShelf(24000), tmp_path / "cue.wav"
    write_clip(path, 24000, sine(1000, 24000))
    first = shelf.samples(path)
    write_clip(path, 24000, sine(500, 24000)[:12000])
    assert len(shelf.samples(path)) == 12000 != len(first)


def test_the_shelf_keeps_what_was_used_last_and_never_more_than_its_limit(tmp_path: Path) -> None:
    shelf = ClipShelf(24000, limit=2 * 24000 * 4)
    paths = [tmp_path / f"{number}.wav" for number in range(3)]
    for path in paths:
        write_clip(path, 24000, sine(440, 24000))
    kept, gone = shelf.samples(paths[0]), shelf.samples(paths[1])
    assert shelf.samples(paths[0]) is kept
    shelf.samples(paths[2])
    assert shelf.samples(paths[0]) is kept
    assert shelf.samples(paths[1]) is not gone


def test_a_clip_larger_than_the_shelf_is_still_given(tmp_path: Path) -> None:
    write_clip(tmp_path / "long.wav", 24000, sine(440, 24000))
    assert len(ClipShelf(24000, limit=1000).samples(tmp_path / "long.wav")) == 24000


def test_a_missing_or_broken_clip_is_called_broken(tmp_path: Path) -> None:
    (tmp_path / "broken.wav").write_bytes(b"RIFF")
    for name in ("broken.wav", "missing.wav"):
        with pytest.raises(BadClip):
            ClipShelf(48000).samples(tmp_path / name)
