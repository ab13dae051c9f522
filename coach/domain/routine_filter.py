"""Which exercises somebody may be offered, by what they told and chose."""

from __future__ import annotations

from dataclasses import replace

from coach.domain.exercise import Condition, Exercise, ExerciseBook, ExerciseWishes, Place, Position, Routine
from coach.domain.phrases import Reason, reason
from coach.domain.pose import Prop

_POSITIONS = {
    Place.FLOOR: frozenset(Position),
    Place.NO_FLOOR: frozenset((Position.STANDING, Position.SEATED)),
    Place.STANDING: frozenset((Position.STANDING,)),
    Place.DESK: frozenset((Position.STANDING, Position.SEATED)),
}


def why_not(exercise: Exercise, wishes: ExerciseWishes) -> Reason | None:
    """Why an exercise is not offered to somebody with these wishes, or None when it may be."""
    if exercise.id in wishes.banned:
        return reason("routine_reasons.bounds", name=exercise.name)
    if is_banned(exercise, wishes):
        return reason(f"routine_reasons.bounds_{exercise.position}", name=exercise.name)
    if exercise.id in wishes.off:
        return reason("routine_reasons.off", name=exercise.name)
    skipped = [condition for condition in Condition if condition in exercise.skip_if and condition in wishes.conditions]
    if skipped:
        return reason(f"routine_reasons.skip_{skipped[0].value}", name=exercise.name)
    if not _fits(exercise, wishes.place):
        return reason(f"routine_reasons.place_{wishes.place.value}", name=exercise.name)
    return None


def is_banned(exercise: Exercise, wishes: ExerciseWishes) -> bool:
    """Whether the bounds of the plan leave it out, from routines of one's own too."""
    return exercise.id in wishes.banned or exercise.position in wishes.banned_positions


def within_bounds(routine: Routine, book: ExerciseBook, wishes: ExerciseWishes) -> Routine:
    """The routine without exercises that the bounds of the plan leave out."""
    found = ((item, book.get(item.exercise)) for item in routine.items)
    return replace(routine, items=tuple(item for item, one in found if one is None or not is_banned(one, wishes)))


def is_of_place(why: Reason) -> bool:
    """Whether a reason is about the place."""
    return why.id.startswith("routine_reasons.place_")


def _fits(exercise: Exercise, place: Place) -> bool:
    # At a desk there is a chair and a table, and not always a free wall.
    return exercise.position in _POSITIONS[place] and not (place is Place.DESK and exercise.prop is Prop.WALL)
