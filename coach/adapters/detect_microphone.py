"""Whether a program records: the streams that PulseAudio, or PipeWire in its name, takes from microphones.

Our own streams do not count, nor does what records a speaker's output (a monitor), nor a level meter of a volume
control, nor what the sound server itself connects (echo cancelling, filters).
"""

from __future__ import annotations

import contextlib
import os
import select
import stat
import time
from collections.abc import Callable, Sequence
from typing import Any

from coach.adapters.readings import NO
from coach.domain.presence import Detector, Finding, Reading

LIMIT = 1.0
"""Seconds that the sound server may take to answer; it takes a few milliseconds. Our choice."""
NOBODY = 0xFFFFFFFF
"""PulseAudio's index for "none"."""
METERS = frozenset(("org.PulseAudio.pavucontrol", "org.gnome.VolumeControl"))
"""Volume controls, which record only to draw how loud it is."""
SETTLE = 0.001
"""Seconds in which the library may deal with what came beside the answers."""
MOST_LOOKS = 3
"""Looks in one reading, when streams come and go meanwhile."""

NO_SERVER = Reading(Finding.UNKNOWN, why="no_sound_server")
_EVENTS = select.POLLIN | select.POLLOUT | select.POLLERR | select.POLLHUP


class MicrophonePart:
    """One connection; the server tells when a stream begins or ends, and the same thread reads that."""

    detectors = frozenset({Detector.MICROPHONE})

    def __init__(self, ours: int, server: str | None = None, limit: float = LIMIT) -> None:
        """``ours``: the process id whose streams do not count; ``limit`` in seconds. Imports the library. Raises
        ``ImportError``, and ``OSError`` without libpulse."""
        import pulsectl

        self._library: Any = pulsectl
        self._ours, self._server, self._limit = str(ours), server, limit
        self._pulse: Any = None
        self._handles: tuple[int, ...] = ()
        self._poll: select.epoll | None = None
        self._end = 0.0
        self._news = False

    def read(self) -> dict[Detector, Reading]:
        """Ask the server. One that is gone or hangs is asked anew next time."""
        try:
            reading = self._limited(lambda: self._settled(self._connected()))
        except Exception:
            # Whatever the library raises, and it raises much, the connection is of no more use.
            self.close()
            reading = NO_SERVER
        return {Detector.MICROPHONE: reading}

    def wait_on(self) -> int | None:
        """What the library waits for, as one descriptor."""
        self._end_poll()
        if self._pulse is None or not self._handles:
            return None
        self._poll = select.epoll()
        for handle in self._handles:
            self._poll.register(handle, select.EPOLLIN)
        return self._poll.fileno()

    def close(self) -> None:
        """Let the server go."""
        self._end_poll()
        pulse, self._pulse, self._handles = self._pulse, None, ()
        if pulse is not None:
            with contextlib.suppress(Exception):
                self._limited(pulse.close)

    def _limited(self, act: Callable[[], Any]) -> Any:
        self._end = time.monotonic() + self._limit
        return act()

    def _connected(self) -> Any:
        if self._pulse is None:
            self._pulse = pulse = self._library.Pulse("Amble", server=self._server, connect=False)
            # Its own time limit always waits to its end, and is for connecting alone. Ours is in the waiting itself.
            pulse.set_poll_func(self._wait, lambda *_: None)
            pulse.connect(autospawn=False)
            pulse.event_callback_set(self._hear)
            pulse.event_mask_set("source_output")
        return self._pulse

    def _wait(self, handles: Sequence[Any], seconds: float) -> int:
        """The library's ``poll``, with an end. Raises ``TimeoutError``, which the library takes for a lost server."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        poll = select.poll()
        for one in handles:
            poll.register(one.fd, one.events & _EVENTS)
        self._handles = tuple(one.fd for one in handles if not _is_pipe(one.fd))
        found = dict(poll.poll(1000 * (left if seconds < 0 else min(left, seconds))))
        for one in handles:
            one.revents = found.get(one.fd, 0)
        return len(found)

    def _hear(self, _event: Any) -> None:
        self._news = True

    def _settled(self, pulse: Any) -> Reading:
        """What is true when nothing more is told. On one computer the server soon talks through shared memory: there
        answers may come without the library waiting once, and leave the bell of that memory rung, or unknown to us. So
        it has to wait once more at the end, and a stream that is told of meanwhile is looked at."""
        for _ in range(MOST_LOOKS):
            self._news = False
            reading = self._look(pulse)
            pulse.event_listen(SETTLE)
            if not self._news:
                break
        return reading

    def _look(self, pulse: Any) -> Reading:
        streams = [one for one in pulse.source_output_list() if self._counts(one)]
        if not streams:
            return NO
        monitors = {source.index for source in pulse.source_list() if source.monitor_of_sink != NOBODY}
        names = [_name(one.proplist) for one in streams if one.source not in monitors]
        return Reading(Finding.YES, ", ".join(sorted(set(filter(None, names))))) if names else NO

    def _counts(self, stream: Any) -> bool:
        said = stream.proplist
        ours = said.get("application.process.id") == self._ours
        inside = stream.client == NOBODY or "node.link-group" in said or said.get("media.role") == "filter"
        return not (ours or inside or stream.corked or _is_meter(stream))

    def _end_poll(self) -> None:
        poll, self._poll = self._poll, None
        if poll is not None:
            poll.close()


def _is_pipe(handle: int) -> bool:
    """The library also waits for a pipe with which it wakes itself; while it does not wait, that is always readable.
    The others tell of the server: the socket, and an eventfd as the bell of memory that both share."""
    return stat.S_ISFIFO(os.fstat(handle).st_mode)


def _is_meter(stream: Any) -> bool:
    said = stream.proplist
    peaks = stream.resample_method == "peaks" or said.get("stream.monitor") == "true"
    return peaks or said.get("media.name") == "Peak detect" or said.get("application.id") in METERS


def _name(said: dict[str, str]) -> str:
    return said.get("application.name") or said.get("application.process.binary") or ""
