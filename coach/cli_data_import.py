"""``data import``: walks from elsewhere."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from coach.services.workbench import Books, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal


def import_options(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="a record of Amble (.json), or walks as .xml, .zip, .gpx or .fit"
    )
    parser.add_argument("--preview", action="store_true", help="say what would come in, and keep nothing")


def import_record(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Take a file in. Raises ``InputProblem`` and ``StoreProblem``."""
    raise NotImplementedError
