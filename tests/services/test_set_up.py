"""Set-up keeps every answer, and ends in a plan that waits where a red flag asks for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import HealthCheck, given, settings

from coach.domain.plan import Plan
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.set_up import SetUpAnswers
from tests.services.conftest import OpenRoom
from tests.services.test_records import answers

NOON = time(12, 30)
ANSWERS = SetUpAnswers(5, frozenset(), "uk", 4, (20, 20, 20), False, 35, (NOON, None, NOON, None, NOON, None, None))


def test_a_fresh_set_up_begins_at_the_first_step(open_room: OpenRoom) -> None:
    assert open_room().set_up.answers() == SetUpAnswers()


def test_leaving_half_way_resumes_there(open_room: OpenRoom) -> None:
    half = SetUpAnswers(step=2, region="uk", usual_pain=4, tries=(12,))
    room = open_room()
    room.set_up.keep(replace(half, step=1))
    room.set_up.keep(half)
    room.close()
    again = open_room()
    assert again.set_up.answers() == half
    assert not again.planning.is_set_up()


@given(answers)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_any_answers_are_on_disk_when_kept(open_room: OpenRoom, given_answers: SetUpAnswers) -> None:
    open_room().set_up.keep(given_answers)
    assert open_room().set_up.answers() == given_answers


def test_the_last_step_makes_plan_and_schedule(open_room: OpenRoom) -> None:
    room, finished = open_room(), list[bool]()
    room.set_up.finished.connect(lambda: finished.append(room.planning.is_set_up()))
    room.set_up.finish(ANSWERS)
    assert finished == [True]
    assert room.planning.plan() == Plan(target_minutes=35, days_per_week=3, start_minutes=16, usual_pain=4)
    assert room.planning.schedule().times == ANSWERS.times
    assert room.set_up.answers() == ANSWERS
    assert room.planning.next_walk().walk_allowed


def test_nobody_who_does_not_know_is_held_up(open_room: OpenRoom) -> None:
    room = open_room()
    room.set_up.finish(SetUpAnswers(usual_pain=3, unknown=True))
    assert room.planning.plan() == Plan(target_minutes=30, days_per_week=4, start_minutes=10, usual_pain=3)


@pytest.mark.parametrize("flag", [flag for flag in RedFlag if flag.stops_walking])
def test_the_plan_waits_with_a_stopping_flag_until_somebody_was_seen(open_room: OpenRoom, flag: RedFlag) -> None:
    room = open_room()
    room.set_up.finish(replace(ANSWERS, flags=frozenset({flag})))
    assert room.store.answers.flag_reports() == (FlagReport(room.clock.now(), frozenset({flag})),)
    assert not room.planning.next_walk().walk_allowed
    assert room.check_ins.waiting_urgency() is flag.urgency
    room.clock.advance(60)
    room.check_ins.mark_seen("my doctor says walking is fine")
    assert room.planning.next_walk().walk_allowed
    assert room.check_ins.waiting_urgency() is None


def test_a_flag_to_book_for_does_not_make_the_plan_wait(open_room: OpenRoom) -> None:
    room = open_room()
    room.set_up.finish(replace(ANSWERS, flags=frozenset({RedFlag.AGE})))
    assert room.planning.next_walk().walk_allowed
    assert len(room.store.answers.flag_reports()) == 1


def test_none_of_these_is_on_record_with_its_date(open_room: OpenRoom) -> None:
    room = open_room()
    room.set_up.finish(replace(ANSWERS, no_flags=True))
    assert room.store.answers.flag_reports() == (FlagReport(room.clock.now(), frozenset()),)
    assert room.planning.next_walk().walk_allowed


def test_open_safety_questions_are_no_report(open_room: OpenRoom) -> None:
    room = open_room()
    room.set_up.finish(ANSWERS)
    assert room.store.answers.flag_reports() == ()
