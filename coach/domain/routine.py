"""Composing a routine: from exercises and doses to everything that is said, counted and shown, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coach.domain.compose import AFTER_CHIME, ordered
from coach.domain.exercise import Exercise, ExerciseBook, ExerciseWishes, Routine
from coach.domain.routine_score import Score
from coach.domain.routine_turn import Turn, perform, turns_of
from coach.domain.routine_words import RoutineWords
from coach.domain.timeline import EventKind, Phase, Station, Timeline, Topic

REST, REST_TO_MOVE = 4.0, 9.0
"""Seconds from one exercise to the next, at least: in the same position, and where one gets up or down (our own
choice)."""
_LAST_BREATH = 1.0
"""Seconds of rest after the last exercise, and of quiet before the end."""


def compose_routine(
    routine: Routine,
    book: ExerciseBook,
    words: RoutineWords,
    wishes: ExerciseWishes,
    seed: int,
    before_walk: bool = False,
) -> Timeline:
    """The timeline of a routine; the same arguments always give the same one.

    An exercise that is not in the book is left out. ``before_walk`` leaves the safety sentence, the last sentence and
    the end chime to the walk that follows at once (``compose_walk(..., warm_up=...)``). Raises ``ValueError`` when
    nothing is left.
    """
    turns = turns_of(routine, book)
    if not turns:
        raise ValueError("a routine needs at least one exercise that there is")
    phase = Phase(routine.kind.value)
    score = Score(phase)
    score.mark(EventKind.PHASE)
    score.mark(EventKind.CHIME)
    score.pass_time(AFTER_CHIME)
    if before_walk:
        score.say(words.comfort, Topic.WARM_UP)
    else:
        score.say(words.safety, Topic.SAFETY)
    first = words.first.format(name=spoken_name(turns[0].exercise))
    stations = tuple(perform_all(turns, first, score, words, wishes))
    finish(score, words, seed, before_walk)
    return ordered(score.events, score.now, stations)


def perform_all(
    turns: tuple[Turn, ...],
    announce: str,
    score: Score,
    words: RoutineWords,
    wishes: ExerciseWishes,
    known: bool = False,
) -> Iterator[Station]:
    """Every exercise with the rest after it, in which the next one is named; ``announce`` names the first, and
    ``known`` says that this one needs no explanation."""
    for now, after in zip(turns, (*turns[1:], None), strict=True):
        station = perform(now, announce, score, words, wishes, known)
        _rest(now, after, score, words)
        yield replace(station, end=score.now)
        announce = words.begins.format(name=spoken_name(after.exercise)) if after else ""
        known = False


def finish(score: Score, words: RoutineWords, seed: int, before_walk: bool) -> None:
    """The last sentence, and the chime unless a walk brings its own."""
    if before_walk:
        score.say(words.walk_off, Topic.WARM_UP)
        return
    score.say(words.finish[seed % len(words.finish)], Topic.FINISH)
    score.pass_time(_LAST_BREATH)
    score.mark(EventKind.CHIME)


def _rest(now: Turn, after: Turn | None, score: Score, words: RoutineWords) -> None:
    begins = score.now
    if after is None:
        score.pass_time(_LAST_BREATH)
        return
    moves = now.exercise.position is not after.exercise.position
    score.say(words.next.format(name=spoken_name(after.exercise)), Topic.NEXT)
    score.go_to(max(score.now, begins + (REST_TO_MOVE if moves else REST)))


def spoken_name(exercise: Exercise) -> str:
    """A name for the middle of a sentence: without a point of its own."""
    return exercise.name.rstrip(". ")
