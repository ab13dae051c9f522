"""After a stopped walk no step is lost: not by leaving, not by a killed program, and only a new walk ends the guide."""

from __future__ import annotations

from coach.domain.check_in import CheckIn
from coach.domain.guided_stop import StopGuide, StopStep
from coach.domain.red_flag import RedFlag
from coach.domain.session import Outcome, Session, StopReason
from coach.services.guided_stops import LONGEST_NOTE, GuidedStops
from coach.services.ports import RunningSession
from tests.services.conftest import OpenRoom
from tests.services.rooms import Room


def guide_of(room: Room) -> GuidedStops:
    return GuidedStops(room.store.values, room.store.notes, room.planning, room.check_ins)


def stop(
    room: Room,
    reason: StopReason | None = StopReason.SHARP_PAIN,
    outcome: Outcome = Outcome.STOPPED,
    seconds: float = 240.0,
) -> Session:
    """A walk of ten minutes that ended after four."""
    draft = RunningSession(0, room.clock.now(), 10, None, False, False, 1, 0.0, 0.0, before=CheckIn(before=2))
    id = room.store.sessions.begin(draft)
    room.store.sessions.finish(id, seconds, outcome, reason)
    room.clock.advance(240)
    return room.planning.sessions()[-1]


def step_of(room: Room) -> StopStep | None:
    guide = guide_of(room).guide()
    return None if guide is None else guide.step


def test_the_steps_come_one_after_another_each_after_a_restart(open_room: OpenRoom, room: Room) -> None:
    session = stop(room)
    guide = guide_of(room).begin(session)
    assert guide is not None
    assert guide.step is StopStep.NOW
    again = open_room(room.clock)
    assert step_of(again) is StopStep.NOW
    guide_of(again).mark_read()
    assert step_of(open_room(room.clock)) is StopStep.SIGNS
    again.check_ins.report_flags(frozenset(), session)
    assert step_of(open_room(room.clock)) is StopStep.ANSWERS
    again.check_ins.save(again.planning.sessions()[-1], CheckIn(before=2, peak=6, after=5))
    assert step_of(open_room(room.clock)) is StopStep.NEXT
    guide_of(again).finish()
    assert step_of(open_room(room.clock)) is None


def test_a_program_killed_at_the_stop_still_asks_about_signs(open_room: OpenRoom, room: Room) -> None:
    stop(room)
    again = open_room(room.clock)
    assert step_of(again) is StopStep.NOW
    guide_of(again).mark_read()
    assert again.check_ins.open_flags() is not None
    assert step_of(again) is StopStep.SIGNS


def test_the_questions_about_signs_are_open_from_the_stop_on(room: Room) -> None:
    asked: list[Session] = []
    room.check_ins.flags_asked.connect(asked.append)
    guide_of(room).begin(stop(room, StopReason.PAIN))
    assert room.check_ins.open_flags() is not None
    assert asked == []


def test_a_sign_that_stops_the_plan_leaves_the_last_step_to_do(room: Room) -> None:
    session = stop(room)
    guides = guide_of(room)
    guides.begin(session)
    guides.mark_read()
    room.check_ins.report_flags(frozenset({RedFlag.LEG_WEAKNESS}), session)
    room.check_ins.skip(session)
    assert step_of(room) is StopStep.NEXT
    assert not room.planning.next_walk().walk_allowed


def test_a_walk_ended_for_something_else_calls_for_nothing(room: Room) -> None:
    for reason in (StopReason.TIRED, StopReason.TIME, None):
        session = stop(room, reason)
        assert guide_of(room).begin(session) is None
        assert step_of(room) is None
    assert room.check_ins.open_flags() is None


def test_who_came_home_gently_may_ask_for_the_steps(room: Room) -> None:
    session = stop(room, StopReason.PAIN, Outcome.SHORTENED)
    guides = guide_of(room)
    assert guides.begin(session) is None
    assert guides.guide() is None
    guide = guides.begin(session, wanted=True)
    assert guide is not None
    assert guide.step is StopStep.NOW


def test_the_next_walk_ends_the_guide(room: Room) -> None:
    guide_of(room).begin(stop(room))
    room.clock.advance(86_400)
    room.put_walk()
    assert step_of(room) is None


def test_a_walk_of_seconds_ends_no_guide(room: Room) -> None:
    guide_of(room).begin(stop(room))
    stop(room, StopReason.OTHER, seconds=8)
    assert step_of(room) is StopStep.NOW


def test_steps_done_of_one_walk_are_not_done_of_the_next(room: Room) -> None:
    guides = guide_of(room)
    guides.begin(stop(room))
    guides.finish()
    room.clock.advance(86_400)
    stop(room)
    assert step_of(room) is StopStep.NOW


def test_a_note_is_kept_with_the_walk_and_can_be_changed(open_room: OpenRoom, room: Room) -> None:
    session = stop(room)
    guide_of(room).keep_note(session, "  the kerb at the corner ")
    assert open_room(room.clock).planning.sessions()[-1].note == "the kerb at the corner"
    guide_of(room).keep_note(session, "x" * (LONGEST_NOTE + 5))
    assert len(guide_of(room).note(session)) == LONGEST_NOTE


def test_everybody_is_told_what_is_left_to_do(room: Room) -> None:
    told: list[StopGuide | None] = []
    guides = guide_of(room)
    guides.changed.connect(told.append)
    session = stop(room)
    guides.begin(session)
    guides.mark_read()
    guides.finish()
    assert [guide and guide.step for guide in told] == [StopStep.NOW, StopStep.SIGNS, None]
    guides.mark_read()
    assert len(told) == 3


def test_without_a_walk_there_is_nothing_to_do(room: Room) -> None:
    assert step_of(room) is None
