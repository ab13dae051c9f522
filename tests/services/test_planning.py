"""Plan, schedule, pause and flare: kept on disk, told to everybody, and never in the way of a start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from coach.domain.check_in import CheckIn
from coach.domain.plan import Plan
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.schedule import Move
from coach.domain.session import Session
from coach.domain.today import DayState, Today
from coach.services.planning import FIRST_DAY, FLARE_SINCE, Planning
from coach.services.ports import StoreProblem
from tests.fakes.answer_store import FakeAnswerStore
from tests.fakes.session_store import FakeSessionStore
from tests.services.conftest import OpenRoom
from tests.services.rooms import PLAN, RULES, START, WEEK, Room

TODAY = START.date()


def test_before_set_up_there_is_no_plan_and_nothing_is_told(open_room: OpenRoom) -> None:
    room, told = open_room(), list[Today]()
    room.planning.today_changed.connect(told.append)
    room.planning.refresh()
    assert not room.planning.is_set_up()
    assert room.planning.plan() is None
    assert told == []


def test_plan_and_schedule_are_there_after_a_restart(room: Room, open_room: OpenRoom) -> None:
    move = Move(TODAY, TODAY + timedelta(days=1), time(8))
    room.planning.move_walk(move)
    room.close()
    again = open_room().planning
    assert again.plan() == PLAN
    assert again.schedule() == replace(WEEK, moves=(move,))


def test_the_first_walk_is_the_plans_start(room: Room) -> None:
    assert room.planning.today().walk.minutes == PLAN.start_minutes
    assert room.planning.week(1).walks_planned == 4


@pytest.mark.parametrize(("days", "week"), [(0, 1), (6, 1), (7, 2), (13, 2), (70, 11), (-9, 1)])
def test_the_week_of_the_plan_is_counted_from_the_day_it_was_made(room: Room, days: int, week: int) -> None:
    room.clock.set_wall(START + timedelta(days=days))
    assert room.planning.week_of_plan() == week


def test_a_changed_plan_does_not_begin_the_weeks_again(room: Room) -> None:
    room.clock.advance(15 * 86400)
    room.planning.set_plan(replace(PLAN, target_minutes=40))
    assert room.planning.week_of_plan() == 3


def test_a_pause_ends_by_itself_and_can_be_ended_now(room: Room) -> None:
    until = TODAY + timedelta(days=5)
    room.planning.pause_until(until)
    assert room.planning.today().paused_until == until
    assert room.planning.week().days[TODAY.weekday()].state is DayState.PAUSED
    room.clock.set_wall(START + timedelta(days=5))
    assert room.planning.today().paused_until is None
    room.clock.set_wall(START)
    room.planning.go_on()
    assert room.planning.today().paused_until is None
    assert room.planning.schedule() == WEEK


def test_moves_of_past_weeks_are_dropped_and_those_of_this_week_kept(room: Room) -> None:
    past = Move(TODAY - timedelta(days=7), TODAY - timedelta(days=4), time(9))
    over = Move(TODAY - timedelta(days=3), TODAY - timedelta(days=2), time(9))
    coming = Move(TODAY + timedelta(days=2), TODAY + timedelta(days=3), time(9))
    room.planning.set_schedule(replace(WEEK, moves=(past, over, coming)))
    assert room.planning.schedule().moves == (over, coming)


def test_a_day_that_is_added_leaves_the_days_before_as_they_were_planned(room: Room, open_room: OpenRoom) -> None:
    sunday = START + timedelta(days=10)
    room.clock.set_wall(sunday)
    before = room.planning.week()
    room.planning.set_schedule(replace(WEEK, times=(WEEK.times[0], time(9), *WEEK.times[2:])))
    assert room.planning.week() == before
    assert room.planning.week(1).walks_planned == before.walks_planned + 1
    room.close()
    again = open_room(room.clock).planning
    assert again.week() == before
    again.set_schedule(WEEK)
    assert again.schedule() == WEEK


def test_the_plan_has_as_many_days_as_the_schedule(room: Room) -> None:
    room.planning.set_schedule(replace(WEEK, times=(time(9),) * 6 + (None,)))
    plan = room.planning.plan()
    assert plan is not None
    assert plan.days_per_week == 6


def test_a_flare_shortens_the_next_walk_until_it_is_withdrawn(room: Room) -> None:
    room.planning.declare_flare()
    flared = room.planning.next_walk()
    room.planning.withdraw_flare()
    calm = room.planning.next_walk()
    assert flared.flare
    assert flared.minutes < calm.minutes
    assert not calm.flare


def test_a_flare_is_remembered_after_a_restart(room: Room, open_room: OpenRoom) -> None:
    room.planning.declare_flare()
    room.close()
    assert open_room(room.clock).planning.next_walk().flare


def test_a_closed_check_in_is_not_due_again(room: Room) -> None:
    session = room.put_walk()
    assert room.planning.today().check_in_due == session
    room.planning.close_check_in(session)
    assert room.planning.today().check_in_due is None


CHANGES: dict[str, Callable[[Room], object]] = {
    "plan": lambda room: room.planning.set_plan(replace(PLAN, usual_pain=5)),
    "schedule": lambda room: room.planning.set_schedule(WEEK),
    "move": lambda room: room.planning.move_walk(Move(TODAY, TODAY, time(18))),
    "pause": lambda room: room.planning.pause_until(TODAY + timedelta(days=2)),
    "go on": lambda room: room.planning.go_on(),
    "flare": lambda room: room.planning.declare_flare(),
    "no flare": lambda room: room.planning.withdraw_flare(),
    "refresh": lambda room: room.planning.refresh(),
    "flags": lambda room: room.check_ins.report_flags(frozenset({RedFlag.FEVER})),
    "seen": lambda room: room.check_ins.mark_seen(""),
    "check-in": lambda room: room.check_ins.save(room.put_walk(), CheckIn(peak=3)),
    "morning": lambda room: room.check_ins.answer_morning(room.put_walk(), 2),
    "skip": lambda room: room.check_ins.skip(room.put_walk()),
    "walk": lambda room: room.walk(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_today_is_told_after_every_change_as_it_is_then(room: Room, change: str) -> None:
    told: list[Today] = []
    room.planning.today_changed.connect(told.append)
    CHANGES[change](room)
    assert told[-1] == room.planning.today()


def test_plan_and_schedule_are_told_when_they_change(room: Room) -> None:
    plans: list[Plan] = []
    paused: list[date | None] = []
    room.planning.plan_changed.connect(plans.append)
    room.planning.schedule_changed.connect(lambda schedule: paused.append(schedule.paused_until))
    room.planning.set_plan(replace(PLAN, target_minutes=25))
    room.planning.pause_until(TODAY + timedelta(days=1))
    assert plans == [replace(PLAN, target_minutes=25)]
    assert paused == [TODAY + timedelta(days=1)]


def test_red_flags_make_the_plan_wait(room: Room) -> None:
    room.store.answers.report_flags(FlagReport(room.clock.now(), frozenset({RedFlag.BLADDER})))
    assert not room.planning.today().walk.walk_allowed


@pytest.mark.parametrize("garbage", [None, "soon", "2026-99-99", "2026-11-12T09:00:00", 7, [], {}, True])
def test_a_garbled_store_never_keeps_the_program_from_starting(room: Room, garbage: object) -> None:
    for name in ("plan", "schedule", FIRST_DAY, FLARE_SINCE, "closed_check_in", "set_up", "eased"):
        room.store.values.put(name, garbage)
    assert room.planning.week_of_plan() == 1
    assert room.planning.next_walk().walk_allowed
    assert not room.planning.next_walk().flare
    room.planning.today()
    room.set_up.answers()


class UnreadableSessions(FakeSessionStore):
    """Walks whose database cannot be read while ``broken`` says why."""

    broken = ""

    def sessions(self) -> tuple[Session, ...]:
        if self.broken:
            raise StoreProblem(self.broken)
        return super().sessions()


def test_a_day_that_cannot_be_read_is_told_and_shown_as_soon_as_it_can(room: Room) -> None:
    sessions, days, troubles = UnreadableSessions(), list[Today](), list[str]()
    planning = Planning(room.store.values, sessions, FakeAnswerStore(sessions), room.clock, RULES)
    planning.today_changed.connect(days.append)
    planning.trouble_changed.connect(troubles.append)
    sessions.broken = "The disk cannot be read."
    planning.refresh()
    assert (days, troubles) == ([], ["The disk cannot be read."])
    sessions.broken = ""
    planning.refresh()
    assert (len(days), len(troubles)) == (1, 1)
