"""How long the next walk takes after ten years of walks: `python -m tests.benchmarks.bench_decide`.

Medians and quickest in milliseconds of this process; returns 1 when a median is over its limit.
"""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from coach.domain.bounds import Bounds
from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.plan import Plan
from coach.domain.progression import History, decide
from coach.domain.rules import Rules
from coach.domain.session import Outcome, Session

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
WALKS = 2600
"""Five a week for ten years."""
LIMIT = 20.0
"""Milliseconds."""
RUNS = 25
GOOD = CheckIn(2, 3, 2, 2, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False)
OPEN, RED = replace(GOOD, morning=None), replace(GOOD, peak=8)
HISTORIES: dict[str, tuple[CheckIn | None, ...]] = {
    "every walk green": (GOOD,),
    "no morning answered": (OPEN,),
    "nothing answered": (None,),
    "green and red in turn": (GOOD, RED),
    "everything in turn": (GOOD, OPEN, RED, OPEN, None, RED, RED),
    "every walk red": (RED,),
}


def main() -> int:
    """Print a table."""
    slowest = 0.0
    for name, answers in HISTORIES.items():
        times = [measure(history_of(answers)) for _ in range(RUNS)]
        slowest = max(slowest, statistics.median(times))
        print(f"{name:24}{statistics.median(times):8.1f} ms  quickest {min(times):5.1f} ms")
    print(f"limit {LIMIT:g} ms: {'kept' if slowest <= LIMIT else 'missed'}")
    return int(slowest > LIMIT)


def history_of(answers: tuple[CheckIn | None, ...]) -> History:
    """Ten years of walks of 20 minutes with these answers in turn."""
    return History(
        tuple(
            Session(
                started_at=NOW - timedelta(days=1.4 * (WALKS - place)),
                planned_minutes=20,
                walked_minutes=20,
                outcome=Outcome.DONE,
                check_in=answers[place % len(answers)],
                id=place + 1,
            )
            for place in range(WALKS)
        )
    )


def measure(history: History) -> float:
    """Milliseconds of this process for one decision."""
    plan, rules = Plan(bounds=Bounds(most_days=5, most_rise=0.2)), Rules()
    before = time.process_time()
    decide(plan, history, NOW, rules)
    return (time.process_time() - before) * 1000


if __name__ == "__main__":
    sys.exit(main())
