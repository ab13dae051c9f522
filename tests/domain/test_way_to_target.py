"""The way to the target: always a range, never quicker than the rules, and nothing made up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.way_to_target import FAR, Way, WayToTarget, weeks_to_target

LENGTHS = st.lists(st.integers(5, 40), max_size=14)
RISE = st.sampled_from((0.06, 0.1, 0.25))


@given(LENGTHS, st.integers(20, 40), RISE)
def test_a_range_is_never_a_single_number_and_only_told_while_walks_grow(
    lengths: list[int], target: int, rise: float
) -> None:
    way = weeks_to_target(lengths, target, rise)
    if way.way is Way.GROWING:
        assert 1 <= way.least < way.most <= FAR
    else:
        assert (way.least, way.most) == (0, 0)
    assert (way.now, way.target) == (lengths[-1] if lengths else 0, target)


@given(LENGTHS, st.integers(20, 40), RISE)
def test_the_target_is_never_told_sooner_than_the_rules_allow(lengths: list[int], target: int, rise: float) -> None:
    way = weeks_to_target(lengths, target, rise)
    best, weeks = float(way.now), 0
    while best < target and weeks < 99:
        best, weeks = max(best + 1, best * (1 + rise)), weeks + 1
    assert way.way is not Way.GROWING or way.least >= weeks


@given(LENGTHS, st.integers(20, 40), st.integers(1, 10))
def test_a_target_further_away_is_never_told_to_come_sooner(lengths: list[int], target: int, more: int) -> None:
    near, far = (weeks_to_target(lengths, minutes, 0.25) for minutes in (target, target + more))
    if near.way is far.way is Way.GROWING:
        assert near.least <= far.least
        assert near.most <= far.most


def test_each_way_of_standing_is_told_as_it_is() -> None:
    assert weeks_to_target((), 30, 0.25).way is Way.EARLY
    assert weeks_to_target((10, 11, 12), 30, 0.25).way is Way.EARLY
    assert weeks_to_target((30,), 30, 0.25).way is Way.THERE
    assert weeks_to_target((12, 12, 12, 12, 12), 30, 0.25).way is Way.HOLDING
    assert weeks_to_target((20, 18, 16, 14), 30, 0.25).way is Way.SHORTER
    assert weeks_to_target((10, 10, 10, 10, 11, 11, 11), 40, 0.25).way is Way.HOLDING
    assert weeks_to_target((10, 10, 11, 11, 12, 12, 13), 40, 0.25).way is Way.SLOWLY


def test_walks_that_grew_by_two_minutes_a_week_have_five_weeks_or_a_little_more_to_go() -> None:
    assert weeks_to_target((10, 12, 14, 16, 18, 20), 30, 0.25) == WayToTarget(Way.GROWING, 30, 20, 5, 6)


def test_a_slower_time_makes_the_range_wider() -> None:
    assert weeks_to_target((10, 13, 16, 17, 18, 19, 20), 30, 0.25) == WayToTarget(Way.GROWING, 30, 20, 4, 10)
