"""A walk that somebody tells of is answered with a way back, which stays before anything quiet takes its place."""

from __future__ import annotations

from datetime import time, timedelta

from coach.domain.reminder import ReminderKind, ReminderSettings
from coach.domain.rhythm import Rhythm
from coach.domain.session import Outcome, Session
from tests.services.reminder_rig import ANSWERED, MONDAY, Desk, local

TEA = Rhythm(True, (time(14, 35),))


def tell_of_a_walk(desk: Desk, hour: int, minute: int = 0, answered: bool = False) -> None:
    check_in = ANSWERED if answered else None
    walk = Session(local(MONDAY, hour, minute), 10, 10, Outcome.DONE, check_in=check_in, id=7, by_hand=True)
    desk.sessions.append(walk)
    desk.reminders.show_sessions(desk.sessions)


def test_questions_about_a_walk_told_of_later_come_half_an_hour_after_that() -> None:
    desk = Desk(now=local(MONDAY, 13), settings=ReminderSettings(walk_on=False))
    desk.pass_until(local(MONDAY, 14, 30))
    tell_of_a_walk(desk, 13, 45)
    desk.pass_until(local(MONDAY, 14, 59))
    assert desk.due == []
    desk.open()  # a restart forgets it as little
    desk.pass_until(local(MONDAY, 14, 59) + timedelta(seconds=59))
    assert desk.due == []
    desk.pass_until(local(MONDAY, 15))
    assert desk.kinds == [ReminderKind.CHECK_IN]


def test_questions_come_all_the_same_where_the_clock_goes_back_after_it() -> None:
    desk = Desk(now=local(MONDAY, 13), settings=ReminderSettings(walk_on=False))
    desk.pass_until(local(MONDAY, 14, 30))
    tell_of_a_walk(desk, 12, 45)
    desk.clock.set_wall(local(MONDAY, 13, 40))
    desk.scheduler.wake()
    assert desk.kinds == [ReminderKind.CHECK_IN]


def test_a_break_leaves_the_way_back_alone_for_a_while() -> None:
    desk = Desk(now=local(MONDAY, 13), settings=ReminderSettings(walk_on=False, breaks=TEA))
    desk.pass_until(local(MONDAY, 14, 30))
    tell_of_a_walk(desk, 13, 30, answered=True)
    desk.pass_until(local(MONDAY, 14, 44))
    assert desk.due == []
    desk.pass_until(local(MONDAY, 14, 45))
    assert desk.kinds == [ReminderKind.BREAK]
