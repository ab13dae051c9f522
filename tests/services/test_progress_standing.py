"""How things stand follows the same walk that Today offers, and what nothing touched is not worked out again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from coach.bootstrap_core import Core
from coach.bootstrap_year import NOW, StillClock, live_a_year
from coach.domain.progress_view import Span
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.domain.way_to_target import Way


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Core]:
    clock = StillClock(NOW)
    core = Core(tmp_path_factory.mktemp("year"), clock)
    live_a_year(core, clock)
    yield core
    core.close()


@pytest.mark.parametrize("days", [0, 20, 200, 420, 800])
def test_the_way_goes_on_from_the_walk_that_today_offers_after_any_gap(year: Core, days: int) -> None:
    later = Core(year.data_dir, StillClock(NOW + timedelta(days=days)))
    assert later.progress.view(Span.FOUR_WEEKS).way.now == later.planning.whole_walk().minutes
    later.close()


def test_a_pause_is_told_before_any_range(year: Core) -> None:
    year.planning.pause_until(NOW.date() + timedelta(days=5))
    assert year.progress.view(Span.FOUR_WEEKS).way.way is Way.RESTING
    year.planning.go_on()
    assert year.progress.view(Span.FOUR_WEEKS).way.way is not Way.RESTING


def test_a_day_off_works_out_the_weeks_around_it_alone(year: Core) -> None:
    before = {week.monday: week for week in year.progress.view(Span.ALL).weeks}
    year.progress.mark(TimeOff(date(2026, 9, 7), date(2026, 9, 13), TimeOffKind.ILL))
    after = {week.monday: week for week in year.progress.view(Span.ALL).weeks}
    year.progress.unmark(date(2026, 9, 7), date(2026, 9, 13))
    assert {week.monday: week for week in year.progress.view(Span.ALL).weeks} == before
    assert [monday for monday in before if after[monday] != before[monday]] in ([date(2026, 9, 7)], [])
    oldest = min(before)
    assert after[oldest] is before[oldest]
