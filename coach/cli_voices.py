"""The commands ``voices`` and ``say``: who can speak here, and a sentence in one voice, heard or as a file."""

from __future__ import annotations

import json
import os
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from threading import Event
from typing import TYPE_CHECKING

from coach.domain.phrases import Phrases
from coach.domain.sound import Levels
from coach.services.input_problem import InputProblem
from coach.services.settings import FASTEST, SLOWEST
from coach.services.sound_ports import PlacedClip, SoundUnavailable, VoiceSettings
from coach.services.workbench import Books, Speech, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal

PROBLEM = 1
PATIENCE = 30.0
"""Seconds that a sentence may take, and one more for each so many letters."""
LETTERS_A_SECOND = 100
STALL = 10.0
"""Seconds that a device may keep a sentence waiting."""
LEAD, TAIL = 0.1, 0.4
"""Seconds before the first sample and after the last, so that no device cuts them off."""


class NotSaid(Exception):
    """What keeps a sentence from being heard or written, in a sentence."""


def voices_options(parser: ArgumentParser) -> None:
    """The options of ``voices``."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def say_options(parser: ArgumentParser, speed: Callable[[str], float]) -> None:
    """The options of ``say``; ``speed`` reads a number within its range."""
    parser.add_argument("text", metavar="TEXT", help="the words, in quotation marks")
    parser.add_argument("--voice", metavar="ID", help='the voice, one of "voices", in place of the one in Settings')
    parser.add_argument("--speed", metavar="X", type=speed, help=f"how fast, {SLOWEST:g} to {FASTEST:g}")
    parser.add_argument("--output", metavar="FILE.wav", type=Path, help="write a file, and say nothing aloud")
    parser.add_argument("--force", action="store_true", help="replace the file if it is already there")


def speed_range() -> tuple[float, float, str]:
    """What ``--speed`` may be."""
    return SLOWEST, FASTEST, "the speed"


def voices(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Print every voice for the language of the words; the exit code."""
    speech = bench.speech()
    found, chosen = speech.voice.voices(), bench.settings.settings.voice.voice_id
    if not found:
        print(speech.voice.trouble() or books.phrases.say("speech.no_voices"), file=terminal.err)
        return PROBLEM
    offers = speech.shelf.offers()
    if arguments.json:
        table = {"voices": [vars(one) for one in found], "offers": [vars(one) for one in offers], "chosen": chosen}
        print(json.dumps(table, ensure_ascii=False, indent=2), file=terminal.out)
        return 0
    width = max(len(one.id) for one in found)
    for one in found:
        words = "speech.row_chosen" if one.id == chosen else "speech.row"
        print(books.phrases.say(words, voice=one.id.ljust(width), name=one.name), file=terminal.out)
    if offers:
        print(books.phrases.say("speech.more", names="; ".join(one.name for one in offers)), file=terminal.out)
    return 0


def say(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Say or write a sentence and wait until that is done; the exit code. Raises ``InputProblem``."""
    phrases, output = books.phrases, arguments.output
    _refuse(arguments, phrases)
    speech = bench.speech()
    settings = replace(bench.settings.settings.voice, on=True)
    if arguments.voice:
        settings = replace(settings, voice_id=_known(arguments.voice, speech, phrases))
    if arguments.speed is not None:
        settings = replace(settings, speed=arguments.speed)
    try:
        clip = _rendered(arguments.text, settings, speech, phrases)
        if output is None:
            _hear(clip, settings.loudness, speech, phrases)
        else:
            _write(clip, output, phrases)
            told = phrases.say("speech.written", file=str(output), seconds=f"{speech.clip_seconds(clip):.1f}")
            print(told, file=terminal.out)
    except NotSaid as problem:
        print(problem, file=terminal.err)
        return PROBLEM
    return 0


def _refuse(arguments: Namespace, phrases: Phrases) -> None:
    if not arguments.text.strip():
        raise InputProblem(phrases.say("speech.nothing"))
    output = arguments.output
    if output is None:
        return
    if output.suffix.lower() != ".wav":
        raise InputProblem(phrases.say("speech.no_wav", file=str(output)))
    if output.exists() and not arguments.force:
        raise InputProblem(phrases.say("speech.exists", file=str(output)))


def _known(asked: str, speech: Speech, phrases: Phrases) -> str:
    """The id of a voice that is here; the name of its engine may be left out. Raises ``InputProblem``."""
    found = speech.voice.voices()
    if found and not any(asked in (one.id, one.id.partition("/")[2]) for one in found):
        raise InputProblem(phrases.say("speech.no_voice", voice=asked))
    return next((one.id for one in found if asked in (one.id, one.id.partition("/")[2])), asked)


def _rendered(text: str, settings: VoiceSettings, speech: Speech, phrases: Phrases) -> Path:
    speech.voice.prepare([text], settings)
    pause, until = Event(), time.monotonic() + PATIENCE + len(text) / LETTERS_A_SECOND
    while (clip := speech.voice.clip(text, settings)) is None:
        if speech.voice.trouble() or time.monotonic() > until:
            raise NotSaid(speech.voice.trouble() or phrases.say("speech.too_slow"))
        pause.wait(0.01)
    return clip


def _hear(clip: Path, loudness: float, speech: Speech, phrases: Phrases) -> None:
    """Play a clip and wait until its last sample was heard."""
    sound, pause = speech.sound, Event()
    try:
        sound.open()
    except SoundUnavailable as problem:
        raise NotSaid(str(problem)) from problem
    try:
        sound.set_levels(Levels(voice=loudness))
        sound.play(PlacedClip(clip, sound.position() + LEAD, must=True, mark=1))
        until, ends = time.monotonic() + STALL, None
        while ends is None or sound.position() < ends:
            for heard in sound.heard():
                if heard.at is None:
                    raise NotSaid(sound.trouble() or phrases.say("speech.silent"))
                ends = heard.at + speech.clip_seconds(clip) + TAIL
                until += ends
            if time.monotonic() > until:
                raise NotSaid(sound.trouble() or phrases.say("speech.silent"))
            pause.wait(0.01)
    finally:
        sound.close()


def _write(clip: Path, output: Path, phrases: Phrases) -> None:
    part = output.with_name(f"{output.name}.{os.getpid()}.part")
    try:
        copyfile(clip, part)
        part.replace(output)
    except OSError as problem:
        part.unlink(missing_ok=True)
        why = problem.strerror or str(problem)
        raise NotSaid(phrases.say("speech.not_written", file=str(output), why=why)) from problem
