"""Promises of the honest experiment: enough walks first, what chance does is not called a finding, doubts are told."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.check_in import CheckIn
from coach.domain.experiment import Doubt, ExperimentRules, Factor, Side, Verdict, compare, left_by, side_of
from coach.domain.progression import History
from coach.domain.session import Outcome, Session
from coach.domain.shift import shift
from coach.domain.turns import BLOCKS, Experiment, follow_turns
from coach.domain.walk import Ground
from tests.strategies import histories

RULES = ExperimentRules()
BEGAN = datetime(2026, 5, 4, 6, tzinfo=UTC)
SCORES = st.lists(st.integers(-10, 10), min_size=1, max_size=12)


def a_walk(day: int, warm_up: bool | None = True, left: int | None = 0, **other: object) -> Session:
    """A walk of ten minutes on a day, with the pain that it left the next morning."""
    morning = None if left is None else 4 + left
    walk = Session(BEGAN + timedelta(days=day, hours=3), 10, 10.0, Outcome.DONE, warm_up=warm_up)
    return replace(walk, check_in=CheckIn(before=4, morning=morning), **other)  # type: ignore[arg-type]


def by_turns_of_two(with_warm_up: int, without: int, each: int = 12) -> list[Session]:
    """As many walks of either side, one after the other."""
    return [a_walk(day, day % 2 == 0, without if day % 2 else with_warm_up) for day in range(2 * each)]


@given(SCORES, SCORES)
@settings(max_examples=60)
def test_the_estimate_is_the_median_of_all_differences(first: list[int], second: list[int]) -> None:
    gaps = sorted(one - other for one, other in product(first, second))
    found = shift(first, second)
    assert gaps[(len(gaps) - 1) // 2] - 0.5 <= found.points <= gaps[len(gaps) // 2] + 0.5
    assert found.low <= found.points <= found.high


@given(SCORES, SCORES, st.integers(-5, 5))
@settings(max_examples=40)
def test_the_estimate_moves_with_the_scores_and_turns_with_the_sides(
    first: list[int], second: list[int], by: int
) -> None:
    found, moved = shift(first, second), shift([score + by for score in first], second)
    turned = shift(second, first)
    assert (moved.points, moved.low, moved.high) == pytest.approx((found.points + by, found.low + by, found.high + by))
    assert (turned.points, turned.low, turned.high) == pytest.approx((-found.points, -found.high, -found.low))


def test_the_interval_is_the_one_of_the_rank_sum_test() -> None:
    # Twelve against twelve without ties: 72 - 1.96 * sqrt(144 * 25 / 12) = 38 of 144 differences lie below it.
    first, second = [30 * score for score in range(12)], [31 * score + 7 for score in range(12)]
    gaps = sorted(one - other for one, other in product(first, second))
    found = shift(first, second)
    assert found.low == pytest.approx(gaps[38], abs=0.5)
    assert found.high == pytest.approx(gaps[-39], abs=0.5)


def test_a_group_without_scores_has_no_estimate() -> None:
    with pytest.raises(ValueError, match="both sides"):
        shift([], [1])


def told_apart(points: int, spread: float = 0.9, times: int = 400) -> float:
    """How often twelve walks of each kind are told apart, when one kind leaves so many points more."""
    random = Random(1)

    def left(more: int) -> int:
        return round(random.gauss(4 + more, spread)) - round(random.gauss(4, spread))

    pairs = (([left(points) for _ in range(12)], [left(0) for _ in range(12)]) for _ in range(times))
    return sum(shift(first, second).is_told_apart for first, second in pairs) / times


def test_chance_alone_is_called_a_finding_in_about_one_of_twenty_at_most() -> None:
    assert told_apart(0) <= 0.06


def test_a_difference_that_people_notice_is_mostly_found() -> None:
    assert told_apart(2) >= 0.85


def test_nothing_is_said_before_each_side_has_its_walks() -> None:
    found = compare(by_turns_of_two(0, 5)[:-1], Factor.WARM_UP, RULES)
    assert (found.verdict, found.first, found.second, found.gap) == (Verdict.TOO_FEW, 12, 11, None)
    assert found.better is None


@pytest.mark.parametrize(
    ("with_warm_up", "without", "verdict", "better"),
    [
        (0, 0, Verdict.NOT_TOLD, None),
        (0, 1, Verdict.SMALL, Side.FIRST),
        (0, 2, Verdict.PLAIN, Side.FIRST),
        (3, 0, Verdict.PLAIN, Side.SECOND),
    ],
)
def test_what_is_said_follows_the_difference(
    with_warm_up: int, without: int, verdict: Verdict, better: Side | None
) -> None:
    found = compare(by_turns_of_two(with_warm_up, without), Factor.WARM_UP, RULES, by_turns=True)
    assert (found.verdict, found.better, found.doubts) == (verdict, better, ())


def test_an_answer_that_is_missing_is_counted_and_not_guessed() -> None:
    walks = [*by_turns_of_two(0, 2), a_walk(30, left=None), replace(a_walk(31), check_in=None)]
    assert compare(walks, Factor.WARM_UP, RULES).left_out == 2
    assert left_by(replace(a_walk(0), check_in=CheckIn(morning=3))) is None


def test_what_was_begun_and_not_walked_counts_for_nothing() -> None:
    assert compare([a_walk(0, walked_minutes=0.2)], Factor.WARM_UP, RULES).first == 0


@pytest.mark.parametrize(
    ("changed", "doubt"),
    [
        ({"walked_minutes": 12.0}, Doubt.LENGTH),
        ({"check_in": CheckIn(before=6, morning=6)}, Doubt.BEFORE),
        ({"started_at": BEGAN + timedelta(days=90)}, Doubt.SEASON),
    ],
)
def test_what_else_differed_is_told_with_the_finding(changed: dict[str, object], doubt: Doubt) -> None:
    walks = [replace(walk, **({} if walk.warm_up else changed)) for walk in by_turns_of_two(0, 0)]  # type: ignore[arg-type]
    assert compare(walks, Factor.WARM_UP, RULES, by_turns=True).doubts == (doubt,)


def test_a_bad_day_is_no_walks_fault() -> None:
    sore = CheckIn(before=7, morning=7)
    walks = [walk if walk.warm_up else replace(walk, check_in=sore) for walk in by_turns_of_two(0, 0)]
    assert compare(walks, Factor.WARM_UP, RULES).verdict is Verdict.NOT_TOLD


def test_walks_that_somebody_chose_themselves_are_told_as_such() -> None:
    many = [a_walk(day, left=None) for day in range(12)]
    assert compare([*by_turns_of_two(0, 0), *many], Factor.WARM_UP, RULES).doubts == (Doubt.CHOSEN, Doubt.LEFT_OUT)


def test_walks_at_one_moment_have_no_season() -> None:
    walks = [replace(walk, started_at=BEGAN) for walk in by_turns_of_two(0, 0)]
    assert compare(walks, Factor.WARM_UP, RULES, by_turns=True).doubts == ()


@pytest.mark.parametrize(
    ("hour", "side"), [(3, None), (4, Side.FIRST), (11, Side.FIRST), (12, None), (15, None), (16, Side.SECOND)]
)
def test_a_walk_belongs_to_the_hour_it_was_walked_at(hour: int, side: Side | None) -> None:
    assert side_of(a_walk(0, started_at=BEGAN.replace(hour=hour)), Factor.TIME_OF_DAY, RULES) is side


@pytest.mark.parametrize(
    ("ground", "side"),
    [(Ground.SOFT, Side.FIRST), (Ground.PAVEMENT, Side.SECOND), (Ground.MIXED, None), (None, None)],
)
def test_only_clear_ground_is_compared(ground: Ground | None, side: Side | None) -> None:
    assert side_of(a_walk(0, ground=ground), Factor.GROUND, RULES) is side


@pytest.mark.parametrize(("warm_up", "side"), [(True, Side.FIRST), (False, Side.SECOND), (None, None)])
def test_a_warm_up_nobody_knows_of_is_on_neither_side(warm_up: bool | None, side: Side | None) -> None:
    assert side_of(a_walk(0, warm_up), Factor.WARM_UP, RULES) is side


@given(histories, st.sampled_from(Factor))
@settings(max_examples=40)
def test_any_walks_can_be_compared(history: History, factor: Factor) -> None:
    found = compare(history.sessions, factor, ExperimentRules(each=1))
    assert (found.gap is None) is (found.verdict is Verdict.TOO_FEW)
    assert found.first + found.second + found.left_out <= len(history.sessions)


def taking_turns(experiment: Experiment, days: int, left: int | None = 0) -> list[Session]:
    """Somebody who always does whose turn it is."""
    walks: list[Session] = []
    for day in range(days):
        turn = follow_turns(experiment, walks, RULES).turn
        walks.append(a_walk(day, turn is Side.FIRST, left))
    return walks


@given(st.integers(0, 10**6))
@settings(max_examples=25)
def test_turns_are_balanced_in_every_block(seconds: int) -> None:
    experiment = Experiment(Factor.WARM_UP, BEGAN - timedelta(seconds=seconds))
    kinds = [walk.warm_up for walk in taking_turns(experiment, 20)]
    assert all(sum(map(bool, kinds[block : block + 4])) == 2 for block in range(0, 20, 4))


def test_turns_differ_from_one_experiment_to_the_next_and_stay_within_one() -> None:
    orders = Counter(
        tuple(walk.warm_up for walk in taking_turns(Experiment(Factor.WARM_UP, BEGAN - timedelta(hours=hour)), 4))
        for hour in range(60)
    )
    assert len(orders) == len(BLOCKS)
    assert taking_turns(Experiment(Factor.WARM_UP, BEGAN), 8) == taking_turns(Experiment(Factor.WARM_UP, BEGAN), 8)


def test_nobody_can_learn_the_turns_by_heart() -> None:
    kinds = [walk.warm_up for walk in taking_turns(Experiment(Factor.WARM_UP, BEGAN), 24)]
    assert len({tuple(kinds[block : block + 4]) for block in range(0, 24, 4)}) > 2


def test_an_experiment_ends_with_the_last_walk_it_needs() -> None:
    experiment = Experiment(Factor.WARM_UP, BEGAN)
    walks = taking_turns(experiment, 24)
    before, after = (follow_turns(experiment, walks[:count], RULES) for count in (23, 24))
    assert not before.is_done
    assert before.finding.verdict is Verdict.TOO_FEW
    assert after.is_done
    assert after.finding.verdict is Verdict.NOT_TOLD
    assert follow_turns(experiment, [*walks, a_walk(30, left=6)], RULES) == after


def test_a_turn_waits_until_a_walk_takes_it() -> None:
    experiment = Experiment(Factor.WARM_UP, BEGAN)
    turn = follow_turns(experiment, [], RULES).turn
    stayed = follow_turns(experiment, [a_walk(0, turn is not Side.FIRST), a_walk(1, None)], RULES)
    assert (stayed.turn, stayed.not_in_turn, stayed.finding.first + stayed.finding.second) == (turn, 2, 0)


def test_a_morning_that_was_not_answered_asks_for_further_turns() -> None:
    experiment = Experiment(Factor.WARM_UP, BEGAN)
    trial = follow_turns(experiment, taking_turns(experiment, 40, left=None), RULES)
    assert not trial.is_done
    assert trial.finding.left_out == 40


def test_many_walks_out_of_turn_are_told_as_chosen() -> None:
    experiment = Experiment(Factor.WARM_UP, BEGAN)
    walks = taking_turns(experiment, 24)
    others = [replace(a_walk(0, None), started_at=walks[0].started_at) for _ in range(20)]
    assert Doubt.CHOSEN in follow_turns(experiment, [*others, *walks], RULES).finding.doubts
    assert Doubt.CHOSEN not in follow_turns(experiment, walks, RULES).finding.doubts


def test_walks_before_and_after_an_experiment_are_none_of_its_own() -> None:
    experiment = Experiment(Factor.WARM_UP, BEGAN, BEGAN + timedelta(days=1))
    trial = follow_turns(experiment, [a_walk(-1, False), a_walk(-1, True), a_walk(5, True), a_walk(5, False)], RULES)
    assert (trial.finding.first, trial.finding.second, trial.not_in_turn) == (0, 0, 0)
