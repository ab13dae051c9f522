"""Other programs' sound that only writes down how it was asked to be lowered."""

from __future__ import annotations

from coach.services.ports import Clock


class FakeOtherSound:
    """An ``OtherSound`` on the clock that it is given. ``spans`` are the lowered times that were asked for, in the
    clock's seconds; ``restored_at`` when everything was put back."""

    def __init__(self, clock: Clock, *, volume: float | None = 1.0, trouble: str = "") -> None:
        """``volume`` is what the computer's own loudness is said to be, ``trouble`` why nothing can be lowered."""
        self.spans: list[tuple[float, float]] = []
        self.restored_at: list[float] = []
        self.closed = False
        self.loudness = volume
        self._clock = clock
        self._trouble = trouble

    def lower(self, after: float, seconds: float) -> None:
        """Write the span down."""
        start = self._clock.monotonic() + after
        if not self._trouble:
            self.spans.append((start, start + seconds))

    def restore(self) -> None:
        """Cut off what is lowered now and forget what waits."""
        now = self._clock.monotonic()
        self.restored_at.append(now)
        self.spans = [(start, min(end, now)) for start, end in self.spans if start < now]

    @property
    def is_low(self) -> bool:
        """Whether other programs are lowered at this moment of the clock."""
        now = self._clock.monotonic()
        return any(start <= now < end for start, end in self.spans)

    def volume(self) -> float | None:
        """What the test says it is."""
        return self.loudness

    def trouble(self) -> str:
        """What the test says it is."""
        return self._trouble

    def close(self) -> None:
        """Put everything back for good."""
        self.restore()
        self.closed = True
