"""What somebody's routines are made of at this moment."""

from __future__ import annotations

from coach.adapters.catalogue import Catalogue
from coach.bootstrap_core import Core
from coach.domain.routine_kit import RoutineKit


def routine_kit(core: Core) -> RoutineKit:
    """Exercises, words, wishes and grades as they are now; for the window's thread."""
    from coach.services.routine_maker import RoutineMaker

    words, history, week = core.catalogue.routine_words, core.routines.history, core.planning.week_of_plan
    return RoutineMaker(core.exercises, words, history, week).kit()


def built_in_kit(catalogue: Catalogue) -> RoutineKit:
    """What comes with Amble, as for somebody new; nothing of the user's is opened."""
    return RoutineKit(catalogue.exercise_book(), catalogue.routine_words())
