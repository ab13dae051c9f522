"""The ``pack`` command: what is in a pack or what does not fit, taking one in, handing own things on."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli_data_dir import add_data_dir
from coach.domain.exercise import Exercise, Routine
from coach.domain.pack import PackArrival
from coach.domain.phrases import Phrases
from coach.services.input_problem import InputProblem
from coach.services.pack_desk import PackDesk
from coach.services.pack_ports import PackProblem
from coach.services.workbench import Shop

if TYPE_CHECKING:
    from coach.cli import Terminal

PROBLEM = 1


def pack_options(parser: ArgumentParser) -> None:
    """What to do, and the file."""
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    words = "say what is in a pack, or what does not fit; nothing is kept"
    check = what.add_parser("check", help=words, description=words)
    check.add_argument("file", metavar="FILE", type=Path, help="a TOML file, or a zip of pack.toml with pictures")
    words = "keep the exercises and routines of a pack; nothing that is here is replaced"
    take = what.add_parser("import", help=words, description=words)
    take.add_argument("file", metavar="FILE", type=Path, help="as for check")
    words = "write own exercises and routines as a pack"
    hand = what.add_parser("export", help=words, description=words)
    hand.add_argument("file", metavar="FILE", type=Path, help="the pack; its ending says the kind: .toml or .zip")
    hand.add_argument("ids", metavar="ID", nargs="*", help="own exercises and routines; all where none is named")
    hand.add_argument("--force", action="store_true", help="replace a file that is already there")
    for parser in (check, take, hand):
        add_data_dir(parser)


def pack(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    """Carry out what is asked; the exit code. Raises ``InputProblem`` with the exact place of what does not fit."""
    if arguments.what == "check":
        return _check(arguments, shop, terminal)
    bench = shop.open()
    try:
        if arguments.what == "import":
            return _import(arguments, bench.packs(), shop.books.phrases, terminal)
        return _export(arguments, bench.packs(), shop.books.phrases, terminal)
    finally:
        bench.close()


def _check(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    try:
        arrival = shop.look_into_pack(arguments.file)
    except PackProblem as problem:
        raise InputProblem(str(problem)) from None
    for line in pack_lines(arrival, shop.books.phrases):
        print(line, file=terminal.out)
    return 0


def _import(arguments: Namespace, desk: PackDesk, phrases: Phrases, terminal: Terminal) -> int:
    problems: list[str] = []
    desk.failed.connect(problems.append)
    preview = desk.preview(arguments.file)
    if preview is None:
        raise InputProblem(problems[0])
    if not desk.import_pack(preview):
        print(problems[0], file=terminal.err)
        return PROBLEM
    for line in (*_changes(preview.arrival, phrases), phrases.say("pack_check.imported")):
        print(line, file=terminal.out)
    return 0


def _export(arguments: Namespace, desk: PackDesk, phrases: Phrases, terminal: Terminal) -> int:
    own = desk.own_ids
    if not own:
        raise InputProblem(phrases.say("pack_check.nothing"))
    if unknown := [id for id in arguments.ids if id not in own]:
        raise InputProblem(phrases.say("pack_check.no_own", unknown=unknown[0], own=", ".join(own)))
    if not arguments.force and os.path.lexists(arguments.file):
        raise InputProblem(phrases.say("pack_check.exists", file=str(arguments.file)))
    problems: list[str] = []
    done: list[Path] = []
    desk.failed.connect(problems.append)
    desk.exported.connect(done.append)
    desk.export(arguments.ids or own, arguments.file)
    if problems:
        print(problems[0], file=terminal.err)
        return PROBLEM
    print(phrases.say("pack_check.exported", file=str(done[0])), file=terminal.out)
    return 0


def pack_lines(arrival: PackArrival, phrases: Phrases) -> Iterator[str]:
    """A pack in words: its name, everything in it, and the ids that would change."""
    pack = arrival.pack
    yield phrases.say("pack_check.by", name=pack.name, author=pack.author) if pack.author else pack.name
    counts = {"exercises": len(pack.exercises), "routines": len(pack.routines), "pictures": len(pack.pictures)}
    yield phrases.say("pack_check.holds", **counts)
    yield from (f"  {_exercise(exercise, phrases)}" for exercise in pack.exercises)
    yield from (f"  {_routine(routine, phrases)}" for routine in pack.routines)
    yield from _changes(arrival, phrases)
    yield phrases.say("pack_check.good")


def _changes(arrival: PackArrival, phrases: Phrases) -> Iterator[str]:
    yield from (phrases.say("pack_check.renamed", old=old, new=new) for old, new in arrival.renamed)
    yield from (phrases.say("pack_check.known", name=name) for name in arrival.known)


def _exercise(exercise: Exercise, phrases: Phrases) -> str:
    shown = "frames" if exercise.frames else "picture" if exercise.picture else "words"
    return phrases.say(
        "pack_check.exercise",
        name=exercise.name,
        file_id=exercise.id,
        kind=phrases.say(f"pack_check.kind.{exercise.kind}"),
        levels=len(exercise.doses),
        shown=phrases.say(f"pack_check.{shown}", count=len(exercise.frames)),
    )


def _routine(routine: Routine, phrases: Phrases) -> str:
    return phrases.say(
        "pack_check.routine",
        name=routine.name,
        file_id=routine.id,
        kind=phrases.say(f"pack_check.kind.{routine.kind}"),
        count=len(routine.items),
    )
