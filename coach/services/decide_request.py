"""The question that the ``decide`` command answers: a plan, a history and a moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from coach.domain.phrases import Phrases
from coach.domain.plan import Plan
from coach.domain.progression import History, NextWalk, decide
from coach.domain.rules import Rules


@dataclass(frozen=True)
class DecideRequest:
    """A plan, a history and the moment of asking."""

    now: datetime
    plan: Plan
    history: History


ReadDecideRequest = Callable[[str, Rules], DecideRequest]


def answer(request: DecideRequest, rules: Rules, phrases: Phrases) -> dict[str, object]:
    """The decision as the JSON object that ``decide`` prints."""
    return as_json(decide(request.plan, request.history, request.now, rules), phrases)


def as_json(walk: NextWalk, phrases: Phrases) -> dict[str, object]:
    """A decision with its reasons as sentences."""
    return {
        "minutes": walk.minutes,
        "bouts": list(walk.bouts),
        "response": "none" if walk.response is None else walk.response.name.lower(),
        "adjustment": walk.adjustment.value,
        "flare": walk.flare,
        "walk_allowed": walk.walk_allowed,
        "reasons": [phrases.reason(because) for because in walk.reasons],
        "brisk_minutes": walk.brisk_minutes,
        "earliest": None if walk.earliest is None else walk.earliest.isoformat(),
    }
