"""The ``report`` command: one page for a clinician."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coach.services.workbench import Books, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal


def report_options(parser: ArgumentParser) -> None:
    """The file, and which days."""
    parser.add_argument("file", metavar="FILE", type=Path, help="where to save it: a name that ends in .pdf or .html")
    parser.add_argument("--from", dest="first", metavar="DAY", type=_day, help="the first day, as 2026-03-01")
    parser.add_argument("--to", dest="last", metavar="DAY", type=_day, help="the last day, as 2026-05-31")


def report(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Save the report. Raises ``InputProblem`` and ``StoreProblem``."""
    raise NotImplementedError


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"a day is written like 2026-03-01, not {text!r}") from None
