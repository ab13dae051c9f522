"""The line to the speech process: starts it when it is needed, and goes on without an engine that crashes or hangs."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any

from coach.adapters.speech_child import SpeechChild, SpeechDied, SpeechHung
from coach.services.sound_ports import VoiceUnavailable

RETRY_AFTER = 60.0
"""Seconds after giving up until somebody may try again."""
_IN_WORDS = "You will see every sentence in words."
_log = logging.getLogger(__name__)


class SpeechLink:
    """Asks one thing at a time, from any thread. Nothing here raises; what is wrong is told by ``trouble``."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._lock = Lock()
        self._child: SpeechChild | None = None
        self._avoided: set[str] = set()
        self._gave_up_at: float | None = None
        self._closed = False
        self._used_at = time.monotonic()
        self.trouble = ""
        self.remark = ""

    def ask(self, request: Mapping[str, object], limit: float) -> dict[str, Any]:
        """The answer, or {} after a failure. Each engine that is tried has ``limit`` seconds."""
        with self._lock:
            try:
                return self._ask_until_answered(request, limit)
            except SpeechHung:
                self._give_up(f"The voice took too long and was stopped. {_IN_WORDS}")
            except SpeechDied:
                self._give_up(f"The voice stopped working twice. {_IN_WORDS}")
            except VoiceUnavailable as problem:
                self._give_up(f"There is no voice on this computer: {problem}. {_IN_WORDS}")
            finally:
                self._used_at = time.monotonic()
        return {}

    @property
    def gave_up(self) -> bool:
        """Whether asking is in vain."""
        return self._gave_up_at is not None

    @property
    def pid(self) -> int | None:
        """The speech process, or None while none runs."""
        child = self._child
        return child.pid if child is not None else None

    def idle_seconds(self) -> float:
        """Since the last answer."""
        return time.monotonic() - self._used_at

    def forgive(self) -> None:
        """Try again what failed, if that was a while ago."""
        if self._gave_up_at is not None and time.monotonic() - self._gave_up_at > RETRY_AFTER:
            self._gave_up_at = None
            self._avoided.clear()

    def let_go(self, after: float) -> None:
        """End the process until it is asked again, if it was idle so many seconds; engines that failed are tried again
        then."""
        with self._lock:
            if self.idle_seconds() >= after:
                self._avoided.clear()
                self._drop_child()

    def close(self) -> None:
        """End the process now and for good, also in mid-sentence."""
        self._closed = True
        child = self._child
        if child is not None:
            child.stop()

    def _ask_until_answered(self, request: Mapping[str, object], limit: float) -> dict[str, Any]:
        failed: SpeechDied | SpeechHung | None = None
        died_before = False
        while True:
            try:
                answer = self._running().ask({**request, "avoid": sorted(self._avoided)}, limit)
                if not answer.get("nobody"):
                    return answer
                raise failed or VoiceUnavailable(str(answer["error"]))
            except (SpeechDied, SpeechHung) as problem:
                if problem is failed:
                    raise
                tried = self._drop_child()
                if isinstance(problem, SpeechDied) and not died_before:
                    died_before = True
                    continue
                self._avoid(tried, problem)
                failed, died_before = problem, False

    def _avoid(self, engine: str, problem: SpeechDied | SpeechHung) -> None:
        """Go on without this engine. Raises ``problem`` when there is none to leave out."""
        if not engine or engine in self._avoided or self._closed:
            raise problem
        self._avoided.add(engine)
        what = "took too long" if isinstance(problem, SpeechHung) else "stopped working twice"
        self.note(f"The {engine} voice {what}, so another one speaks.")

    def note(self, remark: str) -> None:
        """Keep why another voice speaks, and write it down; "" when the first choice speaks again."""
        if remark and remark != self.remark:
            _log.warning("%s", remark)
        if remark or not self._avoided:
            self.remark = remark

    def _running(self) -> SpeechChild:
        if self._closed:
            raise VoiceUnavailable("it was closed")
        if self._child is None:
            child = SpeechChild(self._command)
            self._child = child
            if self._closed:
                child.stop()
            child.wait_until_ready()
        return self._child

    def _drop_child(self) -> str:
        """End the process; the engine it was trying, or ""."""
        child, self._child = self._child, None
        if child is None:
            return ""
        child.stop()
        return child.trying

    def _give_up(self, words: str) -> None:
        self._drop_child()
        if not self._closed:
            self.trouble = words
            self._gave_up_at = time.monotonic()
            _log.warning("%s", words)
