"""Somebody's past, put into a data folder through Amble's own store before the window opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from coach.bootstrap_core import Core
from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.plan import Plan
from coach.domain.schedule import Schedule
from coach.domain.session import Outcome, Session
from coach.services.ports import RunningSession

NOON = time(12, 30)
EVERY_DAY = Schedule((NOON,) * 7)
GOOD = CheckIn(
    before=3,
    peak=3,
    after=3,
    reach_before=Reach.BACK,
    reach_after=Reach.BACK,
    qualities=frozenset({Quality.STIFF}),
    effort=Effort.STEADY,
    leg_soreness=False,
)
"""A walk that went well, with the morning after still open."""


@dataclass(frozen=True)
class Past:
    """A walk done ``days`` ago, and what was answered about it."""

    days: int
    minutes: int = 10
    check_in: CheckIn | None = GOOD


def now() -> datetime:
    """The wall clock as Amble reads it."""
    return datetime.now().astimezone()


def seed(
    folder: Path, walks: Iterable[Past] = (), plan: Plan | None = None, schedule: Schedule = EVERY_DAY
) -> tuple[Session, ...]:
    """Make a plan and a history; returns the history as it was stored."""
    core = Core(folder)
    core.planning.set_schedule(schedule)
    core.planning.set_plan(plan or Plan(usual_pain=3, days_per_week=schedule.days_per_week))
    for walk in walks:
        _walk(core, walk)
    sessions = core.planning.sessions()
    core.close()
    return sessions


def history(folder: Path) -> tuple[Session, ...]:
    """Every finished walk in a folder; no window may be open on it."""
    core = Core(folder)
    sessions = core.planning.sessions()
    core.close()
    return sessions


def cut_off(folder: Path) -> RunningSession | None:
    """The walk that a killed program left behind."""
    core = Core(folder)
    running = core.sessions.unfinished()
    core.close()
    return running


def _walk(core: Core, walk: Past) -> None:
    started = (core.clock.now() - timedelta(days=walk.days)).replace(hour=12, minute=30, second=0, microsecond=0)
    running = RunningSession(
        id=0,
        started_at=started,
        planned_minutes=walk.minutes,
        chosen_minutes=None,
        bad_day=False,
        warm_up=False,
        seed=1,
        position=walk.minutes * 60.0,
        walked_seconds=walk.minutes * 60.0,
        before=walk.check_in or CheckIn(),
    )
    id = core.sessions.begin(running)
    core.sessions.finish(id, running.walked_seconds, Outcome.DONE, None)
    if walk.check_in is not None:
        core.answers.save_check_in(id, walk.check_in)
