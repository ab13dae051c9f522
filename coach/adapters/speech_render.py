"""From a sentence to a finished clip: said by the best engine that can, checked, trimmed, brought to one loudness."""

from __future__ import annotations

import os
import subprocess
import wave
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coach.adapters.loudness import normalise
from coach.adapters.part_file import part_of
from coach.adapters.samples import BadClip, as_pcm, read_clip, resample, silence, trim, write_clip
from coach.adapters.speech_engine import Engine, EngineFailed, Way, offered, ways

PAUSE_SECONDS = 0.35
"""Between the pieces of a long text."""


class RenderFailed(Exception):
    """A sentence that could not be rendered; the message says why."""


class NobodyLeft(RenderFailed):
    """Every engine is to be avoided."""


@dataclass(frozen=True)
class Sentence:
    """What to say: in words of ``language``, in ``voice`` ("" for the usual one), ``speed`` times as fast; engines in
    ``avoid`` are left out, as they hung or crashed."""

    text: str
    voice: str
    speed: float
    language: str
    avoid: frozenset[str] = frozenset()


class Renderer:
    """Says sentences with the engines it was given."""

    def __init__(self, engines: Sequence[Engine], trying: Callable[[str], None]) -> None:
        """``engines`` in order of preference; ``trying`` hears the name of each before it is asked."""
        self._engines = tuple(engines)
        self._trying = trying

    def render(self, sentence: Sentence, file: Path) -> str:
        """Why somebody else than the first choice spoke, or "".

        Raises ``RenderFailed``, or ``OSError`` when the clip cannot be written.
        """
        if not sentence.text.strip():
            raise RenderFailed("there is nothing to say")
        reasons: list[str] = []
        engines = [engine for engine in self._engines if engine.name not in sentence.avoid]
        if not engines:
            raise NobodyLeft("no engine is left")
        for way in ways(engines, sentence.voice, sentence.language):
            try:
                self._trying(way.engine.name)
                self._render_with(way, sentence, file)
                return "; ".join(reasons)
            except (EngineFailed, BadClip) as problem:
                reasons.append(str(problem))
        raise RenderFailed("; ".join(reasons) or f"no voice here speaks the language {sentence.language!r}")

    def _render_with(self, way: Way, sentence: Sentence, file: Path) -> None:
        raw = file.with_name(f"{file.name}.{os.getpid()}.raw.part")
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            way.engine.save(sentence.text, way.voice, sentence.speed, raw)
            rate, samples = read_clip(_as_wav(raw))
        finally:
            raw.unlink(missing_ok=True)
        samples = trim(samples, rate)
        if not len(samples):
            raise BadClip("the engine wrote silence")
        write_clip(file, rate, normalise(samples, rate))

    def voices(self, language: str) -> list[list[object]]:
        """Id, name, language and whether it is natural, of every voice for the language."""
        return offered(self._engines, language)


def join(pieces: Sequence[Path], file: Path) -> None:
    """One clip of those pieces that are there, with a short pause between them; the pieces are deleted.

    Raises ``RenderFailed`` when none is there, or ``OSError``.
    """
    found = [piece for piece in pieces if piece.is_file()]
    try:
        rate, _ = read_clip(found[0])
        with part_of(file) as part, part.open("wb") as raw, wave.open(raw, "wb") as whole:
            whole.setnchannels(1)
            whole.setsampwidth(2)
            whole.setframerate(rate)
            for number, piece in enumerate(found):
                whole.writeframes(b"" if number == 0 else as_pcm(silence(int(PAUSE_SECONDS * rate))))
                own, samples = read_clip(piece)
                whole.writeframes(as_pcm(resample(samples, own, rate)))
    except (BadClip, IndexError) as problem:
        raise RenderFailed("no part of the text could be spoken") from problem
    finally:
        for piece in found:
            piece.unlink(missing_ok=True)


def _as_wav(raw: Path) -> Path:
    """macOS writes AIFF whatever the name says (pyttsx3 issue 361); afconvert comes with every macOS."""
    try:
        with raw.open("rb") as file:
            kind = file.read(4)
    except OSError as problem:
        raise BadClip("the engine wrote no file") from problem
    if kind != b"FORM":
        return raw
    converted = raw.with_name(f"{raw.name}.part")
    try:
        subprocess.run(["afconvert", "-f", "WAVE", "-d", "LEI16", str(raw), str(converted)], check=True, timeout=20)
    except (OSError, subprocess.SubprocessError) as problem:
        raise BadClip(f"the engine's file could not be converted: {problem}") from problem
    converted.replace(raw)
    return raw
