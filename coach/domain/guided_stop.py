"""After a walk that was stopped for the back: what comes next, one small step at a time, until all is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome, Session, StopReason

PAINS = (StopReason.SHARP_PAIN, StopReason.PAIN)
"""Why somebody stops a walk for the back."""


class StopStep(StrEnum):
    """The steps in their order; each can be left, and comes back until it is done."""

    NOW = "now"
    """What to do at once."""
    SIGNS = "signs"
    """The red-flag questions."""
    ANSWERS = "answers"
    """How the back was."""
    NEXT = "next"
    """A note of why, the next walk, and tomorrow."""


@dataclass(frozen=True)
class StopGuide:
    """The walk that was stopped, and the step somebody is at."""

    session: Session
    step: StopStep


@dataclass(frozen=True)
class StopCard:
    """What somebody does at once after stopping for one of ``PAINS``: a line in large type, and sentences."""

    reason: StopReason
    now: str
    sentences: tuple[str, ...]


def was_stopped(session: Session) -> bool:
    """Whether a walk was stopped for the back and calls for the steps; not one that came home gently, whose walker may
    ask for them, and not one that was added later."""
    return session.outcome is Outcome.STOPPED and ended_for_pain(session) and not session.by_hand


def ended_for_pain(session: Session) -> bool:
    """Whether the back ended a walk early, stopped or by coming home gently."""
    return session.stop_reason is not None and session.stop_reason.is_pain


def next_step(session: Session, is_read: bool, is_check_in_open: bool) -> StopStep:
    """The first step that is not done. Answers to the red-flag questions are None while those are open."""
    if not is_read:
        return StopStep.NOW
    if (session.check_in or CheckIn()).red_flags is None:
        return StopStep.SIGNS
    return StopStep.ANSWERS if is_check_in_open else StopStep.NEXT


def card_for(cards: Iterable[StopCard], session: Session) -> StopCard:
    """What to do after this walk. Raises ``ValueError`` when no card is for its reason."""
    reason = session.stop_reason if session.stop_reason in PAINS else StopReason.PAIN
    found = next((card for card in cards if card.reason is reason), None)
    if found is None:
        raise ValueError(f'there is no card for "{reason}"')
    return found
