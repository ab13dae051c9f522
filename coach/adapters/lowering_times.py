"""When other programs are lowered and put back: by a steady clock that is an argument."""

from __future__ import annotations

from dataclasses import dataclass, field

from coach.adapters.lowering import STEPS, Lowering

RAMP = 0.150
"""Seconds from a stream's own volume to the lowest and back."""
JOIN = 0.5
"""Seconds between two sentences that are too short to come up again."""
LOOK = 0.050
"""Seconds between two looks for new streams while others are low."""
SETTLE = 1.0
"""Seconds between two looks for streams that are owed a volume, and between two tries to find a lost server."""
_STEP = RAMP / STEPS


@dataclass
class Spans:
    """When other programs are to be low, in seconds of a steady clock."""

    _spans: list[tuple[float, float]] = field(default_factory=list)

    def add(self, start: float, end: float) -> None:
        """From ``start`` (the way down ends there) until ``end``; joined with what lies close."""
        start -= RAMP
        for span in [one for one in self._spans if one[0] <= end + JOIN and start <= one[1] + JOIN]:
            self._spans.remove(span)
            start, end = min(start, span[0]), max(end, span[1])
        self._spans = sorted([*self._spans, (start, end)])

    def clear(self) -> None:
        """Nothing is to be low any more."""
        self._spans.clear()

    def low(self, now: float) -> bool:
        """Whether it is time to be low."""
        return any(start <= now < end for start, end in self._spans)

    def pause(self, now: float) -> float | None:
        """Seconds until that changes, or None when it never does. Forgets what is over."""
        self._spans = [span for span in self._spans if span[1] > now]
        return min((at - now for span in self._spans for at in span if at > now), default=None)


class Conductor:
    """Lowers and puts back when it is time. ``now`` is always the same steady clock, in seconds."""

    def __init__(self, lowering: Lowering) -> None:
        self._lowering = lowering
        self._spans = Spans()
        self._step = self._look = 0.0

    def low(self, start: float, end: float) -> None:
        """Others are to be low then."""
        self._spans.add(start, end)

    def restore(self) -> None:
        """Others come up from now on."""
        self._spans.clear()

    def is_idle(self, now: float) -> bool:
        """Whether nothing is lowered and nothing waits."""
        return not self._lowering.level and self._spans.pause(now) is None

    def tick(self, now: float) -> None:
        """Do what is due. Raises ``SystemGone`` and ``OSError``."""
        goal, level = self._goal(now), self._lowering.level
        if goal != level:
            if now >= self._step:
                steps = 1 + int((now - self._step) / _STEP) if now - self._step < RAMP else 1
                self._step = now + _STEP
                self._lowering.go_to(min(goal, level + steps) if goal > level else max(goal, level - steps))
        elif now >= self._look:
            self._look = now + (LOOK if goal else SETTLE)
            if goal:
                self._lowering.go_to(goal)
            else:
                self._lowering.settle()

    def _goal(self, now: float) -> int:
        return STEPS if self._spans.low(now) else 0

    def gone(self, now: float) -> None:
        """The sound system went away: everything is owed, and looked for again in a while."""
        self._lowering.lost()
        self._step = self._look = now + SETTLE

    def pause(self, now: float, longest: float) -> float:
        """Seconds until the next tick is of use, at most ``longest``."""
        waits, level = [longest], self._lowering.level
        change = self._spans.pause(now)
        if self._goal(now) != level:
            waits.append(self._step - now)
        elif level or self._lowering.owed:
            waits.append(self._look - now)
        if change is not None:
            waits.append(change)
        return max(0.001, min(waits))

    def finish(self) -> None:
        """Put everything back at once, without a way up. Raises as ``tick`` does."""
        self._spans.clear()
        self._lowering.go_to(0)
