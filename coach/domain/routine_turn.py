"""One exercise of a routine from its name to the end of its last repetition. All seconds here are our own choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.domain.exercise import (
    LONGEST_CORE_HOLD,
    LONGEST_HOLD,
    Dose,
    Exercise,
    ExerciseBook,
    ExerciseKind,
    ExerciseWishes,
    Routine,
    RoutineItem,
    Sides,
)
from coach.domain.pose import Breath, KeyFrame
from coach.domain.routine_score import Score
from coach.domain.routine_words import RoutineWords, counted_seconds
from coach.domain.timeline import EventKind, PoseStep, Repetition, Side, Station, Topic

STILL_REPETITION = 4.0
"""Seconds of a repetition of an exercise without a movement to show."""
SHORTEST_SPOKEN_HOLD = 3.0
"""Seconds of a hold in which "Hold" and "let go" are said."""
_COUNTED_EACH, _IN_FIVES = 1.3, 5
"""Repetitions that take less than so many seconds are counted in fives, as with steps."""
_COUNTED_DOWN = 5
"""The last seconds of a hold that are counted, where they are."""
_TEN_MORE, _LONG_HOLD = 10.0, 20.0
_SLOWLY = (1.25, 2.0)
"""How much slower than its repetitions a movement is shown while it is explained: at least, at most."""
_SHOWN_HOLD = 1.0
_SETTLE = 1.0
"""Seconds in which the figure takes up the first pose, or turns to the other side."""
_BREATHS = {Breath.IN: EventKind.BREATH_IN, Breath.OUT: EventKind.BREATH_OUT, None: None}


@dataclass(frozen=True)
class Turn:
    """An exercise of a routine with what is to be done of it; ``number`` (from 1) of ``of``."""

    exercise: Exercise
    dose: Dose
    level: int
    number: int
    of: int


def turns_of(routine: Routine, book: ExerciseBook) -> tuple[Turn, ...]:
    """The exercises of a routine that are in the book, numbered; nothing is held longer than its kind allows, and in a
    warm-up nothing longer than in core work."""
    known = [(exercise, item) for item in routine.items if (exercise := book.get(item.exercise)) is not None]
    return tuple(
        Turn(
            exercise,
            _dose(exercise, item, routine.kind),
            min(max(item.level, 1), len(exercise.doses)),
            number,
            len(known),
        )
        for number, (exercise, item) in enumerate(known, start=1)
    )


def _dose(exercise: Exercise, item: RoutineItem, kind: ExerciseKind) -> Dose:
    dose = item.dose or exercise.dose(item.level)
    is_long = ExerciseKind.STRETCH is exercise.kind and kind is not ExerciseKind.WARM_UP
    return Dose(dose.repetitions, min(dose.hold, LONGEST_HOLD if is_long else LONGEST_CORE_HOLD), dose.rest)


def perform(
    turn: Turn, announce: str, score: Score, words: RoutineWords, wishes: ExerciseWishes, known: bool = False
) -> Station:
    """Write the exercise down from now to the end of its last repetition; the rest after it is the caller's.

    ``announce`` is the sentence with its name. ``known`` leaves the explanation out.
    """
    start = score.now
    performer = _Performer(turn, score, words, wishes)
    performer.announce(announce)
    if not known:
        performer.explain()
    repetitions = tuple(performer.repetitions())
    return Station(turn.exercise.id, start, score.now, turn.number, turn.of, turn.level, repetitions)


class _Performer:
    def __init__(self, turn: Turn, score: Score, words: RoutineWords, wishes: ExerciseWishes) -> None:
        self._turn, self._score, self._words, self._aloud = turn, score, words, wishes.count_aloud
        frames = turn.exercise.frames
        self._movement: tuple[tuple[int, KeyFrame], ...] = (*enumerate(frames),)[1:] + (*enumerate(frames),)[:1]
        held = next((index for index, frame in self._movement if frame.hold), 1)
        self._held = held if frames else None

    def announce(self, sentence: str) -> None:
        """What it is called, while the figure takes up its first pose."""
        self._settle(mirrored=False)
        self._score.say(sentence, Topic.EXERCISE)

    def explain(self) -> None:
        """Its steps and its breath, while the figure does it once, slowly, each part with the sentence for it."""
        exercise, score = self._turn.exercise, self._score
        begins = []
        for sentence in filter(None, (*exercise.steps, exercise.breath)):
            score.fall_quiet()
            begins.append(score.now)
            score.say(sentence, Topic.EXERCISE)
        score.fall_quiet()
        told = score.now
        if self._movement and begins:
            score.now = begins[0]
            self._show_once(begins, told)
            score.go_to(max(told, score.now))

    def repetitions(self) -> Iterator[Repetition]:
        """Every repetition, side by side."""
        sides, score = self._turn.exercise.sides, self._score
        if sides is Sides.EACH:
            score.say(self._words.side_right, Topic.SIDES)
            score.get_ready(self._words.ready)
            yield from self._on_side(Side.RIGHT)
            score.fall_quiet()
            self._settle(mirrored=True)
            score.say(self._words.change_sides, Topic.SIDES)
            score.get_ready(self._words.ready)
            yield from self._on_side(Side.LEFT)
        else:
            score.get_ready(self._words.ready)
            yield from self._on_side(None)
        score.fall_quiet()

    def _on_side(self, side: Side | None) -> Iterator[Repetition]:
        count = self._turn.dose.repetitions
        for number in range(1, count + 1):
            working = side
            if self._turn.exercise.sides is Sides.ALTERNATE:
                working = Side.RIGHT if number % 2 else Side.LEFT
            yield self._repetition(number, working)
            if number < count:
                self._score.pass_time(self._turn.dose.rest)
                if self._is_spoken:
                    self._score.fall_quiet()  # "And let go" has its time

    def _repetition(self, number: int, side: Side | None) -> Repetition:
        score, hold = self._score, self._turn.dose.hold
        start = holds = released = score.now
        if not self._movement:
            self._count(number)
            holds = score.now
            self._hold()
            released = score.now
            score.pass_time(max(0.0, STILL_REPETITION - hold))
        for place, (index, frame) in enumerate(self._movement):
            score.show(
                PoseStep(self._turn.exercise.id, index, frame.seconds, side is Side.LEFT, _BREATHS[frame.breath])
            )
            spoken = number == 1 and score.put_in(frame.say, self._said_by(place))
            if place == 0 and not spoken:
                self._count(number)
            score.pass_time(frame.seconds)
            if index == self._held:
                holds = score.now
                self._hold()
                released = score.now
        return Repetition(start, score.now, number, self._turn.dose.repetitions, side, holds, released)

    def _said_by(self, place: int) -> float:
        """When a frame's own words must be over: before a hold is spoken of, or before the repetition ends."""
        end = self._score.now
        for index, frame in self._movement[place:]:
            end += frame.seconds
            if index == self._held and self._is_spoken:
                break
        return round(end, 2)

    @property
    def _is_spoken(self) -> bool:
        return self._turn.dose.hold >= SHORTEST_SPOKEN_HOLD

    @property
    def _is_quick(self) -> bool:
        seconds = sum(frame.seconds for _, frame in self._movement) or STILL_REPETITION
        return seconds + self._turn.dose.hold < _COUNTED_EACH

    def _count(self, number: int) -> None:
        # The first follows 3-2-1 at once.
        if not self._aloud or number == 1 or (self._is_quick and number % _IN_FIVES):
            return
        word, score = self._words.numbers[number - 1], self._score
        # Nothing waits for a number: "Hold" is worth more, and the times are the same without counting.
        if score.now + counted_seconds(word) <= self._counted_by(number):
            score.count(word)

    def _counted_by(self, number: int) -> float:
        """When a number must be over: with the repetition, quick ones with all that are left."""
        if not self._movement:
            return self._score.now + STILL_REPETITION
        if not self._is_quick:
            return self._said_by(0)
        left = self._turn.dose.repetitions - number + 1
        return self._score.now + left * sum(frame.seconds for _, frame in self._movement)

    def _hold(self) -> None:
        score, hold = self._score, self._turn.dose.hold
        if not self._is_spoken:
            score.pass_time(hold)
            return
        score.count(self._words.hold)
        end = score.now + hold
        if self._aloud:
            if hold >= _LONG_HOLD:
                score.count(self._words.ten_more, end - _TEN_MORE)
            for left in range(_COUNTED_DOWN, 0, -1):
                score.count(self._words.numbers[left - 1], end - left)
        score.go_to(end)
        score.count(self._words.release)

    def _settle(self, mirrored: bool) -> None:
        if self._movement:
            self._score.show(PoseStep(self._turn.exercise.id, 0, _SETTLE, mirrored))

    def _show_once(self, begins: Sequence[float], told: float) -> None:
        """The movement once, with a short hold at least; slower where the sentences, that begin at these seconds and
        are told at the last one, leave time for it."""
        score, cues = self._score, self._cues(begins)
        ends = (*sorted(cues), len(self._movement))
        for first, after in pairwise(ends):
            part = self._movement[first:after]
            score.go_to(max(score.now, cues[first]))
            held = _SHOWN_HOLD if any(index == self._held for index, _ in part) else 0.0
            left = cues.get(after, told) - score.now - held
            factor = min(max(left / sum(frame.seconds for _, frame in part), _SLOWLY[0]), _SLOWLY[1])
            for index, frame in part:
                slow = round(frame.seconds * factor, 2)
                score.show(PoseStep(self._turn.exercise.id, index, slow, breath=_BREATHS[frame.breath]))
                score.pass_time(slow + (_SHOWN_HOLD if index == self._held else 0.0))

    def _cues(self, begins: Sequence[float]) -> Mapping[int, float]:
        """The second from which on the figure goes on at a place of the movement: the first sentence is about how one
        begins, and what is held is let go of with the last one, unless a frame names its own step."""
        cues = {0: begins[1] if len(begins) > 2 else begins[0]}
        held = next((place for place, (_, frame) in enumerate(self._movement) if frame.hold), len(self._movement))
        if held + 1 < len(self._movement):
            cues[held + 1] = begins[-1]
        named = {place: frame.step for place, (_, frame) in enumerate(self._movement) if frame.step}
        return {**cues, **{place: begins[min(step, len(begins)) - 1] for place, step in named.items()}}
