"""The words around red flags: questions, what to do now, and whom to call where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from coach.domain.red_flag import RedFlag, Urgency


@dataclass(frozen=True)
class FlagQuestion:
    """One thing to tick. ``text`` is asked at set-up and in the check-in card; ``while_walking`` replaces it when it is
    asked about a walk ("" for the same words); ``only_walking`` leaves it out of the set-up."""

    flag: RedFlag
    text: str
    while_walking: str = ""
    only_walking: bool = False

    def words(self, walking: bool) -> str:
        """The wording for set-up, or for a walk."""
        return self.while_walking or self.text if walking else self.text


@dataclass(frozen=True)
class Region:
    """Whom to call: ``emergency`` is a number ("112 or 999"), ``urgent`` a number or words that follow "Call".

    ``countries`` are the ISO 3166 two-letter codes where the numbers hold; the region without any is the default.
    """

    id: str
    name: str
    emergency: str
    urgent: str
    countries: tuple[str, ...] = ()


@dataclass(frozen=True)
class ActionCard:
    """What somebody with a red flag does now: a title, one line in bold, and sentences."""

    urgency: Urgency
    title: str
    now: str
    sentences: tuple[str, ...] = ()

    def for_region(self, region: Region) -> ActionCard:
        """The card with the region's numbers in place of ``{emergency}`` and ``{urgent}``."""

        def filled(text: str) -> str:
            return text.replace("{emergency}", region.emergency).replace("{urgent}", region.urgent)

        sentences = tuple(filled(sentence) for sentence in self.sentences)
        return ActionCard(self.urgency, filled(self.title), filled(self.now), sentences)


@dataclass(frozen=True)
class RedFlagBook:
    """Every question and card of a language, with where the wording comes from.

    Raises ``ValueError`` naming what is missing or stands twice: each flag has one question, each urgency one card.
    """

    questions: tuple[FlagQuestion, ...]
    cards: tuple[ActionCard, ...]
    source: str = ""
    reviewed: str = ""

    def __post_init__(self) -> None:
        _each_once("question", [item.flag for item in self.questions], RedFlag)
        _each_once("action card", [card.urgency for card in self.cards], Urgency)

    @cached_property
    def _by_flag(self) -> dict[RedFlag, FlagQuestion]:
        return {item.flag: item for item in self.questions}

    def question(self, flag: RedFlag) -> FlagQuestion:
        """The question of one flag."""
        return self._by_flag[flag]

    def asked(self, urgency: Urgency, walking: bool) -> tuple[FlagQuestion, ...]:
        """The questions of one list in the order of the file; those about walking alone only after a walk."""
        return tuple(
            item for item in self.questions if item.flag.urgency is urgency and (walking or not item.only_walking)
        )

    def card(self, urgency: Urgency, region: Region) -> ActionCard:
        """What to do now, with the region's numbers."""
        return next(card for card in self.cards if card.urgency is urgency).for_region(region)


def region_named(regions: Iterable[Region], id: str) -> Region:
    """The region with this id; the default one (without countries) for an unknown id such as "default".

    Raises ``ValueError`` when there is no default either.
    """
    known = tuple(regions)
    named = [region for region in known if region.id == id]
    default = [region for region in known if not region.countries]
    if not (named or default):
        raise ValueError("the regions have no default (one without countries)")
    return (named or default)[0]


def _each_once(kind: str, found: list[RedFlag] | list[Urgency], wanted: type[RedFlag] | type[Urgency]) -> None:
    for item in wanted:
        count = sum(1 for other in found if other is item)
        if count != 1:
            raise ValueError(f'there is one {kind} for "{item.value}", not {count}')
