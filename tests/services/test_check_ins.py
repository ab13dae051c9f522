"""Answers are on disk when given, and a red flag stays until somebody was seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.check_in import CheckIn, Effort, HealthEvent, Quality, Reach
from coach.domain.red_flag import FlagReport, RedFlag, Urgency
from coach.domain.session import Outcome, Session
from coach.services.ports import RunningSession
from tests.services.conftest import OpenRoom
from tests.services.rooms import Room
from tests.strategies import check_ins

FEVER = frozenset({RedFlag.FEVER})
NONE_TICKED = frozenset[RedFlag]()
TRIGGERS = {
    "spread": CheckIn(reach_before=Reach.BACK, reach_after=Reach.THIGH),
    "numb": CheckIn(qualities=frozenset({Quality.NUMB})),
    "weak": CheckIn(qualities=frozenset({Quality.WEAK_LEG, Quality.ACHING})),
    "shooting": CheckIn(qualities=frozenset({Quality.SHOOTING})),
    "too hard": CheckIn(effort=Effort.TOO_HARD),
    "a fall": CheckIn(events=frozenset({HealthEvent.FALL})),
    "a fever": CheckIn(events=frozenset({HealthEvent.FEVER})),
}
NUMB = TRIGGERS["numb"]
GOOD = CheckIn(before=2, peak=3, after=2, effort=Effort.EASY)


def on_disk(open_room: OpenRoom, room: Room) -> CheckIn | None:
    """The answers of the last walk as another run of the program finds them."""
    return open_room(room.clock).planning.sessions()[-1].check_in


def asked_of(room: Room) -> list[Session]:
    """Fills with the walks whose red-flag questions are asked."""
    asked: list[Session] = []
    room.check_ins.flags_asked.connect(asked.append)
    return asked


# --- saving ---------------------------------------------------------------------------------------------------------


@given(check_ins)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_saved_answers_are_on_disk(open_room: OpenRoom, given_answers: CheckIn) -> None:
    room = open_room()
    room.set_plan()
    room.check_ins.save(room.put_walk(), given_answers)
    kept = on_disk(open_room, room)
    assert kept is not None
    assert replace(kept, red_flags=given_answers.red_flags) == given_answers
    assert (given_answers.red_flags or NONE_TICKED) <= (kept.red_flags or NONE_TICKED)


def test_saved_answers_are_told_and_not_asked_again(room: Room) -> None:
    session, saved = room.put_walk(), list[Session]()
    room.check_ins.saved.connect(saved.append)
    room.check_ins.save(session, GOOD)
    assert saved == [replace(session, check_in=GOOD)]
    assert room.planning.today().check_in_due is None


def test_half_given_answers_are_on_disk_and_still_asked_for(room: Room, open_room: OpenRoom) -> None:
    session = room.put_walk()
    room.check_ins.keep(session, CheckIn(before=2, effort=Effort.EASY))
    assert on_disk(open_room, room) == CheckIn(before=2, effort=Effort.EASY)
    assert room.planning.today().check_in_due is not None


def test_skipped_questions_stay_open_and_are_not_asked_again(room: Room, open_room: OpenRoom) -> None:
    session = room.put_walk()
    room.check_ins.skip(session)
    assert on_disk(open_room, room) is None
    assert open_room(room.clock).planning.today().check_in_due is None


def test_a_walk_of_seconds_opens_no_question_again(room: Room) -> None:
    room.check_ins.skip(room.put_walk())
    room.clock.advance(3600)
    id = room.store.sessions.begin(RunningSession(0, room.clock.now(), 10, None, False, False, 1, 0.0, 0.0, CheckIn()))
    room.store.sessions.finish(id, 8, Outcome.STOPPED, None)
    begun = room.planning.sessions()[-1]
    assert room.planning.today().check_in_due is None
    room.check_ins.skip(begun)
    assert room.planning.today().check_in_due is None


def test_the_morning_answer_joins_the_others(room: Room, open_room: OpenRoom) -> None:
    session = room.put_walk()
    room.check_ins.save(session, GOOD)
    room.clock.advance(86400)
    assert room.planning.today().morning_due is not None
    room.check_ins.answer_morning(session, 0)
    assert on_disk(open_room, room) == replace(GOOD, morning=0)
    assert room.planning.today().morning_due is None


@given(check_ins, check_ins)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_merging_keeps_every_earlier_answer_that_is_not_given_anew(
    open_room: OpenRoom, earlier: CheckIn, later: CheckIn
) -> None:
    room = open_room()
    room.set_plan()
    session = room.put_walk()
    room.check_ins.save(session, earlier)
    room.check_ins.merge(session, later)
    kept = on_disk(open_room, room)
    for name in ("before", "peak", "after", "morning", "reach_before", "reach_after", "qualities", "effort"):
        told = getattr(later, name)
        assert getattr(kept, name) == (getattr(earlier, name) if told is None else told)
    assert kept is not None
    assert (earlier.red_flags or NONE_TICKED) | (later.red_flags or NONE_TICKED) == (kept.red_flags or NONE_TICKED)


# --- asking for red flags -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_new_leg_signs_and_too_hard_ask_for_red_flags_until_answered(
    room: Room, open_room: OpenRoom, trigger: str
) -> None:
    session, asked = room.put_walk(), asked_of(room)
    room.check_ins.save(session, TRIGGERS[trigger])
    assert [walk.id for walk in asked] == [session.id]
    waiting = open_room(room.clock).check_ins.open_flags()
    assert waiting is not None
    assert waiting.id == session.id
    room.check_ins.report_flags(NONE_TICKED, waiting)
    assert open_room(room.clock).check_ins.open_flags() is None


def test_good_answers_ask_for_nothing(room: Room) -> None:
    asked = asked_of(room)
    room.check_ins.save(room.put_walk(), GOOD)
    assert asked == []
    assert room.check_ins.open_flags() is None


def test_sharp_pain_asks_whatever_the_answers_say_and_stays(room: Room) -> None:
    session, asked = room.put_walk(), asked_of(room)
    room.check_ins.ask_flags(session)
    assert [walk.id for walk in asked] == [session.id]
    room.check_ins.keep(session, GOOD)
    room.check_ins.save(session, GOOD)
    assert room.check_ins.open_flags() is not None


def test_open_questions_outlast_later_walks(room: Room) -> None:
    first = room.put_walk()
    room.check_ins.ask_flags(first)
    for _ in range(8):
        room.clock.advance(86400)
        room.check_ins.save(room.put_walk(), GOOD)
    waiting = room.check_ins.open_flags()
    assert waiting is not None
    assert waiting.id == first.id


def test_none_ticked_is_an_answer_and_is_not_asked_again_for_the_same_signs(room: Room) -> None:
    session = room.put_walk()
    room.check_ins.save(session, NUMB)
    room.check_ins.report_flags(NONE_TICKED, session)
    asked = asked_of(room)
    room.check_ins.merge(session, CheckIn(morning=1))
    room.check_ins.answer_morning(session, 2)
    assert asked == []
    assert room.check_ins.open_flags() is None


def test_other_signs_are_asked_about_again(room: Room) -> None:
    session = room.put_walk()
    room.check_ins.save(session, NUMB)
    room.check_ins.report_flags(NONE_TICKED, session)
    asked = asked_of(room)
    room.check_ins.merge(session, CheckIn(effort=Effort.TOO_HARD))
    assert len(asked) == 1


def test_signs_given_just_before_a_kill_are_asked_about_at_the_next_start(room: Room, open_room: OpenRoom) -> None:
    session, asked = room.put_walk(), asked_of(room)
    room.check_ins.keep(session, NUMB)
    assert asked == []
    assert open_room(room.clock).check_ins.open_flags() is not None


def test_a_sign_taken_back_before_the_end_is_not_asked_about(room: Room) -> None:
    session, asked = room.put_walk(), asked_of(room)
    room.check_ins.keep(session, NUMB)
    room.check_ins.keep(session, CheckIn(qualities=frozenset({Quality.ACHING})))
    room.check_ins.save(session, CheckIn(qualities=frozenset({Quality.ACHING})))
    assert asked == []
    assert room.check_ins.open_flags() is None


# --- red flags ------------------------------------------------------------------------------------------------------


def test_a_reported_flag_stops_the_plan_until_somebody_was_seen(room: Room, open_room: OpenRoom) -> None:
    room.check_ins.report_flags(FEVER, room.put_walk())
    for each in (room, open_room(room.clock)):
        assert not each.planning.next_walk().walk_allowed
        assert each.check_ins.waiting_urgency() is Urgency.URGENT
    room.clock.advance(1)
    room.check_ins.mark_seen("fine")
    assert room.planning.next_walk().walk_allowed


def test_a_flag_without_a_walk_stops_the_plan_too(room: Room) -> None:
    room.check_ins.report_flags(frozenset({RedFlag.BLADDER, RedFlag.FEVER}))
    assert not room.planning.next_walk().walk_allowed
    assert room.check_ins.waiting_urgency() is Urgency.EMERGENCY


def test_none_ticked_does_not_stop_the_plan(room: Room) -> None:
    room.check_ins.report_flags(NONE_TICKED, room.put_walk())
    assert room.planning.next_walk().walk_allowed
    assert [report.flags for report in room.store.answers.flag_reports()] == [NONE_TICKED]


def test_a_flag_told_after_somebody_was_seen_stops_the_plan_again(room: Room) -> None:
    session = room.put_walk()
    room.check_ins.mark_seen("fine")
    room.clock.advance(60)
    room.check_ins.merge(session, CheckIn(red_flags=FEVER))
    assert not room.planning.next_walk().walk_allowed
    assert room.store.answers.flag_reports() == (FlagReport(room.clock.now(), FEVER),)


def test_the_same_flag_in_later_answers_does_not_lock_the_plan_again(room: Room) -> None:
    session = room.put_walk()
    room.check_ins.save(session, CheckIn(peak=3, red_flags=FEVER))
    room.clock.advance(60)
    room.check_ins.mark_seen("fine")
    room.clock.advance(60)
    stored = room.planning.sessions()[-1]
    room.check_ins.save(stored, replace(stored.check_in or CheckIn(), after=2))
    assert room.planning.next_walk().walk_allowed


@given(st.lists(st.tuples(st.sampled_from(["keep", "save", "merge", "morning"]), check_ins), max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_no_later_answer_wipes_a_red_flag(open_room: OpenRoom, later: list[tuple[str, CheckIn]]) -> None:
    room = open_room()
    room.set_plan()
    session = room.put_walk()  # read before any answer, as a page that is open has it
    room.check_ins.report_flags(FEVER, session)
    for how, given_answers in later:
        if how == "morning":
            room.check_ins.answer_morning(session, given_answers.morning or 0)
        else:
            getattr(room.check_ins, how)(session, given_answers)
    kept = on_disk(open_room, room)
    assert kept is not None
    assert kept.red_flags is not None
    assert kept.red_flags >= FEVER


def test_reporting_flags_keeps_the_answers_given_meanwhile(room: Room, open_room: OpenRoom) -> None:
    session = room.put_walk()
    room.check_ins.ask_flags(session)
    room.check_ins.keep(session, GOOD)
    room.check_ins.report_flags(FEVER, session)
    assert on_disk(open_room, room) == replace(GOOD, red_flags=FEVER)


# --- a page left open, and a clock that was wrong -------------------------------------------------------------------


def test_a_morning_answered_elsewhere_survives_a_check_in_that_is_still_open(room: Room) -> None:
    session = room.put_walk()
    room.check_ins.keep(session, GOOD)
    room.check_ins.answer_morning(session, 1)
    room.check_ins.keep(session, replace(GOOD, leg_soreness=False))
    room.check_ins.save(session, replace(GOOD, leg_soreness=True))
    kept = room.planning.sessions()[-1].check_in
    assert kept is not None
    assert (kept.morning, kept.leg_soreness) == (1, True)


def test_a_sign_dated_by_a_clock_that_ran_ahead_can_be_cleared_and_hides_no_later_one(room: Room) -> None:
    right = room.clock.now()
    room.clock.set_wall(right + timedelta(days=400))
    room.check_ins.report_flags(FEVER)
    room.clock.set_wall(right)
    assert not room.planning.next_walk().walk_allowed
    room.check_ins.mark_seen("my doctor")
    assert room.planning.next_walk().walk_allowed
    room.check_ins.report_flags(FEVER)
    assert not room.planning.next_walk().walk_allowed
