"""What the page of a routine, and the warm-up of a walk, say about one moment of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from coach.domain.exercise import Exercise, ExerciseBook
from coach.domain.timeline import Repetition, Station, Timeline
from coach.domain.working_limbs import working_limbs
from coach.ui.exercise_shelf import minutes_of
from coach.ui.texts import Texts

READY = 3.0
"""Seconds before the first repetition of a side that are counted down, large."""
_LATE = 0.05
"""Seconds by which a position may lie before the moment it belongs to."""


class Moment(StrEnum):
    """What is going on."""

    NOTHING = "nothing"
    BEGINS = "begins"
    """The words before the first exercise."""
    WATCH = "watch"
    """How it goes is said and shown."""
    READY = "ready"
    MOVE = "move"
    HOLD = "hold"
    BREAK = "break"
    """Between two repetitions, or two sides."""
    REST = "rest"
    ENDS = "ends"


@dataclass(frozen=True)
class RoutineReading:
    """The words from top to bottom; ``shown`` is the exercise to be looked at, ``share`` how much of its repetitions is
    done, 0–1. ``repetition`` says which one it is, ``beside`` what of it the number does not say already."""

    moment: Moment = Moment.NOTHING
    caption: str = ""
    title: str = ""
    number: str = ""
    unit: str = ""
    side: str = ""
    repetition: str = ""
    beside: str = ""
    share: float = 0.0
    easier: str = ""
    next: str = ""
    left: str = ""
    spoken: str = ""
    shown: Exercise | None = None


def read_routine(texts: Texts, timeline: Timeline, book: ExerciseBook, name: str, at: float) -> RoutineReading:
    """The words at ``at`` seconds; ``name`` is the routine's. An empty timeline says that none is on."""
    if not timeline.stations:
        return RoutineReading(title=texts.say("routine.none"))
    return _Reader(texts, timeline, book, name, at).read()


class _Reader:
    def __init__(self, texts: Texts, timeline: Timeline, book: ExerciseBook, name: str, at: float) -> None:
        self._texts, self._timeline, self._book, self._name, self._at = texts, timeline, book, name, at
        self._station = timeline.station_at(at)

    def read(self) -> RoutineReading:
        station = self._station
        if station is None:
            return self._before() if self._at < self._timeline.stations[0].start else self._after()
        now = station.repetition_at(self._at)
        if now is not None:
            return self._repetition(station, now)
        coming = next((one for one in station.repetitions if one.start > self._at), None)
        return self._rest(station) if coming is None else self._waiting(station, coming)

    def _before(self) -> RoutineReading:
        first = self._timeline.stations[0]
        left = self._seconds(first.start)
        return self._of(
            Moment.BEGINS, first, left, self._say("to_go"), next=self._say("first", name=self._title(first))
        )

    def _after(self) -> RoutineReading:
        last = self._timeline.stations[-1]
        words = {"caption": self._name, "title": self._say("done"), "spoken": self._spoken()}
        return RoutineReading(Moment.ENDS, share=1.0, shown=self._book.get(last.exercise), **words)

    def _repetition(self, station: Station, now: Repetition) -> RoutineReading:
        if now.holds <= self._at < now.released:
            return self._of(Moment.HOLD, station, self._seconds(now.released), self._say("hold"), now)
        return self._of(Moment.MOVE, station, str(now.number), self._say("of", count=now.of), now)

    def _waiting(self, station: Station, coming: Repetition) -> RoutineReading:
        left = coming.start - self._at
        if coming.number == 1 or _is_first_of_side(station, coming):
            if left <= READY + _LATE:
                number = str(min(round(READY), max(1, ceil(left - _LATE))))
                return self._of(Moment.READY, station, number, self._say("ready"), coming)
            is_change = coming is not station.repetitions[0]
            moment = Moment.BREAK if is_change else Moment.WATCH
            unit = self._say("to_change" if is_change else "to_watch")
            return self._of(moment, station, self._seconds(coming.start), unit, coming)
        return self._of(Moment.BREAK, station, self._seconds(coming.start), self._say("rest"), coming)

    def _rest(self, station: Station) -> RoutineReading:
        coming = next((one for one in self._timeline.stations if one.start >= station.end - _LATE), None)
        shown = coming or station
        rest = self._of(Moment.REST, shown, self._seconds(station.end), self._say("rest"))
        title = self._say("next", name=self._title(coming)) if coming else self._say("rest_last")
        return RoutineReading(
            Moment.REST,
            rest.caption,
            title,
            rest.number,
            rest.unit,
            repetition=self._coming(coming) if coming else "",
            beside=self._coming(coming) if coming else "",
            left=rest.left,
            spoken=rest.spoken,
            shown=rest.shown,
        )

    def _of(
        self,
        moment: Moment,
        station: Station,
        number: str,
        unit: str,
        repetition: Repetition | None = None,
        next: str = "",
    ) -> RoutineReading:
        exercise = self._book.get(station.exercise)
        counted = repetition and self._say("repetition", number=repetition.number, count=repetition.of)
        held, is_shown = self._held_words(moment, repetition), moment is Moment.WATCH
        whole = self._coming(station) if is_shown else (counted or "") + (held and self._say("then", what=held))
        return RoutineReading(
            moment,
            self._say("caption", name=self._name, number=station.number, count=station.of),
            self._title(station),
            number,
            unit,
            "" if is_shown else _side_words(self._texts, exercise, repetition),
            whole,
            held[:1].upper() + held[1:] if moment is Moment.MOVE else whole,
            self._share(station),
            self._easier(exercise) if repetition else "",
            next or self._next(station),
            self._left(),
            self._spoken(),
            exercise,
        )

    def _coming(self, station: Station) -> str:
        first = station.repetitions[0] if station.repetitions else None
        if first is None:
            return ""
        held = self._held_words(Moment.REST, first)
        return self._say("coming", count=first.of) + (held and self._say("then", what=held))

    def _held_words(self, moment: Moment, repetition: Repetition | None) -> str:
        held = round(repetition.released - repetition.holds) if repetition else 0
        return self._say("held", seconds=held) if held and moment is not Moment.HOLD else ""

    def _share(self, station: Station) -> float:
        done = sum(one.end <= self._at for one in station.repetitions)
        now = station.repetition_at(self._at)
        part = (self._at - now.start) / (now.end - now.start) if now and now.end > now.start else 0.0
        return (done + part) / max(1, len(station.repetitions))

    def _easier(self, exercise: Exercise | None) -> str:
        twin = self._book.get(exercise.easier) if exercise else None
        return self._say("easier_twin", name=twin.name) if twin else self._say("easier_fewer")

    def _next(self, station: Station) -> str:
        coming = next((one for one in self._timeline.stations if one.start >= station.end - _LATE), None)
        return self._say("next", name=self._title(coming)) if coming else self._last()

    def _last(self) -> str:
        walking = self._timeline.walking_seconds
        follows = self._timeline.walk_starts > 0 and walking > 0
        return self._say("then_walk", time=self._texts.clock(walking)) if follows else self._say("last")

    def _title(self, station: Station) -> str:
        exercise = self._book.get(station.exercise)
        return exercise.name if exercise else station.exercise

    def _left(self) -> str:
        end = self._timeline.walk_starts or self._timeline.seconds
        return self._say("left", minutes=minutes_of(end - self._at))

    def _spoken(self) -> str:
        cue = self._timeline.last_cue(self._at + _LATE)
        return cue.text if cue else ""

    def _seconds(self, until: float) -> str:
        return str(max(1, ceil(until - self._at - _LATE)))

    def _say(self, id: str, **values: str | int) -> str:
        return self._texts.say(f"routine.{id}", **values)


def _is_first_of_side(station: Station, repetition: Repetition) -> bool:
    place = station.repetitions.index(repetition)
    return place == 0 or station.repetitions[place - 1].number > repetition.number


def _side_words(texts: Texts, exercise: Exercise | None, repetition: Repetition | None) -> str:
    """ "Right arm · left leg" where limbs are lifted, else "Right side"; "" for both sides at once."""
    if exercise is None or repetition is None or repetition.side is None:
        return ""
    limbs = working_limbs(exercise, repetition.side)
    if not limbs:
        return texts.say(f"routine.side.{repetition.side}")
    whole = texts.say("routine.limbs").join(texts.say(f"routine.{limb}.{side}") for limb, side in limbs)
    return whole[:1].upper() + whole[1:]
