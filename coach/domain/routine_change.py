"""Making a routine that is under way easier, and going on or back in it."""

from __future__ import annotations

from dataclasses import replace

from coach.domain.compose import ordered
from coach.domain.exercise import Dose, ExerciseBook, ExerciseWishes, Routine
from coach.domain.routine import finish, perform_all, spoken_name
from coach.domain.routine_filter import why_not
from coach.domain.routine_score import Score
from coach.domain.routine_turn import Turn, turns_of
from coach.domain.routine_words import RoutineWords
from coach.domain.stations import performed
from coach.domain.timeline import Station, Timeline

BACK_WITHIN = 3.0
"""Seconds from the beginning of an exercise in which Back goes to the one before it."""


def ease_routine(
    timeline: Timeline,
    at: float,
    routine: Routine,
    book: ExerciseBook,
    words: RoutineWords,
    wishes: ExerciseWishes,
    seed: int,
    silenced: float | None = None,
) -> Timeline:
    """The same routine with the exercise that is on at ``at`` gone over to its easier twin, or a lighter dose.

    What was performed stays. A walk that follows its warm-up moves along, as it is. Nothing changes outside the
    exercises and in the rest after one. The exercise's station ends at ``at`` and one of the same number begins there,
    as soon as what is being said has come to its end, or at once where it was ``silenced`` at that second.
    """
    station = timeline.station_at(at)
    if station is None or at >= station.repetitions[-1].end:
        return timeline
    turns = turns_of(routine, book)
    now, is_twin = _easier(station, turns[station.number - 1], book, wishes)
    announce = words.easier.format(name=spoken_name(now.exercise)) if is_twin else words.lighter
    at = round(at, 2)
    score = Score(timeline.spans[0].phase, at, (event for event in timeline.events if event.at <= at), silenced)
    rest = (now, *turns[station.number :])
    changed = tuple(perform_all(rest, announce, score, words, wishes, known=not is_twin))
    stations = (*performed(timeline.stations, at), *changed)
    follows = timeline.walk_starts if len(timeline.spans) > 1 else timeline.seconds
    finish(score, words, seed, before_walk=follows < timeline.seconds)
    return _with_walk(timeline, follows, score, stations)


def next_start(timeline: Timeline, at: float) -> float:
    """Where the exercise that is on ends with its rest and the next one begins; after the last one the words at the
    end, and after those the walk that follows, or the end."""
    station = timeline.station_at(at)
    if station is not None:
        return station.end
    if timeline.stations and at < timeline.stations[0].start:
        return timeline.stations[0].start
    return timeline.walk_starts if at < timeline.walk_starts else timeline.seconds


def back_start(timeline: Timeline, at: float) -> float:
    """Where the exercise that is on begins; in its first seconds, where the one before it does. 0 before the first.

    What turned easier stays so: one does not come back to the part that was cut off.
    """
    begun = [station for station in timeline.stations if station.start <= at]
    before = [station for station in begun if station.number < begun[-1].number]
    if before and at - begun[-1].start < BACK_WITHIN:
        return before[-1].start
    return begun[-1].start if begun else 0.0


def _easier(station: Station, turn: Turn, book: ExerciseBook, wishes: ExerciseWishes) -> tuple[Turn, bool]:
    """What stands in for the exercise that is on, and whether it is another one."""
    exercise = book.get(station.exercise) or turn.exercise
    twin = book.get(exercise.easier)
    if twin is not None and why_not(twin, wishes) is None:
        return replace(turn, exercise=twin, dose=twin.dose(1), level=1), True
    level = max(1, station.level - 1)
    least = station.repetitions[0]
    lighter = Dose(max(1, least.of // 2), round(least.released - least.holds, 2), turn.dose.rest)
    return replace(turn, exercise=exercise, dose=lighter, level=level), False


def _with_walk(timeline: Timeline, follows: float, score: Score, stations: tuple[Station, ...]) -> Timeline:
    """The routine that was written, and what came after it at ``follows``, moved to its new end."""
    later = score.now - follows
    if follows >= timeline.seconds:
        return ordered(score.events, score.now, stations)
    walk = (replace(event, at=event.at + later) for event in timeline.events if event.at >= follows)
    return ordered((*score.events, *walk), timeline.seconds + later, stations, timeline.route)
