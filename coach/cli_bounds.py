"""The ``bounds`` command: what the plan may not pass, from a file, with every word of what it does before it counts."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli_data_dir import add_data_dir
from coach.domain.bounds import Bounds
from coach.domain.bounds_told import BoundsTold, tell
from coach.domain.phrases import Phrases
from coach.services.input_problem import InputProblem
from coach.services.workbench import Shop, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal

PROBLEM = 1


def bounds_options(parser: ArgumentParser) -> None:
    """What to do, and the file."""
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    words = "show the bounds that count now"
    show = what.add_parser("show", help=words, description=words)
    words = "say what a file would do, or what does not fit; nothing is kept"
    check = what.add_parser("check", help=words, description=words)
    words = "say what a file does, and with --yes let it count"
    take = what.add_parser("import", help=words, description=words)
    take.add_argument("--yes", action="store_true", help="you agree to these bounds")
    take.add_argument("--by", help="who sets them, in place of what the file says")
    words = "take the bounds away"
    remove = what.add_parser("remove", help=words, description=words)
    words = "write a commented file to fill in"
    template = what.add_parser("template", help=words, description=words)
    template.add_argument("--force", action="store_true", help="replace a file that is already there")
    for command in (check, take, template):
        command.add_argument("file", metavar="FILE", type=Path, help="a TOML file")
    for command in (show, check, take, remove, template):
        add_data_dir(command)


def bounds(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    """Carry out what is asked; the exit code. Raises ``InputProblem`` with the exact field of what does not fit."""
    if arguments.what == "template":
        return _template(arguments, shop, terminal)
    if arguments.what == "check":
        return _check(arguments, shop, terminal)
    bench = shop.open()
    try:
        if arguments.what == "show":
            return _show(bench, shop.books.phrases, terminal)
        if arguments.what == "remove":
            return _remove(bench, shop.books.phrases, terminal)
        return _import(arguments, shop, bench, terminal)
    finally:
        bench.close()


def _template(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    phrases = shop.books.phrases
    if not arguments.force and os.path.lexists(arguments.file):
        raise InputProblem(phrases.say("bounds.cli.exists", file=str(arguments.file)))
    done = shop.bounds_files.write_template(arguments.file)
    print(phrases.say("bounds.file.written", file=str(done)), file=terminal.out)
    return 0


def _check(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    found, books = shop.bounds_files.read(arguments.file), shop.books
    told = tell(found, None, books.rules, books.kit().book)
    _print(bounds_lines(found, told, books.phrases), terminal)
    print(books.phrases.say("bounds.cli.check_good", file=str(arguments.file)), file=terminal.out)
    return 0


def _show(bench: Workbench, phrases: Phrases, terminal: Terminal) -> int:
    desk = bench.bounds(False)
    if desk.bounds.is_empty:
        print(phrases.say("bounds.cli.none"), file=terminal.out)
        return 0
    _print(bounds_lines(desk.bounds, desk.tell(desk.bounds), phrases), terminal)
    return 0


def _remove(bench: Workbench, phrases: Phrases, terminal: Terminal) -> int:
    desk = bench.bounds(True)
    if desk.bounds.is_empty:
        print(phrases.say("bounds.cli.nothing_to_remove"), file=terminal.err)
        return PROBLEM
    desk.remove()
    print(phrases.say("bounds.removed"), file=terminal.out)
    return 0


def _import(arguments: Namespace, shop: Shop, bench: Workbench, terminal: Terminal) -> int:
    phrases = shop.books.phrases
    found = shop.bounds_files.read(arguments.file)
    desk = bench.bounds(arguments.yes)
    _print(bounds_lines(found, desk.tell(found), phrases), terminal)
    if not arguments.yes:
        print(phrases.say("bounds.cli.not_yet"), file=terminal.err)
        return PROBLEM
    by = (arguments.by or found.by).strip()
    if not by:
        raise InputProblem(phrases.say("bounds.cli.by_missing"))
    desk.sign(found, by)
    print(phrases.say("bounds.cli.imported"), file=terminal.out)
    return 0


def bounds_lines(found: Bounds, told: BoundsTold, phrases: Phrases) -> Iterator[str]:
    """Bounds in words: who set them and when, what they limit, what is stricter, looser and not known."""
    if found.signed_at is not None:
        at = found.signed_at
        when = {"day": f"{at:%Y-%m-%d}", "time": f"{at:%H:%M}"}
        yield (
            phrases.say("bounds.signed", by=found.by, **when)
            if found.by
            else phrases.say("bounds.signed_nobody", **when)
        )
    stricter = [
        f"{phrases.reason(one.group)}: {phrases.reason(one.rule)} {phrases.reason(one.ours)}" for one in told.thresholds
    ]
    parts = {
        "limits": [phrases.reason(one) for one in told.limits],
        "thresholds": stricter,
        "looser": [phrases.reason(one) for one in told.looser],
        "notes": [phrases.reason(one) for one in told.notes],
        "unknown": [phrases.reason(one) for one in told.unknown],
    }
    for name, lines in parts.items():
        if lines:
            yield f"{phrases.say(f'bounds.heading.{name}')}:"
            yield from (f"  {line}" for line in lines)


def _print(lines: Iterator[str], terminal: Terminal) -> None:
    for line in lines:
        print(line, file=terminal.out)
