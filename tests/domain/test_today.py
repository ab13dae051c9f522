"""What today and the week show."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.check_in import CheckIn
from coach.domain.limits import was_stopped_on
from coach.domain.phrases import reason
from coach.domain.progression import Adjustment, NextWalk
from coach.domain.schedule import Move, Schedule
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.today import DayState, Today, check_in_due, is_done, look_at_today, look_at_week, morning_due

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 12, 10, 0, tzinfo=ZONE)  # a Thursday
NOON = time(12, 30)
SCHEDULE = Schedule((NOON, None, NOON, NOON, None, NOON, None))
WALK = NextWalk(18, (18,), None, Adjustment.HOLD, False, True, (reason("because.start", minutes=18),))


def session(day: int, hour: int = 12, minutes: float = 16, check_in: CheckIn | None = None, id: int = 1) -> Session:
    return Session(datetime(2026, 11, day, hour, tzinfo=ZONE), 16, minutes, Outcome.DONE, None, check_in, id=id)


def today(*sessions: Session, schedule: Schedule = SCHEDULE, now: datetime = NOW, closed: int = 0) -> Today:
    walk = replace(WALK, stopped_today=was_stopped_on(sessions, now.date(), ZONE))
    return look_at_today(walk, sessions, schedule, now, ZONE, closed)


def test_the_week_shows_done_open_today_planned_and_rest_days() -> None:
    seen = today(session(9))
    states = [day.state for day in seen.week.days]
    assert states == [
        DayState.DONE,
        DayState.REST,
        DayState.OPEN,
        DayState.TODAY,
        DayState.REST,
        DayState.PLANNED,
        DayState.REST,
    ]
    assert [day.minutes for day in seen.week.days] == [16, 0, 18, 18, 0, 18, 0]
    assert (seen.week.walks_done, seen.week.walks_planned) == (1, 4)
    assert (seen.week.minutes_done, seen.week.minutes_planned) == (16, 70)


def test_days_before_the_plan_was_made_were_never_planned() -> None:
    week = look_at_week(WALK, (), SCHEDULE, NOW, ZONE, since=NOW.date())
    assert [day.state for day in week.days[:4]] == [DayState.REST, DayState.REST, DayState.REST, DayState.TODAY]
    assert week.walks_planned == 2


def test_two_walks_of_a_day_are_added_up() -> None:
    assert today(session(9, 9), session(9, 17)).week.days[0].minutes == 32


def test_the_next_walk_is_later_today_unless_one_was_walked() -> None:
    assert today().next is not None
    assert today().next == today(session(9)).next
    done = today(session(12, 8))
    assert done.done_today
    assert done.next is not None
    assert done.next.at.date() == date(2026, 11, 14)


def test_a_moved_walk_shows_on_its_new_day() -> None:
    moved = SCHEDULE.with_move(Move(date(2026, 11, 14), date(2026, 11, 13), time(18)))
    week = today(schedule=moved).week
    assert (week.days[4].state, week.days[4].moved) == (DayState.PLANNED, True)
    assert week.days[5].state is DayState.REST


def test_a_pause_shows_on_its_days_and_the_next_walk_is_after_it() -> None:
    paused = Schedule(SCHEDULE.times, paused_until=date(2026, 11, 14))
    seen = today(schedule=paused)
    assert seen.paused_until == date(2026, 11, 14)
    assert [day.state for day in seen.week.days[3:]] == [
        DayState.PAUSED,
        DayState.PAUSED,
        DayState.PLANNED,
        DayState.REST,
    ]
    assert seen.next is not None
    assert seen.next.at.date() == date(2026, 11, 14)


def test_a_later_week_is_planned_whole() -> None:
    week = look_at_week(WALK, (session(9),), SCHEDULE, NOW, ZONE, weeks_on=1)
    assert week.days[0].day == date(2026, 11, 16)
    assert week.walks_planned == 4


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2026, 11, 11, 20, tzinfo=ZONE), False),
        (datetime(2026, 11, 12, 3, 59, tzinfo=ZONE), False),
        (datetime(2026, 11, 12, 4, 0, tzinfo=ZONE), True),
        (datetime(2026, 11, 20, 12, tzinfo=ZONE), True),
    ],
)
def test_the_morning_question_is_due_from_the_next_morning_on(now: datetime, due: bool) -> None:
    assert (morning_due((session(11),), now) is not None) is due


def test_an_answered_morning_is_not_asked_again_and_none_is_asked_without_a_walk() -> None:
    assert morning_due((session(11, check_in=CheckIn(morning=2)),), NOW) is None
    assert morning_due((session(11, check_in=CheckIn(peak=2)),), NOW) is not None
    assert morning_due((), NOW) is None


def test_a_walk_after_midnight_has_its_morning_on_the_same_date() -> None:
    late = session(12, hour=1)
    assert morning_due((late,), NOW) is late


def test_a_check_in_is_due_until_answered_or_closed() -> None:
    open_walk = session(11, check_in=CheckIn(before=2), id=7)
    assert check_in_due((open_walk,), closed=0) is open_walk
    assert check_in_due((session(11, id=7),), closed=0) is not None
    assert check_in_due((open_walk,), closed=7) is None
    assert check_in_due((session(11, check_in=CheckIn(peak=0), id=7),), closed=0) is None
    assert check_in_due((session(11, check_in=CheckIn(after=0), id=7),), closed=0) is None
    assert check_in_due((), closed=0) is None


def test_a_walk_of_seconds_hides_no_question_of_the_walk_before_it() -> None:
    walked, begun = session(11), session(12, 8, minutes=0.2, id=2)
    assert morning_due((walked, begun), NOW) is walked
    assert check_in_due((walked, begun), closed=0) is walked
    assert check_in_due((walked, begun), closed=1) is None
    assert (morning_due((begun,), NOW), check_in_due((begun,), closed=0)) == (None, None)


def test_seconds_that_the_back_ended_are_asked_about_and_hide_no_morning() -> None:
    walked = session(11)
    stopped = replace(session(12, 8, 0.2, id=2), outcome=Outcome.STOPPED, stop_reason=StopReason.SHARP_PAIN)
    assert check_in_due((walked, stopped), closed=0) is stopped
    assert morning_due((walked, stopped), NOW) is walked
    assert morning_due((walked, stopped), NOW + timedelta(days=1)) is stopped


def test_walks_are_numbered_from_one() -> None:
    assert today().walk_number == 1
    assert today(session(9), session(11, id=2)).walk_number == 3


def test_days_are_those_of_the_zone_not_of_utc() -> None:
    late = Session(datetime(2026, 11, 9, 23, 30, tzinfo=UTC), 16, 16, Outcome.DONE)
    assert look_at_week(WALK, (late,), SCHEDULE, NOW, ZONE).days[1].state is DayState.DONE
    assert NOW - timedelta(days=3) > datetime(2026, 11, 9, 8, tzinfo=UTC)


def test_what_was_begun_and_not_walked_counts_as_no_walk() -> None:
    seen = today(session(9, minutes=0), session(12, 8, minutes=0.9, id=2))
    assert (seen.week.walks_done, seen.week.minutes_done) == (0, 0)
    assert [day.state for day in seen.week.days[:4]] == [DayState.OPEN, DayState.REST, DayState.OPEN, DayState.TODAY]
    assert (seen.walk_number, seen.done_today) == (3, False)
    assert seen.next is not None
    assert seen.next.at.date() == NOW.date()


def test_a_walk_of_a_minute_counts() -> None:
    assert today(session(9, minutes=59 / 60)).week.walks_done == 1


def test_a_small_walk_on_a_bad_day_counts_as_a_walk_and_is_known() -> None:
    small = replace(session(9, minutes=6), chosen_minutes=6, bad_day=True)
    week = today(small).week
    assert (week.walks_done, week.walks_planned, week.small_done) == (1, 4, 1)
    begun = replace(small, walked_minutes=0.2)
    assert today(begun).week.small_done == 0


def test_a_version_of_today_changes_todays_minutes_and_no_other_days() -> None:
    seen = today(session(9))
    small = seen.with_version(replace(WALK, minutes=7, bouts=(7,)))
    assert small.walk.minutes == 7
    assert [day.minutes for day in small.week.days] == [16, 0, 18, 7, 0, 18, 0]
    assert (small.week.minutes_planned, seen.week.minutes_planned) == (59, 70)


@pytest.mark.parametrize("minutes", [0, 0.5, 9])
@pytest.mark.parametrize("outcome", [Outcome.STOPPED, Outcome.SHORTENED])
@pytest.mark.parametrize("why", [StopReason.PAIN, StopReason.SHARP_PAIN])
def test_a_day_on_which_the_back_ended_a_walk_offers_no_other(
    minutes: float, outcome: Outcome, why: StopReason
) -> None:
    ended = replace(session(12, 8, minutes), outcome=outcome, stop_reason=why)
    seen = today(ended)
    assert (seen.done_today, seen.stopped_today) == (True, True)
    assert seen.next is not None
    assert seen.next.at.date() == date(2026, 11, 14)
    assert seen.week.days[3].state is (DayState.DONE if minutes > 1 else DayState.OPEN)
    assert is_done((ended,), NOW.date(), ZONE)
    tomorrow = today(ended, now=NOW + timedelta(days=2))
    assert (tomorrow.done_today, tomorrow.stopped_today) == (False, False)
    assert tomorrow.week.days[5].state is DayState.TODAY


def test_a_walk_begun_and_left_for_another_reason_leaves_the_day_as_it_was() -> None:
    left = replace(session(12, 8, 0.5), outcome=Outcome.STOPPED, stop_reason=StopReason.TIME)
    seen = today(left)
    assert (seen.done_today, seen.stopped_today) == (False, False)
    assert seen.week.days[3].state is DayState.TODAY


def test_a_day_of_rest_on_which_a_walk_was_stopped_stays_one() -> None:
    stopped = replace(session(13, 8, 0.5), outcome=Outcome.STOPPED, stop_reason=StopReason.PAIN)
    assert today(stopped, now=NOW + timedelta(days=1)).week.days[4].state is DayState.REST
