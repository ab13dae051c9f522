"""Clips mixed into one stream of samples, block by block: two buses, ducking, levels, a limiter over the sum.

What comes out depends on what was asked at which frame, never on the size of the blocks.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from coach.adapters.fader import DUCK_DB, DUCK_LEAD, Fader, duck_span, released
from coach.adapters.loudness import CEILING, held_down, reach
from coach.adapters.samples import add, ducking, faded, joined, silence, tone
from coach.domain.cue_proof import CueFate
from coach.domain.sound import Bus, Levels
from coach.services.sound_ports import Heard

if TYPE_CHECKING:
    from coach.adapters.samples import Samples, Span

DROP_AFTER_SECONDS = 3.0
"""A clip that waited this long beyond its time, because the stream stood still, is dropped instead of piled up,
unless it must sound. Whoever adds one may set a shorter time: late beats upon each other are one loud blow."""
FADE_SECONDS = 0.03
"""Short enough to feel immediate, long enough not to click; levels move in the same time."""
WAKE_SECONDS, WAKE_AFTER_QUIET = 0.8, 5.0
"""A Bluetooth receiver that heard nothing for some seconds swallows the first syllable; a second wakes it."""
WAKE_HERTZ, WAKE_LEVEL = 40.0, 10 ** (-60 / 20)
"""33 steps of 16 bits, so not silence for a receiver, and some 30 dB below what people hear at 40 Hz (ISO 389-7: 51 dB)
when a voice at −16 LUFS is as loud as talk."""
_WAKE_FADE = 0.1
_UNHEARD = 1e-5
"""A gain below which nothing reaches one step of 16 bits: what has it is muted."""


@dataclass(order=True)
class _Placed:
    """A clip on the line: ``asked`` is the frame it was wanted at, ``at`` where it really is."""

    at: int
    order: int
    samples: Samples = field(compare=False)
    gain: float = field(compare=False)
    bus: Bus = field(compare=False)
    asked: int = field(compare=False)
    must: bool = field(default=False, compare=False)
    mark: int = field(default=0, compare=False)
    late: float = field(default=DROP_AFTER_SECONDS, compare=False)
    wakes: bool = field(default=False, compare=False)
    started: bool = field(default=False, compare=False)
    ducks: Span = field(default=(), compare=False)

    @property
    def end(self) -> int:
        return self.at + len(self.samples)

    @property
    def over(self) -> int:
        return max(self.end, self.ducks[-1][0] if self.ducks else 0)


class Mixer:
    """Places mono clips on a line of frames. Any thread may add; one thread takes blocks."""

    def __init__(self, rate: int, *, wake: bool = False, ceiling: float = CEILING) -> None:
        """``rate`` in Hz; ``wake`` sounds the faint tone before a voice after a quiet time; no peak passes ``ceiling``
        (of 1)."""
        self.wake = wake
        self._rate = rate
        self._ceiling = ceiling
        self._lock = Lock()
        self._waiting: list[_Placed] = []
        self._active: list[_Placed] = []
        self._faders = {bus: Fader(self._frames(FADE_SECONDS)) for bus in Bus}
        self._before: Samples | None = None
        self._news: list[Heard] = []
        self._next = 0
        self._sounded = -(1 << 62)
        self._count = 0

    def add(
        self,
        samples: Samples,
        at: int,
        gain: float = 1.0,
        must: bool = False,
        bus: Bus = Bus.VOICE,
        mark: int = 0,
        late: float = DROP_AFTER_SECONDS,
    ) -> None:
        """Let a clip begin at frame ``at``, or at once when that has passed, up to ``late`` seconds ago; late or not
        when it ``must``."""
        with self._lock:
            if mark and not len(samples):
                self._tell(mark, CueFate.BROKEN)
            elif len(samples):
                self._place(_Placed(max(at, self._next), self._count, samples, gain, bus, at, must, mark, late))

    def set_levels(self, levels: Levels) -> None:
        """Move both buses, from the next frame on, within 30 ms; before the first frame at once."""
        with self._lock:
            for bus, fader in self._faders.items():
                if fader.level != levels.of(bus):
                    fader.move(levels.of(bus), self._next if self._next else -fader.length)

    def fade_out(self) -> None:
        """Forget what waits; what sounds fades within 30 ms."""
        with self._lock:
            everything, self._waiting, self._active = self._waiting + self._active, [], []
            for placed in everything:
                self._cut(placed)
                if placed.over > self._next:
                    self._active.append(placed)

    def expire(self, now: int, why: CueFate) -> None:
        """The stream stands still at frame ``now``: drop what waited too long and tell ``why``."""
        with self._lock:
            for placed in [placed for placed in self._waiting + self._active if self._is_late(placed, now)]:
                self._drop(placed, why)

    def refuse(self, mark: int, why: CueFate) -> None:
        """A marked clip never got here, and ``why``."""
        with self._lock:
            self._tell(mark, why)

    def heard(self) -> tuple[Heard, ...]:
        """What became of marked clips since the last time, in order; ``at`` is a frame divided by the rate."""
        with self._lock:
            news, self._news = tuple(self._news), []
        return news

    def block(self, start: int, frames: int) -> Samples:
        """The sum of every clip over ``frames`` frames from ``start``, never above the ceiling."""
        far = reach(self._rate)
        with self._lock:
            self._admit(start, start + frames + far)
            window = self._mixed(start, frames + far)
            self._passed(start + frames)
        if window is None and self._before is None:
            return silence(frames)
        # The limiter looks back at what was really handed over, and ahead at what is known so far.
        before = silence(far) if self._before is None else self._before
        whole = joined(before, silence(frames + far) if window is None else window)
        self._before = None if window is None and frames >= far else whole[frames : frames + far]
        return held_down(whole, self._rate, self._ceiling)

    def _frames(self, seconds: float) -> int:
        return round(seconds * self._rate)

    def _place(self, placed: _Placed) -> None:
        self._count += 1
        if placed.bus is Bus.VOICE and not placed.wakes:
            placed.ducks = duck_span(placed.at, placed.end, self._next, self._rate)
            self._wake(placed)
        insort(self._waiting, placed)

    def _wake(self, placed: _Placed) -> None:
        begin = max(self._next, placed.at - self._frames(WAKE_SECONDS))
        length = placed.at - begin + self._frames(_WAKE_FADE)
        if self.wake and length > self._frames(2 * _WAKE_FADE) and self._is_quiet_before(placed.at):
            samples = tone(WAKE_HERTZ, WAKE_LEVEL, length / self._rate, _WAKE_FADE, self._rate)
            self._place(_Placed(begin, self._count, samples, 1.0, Bus.VOICE, begin, wakes=True))

    def _is_quiet_before(self, at: int) -> bool:
        others = (placed for placed in self._waiting + self._active if not placed.wakes and placed.at <= at)
        last = max((placed.end for placed in others), default=self._sounded)
        return at - max(last, self._sounded) >= self._frames(WAKE_AFTER_QUIET)

    def _admit(self, start: int, end: int) -> None:
        """Make active what matters before ``end``; what the stream jumped over begins now, or is dropped."""
        horizon, count = end + self._frames(DUCK_LEAD), 0
        while count < len(self._waiting) and self._waiting[count].at < horizon:
            count += 1
        self._active += self._waiting[:count]
        del self._waiting[:count]
        self._active.sort(key=lambda placed: placed.order)
        for placed in [placed for placed in self._active if not placed.started and placed.at < start]:
            if self._is_late(placed, start):
                self._drop(placed, CueFate.LATE)
            else:
                placed.at = start
                placed.ducks = duck_span(start, placed.end, start, self._rate) if placed.ducks else ()

    def _is_late(self, placed: _Placed, now: int) -> bool:
        return not placed.started and not placed.must and now - placed.asked > placed.late * self._rate

    def _drop(self, placed: _Placed, why: CueFate) -> None:
        (self._active if placed in self._active else self._waiting).remove(placed)
        self._tell(placed.mark, why)

    def _tell(self, mark: int, why: CueFate) -> None:
        if mark:
            self._news.append(Heard(mark, None, why))

    def _mixed(self, start: int, frames: int) -> Samples | None:
        """Both buses over these frames, or None where nothing sounds."""
        sums: dict[Bus, Samples] = {}
        for placed in self._active:
            begin = placed.at - start
            piece = placed.samples[max(0, -begin) : max(0, frames - begin)]
            if len(piece):
                add(piece, sums.setdefault(placed.bus, silence(frames)), max(0, begin), placed.gain)
        if not sums:
            return None
        whole = silence(frames)
        for bus, one in sums.items():
            add(one, whole, 0, self._gain(bus, start, frames))
        return whole

    def _gain(self, bus: Bus, start: int, frames: int) -> float | Samples:
        fader = self._faders[bus]
        level: float | Samples = fader.level if fader.is_still(start) else fader.over(start, frames)
        spans = list(self._spans(start, start + frames)) if bus is Bus.SOUNDS else []
        return level * ducking(spans, DUCK_DB, start, frames) if spans else level

    def _spans(self, start: int, end: int) -> Iterable[Span]:
        return (
            placed.ducks
            for placed in self._active
            if placed.ducks and placed.ducks[0][0] < end and placed.ducks[-1][0] > start
        )

    def _passed(self, end: int) -> None:
        """Everything up to frame ``end`` is handed over: tell what began, forget what is over."""
        self._next = end
        for placed in self._active:
            if not placed.started and placed.at < end and len(placed.samples):
                placed.started = True
                self._began(placed)
        self._active = [placed for placed in self._active if placed.over > end]

    def _began(self, placed: _Placed) -> None:
        if not placed.wakes:
            self._sounded = max(self._sounded, placed.end)
        if not placed.mark:
            return
        if placed.gain * float(self._faders[placed.bus].over(placed.at, 1)[0]) > _UNHEARD:
            self._news.append(Heard(placed.mark, placed.at / self._rate))
        else:
            self._tell(placed.mark, CueFate.MUTED)

    def _cut(self, placed: _Placed) -> None:
        """Fade a clip that sounds; take one that does not yet away. The sounds come back up either way."""
        now = self._next
        if not placed.started:
            self._tell(placed.mark, CueFate.CUT_OFF)
            placed.samples, placed.at, placed.started = placed.samples[:0], now, True
        elif placed.end > now:
            placed.samples, placed.at = faded(placed.samples[now - placed.at :], self._frames(FADE_SECONDS)), now
        placed.ducks = released(placed.ducks, now, self._rate)
