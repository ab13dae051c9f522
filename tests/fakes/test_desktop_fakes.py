"""The fakes of scheduler, notifier, wake lock and login item keep the promises of their ports."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from coach.services.ports import LoginItem, Notice, Notifier, Scheduler, WakeLock
from tests.fakes.clock import FakeClock
from tests.fakes.login_item import FakeLoginItem
from tests.fakes.notifier import FakeNotifier
from tests.fakes.scheduler import FakeScheduler
from tests.fakes.wake_lock import FakeWakeLock

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def test_time_that_passes_runs_each_job_at_its_own_instant() -> None:
    clock = FakeClock(START)
    scheduler, seen = FakeScheduler(clock), list[datetime]()
    port: Scheduler = scheduler
    port.at("later", START + timedelta(minutes=20), lambda: seen.append(clock.now()))
    port.at("sooner", START + timedelta(minutes=10), lambda: seen.append(clock.now()))
    scheduler.pass_time(3600)
    assert seen == [START + timedelta(minutes=10), START + timedelta(minutes=20)]
    assert clock.now() == START + timedelta(hours=1)


def test_a_job_that_sets_itself_anew_comes_again() -> None:
    clock = FakeClock(START)
    scheduler, count = FakeScheduler(clock), list[int]()

    def again() -> None:
        count.append(1)
        scheduler.at("tick", clock.now() + timedelta(minutes=10), again)

    scheduler.at("tick", START, again)
    scheduler.pass_time(35 * 60)
    assert len(count) == 4


def test_waking_announces_the_jump_before_the_jobs_it_made_due() -> None:
    clock = FakeClock(START)
    scheduler, seen = FakeScheduler(clock), list[str]()
    scheduler.when_clock_jumped(lambda: seen.append("jump"))
    scheduler.at("walk", START + timedelta(hours=1), lambda: seen.append("walk"))
    clock.sleep(7200)
    scheduler.wake()
    assert seen == ["jump", "walk"]


def test_a_cancelled_job_and_a_stopped_scheduler_call_nobody() -> None:
    clock = FakeClock(START)
    scheduler, seen = FakeScheduler(clock), list[str]()
    scheduler.at("one", START, lambda: seen.append("one"))
    scheduler.cancel("one")
    scheduler.cancel("never set")
    scheduler.at("two", START, lambda: seen.append("two"))
    scheduler.stop()
    scheduler.pass_time(60)
    assert seen == []


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        FakeScheduler(FakeClock(START)).at("walk", datetime(2026, 3, 2), lambda: None)  # noqa: DTZ001


def test_a_click_tells_the_action_and_takes_the_notice_away() -> None:
    notifier, chosen = FakeNotifier(), list[str]()
    port: Notifier = notifier
    port.show(Notice("walk", "Time for a walk", "", (("start", "Start"),)), chosen.append)
    notifier.choose("walk", "start")
    assert chosen == ["start"]
    assert notifier.shown == {}
    port.show(Notice("walk", "Time for a walk", "", (("start", "Start"),)), chosen.append)
    with pytest.raises(KeyError):
        notifier.choose("walk", "dance")
    port.close()
    assert notifier.closed


def test_a_withdrawn_notice_cannot_be_clicked_and_a_broken_notifier_shows_none() -> None:
    notifier = FakeNotifier()
    notifier.show(Notice("walk", "", ""), lambda _: None)
    notifier.withdraw("walk")
    with pytest.raises(KeyError):
        notifier.choose("walk")
    broken = FakeNotifier("There is no notification service here.")
    unseen: list[str] = []
    broken.when_unseen(unseen.append)
    broken.show(Notice("walk", "", ""), lambda _: None)
    assert (broken.shown, broken.trouble()) == ({}, "There is no notification service here.")
    assert unseen == ["walk"]


def test_a_notice_that_turns_out_not_to_be_shown_is_told_of_once() -> None:
    notifier, unseen = FakeNotifier(), list[str]()
    notifier.when_unseen(unseen.append)
    notifier.show(Notice("walk", "", ""), lambda _: None)
    notifier.lose("walk")
    notifier.lose("walk")
    assert (unseen, notifier.shown) == (["walk"], {})


def test_the_wake_lock_is_held_until_released_twice() -> None:
    lock = FakeWakeLock("It cannot.")
    port: WakeLock = lock
    port.hold()
    assert lock.held
    port.release()
    port.release()
    assert (lock.held, port.trouble()) == (False, "It cannot.")


def test_the_login_item_remembers_or_refuses() -> None:
    item: LoginItem = FakeLoginItem()
    item.turn(True)
    assert item.is_on()
    refusing: LoginItem = FakeLoginItem(refuses="No.")
    with pytest.raises(OSError, match="No"):
        refusing.turn(True)
    assert (refusing.is_on(), refusing.trouble()) == (False, "No.")
