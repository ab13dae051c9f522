"""The ``report`` command: one page for a clinician."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli_save_target import refuse_target
from coach.domain.phrases import Phrases
from coach.domain.report_wish import LONGEST_QUESTION, ReportDays, ReportSpan, ReportWish
from coach.services.input_problem import InputProblem
from coach.services.report_desk import ReportDesk
from coach.services.report_ports import ReportProblem
from coach.services.workbench import Books, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal

PROBLEM = 1
USUAL = timedelta(weeks=12)


def report_options(parser: ArgumentParser) -> None:
    """The file, which days, and what belongs on it."""
    parser.add_argument("file", metavar="FILE", type=Path, help="where to save it: a name that ends in .pdf or .html")
    parser.add_argument("--from", dest="first", metavar="DAY", type=_day, help="the first day, as 2026-03-01")
    parser.add_argument("--to", dest="last", metavar="DAY", type=_day, help="the last day, as 2026-05-31")
    parser.add_argument("--question", metavar="TEXT", help="what you would like to ask, in place of what you kept")
    parser.add_argument("--detail", action="store_true", help="add pages with every walk")
    parser.add_argument("--force", action="store_true", help="replace a file that is already there")


def report(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Save the report. Raises ``InputProblem`` and ``StoreProblem``."""
    file: Path = arguments.file
    desk = bench.record().report()
    if file.suffix.lower() not in desk.endings:
        raise InputProblem(books.phrases.say("report.ending", file=str(file)))
    refuse_target(file, bench, books.phrases)
    if not arguments.force and file.exists() and file.stat().st_size:
        raise InputProblem(books.phrases.say("report.exists", file=str(file)))
    wish = _wish(arguments, desk, books.phrases)
    try:
        lacks = desk.save(desk.told(wish), file)
    except ReportProblem as problem:
        print(problem, file=terminal.err)
        return PROBLEM
    say = books.phrases.say
    told = [say("report.saved_as", file=str(file))]
    if len(wish.question) > LONGEST_QUESTION:
        told.append(say("report.question.too_long", most=LONGEST_QUESTION))
    told += [say(f"report.lacks.{lack}") for lack in sorted(lacks)]
    told += [say("report.empty_command")] if desk.is_empty(wish) else []
    print(*told, sep="\n", file=terminal.out)
    return 0


def _wish(arguments: Namespace, desk: ReportDesk, phrases: Phrases) -> ReportWish:
    wish, today = desk.wish(), desk.today()
    if arguments.question is not None:
        wish = replace(wish, question=arguments.question)
    if arguments.detail:
        wish = replace(wish, detail=True)
    if arguments.first is None and arguments.last is None:
        return wish
    last = min(arguments.last or today, today)
    first = arguments.first or last - USUAL + timedelta(days=1)
    if first > last:
        raise InputProblem(phrases.say("report.no_days"))
    return replace(wish, span=ReportSpan.OWN, own=ReportDays(first, last))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"a day is written like 2026-03-01, not {text!r}") from None
