"""What a walk promises when its rest becomes easier."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coach.domain.compose import compose_walk
from coach.domain.cue_book import CueBook, CueLine, VoiceStyle
from coach.domain.guidance import soonest_after
from coach.domain.recompose import Change, recompose
from coach.domain.timeline import Event, EventKind, Phase, PhaseSpan, Timeline, Topic
from coach.domain.walk import shape_walk
from tests.composed_walks import (
    BOOK,
    SAFETY,
    Composed,
    gaps,
    line_of,
    odd_walks,
    starts,
    texts,
    told,
    topic_times,
    unasked_gaps,
    walks,
)

FEW = settings(max_examples=40)


@dataclass(frozen=True)
class Eased:
    """A walk and the share of it after which the rest was made easier."""

    composed: Composed
    share: float

    @cached_property
    def before(self) -> Timeline:
        return self.composed.timeline()

    @cached_property
    def at(self) -> float:
        """What happens in the warm-up takes effect when the walk begins."""
        return max(self.before.seconds * self.share, self.before.walk_starts)

    def after(self, timeline: Timeline | None = None, at: float | None = None) -> Timeline:
        return recompose(
            timeline or self.before,
            self.at if at is None else at,
            Change.EASIER,
            self.composed.seed,
            BOOK,
            self.composed.week,
            self.composed.style,
        )


shares = st.just(0.0) | st.floats(0, 1, exclude_max=True)
eased_walks = st.builds(Eased, walks | odd_walks, shares)


@st.composite
def eased_at_an_event(draw: st.DrawFn) -> Eased:
    """Somebody presses the button exactly when something happens."""
    composed = draw(walks)
    timeline = composed.timeline()
    moments = [event.at for event in timeline.events if event.at < timeline.seconds]
    return Eased(composed, draw(st.sampled_from(moments)) / timeline.seconds)


any_eased = eased_walks | eased_at_an_event()


def promised(timeline: Timeline) -> None:
    """What holds of every timeline."""
    times = [event.at for event in timeline.events]
    assert times == sorted(times)
    assert times[-1] <= timeline.seconds
    assert min(unasked_gaps(timeline), default=30) >= 30
    assert len(texts(timeline)) == len(set(texts(timeline)))


@FEW
@given(any_eased)
def test_what_has_been_performed_stays(eased: Eased) -> None:
    after = eased.after()
    kept = tuple(event for event in eased.before.events if event.at <= eased.at)
    assert tuple(event for event in after.events if event in kept) == kept
    new_at_the_moment = [event for event in after.events if event.at <= eased.at and event not in kept]
    assert all(event.at == eased.at for event in new_at_the_moment)


@FEW
@given(any_eased)
def test_the_rest_is_one_easy_phase_to_the_same_end(eased: Eased) -> None:
    after = eased.after()
    assert after.seconds == eased.before.seconds
    assert after.spans[-1] == PhaseSpan(Phase.EASY, eased.at, after.seconds)
    assert eased.at in starts(after, EventKind.CHIME)
    assert starts(after, EventKind.CHIME)[-1] == after.seconds
    assert all(event.phase is Phase.EASY for event in after.events if event.at > eased.at)


@FEW
@given(any_eased)
def test_spacing_order_and_variety_still_hold(eased: Eased) -> None:
    promised(eased.after())


@FEW
@given(any_eased)
def test_the_ease_sentence_comes_at_once_after_the_chime_whatever_was_said_before(eased: Eased) -> None:
    after = eased.after()
    moment = told(eased.before, eased.at)
    found = topic_times(after, Topic.EASE)
    assert found in ([moment], [])
    assert found or moment > after.seconds - 62


@FEW
@given(any_eased)
def test_safety_sentences_still_to_come_are_kept_and_give_way_only_to_what_was_asked_for(eased: Eased) -> None:
    before, after = (topic_times(one, Topic.SAFETY) for one in (eased.before, eased.after()))
    assert len(before) == len(after)
    moment = told(eased.before, eased.at)
    for was, now in zip(before, after, strict=True):
        assert was == now or eased.at + 2 < was < moment + 30
        assert abs(now - was) <= 62


@FEW
@given(any_eased)
def test_later_cues_fit_the_easy_pace(eased: Eased) -> None:
    after = eased.after()
    for cue in after.cues:
        if cue.at > eased.at:
            line = line_of(cue, after.seconds)
            assert line.fits(Phase.EASY, eased.composed.style)
            assert not line.change


@FEW
@given(any_eased)
def test_time_left_half_way_and_finish_stay_true_and_single(eased: Eased) -> None:
    after = eased.after()
    for cue in after.cues:
        if cue.topic is Topic.TIME_LEFT:
            assert (after.seconds - cue.at) % 60 == 0
            assert str(int(after.seconds - cue.at) // 60) in cue.text.split()
    assert all(at >= eased.composed.middle + 30 for at in topic_times(after, Topic.HALF_WAY))
    for topic in (Topic.TIME_LEFT, Topic.HALF_WAY, Topic.FINISH):
        assert len(topic_times(after, topic)) <= 1


@FEW
@given(any_eased)
def test_a_finish_sentence_is_left_out_only_for_want_of_room(eased: Eased) -> None:
    after = eased.after()
    last = after.cues[-1]
    assert last.topic is Topic.FINISH or last.at > after.seconds - 30


@FEW
@given(any_eased, st.floats(0, 1))
def test_easing_twice_in_a_row_keeps_every_promise(eased: Eased, share: float) -> None:
    once = eased.after()
    at = eased.at + (once.seconds - eased.at) * share
    twice = eased.after(once, at)
    promised(twice)
    assert twice.seconds == once.seconds
    assert len(topic_times(twice, Topic.SAFETY)) == len(topic_times(eased.before, Topic.SAFETY))
    assert len(topic_times(twice, Topic.EASE)) <= 2
    assert twice.span_at(at).phase is Phase.EASY


@FEW
@given(any_eased)
def test_easing_twice_at_the_same_moment_changes_nothing_more(eased: Eased) -> None:
    once = eased.after()
    again = eased.after(once, eased.at)
    assert again.spans == once.spans
    assert starts(again, EventKind.CHIME) == starts(once, EventKind.CHIME)


@FEW
@given(eased_walks, st.floats(0, 100))
def test_at_the_very_end_and_later_nothing_changes(eased: Eased, beyond: float) -> None:
    assert eased.after(at=eased.before.seconds + beyond) == eased.before


@FEW
@given(any_eased)
def test_the_same_change_gives_the_same_walk(eased: Eased) -> None:
    assert eased.after() == eased.after()


@FEW
@given(st.integers(5, 60), shares, st.integers(1, 2), st.integers())
def test_new_walkers_never_wait_long_after_a_change(minutes: int, share: float, week: int, seed: int) -> None:
    after = Eased(Composed(shape_walk(minutes), VoiceStyle.PLAIN, week, seed), share).after()
    assert max(gaps(after)) <= 135


@FEW
@given(st.integers(5, 60), shares, st.integers())
def test_no_topic_is_said_twice_running(minutes: int, share: float, seed: int) -> None:
    after = Eased(Composed(shape_walk(minutes, warm_up=True), VoiceStyle.PLAIN, 1, seed), share).after()
    for before, cue in pairwise(after.cues):
        assert before.topic is not cue.topic or cue.topic in (Topic.EXERCISE, Topic.SAFETY)


def test_a_change_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="at -1 seconds"):
        Eased(Composed(shape_walk(5), VoiceStyle.PLAIN, 1, 1), 0).after(at=-1)


def test_an_ache_in_the_steady_part_is_answered_at_once() -> None:
    walk = compose_walk(shape_walk(20), VoiceStyle.PLAIN, 3, 1, BOOK)
    after = recompose(walk, 500, Change.EASIER, 1, BOOK, 3, VoiceStyle.PLAIN)
    assert [(cue.at, cue.topic) for cue in after.cues if 500 <= cue.at <= 630] == [
        (502.0, Topic.EASE),
        (600.0, Topic.SAFETY),
    ]


def test_half_way_is_not_said_again_after_a_change() -> None:
    walk = compose_walk(shape_walk(60), VoiceStyle.PLAIN, 1, 1, BOOK)
    said = topic_times(walk, Topic.HALF_WAY)
    after = recompose(walk, said[0] + 5, Change.EASIER, 1, BOOK, 1, VoiceStyle.PLAIN)
    assert topic_times(after, Topic.HALF_WAY) == said


def test_the_time_left_is_not_said_again_after_a_change() -> None:
    opening = Event(0.0, EventKind.PHASE, Phase.STEADY)
    said = Event(300.0, EventKind.CUE, Phase.STEADY, "5 minutes to go.", Topic.TIME_LEFT)
    after = recompose(Timeline((opening, said), 600.0), 301, Change.EASIER, 1, BOOK, 1, VoiceStyle.PLAIN)
    assert topic_times(after, Topic.TIME_LEFT) == [300.0]
    silent = recompose(Timeline((opening,), 600.0), 301, Change.EASIER, 1, BOOK, 1, VoiceStyle.PLAIN)
    assert topic_times(silent, Topic.TIME_LEFT) == [480.0]


@FEW
@given(st.floats(0, 4000))
@example(11.616315029947177)
def test_no_rounding_brings_two_cues_closer(at: float) -> None:
    assert 30 <= soonest_after(at) - at < 30.001


def test_a_timeline_without_safety_sentences_can_be_eased_too() -> None:
    bare = Timeline((Event(0.0, EventKind.PHASE, Phase.STEADY), Event(600.0, EventKind.CHIME, Phase.STEADY)), 600.0)
    after = recompose(bare, 60, Change.EASIER, 1, BOOK, 1, VoiceStyle.PLAIN)
    assert after.cues[0].topic is Topic.EASE
    assert topic_times(after, Topic.SAFETY) == []
    assert after.spans == (PhaseSpan(Phase.STEADY, 0.0, 60.0), PhaseSpan(Phase.EASY, 60.0, 600.0))


def test_a_book_without_ease_sentences_still_turns_easy() -> None:
    book = CueBook((CueLine("safety", Topic.SAFETY, SAFETY),))
    walk = compose_walk(shape_walk(20), VoiceStyle.PLAIN, 1, 1, book)
    after = recompose(walk, 300, Change.EASIER, 1, book, 1, VoiceStyle.PLAIN)
    assert [cue.at for cue in after.cues] == [2.0, 600.0]
    assert after.span_at(301).phase is Phase.EASY
