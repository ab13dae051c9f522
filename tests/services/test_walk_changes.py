"""Told and changed in mid-walk: kept at once, still so after a kill, and what they make of the record."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.change import Change
from coach.domain.check_in import CheckIn
from coach.domain.cue_proof import CueFate, CueProof
from coach.domain.day import DayKind
from coach.domain.feeling import Feeling, Felt
from coach.domain.gentled import Gentled
from coach.domain.plan import Plan
from coach.domain.session import Outcome, Session, StopReason
from coach.domain.sound import SoundSettings
from coach.domain.timeline import Phase
from coach.domain.walk import Ground, Route
from coach.services.left_over import left_over
from coach.services.performance import RunState
from coach.services.ports import RunningSession, StoreProblem
from coach.services.walk_changes import CHANGES, WalkChanges, easy_seconds_left, name_of
from coach.services.walk_wishes import WALK_WISH, WalkWish, WalkWishes
from coach.services.walks import WalkChoice
from tests.fakes.key_value_store import FakeKeyValueStore
from tests.services.conftest import OpenRoom
from tests.services.rooms import Room, change, compose, lock

SPLIT = WalkChoice(10, bouts=(5, 5), rest_minutes=2)
HERE = [HealthCheck.function_scoped_fixture]


def gentler(room: Room) -> None:
    room.walks.changes.feel(Feeling.WORSE)
    room.walks.changes.feel(Feeling.WORSE)


def last(room: Room) -> Session:
    return room.planning.sessions()[-1]


def phase(room: Room) -> Phase:
    return room.runner.timeline.span_at(room.runner.position).phase


def finish(room: Room) -> None:
    room.after(room.runner.timeline.seconds - room.runner.position + 1)
    assert room.runner.state is RunState.IDLE


# --- better, same, worse --------------------------------------------------------------------------------------------


def test_what_is_told_is_on_disk_at_once(room: Room, open_room: OpenRoom) -> None:
    room.walks.start(WalkChoice(10))
    running = room.walks.running
    assert running is not None
    told: list[Felt] = []
    room.walks.changes.felt.connect(told.append)
    room.after(60)
    room.walks.changes.feel(Feeling.BETTER)
    room.after(30)
    room.walks.changes.feel(Feeling.SAME)
    expected = (Felt(60.0, Feeling.BETTER), Felt(90.0, Feeling.SAME))
    assert open_room(room.clock).store.feelings.feelings(running.id) == expected
    assert told == list(expected)


def test_two_worse_in_a_row_make_the_rest_shorter_and_easier_and_say_so(room: Room) -> None:
    said: list[str] = []
    room.walks.changes.gentler.connect(lambda: said.append("gentler"))
    room.walks.start(WalkChoice(10))
    room.after(200)
    room.walks.changes.feel(Feeling.WORSE)
    assert said == []
    room.after(20)
    before = room.runner.timeline.seconds
    room.walks.changes.feel(Feeling.WORSE)
    assert said == ["gentler"]
    assert room.runner.timeline.seconds < before
    assert {span.phase for span in room.runner.timeline.spans if span.end > 220} == {Phase.EASY}
    room.walks.changes.feel(Feeling.WORSE)
    assert said == ["gentler"]


def test_worse_and_then_better_leaves_the_walk_as_it_is(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(100)
    before = room.runner.timeline
    for feeling in (Feeling.WORSE, Feeling.BETTER, Feeling.WORSE, Feeling.SAME):
        room.walks.changes.feel(feeling)
    assert room.runner.timeline == before


def test_a_walk_that_worse_made_shorter_ends_as_shortened_for_pain(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(120)
    gentler(room)
    finish(room)
    session = last(room)
    assert (session.outcome, session.stop_reason) == (Outcome.SHORTENED, StopReason.WORSE)
    assert session.intended_minutes == 10
    assert session.share < 0.9
    assert room.store.values.get(CHANGES) is None


def test_somebody_who_says_why_they_stop_is_believed(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(120)
    gentler(room)
    room.runner.end(StopReason.TIRED)
    assert last(room).stop_reason is StopReason.TIRED


def test_worse_while_paused_counts_twice_and_shows_the_same_moment(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(120)
    room.runner.pause()
    shown: list[float] = []
    room.runner.position_changed.connect(shown.append)
    gentler(room)
    assert shown == [120.0]
    assert room.runner.state is RunState.PAUSED
    running = room.walks.running
    assert running is not None
    assert len(room.store.feelings.feelings(running.id)) == 2


def test_in_the_warm_up_there_is_nothing_to_tell_yet(room: Room) -> None:
    room.walks.start(WalkChoice(10, warm_up=True))
    room.after(60)
    before = room.runner.timeline
    gentler(room)
    room.walks.changes.sit()
    room.walks.changes.take_home()
    assert room.runner.timeline == before
    running = room.walks.running
    assert running is not None
    assert room.store.feelings.feelings(running.id) == ()


def test_without_a_walk_nothing_is_told_or_changed(room: Room) -> None:
    gentler(room)
    for ask in (room.walks.changes.sit, room.walks.changes.take_home, room.walks.changes.end_rest):
        ask()
    room.walks.rest_for_longer()
    assert room.store.values.get(CHANGES) is None
    assert room.runner.state is RunState.IDLE


# --- a slip ---------------------------------------------------------------------------------------------------------


def felt(room: Room) -> list[Feeling]:
    running = room.walks.running
    assert running is not None
    return [one.feeling for one in room.store.feelings.feelings(running.id)]


def test_what_was_told_by_mistake_is_taken_back_and_forgotten(room: Room) -> None:
    slips: list[bool] = []
    room.walks.changes.slip_changed.connect(slips.append)
    room.walks.start(WalkChoice(10))
    room.after(100)
    room.walks.changes.feel(Feeling.BETTER)
    room.walks.changes.feel(Feeling.WORSE)
    room.walks.changes.take_back()
    assert felt(room) == [Feeling.BETTER]
    assert slips == [True, False]
    room.walks.changes.take_back()
    assert felt(room) == [Feeling.BETTER]
    before = room.runner.timeline
    room.walks.changes.feel(Feeling.WORSE)
    assert room.runner.timeline == before


def test_once_something_else_was_changed_nothing_is_taken_back(room: Room) -> None:
    slips: list[bool] = []
    room.walks.changes.slip_changed.connect(slips.append)
    room.walks.changes.take_back()
    room.walks.start(WalkChoice(10))
    room.after(100)
    room.walks.changes.take_back()
    room.walks.changes.feel(Feeling.WORSE)
    room.walks.changes.sit()
    room.walks.changes.take_back()
    assert felt(room) == [Feeling.WORSE]
    assert slips == [True, False]


def test_a_walk_made_gentler_by_mistake_goes_on_as_planned_and_is_whole(room: Room) -> None:
    back: list[bool] = []
    room.walks.changes.taken_back.connect(back.append)
    room.walks.start(WalkChoice(10))
    planned = room.runner.timeline
    room.after(150)
    gentler(room)
    assert room.runner.timeline.seconds < planned.seconds
    room.after(20)
    room.walks.changes.take_back()
    assert back == [True]
    assert room.runner.timeline.seconds == planned.seconds
    assert felt(room) == [Feeling.WORSE]
    room.after(30)
    room.walks.changes.feel(Feeling.SAME)
    finish(room)
    session = last(room)
    assert (session.outcome, session.stop_reason, session.walked_minutes) == (Outcome.DONE, None, 10)


def test_what_was_undone_is_so_after_a_kill_and_makes_no_walk_painful(room: Room, open_room: OpenRoom) -> None:
    room.walks.start(WalkChoice(10))
    room.after(150)
    gentler(room)
    room.after(20)
    room.walks.changes.take_back()
    timeline = room.runner.timeline
    room.close()
    again = open_room(room.clock)
    again.walks.go_on()
    assert again.runner.timeline == timeline
    again.walks.rest_for_longer()
    again.walks.close_unfinished()
    assert last(again).stop_reason is StopReason.OTHER


def test_worse_once_more_makes_it_gentler_again(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(150)
    gentler(room)
    room.walks.changes.take_back()
    room.after(60)
    room.walks.changes.feel(Feeling.WORSE)
    finish(room)
    assert (last(room).outcome, last(room).stop_reason) == (Outcome.SHORTENED, StopReason.WORSE)


def test_who_has_gone_back_for_a_while_goes_home(room: Room) -> None:
    told, slips = list[Gentled](), list[bool]()
    room.walks.changes.gentler.connect(told.append)
    room.walks.changes.slip_changed.connect(slips.append)
    room.walks.start(WalkChoice(10, route=Route.OUT_AND_BACK))
    room.after(150)
    gentler(room)
    assert told == [Gentled(is_shorter=True, is_home=True, may_undo=True)]
    timeline = room.runner.timeline
    room.after(60)
    assert slips[-2:] == [True, False]
    room.walks.changes.take_back()
    assert room.runner.timeline == timeline
    assert felt(room) == [Feeling.WORSE, Feeling.WORSE]


def test_who_was_told_to_turn_round_just_now_may_turn_again(room: Room) -> None:
    room.walks.start(WalkChoice(10, route=Route.OUT_AND_BACK))
    planned = room.runner.timeline
    room.after(150)
    gentler(room)
    room.after(15)
    room.walks.changes.take_back()
    assert (room.runner.timeline.seconds, room.runner.timeline.turn) == (planned.seconds, planned.turn)
    finish(room)
    assert (last(room).outcome, last(room).stop_reason) == (Outcome.DONE, None)


def test_on_as_planned_has_the_sounds_of_now(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(150)
    gentler(room)
    room.sound = SoundSettings(beat_on=True)
    room.walks.change_sound(room.sound)
    room.walks.changes.take_back()
    assert room.runner.timeline == room.mark(room.runner.timeline)


# --- home -----------------------------------------------------------------------------------------------------------


def test_the_way_home_is_as_long_as_the_way_out_at_most(room: Room) -> None:
    room.walks.start(WalkChoice(10, route=Route.OUT_AND_BACK))
    room.after(120)
    room.walks.changes.take_home()
    finish(room)
    session = last(room)
    assert session.walked_minutes <= 4.5
    assert (session.outcome, session.stop_reason) == (Outcome.SHORTENED, StopReason.OTHER)
    assert session.route is Route.OUT_AND_BACK


# --- rests ----------------------------------------------------------------------------------------------------------


def test_a_rest_is_no_walking(room: Room) -> None:
    room.walks.start(SPLIT)
    assert room.runner.timeline.seconds == 12 * 60
    room.after(6 * 60)
    assert phase(room) is Phase.REST
    assert room.runner.walked_seconds == 300
    finish(room)
    session = last(room)
    assert (session.outcome, session.walked_minutes, session.bouts) == (Outcome.DONE, 10, (5, 5))


def test_a_rest_can_be_ended_early(room: Room) -> None:
    room.walks.start(SPLIT)
    room.after(330)
    room.walks.changes.end_rest()
    room.after(2)
    assert phase(room) is not Phase.REST
    assert room.runner.timeline.seconds == pytest.approx(600 + 30, abs=1)
    finish(room)
    assert last(room).walked_minutes == pytest.approx(10, abs=0.02)


def test_on_the_way_there_is_no_rest_to_end(room: Room) -> None:
    room.walks.start(SPLIT)
    room.after(60)
    before = room.runner.timeline
    room.walks.changes.end_rest()
    assert room.runner.timeline == before


def test_somebody_may_sit_down_as_often_as_they_need(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    for _ in range(3):
        room.after(90)
        room.walks.changes.sit()
        room.after(60)
        assert phase(room) is Phase.REST
        room.after(65)
        assert phase(room) is not Phase.REST
    finish(room)
    session = last(room)
    assert (session.outcome, session.stop_reason) == (Outcome.DONE, None)
    assert session.walked_minutes == pytest.approx(10, abs=0.05)


def test_a_walk_that_rests_for_longer_goes_on_hours_later(room: Room, open_room: OpenRoom) -> None:
    away: list[None] = []
    room.walks.put_away.connect(lambda: away.append(None))
    room.walks.start(SPLIT)
    room.after(320)
    room.walks.rest_for_longer()
    assert away == [None]
    assert room.runner.state is RunState.IDLE
    assert room.planning.sessions() == ()
    assert not room.wake_lock.held
    room.close()
    room.clock.advance(3 * 3600)
    again = open_room(room.clock)
    assert left_over(again.store.sessions, again.store.values, again.clock) is not None
    again.walks.go_on()
    # The rest has been had.
    assert phase(again) is not Phase.REST
    assert again.runner.walked_seconds == 300
    finish(again)
    assert (last(again).outcome, last(again).walked_minutes) == (Outcome.DONE, 10)


def test_a_walk_of_the_day_before_is_closed_with_what_was_walked(room: Room, open_room: OpenRoom) -> None:
    room.walks.start(SPLIT)
    room.after(320)
    room.walks.rest_for_longer()
    room.close()
    room.clock.advance(24 * 3600)
    again = open_room(room.clock)
    assert left_over(again.store.sessions, again.store.values, again.clock) is None
    session = last(again)
    assert (session.outcome, session.stop_reason, session.walked_minutes) == (Outcome.SHORTENED, StopReason.OTHER, 5)


def test_a_walk_over_midnight_may_still_go_on(room: Room) -> None:
    room.clock.advance(13 * 3600 + 50 * 60)
    room.walks.start(WalkChoice(10))
    room.after(300)
    room.walks.rest_for_longer()
    room.clock.advance(3600)
    assert left_over(room.store.sessions, room.store.values, room.clock) is not None
    room.clock.advance(4 * 3600)
    assert left_over(room.store.sessions, room.store.values, room.clock) is None


def test_a_walk_that_hurt_and_was_put_away_is_closed_for_pain(room: Room) -> None:
    room.walks.start(SPLIT)
    room.after(120)
    gentler(room)
    room.walks.rest_for_longer()
    room.walks.close_unfinished()
    assert last(room).stop_reason is StopReason.WORSE
    assert room.store.values.get(CHANGES) is None


def test_while_a_gentler_walk_rests_no_other_begins_and_its_pain_is_not_forgotten(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(120)
    gentler(room)
    room.walks.rest_for_longer()
    room.walks.prepare(10)
    room.walks.start(WalkChoice(10))
    assert room.walks.running is None
    room.walks.go_on()
    finish(room)
    session = last(room)
    assert (session.outcome, session.stop_reason) == (Outcome.SHORTENED, StopReason.WORSE)
    assert session.walked_minutes < 10
    room.clock.advance(24 * 3600)
    room.walks.start(WalkChoice(10))
    assert room.walks.running is not None


def test_what_is_left_of_a_walk_that_was_made_shorter_is_known_while_it_rests(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(120)
    room.walks.changes.sit()
    assert left_of(room) is None
    gentler(room)
    whole = room.runner.timeline.walking_seconds
    assert whole < 600
    assert left_of(room) == pytest.approx(whole - room.runner.walked_seconds, abs=1)
    room.walks.changes.take_back()
    assert left_of(room) is None
    gentler(room)
    room.walks.rest_for_longer()
    running = room.store.sessions.unfinished()
    assert running is not None
    room.store.values.put(CHANGES, {name_of(running): [["gentler", 10.0, 2]]})
    assert easy_seconds_left(room.store.values, running) is None


def left_of(room: Room) -> float | None:
    running = room.store.sessions.unfinished()
    assert running is not None
    return easy_seconds_left(room.store.values, running)


def test_the_end_of_a_walk_forgets_its_own_changes_alone(room: Room) -> None:
    another = {"another": [["gentler", 10.0, 2]]}
    room.store.values.put(CHANGES, another)
    room.walks.start(WalkChoice(10))
    room.after(20)
    room.walks.changes.sit()
    kept = room.store.values.get(CHANGES)
    assert isinstance(kept, dict)
    assert len(kept) == 2
    room.runner.end(StopReason.OTHER)
    assert room.store.values.get(CHANGES) == another


# --- a kill ---------------------------------------------------------------------------------------------------------

CHANGE = st.sampled_from(["worse", "slip", "sit", "home", "ease", "go on"])


@given(st.lists(st.tuples(st.integers(1, 120), CHANGE), max_size=4), st.sampled_from(Route))
@settings(suppress_health_check=HERE, max_examples=12, deadline=None)
def test_a_killed_walk_goes_on_with_all_that_was_changed(
    open_room: OpenRoom, changes: list[tuple[int, str]], route: Route
) -> None:
    room = open_room()
    room.set_plan()
    room.walks.start(WalkChoice(10, bouts=(5, 5), rest_minutes=1, route=route))
    asks = {
        "worse": lambda: gentler(room),
        "slip": room.walks.changes.take_back,
        "sit": room.walks.changes.sit,
        "home": room.walks.changes.take_home,
        "ease": room.walks.ease_rest,
        "go on": room.walks.changes.end_rest,
    }
    for seconds, asked in changes:
        room.after(seconds)
        asks[asked]()
    timeline, walked, on = room.runner.timeline, room.runner.walked_seconds, room.walks.running is not None
    room.close()
    again = open_room(room.clock)
    again.walks.go_on()
    assert (again.walks.running is not None) == on
    if on:
        assert again.runner.timeline == timeline
        assert again.runner.walked_seconds == pytest.approx(walked, abs=1)
        again.walks.close_unfinished()
        again.runner.end(StopReason.OTHER)


def test_changes_of_another_walk_or_that_cannot_be_read_are_left_out(room: Room) -> None:
    room.store.values.put(CHANGES, {"another": [["home", 10.0, 2]]})
    room.walks.start(WalkChoice(10))
    plain, running = room.runner.timeline, room.walks.running
    assert running is not None
    room.after(20)
    room.walks.rest_for_longer()
    broken: list[object] = [["fly", 10.0, 2], ["home", -3, 2], ["home"], 7, ["sit", 30, 2]]
    room.store.values.put(CHANGES, {"another": [["home", 10.0, 2]], name_of(running): broken})
    room.walks.go_on()
    assert room.runner.timeline.seconds == plain.seconds + 120


# --- the choice -----------------------------------------------------------------------------------------------------


def test_how_a_walk_was_meant_is_in_its_record(room: Room) -> None:
    choice = WalkChoice(10, bouts=(5, 5), rest_minutes=1, route=Route.INDOORS, ground=Ground.INDOORS, day=DayKind.SO_SO)
    room.walks.start(choice)
    room.after(700)
    session = last(room)
    assert (session.bouts, session.route, session.ground) == ((5, 5), Route.INDOORS, Ground.INDOORS)
    assert (session.day, session.warm_up, session.is_ordinary) == (DayKind.SO_SO, False, True)


@pytest.mark.parametrize("bouts", [(5, 6), (8, 2), (10,), (20, 20)])
def test_parts_that_make_no_walk_of_this_length_are_left_out(room: Room, bouts: tuple[int, ...]) -> None:
    room.walks.start(WalkChoice(10, bouts=bouts, rest_minutes=3))
    running = room.walks.running
    assert running is not None
    assert (running.bouts, running.rest_minutes) == ((), 0)
    assert room.runner.timeline.seconds == 600


@pytest.mark.parametrize(("asked", "kept"), [(0, 1), (4, 4), (60, 10)])
def test_a_rest_is_kept_within_one_and_ten_minutes(room: Room, asked: int, kept: int) -> None:
    room.walks.start(WalkChoice(10, bouts=(5, 5), rest_minutes=asked))
    running = room.walks.running
    assert running is not None
    assert running.rest_minutes == kept


def test_nobody_walks_more_briskly_than_the_plan_offers(room: Room) -> None:
    room.planning.set_plan(Plan(start_minutes=20, target_minutes=20, brisk=True))
    room.walks.start(WalkChoice(20, brisk_minutes=9))
    running = room.walks.running
    assert running is not None
    assert running.brisk_minutes == room.planning.next_walk().brisk_minutes == 0


def test_while_walking_waits_a_walk_that_was_put_away_waits_too(room: Room) -> None:
    room.walks.start(SPLIT)
    room.after(320)
    room.walks.rest_for_longer()
    lock(room)
    room.walks.go_on()
    assert room.walks.running is None


# --- wishes ---------------------------------------------------------------------------------------------------------


@given(
    st.builds(
        WalkWish,
        route=st.sampled_from(Route),
        ground=st.none() | st.sampled_from(Ground),
        parts=st.integers(1, 3),
        rest_minutes=st.integers(1, 10),
        brisk=st.booleans(),
    )
)
@settings(max_examples=25)
def test_a_wish_is_remembered(wish: WalkWish) -> None:
    values = FakeKeyValueStore()
    WalkWishes(values).keep(wish)
    assert WalkWishes(values).wish() == wish


@pytest.mark.parametrize("found", [None, 3, [], {}, {"route": "moon", "ground": 3, "parts": 9, "rest_minutes": True}])
def test_a_wish_that_cannot_be_read_is_as_nobody_chose(found: object) -> None:
    values = FakeKeyValueStore()
    values.put(WALK_WISH, found)
    assert WalkWishes(values).wish() == WalkWish()


def test_a_record_that_cannot_be_read_keeps_no_walk_from_going_on(room: Room) -> None:
    class Shut:
        """A store of feelings that takes everything and gives nothing back."""

        def keep_feeling(self, session_id: int, felt: Felt) -> None:
            """Nothing happens."""

        def forget_feeling(self, session_id: int, walked: float) -> None:
            """Nothing happens."""

        def feelings(self, session_id: int) -> tuple[Felt, ...]:
            """Raises ``StoreProblem``."""
            raise StoreProblem(f"Nothing of walk {session_id} can be read.")

    changes = WalkChanges(room.store.values, Shut(), room.runner, change, room.mark)
    draft = RunningSession(3, room.clock.now(), 10, None, False, False, 1, 60.0, 60.0, CheckIn())
    timeline = compose(draft)
    assert changes.begin(draft, timeline) == timeline


def test_the_chime_of_a_change_is_heard_at_once(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    room.after(100)
    chimes = room.sound_out.names().count("chime")
    room.walks.changes.sit()
    room.after(2)
    assert room.sound_out.names().count("chime") == chimes + 1


def test_what_is_to_be_said_at_once_is_rendered_first_though_a_moment_has_passed(room: Room) -> None:
    room.walks.start(WalkChoice(10, route=Route.OUT_AND_BACK))
    room.after(100)
    running = room.walks.running
    assert running is not None
    changed = change(running, room.runner.timeline, 100.0, Change.HOME, 2)
    at_once = next(cue for cue in changed.cues if cue.at >= 100)
    assert at_once.at == 102
    room.clock.advance(2.05)
    room.runner.change(changed)
    assert room.voice.asked[-1][0][0] == at_once.text


def test_what_a_change_says_at_once_is_heard_though_a_moment_has_passed(room: Room) -> None:
    room.walks.start(WalkChoice(10, route=Route.OUT_AND_BACK))
    room.after(100)
    running = room.walks.running
    assert running is not None
    changed = change(running, room.runner.timeline, 100.0, Change.HOME, 2)
    at_once = next(cue for cue in changed.cues if cue.at >= 100)
    room.clock.advance(0.01)
    room.runner.change(changed)
    room.after(2)
    proofs: list[CueProof] = []
    room.runner.proved.connect(proofs.extend)
    room.after(20)
    room.runner.end(StopReason.TIME)
    (fate,) = [proof.fate for proof in proofs if proof.due == at_once.at]
    assert fate is CueFate.SOUNDED
