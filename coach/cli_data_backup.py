"""``data backup`` and ``data restore``: everything in one file, and back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from coach.services.workbench import Books, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal


def backup_options(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("file", metavar="FILE", type=Path, help="where to save it")


def backup(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Write the file. Raises ``InputProblem`` and ``StoreProblem``."""
    raise NotImplementedError


def restore_options(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a backup")


def restore(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Go back to it. Raises ``InputProblem`` and ``StoreProblem``."""
    raise NotImplementedError
