"""The speech process: reads requests as JSON lines, writes sound files, answers as JSON lines.

``python -m coach.adapters.speech_process`` speaks English with the natural voice where it is installed, else with the
system's engine where one is trusted (Windows, macOS), else with espeak-ng, which also speaks every other language. A
crash or a hang of an engine takes only this process with it.

Requests: ``{"text", "voice", "speed", "language", "avoid", "file"}``, ``{"join": [file], "file"}`` and
``{"voices": true, "language"}``. Answers: first ``{"ready": true}`` or ``{"failed": sentence}``, then for each request
``{"done": true, "remark": why another voice spoke}``, ``{"voices": [[id, name, language, natural]]}`` or
``{"error": sentence, "nobody": no engine is left}``; before each engine is tried ``{"trying": name}``.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import queue
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from coach.adapters import espeak_driver, hibari_driver
from coach.adapters.espeak_driver import EspeakFiles
from coach.adapters.speech_engine import ESPEAK, NATURAL, SYSTEM, Engine, PyttsxEngine
from coach.adapters.speech_render import NobodyLeft, Renderer, RenderFailed, Sentence, join

_SYSTEM_ENGINES = {"win32": "sapi5", "darwin": "nsss"}


class NoEngine(Exception):
    """Nothing here can speak; the message says why."""


def build_engines(options: argparse.Namespace) -> list[Engine]:
    """The engines of this system in order. Raises ``NoEngine`` when none works."""
    if options.driver:
        return [_driver(options.driver)]
    found = [*([_driver(options.first)] if options.first else []), *_usual_engines(options)]
    engines = [engine for engine in found if engine.name not in options.without]
    # espeak-ng starts in 5 ms; the others are built when they are needed, or to see whether anything can speak.
    if not any(not engine.trouble() for engine in reversed(engines)):
        raise NoEngine("; ".join(engine.trouble() for engine in engines) or "there is no engine")
    return engines


def _usual_engines(options: argparse.Namespace) -> list[Engine]:
    files = EspeakFiles(Path(options.library), Path(options.data)) if options.library else None
    espeak_driver.register("amble_espeak", files)
    hibari_driver.register("amble_natural", Path(options.voices) if options.voices else None)
    system = _SYSTEM_ENGINES.get(sys.platform)
    return [
        *([Engine(NATURAL, lambda: PyttsxEngine("amble_natural"))] if hibari_driver.package_folder() else []),
        *([Engine(SYSTEM, lambda: PyttsxEngine(system))] if system else []),
        Engine(ESPEAK, lambda: PyttsxEngine("amble_espeak")),
    ]


def _driver(module: str) -> Engine:
    """An engine whose driver lives in a module of any name."""
    name = module.rpartition(".")[2]
    sys.modules[f"pyttsx3.drivers.{name}"] = importlib.import_module(module)
    return Engine(name, lambda: PyttsxEngine(name))


def answer(renderer: Renderer, request: dict[str, Any]) -> dict[str, object]:
    """Carry one request out."""
    try:
        if request.get("voices"):
            return {"voices": renderer.voices(request["language"])}
        file = Path(request["file"])
        if "join" in request:
            join([Path(piece) for piece in request["join"]], file)
            return {"done": True}
        avoid = frozenset(request["avoid"])
        sentence = Sentence(request["text"], request["voice"], request["speed"], request["language"], avoid)
        return {"done": True, "remark": renderer.render(sentence, file)}
    except RenderFailed as problem:
        return {"error": str(problem), "nobody": isinstance(problem, NobodyLeft)}
    except OSError as problem:
        return {"error": problem.strerror or str(problem), "disk": True}


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
    parser.add_argument("--voices", default="", help="the folder of natural voices that were fetched")
    parser.add_argument("--library", default="", help="espeak-ng's library, instead of the one espeakng-loader carries")
    parser.add_argument("--data", default="", help="espeak-ng's data, needed with --library")
    parser.add_argument("--driver", default="", help="a module with buildDriver, to be used as the only engine")
    parser.add_argument("--first", default="", help="a module with buildDriver, to be tried before the usual engines")
    parser.add_argument("--without", action="append", default=[], help="an engine to leave out")
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
        renderer = Renderer(build_engines(options), lambda name: tell({"trying": name}))
    except Exception as problem:
        tell({"failed": str(problem)})
        return 3
    tell({"ready": True})
    while True:
        tell(answer(renderer, json.loads(lines.get())))


if __name__ == "__main__":
    sys.exit(serve())
