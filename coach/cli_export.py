"""The ``export`` command: a walk, or the warm-up alone, as a sound file to take along.

Without a length it is today's walk, and only while the plan lets one begin. With a length it is any walk of 1 to 60
minutes: making a file is not walking it, as with ``timeline``; one that is longer than the plan's walk says so.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli_progress import clear_progress, percent_shown, stopped_by_signals
from coach.cli_routine_name import routine_of
from coach.cli_save_target import refuse_target
from coach.cli_timeline import shape_of, way_options
from coach.cli_walk import LOCKED, show_waiting
from coach.domain.phrases import Phrases
from coach.domain.plan import DEFAULT_START
from coach.domain.sound import FASTEST_BEAT, SLOWEST_BEAT
from coach.domain.take_along import ROUTINES, FileFormat, LyricsKind, TakeAlong
from coach.services.file_making import words_file
from coach.services.input_problem import InputProblem
from coach.services.sound_ports import AudioFileProblem
from coach.services.take_along import TakenAlong, todays_walk
from coach.services.workbench import Books, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal

PROBLEM, STOPPED = 1, 130


def export_options(parser: ArgumentParser, minutes: Callable[[str], float], beat: Callable[[str], float]) -> None:
    """The options; ``minutes`` and ``beat`` read a number within its range."""
    kinds = ", ".join(kind.value for kind in FileFormat)
    parser.add_argument("file", metavar="FILE", type=Path, help=f"the sound file; its ending says the format: {kinds}")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--minutes", type=minutes, help="a walk of this length, 1 to 60, in place of today's")
    what.add_argument("--routine", metavar="NAME", help=f"a routine alone: {', '.join(ROUTINES)}, or one of your own")
    parser.add_argument("--warm-up", action="store_true", help="begin with the warm-up")
    way_options(parser)
    parser.add_argument("--seed", type=int, help="which sentences are picked")
    parser.add_argument("--voice", metavar="ID", help="the voice that speaks, in place of the one in Settings")
    parser.add_argument("--beat", metavar="N", type=beat, help="a beat at N steps a minute in steady and brisk parts")
    parser.add_argument("--lyrics", choices=[kind.value for kind in LyricsKind], help="the words with times beside it")
    parser.add_argument("--manifest", metavar="FILE.json", type=Path, help="say what is at which sample of the file")
    parser.add_argument("--force", action="store_true", help="replace files that are already there")


def beat_range() -> tuple[int, int, str]:
    """What ``--beat`` may be."""
    return SLOWEST_BEAT, FASTEST_BEAT, "the beat in steps a minute"


def export(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Make the file and say what was made; the exit code. Raises ``InputProblem``."""
    if arguments.minutes is None and arguments.routine is None and bench.planning.is_set_up():
        if not bench.planning.next_walk().walk_allowed:
            return show_waiting(bench, books, terminal)
        if bench.check_ins.open_flags() is not None:
            print(books.phrases.say("cli.flags_open"), file=terminal.err)
            return LOCKED
    _refuse_unknown(arguments, books.phrases)
    _refuse_to_replace(arguments, bench, books.phrases)
    maker = bench.file_maker()
    if arguments.voice and arguments.voice not in (voices := maker.voice_ids()):
        raise InputProblem(books.phrases.say("sound_file.no_voice", voice=arguments.voice, voices=", ".join(voices)))
    request = _request(arguments, bench, books.phrases, terminal)
    try:
        with stopped_by_signals(percent_shown(books.phrases, "sound_file.progress", terminal.err)) as go_on:
            done = maker.make(request, arguments.file, go_on, arguments.manifest)
    except AudioFileProblem as problem:
        clear_progress(terminal.err)
        print(problem, file=terminal.err)
        return PROBLEM
    clear_progress(terminal.err)
    if done is None:
        print(books.phrases.say("sound_file.stopped"), file=terminal.err)
        return STOPPED
    _tell(done, books.phrases, terminal)
    return 0


def _refuse_unknown(arguments: Namespace, phrases: Phrases) -> None:
    kinds = [kind.value for kind in FileFormat]
    if arguments.file.suffix.lower().lstrip(".") not in kinds:
        file = str(arguments.file)
        raise InputProblem(
            phrases.say("sound_file.no_format", file=file, kinds=", ".join(f".{kind}" for kind in kinds))
        )


def _request(arguments: Namespace, bench: Workbench, phrases: Phrases, terminal: Terminal) -> TakeAlong:
    request = todays_walk(bench.planning, bench.settings.settings, bench.today())
    if arguments.routine is None:
        minutes = _minutes(arguments.minutes, request, bench, phrases, terminal)
        if arguments.minutes is None and not arguments.bouts and bench.planning.is_set_up():
            arguments.bouts = request.bouts
        rest, brisk, route = arguments.rest, arguments.brisk, shape_of(arguments, minutes).route
        request = replace(
            request, minutes=minutes, bouts=arguments.bouts, rest_minutes=rest, brisk_minutes=brisk, route=route
        )
    seed = request.seed if arguments.seed is None else arguments.seed
    kit, name = None, ""
    if arguments.routine is not None or arguments.warm_up:
        kit = bench.kit()
    if kit is not None and arguments.routine is not None:
        name = routine_of(kit, arguments.routine, None, seed, phrases).name
    sound = request.sound
    if arguments.beat is not None:
        if sound.most_cadence is not None and arguments.beat > sound.most_cadence:
            raise InputProblem(phrases.say("bounds.cli.quicker", cadence=sound.most_cadence))
        sound = replace(sound, beat_on=True, cadence=int(arguments.beat))
    return replace(
        request,
        routine=arguments.routine or "",
        name=name,
        kit=kit,
        warm_up=arguments.warm_up,
        seed=seed,
        voice_id=arguments.voice or request.voice_id,
        sound=sound,
        lyrics=LyricsKind(arguments.lyrics) if arguments.lyrics else None,
    )


def _minutes(asked: float | None, walk: TakeAlong, bench: Workbench, phrases: Phrases, terminal: Terminal) -> int:
    """The length; a remark where it is not the plan's. Raises ``InputProblem`` for one that the bounds do not allow."""
    planned, most = walk.minutes, walk.most_minutes
    if not bench.planning.is_set_up():
        if asked is None:
            print(phrases.say("sound_file.no_plan", minutes=DEFAULT_START), file=terminal.err)
        return int(asked or DEFAULT_START)
    if asked is not None and asked > most:
        raise InputProblem(phrases.say("bounds.cli.longer", minutes=most))
    if asked is not None and asked > planned:
        print(phrases.say("sound_file.longer", minutes=planned), file=terminal.err)
    return int(asked or planned)


def _refuse_to_replace(arguments: Namespace, bench: Workbench, phrases: Phrases) -> None:
    beside = words_file(arguments.file, LyricsKind(arguments.lyrics)) if arguments.lyrics else None
    made = [path for path in (arguments.file, arguments.manifest, beside) if path is not None]
    if len({path.absolute() for path in made}) < len(made):
        raise InputProblem(phrases.say("sound_file.same_name"))
    for path in made:
        refuse_target(path, bench, phrases)
        if not arguments.force and os.path.lexists(path):
            raise InputProblem(phrases.say("sound_file.exists", file=str(path)))


def _tell(done: TakenAlong, phrases: Phrases, terminal: Terminal) -> None:
    for text in done.left_out:
        print(phrases.say("sound_file.left_out", text=text), file=terminal.err)
    minutes, seconds = divmod(round(done.seconds), 60)
    print(phrases.say("sound_file.done", file=str(done.file), minutes=minutes, seconds=seconds), file=terminal.out)
    if done.beside is not None:
        print(phrases.say("sound_file.beside", file=str(done.beside)), file=terminal.out)
