"""The speech process seen from the program: started, asked, and stopped when it dies or hangs."""

from __future__ import annotations

import json
import queue
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from coach.adapters import line_process
from coach.services.sound_ports import VoiceUnavailable

if TYPE_CHECKING:
    import subprocess

START_LIMIT = 20.0
"""Seconds until the engine must be there; the slowest cold start of a laptop disk is far below."""

STOP_LIMIT = 2.0
"""Seconds the end of a killed process may take to be read; the pipe ends with the process."""


class SpeechDied(Exception):
    """The process ended in mid-sentence."""


class SpeechHung(Exception):
    """No answer within the limit; the process was stopped."""


def usual_command(voices: Path | None = None) -> tuple[str, ...]:
    """The command of our own speech process, with this Python; ``voices`` is the folder of fetched voices."""
    own = (sys.executable, "-m", "coach.adapters.speech_process")
    return (*own, "--voices", str(voices)) if voices is not None else own


class SpeechChild:
    """One speech process. Ask from one thread at a time. ``trying`` is the engine that was asked last, or ""."""

    def __init__(self, command: Sequence[str]) -> None:
        """Starts at once, without waiting. Raises ``VoiceUnavailable`` when it cannot be started."""
        self.trying = ""
        self._answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._process = _start(command)
        assert self._process.stdout is not None
        self._reader = threading.Thread(
            target=self._read, args=(self._process.stdout,), name="speech answers", daemon=True
        )
        self._reader.start()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def wait_until_ready(self) -> None:
        """Raises ``VoiceUnavailable`` with the engine's reason, ``SpeechDied`` or ``SpeechHung``."""
        first = self._next(START_LIMIT)
        if "failed" in first:
            self.stop()
            raise VoiceUnavailable(str(first["failed"]))

    def ask(self, request: Mapping[str, object], limit: float) -> dict[str, Any]:
        """The answer to one request. Raises ``SpeechDied``, or ``SpeechHung`` when an engine takes over ``limit`` s."""
        self.trying = ""
        try:
            line_process.tell(self._process, request)
        except (OSError, ValueError) as problem:
            self.stop()
            raise SpeechDied(str(problem)) from problem
        while "trying" in (answer := self._next(limit)):
            self.trying = str(answer["trying"])
        return answer

    def _next(self, limit: float) -> dict[str, Any]:
        try:
            answer = self._answers.get(timeout=limit)
        except queue.Empty:
            self.stop()
            raise SpeechHung(f"no answer within {limit:.0f} s") from None
        if answer is None:
            self.stop()
            raise SpeechDied("the speech process ended")
        return answer

    def _read(self, lines: IO[str]) -> None:
        # The reader alone closes what it reads: closed by another thread in mid-read, the read fails.
        with lines:
            for line in lines:
                try:
                    self._answers.put(json.loads(line))
                except ValueError:
                    break
        self._answers.put(None)

    def stop(self) -> None:
        """End the process now; safe to call twice and from any thread."""
        self._process.kill()
        self._process.wait()
        line_process.close_input(self._process)
        self._reader.join(STOP_LIMIT)


def _start(command: Sequence[str]) -> subprocess.Popen[str]:
    try:
        return line_process.start(command)
    except OSError as problem:
        raise VoiceUnavailable(f"the speech process cannot be started: {problem}") from problem
