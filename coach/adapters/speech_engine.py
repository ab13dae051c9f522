"""The engines of the speech process, each behind pyttsx3, and which of them says a sentence."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

NATURAL, SYSTEM, ESPEAK = "natural", "system", "espeak"
"""What the ids of voices begin with."""
USUAL_VOICES = {(NATURAL, "en"): "heart", (ESPEAK, "en"): "gmw/en"}
"""What speaks a language when nobody chose; else the engine's own voice where it fits, else its first that does."""

_FULL_OR_BARRED = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO)
)
"""A fault of the disk, where no other engine would do better."""


class EngineFailed(Exception):
    """An engine that is not there, or a sentence that it did not say; the message says why."""


@dataclass(frozen=True)
class EngineVoice:
    """A voice by its id within its engine, with the languages it speaks, the main one first."""

    id: str
    name: str
    languages: tuple[str, ...]

    def speaks(self, language: str) -> bool:
        """Whether it fits words of this language; "" fits every voice."""
        return not language or any(primary(own) == primary(language) for own in self.languages)


def primary(language: str) -> str:
    """ "en" of "en-GB" and "en_US"."""
    return language.replace("_", "-").partition("-")[0].lower()


class PyttsxEngine:
    """One pyttsx3 engine that writes files, with its errors gathered. Built at once: takes what the driver takes."""

    def __init__(self, driver: str) -> None:
        import pyttsx3

        self._engine: Any = pyttsx3.init(driver)
        self._errors: list[BaseException] = []
        self._engine.connect("error", lambda exception, **_: self._errors.append(exception))
        self._usual_rate = float(self._engine.getProperty("rate") or 200)
        self.own_voice = str(self._engine.getProperty("voice") or "")

    def voices(self) -> tuple[EngineVoice, ...]:
        """Every voice."""
        found = self._engine.getProperty("voices") or ()
        return tuple(EngineVoice(str(voice.id), str(voice.name), _languages(voice.languages)) for voice in found)

    def save(self, text: str, voice: str, speed: float, file: Path) -> None:
        """Write one sentence. Raises ``EngineFailed`` when the engine says it could not, ``OSError`` on a bad disk."""
        self._errors.clear()
        if voice:
            self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", round(self._usual_rate * speed))
        self._engine.save_to_file(text, str(file))
        self._engine.runAndWait()
        if self._errors:
            problem = self._errors[0]
            if isinstance(problem, OSError) and problem.errno in _FULL_OR_BARRED:
                raise problem
            raise EngineFailed(str(problem)) from problem


def _languages(found: Sequence[object]) -> tuple[str, ...]:
    texts = (one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one) for one in found or () if one)
    return tuple(text.strip("\x05\x02").replace("_", "-").lower() for text in texts)


class Engine:
    """An engine that is built when it is first asked for, and asked no more when that failed."""

    def __init__(self, name: str, build: Callable[[], PyttsxEngine]) -> None:
        """``name`` is what the ids of its voices begin with."""
        self.name = name
        self._build = build

    @cached_property
    def _built(self) -> PyttsxEngine | str:
        """The engine, or why there is none."""
        try:
            return self._build()
        except Exception as problem:
            # A driver may raise whatever its system or library raises.
            return str(problem) or type(problem).__name__

    def trouble(self) -> str:
        """Why the engine is not there, or ""; builds it."""
        return self._built if isinstance(self._built, str) else ""

    def voices(self) -> tuple[EngineVoice, ...]:
        """Every voice; none without the engine."""
        return () if isinstance(self._built, str) else self._built.voices()

    def save(self, text: str, voice: str, speed: float, file: Path) -> None:
        """Write one sentence. Raises ``EngineFailed`` or ``OSError``."""
        if isinstance(self._built, str):
            raise EngineFailed(self._built)
        self._built.save(text, voice, speed, file)

    def usual(self, language: str) -> str | None:
        """The id of the voice that says this language when nobody chose; None where none does.

        "" leaves the choice to the engine.
        """
        named = USUAL_VOICES.get((self.name, primary(language or "en")))
        if named or self.name == NATURAL:
            return named
        fitting = [voice for voice in self.voices() if voice.speaks(language)]
        own = "" if isinstance(self._built, str) else self._built.own_voice
        if not self.voices() or any(voice.id == own for voice in fitting):
            return own
        wanted = language.replace("_", "-").lower()
        # espeak's French is "roa/fr", and its Belgian also says that it speaks "fr".
        ranked = sorted(
            fitting, key=lambda one: (one.id.rpartition("/")[2].lower() != wanted, wanted not in one.languages)
        )
        return ranked[0].id if ranked else None


@dataclass(frozen=True)
class Way:
    """A way to say a sentence."""

    engine: Engine
    voice: str


def ways(engines: Sequence[Engine], voice: str, language: str) -> Iterator[Way]:
    """How a sentence of this language is tried, the best first: in the chosen voice where it is here and speaks the
    language, else in the usual voice of each engine in their order. Engines are built no sooner than they are needed.
    """
    first = next(_chosen(engines, voice, language), None) if voice else None
    if first is not None:
        yield first
    for engine in engines:
        usual = engine.usual(language)
        if usual is not None and (first is None or first != Way(engine, usual)):
            yield Way(engine, usual)


def _chosen(engines: Sequence[Engine], voice: str, language: str) -> Iterator[Way]:
    name, _, own = voice.partition("/")
    prefixed = [(engine, own) for engine in engines if engine.name == name]
    # Ids from before the natural voices had no engine in front; no other engine is built to look for them.
    bare = [(engine, voice) for engine in engines if engine.name != NATURAL]
    for engine, id in prefixed or bare:
        if any(known.id == id and known.speaks(language) for known in engine.voices()):
            yield Way(engine, id)


def offered(engines: Sequence[Engine], language: str) -> list[list[object]]:
    """Id, name, language and whether it is natural, of every voice for the language, the best engine first."""
    return [
        [f"{engine.name}/{voice.id}", voice.name, _nearest(voice, language), engine.name == NATURAL]
        for engine in engines
        for voice in engine.voices()
        if voice.speaks(language)
    ]


def _nearest(voice: EngineVoice, language: str) -> str:
    fitting = (own for own in voice.languages if not language or primary(own) == primary(language))
    return next(fitting, language)
