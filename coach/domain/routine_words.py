"""The words around the exercises of a routine: what comes next, counts, sides, the end."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.domain.exercise import MOST_REPETITIONS, ExerciseKind

SLOWEST_VOICE = 0.75
"""The slowest speed of the voice that sentences are given room for."""
_WORDS_A_SECOND = 150 / 60 * SLOWEST_VOICE
_LETTERS_A_SECOND = 14.5 * SLOWEST_VOICE
_BETWEEN, _BETWEEN_COUNTS = 0.5, 0.2
"""Seconds of silence after a sentence and after a counted word, at least."""


def spoken_seconds(text: str) -> float:
    """Room for a sentence in seconds: about 150 words a minute in the slowest voice, with a breath after it."""
    return _room(text, _BETWEEN) if text else 0.0


def counted_seconds(word: str) -> float:
    """Room for a counted word, which the next one may follow sooner."""
    return _room(word, _BETWEEN_COUNTS)


def _room(text: str, after: float) -> float:
    words, letters = len(text.split()) / _WORDS_A_SECOND, len(text) / _LETTERS_A_SECOND
    return math.ceil(10 * (max(words, letters) + after)) / 10


@dataclass(frozen=True)
class RoutineWords:
    """What is said in a routine beside the exercises' own words, in one language.

    ``{name}`` is an exercise's name. ``numbers`` are "One" to "Thirty", ``ready`` the three words counted before one
    begins. ``names`` are the routines' own by kind. Of ``finish`` one is said at the end, by turns. Raises
    ``ValueError``, naming the field.
    """

    safety: str
    comfort: str
    first: str
    next: str
    begins: str
    side_right: str
    change_sides: str
    hold: str
    release: str
    ten_more: str
    easier: str
    lighter: str
    walk_off: str
    finish: tuple[str, ...]
    ready: tuple[str, ...]
    numbers: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("first", "next", "begins", "easier"):
            if "{name}" not in getattr(self, name):
                raise ValueError(f"{name}: has no place for {{name}}")
        if len(self.numbers) != MOST_REPETITIONS:
            raise ValueError(f"numbers: {len(self.numbers)} words, not {MOST_REPETITIONS}")
        if len(self.ready) != 3:
            raise ValueError(f"ready: {len(self.ready)} words, not 3")
        if not self.finish:
            raise ValueError("finish: at least one is needed")
        if missing := [kind.value for kind in ExerciseKind if kind.value not in self.names]:
            raise ValueError(f"names: {missing[0]} is missing")

    def name_of(self, kind: ExerciseKind) -> str:
        """What a routine of that kind is called."""
        return self.names[kind.value]
