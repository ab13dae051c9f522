"""What the look back says about weeks and scores."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from coach.domain.look_back import LookBack
from coach.domain.look_back_due import Comparison
from coach.ui.texts import Texts

_SUNDAY = timedelta(days=6)


def week_words(texts: Texts, id: str, monday: date) -> str:
    """The sentence ``id`` with the first and the last day of a week."""
    return texts.say(id, first=texts.day(monday), last=texts.day(monday + _SUNDAY))


def score_words(score: float) -> str:
    """ "4.3", or "4" for a whole number."""
    return f"{score:.1f}".removesuffix(".0")


def week_scores(texts: Texts, one: LookBack, goal: str) -> str:
    """ "pain 4 · enjoyment 3 · activity 5 · together 4 · goal 6 of 10": what was told, in the order it is asked. A goal
    that was another one than ``goal`` is named."""
    asked: Sequence[tuple[str, float | None]] = (
        ("pain", one.pain),
        ("enjoyment", one.enjoyment),
        ("activity", one.activity),
        ("peg", one.peg),
        ("goal" if one.goal == goal else "other_goal", one.goal_score),
    )
    told = [
        texts.say(f"look_back.past.{name}", score=score_words(score), goal=one.goal)
        for name, score in asked
        if score is not None
    ]
    return " · ".join(told) or texts.say("look_back.past.nothing")


def shift_words(texts: Texts, table: str, found: Comparison) -> str:
    """What may be said about an earlier score and the newest one."""
    values = {"before": score_words(found.before), "now": score_words(found.now), "since": texts.day(found.since)}
    return texts.say(f"{table}.{found.shift}", **values)
