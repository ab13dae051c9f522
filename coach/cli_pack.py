"""The ``pack`` command: what is in a pack, or the exact place of what does not fit."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.exercise import Exercise, Routine
from coach.domain.pack import PackArrival
from coach.domain.phrases import Phrases
from coach.services.decide_request import InputProblem
from coach.services.pack_ports import PackProblem
from coach.services.workbench import Shop

if TYPE_CHECKING:
    from coach.cli import Terminal


def pack_options(parser: ArgumentParser) -> None:
    """What to do, and the file."""
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    words = "say what is in a pack, or what does not fit; nothing is kept"
    check = what.add_parser("check", help=words, description=words)
    check.add_argument("file", metavar="FILE", type=Path, help="a TOML file, or a zip of pack.toml with pictures")


def pack(arguments: Namespace, shop: Shop, terminal: Terminal) -> int:
    """Print what is in a pack. Raises ``InputProblem`` with the exact place of what does not fit."""
    try:
        arrival = shop.look_into_pack(arguments.file)
    except PackProblem as problem:
        raise InputProblem(str(problem)) from None
    for line in pack_lines(arrival, shop.books.phrases):
        print(line, file=terminal.out)
    return 0


def pack_lines(arrival: PackArrival, phrases: Phrases) -> Iterator[str]:
    """A pack in words: its name, everything in it, and the ids that would change."""
    pack = arrival.pack
    yield phrases.say("pack_check.by", name=pack.name, author=pack.author) if pack.author else pack.name
    counts = {"exercises": len(pack.exercises), "routines": len(pack.routines), "pictures": len(pack.pictures)}
    yield phrases.say("pack_check.holds", **counts)
    yield from (f"  {_exercise(exercise, phrases)}" for exercise in pack.exercises)
    yield from (f"  {_routine(routine, phrases)}" for routine in pack.routines)
    yield from (phrases.say("pack_check.renamed", old=old, new=new) for old, new in arrival.renamed)
    yield from (phrases.say("pack_check.known", name=name) for name in arrival.known)
    yield phrases.say("pack_check.good")


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
