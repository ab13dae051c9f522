"""The thread behind ``presence_watch``: when each part is looked at, and for which file descriptors it waits."""

from __future__ import annotations

import contextlib
import logging
import selectors
import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from coach.adapters.readings import FAILED
from coach.domain.presence import Detector, Finding, Reading
from coach.services.reminder_ports import DetectorPart

Result = TypeVar("Result")

# All our choice. Signals come in bursts (a window that opens, a call that begins), so the first one waits a moment for
# the others, and a storm of them costs one look every two seconds.
SETTLE = 0.15
"""Seconds from a signal to the look at what it means."""
APART = 2.0
"""Seconds between two looks that signals ask for."""
AGAIN = 300.0
"""Seconds after which a part that waits for signals is looked at all the same: a lost one is made good."""
WAITED_FOR = 15.0
"""The same while somebody wants to know more often than so: a reminder that a call holds has to come after it."""
LOST = 30.0
"""A part that cannot tell is tried again after a second, then 2, 4 and so on up to this. A sound server that starts
anew is found soon, one that is not there costs little."""
OFTEN = 1.0
"""No part is asked more often than this, in seconds."""
SELDOM = 15.0
"""The battery of a computer that tells of it by no signal is asked no more often: nobody pulls the plug that often."""
TOGETHER = 0.25
"""Looks that are due within so many seconds of each other share one wake-up."""

LONGEST = 60
"""Letters of a name that is shown; our choice. Windows and streams call themselves whatever they like."""


@dataclass(frozen=True)
class Wish:
    """What somebody wants to know, and how often one asks where one has to."""

    detectors: frozenset[Detector] = frozenset()
    every_seconds: float = AGAIN


@dataclass
class _Watched:
    """A part that is looked at, and when it is next. ``every`` is infinite for one that nobody wants."""

    part: DetectorPart
    every: float = float("inf")
    heard: float = float("-inf")
    """When it was last looked at because of a signal."""
    due: float = float("inf")
    losses: int = 0
    waits_on: int | None = None
    found: dict[Detector, Reading] = field(default_factory=dict)

    @property
    def wanted(self) -> bool:
        return self.every < float("inf")


def _presentable(reading: Reading) -> Reading:
    """With a name of one line that fits."""
    name = " ".join("".join(letter if letter.isprintable() else " " for letter in reading.detail[:1000]).split())
    fits = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
    return reading if fits == reading.detail else replace(reading, detail=fits)


class PresenceWorker(threading.Thread):
    """Ends with ``end``; the other methods may be called from any thread. ``told`` is called on this one."""

    def __init__(self, told: Callable[[], object], often: float = OFTEN, waited_for: float = WAITED_FOR) -> None:
        """``often``: the least seconds between two looks that no signal asks for; ``waited_for``: the most between two
        at what would signal, while somebody wants to know at least so often."""
        super().__init__(name="presence", daemon=True)
        self._often, self._waited_for = often, waited_for
        self._told = told
        self._lock = threading.Lock()
        self._wishes: tuple[Wish, ...] = ()
        self._new: list[DetectorPart] = []
        self._changed = self._ending = False
        self._readings: dict[Detector, Reading] = {}
        self._looking: float | None = None
        self._parts: list[_Watched] = []
        self._selector = selectors.DefaultSelector()
        self._bell, self._ring = socket.socketpair()
        self._ring.setblocking(False)

    def wish(self, wishes: Sequence[Wish], new: Sequence[DetectorPart]) -> None:
        """All that is wanted from now on, and parts that did not exist before."""
        with self._lock:
            self._wishes, self._changed = tuple(wishes), True
            self._new.extend(new)
        self._wake()

    def readings(self) -> dict[Detector, Reading]:
        """What was found last."""
        with self._lock:
            return dict(self._readings)

    def looks_since(self, now: float) -> float:
        """For how many seconds one part has been looked at; 0 while it sleeps."""
        since = self._looking
        return 0.0 if since is None else now - since

    def end(self) -> None:
        """Let everything go, soon."""
        self._ending = True
        self._wake()

    def _wake(self) -> None:
        # Full means that it rings already; closed that the end has come.
        with contextlib.suppress(OSError):
            self._ring.send(b".")

    def run(self) -> None:
        self._selector.register(self._bell, selectors.EVENT_READ)
        while not self._ending:
            self._wait()
            fresh = self._take_wishes()
            self._look_at_due(time.monotonic())
            self._publish(fresh)
        for one in self._parts:
            self._rest(one)
        self._selector.close()
        self._bell.close()
        self._ring.close()

    def _wait(self) -> None:
        """Until a wish, a signal or the next look; without end when nothing is due."""
        due = min((one.due for one in self._parts), default=float("inf"))
        limit = None if due == float("inf") else max(0.0, due - time.monotonic())
        for key, _ in self._selector.select(limit):
            if key.data is None:
                self._bell.recv(4096)
            else:
                self._heard(key.data, time.monotonic())

    def _heard(self, one: _Watched, now: float) -> None:
        """A signal: it is not listened to again until it was looked at, so that a storm wakes nobody."""
        self._ignore(one)
        one.due = min(one.due, max(now + SETTLE, one.heard + APART))
        one.heard = one.due

    def _take_wishes(self) -> bool:
        """Whether somebody wants something new."""
        with self._lock:
            if not self._changed:
                return False
            wishes, self._changed = self._wishes, False
            self._parts += [_Watched(part) for part in self._new]
            self._new.clear()
        for one in self._parts:
            self._adjust(one, wishes)
        return True

    def _adjust(self, one: _Watched, wishes: Sequence[Wish]) -> None:
        every = [max(self._often, wish.every_seconds) for wish in wishes if wish.detectors & one.part.detectors]
        was, one.every = one.wanted, min(every, default=float("inf"))
        if was and not one.wanted:
            self._rest(one)
        elif one.wanted and (not was or one.waits_on is None):
            # Somebody new wants to know now, not when the one before wanted to.
            one.due = float("-inf")

    def _rest(self, one: _Watched) -> None:
        self._ignore(one)
        self._guarded(one.part.close)
        one.due, one.heard, one.losses, one.found = float("inf"), float("-inf"), 0, {}

    def _ignore(self, one: _Watched) -> None:
        if one.waits_on is not None:
            with contextlib.suppress(KeyError, ValueError, OSError):
                self._selector.unregister(one.waits_on)
            one.waits_on = None

    def _look_at_due(self, now: float) -> None:
        """Look, and tell after each part but the last, so that a slow one keeps back no yes of another. While one still
        has a reading from before somebody new wanted it nothing is told: half of an answer would look whole."""
        if not any(one.due <= now for one in self._parts):
            return
        due = [one for one in self._parts if one.due <= now + TOGETHER]
        for number, one in enumerate(due, 1):
            self._look_at(one)
            left = due[number:]
            if left and not any(other.found and other.due == float("-inf") for other in left):
                self._publish(fresh=False)

    def _look_at(self, one: _Watched) -> None:
        self._ignore(one)
        self._looking = time.monotonic()
        found = self._guarded(one.part.read)
        found = dict.fromkeys(one.part.detectors, FAILED) if found is None else found
        one.found = {detector: _presentable(reading) for detector, reading in found.items()}
        self._looking = None
        self._listen(one)
        one.due = time.monotonic() + self._pause(one)

    def _pause(self, one: _Watched) -> float:
        """Seconds to the next look that no signal asks for."""
        lost = all(reading.finding is Finding.UNKNOWN for reading in one.found.values())
        one.losses = one.losses + 1 if lost else 0
        if one.waits_on is not None:
            # How long nobody has touched anything grows without a signal.
            again = self._waited_for if one.every <= self._waited_for else AGAIN
            return one.every if Detector.IDLE in one.part.detectors and not lost else again
        every = max(one.every, SELDOM) if one.part.detectors <= {Detector.ON_BATTERY} else one.every
        return max(min(self._often * 2 ** min(one.losses - 1, 9), LOST), every) if lost else every

    def _listen(self, one: _Watched) -> None:
        handle = self._guarded(one.part.wait_on)
        if handle is None:
            return
        try:
            self._selector.register(handle, selectors.EVENT_READ, one)
            one.waits_on = handle
        except (KeyError, ValueError, OSError):
            logging.getLogger(__name__).info("a detector cannot be waited for", exc_info=True)

    def _guarded(self, act: Callable[[], Result]) -> Result | None:
        """What it gives, or None: no part ends the thread."""
        try:
            return act()
        except Exception:
            logging.getLogger(__name__).info("a detector failed", exc_info=True)
            return None

    def _publish(self, fresh: bool) -> None:
        """Keep what was found and tell it: when it changed, and after every new wish."""
        readings: dict[Detector, Reading] = {}
        for one in reversed(self._parts):
            if one.wanted:
                readings.update(one.found)
        with self._lock:
            changed, self._readings = _in_seconds(readings) != _in_seconds(self._readings), readings
        if (changed or fresh) and not self._ending:
            # The window may be gone at this very moment.
            with contextlib.suppress(RuntimeError):
                self._told()


def _in_seconds(readings: Mapping[Detector, Reading]) -> dict[Detector, Reading]:
    """What is worth telling: whoever goes on typing has touched something within the second at every look, and the
    window need not wake up to hear it again."""
    return {
        one: reading if reading.idle_seconds is None else replace(reading, idle_seconds=reading.idle_seconds // 1)
        for one, reading in readings.items()
    }
