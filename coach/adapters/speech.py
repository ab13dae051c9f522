"""The voice of Amble: sentences rendered ahead, in order, by a speech process, and kept on disk."""

from __future__ import annotations

import logging
import sys
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from threading import Condition, Lock, Thread
from typing import Any

from coach.adapters.clip_cache import CLIP_VERSION, ClipCache
from coach.adapters.speech_child import SpeechChild, SpeechDied, SpeechHung, usual_command
from coach.services.sound_ports import VoiceInfo, VoiceSettings, VoiceUnavailable

SENTENCE_LIMIT = 10.0
"""Seconds one short sentence may take; espeak-ng needs 0.004."""
LETTERS_A_SECOND = 200.0
"""Long texts get one second more for each so many letters."""
RETRY_AFTER = 60.0
"""Seconds after giving up until a new walk may try again."""
_log = logging.getLogger(__name__)


class SpeechVoice:
    """A ``Voice``: starts its process when first asked, once more after a crash, and gives up on a hang.

    Nothing here raises into the caller; what is wrong is told by ``trouble``.
    """

    def __init__(
        self,
        cache: ClipCache,
        command: Sequence[str] | None = None,
        limit: float = SENTENCE_LIMIT,
        language: str = "en",
    ) -> None:
        """``limit`` in seconds a sentence; ``language`` chooses the voices offered ("" for all)."""
        self._cache = cache
        self._command = tuple(command or usual_command())
        self._limit = limit
        self._language = language
        self._wanted: deque[tuple[str, VoiceSettings]] = deque()
        self._changed = Condition()
        self._child_lock = Lock()
        self._child: SpeechChild | None = None
        self._voices: tuple[VoiceInfo, ...] = ()
        self._trouble = ""
        self._gave_up_at: float | None = None
        self._closed = False
        self._worker: Thread | None = None

    def prepare(self, texts: Sequence[str], settings: VoiceSettings) -> None:
        """Render these sentences in this order; what waited before is dropped."""
        with self._changed:
            self._wanted = deque((text, settings) for text in texts if settings.on)
            if self._closed or not self._wanted:
                return
            if self._gave_up_at is not None and time.monotonic() - self._gave_up_at > RETRY_AFTER:
                self._gave_up_at = None
            if self._worker is None:
                self._worker = Thread(target=self._work, name="speech", daemon=True)
                self._worker.start()
            self._changed.notify_all()

    def clip(self, text: str, settings: VoiceSettings) -> Path | None:
        """The clip if it is ready; the sentence is not asked for by this."""
        return self._cache.find(self._path(text, settings)) if settings.on else None

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The engine's voices for the language, asked once. Waits for the sentence being rendered."""
        if not self._voices and not self._closed and self._gave_up_at is None:
            found = [VoiceInfo(*fields) for fields in self._ask({"voices": True}, self._limit).get("voices", ())]
            self._voices = tuple(voice for voice in found if voice.language.startswith(self._language))
        return self._voices

    def trouble(self) -> str:
        """Why there is no voice, or ""."""
        return self._trouble

    def close(self) -> None:
        """Drop what waits and stop the process at once, also in mid-sentence."""
        with self._changed:
            self._closed = True
            self._wanted.clear()
            self._changed.notify_all()
        child = self._child
        if child is not None:
            child.stop()

    def process_id(self) -> int | None:
        """The speech process, for ``doctor`` and for tests that end it; None while none runs."""
        child = self._child
        return child.pid if child is not None else None

    def _path(self, text: str, settings: VoiceSettings) -> Path:
        return self._cache.path(settings.voice_id, settings.speed, text, f"{sys.platform}/{CLIP_VERSION}")

    def _work(self) -> None:
        self._cache.drop_parts()
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._wanted)
                if self._closed:
                    return
                text, settings = self._wanted.popleft()
            if self._gave_up_at is None and text.strip() and self.clip(text, settings) is None:
                self._render(text, settings)

    def _render(self, text: str, settings: VoiceSettings) -> None:
        path = self._path(text, settings)
        request = {"text": text, "voice": settings.voice_id, "speed": settings.speed, "file": str(path)}
        answer = self._ask(request, self._limit + len(text) / LETTERS_A_SECOND)
        if answer.get("done"):
            self._trouble = ""
            self._tidy()
        elif answer.get("disk"):
            self._trouble = f"The spoken sentences cannot be kept on disk ({answer['error']}), so there is no voice."
        elif "error" in answer:
            _log.warning("a sentence of %d letters was not spoken: %s", len(text), answer["error"])

    def _tidy(self) -> None:
        try:
            self._cache.make_room()
        except OSError as problem:
            _log.warning("the folder of spoken sentences cannot be tidied: %s", problem)

    def _ask(self, request: dict[str, object], limit: float) -> dict[str, Any]:
        """The answer, or {} after a failure, which ``trouble`` then tells."""
        with self._child_lock:
            try:
                return self._ask_twice(request, limit)
            except SpeechHung:
                self._give_up("The voice took too long and was stopped. You will see every sentence in words.")
            except SpeechDied:
                self._give_up("The voice stopped working twice. You will see every sentence in words.")
            except VoiceUnavailable as problem:
                self._give_up(f"There is no voice on this computer: {problem}. You will see every sentence in words.")
            return {}

    def _ask_twice(self, request: dict[str, object], limit: float) -> dict[str, Any]:
        try:
            return self._running().ask(request, limit)
        except SpeechDied:
            self._child = None
            return self._running().ask(request, limit)

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

    def _give_up(self, words: str) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.stop()
        if not self._closed:
            self._trouble = words
            self._gave_up_at = time.monotonic()
            _log.warning("%s", words)
