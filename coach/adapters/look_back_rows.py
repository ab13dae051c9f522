"""Looks back and questionnaires as plain values: for a row of the database, and for the file of what is unsaved."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any

from coach.adapters.store_rows import to_moment, to_words, utc_text, words_text, zone_name
from coach.domain.look_back import Helped, LookBack, RolandMorris

LOOK_BACK_COLUMNS = "monday, at_utc, at_zone, pain, enjoyment, activity, goal, goal_score, helped, words"
"""In the order of ``look_back_row`` and ``row_look_back``."""
ROLAND_MORRIS_COLUMNS = "day, ticked"
"""In the order of ``roland_morris_row`` and ``row_roland_morris``."""


def look_back_row(one: LookBack) -> list[object]:
    """The values of ``LOOK_BACK_COLUMNS``."""
    scores = (one.pain, one.enjoyment, one.activity)
    told = (one.goal, one.goal_score, words_text(one.helped), one.words)
    return [one.monday.isoformat(), utc_text(one.at), zone_name(one.at), *scores, *told]


def row_look_back(*row: Any) -> LookBack:
    """The look back from them. Raises ``ValueError`` or ``TypeError`` when they make none."""
    monday, at, zone, pain, enjoyment, activity, goal, goal_score, helped, words = row
    return LookBack(
        monday=date.fromisoformat(monday),
        at=to_moment(at, zone),
        pain=pain,
        enjoyment=enjoyment,
        activity=activity,
        goal=goal,
        goal_score=goal_score,
        helped=_helped(helped),
        words=words,
    )


def roland_morris_row(answers: RolandMorris) -> list[object]:
    """The values of ``ROLAND_MORRIS_COLUMNS``."""
    return [answers.day.isoformat(), json.dumps(sorted(answers.ticked))]


def row_roland_morris(day: str, ticked: str) -> RolandMorris:
    """The questionnaire from them. Raises ``ValueError`` when they make none."""
    return RolandMorris(date.fromisoformat(day), _ticked(ticked))


@lru_cache(maxsize=64)
def _helped(text: str | None) -> frozenset[Helped]:
    # The same few sets come back in most weeks.
    return frozenset(map(Helped, to_words(text) or ()))


@lru_cache(maxsize=64)
def _ticked(text: str) -> frozenset[int]:
    return frozenset(json.loads(text))
