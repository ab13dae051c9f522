"""Promises of counting steps: steady taps give their own cadence, slips are forgiven, and a bad count says why."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.cadence import (
    BOUNCE,
    COUNT_SECONDS,
    EARLY_SECONDS,
    FEWEST_GAPS,
    CadenceResult,
    CadenceWhy,
    count_cadence,
    may_end_early,
    steps_in,
)
from coach.domain.sound import FASTEST_BEAT, SLOWEST_BEAT, SoundSettings

CADENCES = st.floats(40, 180)
STARTS = st.floats(0, 100_000)


def steady(cadence: float, seconds: float = COUNT_SECONDS, start: float = 5.0) -> list[float]:
    """Taps at an even pace."""
    step = 60 / cadence
    return [start + number * step for number in range(int(seconds / step) + 1)]


def wavering(draw: st.DataObject, taps: Sequence[float], by: float) -> list[float]:
    """The same taps, each up to ``by`` seconds early or late."""
    return sorted(tap + draw.draw(st.floats(-by, by)) for tap in taps)


@given(CADENCES, STARTS)
def test_steady_taps_give_their_own_cadence(cadence: float, start: float) -> None:
    found = count_cadence(steady(cadence, start=start)).steps_per_minute
    assert found is not None
    assert abs(found - cadence) <= 1


@given(CADENCES, st.floats(EARLY_SECONDS + 2, COUNT_SECONDS))
def test_a_shorter_count_tells_the_same(cadence: float, seconds: float) -> None:
    found = count_cadence(steady(cadence, seconds)).steps_per_minute
    assert found is None if len(steady(cadence, seconds)) <= FEWEST_GAPS else abs((found or 0) - cadence) <= 1


@given(st.floats(60, 140), st.data())
def test_a_hand_is_no_machine(cadence: float, data: st.DataObject) -> None:
    found = count_cadence(wavering(data, steady(cadence), 0.02)).steps_per_minute
    assert found is not None
    assert abs(found - cadence) <= 2


@given(st.floats(60, 140), st.sets(st.integers(1, 28), max_size=5), st.sets(st.integers(0, 28), max_size=6))
def test_missed_and_double_taps_are_forgiven(cadence: float, missed: set[int], doubled: set[int]) -> None:
    taps = steady(cadence)
    tapped = [tap for number, tap in enumerate(taps) if number not in missed]
    tapped += [taps[number] + BOUNCE * 0.6 for number in doubled - missed]
    found = count_cadence(sorted(tapped)).steps_per_minute
    assert found is not None
    assert abs(found - cadence) <= 1


@given(st.floats(60, 130), st.integers(2, 26))
def test_one_extra_tap_changes_nothing(cadence: float, where: int) -> None:
    taps = steady(cadence)
    extra = sorted([*taps, (taps[where] + taps[where + 1]) / 2])
    found = count_cadence(extra).steps_per_minute
    assert found is not None
    assert abs(found - cadence) <= 1


@given(st.lists(st.floats(0, COUNT_SECONDS), max_size=120).map(sorted))
def test_whatever_is_tapped_the_beat_stays_within_its_bounds(taps: list[float]) -> None:
    result = count_cadence(taps)
    assert result.beat is None or SLOWEST_BEAT <= result.beat <= FASTEST_BEAT
    assert (result.steps_per_minute is None) == (result.why in {CadenceWhy.FEW, CadenceWhy.UNEVEN})
    assert SoundSettings(cadence=result.beat).cadence == result.beat


@given(st.lists(st.floats(0, 10), max_size=FEWEST_GAPS).map(sorted))
def test_too_few_taps_say_so(taps: list[float]) -> None:
    assert count_cadence(taps) == CadenceResult(None, CadenceWhy.FEW)


def test_taps_without_a_rhythm_say_so() -> None:
    gaps = (0.3, 1.4, 0.5, 2.6, 0.3, 0.9, 3.0, 0.25, 1.9, 0.6, 2.2, 1.1)
    taps = [sum(gaps[:count]) for count in range(len(gaps) + 1)]
    assert count_cadence(taps) == CadenceResult(None, CadenceWhy.UNEVEN)


@pytest.mark.parametrize(
    ("cadence", "why", "beat"),
    [
        (59, CadenceWhy.SLOW, None),
        (60, CadenceWhy.WELL, 60),
        (100, CadenceWhy.WELL, 100),
        (120, CadenceWhy.WELL, 120),
        (121, CadenceWhy.FAST, 120),
        (150, CadenceWhy.FAST, 120),
    ],
)
def test_the_beat_never_goes_beyond_its_bounds(cadence: int, why: CadenceWhy, beat: int | None) -> None:
    result = count_cadence(steady(cadence))
    assert (result, result.beat) == (CadenceResult(cadence, why), beat)


def test_a_steady_count_may_end_early_and_no_other() -> None:
    assert not may_end_early([])
    assert not may_end_early(steady(100, EARLY_SECONDS - 1))
    assert may_end_early(steady(100, EARLY_SECONDS + 1))
    assert not may_end_early(steady(40, EARLY_SECONDS + 10))
    assert not may_end_early([0.0, 20.0])


def test_a_tap_that_came_twice_is_one_step() -> None:
    assert steps_in([]) == 0
    assert steps_in([1.0, 1.05, 1.6, 2.2, 2.3]) == 3
