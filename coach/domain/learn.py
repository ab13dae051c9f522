"""Short cards in plain words: what each answers, where it comes from, and when it fits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from coach.domain.red_flag import Urgency

LEADS_TO = ("exercises", "plan", "settings", "progress", "reminders", "numbers")
"""The pages that a card may lead to."""


class Theme(StrEnum):
    """What a card is about, in the order in which themes stand on the page."""

    WALKING = "walking"
    START = "start"
    HOW = "how"
    PAIN = "pain"
    TIME = "time"
    BESIDE = "beside"
    DAY = "day"
    SIGNS = "signs"


class SourceKind(StrEnum):
    """How far one may lean on a source."""

    PUBLISHED = "published"
    """A study that was printed, and looked up."""
    GUIDANCE = "guidance"
    """What a public health service, a leaflet or a book advises."""
    OURS = "ours"
    """Our own advice, or a choice of Amble's."""


class Fit(StrEnum):
    """When a card fits what has just happened; what comes first here is offered first."""

    LEG_SIGNS = "leg_signs"
    """The feeling went further down a leg, or was numb, shooting or weak."""
    ON_STOP = "on_stop"
    """The back ended the last walk."""
    FLARE = "flare"
    AFTER_RED = "after_red"
    """The last walk was too much."""
    AFTER_GAP = "after_gap"
    """Some days without a walk."""
    SORE_LEGS = "sore_legs"
    """Legs or feet were sore after the last walk."""
    HARD = "hard"
    """The last walk felt hard."""
    FIRST_WALK = "first_walk"
    """No walk yet."""
    AT_TARGET = "at_target"


@dataclass(frozen=True)
class Source:
    """Where a card's words come from. ``year`` is that of printing, for a page without one that of reading it."""

    name: str
    year: int
    kind: SourceKind


@dataclass(frozen=True)
class LearnCard:
    """One question and its answer.

    ``place`` is the card's own among those of its theme. ``body`` and ``todo`` ("what you can do") are paragraphs and
    points without any mark-up; ``reviewed`` is the day the words were last held against their sources. ``tags`` are
    further words it is found by; ``topics`` what of the things that must be covered it covers. ``fits`` and ``weeks``
    (weeks of the plan, from 1) say when it may be offered; one with neither is found, never offered. ``signs`` are the
    lists of red flags shown with it, in the words of their own file. ``related`` are ids of other cards, ``leads_to``
    the page it leads to, "" for none. ``urgent`` stands above all others.
    """

    id: str
    theme: Theme
    place: int
    title: str
    question: str
    sources: tuple[Source, ...]
    reviewed: date
    body: tuple[str, ...] = ()
    todo: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    fits: tuple[Fit, ...] = ()
    weeks: tuple[int, ...] = ()
    signs: tuple[Urgency, ...] = ()
    related: tuple[str, ...] = ()
    leads_to: str = ""
    urgent: bool = False

    @property
    def words(self) -> int:
        """How many words there are to read below the question."""
        return sum(len(text.split()) for text in (*self.body, *self.todo))


@dataclass(frozen=True)
class SearchWords:
    """What the search of a language knows: ``ignored`` words tell nothing ("how", "my"), each of ``same`` is a group of
    words that mean the same to whoever looks for something."""

    ignored: frozenset[str] = frozenset()
    same: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True)
class LearnBook:
    """Every card of a language, in the order in which they stand.

    Raises ``ValueError`` for an id that stands twice, a related card that is not there, and more or less than one
    urgent card.
    """

    cards: tuple[LearnCard, ...]
    words: SearchWords = SearchWords()

    def __post_init__(self) -> None:
        if len(self.by_id) < len(self.cards):
            raise ValueError("two cards have the same id")
        for card in self.cards:
            missing = next((id for id in card.related if id not in self.by_id or id == card.id), None)
            if missing is not None:
                raise ValueError(f'"{card.id}" is related to "{missing}", which is no other card')
        urgent = sum(card.urgent for card in self.cards)
        if urgent != 1:
            raise ValueError(f"one card is urgent, not {urgent}")

    @cached_property
    def by_id(self) -> dict[str, LearnCard]:
        """Every card by its id."""
        return {card.id: card for card in self.cards}

    @cached_property
    def urgent(self) -> LearnCard:
        """When to see someone now."""
        return next(card for card in self.cards if card.urgent)

    def of(self, theme: Theme) -> tuple[LearnCard, ...]:
        """The cards of a theme; the urgent one stands above them all instead."""
        return tuple(card for card in self.cards if card.theme is theme and not card.urgent)
