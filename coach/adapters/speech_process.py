"""The speech process: reads requests as JSON lines, writes sound files, answers as JSON lines.

``python -m coach.adapters.speech_process`` speaks with the system's engine where one is trusted (Windows, macOS) and
with espeak-ng everywhere else and as the fallback. A crash or a hang of an engine takes only this process with it.

Requests: ``{"text", "voice", "speed", "file"}`` and ``{"voices": true}``. Answers: first ``{"ready": name}`` or
``{"failed": sentence}``, then for each request ``{"done": true}``, ``{"voices": [[id, name, language]]}`` or
``{"error": sentence}``.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from coach.adapters import espeak_driver
from coach.adapters.espeak_driver import EspeakFiles, EspeakProblem
from coach.adapters.loudness import normalise
from coach.adapters.samples import BadClip, read_clip, trim, write_clip

ESPEAK = "amble_espeak"
_SYSTEM_ENGINES = {"win32": "sapi5", "darwin": "nsss"}


class RenderFailed(Exception):
    """A sentence that could not be rendered; the message says why."""


class Engine:
    """One pyttsx3 engine that writes files, with its errors gathered."""

    def __init__(self, driver: str) -> None:
        import pyttsx3

        self._engine: Any = pyttsx3.init(driver)
        self._errors: list[BaseException] = []
        self._engine.connect("error", lambda exception, **_: self._errors.append(exception))
        self._usual_rate = float(self._engine.getProperty("rate") or 200)
        self._usual_voice = self._engine.getProperty("voice")

    def voices(self) -> list[list[str]]:
        """Id, name and language of each voice."""
        return [
            [str(voice.id), str(voice.name), _language(voice.languages)] for voice in self._engine.getProperty("voices")
        ]

    def save(self, text: str, voice: str, speed: float, file: Path) -> None:
        """Write one sentence. Raises ``RenderFailed`` unless the file is there and holds sound."""
        self._choose(voice)
        self._errors.clear()
        self._engine.setProperty("rate", round(self._usual_rate * speed))
        self._engine.save_to_file(text, str(file))
        self._engine.runAndWait()
        if self._errors:
            raise RenderFailed(str(self._errors[0])) from self._errors[0]

    def _choose(self, voice: str) -> None:
        """The wanted voice, or the engine's usual one when it is not installed here."""
        self._errors.clear()
        self._engine.setProperty("voice", voice or self._usual_voice)
        self._engine.runAndWait()
        if self._errors:
            self._engine.setProperty("voice", self._usual_voice)


def _language(languages: Sequence[object]) -> str:
    first = languages[0] if languages else ""
    return (first.decode("utf-8", "replace") if isinstance(first, bytes) else str(first)).strip("\x05\x02").lower()


class Renderer:
    """Sentences to finished clips: rendered, checked, trimmed and brought to one loudness."""

    def __init__(self, engines: Sequence[Engine]) -> None:
        """``engines`` in order of preference; a later one speaks what an earlier one could not."""
        self._engines = engines

    def render(self, text: str, voice: str, speed: float, file: Path) -> None:
        """Raises ``RenderFailed``, or ``OSError`` when the clip cannot be written."""
        if not text.strip():
            raise RenderFailed("there is nothing to say")
        for engine in self._engines[:-1]:
            with contextlib.suppress(RenderFailed, BadClip):
                return self._render_with(engine, text, voice, speed, file)
        try:
            return self._render_with(self._engines[-1], text, voice, speed, file)
        except BadClip as problem:
            raise RenderFailed(str(problem)) from problem

    def _render_with(self, engine: Engine, text: str, voice: str, speed: float, file: Path) -> None:
        raw = file.with_name(f"{file.name}.raw.part")
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            engine.save(text, voice, speed, raw)
            rate, samples = read_clip(_as_wav(raw))
        finally:
            raw.unlink(missing_ok=True)
        samples = trim(samples, rate)
        if not len(samples):
            raise BadClip("the engine wrote silence")
        write_clip(file, rate, normalise(samples, rate))

    def voices(self) -> list[list[str]]:
        """Of the preferred engine."""
        return self._engines[0].voices()


def _as_wav(raw: Path) -> Path:
    """macOS writes AIFF whatever the name says (pyttsx3 issue 361); afconvert comes with every macOS."""
    try:
        with raw.open("rb") as file:
            kind = file.read(4)
    except OSError as problem:
        raise BadClip(f"the engine wrote no file: {problem}") from problem
    if kind != b"FORM":
        return raw
    converted = raw.with_name(f"{raw.name}.part")
    try:
        subprocess.run(["afconvert", "-f", "WAVE", "-d", "LEI16", str(raw), str(converted)], check=True, timeout=20)
    except (OSError, subprocess.SubprocessError) as problem:
        raise BadClip(f"the engine's file could not be converted: {problem}") from problem
    converted.replace(raw)
    return raw


def build_engines(options: argparse.Namespace) -> list[Engine]:
    """The engines of this system in order. Raises ``EspeakProblem`` when there is none."""
    if options.driver:
        return [Engine(_register_module(options.driver))]
    files = EspeakFiles(Path(options.library), Path(options.data)) if options.library else None
    espeak_driver.register(ESPEAK, files)
    engines: list[Engine] = []
    system = _SYSTEM_ENGINES.get(sys.platform)
    if system:
        # A system engine that is not there is no fault: espeak-ng speaks instead.
        with contextlib.suppress(Exception):
            engines.append(Engine(system))
    try:
        engines.append(Engine(ESPEAK))
    except EspeakProblem:
        if not engines:
            raise
    return engines


def _register_module(module: str) -> str:
    """Let pyttsx3 find a driver that lives in a module of any name."""
    name = module.rpartition(".")[2]
    sys.modules[f"pyttsx3.drivers.{name}"] = importlib.import_module(module)
    return name


def answer(renderer: Renderer, request: dict[str, Any]) -> dict[str, object]:
    """Carry one request out."""
    try:
        if request.get("voices"):
            return {"voices": renderer.voices()}
        renderer.render(request["text"], request["voice"], request["speed"], Path(request["file"]))
    except RenderFailed as problem:
        return {"error": str(problem)}
    except OSError as problem:
        return {"error": problem.strerror or str(problem), "disk": True}
    return {"done": True}


def _read_lines(lines: queue.SimpleQueue[str]) -> None:
    for line in sys.stdin:
        lines.put(line)
    # The program that asked is gone. An engine may hang in the main thread, so no polite way out would be sure.
    os._exit(0)


def _own_output() -> IO[str]:
    """The pipe to the program, with standard output turned away from it: engines print."""
    pipe = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return pipe


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="speech_process", description="Renders sentences for Amble.")
    parser.add_argument("--library", default="", help="espeak-ng's library, instead of the one espeakng-loader carries")
    parser.add_argument("--data", default="", help="espeak-ng's data, needed with --library")
    parser.add_argument("--driver", default="", help="a module with buildDriver, to be used as the only engine")
    return parser.parse_args(arguments)


def serve(arguments: Sequence[str] | None = None) -> int:
    """Answer requests until standard input ends. Returns 3 when there is no engine."""
    options = _options(arguments)
    output = _own_output()

    def tell(message: dict[str, object]) -> None:
        print(json.dumps(message), file=output, flush=True)

    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_read_lines, args=(lines,), daemon=True).start()
    try:
        renderer = Renderer(build_engines(options))
    except Exception as problem:
        tell({"failed": str(problem)})
        return 3
    tell({"ready": True})
    while True:
        tell(answer(renderer, json.loads(lines.get())))


if __name__ == "__main__":
    sys.exit(serve())
