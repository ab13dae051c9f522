"""Promises of the scheduler: on time, on the GUI thread, through sleep and clock changes, with one timer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from coach.adapters.scheduler import ClockWatch, WalkScheduler
from coach.services.ports import Scheduler
from tests.fakes.clock import FakeClock

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(START)


@pytest.fixture
def scheduler(clock: FakeClock, qapp: object) -> Iterator[WalkScheduler]:  # noqa: ARG001
    scheduler = WalkScheduler(clock)
    yield scheduler
    scheduler.stop()


def look_now(scheduler: Scheduler, qtbot: QtBot) -> None:
    """Let the timer run out: a job of its own that is due makes the scheduler look at the clock."""
    looked: list[bool] = []
    scheduler.at("look", START - timedelta(days=1), lambda: looked.append(True))
    qtbot.waitUntil(lambda: bool(looked))


def test_a_job_runs_when_its_instant_has_come_and_not_before(
    scheduler: WalkScheduler, clock: FakeClock, qtbot: QtBot
) -> None:
    seen: list[str] = []
    scheduler.start()
    scheduler.at("walk", START + MINUTE, lambda: seen.append("walk"))
    look_now(scheduler, qtbot)
    assert seen == []
    clock.advance(60)
    look_now(scheduler, qtbot)
    assert seen == ["walk"]


def test_jobs_set_before_the_start_are_kept_and_run_after_it(scheduler: WalkScheduler, qtbot: QtBot) -> None:
    seen: list[str] = []
    scheduler.at("walk", START, lambda: seen.append("walk"))
    scheduler.at("cancelled", START, lambda: seen.append("cancelled"))
    scheduler.cancel("cancelled")
    scheduler.start()
    scheduler.start()
    look_now(scheduler, qtbot)
    assert seen == ["walk"]


def test_jobs_run_on_the_gui_thread(scheduler: WalkScheduler, qtbot: QtBot) -> None:
    threads: list[QThread] = []
    scheduler.start()
    scheduler.at("walk", START, lambda: threads.append(QThread.currentThread()))
    look_now(scheduler, qtbot)
    assert threads == [QThread.currentThread()]


def test_jobs_due_together_run_in_order_of_their_instants(
    scheduler: WalkScheduler, clock: FakeClock, qtbot: QtBot
) -> None:
    seen: list[str] = []
    scheduler.start()
    scheduler.at("second", START + 2 * MINUTE, lambda: seen.append("second"))
    scheduler.at("first", START + MINUTE, lambda: seen.append("first"))
    clock.advance(600)
    look_now(scheduler, qtbot)
    assert seen == ["first", "second"]


def test_the_same_name_replaces_and_a_cancelled_job_is_forgotten(scheduler: WalkScheduler, qtbot: QtBot) -> None:
    seen: list[str] = []
    scheduler.start()
    scheduler.at("walk", START, lambda: seen.append("old"))
    scheduler.at("walk", START, lambda: seen.append("new"))
    scheduler.at("gone", START, lambda: seen.append("gone"))
    scheduler.cancel("gone")
    scheduler.cancel("never set")
    look_now(scheduler, qtbot)
    assert seen == ["new"]


def test_a_job_may_set_itself_anew(scheduler: WalkScheduler, clock: FakeClock, qtbot: QtBot) -> None:
    seen: list[datetime] = []

    def again() -> None:
        seen.append(clock.now())
        scheduler.at("walk", clock.now() + MINUTE, again)

    scheduler.start()
    scheduler.at("walk", START, again)
    look_now(scheduler, qtbot)
    clock.advance(60)
    look_now(scheduler, qtbot)
    assert seen == [START, START + MINUTE]


def test_a_job_cancelled_by_an_earlier_one_of_the_same_moment_does_not_run(
    scheduler: WalkScheduler, clock: FakeClock, qtbot: QtBot
) -> None:
    seen: list[str] = []
    scheduler.start()
    scheduler.at("first", START + MINUTE, lambda: scheduler.cancel("second"))
    scheduler.at("second", START + 2 * MINUTE, lambda: seen.append("second"))
    clock.advance(600)
    look_now(scheduler, qtbot)
    assert seen == []


def test_a_job_that_fails_stops_nobody_else(
    scheduler: WalkScheduler, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise RuntimeError("a page was closed")

    seen: list[str] = []
    scheduler.start()
    scheduler.at("broken", START - MINUTE, fail)
    scheduler.at("walk", START, lambda: seen.append("walk"))
    look_now(scheduler, qtbot)
    qtbot.waitUntil(lambda: seen == ["walk"])
    assert "a page was closed" in caplog.text


def test_sleep_is_announced_before_the_jobs_it_made_due_and_they_run_once(
    scheduler: WalkScheduler, clock: FakeClock, qtbot: QtBot
) -> None:
    seen: list[str] = []
    scheduler.when_clock_jumped(lambda: seen.append("jump"))
    scheduler.start()
    scheduler.at("walk", START + timedelta(hours=5), lambda: seen.append("walk"))
    clock.sleep(6 * 3600)
    look_now(scheduler, qtbot)
    look_now(scheduler, qtbot)
    assert seen == ["jump", "walk"]


def test_a_stopped_scheduler_calls_nobody_and_can_start_afresh(scheduler: WalkScheduler, qtbot: QtBot) -> None:
    seen: list[str] = []
    scheduler.start()
    scheduler.at("old", START, lambda: seen.append("old"))
    scheduler.stop()
    scheduler.stop()
    scheduler.start()
    scheduler.at("new", START, lambda: seen.append("new"))
    look_now(scheduler, qtbot)
    assert seen == ["new"]


def test_a_naive_instant_is_refused(scheduler: WalkScheduler) -> None:
    with pytest.raises(ValueError, match="time zone"):
        scheduler.at("walk", datetime(2026, 3, 2), lambda: None)  # noqa: DTZ001


def test_many_changes_leave_one_call_for_each_job(scheduler: WalkScheduler, qtbot: QtBot) -> None:
    seen: list[int] = []
    scheduler.start()
    for number in range(200):
        scheduler.at("walk", START, lambda number=number: seen.append(number))  # type: ignore[misc]
    look_now(scheduler, qtbot)
    assert seen == [199]


def test_the_clock_watch_stays_calm_while_both_clocks_go_on(clock: FakeClock) -> None:
    watch = ClockWatch(clock)
    for _ in range(1000):
        clock.advance(60)
        clock.sleep(0.03)
        assert not watch.jumped()


@pytest.mark.parametrize("hours", [-30, -1, 1, 30])
def test_the_clock_watch_tells_a_set_clock_once(clock: FakeClock, hours: int) -> None:
    watch = ClockWatch(clock)
    clock.advance(60)
    clock.set_wall(START + timedelta(hours=hours))
    assert [watch.jumped(), watch.jumped()] == [True, False]


def test_the_clock_watch_tells_a_new_zone_once(clock: FakeClock) -> None:
    watch = ClockWatch(clock)
    clock.set_zone(ZoneInfo("Asia/Kathmandu"))
    assert [watch.jumped(), watch.jumped()] == [True, False]


def test_the_library_is_not_imported_before_the_start() -> None:
    program = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "from coach.adapters.scheduler import WalkScheduler\n"
        "from tests.fakes.clock import FakeClock\n"
        "scheduler = WalkScheduler(FakeClock(datetime(2026, 3, 2, tzinfo=UTC)))\n"
        "scheduler.at('walk', datetime(2026, 3, 2, tzinfo=UTC), print)\n"
        "sys.exit('apscheduler' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_listener_that_fails_is_not_the_end_of_all_reminders(
    scheduler: WalkScheduler, clock: FakeClock, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def fail() -> None:
        raise OSError("The disk cannot be read.")

    scheduler.start()
    look_now(scheduler, qtbot)
    scheduler.when_clock_jumped(fail)
    scheduler.at("walk", START + MINUTE, lambda: seen.append("walk"))
    clock.sleep(6 * 3600)
    with qtbot.captureExceptions() as failures:
        scheduler.at("other", START + 2 * MINUTE, lambda: seen.append("other"))
        qtbot.waitUntil(lambda: len(seen) == 2)
    assert len(failures) == 1
