"""What is measured is measured again when the machine stood still, and only then."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import pytest

from tests.heartbeat import STOOD_STILL, Heartbeat, repeated_if_the_machine_stood_still
from tests.patience import until


class StillFor:
    """A heart that says for how long the machine stood still."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def stop(self) -> float:
        """So long."""
        return self._seconds


def counting(runs: list[int], failures: int) -> Callable[[], None]:
    """A test that fails so many times and then passes."""

    def test() -> None:
        runs.append(1)
        assert len(runs) > failures, "late"

    return test


def measured(seconds: float, failures: int) -> int:
    """How often such a test runs on a machine that stood still for so long."""
    runs: list[int] = []
    repeated_if_the_machine_stood_still(counting(runs, failures), lambda: StillFor(seconds))()
    return len(runs)


def test_a_failure_on_a_machine_that_stood_still_is_measured_once_more() -> None:
    assert measured(1.0, failures=1) == 2


def test_what_was_well_is_not_measured_again() -> None:
    assert measured(1.0, failures=0) == 1


def test_a_failure_on_a_steady_machine_is_ours_and_says_so() -> None:
    with pytest.raises(AssertionError, match="late") as failure:
        measured(STOOD_STILL / 2, failures=1)
    assert "Meanwhile the machine stood still for 0.07 s at most." in failure.value.__notes__


def test_a_second_failure_counts_on_any_machine() -> None:
    with pytest.raises(AssertionError, match="late"):
        measured(1.0, failures=2)


def test_a_machine_that_stands_still_is_found() -> None:
    heart, began = Heartbeat(), time.monotonic()
    os.kill(heart.pid, signal.SIGSTOP)
    until(lambda: time.monotonic() - began > 2 * STOOD_STILL)
    os.kill(heart.pid, signal.SIGCONT)
    still = heart.stop()
    assert STOOD_STILL < still < 20
    assert heart.stop() == still


def test_a_busy_program_is_no_machine_that_stands_still() -> None:
    least = []
    for _ in range(3):
        heart, end = Heartbeat(), time.monotonic() + 0.3
        while time.monotonic() < end:
            sum(range(1000))
        least.append(heart.stop())
    assert min(least) < STOOD_STILL
