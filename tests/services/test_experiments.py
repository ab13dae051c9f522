"""Trying out what suits somebody: kept on disk, left at any moment, and nothing of the plan is touched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from coach.domain.check_in import CheckIn
from coach.domain.experiment import ExperimentRules, Factor, Side, Verdict
from coach.domain.session import Outcome, Session
from coach.services.experiments import EXPERIMENTS_PAST, MOST_PAST, Experiments
from coach.services.records import EXPERIMENT
from tests.fakes.clock import FakeClock
from tests.fakes.key_value_store import FakeKeyValueStore

START = datetime(2026, 5, 4, 9, tzinfo=UTC)


class Bench:
    """The service with its surroundings."""

    def __init__(self) -> None:
        self.values, self.clock, self.walks = FakeKeyValueStore(), FakeClock(START), list[Session]()
        self.open()

    def open(self) -> None:
        """Start the program, perhaps again."""
        rules = ExperimentRules(each=2)
        self.desk = Experiments(self.values, lambda: tuple(self.walks), self.clock, lambda: rules)

    def walk(self, warm_up: bool, left: int = 0) -> None:
        """A walk, and the morning after."""
        self.clock.advance(timedelta(days=1).total_seconds())
        check_in = CheckIn(before=3, morning=3 + left)
        self.walks.append(Session(self.clock.now(), 10, 10.0, Outcome.DONE, check_in=check_in, warm_up=warm_up))

    def walk_in_turn(self) -> None:
        """Whose turn it is."""
        trial = self.desk.trial()
        assert trial is not None
        self.walk(trial.turn is Side.FIRST)


def test_nothing_is_tried_out_until_somebody_begins() -> None:
    bench = Bench()
    found = bench.desk.experience()
    assert (found.trial, found.past) == (None, ())
    assert [finding.factor for finding in found.findings] == list(Factor)
    assert bench.desk.leave() is None


def test_turns_go_on_after_a_restart_and_are_complete_in_the_end() -> None:
    bench = Bench()
    bench.desk.begin(Factor.WARM_UP)
    for _ in range(4):
        bench.open()
        bench.walk_in_turn()
    trial = bench.desk.trial()
    assert trial is not None
    assert trial.is_done
    assert trial.finding.verdict is Verdict.NOT_TOLD


def test_another_experiment_puts_the_one_that_is_on_away() -> None:
    bench = Bench()
    bench.desk.begin(Factor.WARM_UP)
    bench.walk_in_turn()
    bench.desk.begin(Factor.GROUND)
    found = bench.desk.experience()
    assert found.trial is not None
    assert found.trial.experiment.factor is Factor.GROUND
    assert [trial.experiment.factor for trial in found.past] == [Factor.WARM_UP]


def test_one_without_a_walk_is_left_without_a_trace() -> None:
    bench = Bench()
    bench.desk.begin(Factor.WARM_UP)
    bench.desk.leave()
    assert bench.desk.experience().past == ()
    assert bench.desk.trial() is None


def test_walks_after_it_was_left_do_not_change_what_was_found() -> None:
    bench = Bench()
    bench.desk.begin(Factor.WARM_UP)
    bench.walk_in_turn()
    bench.desk.leave()
    before = bench.desk.experience().past
    bench.walk(True)
    bench.walk(False)
    assert bench.desk.experience().past == before


def test_leaving_can_be_taken_back() -> None:
    bench = Bench()
    bench.desk.begin(Factor.WARM_UP)
    bench.walk_in_turn()
    before = bench.desk.experience()
    left = bench.desk.leave()
    assert left is not None
    bench.desk.take_up_again(left)
    assert bench.desk.experience() == before


def test_the_latest_experiments_are_kept_and_stand_first() -> None:
    bench = Bench()
    for _ in range(MOST_PAST + 3):
        bench.desk.begin(Factor.WARM_UP)
        bench.walk_in_turn()
        bench.desk.leave()
    past = bench.desk.experience().past
    assert len(past) == MOST_PAST
    assert [trial.experiment.began for trial in past] == sorted((t.experiment.began for t in past), reverse=True)


def test_what_cannot_be_read_is_no_experiment() -> None:
    bench = Bench()
    for odd in (7, {"factor": "moon", "began": START.isoformat()}, {"factor": "ground", "began": "soon"}):
        bench.values.put(EXPERIMENT, odd)
        bench.values.put(EXPERIMENTS_PAST, [odd])
        assert bench.desk.trial() is None
        assert bench.desk.experience().past == ()
    bench.values.put(EXPERIMENTS_PAST, "none")
    assert bench.desk.experience().past == ()
