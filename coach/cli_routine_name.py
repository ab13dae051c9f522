"""A routine by the name that somebody typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.phrases import Phrases
from coach.services.input_problem import InputProblem

if TYPE_CHECKING:
    from coach.domain.exercise import Routine
    from coach.domain.routine_kit import RoutineKit


def routine_of(kit: RoutineKit, name: str, minutes: float | None, seed: int, phrases: Phrases) -> Routine:
    """The routine of that name with at least one exercise. Raises ``InputProblem``."""
    from coach.domain.routine_offer import LONGEST_ROUTINE

    if minutes is not None and minutes > LONGEST_ROUTINE:
        raise InputProblem(phrases.say("cli.longest_routine", minutes=LONGEST_ROUTINE))
    if minutes is not None and any(own.id == name for own in kit.own):
        raise InputProblem(phrases.say("cli.no_length"))
    try:
        found = kit.routine(name, seed, None if minutes is None else int(minutes))
    except LookupError:
        names = ", ".join(kit.names)
        raise InputProblem(phrases.say("sound_file.no_routine", name=name, names=names)) from None
    if not any(kit.book.get(item.exercise) for item in found.items):
        raise InputProblem(phrases.say("cli.no_exercise_fits"))
    return found
