"""``data import``: walks from elsewhere."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli_walk import tell_waiting
from coach.domain.arrival import ArrivalRules
from coach.domain.phrases import Phrases
from coach.services.arrival_desk import ArrivalDesk, ArrivalPreview, Kept
from coach.services.arrival_ports import ArrivalProblem
from coach.services.arrival_words import about_lines, fault_words, kept_words, row_words, short_name
from coach.services.input_problem import InputProblem
from coach.services.workbench import Books, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal

MOST_ROWS = 40
"""Walks that are listed; the page shows all."""


def import_options(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="a record of Amble (.json), or walks as .xml, .zip, .gpx or .fit"
    )
    parser.add_argument("--preview", action="store_true", help="say what would come in, and keep nothing")
    parser.add_argument("--hikes", action="store_true", help="hikes are walks, too")


def import_record(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Take a file in; 3 where walking waits afterwards. Raises ``InputProblem`` and ``StoreProblem``."""
    phrases, file = books.phrases, arguments.file
    desk = bench.record().arrivals(not arguments.preview)
    preview = _look(desk, file, phrases)
    places = preview.possible if arguments.hikes else preview.offered
    for line in _lines(preview, places, phrases, desk.rules):
        print(line, file=terminal.out)
    if arguments.preview:
        print(phrases.say("arrivals.cli.preview"), file=terminal.out)
        return 0
    if places or preview.others:
        for line in _keep(desk, preview, places, bench, phrases):
            print(line, file=terminal.out)
    else:
        print(phrases.say("arrivals.cli.nothing"), file=terminal.out)
    return tell_waiting(bench, books, terminal)


def _look(desk: ArrivalDesk, file: Path, phrases: Phrases) -> ArrivalPreview:
    try:
        preview = desk.preview(file, desk.standing(), lambda _share: True)
    except ArrivalProblem as problem:
        raise InputProblem(fault_words(problem, file, phrases)) from None
    assert preview is not None
    return preview


def _lines(preview: ArrivalPreview, places: frozenset[int], phrases: Phrases, rules: ArrivalRules) -> Iterator[str]:
    yield phrases.say("arrivals.found.heading", file=short_name(preview.file.name))
    yield from about_lines(preview, phrases)
    for row in preview.rows[:MOST_ROWS]:
        yield phrases.say("arrivals.cli.row", row=row_words(row, phrases, rules))
    if len(preview.rows) > MOST_ROWS:
        yield phrases.say("arrivals.cli.more", count=len(preview.rows) - MOST_ROWS)
    if places:
        yield phrases.say("arrivals.cli.chosen", count=len(places))


def _keep(
    desk: ArrivalDesk, preview: ArrivalPreview, places: frozenset[int], bench: Workbench, phrases: Phrases
) -> Iterator[str]:
    set_up = bench.planning.is_set_up()
    before = desk.next_minutes() if set_up else 0
    kept: Kept = desk.keep(preview, places, desk.standing())
    yield kept_words(kept, before, desk.next_minutes() if set_up else 0, phrases)
    yield phrases.say("arrivals.cli.kept")
