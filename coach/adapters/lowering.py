"""The rules by which other programs' streams are lowered and put back, apart from any sound system.

Every stream has a volume of its own. While lowered it has one of a few settled volumes below it, so that a stream found
later can be told from one that somebody set. What is lowered stands in a file before it is lowered, so that nobody's
music stays quiet when this process dies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

DECIBELS = 12.0
"""How far other programs go down (our choice): still there, and a sentence is understood over it."""
STEPS = 6
"""Down and up in steps of 2 dB, which nobody hears as steps."""

Volumes = tuple[int, ...]
"""One volume a channel, as whole numbers of the sound system: putting them back is exact."""

_NEAR = 2
"""Units by which a volume may come back changed, where a sound system counts in another way inside."""


class SystemGone(Exception):
    """The sound system went away or does not answer; the message is one sentence."""


@dataclass(frozen=True)
class Stream:
    """Another program's stream. ``key`` stays the same when the program opens a new one; ``index`` does not."""

    index: int
    key: str
    volumes: Volumes


@dataclass(frozen=True)
class Owed:
    """A stream that was lowered and has not been put back, with its own volumes."""

    key: str
    index: int
    own: Volumes


class Streams(Protocol):
    """The streams of a sound system. Every method raises ``SystemGone``."""

    def others(self) -> Sequence[Stream]:
        """Those of other programs that may be lowered."""

    def set_volumes(self, index: int, volumes: Volumes) -> None:
        """Change one; nothing happens when it is gone."""

    def remembered(self, key: str) -> Volumes | None:
        """What the system will give the program's next stream, or None where it cannot be told."""

    def remember(self, key: str, volumes: Volumes) -> None:
        """Change what the system will give the program's next stream."""


@dataclass
class _Tracked:
    """A stream that is lowered now: what it had, what it was last seen with, and whether somebody else set that."""

    key: str
    own: Volumes
    last: Volumes
    theirs: bool = False

    def notice(self, volumes: Volumes) -> None:
        """Somebody may have changed it meanwhile.

        Quieter by so many dB is so many dB below its own afterwards; louder is at least as loud as they set it.
        """
        if same(volumes, self.last):
            return
        self.own = tuple(map(_after_change, self.own, self.last, volumes))
        self.last, self.theirs = volumes, True


def _after_change(own: int, last: int, now: int) -> int:
    return min(round(now * own / last), max(own, now)) if last else now


def same(one: Volumes, other: Volumes) -> bool:
    """Whether two volumes are the same but for rounding."""
    return len(one) == len(other) and all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


@dataclass
class Lowering:
    """Streams on their way down and up. ``level`` is 0 (their own volume) to ``STEPS``.

    ``keep`` writes down what is owed, before it is lowered; it may raise ``OSError``. ``power`` is how the system's
    volumes make loudness: 3 for PulseAudio's cubic ones, 1 for plain amplitude.
    """

    streams: Streams
    keep: Callable[[Sequence[Owed]], None]
    owed: tuple[Owed, ...] = ()
    power: int = 3
    level: int = 0
    _tracked: dict[int, _Tracked] = field(default_factory=dict)
    _kept: tuple[Owed, ...] = ()

    def __post_init__(self) -> None:
        self._kept = self.owed

    def go_to(self, level: int) -> None:
        """Bring every stream to a level; new ones join, gone ones are forgotten. Raises ``SystemGone``, and ``OSError``
        for new streams that are left alone because nothing can be written down."""
        streams, rising = self.streams.others(), level < self.level
        self._look(streams)
        refused = self._adopt(streams) if level else None
        self.level = level
        for index, one in self._tracked.items():
            self._set(index, one, rising)
        if level == 0:
            self._tracked.clear()
        self.settle()
        if refused:
            raise refused

    def settle(self) -> None:
        """Give back what is owed to streams that are there again, or to what the system remembers of them.

        Raises ``SystemGone``.
        """
        if self.owed:
            there = [one for one in self.streams.others() if one.index not in self._tracked]
            self.owed = tuple(owed for owed in self.owed if not self._gave_back(owed, there))
        # A file that says too much does no harm: whoever is not low is left alone.
        with suppress(OSError):
            self._write_down()

    def lost(self) -> None:
        """The sound system is gone, and every stream with it."""
        self.owed += tuple(self._owed_now())
        self._tracked.clear()
        self.level = 0

    def _look(self, streams: Sequence[Stream]) -> None:
        there = {one.index: one for one in streams}
        for index, one in list(self._tracked.items()):
            if index not in there or there[index].key != one.key:
                self.owed += (Owed(one.key, index, one.own),)
                del self._tracked[index]
            else:
                one.notice(there[index].volumes)

    def _adopt(self, streams: Sequence[Stream]) -> OSError | None:
        """Write new streams down, then take them; or leave them alone, and say why."""
        owed = self.owed
        new = {one.index: self._adopted(one) for one in streams if one.index not in self._tracked}
        self._tracked.update(new)
        try:
            self._write_down()
        except OSError as problem:
            for index in new:
                del self._tracked[index]
            self.owed = owed
            return problem
        return None

    def _adopted(self, stream: Stream) -> _Tracked:
        """A new stream; the system may have given it the lowered volume of an earlier one of the same program."""
        for owed in (*self._owed_now(), *reversed(self.owed)):
            if owed.key == stream.key and self._is_lowered(owed.own, stream.volumes):
                self.owed = tuple(other for other in self.owed if other is not owed)
                return _Tracked(stream.key, owed.own, stream.volumes)
        return _Tracked(stream.key, stream.volumes, stream.volumes)

    def _owed_now(self) -> Iterable[Owed]:
        return (Owed(one.key, index, one.own) for index, one in self._tracked.items())

    def _write_down(self) -> None:
        owing = (*self.owed, *self._owed_now())
        if owing != self._kept:
            self.keep(owing)
            self._kept = owing

    def _set(self, index: int, one: _Tracked, rising: bool) -> None:
        wanted = lowered(one.own, self.level, self.power)
        if one.theirs:
            # What somebody set in the meantime stands until everything comes up again.
            wanted = tuple(map(max, wanted, one.last)) if rising else one.last
        if wanted != one.last:
            self.streams.set_volumes(index, wanted)
            one.last = wanted

    def _gave_back(self, owed: Owed, there: Sequence[Stream]) -> bool:
        """Whether nothing is owed any more: given back, or somebody has set another volume since."""
        back = [one for one in there if one.key == owed.key]
        for one in back:
            if self._is_lowered(owed.own, one.volumes):
                self.streams.set_volumes(one.index, owed.own)
        if any(one.key == owed.key for one in self._tracked.values()):
            return True
        remembered = self.streams.remembered(owed.key)
        if remembered is not None and self._is_lowered(owed.own, remembered):
            self.streams.remember(owed.key, owed.own)
        return bool(back) or remembered is not None

    def _is_lowered(self, own: Volumes, volumes: Volumes) -> bool:
        return any(same(lowered(own, level, self.power), volumes) for level in range(1, STEPS + 1))


def lowered(own: Volumes, level: int, power: int = 3) -> Volumes:
    """The volumes of a stream at a level."""
    factor = 10 ** (-DECIBELS * level / STEPS / 20 / power)
    return tuple(round(one * factor) for one in own) if level else own
