"""The line about reminders: right each minute while somebody looks, and at rest while nobody does."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.countdown import minutes_until
from coach.domain.reminder import ReminderRules, walk_name
from coach.domain.schedule import Schedule
from coach.services.reminder_line import JOB, ReminderLine
from coach.services.reminders import Reminders
from tests.fakes.clock import FakeClock
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.fakes.occurrence_store import FakeOccurrenceStore
from tests.fakes.scheduler import FakeScheduler

BERLIN = ZoneInfo("Europe/Berlin")
SEVEN = datetime(2026, 3, 2, 7, 0, tzinfo=BERLIN)


class Looker:
    """Somebody who looks at the line, and what stood in it."""

    def __init__(self) -> None:
        self.clock = FakeClock(SEVEN, BERLIN)
        self.scheduler = FakeScheduler(self.clock)
        store, values = FakeOccurrenceStore(), FakeKeyValueStore()
        self.reminders = Reminders(self.clock, self.scheduler, store, values, ReminderRules())
        self.line = ReminderLine(self.clock, self.scheduler, self.reminders)
        self.seen: list[int | None] = []
        self.line.changed.connect(self.look)
        self.reminders.show_schedule(Schedule((time(9),) * 7))
        self.reminders.start()

    def look(self) -> None:
        next = self.reminders.status().next
        self.seen.append(None if next is None else minutes_until(next.at, self.clock.now()))


@pytest.fixture
def looker() -> Looker:
    return Looker()


def test_each_minute_of_the_last_hour_is_told_once(looker: Looker) -> None:
    looker.line.watch("tray", True)
    looker.seen.clear()
    looker.scheduler.pass_time(2 * 3600 - 1)
    told = [minutes for minutes in looker.seen if minutes is not None]
    assert sorted(set(told), reverse=True) == list(range(60, 0, -1))
    assert len(looker.seen) <= 62


def test_nobody_who_looks_is_no_job(looker: Looker) -> None:
    looker.line.refresh()
    assert (looker.seen, JOB in looker.scheduler.jobs()) == ([], False)
    looker.line.watch("tray", True)
    looker.line.watch("today", True)
    looker.line.watch("tray", False)
    assert JOB in looker.scheduler.jobs()
    looker.line.watch("today", False)
    assert JOB not in looker.scheduler.jobs()


def test_before_the_last_hour_it_rests(looker: Looker) -> None:
    looker.line.watch("tray", True)
    assert looker.scheduler.jobs()[JOB] == datetime(2026, 3, 2, 8, 0, tzinfo=BERLIN).astimezone(UTC)


def test_a_walk_that_is_put_off_is_told_at_once(looker: Looker) -> None:
    looker.line.watch("tray", True)
    looker.scheduler.pass_time(2 * 3600)
    looker.reminders.snooze(walk_name(date(2026, 3, 2)), looker.clock.now() + timedelta(minutes=20))
    assert looker.seen[-1] == 20
