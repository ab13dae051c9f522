"""What a walk promises when it is made shorter, turns home, rests and goes on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coach.domain.compose import compose_walk
from coach.domain.cue_book import CueBook, CueLine, VoiceStyle
from coach.domain.recompose import Change, recompose
from coach.domain.rules import WayRules
from coach.domain.timeline import WALKING, Event, EventKind, Phase, Timeline, Topic
from coach.domain.walk import Route, shape_walk
from tests.composed_walks import ASKED, BOOK, SAFETY, texts, told, topic_times, unasked_gaps
from tests.walks_in_parts import Changed, changed_walks, out_and_back, rests, said_in_rests

FEW = settings(max_examples=40)
OUT = Route.OUT_AND_BACK
changes = st.sampled_from(Change)
shorter = st.sampled_from((Change.GENTLER, Change.HOME))
as_long = st.sampled_from((Change.SIT, Change.GO_ON, Change.EASIER))


def promised(before: Timeline, after: Timeline) -> None:
    """What holds of every timeline, whatever has happened to it."""
    times = [event.at for event in after.events]
    assert times == sorted(times)
    assert times[-1] <= after.seconds
    assert min(unasked_gaps(after), default=30) >= 30
    said = [cue.text for cue in after.cues if cue.topic not in (Topic.SAFETY, Topic.REST, Topic.GO_ON)]
    assert len(said) == len(set(said))
    assert len(topic_times(after, Topic.SAFETY)) == len(topic_times(before, Topic.SAFETY))
    assert after.walking_seconds <= before.walking_seconds + 1e-6
    assert (after.route, after.walk_starts) == (before.route, before.walk_starts)


def way_out(timeline: Timeline) -> float:
    """Seconds of walking until turning round."""
    assert timeline.turn is not None
    return timeline.walked_at(timeline.turn)


@FEW
@given(changed_walks, changes)
def test_what_has_been_performed_stays_and_every_promise_holds(changed: Changed, change: Change) -> None:
    before, after = changed.before, changed.after(change)
    promised(before, after)
    kept = tuple(event for event in before.events if event.at <= changed.at)
    assert tuple(event for event in after.events if event in kept) == kept
    assert all(event.at >= changed.at for event in after.events if event not in kept)
    assert changed.after(change) == after


@FEW
@given(changed_walks, changes)
def test_what_was_asked_for_is_said_within_two_seconds_or_after_the_safety_sentence(
    changed: Changed, change: Change
) -> None:
    before, after = changed.before, changed.after(change)
    begins = told(before, changed.at)
    new = [cue for cue in after.cues if cue.at > changed.at and cue.topic is not Topic.SAFETY]
    resting = before.span_at(changed.at).phase is Phase.REST
    if (change is Change.GO_ON and not resting) or (change is Change.SIT and resting):
        return
    is_short = after.walking_seconds - after.walked_at(changed.at) < 92
    assert is_short or (new[0].at == begins and new[0].topic in ASKED)
    chimes = [event.at for event in after.events if event.kind is EventKind.CHIME]
    assert resting or changed.at in chimes


def test_what_comes_just_after_another_sentence_is_said_at_once_all_the_same() -> None:
    walk = composed()
    said = walk.cues[2].at
    seated = changed_at(walk, said + 1, Change.SIT)
    assert topic_times(seated, Topic.REST) == [said + 3]
    going = changed_at(seated, said + 10, Change.GO_ON)
    assert topic_times(going, Topic.GO_ON) == [said + 12]
    assert going.next_cue(said + 12).at >= said + 42  # type: ignore[union-attr]


def test_a_safety_sentence_that_is_being_said_is_heard_first() -> None:
    walk = composed()
    (_, safety) = topic_times(walk, Topic.SAFETY)
    after = changed_at(walk, safety + 3, Change.SIT)
    assert topic_times(after, Topic.REST) == [told(walk, safety + 3)]
    assert 8 <= told(walk, safety + 3) - (safety + 3) <= 15
    coming = changed_at(walk, safety - 1, Change.HOME)
    assert topic_times(coming, Topic.SAFETY) == [2, safety]
    assert topic_times(coming, Topic.HOME) == [told(walk, safety - 1)]
    soon = changed_at(walk, safety - 10, Change.EASIER)
    assert topic_times(soon, Topic.EASE) == [safety - 8]
    assert topic_times(soon, Topic.SAFETY) == [2, safety + 22]


@FEW
@given(changed_walks, changes)
def test_every_later_event_knows_its_phase(changed: Changed, change: Change) -> None:
    after = changed.after(change)
    assert all(event.phase is after.span_at(event.at).phase for event in after.events if event.at > changed.at)


@FEW
@given(changed_walks, st.lists(st.tuples(changes, st.floats(0, 1, exclude_max=True)), min_size=2, max_size=5))
def test_changes_may_follow_each_other_as_they_like(changed: Changed, later: list[tuple[Change, float]]) -> None:
    timeline, at = changed.before, changed.at
    for change, share in later:
        following = changed.after(change, timeline, at)
        promised(timeline, following)
        timeline, at = following, at + (following.seconds - at) * share


@FEW
@given(changed_walks, shorter)
def test_a_shorter_walk_is_easy_to_its_end_and_no_longer_than_before(changed: Changed, change: Change) -> None:
    after = changed.after(change)
    assert after.seconds <= changed.before.seconds + 1e-6
    later = [span for span in after.spans if span.start >= changed.at and span.end > span.start]
    assert all(span.phase in (Phase.EASY, Phase.REST) for span in later)
    left = after.walking_seconds - after.walked_at(changed.at)
    assert left >= min(changed.left, 120) - 1e-6


@FEW
@given(changed_walks)
def test_gentler_leaves_about_half_of_what_was_left_and_says_so(changed: Changed) -> None:
    assume(changed.before.route is not OUT)
    after = changed.after(Change.GENTLER)
    left = after.walking_seconds - after.walked_at(changed.at)
    assert left == pytest.approx(min(changed.left, max(changed.left / 2, 120)))
    told = topic_times(after, Topic.SHORTER if left < changed.left - 1e-6 else Topic.EASE)
    assert len(told) <= 1
    assert all(at <= changed.at + 60 for at in told)
    assert told or left < 120


@FEW
@given(out_and_back(turned=False), shorter)
def test_before_turning_round_the_way_home_is_as_long_as_the_way_out(changed: Changed, change: Change) -> None:
    before, after = changed.before, changed.after(change)
    home = after.walking_seconds - way_out(after)
    assert after.turn is not None
    assert changed.at <= after.turn <= changed.at + 60
    assert home <= before.walking_seconds - way_out(after) + 1e-6
    soon = after.walking_seconds - after.walked_at(changed.at) <= 120 + 1e-6
    assert soon or home == pytest.approx(min(way_out(after), before.walking_seconds - way_out(after)))
    assert all(at > after.turn for at in topic_times(after, Topic.HOME))


@FEW
@given(out_and_back(turned=True), shorter)
def test_after_turning_round_the_walk_lasts_until_home(changed: Changed, change: Change) -> None:
    before, after = changed.before, changed.after(change)
    assert after.turn == before.turn
    home = max(2 * way_out(before), before.walked_at(changed.at) + 120)
    assert after.walking_seconds == pytest.approx(min(before.walking_seconds, home))
    said = {cue.topic for cue in after.cues if cue.at > changed.at} & {Topic.HOME, Topic.FAR, Topic.SHORTER}
    assert Topic.SHORTER not in said
    assert change is Change.GENTLER or Topic.FAR not in said


@FEW
@given(changed_walks)
def test_the_way_home_of_a_round_is_no_longer_than_back_or_on(changed: Changed) -> None:
    after = changed.after(Change.HOME)
    walked = changed.before.walked_at(changed.at)
    left = after.walking_seconds - walked
    if changed.before.route is Route.ROUND:
        assert left == pytest.approx(min(changed.left, max(walked, 120)))
    if changed.before.route is Route.INDOORS:
        assert left == pytest.approx(min(changed.left, 120))


@FEW
@given(changed_walks)
def test_sitting_down_rests_here_and_the_walk_goes_on_as_planned(changed: Changed) -> None:
    before, after = changed.before, changed.after(Change.SIT)
    assert after.walking_seconds == pytest.approx(before.walking_seconds)
    resting = before.span_at(changed.at).phase is Phase.REST
    rest = after.span_at(changed.at)
    assert rest.phase is Phase.REST
    assert rest.end - changed.at >= changed.minutes * 60 - 1e-6
    later = after.seconds - before.seconds
    assert -1e-6 <= later <= changed.minutes * 60 + 1e-6
    planned = [span for span in before.spans if span.start > changed.at]
    follows = [span for span in after.spans if span.start >= rest.end][0 if resting else 1 :]
    assert [span.phase for span in follows] == [span.phase for span in planned]
    assert [span.start for span in follows] == pytest.approx([span.start + later for span in planned])
    told = [at for at in topic_times(after, Topic.REST) if changed.at <= at < rest.end]
    assert resting or len(told) == 1 or Topic.SAFETY in {cue.topic for cue in after.cues if cue.at >= changed.at}


@FEW
@given(changed_walks, as_long)
def test_a_safety_sentence_to_come_stays_near_its_place_or_the_middle(changed: Changed, change: Change) -> None:
    before, after = changed.before, changed.after(change)
    was, now = (topic_times(one, Topic.SAFETY)[-1] for one in (before, after))
    if was > changed.at:
        wanted = (before.walked_at(was), max(after.walking_seconds / 2, after.walked_at(changed.at)))
        assert min(abs(after.walked_at(now) - walked) for walked in wanted) <= 92


@FEW
@given(out_and_back(turned=False), as_long)
def test_turning_round_comes_after_the_same_walking_as_before(changed: Changed, change: Change) -> None:
    before, after = changed.before, changed.after(change)
    assert after.turn is None or abs(way_out(after) - way_out(before)) <= 92
    assert after.turn is not None or changed.left < 180


@FEW
@given(changed_walks)
def test_a_rest_can_be_ended_early_and_outside_a_rest_nothing_happens(changed: Changed) -> None:
    after = changed.after(Change.GO_ON)
    now = changed.before.span_at(changed.at)
    if now.phase is not Phase.REST:
        assert after is changed.before
        return
    assert after.span_at(changed.at).phase in WALKING
    assert after.seconds == pytest.approx(changed.before.seconds - (now.end - changed.at))
    assert after.walking_seconds == pytest.approx(changed.before.walking_seconds)


@FEW
@given(changed_walks, changes)
def test_the_time_left_is_true_and_walking_alone(changed: Changed, change: Change) -> None:
    after = changed.after(change)
    for cue in after.cues:
        if cue.topic is Topic.TIME_LEFT and cue.at > changed.at:
            left = after.walking_seconds - after.walked_at(cue.at)
            assert str(round(left / 60)) in cue.text.split()
            assert left / 60 == pytest.approx(round(left / 60))


@FEW
@given(changed_walks, changes)
def test_rests_to_come_stay_rests_and_stay_quiet(changed: Changed, change: Change) -> None:
    after = changed.after(change)
    told = {Topic.REST, Topic.EASE, Topic.SHORTER, Topic.TURN, Topic.HOME, Topic.FAR, Topic.GO_ON, Topic.SAFETY}
    assert said_in_rests(after) <= told
    assert all(span.end - span.start <= 600 + 180 for span in rests(after))
    ends = [(rest, walk) for rest, walk in pairwise(after.spans) if rest.phase is Phase.REST]
    assert all(walk.phase in WALKING for rest, walk in ends if rest.end > rest.start)


def composed(minutes: int = 20, route: Route = Route.ROUND, bouts: tuple[int, ...] = (), rest: int = 0) -> Timeline:
    return compose_walk(shape_walk(minutes, bouts=bouts, rest_minutes=rest, route=route), VoiceStyle.PLAIN, 1, 4, BOOK)


def changed_at(timeline: Timeline, at: float, change: Change, minutes: int = 2) -> Timeline:
    return recompose(timeline, at, change, 4, BOOK, 1, VoiceStyle.PLAIN, minutes)


def lasting(timeline: Timeline) -> list[tuple[str, float, float]]:
    return [(span.phase.value, span.start, span.end) for span in timeline.spans if span.end > span.start]


def test_two_worse_on_the_way_out_turn_round_at_once() -> None:
    walk = composed(route=OUT)
    assert walk.turn == 540
    last = walk.last_cue(420)
    assert last is not None
    for at in (last.at + 10, last.at + 40):
        after = changed_at(walk, at, Change.GENTLER)
        assert after.turn == at + 2
        assert after.seconds == pytest.approx(2 * (at + 2))
    assert texts(after)[-1] in {line.text for line in BOOK.about(Topic.FINISH)}


def test_on_the_way_home_the_way_stays_as_long_as_it_is_and_that_is_said() -> None:
    after = changed_at(composed(route=OUT), 700, Change.GENTLER)
    assert after.seconds == 1080
    assert len(topic_times(after, Topic.FAR)) == 1
    near = changed_at(composed(route=OUT), 1000, Change.HOME)
    assert (near.seconds, len(topic_times(near, Topic.HOME))) == (1120, 1)


def test_a_rest_shortly_before_the_end_is_left_out() -> None:
    walk = composed(bouts=(10, 10), rest=5)
    assert lasting(changed_at(walk, 210, Change.GENTLER))[-1] == ("easy", 900, 1005)
    near = changed_at(walk, 30, Change.HOME)
    assert lasting(near) == [("easy", 0, 30), ("easy", 30, 150)]
    assert lasting(changed_at(composed(bouts=(5, 15), rest=5), 270, Change.HOME))[2:] == [
        ("easy", 270, 300), ("rest", 300, 600), ("easy", 600, 840),
    ]  # fmt: skip
    assert lasting(changed_at(composed(bouts=(5, 15), rest=5), 165, Change.HOME))[-1] == ("easy", 165, 330)


def test_what_changes_in_a_rest_is_said_in_it_and_the_rest_goes_on() -> None:
    after = changed_at(composed(bouts=(10, 10), rest=5), 660, Change.GENTLER)
    assert lasting(after)[2:] == [("rest", 600, 900), ("easy", 900, 1200)]
    assert topic_times(after, Topic.SHORTER) == [662]
    assert [event.at for event in after.events if event.kind is EventKind.CHIME and event.at >= 600] == [600, 900, 1200]


def test_a_rest_that_goes_on_lasts_as_long_from_now_as_was_asked_for_or_as_planned() -> None:
    walk = composed(bouts=(10, 10), rest=2)
    assert lasting(changed_at(walk, 660, Change.SIT, 3))[2] == ("rest", 600, 840)
    assert lasting(changed_at(walk, 610, Change.SIT, 1))[2] == ("rest", 600, 720)


def test_a_rest_told_of_again_at_its_very_start_is_none() -> None:
    walk = composed()
    seated = changed_at(walk, 400, Change.SIT)
    again = changed_at(seated, 400, Change.GO_ON)
    assert lasting(again) == [("easy", 0, 180), ("steady", 180, 400), ("steady", 400, 1020), ("easy", 1020, 1200)]


def test_a_change_in_the_warm_up_waits_for_the_walk() -> None:
    warm_up = Timeline((Event(0.0, EventKind.PHASE, Phase.WARM_UP),), 100.0)
    walk = compose_walk(shape_walk(10, warm_up=True), VoiceStyle.PLAIN, 1, 1, BOOK, warm_up)
    assert lasting(changed_at(walk, 40, Change.SIT))[:2] == [("warm_up", 0, 100), ("rest", 100, 220)]


@pytest.mark.parametrize("minutes", [0, 4])
def test_a_rest_on_the_way_lasts_one_to_three_minutes(minutes: int) -> None:
    with pytest.raises(ValueError, match=f"1 to 3 minutes, not {minutes}"):
        changed_at(composed(), 300, Change.SIT, minutes)


def test_a_moment_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="at nan seconds"):
        changed_at(composed(), float("nan"), Change.SIT)


def test_without_a_word_for_it_the_way_home_is_as_long_all_the_same() -> None:
    book = CueBook((CueLine("safety", Topic.SAFETY, SAFETY),))
    walk = compose_walk(shape_walk(20, route=OUT), VoiceStyle.PLAIN, 1, 1, book)
    before = recompose(walk, 300, Change.HOME, 1, book, 1, VoiceStyle.PLAIN)
    assert before.seconds == 604
    after = recompose(walk, 700, Change.HOME, 1, book, 1, VoiceStyle.PLAIN)
    assert after.seconds == 1200


def test_indoors_a_walk_ends_gently_and_a_round_takes_the_shorter_way() -> None:
    assert changed_at(composed(route=Route.INDOORS), 700, Change.HOME).seconds == 820
    assert changed_at(composed(), 300, Change.HOME).seconds == 600
    assert changed_at(composed(), 700, Change.HOME).seconds == 1200


def test_the_time_left_is_said_anew_of_a_shorter_walk_and_never_of_a_rest() -> None:
    opening = Event(0.0, EventKind.PHASE, Phase.STEADY)
    said = Event(600.0, EventKind.CUE, Phase.STEADY, "10 minutes to go.", Topic.TIME_LEFT)
    shorter = changed_at(Timeline((opening, said), 1200.0), 700, Change.GENTLER)
    assert topic_times(shorter, Topic.TIME_LEFT) == [600, 830]
    seated = changed_at(Timeline((opening,), 600.0), 590, Change.SIT, 1)
    assert lasting(seated)[1:] == [("rest", 590, 650), ("steady", 650, 660)]
    assert topic_times(changed_at(seated, 400, Change.EASIER), Topic.TIME_LEFT) == []


def test_in_the_shortest_walk_too_the_safety_sentence_finds_its_place() -> None:
    walk = changed_at(composed(1, OUT), 0, Change.GENTLER)
    assert len(topic_times(changed_at(walk, 30, Change.SIT, 1), Topic.SAFETY)) == 2


def test_what_gentler_leaves_is_a_number_of_the_rules() -> None:
    walk = composed(route=Route.INDOORS)
    style, gentler = VoiceStyle.PLAIN, Change.GENTLER
    third = recompose(walk, 300, gentler, 4, BOOK, 1, style, way=WayRules(share=0.3))
    assert third.seconds == pytest.approx(300 + 270)
    least = recompose(walk, 1000, gentler, 4, BOOK, 1, style, way=WayRules(least_minutes=3))
    assert least.seconds == pytest.approx(1180)
