"""Days off that somebody marks while the plan rests: the pause is the plan's own, and lasts beneath them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from coach.bootstrap_core import Core
from coach.bootstrap_year import NOW, StillClock
from coach.domain.plan import Plan
from coach.domain.progress_view import Span
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.services.time_off_records import TIMES_OFF, times_off_from_json

TODAY = NOW.date()
MONDAY = TODAY - timedelta(days=TODAY.weekday())
BEGAN, ENDS = MONDAY - timedelta(days=5), MONDAY + timedelta(days=13)
ILL = TimeOff(MONDAY - timedelta(days=7), MONDAY - timedelta(days=1), TimeOffKind.ILL)
PAUSE = TimeOff(BEGAN, ENDS, TimeOffKind.PAUSE)


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    """A plan that has rested since Wednesday of last week."""
    clock = StillClock(NOW - timedelta(days=60))
    core = Core(tmp_path, clock)
    core.planning.set_plan(Plan())
    clock.at = NOW - (TODAY - BEGAN)
    core.planning.pause_until(ENDS + timedelta(days=1))
    clock.at = NOW
    yield core
    core.close()


def excused(core: Core) -> list[TimeOffKind | None]:
    """Why last week and this one are excused."""
    return [week.excused for week in core.progress.view(Span.FOUR_WEEKS).weeks[-2:]]


def test_a_week_that_is_marked_and_a_usual_one_again_is_one_of_the_pause(core: Core) -> None:
    desk = core.progress
    assert desk.times_off() == (PAUSE,)
    desk.mark(ILL)
    assert (desk.times_off(), excused(core)[0]) == ((ILL, rest(MONDAY)), TimeOffKind.ILL)
    assert times_off_from_json(core.values.get(TIMES_OFF)) == desk.times_off()
    desk.unmark(ILL.first, ILL.last)
    assert (desk.times_off(), excused(core)) == ((PAUSE,), [TimeOffKind.PAUSE] * 2)


def test_undoing_changes_nothing_about_the_pause(core: Core) -> None:
    desk = core.progress
    desk.mark(ILL)
    before = desk.times_off()
    desk.unmark(ILL.first, ILL.last)
    desk.restore(before)
    desk.unmark(ILL.first, ILL.last)
    assert desk.times_off() == (PAUSE,)
    core.planning.go_on()
    desk.restore(before)
    assert desk.times_off() == (ILL, TimeOff(MONDAY, TODAY - timedelta(days=1), TimeOffKind.PAUSE))


def rest(first: date) -> TimeOff:
    """What is left of the pause from ``first`` on."""
    return TimeOff(first, ENDS, TimeOffKind.PAUSE)
