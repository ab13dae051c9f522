"""The process that lowers other programs, seen from ours: started, asked, and stopped when it hangs."""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from coach.adapters import line_process

if TYPE_CHECKING:
    import subprocess

START_LIMIT = 5.0
"""Seconds until the process must have found the sound server, which itself has two."""
ANSWER_LIMIT = 2.0
"""Seconds for the answer to one request; it takes milliseconds while the sound server is well."""


class ChildFailed(Exception):
    """The process died, hung or cannot work here; the message is one sentence, "" where trying again may help."""


def usual_command(owed: Path) -> tuple[str, ...]:
    """The command of our own process, with this Python; ``owed`` is its file."""
    return (sys.executable, "-m", "coach.adapters.duck_process", str(owed), "--ours", str(os.getpid()))


class DuckChild:
    """One such process. Ask from one thread at a time."""

    def __init__(self, command: Sequence[str], died: Callable[[], None]) -> None:
        """Waits until it is ready; ``died`` is called from another thread when it ends otherwise than by itself. Raises
        ``ChildFailed``."""
        self.ended = False
        self._answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._process = _start(command)
        self._died = died
        assert self._process.stdout is not None
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True)
        self._reader.start()
        first = self._next(START_LIMIT)
        if "failed" in first:
            self.stop()
            raise ChildFailed(str(first["failed"]))

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def ask(self, request: Mapping[str, object]) -> dict[str, Any]:
        """The answer to one request. Raises ``ChildFailed``."""
        try:
            line_process.tell(self._process, request)
        except (OSError, ValueError) as problem:
            self.stop()
            raise ChildFailed("") from problem
        return self._next(ANSWER_LIMIT)

    def _next(self, limit: float) -> dict[str, Any]:
        try:
            answer = self._answers.get(timeout=limit)
        except queue.Empty:
            answer = None
        if answer is None:
            self.stop()
            raise ChildFailed("")
        return answer

    def _read(self, lines: IO[str]) -> None:
        with lines:
            for line in lines:
                try:
                    self._answers.put(dict(json.loads(line)))
                except (ValueError, TypeError):
                    break
        self.ended = True
        self._answers.put(None)
        if self._process.wait() != 0:
            self._died()

    def part(self, limit: float) -> None:
        """Close its input, upon which it puts everything back and ends; stop it when that takes longer than ``limit``
        seconds."""
        import subprocess

        line_process.close_input(self._process)
        try:
            self._process.wait(limit)
        except subprocess.TimeoutExpired:
            self.stop()

    def stop(self) -> None:
        """End it now, whatever it does; safe to call twice."""
        self._process.kill()
        self._process.wait()
        line_process.close_input(self._process)


def _start(command: Sequence[str]) -> subprocess.Popen[str]:
    try:
        # A terminal that closes takes the program first; this one has to put things back after it.
        return line_process.start(command, own_session=True)
    except OSError as problem:
        raise ChildFailed(f"Other programs cannot be made quieter: {problem}.") from problem
