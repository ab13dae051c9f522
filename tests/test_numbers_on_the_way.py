"""The numbers on the way as a whole program goes by them: ours, or stricter ones of the plan's bounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coach.bootstrap_core import Core
from coach.bootstrap_walk import Performance
from coach.domain.bounds import Bounds
from coach.domain.feeling import Feeling
from coach.domain.rules import WayRules
from coach.domain.session import StopReason
from coach.domain.walk import Route
from coach.services.left_over import left_over
from coach.services.walks import WalkChoice
from tests.fakes.clock import FakeClock
from tests.fakes.voice import FakeVoice
from tests.terminal import set_up

EVENING = datetime(2026, 5, 6, 20, 30, tzinfo=UTC)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(EVENING)


@pytest.fixture
def core(tmp_path: Path, clock: FakeClock) -> Iterator[Core]:
    set_up(tmp_path)
    core = Core(tmp_path, clock)
    yield core
    core.close()


@pytest.fixture
def stage(tmp_path: Path, qapp: QApplication, core: Core) -> Iterator[Performance]:  # noqa: ARG001
    stage = Performance(core, 1.0, FakeVoice(tmp_path))
    yield stage
    stage.runner.end(StopReason.OTHER)
    stage.close()


def left_after_one_worse(stage: Performance, core: Core, bounds: Bounds) -> float:
    core.bounds.put_back(bounds)
    stage.walks.start(WalkChoice(10, route=Route.INDOORS))
    stage.walks.changes.feel(Feeling.WORSE)
    seconds = stage.runner.timeline.seconds
    stage.runner.end(StopReason.OTHER)
    return seconds


def test_bounds_may_make_one_worse_enough_and_the_rest_shorter_still(stage: Performance, core: Core) -> None:
    stricter = Bounds(thresholds=(("way.worse_running", 1.0), ("way.share", 0.3)))
    assert left_after_one_worse(stage, core, stricter) == pytest.approx(180)
    assert left_after_one_worse(stage, core, Bounds()) == 600


def test_how_long_a_walk_may_go_on_after_midnight_is_a_number_of_the_rules(
    stage: Performance, core: Core, clock: FakeClock
) -> None:
    stage.walks.start(WalkChoice(10))
    stage.walks.rest_for_longer()
    clock.advance(5 * 3600)
    assert left_over(core.sessions, core.values, core.clock, WayRules(same_walk_hours=6)) is not None
    assert left_over(core.sessions, core.values, core.clock, core.rules.way) is None
