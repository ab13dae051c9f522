"""The time of a session, told by its sound; and whether the computer slept meanwhile."""

from __future__ import annotations

from coach.services.ports import Clock
from coach.services.session_sound import SessionSound

SLEPT = 10.0
"""Seconds between two looks at the clock that mean the computer slept."""


class SessionClock:
    """Where a session is, in its own seconds; ``speed`` of them are one of the sound stream."""

    def __init__(self, sound: SessionSound, speed: float) -> None:
        self._sound, self._speed = sound, speed
        self._running = False
        self._stream = 0.0
        self._skipped = 0.0
        self.seen = 0.0
        """The position at the last look."""

    @property
    def is_running(self) -> bool:
        """Whether time passes."""
        return self._running

    @property
    def performed(self) -> float:
        """Seconds performed since ``begin``: what was leapt over does not count, what was done twice does."""
        return self.position() - self._skipped

    def begin(self, position: float) -> None:
        """Stand at the start of a performance."""
        self.stand(position)
        self._skipped = position

    def go_to(self, position: float) -> None:
        """Stand or run on from another place."""
        self._skipped += position - self.position()
        self._stream = self._sound.position()
        self.seen = position

    def stand(self, position: float) -> None:
        """Stand still here."""
        self.seen = position
        self._running = False

    def run(self) -> None:
        """Go on from where it stands."""
        self._stream = self._sound.position()
        self._running = True

    def position(self) -> float:
        """Seconds of the session so far."""
        return self.to_session(self._sound.position()) if self._running else self.seen

    def look(self, position: float) -> None:
        """Remember where we are, so that a long sleep can be told from walking at the next look."""
        self._stream = self.to_stream(position)
        self.seen = position

    def to_stream(self, at: float) -> float:
        """From seconds of the session to those of the stream."""
        return self._stream + (at - self.seen) / self._speed

    def to_session(self, at: float) -> float:
        """From seconds of the stream to those of the session."""
        return self.seen + (at - self._stream) * self._speed


class SleepWatch:
    """Tells a computer that slept from a window that was busy."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._looked = (0.0, 0.0)

    def begin(self) -> None:
        """From now on."""
        self._looked = self._look()

    def slept(self) -> bool:
        """Whether too long has passed since the last question, on either clock."""
        was, self._looked = self._looked, self._look()
        return max(self._looked[0] - was[0], self._looked[1] - was[1]) > SLEPT

    def _look(self) -> tuple[float, float]:
        return self._clock.now().timestamp(), self._clock.monotonic()
