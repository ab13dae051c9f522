"""The process that lowers other programs: reads requests as JSON lines, answers as JSON lines, keeps the time itself.

``python -m coach.adapters.duck_process FILE --ours PID`` talks to PulseAudio, or to PipeWire where it answers for
PulseAudio. It is a process of its own so that the window's stalls do not matter and a sound server that hangs holds up
nobody. ``FILE`` holds the volumes that are owed while something is lowered.

Requests: ``{"low": [start, end]}`` in seconds of the system's monotonic clock, ``{"restore": true}``,
``{"volume": true}``. Answers: first ``{"ready": true}`` or ``{"failed": sentence}``, then for each request ``{"done":
true, "trouble": sentence or ""}``, with ``"volume"`` where that was asked. It puts everything back and ends when its
standard input does.

Why not the role "announce", by which PulseAudio's module-role-ducking would do this: that module is seldom loaded,
PipeWire has none, and it lowers others for as long as a stream with that role exists. Ours is one stream from the first
second of a walk to its last, because it is the walk's clock.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from coach.adapters.lowering import Lowering, Stream, SystemGone, Volumes
from coach.adapters.lowering_times import Conductor
from coach.adapters.owed_volumes import OwedVolumes

IDLE = 120.0
"""Seconds without a request after which the process ends; the next walk starts another."""
LAST = 5.0
"""Seconds for putting everything back once the program is gone; a sound server that hangs is not waited for."""
NORM = 0x10000
"""PulseAudio's 100 %."""
OWN_WAY = frozenset(("a11y", "phone", "filter"))
"""Roles that are left alone: a screen reader and a call are no music, and a filter may carry our own voice."""

NO_LIBRARY = "Other programs cannot be made quieter here: PulseAudio's library is missing (libpulse0)."
NO_SERVER = "Other programs cannot be made quieter here: no sound server answers."
NO_FILE = "Other programs are not made quieter: their volumes could not be written down."


class PulseStreams:
    """The streams of PulseAudio, or of PipeWire in its name."""

    def __init__(self, ours: int) -> None:
        """``ours``: the process id whose streams are left alone. Connects at first use."""
        import pulsectl

        self._library: Any = pulsectl
        self._faults = (pulsectl.PulseError, pulsectl.PulseDisconnected)
        self._ours = str(ours)
        self._pulse: Any = None

    def others(self) -> Sequence[Stream]:
        """Every stream that plays for another program and whose volume can be changed."""
        return [
            Stream(one.index, _key(one.proplist), tuple(round(value * NORM) for value in one.volume.values))
            for one in self._ask(lambda pulse: pulse.sink_input_list())
            if one.volume.values and not self._is_left_alone(one.proplist)
        ]

    def _is_left_alone(self, said: dict[str, str]) -> bool:
        ours = said.get("application.process.id") == self._ours or said.get("application.name") == "Amble"
        # PipeWire's filters and loopbacks have a link group instead of a role.
        return ours or said.get("media.role") in OWN_WAY or "node.link-group" in said

    def set_volumes(self, index: int, volumes: Volumes) -> None:
        """Change one; a stream that is gone, or whose volume is fixed, stays as it is."""
        values = self._library.PulseVolumeInfo([one / NORM for one in volumes])
        self._ask(lambda pulse: self._unless_gone(lambda: pulse.sink_input_volume_set(index, values)))

    def remembered(self, key: str) -> Volumes | None:
        """From module-stream-restore, where the server has it."""
        found = [one for one in self._entries() if one.name == key]
        return tuple(round(value * NORM) for value in found[0].volume.values) if found else None

    def remember(self, key: str, volumes: Volumes) -> None:
        """Change the entry of module-stream-restore."""
        for entry in self._entries():
            if entry.name == key and len(entry.volume.values) == len(volumes):
                self._write_entry(entry, volumes)

    def _write_entry(self, entry: Any, volumes: Volumes) -> None:
        entry.volume.values = [one / NORM for one in volumes]
        self._ask(lambda pulse: self._unless_gone(lambda: pulse.stream_restore_write(entry, mode="replace")))

    def _entries(self) -> list[Any]:
        return list(self._ask(lambda pulse: self._unless_gone(pulse.stream_restore_list)) or ())

    def volume(self) -> float | None:
        """The default sink's, 0 when muted; None without one."""

        def look(pulse: Any) -> float:
            sink = pulse.get_sink_by_name(pulse.server_info().default_sink_name)
            return 0.0 if sink.mute else float(sink.volume.value_flat)

        found: float | None = self._ask(lambda pulse: self._unless_gone(lambda: look(pulse)))
        return found

    def _unless_gone(self, ask: Callable[[], Any]) -> Any:
        """The answer, or None where the server says no; but one that is gone is no answer."""
        try:
            return ask()
        except self._library.PulseError:
            if not self._pulse.connected:
                raise
            return None

    def _ask(self, question: Callable[[Any], Any]) -> Any:
        try:
            return question(self._connected())
        except self._faults as problem:
            self.close()
            raise SystemGone(NO_SERVER) from problem

    def _connected(self) -> Any:
        if self._pulse is None:
            self._pulse = self._library.Pulse("Amble", connect=False)
            # Its own time limit (24.12) always waits to the end of it. Who waits for us has one.
            self._pulse.connect()
        return self._pulse

    def close(self) -> None:
        """Let the connection go; the next question makes a new one."""
        if self._pulse is not None:
            self._pulse.close()
            self._pulse = None


def _key(said: dict[str, str]) -> str:
    """What stays the same when a program plays its next stream: the name under which the server remembers volumes."""
    named = said.get("module-stream-restore.id")
    return named or "|".join(said.get(name, "") for name in ("application.name", "media.role"))


def answer(request: dict[str, Any], conductor: Conductor, streams: PulseStreams) -> dict[str, object]:
    """Carry one request out; raises ``SystemGone``."""
    if "low" in request:
        start, end = request["low"]
        conductor.low(float(start), float(end))
    elif request.get("restore"):
        conductor.restore()
    elif request.get("volume"):
        return {"volume": streams.volume()}
    return {"done": True}


def listen() -> queue.SimpleQueue[bytes]:
    """The lines of standard input as they come, and an empty one at its end."""
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(lines,), daemon=True).start()
    return lines


def _read(lines: queue.SimpleQueue[bytes]) -> None:
    # Not sys.stdin: its lock, held while waiting, would be in the way of an end from another side.
    with open(0, "rb", buffering=0, closefd=False) as source:
        for line in source:
            lines.put(line)
    lines.put(b"")
    threading.Event().wait(LAST)
    os._exit(1)


class Server:
    """Reads requests, keeps the time between them, and leaves nothing lowered behind."""

    def __init__(
        self, lines: queue.SimpleQueue[bytes], conductor: Conductor, streams: PulseStreams, idle: float
    ) -> None:
        """``lines`` are the requests, an empty one the last; ``idle`` the seconds without any after which it ends."""
        self._conductor = conductor
        self._streams = streams
        self._idle = idle
        self._lines = lines
        self._trouble = ""

    def serve(self) -> None:
        """Until standard input ends, a goodbye, or nothing to do for long."""
        asked = time.monotonic()
        try:
            while not (self._conductor.is_idle(now := time.monotonic()) and now > asked + self._idle):
                try:
                    line = self._lines.get(timeout=self._conductor.pause(now, self._idle))
                except queue.Empty:
                    self._guarded(lambda: self._conductor.tick(time.monotonic()))
                    continue
                if not line:
                    break
                asked = time.monotonic()
                self._reply(json.loads(line))
        finally:
            self._guarded(self._conductor.finish)

    def _reply(self, request: dict[str, Any]) -> None:
        said: dict[str, object] = {"done": True}

        def carry_out() -> None:
            said.update(answer(request, self._conductor, self._streams))
            self._conductor.tick(time.monotonic())

        self._guarded(carry_out)
        tell({**said, "trouble": self._trouble})

    def _guarded(self, act: Callable[[], None]) -> None:
        """Do it; what goes wrong is told with the next answer, and tried again in a while."""
        try:
            act()
            self._trouble = ""
        except SystemGone as problem:
            self._conductor.gone(time.monotonic())
            self._trouble = str(problem)
        except OSError:
            self._conductor.restore()
            self._trouble = NO_FILE


def tell(message: dict[str, object]) -> None:
    """One line to the program; one that is gone hears nothing."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="duck_process", description="Lowers other programs for Amble.")
    parser.add_argument("file", type=Path, help="where the volumes that are owed are written down")
    parser.add_argument("--ours", type=int, default=0, help="the process whose streams are left alone")
    parser.add_argument("--idle", type=float, default=IDLE, help="seconds without a request until it ends")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until there is nothing more to do. Returns 3 when other programs cannot be lowered here."""
    options = _options(arguments)
    # A key pressed in the terminal is for the program; it says goodbye when it has put its own things in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    kept, lines = OwedVolumes(options.file), listen()
    try:
        streams = PulseStreams(options.ours)
        streams.others()
    except (ImportError, OSError):
        tell({"failed": NO_LIBRARY})
        return 3
    except SystemGone as problem:
        tell({"failed": str(problem)})
        return 3
    tell({"ready": True})
    Server(lines, Conductor(Lowering(streams, kept.keep, kept.read())), streams, options.idle).serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
