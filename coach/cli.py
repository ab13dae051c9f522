"""Amble without a window: the same services, from a terminal."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from coach import __version__
from coach.cli_bounds import bounds, bounds_options
from coach.cli_data import data, data_options
from coach.cli_data_dir import add_data_dir
from coach.cli_export import beat_range, export, export_options
from coach.cli_pack import pack, pack_options
from coach.cli_reminders import reminders, reminders_options
from coach.cli_report import report, report_options
from coach.cli_routines import routine_in_terminal, routine_options, routines, routines_options
from coach.cli_timeline import print_timeline, shape_options, way_options
from coach.cli_today import print_next_walk, print_today
from coach.cli_voices import say, say_options, speed_range, voices, voices_options
from coach.cli_walk import tell_waiting, walk_in_terminal
from coach.cli_why import why, why_options
from coach.domain.today import last_asked
from coach.domain.walk import LONGEST_WALK
from coach.services.decide_request import answer
from coach.services.input_problem import InputProblem
from coach.services.ports import StoreProblem
from coach.services.workbench import Books, Shop, Workbench

USAGE, PROBLEM, LOCKED = 2, 1, 3
"""Exit codes: bad input, something broken on this machine, and a plan that waits for somebody to be seen."""


@dataclass(frozen=True)
class Terminal:
    """Where a command reads and writes."""

    out: TextIO
    err: TextIO
    stdin: TextIO


Run = Callable[[Namespace, Shop, Terminal], int]
"""Carries a command out and returns its exit code."""


def build_parser(programme: str = "amble") -> ArgumentParser:
    """Every command and option. Without a command the window opens."""
    parser = ArgumentParser(prog=programme, description="A walking companion for people whose back hurts.")
    parser.add_argument("--version", action="version", version=f"Amble {__version__}")
    add_data_dir(parser, None)
    parser.add_argument("--hidden", action="store_true", help="start in the tray, without opening the window")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, words, options in _COMMANDS:
        command = commands.add_parser(name, help=words, description=words)
        # Also after the command; left out there, the one before it counts.
        add_data_dir(command)
        options(command)
    return parser


def run(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    """Carry out one command and return its exit code. Never raises for anything a user can cause."""
    try:
        return _RUNS[arguments.command](arguments, replace(shop, open=lambda: _opened(shop, terminal)), terminal)
    except InputProblem as problem:
        return _fail(terminal, str(problem), USAGE)
    except StoreProblem as problem:
        return _fail(terminal, str(problem), PROBLEM)


def _opened(shop: Shop, terminal: Terminal) -> Workbench:
    """Whatever had to be mended is said at once: nobody looks for it."""
    bench = shop.open()
    if bench.mended:
        print(bench.mended, file=terminal.err)
    return bench


def _fail(terminal: Terminal, sentence: str, code: int) -> int:
    print(sentence, file=terminal.err)
    return code


def _today_options(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _walk_options(parser: ArgumentParser) -> None:
    parser.add_argument("--minutes", type=_minutes, help="walk this long (never longer than the plan)")
    parser.add_argument("--speed", type=_speed, help="session seconds per second, for a try-out")
    parser.add_argument("--warm-up", action="store_true", help="begin with the warm-up")
    way_options(parser)


def _timeline_options(parser: ArgumentParser) -> None:
    parser.add_argument("--minutes", type=_minutes, help="length of the walk, 1 to 60; of a routine, 1 to 20")
    parser.add_argument("--routine", metavar="NAME", help="a routine in place of a walk: warm-up, stretch, core")
    parser.add_argument("--seed", type=int, default=1, help="which sentences are picked")
    parser.add_argument("--week", type=_week, default=1, help="week of the plan, from 1: guidance fades")
    parser.add_argument("--warm-up", action="store_true", help="begin with the warm-up")
    shape_options(parser)
    parser.add_argument("--style", choices=("friendly", "plain"), default="friendly", help="how much is said")
    parser.add_argument("--json", action="store_true", help="print a JSON array, one event a line")


def _folder_option(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder for the pictures; made where it is not")


def _file_option(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a JSON file, or - for standard input")


def _bounded(kind: Callable[[str], float], low: float, high: float, name: str) -> Callable[[str], float]:
    from argparse import ArgumentTypeError

    def parse(text: str) -> float:
        try:
            value = kind(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            raise ArgumentTypeError(f"{name} is a number from {low:g} to {high:g}, not {text!r}")
        return value

    return parse


_minutes = _bounded(int, 1, LONGEST_WALK, "a walk's length in minutes")
_speed = _bounded(float, 0.1, 600, "the speed")
_week = _bounded(int, 1, 10_000, "the week")
_beat = _bounded(int, *beat_range())
_voice_speed = _bounded(float, *speed_range())


def _run_today(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    bench = shop.open()
    try:
        print_today(bench.planning, shop.books.phrases, terminal.out, arguments.json)
        return tell_waiting(bench, shop.books, terminal)
    finally:
        bench.close()


def _run_walk(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    bench = shop.open()
    try:
        speed = arguments.speed or shop.default_speed
        return walk_in_terminal(bench, shop.books, terminal, arguments, speed)
    finally:
        bench.close()


def _run_routine(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    bench = shop.open()
    try:
        return routine_in_terminal(arguments, bench, shop.books, terminal, arguments.speed or shop.default_speed)
    finally:
        bench.close()


def _with_bench(command: Callable[[Namespace, Workbench, Books, Terminal], int]) -> Run:
    """A command that works on somebody's data."""

    def run_it(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
        bench = shop.open()
        try:
            return command(arguments, bench, shop.books, terminal)
        finally:
            bench.close()

    return run_it


def _run_data(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    if getattr(arguments, "set_aside", False):
        # Before the record is opened, which could not be.
        sentence = shop.step_back()
        if not sentence:
            raise InputProblem(shop.books.phrases.say("newer.none"))
        print(sentence, file=terminal.out)
        if arguments.file is None:
            return 0
    return _with_bench(data)(arguments, shop, terminal)


def _run_timeline(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    print_timeline(arguments, shop.books, terminal.out)
    return 0


def _run_check_in(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    given = shop.books.read_check_in(_read(arguments.file, terminal))
    bench = shop.open()
    try:
        sessions = bench.planning.sessions()
        if not sessions:
            raise InputProblem(shop.books.phrases.say("cli.no_walk_yet"))
        bench.revisions().merge(last_asked(sessions) or sessions[-1], given)
        print_next_walk(bench.planning, shop.books.phrases, terminal.out)
        if bench.check_ins.open_flags() is not None:
            print(shop.books.phrases.say("cli.flags_open"), file=terminal.out)
        return tell_waiting(bench, shop.books, terminal)
    finally:
        bench.close()


def _run_decide(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    request = shop.books.read_decide_request(_read(arguments.file, terminal), shop.books.rules)
    print(json.dumps(answer(request, shop.books.rules, shop.books.phrases), ensure_ascii=False), file=terminal.out)
    return 0


def _run_doctor(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    checks = shop.examine()
    if arguments.json:
        table = [{"name": c.name, "state": c.condition.value, "sentence": c.sentence} for c in checks]
        print(json.dumps({"checks": table}, ensure_ascii=False, indent=2), file=terminal.out)
        return 0
    width = max(len(check.name) for check in checks)
    for check in checks:
        print(f"{check.condition.value:8}{check.name:{width + 2}}{check.sentence}", file=terminal.out)
    return 0


def _read(file: str, terminal: Terminal) -> str:
    """The text of a file or of standard input. Raises ``InputProblem``."""
    name = "Standard input" if file == "-" else file
    try:
        return terminal.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InputProblem(f"{name} is not UTF-8 text.") from None
    except OSError as problem:
        raise InputProblem(f"{name} cannot be read: {problem.strerror or problem}.") from None
    except ValueError as problem:
        raise InputProblem(f"{name} cannot be read: {problem}.") from None


_COMMANDS: tuple[tuple[str, str, Callable[[ArgumentParser], None]], ...] = (
    ("today", "show the next walk and why it is that long", _today_options),
    ("why", "show how the length of the next walk came about", why_options),
    ("walk", "walk with captions and voice in this terminal", _walk_options),
    ("export", "make a sound file of a walk, to take along", lambda parser: export_options(parser, _minutes, _beat)),
    ("voices", "show who can speak here", voices_options),
    (
        "say",
        "say something in one of the voices, aloud or into a file",
        lambda parser: say_options(parser, _voice_speed),
    ),
    ("timeline", "print everything a walk or a routine says, with its times", _timeline_options),
    ("routines", "show the routines of exercises, and why they are as they are", routines_options),
    ("routine", "do a routine in this terminal", lambda parser: routine_options(parser, _speed, _minutes)),
    ("reminders", "show, pause, put off and skip reminders, and what became of them", reminders_options),
    ("report", "save a page for a clinician", report_options),
    ("data", "take the record out or in, back it up and go back", data_options),
    ("pack", "look into a pack of exercises", pack_options),
    ("bounds", "show, check or set what the plan may not pass", bounds_options),
    ("check-in", "save answers about the last walk", _file_option),
    ("decide", "work out the next walk of a history in a file", _file_option),
    ("doctor", "see what works on this machine, and what to do where it does not", _today_options),
    # Carried out where the window is put together, as it needs the pages.
    ("screenshots", "take a picture of every page, with a made-up year of walks", _folder_option),
    ("figures", "draw how every exercise moves, a sheet of key frames for each", _folder_option),
)
_RUNS: dict[str, Run] = {
    "today": _run_today,
    "why": _with_bench(why),
    "walk": _run_walk,
    "export": _with_bench(export),
    "voices": _with_bench(voices),
    "say": _with_bench(say),
    "timeline": _run_timeline,
    "routines": _with_bench(routines),
    "routine": _run_routine,
    "reminders": _with_bench(reminders),
    "report": _with_bench(report),
    "data": _run_data,
    "pack": pack,
    "bounds": bounds,
    "check-in": _run_check_in,
    "decide": _run_decide,
    "doctor": _run_doctor,
}


def standard_terminal() -> Terminal:
    """The one that Amble was started in; what it has no letter for is written as ``\\u2014``, which JSON reads."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    return Terminal(sys.stdout, sys.stderr, sys.stdin)
