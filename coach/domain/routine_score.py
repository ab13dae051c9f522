"""A routine as it is being written down: what was said last decides when the next sentence may begin."""

from __future__ import annotations

from collections.abc import Iterable

from coach.domain.routine_words import counted_seconds, spoken_seconds
from coach.domain.timeline import Event, EventKind, Phase, PoseStep, Topic

READY_SECONDS = 1.0
"""From one word of 3-2-1 to the next."""


class Score:
    """Events in the order they are written, at ``now`` seconds; words are never put on top of one another."""

    def __init__(
        self, phase: Phase, now: float = 0.0, written: Iterable[Event] = (), silenced: float | None = None
    ) -> None:
        """``written`` was written before ``now``; what is being said still is let come to its end, unless it began
        before ``silenced``, where it was cut off."""
        self._phase = phase
        self.now = now
        self.events = list(written)
        said = (event for event in self.events if silenced is None or event.at > silenced)
        self._quiet_from = max([now, *(round(event.at + _room(event), 2) for event in said)])

    def pass_time(self, seconds: float) -> None:
        """Go on by so many seconds."""
        self.go_to(self.now + seconds)

    def go_to(self, at: float) -> None:
        """Go on to ``at``, kept to the hundredth of a second."""
        self.now = round(at, 2)

    def mark(self, kind: EventKind) -> None:
        """A phase or a chime, now."""
        self.events.append(Event(self.now, kind, self._phase))

    def say(self, text: str, topic: Topic) -> None:
        """A sentence as soon as it is quiet; the next thing begins when it is over. Nothing for ""."""
        if not text:
            return
        self.fall_quiet()
        self.events.append(Event(self.now, EventKind.CUE, self._phase, text, topic))
        self.pass_time(spoken_seconds(text))
        self._quiet_from = self.now

    def put_in(self, text: str, until: float) -> bool:
        """A sentence that begins now and takes no time of its own; left out where it would not end by ``until``, or
        where something else is being said. Whether it was said."""
        end = round(self.now + spoken_seconds(text), 2)
        if not text or self.now < self._quiet_from or end > until:
            return False
        self.events.append(Event(self.now, EventKind.CUE, self._phase, text, Topic.EXERCISE))
        self._quiet_from = end
        return True

    def count(self, word: str, at: float | None = None) -> None:
        """A word that is counted, at ``at`` or now; left out where something else is being said."""
        at = self.now if at is None else round(at, 2)
        if at >= self._quiet_from:
            self.events.append(Event(at, EventKind.COUNT, self._phase, word, Topic.EXERCISE))
            self._quiet_from = round(at + counted_seconds(word), 2)

    def get_ready(self, words: tuple[str, ...]) -> None:
        """Three, two, one."""
        self.fall_quiet()
        for word in words:
            self.count(word)
            self.pass_time(READY_SECONDS)

    def show(self, step: PoseStep) -> None:
        """The figure goes on, while time stays where it is."""
        self.events.append(Event(self.now, EventKind.POSE, self._phase, pose=step))

    def fall_quiet(self) -> None:
        """Wait until nothing is being said."""
        self.go_to(max(self.now, self._quiet_from))


def _room(event: Event) -> float:
    """How long an event is heard as words."""
    if event.kind is EventKind.CUE:
        return spoken_seconds(event.text)
    return counted_seconds(event.text) if event.kind is EventKind.COUNT else 0.0
