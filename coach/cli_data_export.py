"""``data export``: the record for other programs."""

from __future__ import annotations

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli_progress import clear_progress, percent_shown, stopped_by_signals
from coach.cli_save_target import refuse_target
from coach.domain.phrases import Phrases
from coach.domain.record import Days, Wanted
from coach.services.export_desk import Exported
from coach.services.export_ports import ExportProblem, ExportWish, RecordKind, kind_of
from coach.services.input_problem import InputProblem
from coach.services.workbench import Books, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal

PROBLEM, STOPPED = 1, 130


def export_record_options(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a name that ends in .json, .csv, .fhir.json or .ics")
    parser.add_argument("--from", dest="first", metavar="DAY", type=_day, help="the first day, as 2026-03-01")
    parser.add_argument("--to", dest="last", metavar="DAY", type=_day, help="the last day, as 2026-05-31")
    parser.add_argument("--words", action="store_true", help="also the words you wrote: notes, goal, whom you saw")
    parser.add_argument("--proofs", action="store_true", help="also every sentence of each walk (.json)")
    parser.add_argument("--name", default="", help="your name, for a clinic's computer (.fhir.json)")
    parser.add_argument("--force", action="store_true", help="replace a file that is already there")


def export_record(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Write the file and say what is in it; the exit code. Raises ``InputProblem`` and ``StoreProblem``."""
    wish = _wish(arguments, books.phrases)
    refuse_target(wish.file, bench, books.phrases)
    desk = bench.record().export()
    try:
        with stopped_by_signals(percent_shown(books.phrases, "export.cli.progress", terminal.err)) as go_on:
            done = desk.make(wish, go_on)
    except ExportProblem as problem:
        clear_progress(terminal.err)
        print(problem, file=terminal.err)
        return PROBLEM
    clear_progress(terminal.err)
    if done is None:
        print(books.phrases.say("export.cli.stopped"), file=terminal.err)
        return STOPPED
    _tell(done, wish, books.phrases, terminal)
    return 0


def _wish(arguments: Namespace, phrases: Phrases) -> ExportWish:
    file, kind = arguments.file, kind_of(arguments.file)
    if kind is None:
        kinds = ", ".join(f".{kind.value}" for kind in RecordKind)
        raise InputProblem(phrases.say("export.cli.kind", file=str(file), kinds=kinds))
    if arguments.name and kind is not RecordKind.FHIR:
        raise InputProblem(phrases.say("export.cli.name_only"))
    if arguments.proofs and kind is not RecordKind.JSON:
        raise InputProblem(phrases.say("export.cli.proofs_only"))
    if arguments.first and arguments.last and arguments.first > arguments.last:
        raise InputProblem(phrases.say("export.cli.days"))
    if not arguments.force and os.path.lexists(file):
        raise InputProblem(phrases.say("export.cli.exists", file=str(file)))
    wanted = Wanted(Days(arguments.first, arguments.last), arguments.words, arguments.proofs)
    return ExportWish(file, kind, wanted, arguments.name)


def _tell(done: Exported, wish: ExportWish, phrases: Phrases, terminal: Terminal) -> None:
    said = phrases.say("export.cli.done" if done.walks else "export.cli.none", file=str(done.file), walks=done.walks)
    print(said, file=terminal.out)
    if not wish.wanted.words:
        print(phrases.say("export.cli.left_out"), file=terminal.out)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"a day is written like 2026-03-01, not {text!r}") from None
