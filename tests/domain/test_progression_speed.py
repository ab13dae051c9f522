"""Ten years of walks are worked out before anybody could notice."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.bounds import Bounds
from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.plan import Plan
from coach.domain.progression import History, decide
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
YEARS_OF_WALKS = 2600
"""Five a week for ten years."""
MOST_SECONDS = 0.020
TRIES = 40
"""The quickest counts: on a machine that does much else, most of them take longer."""
GOOD = CheckIn(2, 3, 2, 2, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False)
OPEN, RED = replace(GOOD, morning=None), replace(GOOD, peak=8)


@pytest.mark.parametrize("answers", [(GOOD,), (OPEN,), (None,), (GOOD, RED), (GOOD, OPEN, RED, OPEN, None, RED, RED)])
def test_ten_years_take_less_than_twenty_milliseconds(answers: tuple[CheckIn | None, ...]) -> None:
    walks = tuple(
        Session(
            started_at=NOW - timedelta(days=1.4 * (YEARS_OF_WALKS - place)),
            planned_minutes=20,
            walked_minutes=20,
            outcome=Outcome.DONE,
            check_in=answers[place % len(answers)],
            id=place + 1,
        )
        for place in range(YEARS_OF_WALKS)
    )
    plan, history = Plan(bounds=Bounds(most_days=5, most_rise=0.2)), History(walks)
    assert any(_seconds(plan, history) < MOST_SECONDS for _ in range(TRIES))


def _seconds(plan: Plan, history: History) -> float:
    before = time.process_time()
    decide(plan, history, NOW, Rules())
    return time.process_time() - before
