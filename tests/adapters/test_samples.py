"""Sound as samples: files, rates and loudness."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from coach.adapters.loudness import CEILING, limit, loudness, normalise
from coach.adapters.samples import BadClip, read_clip, resample, trim, write_clip

SOUNDS = Path(__file__).parents[2] / "resources" / "sounds"


def sine(hertz: float, seconds: float, rate: int, level: float = 0.5) -> NDArray[np.float32]:
    return (level * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)).astype(np.float32)


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    samples = sine(440, 0.3, 24000)
    write_clip(tmp_path / "a.wav", 24000, samples)
    rate, read = read_clip(tmp_path / "a.wav")
    assert rate == 24000
    assert np.abs(read - samples).max() < 1e-4
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


def test_a_clip_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.wav").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_clip(tmp_path / "a.wav", 24000, sine(440, 0.1, 24000))
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


@pytest.mark.parametrize(("width", "channels"), [(1, 1), (2, 2), (4, 1)])
def test_other_kinds_of_wav_are_read_too(tmp_path: Path, width: int, channels: int) -> None:
    wanted = sine(200, 0.1, 8000)
    whole = np.round(wanted * (2 ** (8 * width - 1) - 1)).astype(np.int64)
    raw = (whole + 128).astype(np.uint8) if width == 1 else whole.astype(f"<i{width}")
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setparams((channels, width, 8000, 0, "NONE", ""))
        file.writeframes(np.repeat(raw, channels).tobytes())
    assert np.abs(read_clip(tmp_path / "a.wav")[1] - wanted).max() < 0.01


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all" * 50])
def test_a_broken_file_is_called_broken(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.wav").write_bytes(content)
    with pytest.raises(BadClip):
        read_clip(tmp_path / "a.wav")


def test_a_missing_file_is_called_broken(tmp_path: Path) -> None:
    with pytest.raises(BadClip):
        read_clip(tmp_path / "a.wav")


@given(st.sampled_from([8000, 16000, 22050, 24000, 48000]), st.integers(100, 3000), st.floats(0.05, 1.5))
def test_another_rate_keeps_tone_and_length(rate: int, hertz: int, seconds: float) -> None:
    changed = resample(sine(hertz, seconds, rate), rate, 44100)
    ideal = sine(hertz, seconds, 44100)[: len(changed)]
    inner = slice(len(ideal) // 4, -len(ideal) // 4)
    assert len(changed) == pytest.approx(int(seconds * rate) * 44100 / rate, abs=1)
    assert np.abs(changed[: len(ideal)] - ideal)[inner].max() < 0.05


def test_a_full_tone_of_one_kilohertz_has_the_loudness_of_the_standard() -> None:
    # EBU Tech 3341: a 1 kHz sine at −23 dBFS in both of two channels reads −23 LUFS, so one channel reads 3 LU less.
    for rate in (22050, 44100, 48000):
        tone = sine(997, 3.0, rate, 10 ** (-20 / 20))
        assert loudness(tone, rate) == pytest.approx(-23.0, abs=0.1)


def test_pauses_do_not_make_a_sentence_count_as_quiet() -> None:
    tone = sine(500, 2.0, 22050)
    pause = np.zeros(22050 * 3, np.float32)
    assert loudness(np.concatenate([tone, pause, tone]), 22050) == pytest.approx(loudness(tone, 22050), abs=0.6)


def test_long_texts_are_measured_like_short_ones() -> None:
    rng = np.random.default_rng(5)
    noise = (0.1 * rng.standard_normal(22050 * 40)).astype(np.float32)
    assert loudness(noise, 22050) == pytest.approx(loudness(noise[: 22050 * 8], 22050), abs=0.1)


@given(st.floats(0.001, 1.0), st.integers(0, 1000))
def test_every_clip_ends_equally_loud_and_under_the_ceiling(level: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    beats = np.repeat(rng.uniform(0.2, 1.0, 40), 22050 // 20)
    clip = (level * beats * sine(180, 2.0, 22050, 1.0)[: len(beats)]).astype(np.float32)
    done = normalise(clip, 22050)
    assert np.abs(done).max() <= CEILING + 1e-4
    assert loudness(done, 22050) == pytest.approx(-16.0, abs=1.0)


def test_silence_stays_silence() -> None:
    quiet = np.zeros(5000, np.float32)
    assert not normalise(quiet, 22050).any()
    assert len(trim(quiet, 22050)) == 0
    assert loudness(quiet[:0], 22050) == -120.0


@given(st.lists(st.floats(-4.0, 4.0, width=32), min_size=1, max_size=400))
def test_no_peak_ever_passes_the_limiter(values: list[float]) -> None:
    assert np.abs(limit(np.array(values, np.float32), 22050)).max() <= CEILING + 1e-5


def test_a_limited_peak_leaves_the_rest_alone() -> None:
    clip = sine(100, 1.0, 22050, 0.3)
    clip[11000] = 2.0
    done = limit(clip, 22050)
    assert np.array_equal(done[:10500], clip[:10500])
    assert np.array_equal(done[11500:], clip[11500:])


def test_only_eight_milliseconds_of_silence_stay_around_a_clip() -> None:
    tone = sine(440, 0.5, 22050)
    padded = np.concatenate([np.zeros(9000, np.float32), tone, np.zeros(7000, np.float32)])
    assert len(trim(padded, 22050)) == pytest.approx(len(tone) + 2 * 176, abs=8)
    assert np.array_equal(trim(tone, 22050), tone)


@pytest.mark.parametrize("name", ["chime.wav", "end.wav"])
def test_our_sounds_are_short_soft_and_small(name: str) -> None:
    rate, samples = read_clip(SOUNDS / name)
    assert 0.5 < len(samples) / rate < 2.0
    assert np.abs(samples).max() < 0.4
    assert np.abs(samples[[0, -1]]).max() < 0.01
    assert (SOUNDS / name).stat().st_size < 60_000
