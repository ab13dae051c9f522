"""Walks of every kind with their timelines, and what can be said about their cues."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import strategies as st

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.compose import compose_walk
from coach.domain.cue_book import CueBook, CueLine, VoiceStyle
from coach.domain.routine_words import spoken_seconds
from coach.domain.timeline import Event, EventKind, Phase, Timeline, Topic
from coach.domain.walk import LONGEST_WALK, Pace, Segment, Walk, shape_walk
from tests.made_warm_up import WARM_UP

BOOK = Catalogue(find_resources()).cue_book()
SAFETY = "A mild ache is fine. Stop if pain turns sharp or shooting, spreads down a leg, or keeps getting worse."


@dataclass(frozen=True)
class Composed:
    """A timeline with what it was composed from."""

    walk: Walk
    style: VoiceStyle
    week: int
    seed: int

    def timeline(self, book: CueBook = BOOK) -> Timeline:
        return compose_walk(self.walk, self.style, self.week, self.seed, book, WARM_UP)

    @property
    def start(self) -> float:
        """Where the walk part begins, in seconds."""
        return WARM_UP.seconds if self.walk.warm_up else 0.0

    @property
    def middle(self) -> float:
        """The middle of the walk part, in seconds."""
        return self.start + self.walk.minutes * 30


@st.composite
def other_shapes(draw: st.DrawFn) -> Walk:
    """Walks with segments of any pace, in multiples of 10 seconds."""
    lengths = draw(st.lists(st.integers(1, 60), min_size=1, max_size=8).filter(lambda tens: sum(tens) >= 6))
    tens = sum(lengths)
    lengths[-1] += -tens % 6
    segments = tuple(Segment(draw(st.sampled_from(Pace)), length * 10.0) for length in lengths)
    return Walk(sum(lengths) // 6, segments, draw(st.booleans()))


shaped_walks = st.builds(shape_walk, st.integers(1, LONGEST_WALK), st.booleans())
walks = st.builds(Composed, shaped_walks, st.sampled_from(VoiceStyle), st.integers(1, 60), st.integers())
odd_walks = st.builds(Composed, other_shapes(), st.sampled_from(VoiceStyle), st.integers(1, 60), st.integers())


def line_of(cue: Event, end: float) -> CueLine:
    """The line of the book that a cue says, ``end`` seconds being the end of the walk."""
    left = round((end - cue.at) / 60)
    return next(line for line in BOOK.lines if line.topic is cue.topic and line.say(left) == cue.text)


def texts(timeline: Timeline) -> list[str]:
    """What is said, the safety sentence left out."""
    return [cue.text for cue in timeline.cues if cue.topic is not Topic.SAFETY]


def walk_cues(timeline: Timeline) -> tuple[Event, ...]:
    """What is said in the walk itself, without its warm-up."""
    return tuple(cue for cue in timeline.cues if cue.at >= timeline.walk_starts and cue.phase is not Phase.WARM_UP)


def gaps(timeline: Timeline) -> list[float]:
    """Seconds from cue to cue of the walk itself."""
    return [after.at - before.at for before, after in pairwise(walk_cues(timeline))]


ASKED = frozenset((Topic.EASE, Topic.SHORTER, Topic.TURN, Topic.HOME, Topic.FAR, Topic.REST, Topic.GO_ON))
"""What is said at once where it was asked for, whatever was said just before."""


def unasked_gaps(timeline: Timeline) -> list[float]:
    """Seconds to each cue of the walk that nobody asked for from the one before it."""
    pairs = pairwise(walk_cues(timeline))
    return [after.at - before.at for before, after in pairs if after.topic not in ASKED]


def told(before: Timeline, at: float) -> float:
    """When something asked for at ``at`` is to be said: 2 seconds later, or as soon as a safety sentence is out, which
    begins again when it is cut off."""
    on = [cue for cue in before.cues if cue.topic is Topic.SAFETY and cue.at <= at + 2][-1:]
    ends = [max(cue.at, at) + spoken_seconds(cue.text) for cue in on if cue.at + spoken_seconds(cue.text) > at]
    return max([at + 2, *ends])


def topic_times(timeline: Timeline, topic: Topic) -> list[float]:
    """When a topic is spoken of."""
    return [cue.at for cue in timeline.cues if cue.topic is topic]


def starts(timeline: Timeline, kind: EventKind) -> list[float]:
    """When events of a kind happen."""
    return [event.at for event in timeline.events if event.kind is kind]
