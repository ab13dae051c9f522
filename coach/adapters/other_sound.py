"""Other programs' sound, lowered while the voice speaks and always put back.

A thread of ours talks to a small process that does the work and keeps the time, so that nothing here ever waits for a
sound server. The process is started at first use and ends by itself when a walk is long over. If it dies with something
lowered, the next one finds the true volumes in a file and puts them back.

Proved on PulseAudio 16 and on PipeWire 0.3.65 in its name. Not on Windows: its communications ducking is set off by a
stream on the communications device, which takes Bluetooth headsets into call mode, lowers our own voice too, and does
what each person once chose, silence included. Its volume mixer would do (ISimpleAudioVolume, by the rules of
``lowering`` with ``power`` 1), but nobody has been able to try that. macOS has nothing for it.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coach.adapters.duck_child import ChildFailed, DuckChild, usual_command
from coach.services.sound_ports import OtherSound

VOLUME_LIMIT = 0.5
"""Seconds after which the computer's volume counts as unknown; 0.2 are enough even where the process must start."""
CLOSE_LIMIT = 1.0
"""Seconds that closing may take; putting back takes a few milliseconds."""
REST = 60.0
"""Seconds in which nothing is tried again after it failed."""
TRIES = 3
"""How often in a row the process may die before it is left alone for a while."""

UNSTEADY = "Other programs are not made quieter just now: what does it keeps failing."
WINDOWS = "Amble cannot make other programs quieter on Windows yet."
MACOS = "macOS lets no program make another one quieter."
ELSEWHERE = "Amble cannot make other programs quieter on this system."


@dataclass(frozen=True)
class _Wish:
    """One thing to ask of the process. ``end`` closes everything, ``died`` says that a process is gone."""

    request: dict[str, object] = field(default_factory=dict)
    answer: queue.SimpleQueue[float | None] | None = None
    end: bool = False
    died: bool = False


class LoweredOthers:
    """The ``OtherSound`` of PulseAudio and PipeWire."""

    def __init__(self, owed: Path, command: Sequence[str] = ()) -> None:
        """``owed`` is the file for volumes that are owed; what stands there from last time is put back now."""
        self._owed = owed
        self._command = tuple(command) or usual_command(owed)
        self._wishes: queue.SimpleQueue[_Wish] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._child: DuckChild | None = None
        self._trouble = ""
        self._closed = False
        self._until = self._resting = 0.0
        self._failures = 0
        if owed.exists():
            self._ask(_Wish({"restore": True}))

    def lower(self, after: float, seconds: float) -> None:
        """Ask for it; returns at once."""
        start = time.monotonic() + after
        self._ask(_Wish({"low": [start, start + seconds]}))

    def restore(self) -> None:
        """Ask for everything to come up, where anything was ever lowered."""
        if self._thread is not None:
            self._ask(_Wish({"restore": True}))

    def volume(self) -> float | None:
        """The default sink's volume, 0 when muted; None when it cannot be told."""
        answer: queue.SimpleQueue[float | None] = queue.SimpleQueue()
        self._ask(_Wish({"volume": True}, answer))
        try:
            return answer.get(timeout=VOLUME_LIMIT)
        except queue.Empty:
            return None

    def trouble(self) -> str:
        """Why it failed when it was last tried; "" before that."""
        return self._trouble

    def close(self) -> None:
        """Put everything back; waits ``CLOSE_LIMIT`` at most."""
        thread, self._closed = self._thread, True
        if thread is not None:
            self._wishes.put(_Wish(end=True))
            thread.join(CLOSE_LIMIT + 0.2)

    @property
    def pid(self) -> int | None:
        """The process at work, or None while there is none."""
        child = self._child
        return child.pid if child and not child.ended else None

    def _ask(self, wish: _Wish) -> None:
        if self._closed:
            return
        self._wishes.put(wish)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="other sound", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while not (wish := self._wishes.get()).end:
            if wish.died:
                self._mend()
            else:
                self._grant(wish)
        if self._child is not None:
            self._child.part(CLOSE_LIMIT)

    def _grant(self, wish: _Wish) -> None:
        """Ask the process; one that died or hung is replaced once, and the wish asked again."""
        for _ in range(2):
            try:
                answer = self._ready().ask(wish.request)
            except ChildFailed as problem:
                self._failed(str(problem))
                continue
            self._failures, self._trouble = 0, str(answer.get("trouble", ""))
            self._note(wish, answer)
            return
        if wish.answer is not None:
            wish.answer.put(None)

    def _note(self, wish: _Wish, answer: dict[str, object]) -> None:
        match wish.request.get("low"):
            case [float(), float(end)]:
                self._until = max(self._until, end)
        if "restore" in wish.request:
            self._until = 0.0
        if wish.answer is not None:
            said = answer.get("volume")
            wish.answer.put(float(said) if isinstance(said, int | float) else None)

    def _ready(self) -> DuckChild:
        if self._child is not None and self._child.ended:
            self._child.stop()
            self._child = None
        if self._child is None:
            if time.monotonic() < self._resting:
                raise ChildFailed("")
            self._child = DuckChild(self._command, lambda: self._wishes.put(_Wish(died=True)))
        return self._child

    def _failed(self, why: str) -> None:
        self._child = None
        if time.monotonic() < self._resting:
            return
        self._failures += 1
        if why or self._failures >= TRIES:
            self._resting, self._failures = time.monotonic() + REST, 0
            self._trouble = why or UNSTEADY

    def _mend(self) -> None:
        """A process died; what it left lowered is for the next one."""
        if self._owed.exists() and (self._child is None or self._child.ended):
            now = time.monotonic()
            self._grant(_Wish({"low": [now, self._until]} if self._until > now else {"restore": True}))


class NoOtherSound:
    """The ``OtherSound`` of a system on which other programs cannot be lowered."""

    def __init__(self, why: str) -> None:
        """``why`` is one sentence."""
        self._why = why

    def lower(self, after: float, seconds: float) -> None:
        """Nothing."""

    def restore(self) -> None:
        """Nothing."""

    def volume(self) -> float | None:
        """Not known."""
        return None

    def trouble(self) -> str:
        """Why."""
        return self._why

    def close(self) -> None:
        """Nothing."""


def other_sound_for(platform: str, data_folder: Path) -> OtherSound:
    """What this system (``sys.platform``) has; ``data_folder`` is where volumes that are owed are written down."""
    if platform == "linux":
        return LoweredOthers(data_folder / "lowered.json")
    return NoOtherSound({"win32": WINDOWS, "darwin": MACOS}.get(platform, ELSEWHERE))
