"""Which sentence goes into a slot: chosen by hashing, so the same seed always gives the same walk."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable

from coach.domain.cue_book import CueBook, CueLine, VoiceStyle
from coach.domain.guidance import Slot
from coach.domain.timeline import Event, EventKind, Phase, Topic

OPEN_TOPICS = (Topic.POSTURE, Topic.PACE, Topic.BREATHING, Topic.SURROUNDINGS, Topic.ENCOURAGEMENT)
"""What an open slot can be about."""
_OPTIONAL = (Topic.START, Topic.HALF_WAY)
"""Topics that give way to an open one when the book has no sentence for them."""
_AGAIN = (Topic.REST, Topic.GO_ON)
"""Topics whose sentences may come again when all were said: there can be many rests."""


class CueChoice:
    """The choices of one walk: remembers what has been said, so that nothing is said twice."""

    def __init__(self, book: CueBook, style: VoiceStyle, seed: int, said: Iterable[Event] = ()) -> None:
        hashed = sorted(book.lines, key=lambda line: _rank(seed, line.id))
        turns = _in_turn(book, style, seed)
        self._lines = [*turns, *(line for line in hashed if line not in turns)]
        self._topics = sorted(OPEN_TOPICS, key=lambda topic: _rank(seed, topic.value))
        self._safety = book.safety
        self._style = style
        earlier = tuple(said)
        self._said = {event.text for event in earlier}
        self._counts = Counter(event.topic for event in earlier)
        self._last = earlier[-1].topic if earlier else None

    def speak(self, slots: Iterable[Slot], phase_at: Callable[[float], Phase]) -> tuple[Event, ...]:
        """The cues for slots in order of time; a slot that nothing fits stays silent."""
        wanted = tuple(slots)
        following = [*(slot.topic for slot in wanted), None][1:]
        cues = (self._cue(slot, phase_at(slot.at), after) for slot, after in zip(wanted, following, strict=True))
        return tuple(cue for cue in cues if cue is not None)

    def _cue(self, slot: Slot, phase: Phase, following: Topic | None) -> Event | None:
        line = self._line(slot, phase, following)
        if line is None:
            return None
        text = line.say(slot.minutes)
        self._said.add(text)
        self._counts[line.topic] += 1
        self._last = line.topic
        return Event(slot.at, EventKind.CUE, phase, text, line.topic)

    def _line(self, slot: Slot, phase: Phase, following: Topic | None) -> CueLine | None:
        if slot.topic is Topic.SAFETY:
            return self._safety
        if slot.topic is not None:
            found = self._unsaid(slot, slot.topic, phase)
            if found is not None or slot.topic not in _OPTIONAL:
                return found
        options = (self._unsaid(slot, topic, phase) for topic in self._rotation(following))
        return next((line for line in options if line is not None), None)

    def _unsaid(self, slot: Slot, topic: Topic, phase: Phase) -> CueLine | None:
        fitting = [
            line
            for line in self._lines
            if line.topic is topic and line.change == slot.change and line.fits(phase, self._style)
        ]
        unsaid = (line for line in fitting if line.say(slot.minutes) not in self._said)
        again = fitting[self._counts[topic] % len(fitting)] if fitting and topic in _AGAIN else None
        return next(unsaid, again)

    def _rotation(self, following: Topic | None) -> list[Topic]:
        """The open topics: first those that are not said just before or after, the least used first."""
        return sorted(self._topics, key=lambda topic: (topic in (self._last, following), self._counts[topic]))


def _in_turn(book: CueBook, style: VoiceStyle, seed: int) -> list[CueLine]:
    """Finish and start sentences, counted through like the digits of the seed.

    A short walk says little else, so hashing alone would soon make two walks the same; this way
    seeds that follow each other never do.
    """
    lines: list[CueLine] = []
    for topic in (Topic.FINISH, Topic.START):
        usable = [line for line in book.about(topic) if style in line.styles]
        seed, turn = divmod(seed, max(1, len(usable)))
        lines += usable[turn:] + usable[:turn]
    return lines


def _rank(seed: int, id: str) -> bytes:
    return hashlib.sha256(f"{seed}:{id}".encode()).digest()
