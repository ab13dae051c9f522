"""The voice of Amble: sentences rendered ahead, in order, by a speech process, and kept on disk."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Condition, Thread

from coach.adapters.clip_cache import CLIP_VERSION, ClipCache
from coach.adapters.speech_child import usual_command
from coach.adapters.speech_link import SpeechLink
from coach.adapters.speech_queue import Job, SpeechQueue
from coach.domain.speech_pieces import pieces
from coach.services.sound_ports import VoiceInfo, VoiceSettings

SENTENCE_LIMIT = 10.0
"""Seconds one short sentence may take; espeak-ng needs 0.004, the natural voice 0.015 and 0.7 for its first."""
LETTERS_A_SECOND = 200.0
"""Longer sentences get one second more for each so many letters."""
IDLE_SECONDS = 300.0
"""After which the speech process is let go: the natural voice holds 200 MB."""
MOST_REFUSED = 1000
_log = logging.getLogger(__name__)


class SpeechVoice:
    """A ``Voice``: starts its process when first asked, once more after a crash, goes on with the next engine when one
    hangs, and gives up when none is left.

    Nothing here raises into the caller; what is wrong is told by ``trouble``.
    """

    def __init__(
        self,
        cache: ClipCache,
        command: Sequence[str] | None = None,
        limit: float = SENTENCE_LIMIT,
        language: str = "en",
        voices: Path | None = None,
        pronounce: Callable[[str], str] = str,
        idle: float = IDLE_SECONDS,
    ) -> None:
        """``limit`` in seconds a sentence; ``language`` is the words' own, which no voice of another speaks ("" for
        any); ``voices`` the folder of fetched voices; ``pronounce`` turns written words into spoken ones; ``idle``
        seconds without work end the process."""
        self._cache, self._limit, self._language, self._idle = cache, limit, language, idle
        self._fetched = voices
        self._link = SpeechLink(command or usual_command(voices))
        self._spoken = lru_cache(maxsize=1024)(pronounce)
        self._queue = SpeechQueue()
        self._changed = Condition()
        self._refused: set[Path] = set()
        self._offered: tuple[tuple[str, ...], tuple[VoiceInfo, ...]] = ((), ())
        self._closed = False
        self._worker: Thread | None = None

    def prepare(self, texts: Sequence[str], settings: VoiceSettings) -> None:
        """Render these sentences in this order, in turn with what was asked for before."""
        jobs = [job for text in texts if settings.on and text.strip() for job in self._jobs(text, settings)]
        with self._changed:
            if self._closed or not jobs:
                return
            self._link.forgive()
            self._queue.put(jobs)
            self._wake()

    def clip(self, text: str, settings: VoiceSettings) -> Path | None:
        """The clip if it is ready; the sentence is not asked for by this."""
        return self._cache.find(self._path(text, settings)) if settings.on else None

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The voices for the language, asked anew when one was fetched. Waits for the sentence being rendered."""
        here = tuple(id for id, file in self._naturals.items() if file.exists())
        known, found = self._offered
        if (found and known == here) or self._closed or self._link.gave_up:
            return found
        answer = self._link.ask({"voices": True, "language": self._language}, self._limit)
        self._offered = here, tuple(VoiceInfo(*fields) for fields in answer.get("voices", ()))
        with self._changed:
            # The worker lets the process go when nothing more comes.
            self._wake()
        return self._offered[1]

    def trouble(self) -> str:
        """Why there is no voice, or ""."""
        return self._link.trouble

    def remark(self) -> str:
        """Why another voice than the first choice speaks, in a sentence, or ""."""
        return self._link.remark

    def close(self) -> None:
        """Drop what waits and stop the process at once, also in mid-sentence."""
        with self._changed:
            self._closed = True
            self._queue.clear()
            self._changed.notify_all()
        self._link.close()

    def process_id(self) -> int | None:
        """The speech process, for tests that end it; None while none runs."""
        return self._link.pid

    @cached_property
    def _naturals(self) -> dict[str, Path]:
        """Where each natural voice lies once it is here, by id."""
        from coach.adapters.hibari_driver import voice_files

        return voice_files(self._fetched)

    def _path(self, text: str, settings: VoiceSettings, part: str = "") -> Path:
        """The key holds what the clip depends on: also whether the voice was here when it was made."""
        chosen = self._naturals.get(settings.voice_id.removeprefix("natural/"))
        here = f"{bool(self._naturals)}{chosen is not None and chosen.exists()}"
        engine = "/".join((sys.platform, CLIP_VERSION, self._language, here, part))
        return self._cache.path(settings.voice_id, settings.speed, self._spoken(text), engine)

    def _jobs(self, text: str, settings: VoiceSettings) -> list[Job]:
        """One, or for a long text one for each piece and one that joins them."""
        spoken, whole = self._spoken(text), self._path(text, settings)
        parts = pieces(spoken)
        voice, speed = settings.voice_id, settings.speed
        if len(parts) == 1:
            return [Job(spoken, voice, speed, whole, whole)]
        files = tuple(self._path(text, settings, f"piece {number}") for number, _ in enumerate(parts))
        said = [Job(part, voice, speed, file, whole) for part, file in zip(parts, files, strict=True)]
        return [*said, Job("", voice, speed, whole, whole, files)]

    def _wake(self) -> None:
        if self._worker is None:
            self._worker = Thread(target=self._work, name="speech", daemon=True)
            self._worker.start()
        self._changed.notify_all()

    def _work(self) -> None:
        self._cache.drop_parts()
        while (job := self._next()) is not None:
            done = self._cache.find(job.whole) or self._cache.find(job.file)
            if done is None and job.file not in self._refused and not self._link.gave_up:
                self._render(job)

    def _next(self) -> Job | None:
        """The next job; None when all is over. Lets the process go when nothing comes for long."""
        while True:
            with self._changed:
                if self._closed:
                    return None
                if len(self._queue):
                    return self._queue.take()
                left = self._idle - self._link.idle_seconds() if self._link.pid is not None else None
                if left is None or left > 0.0:
                    self._changed.wait(left)
                    continue
            # Not under the lock, which ``prepare`` needs in the window's thread.
            self._refused.clear()
            self._link.let_go(self._idle)

    def _render(self, job: Job) -> None:
        answer = self._link.ask(self._request(job), self._limit + len(job.text) / LETTERS_A_SECOND)
        if answer.get("done"):
            self._link.trouble = ""
            why = answer.get("remark")
            self._link.note(f"Another voice than the usual one speaks: {why}." if why else "")
            self._tidy()
        elif answer.get("disk"):
            self._link.trouble = (
                f"The spoken sentences cannot be kept on disk ({answer['error']}), so there is no voice."
            )
        elif "error" in answer:
            _log.warning("a sentence of %d letters was not spoken: %s", len(job.text), answer["error"])
            if len(self._refused) < MOST_REFUSED:
                self._refused.add(job.file)

    def _request(self, job: Job) -> dict[str, object]:
        if job.pieces:
            return {"join": [str(piece) for piece in job.pieces], "file": str(job.file)}
        said = {"text": job.text, "voice": job.voice, "speed": job.speed}
        return {**said, "language": self._language, "file": str(job.file)}

    def _tidy(self) -> None:
        try:
            self._cache.make_room()
        except OSError as problem:
            _log.warning("the folder of spoken sentences cannot be tidied: %s", problem)
