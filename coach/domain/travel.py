"""Away from the zone one lives in: do walks keep the times of home, or those of the clocks here? Asked once a zone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

SETTLED_AFTER = timedelta(days=30)
"""Where somebody keeps local time for so long, they live; then the next journey begins there (our choice)."""
MOST_ANSWERS = 50
"""Zones whose answer is kept, the newest, till somebody is home again."""


class KeptTime(StrEnum):
    """Whose clocks walks go by on a journey. The words are ``zone.choice.<id>``."""

    LOCAL = "local"
    HOME = "home"


@dataclass(frozen=True)
class Answer:
    """What somebody said about one zone, and on which day they came to it."""

    zone: str
    kept: KeptTime
    since: date


@dataclass(frozen=True)
class Journey:
    """The name of the zone somebody lives in, "" before it is known, and their answers on this journey."""

    home: str = ""
    answers: tuple[Answer, ...] = ()

    def answer_about(self, zone: str) -> Answer | None:
        """What was said about a zone, or None."""
        return next((answer for answer in self.answers if answer.zone == zone), None)

    def answered(self, zone: str, kept: KeptTime, today: date) -> Journey:
        """The same with an answer, which replaces an earlier one; the day of coming there stays."""
        earlier = self.answer_about(zone)
        answer = Answer(zone, kept, earlier.since if earlier is not None else today)
        others = tuple(other for other in self.answers if other.zone != zone)
        return replace(self, answers=(*others, answer)[-MOST_ANSWERS:])


@dataclass(frozen=True)
class ZoneQuestion:
    """Somebody is in another zone than their own: ``ahead`` is how far its clocks are ahead of those at home now."""

    home: str
    here: str
    ahead: timedelta


@dataclass(frozen=True)
class Whereabouts:
    """What follows from being in a zone: the journey as it stands now, what to ask about it (None for nothing), the
    answer that holds, and the zone whose times the plan keeps (None for the clocks here)."""

    journey: Journey
    question: ZoneQuestion | None = None
    kept: KeptTime | None = None
    keeps: str | None = None


def whereabouts(journey: Journey, here: ZoneInfo, now: datetime) -> Whereabouts:
    """Where somebody is at an aware instant. Back home everything about the journey is forgotten."""
    today = now.astimezone(here).date()
    if journey.home in ("", here.key) or _has_settled(journey, here.key, today):
        return Whereabouts(Journey(here.key))
    answer = journey.answer_about(here.key)
    if answer is None:
        return Whereabouts(journey, _question(journey.home, here, now))
    keeps = journey.home if answer.kept is KeptTime.HOME else None
    return Whereabouts(journey, kept=answer.kept, keeps=keeps)


def _has_settled(journey: Journey, here: str, today: date) -> bool:
    answer = journey.answer_about(here)
    return answer is not None and answer.kept is KeptTime.LOCAL and today - answer.since >= SETTLED_AFTER


def _question(home: str, here: ZoneInfo, now: datetime) -> ZoneQuestion | None:
    """None where the clocks show the same anyway, or where home is a zone that nobody here knows."""
    lived_in = zone_of(home)
    if lived_in is None:
        return None
    ahead = _offset(here, now) - _offset(lived_in, now)
    return ZoneQuestion(home, here.key, ahead) if ahead else None


def zone_of(name: str) -> ZoneInfo | None:
    """The zone of a name, or None where there is none of it."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def _offset(zone: ZoneInfo, now: datetime) -> timedelta:
    return now.astimezone(UTC).astimezone(zone).utcoffset() or timedelta()
