"""Why a walk ended early, put right later: the plan follows, and what stood there is kept."""

from __future__ import annotations

from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome, Session, StopReason
from coach.services.endings import ENDINGS, Endings
from coach.services.ports import RunningSession
from coach.services.walk_changes import name_of
from tests.services.conftest import OpenRoom
from tests.services.rooms import Room

DAY = 86_400


def endings(room: Room) -> Endings:
    return Endings(room.store.sessions, room.store.values, room.clock)


def ended(room: Room, reason: StopReason = StopReason.WORSE, outcome: Outcome = Outcome.SHORTENED) -> Session:
    """A walk of 18 minutes that ended after 6, and a day gone by."""
    draft = RunningSession(0, room.clock.now(), 18, None, False, False, 1, 0.0, 0.0, before=CheckIn())
    room.store.sessions.finish(room.store.sessions.begin(draft), 360.0, outcome, reason)
    room.clock.advance(DAY)
    return room.planning.sessions()[-1]


def test_the_plan_follows_and_what_stood_there_is_kept(room: Room, open_room: OpenRoom) -> None:
    session = ended(room)
    before = room.planning.next_walk().minutes
    corrected = endings(room).correct(session, StopReason.TIME)
    again = open_room(room.clock)
    (fresh,) = again.planning.sessions()
    assert fresh == corrected
    assert (fresh.stop_reason, fresh.outcome, fresh.walked_minutes) == (StopReason.TIME, Outcome.SHORTENED, 6)
    assert again.planning.next_walk().minutes > before
    assert endings(again).before(fresh) == ((room.clock.now(), StopReason.WORSE),)


def test_the_same_reason_again_changes_nothing(room: Room) -> None:
    session = ended(room, StopReason.PAIN)
    assert endings(room).correct(session, StopReason.PAIN) is session
    assert room.store.values.get(ENDINGS) is None


def test_a_stop_that_was_for_no_pain_is_a_walk_made_shorter_and_one_for_pain_stays_a_stop(room: Room) -> None:
    session = ended(room, StopReason.SHARP_PAIN, Outcome.STOPPED)
    session = endings(room).correct(session, StopReason.PAIN)
    assert session.outcome is Outcome.STOPPED
    session = endings(room).correct(session, StopReason.TIRED)
    assert room.planning.sessions() == (session,)
    assert session.outcome is Outcome.SHORTENED
    assert [reason for _, reason in endings(room).before(session)] == [StopReason.SHARP_PAIN, StopReason.PAIN]


def test_what_cannot_be_read_is_left_out(room: Room) -> None:
    session = ended(room)
    at = room.clock.now()
    kept = [[at.isoformat(), "pain"], [at.isoformat(), "boredom"], 7, ["pain"]]
    room.store.values.put(ENDINGS, {name_of(session): kept})
    assert endings(room).before(session) == ((at, StopReason.PAIN),)
    room.store.values.put(ENDINGS, 3)
    assert endings(room).before(session) == ()
