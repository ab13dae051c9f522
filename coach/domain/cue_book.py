"""The sentences that can be said on a walk, and the voice they are said in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from coach.domain.phrases import Phrases
from coach.domain.timeline import Phase, Topic
from coach.domain.voice_style import VoiceStyle as VoiceStyle
from coach.domain.walk import Pace, Route

MOST_WORDS = 12
"""Words in a cue, the safety sentence apart (our own choice)."""
OF_RESTS = frozenset((Topic.REST, Topic.EASE, Topic.SHORTER, Topic.TURN, Topic.HOME, Topic.FAR))
"""What may be said in a rest, whatever paces it is for: that it is one, and what changes after it."""


@dataclass(frozen=True)
class CueLine:
    """One sentence: where it fits and how it is said.

    ``change`` marks a sentence that is true only just after the pace has changed, ``outdoors`` one that is left out
    on a walk indoors.
    A TIME_LEFT text is a template with ``{minutes}``. Raises ``ValueError``, naming the line, for
    an empty text, one of more than ``MOST_WORDS`` words or one that fits nowhere.
    """

    id: str
    topic: Topic
    text: str
    paces: frozenset[Pace] = frozenset(Pace)
    styles: frozenset[VoiceStyle] = frozenset(VoiceStyle)
    change: bool = False
    outdoors: bool = False

    def __post_init__(self) -> None:
        if not self.id.strip() or not self.text.strip():
            raise ValueError(f'the cue "{self.id}" has no text or no id')
        if not self.paces or not self.styles:
            raise ValueError(f'the cue "{self.id}" fits no pace or no style')
        words = len(self.say(2).split())
        if self.topic is not Topic.SAFETY and words > MOST_WORDS:
            raise ValueError(f'the cue "{self.id}" has {words} words, more than {MOST_WORDS}')

    def say(self, minutes: int = 0) -> str:
        """The sentence; ``minutes`` are the whole minutes left, used by TIME_LEFT alone."""
        if self.topic is not Topic.TIME_LEFT:
            return self.text
        try:
            return Phrases({self.id: self.text}).say(self.id, minutes=minutes)
        except (KeyError, ValueError, IndexError):
            raise ValueError(f'the cue "{self.id}" has a place for something else than minutes') from None

    def fits(self, phase: Phase, style: VoiceStyle) -> bool:
        """Whether it may be said in this phase and style; in exercises none is."""
        if phase is Phase.REST:
            return style in self.styles and self.topic in OF_RESTS
        return style in self.styles and phase.value in {pace.value for pace in self.paces}


@dataclass(frozen=True)
class CueBook:
    """Every sentence of a language, in the order of its file, and the words counted before a change.

    Raises ``ValueError``, naming the line, for an id or a text that stands twice, and when there is
    not exactly one safety sentence.
    """

    lines: tuple[CueLine, ...]
    counts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _refuse_twins((line.id, line.id) for line in self.lines)
        _refuse_twins((line.id, " ".join(line.text.casefold().split())) for line in self.lines)
        safety = [line.id for line in self.lines if line.topic is Topic.SAFETY]
        if len(safety) != 1:
            raise ValueError(f"a cue book has one safety sentence, not {len(safety)}: {', '.join(safety) or 'none'}")

    @cached_property
    def safety(self) -> CueLine:
        """The sentence said at the start and in the middle of every walk."""
        return next(line for line in self.lines if line.topic is Topic.SAFETY)

    def about(self, topic: Topic) -> tuple[CueLine, ...]:
        """The sentences of one topic."""
        return tuple(line for line in self.lines if line.topic is topic)

    def on(self, route: Route) -> CueBook:
        """The sentences that are true on such a way."""
        if route is not Route.INDOORS:
            return self
        return replace(self, lines=tuple(line for line in self.lines if not line.outdoors))


def _refuse_twins(named: Iterable[tuple[str, str]]) -> None:
    """Raises ``ValueError`` naming the second line with the same key."""
    first: dict[str, str] = {}
    for id, key in named:
        if key in first:
            raise ValueError(f'the cue "{id}" says the same as "{first[key]}" or shares its id')
        first[key] = id
