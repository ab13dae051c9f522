"""``data export``: the record for other programs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from coach.services.workbench import Books, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal


def export_record_options(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a name that ends in .json, .csv, .fhir.json or .ics")


def export_record(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Write the file. Raises ``InputProblem`` and ``StoreProblem``."""
    raise NotImplementedError
