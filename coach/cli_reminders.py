"""The ``reminders`` commands: how reminders stand, what became of them, and pause, later, skip and start.

They talk to the Amble that runs on the same data; without one they say so and do what the store allows.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TextIO
from zoneinfo import ZoneInfo

from coach.cli_data_dir import add_data_dir
from coach.cli_reminders_log import log, log_options
from coach.cli_reminders_told import done_words, refusal_words, status_words
from coach.cli_walk import tell_waiting
from coach.domain.phrases import Phrases
from coach.domain.until import read_until
from coach.services.input_problem import InputProblem
from coach.services.ports import StoreProblem
from coach.services.reminder_bench import ReminderBench
from coach.services.reminder_status import status_from_json, status_to_json
from coach.services.reminder_talk import LONGEST_SNOOZE, Ask
from coach.services.workbench import Books, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal

USUAL_SNOOZE = 15
_TELLING = frozenset(("status", "log"))
"""The parts that only tell; all others end with 0 only where what they were asked for is done."""


def reminders_options(parser: ArgumentParser) -> None:
    """The commands within this one, and their options."""
    parts = parser.add_subparsers(dest="part", metavar="WHAT", required=True)
    for name, words, options in _PARTS:
        part = parts.add_parser(name, help=words, description=words)
        add_data_dir(part)
        options(part)


@dataclass(frozen=True)
class Call:
    """One command with what it works on."""

    arguments: Namespace
    bench: Workbench
    parts: ReminderBench
    phrases: Phrases
    out: TextIO
    waits: Callable[[], int]
    """The exit code, after saying what to do where the plan waits for somebody to be seen."""

    @property
    def zone(self) -> ZoneInfo:
        """Where somebody is."""
        return self.parts.clock.zone()

    def print(self, lines: Iterable[str]) -> None:
        """Say something."""
        for line in lines:
            print(line, file=self.out)


def reminders(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Carry one of them out. Raises ``InputProblem`` and ``StoreProblem``."""
    if not bench.planning.is_set_up():
        as_object = getattr(arguments, "json", False)
        if arguments.part not in _TELLING:
            raise StoreProblem(books.phrases.say("cli.not_set_up"))
        print(json.dumps({"set_up": False}) if as_object else books.phrases.say("cli.not_set_up"), file=terminal.out)
        return 0
    if arguments.part == "log":
        return log(arguments, bench.reminding().ledger, books.phrases, terminal.out)

    def waits() -> int:
        return tell_waiting(bench, books, terminal)

    return _RUNS[arguments.part](Call(arguments, bench, bench.reminding(), books.phrases, terminal.out, waits))


def _status(call: Call) -> int:
    answer, runs = _ask(call, {"reminders": Ask.STATUS.value})
    status = status_from_json(answer.get("status"))
    is_open = runs or call.parts.is_open()
    if call.arguments.json:
        call.print([json.dumps({"set_up": True, "running": is_open, "answers": runs, **status_to_json(status)})])
    else:
        walk_on = call.bench.settings.settings.reminders.walk_on
        running = "running" if runs else "silent" if is_open else "not_running"
        call.print([call.phrases.say(f"reminders.cli.{running}")])
        call.print(status_words(call.phrases, status, call.parts.clock.now(), call.zone, walk_on))
    return call.waits()


def _pause(call: Call) -> int:
    return _do(call, {"reminders": Ask.PAUSE.value, "until": _until(call, call.arguments.until).isoformat()})


def _go_on(call: Call) -> int:
    return _do(call, {"reminders": Ask.GO_ON.value})


def _snooze(call: Call) -> int:
    given = call.arguments.until
    if given is None:
        return _do(call, {"reminders": Ask.SNOOZE.value, "minutes": call.arguments.minutes})
    return _do(call, {"reminders": Ask.SNOOZE.value, "until": _until(call, given).isoformat()})


def _skip(call: Call) -> int:
    return _do(call, {"reminders": Ask.SKIP.value})


def _start(call: Call) -> int:
    return call.waits() or _do(call, {"reminders": Ask.START.value})


def _do(call: Call, request: dict[str, object]) -> int:
    """Ask, and say what was done."""
    answer, runs = _ask(call, request)
    call.print(done_words(call.phrases, answer, call.zone, runs))
    return 0


def _ask(call: Call, request: dict[str, object]) -> tuple[dict[str, object], bool]:
    """The answer of the running Amble, or that of the store alone; and whether one runs. Raises ``InputProblem`` for
    what is refused, and ``StoreProblem``."""
    answer = call.parts.running.ask(request)
    runs = answer is not None
    if answer is None:
        if request["reminders"] != Ask.STATUS.value and call.parts.is_open():
            raise StoreProblem(call.phrases.say("reminders.cli.no_answer"))
        answer = call.parts.stored().answer(request)
    if "problem" in answer:
        raise StoreProblem(str(answer["problem"]))
    if "refused" in answer:
        sentence, by_input = refusal_words(call.phrases, answer, str(request["reminders"]), call.zone)
        raise InputProblem(sentence) if by_input else StoreProblem(sentence)
    return answer, runs


def _until(call: Call, given: str) -> datetime:
    try:
        return read_until(given, call.parts.clock.now(), call.zone)
    except ValueError:
        raise InputProblem(call.phrases.say("reminders.cli.bad_time", given=given)) from None


def _minutes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= LONGEST_SNOOZE):
        raise ArgumentTypeError(f"the minutes are a whole number from 1 to {LONGEST_SNOOZE}, not {text!r}")
    return int(text)


def _status_options(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _pause_options(parser: ArgumentParser) -> None:
    parser.add_argument("--until", metavar="TIME", required=True, help="18:00, tomorrow, 90m, 2h, a date, or both")


def _snooze_options(parser: ArgumentParser) -> None:
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--minutes", type=_minutes, default=USUAL_SNOOZE, help=f"so much later (usually {USUAL_SNOOZE})")
    when.add_argument("--until", metavar="TIME", help="a time of today: 14:30, 90m")


def _no_options(_parser: ArgumentParser) -> None:
    """Nothing to say."""


_PARTS: tuple[tuple[str, str, Callable[[ArgumentParser], None]], ...] = (
    ("status", "show what comes next, what waits and what is paused", _status_options),
    ("log", "show what became of each reminder, and why", log_options),
    ("pause", "be reminded of nothing until a time, at most a week", _pause_options),
    ("go-on", "end a pause now", _no_options),
    ("snooze", "put off what is due today", _snooze_options),
    ("skip", "leave out what is due today", _no_options),
    ("start", "open the walk in the window", _no_options),
)
_RUNS: dict[str, Callable[[Call], int]] = {
    "status": _status,
    "pause": _pause,
    "go-on": _go_on,
    "snooze": _snooze,
    "skip": _skip,
    "start": _start,
}
