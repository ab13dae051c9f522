"""Walks in parts, with a brisk middle, on every way, and what happens to them on the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hypothesis import strategies as st

from coach.domain.cue_book import VoiceStyle
from coach.domain.recompose import Change, recompose
from coach.domain.timeline import Event, EventKind, Phase, PhaseSpan, Timeline, Topic
from coach.domain.walk import Route, Walk, shape_walk
from tests.composed_walks import BOOK, Composed


@st.composite
def shapes(draw: st.DrawFn, route: Route | None = None, least: int = 1) -> Walk:
    """Walks of 1–40 minutes in one go or in up to four parts."""
    bouts = draw(st.lists(st.integers(3, 13), min_size=1, max_size=4))
    minutes = draw(st.integers(least, 40)) if len(bouts) == 1 else sum(bouts)
    return shape_walk(
        minutes,
        draw(st.booleans()),
        bouts=bouts if len(bouts) > 1 else (),
        rest_minutes=draw(st.integers(1, 10)),
        brisk_minutes=draw(st.just(0) | st.integers(1, 10)),
        route=route or draw(st.sampled_from(Route)),
    )


walks_in_parts = st.builds(Composed, shapes(), st.sampled_from(VoiceStyle), st.integers(1, 8), st.integers(0, 99))


@dataclass(frozen=True)
class Changed:
    """A walk and the part of it after which it was changed."""

    composed: Composed
    share: float
    minutes: int = 2

    @cached_property
    def before(self) -> Timeline:
        return self.composed.timeline()

    @cached_property
    def at(self) -> float:
        return max(self.before.seconds * self.share, self.before.walk_starts)

    def after(self, change: Change, timeline: Timeline | None = None, at: float | None = None) -> Timeline:
        week, style = self.composed.week, self.composed.style
        when = self.at if at is None else at
        return recompose(timeline or self.before, when, change, self.composed.seed, BOOK, week, style, self.minutes)

    @cached_property
    def left(self) -> float:
        """Seconds of walking that were still planned."""
        return self.before.walking_seconds - self.before.walked_at(self.at)


changed_walks = st.builds(Changed, walks_in_parts, st.floats(0, 1, exclude_max=True), st.integers(1, 3))


@st.composite
def out_and_back(draw: st.DrawFn, turned: bool) -> Changed:
    """Walks out and back that are changed after turning round, or before."""
    shape = shapes(Route.OUT_AND_BACK, 3)
    composed = draw(st.builds(Composed, shape, st.sampled_from(VoiceStyle), st.integers(1, 8), st.integers(0, 99)))
    timeline = composed.timeline()
    assert timeline.turn is not None
    first, last = (timeline.turn + 0.01, timeline.seconds) if turned else (timeline.walk_starts, timeline.turn)
    at = draw(st.floats(first, last, exclude_max=True))
    return Changed(composed, at / timeline.seconds, draw(st.integers(1, 3)))


def rests(timeline: Timeline) -> list[PhaseSpan]:
    """The rests that last."""
    return [span for span in timeline.spans if span.phase is Phase.REST and span.end > span.start]


def said_in_rests(timeline: Timeline) -> set[Topic | None]:
    """What is spoken of while somebody rests."""
    return {cue.topic for cue in timeline.cues if timeline.span_at(cue.at).phase is Phase.REST}


def chimes(timeline: Timeline) -> list[Event]:
    """Every chime."""
    return [event for event in timeline.events if event.kind is EventKind.CHIME]
