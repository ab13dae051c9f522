"""A year of walks up to yesterday, in the data folder of a benchmark."""

from __future__ import annotations

import sys
from datetime import datetime, time, timedelta
from pathlib import Path

from coach.bootstrap_core import Core
from coach.bootstrap_year import StillClock
from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.plan import Plan
from coach.domain.schedule import Schedule
from coach.domain.session import Outcome
from coach.services.ports import RunningSession
from coach.services.reminder_book import ReminderBook

NOON = time(12, 30)
GOOD = CheckIn(2, 3, 2, 2, Reach.BACK, Reach.BACK, frozenset({Quality.ACHING}), Effort.STEADY, False)


def seed_a_year(data_dir: Path | None = None, next_in_minutes: int | None = None) -> None:
    """Plan, times and a walk with its answers on five days of seven; None is the platform's own folder.

    The next walk is planned every day at the time of day it will be in ``next_in_minutes`` (before now: it is due),
    or at noon on five days.
    """
    core = Core(data_dir)
    core.planning.set_schedule(_schedule(core.clock.now(), next_in_minutes))
    core.planning.set_plan(Plan(target_minutes=30, days_per_week=5, start_minutes=10, usual_pain=2))
    now = core.clock.now()
    core.values.put("first_day", (now - timedelta(days=365)).date().isoformat())
    for days in range(365, 0, -1):
        at = datetime.combine((now - timedelta(days=days)).date(), NOON, tzinfo=now.tzinfo)
        if at.weekday() < 5:
            _walk(core, at, min(30, 10 + (365 - days) // 14))
    # Reminders count from the first run of a plan on: that was a week ago.
    book = ReminderBook(
        StillClock(now - timedelta(days=7)), core.store.occurrences, core.values, core.catalogue.reminder_rules()
    )
    book.open(core.planning.schedule(), core.settings.settings.reminders)
    core.close()


def _schedule(now: datetime, next_in_minutes: int | None) -> Schedule:
    if next_in_minutes is None:
        return Schedule((NOON,) * 5 + (None, None))
    at = (now + timedelta(minutes=next_in_minutes)).time().replace(second=0, microsecond=0, tzinfo=None)
    return Schedule((at,) * 7)


def _walk(core: Core, at: datetime, minutes: int) -> None:
    id = core.sessions.begin(RunningSession(0, at, minutes, None, False, False, 7, 0.0, 0.0, CheckIn(before=2)))
    core.sessions.finish(id, minutes * 60.0, Outcome.DONE, None)
    core.answers.save_check_in(id, GOOD)
    core.values.put("closed_check_in", id)


if __name__ == "__main__":
    seed_a_year(next_in_minutes=int(sys.argv[1]) if len(sys.argv) > 1 else None)
