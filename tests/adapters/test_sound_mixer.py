"""Two buses in one stream: sounds under the voice, levels, the ceiling, the wake tone, and what became of each clip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from coach.adapters.loudness import CEILING, CEILING_DB, reach, true_peak
from coach.adapters.mixer import Mixer
from coach.domain.cue_proof import CueFate
from coach.domain.sound import Bus, Levels
from coach.services.sound_ports import Heard

RATE = 4000
DUCKED = 10 ** (-9 / 20)
Sound = NDArray[np.float32]
BUSES = st.sampled_from(list(Bus))
LEVEL = st.just(0.0) | st.floats(0.01, 1.0)
LEVELS = st.builds(Levels, LEVEL, LEVEL, st.booleans())


def flat(level: float, seconds: float) -> Sound:
    return np.full(round(seconds * RATE), level, np.float32)


def seconds(mixer: Mixer, begin: float, end: float, block: int = 80) -> Sound:
    """What comes out between two times, taken in blocks."""
    first, last = round(begin * RATE), round(end * RATE)
    return np.concatenate([mixer.block(at, min(block, last - at)) for at in range(first, last, block)])


def at(sound: Sound, second: float) -> float:
    return float(sound[round(second * RATE)])


def gain_of_sounds(voice_at: float, voice_seconds: float, known_at: float = 0.0) -> Sound:
    """Four seconds of how loud the sounds are, around a voice that was placed at ``known_at``."""
    mixer = Mixer(RATE)
    mixer.add(flat(0.2, 4.0), 0, bus=Bus.SOUNDS)
    before = seconds(mixer, 0.0, known_at) if known_at else np.zeros(0, np.float32)
    mixer.add(flat(0.0, voice_seconds), round(voice_at * RATE))
    return (np.concatenate([before, seconds(mixer, known_at, 4.0)]) / 0.2).astype(np.float32)


@dataclass(frozen=True)
class Step:
    """Something asked of a mixer at a frame."""

    frame: int
    act: Callable[[Mixer], None]


@st.composite
def steps(draw: st.DrawFn) -> list[Step]:
    """Clips, levels and silences at frames up to 1,600, some clips long before and some after their time."""
    found: list[Step] = []
    for number in range(draw(st.integers(1, 7))):
        frame, begin, length = draw(st.integers(0, 1600)), draw(st.integers(0, 2500)), draw(st.integers(1, 900))
        level, bus, levels = draw(st.floats(0.01, 1.5)), draw(BUSES), draw(LEVELS)
        samples = (level * np.random.default_rng(number).uniform(-1.0, 1.0, length)).astype(np.float32)
        acts: list[Callable[[Mixer], None]] = [
            lambda mixer, samples=samples, begin=begin, bus=bus: mixer.add(samples, begin, bus=bus),  # type: ignore[misc]
            lambda mixer, levels=levels: mixer.set_levels(levels),  # type: ignore[misc]
            lambda mixer: mixer.fade_out(),
        ]
        found.append(Step(frame, acts[draw(st.sampled_from([0, 0, 0, 0, 1, 1, 2]))]))
    return sorted(found, key=lambda step: step.frame)


def performed(plan: list[Step], cuts: list[int], wake: bool = False) -> Sound:
    """3,000 frames, in blocks that end at ``cuts`` and wherever something is asked."""
    mixer, out, done = Mixer(RATE, wake=wake), [], 0
    ends = sorted({*cuts, *(step.frame for step in plan), 3000} - {0})
    for end in ends:
        for step in plan:
            if step.frame == done:
                step.act(mixer)
        out.append(mixer.block(done, end - done))
        done = end
    return np.concatenate(out)


@given(steps(), st.lists(st.integers(1, 2999), max_size=12), st.lists(st.integers(1, 2999), max_size=12))
def test_the_size_of_the_blocks_never_changes_what_is_heard(
    plan: list[Step], some: list[int], others: list[int]
) -> None:
    assert np.allclose(performed(plan, some, wake=True), performed(plan, others, wake=True), atol=2e-7)


@given(steps(), st.lists(st.integers(1, 2999), max_size=12))
def test_nothing_ever_passes_the_ceiling(plan: list[Step], cuts: list[int]) -> None:
    assert np.abs(performed(plan, cuts)).max() <= CEILING + 1e-6


def test_peaks_between_samples_stay_under_the_ceiling_too() -> None:
    mixer, rng = Mixer(48000), np.random.default_rng(2)
    for number in range(6):
        mixer.add((0.5 * rng.standard_normal(20000)).astype(np.float32), 4000 * number, bus=list(Bus)[number % 2])
    out = np.concatenate([mixer.block(at, 960) for at in range(0, 48000, 960)])
    assert true_peak(out) < CEILING_DB + 0.1


def test_only_what_is_too_loud_is_held_down() -> None:
    mixer = Mixer(RATE)
    mixer.add(flat(0.9, 0.5), 0)
    mixer.add(flat(0.3, 0.5), RATE)
    out = seconds(mixer, 0.0, 2.0)
    assert at(out, 0.25) == pytest.approx(CEILING, abs=0.01)
    assert np.array_equal(out[RATE : RATE + 2000], flat(0.3, 0.5))


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 400), BUSES), min_size=1, max_size=12), LEVELS)
def test_nothing_placed_is_lost_and_no_level_is_passed(clips: list[tuple[int, int, Bus]], levels: Levels) -> None:
    mixer = Mixer(RATE)
    mixer.set_levels(levels)
    voice, sounds = np.zeros(4000), np.zeros(4000)
    for number, (begin, length, bus) in enumerate(clips):
        mixer.add(np.full(length, 0.03, np.float32), begin, bus=bus, mark=number + 1)
        (voice if bus is Bus.VOICE else sounds)[begin : begin + length] += 0.03
    out = seconds(mixer, 0.0, 1.0)
    most = voice * levels.of(Bus.VOICE) + sounds * levels.of(Bus.SOUNDS)
    least = voice * levels.of(Bus.VOICE) + DUCKED * sounds * levels.of(Bus.SOUNDS)
    assert np.all(out <= most + 1e-6)
    assert np.all(out >= least - 1e-6)
    told = {one.mark: one for one in mixer.heard()}
    for number, (begin, _, bus) in enumerate(clips):
        silent = levels.of(bus) == 0.0
        assert told[number + 1] == Heard(number + 1, None if silent else begin / RATE, CueFate.MUTED if silent else "")


@given(st.floats(0.3, 2.0), st.floats(0.05, 1.0))
def test_sounds_are_nine_decibels_down_from_80_ms_before_a_voice_to_250_ms_after_it(
    begin: float, length: float
) -> None:
    gain = gain_of_sounds(begin, length)
    line = np.arange(len(gain)) / RATE
    under = (line > begin - 0.079) & (line < begin + length + 0.249)
    assert np.allclose(gain[under], DUCKED, atol=1e-4)
    away = (line < begin - 0.162) | (line > begin + length + 0.502)
    assert np.array_equal(gain[away], np.ones(int(away.sum()), np.float32))


@given(st.floats(0.3, 2.0), st.floats(0.05, 1.0), st.floats(-0.5, 0.5))
def test_sounds_give_way_and_come_back_without_a_step(begin: float, length: float, ahead: float) -> None:
    known = min(begin, max(0.1, begin - ahead))
    assert np.abs(np.diff(gain_of_sounds(begin, length, round(known * RATE) / RATE))).max() < 0.005


def test_under_a_voice_that_comes_late_sounds_are_down_in_80_ms() -> None:
    gain = gain_of_sounds(1.0, 1.0, known_at=1.5)
    assert at(gain, 1.499) == 1.0
    assert DUCKED < at(gain, 1.54) < 1.0
    assert at(gain, 1.581) == pytest.approx(DUCKED, abs=1e-4)


def test_the_voice_never_gives_way() -> None:
    mixer = Mixer(RATE)
    mixer.add(flat(0.2, 1.0), RATE)
    mixer.add(flat(0.2, 1.0), RATE, bus=Bus.SOUNDS)
    mixer.add(flat(0.2, 1.0), 3 * RATE)
    out = seconds(mixer, 0.0, 4.0)
    assert at(out, 1.5) == pytest.approx(0.2 + 0.2 * DUCKED, abs=1e-4)
    assert at(out, 3.5) == pytest.approx(0.2, abs=1e-6)


def test_a_silence_under_a_voice_lets_new_sounds_come_up_softly() -> None:
    mixer = Mixer(RATE)
    mixer.add(flat(0.2, 2.0), 0)
    seconds(mixer, 0.0, 0.5)
    mixer.fade_out()
    mixer.add(flat(0.2, 2.0), RATE // 2, bus=Bus.SOUNDS)
    out = seconds(mixer, 0.5, 1.5)
    assert at(out, 0.04) < 0.09
    assert np.abs(np.diff(out[200:])).max() < 0.001
    assert at(out, 0.3) == pytest.approx(0.2, abs=1e-6)


@given(LEVELS, LEVELS, st.integers(1, 200))
def test_a_level_moves_what_sounds_within_50_ms_and_without_a_step(first: Levels, then: Levels, block: int) -> None:
    mixer = Mixer(RATE)
    mixer.set_levels(first)
    mixer.add(flat(0.2, 2.0), 0)
    assert np.allclose(seconds(mixer, 0.0, 0.5, block), 0.2 * first.of(Bus.VOICE), atol=1e-6)
    mixer.set_levels(then)
    out = seconds(mixer, 0.5, 1.0, block)
    assert np.allclose(out[round(0.05 * RATE) :], 0.2 * then.of(Bus.VOICE), atol=1e-6)
    assert np.abs(np.diff(np.concatenate([[0.2 * first.of(Bus.VOICE)], out]))).max() < 0.2 * 0.02


def test_muting_is_complete_and_ends_where_the_levels_were() -> None:
    mixer = Mixer(RATE)
    mixer.add(flat(0.2, 3.0), 0)
    mixer.add(flat(0.1, 3.0), 0, bus=Bus.SOUNDS)
    mixer.set_levels(Levels(0.5, 1.0))
    seconds(mixer, 0.0, 0.5)
    mixer.set_levels(Levels(0.5, 1.0, muted=True))
    assert not seconds(mixer, 0.5, 1.0)[round(0.05 * RATE) :].any()
    mixer.set_levels(Levels(0.5, 1.0))
    assert at(seconds(mixer, 1.0, 1.5), 0.4) == pytest.approx(0.1 + 0.1 * DUCKED, abs=1e-4)


def test_changing_ones_mind_in_mid_change_makes_no_step() -> None:
    mixer = Mixer(RATE)
    mixer.add(flat(0.2, 3.0), 0)
    out = [seconds(mixer, 0.0, 0.5)]
    for number in range(6):
        mixer.set_levels(Levels(muted=number % 2 == 0))
        out.append(seconds(mixer, 0.5 + 0.012 * number, 0.512 + 0.012 * number))
    assert np.abs(np.diff(np.concatenate(out)[10:])).max() < 0.2 * 0.02


def test_each_marked_clip_is_told_once_with_the_time_of_its_first_sample() -> None:
    mixer = Mixer(RATE)
    mixer.add(flat(0.1, 0.2), 1000, mark=7)
    mixer.add(flat(0.1, 0.2), 1500, mark=8, bus=Bus.SOUNDS)
    mixer.add(flat(0.1, 0.2), 1200)
    mixer.block(0, 1000)
    assert mixer.heard() == ()
    mixer.block(1000, 1)
    assert mixer.heard() == (Heard(7, 0.25),)
    mixer.block(1001, 2000)
    assert mixer.heard() == (Heard(8, 0.375),)
    assert mixer.heard() == ()


def test_beats_that_a_standing_stream_missed_are_left_out_and_never_one_loud_blow() -> None:
    mixer = Mixer(RATE)
    for beat in range(6):
        mixer.add(flat(0.3, 0.05), round((0.2 + 0.5 * beat) * RATE), bus=Bus.SOUNDS, late=0.1)
    seconds(mixer, 0.0, 0.1)
    jumped = seconds(mixer, 2.25, 3.0)
    assert float(jumped.max()) == pytest.approx(0.3, abs=0.01)
    assert at(jumped, 0.01) > 0.2, "the beat of 2.2 s is late by less than it may be"
    assert at(jumped, 0.2) == 0.0
    assert at(jumped, 0.46) > 0.2, "the beat of 2.7 s is in time"


def test_a_marked_clip_that_came_late_is_told_where_it_really_began() -> None:
    mixer = Mixer(RATE)
    mixer.block(0, 1000)
    mixer.add(flat(0.1, 0.2), 400, mark=1)
    mixer.block(1000, 80)
    assert mixer.heard() == (Heard(1, 0.25),)


def test_why_a_clip_was_never_heard_is_told() -> None:
    mixer = Mixer(RATE)
    mixer.block(0, 80)
    mixer.add(flat(0.1, 0.2), 100, mark=1)
    mixer.add(flat(0.1, 0.2), 100, must=True, mark=2)
    mixer.block(4 * RATE, 80)
    assert mixer.heard() == (Heard(1, None, CueFate.LATE), Heard(2, 4.0))
    mixer.add(flat(0.1, 0.2), 5 * RATE, mark=3)
    mixer.add(flat(0.0, 0.0), 5 * RATE, mark=4)
    mixer.fade_out()
    mixer.refuse(5, CueFate.BROKEN)
    whys = [(one.mark, one.why) for one in mixer.heard()]
    assert whys == [(4, CueFate.BROKEN), (3, CueFate.CUT_OFF), (5, CueFate.BROKEN)]


def test_while_a_stream_stands_still_what_must_sound_goes_on_waiting() -> None:
    mixer = Mixer(RATE)
    mixer.add(flat(0.1, 0.2), 100, mark=1)
    mixer.add(flat(0.1, 0.2), 100, mark=2, must=True)
    mixer.expire(3 * RATE, CueFate.NO_DEVICE)
    assert mixer.heard() == ()
    mixer.expire(4 * RATE, CueFate.NO_DEVICE)
    assert mixer.heard() == (Heard(1, None, CueFate.NO_DEVICE),)
    mixer.block(9 * RATE, 80)
    assert mixer.heard() == (Heard(2, 9.0),)


def woken(known_at: float, voice_at: float, before: float | None = None) -> Sound:
    """Ten seconds with a voice, and perhaps another sound that ends at ``before``."""
    mixer = Mixer(RATE, wake=True)
    if before is not None:
        mixer.add(flat(0.1, before), 0, bus=Bus.SOUNDS)
    out = seconds(mixer, 0.0, known_at) if known_at else np.zeros(0, np.float32)
    mixer.add(flat(0.1, 0.5), round(voice_at * RATE))
    return np.concatenate([out, seconds(mixer, known_at, 10.0)])


def test_a_faint_tone_wakes_the_receiver_before_a_voice_after_a_quiet_time() -> None:
    out = woken(4.0, 6.0)
    waking = out[round(5.2 * RATE) : 6 * RATE]
    assert 20 * np.log10(np.abs(waking).max()) == pytest.approx(-60, abs=0.5)
    assert np.abs(waking[round(0.1 * RATE) : -1]).max() == np.abs(waking).max()
    assert not out[: round(5.2 * RATE)].any()
    assert np.abs(out[5 * RATE : round(5.21 * RATE)]).max() < 5e-5
    spectrum = np.abs(np.fft.rfft(waking))
    assert spectrum.argmax() / 0.8 <= 50
    assert np.allclose(out[round(6.15 * RATE) : round(6.45 * RATE)], 0.1, atol=1e-6)


@pytest.mark.parametrize("before", [5.3, 1.2])
def test_no_tone_wakes_a_receiver_that_is_awake(before: float) -> None:
    out = woken(5.5, 6.0, before=before)
    assert not out[round((before + 0.01) * RATE) : 6 * RATE].any()


def test_a_voice_that_comes_without_notice_is_not_kept_waiting_for_the_tone() -> None:
    assert at(woken(6.0, 6.0), 6.001) == pytest.approx(0.1, abs=1e-6)


def test_files_have_no_wake_tone() -> None:
    mixer = Mixer(RATE)
    mixer.add(flat(0.1, 0.5), 6 * RATE)
    assert not seconds(mixer, 0.0, 6.0).any()


def test_the_limiter_looks_ahead_no_further_than_it_says() -> None:
    # What is handed over now depends on no sample later than this, so a clip may come as late as that.
    far = reach(RATE)
    for begin, same in ((far + 1, True), (1, False)):
        mixer = Mixer(RATE)
        mixer.add(flat(0.3, 1.0), 0)
        mixer.add(flat(3.0, 1.0), 400 + begin)
        assert np.array_equal(seconds(mixer, 0.0, 0.1)[-1:], flat(0.3, 0.1)[-1:]) is same
