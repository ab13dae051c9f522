"""The ``data`` commands: the record out, in, into one file and back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from coach.cli_data_backup import backup, backup_options, restore, restore_options
from coach.cli_data_dir import add_data_dir
from coach.cli_data_export import export_record, export_record_options
from coach.cli_data_import import import_options, import_record
from coach.services.workbench import Books, Workbench

if TYPE_CHECKING:
    from coach.cli import Terminal

Run = Callable[[Namespace, Workbench, Books, "Terminal"], int]


def data_options(parser: ArgumentParser) -> None:
    """The commands within this one, and their options."""
    parts = parser.add_subparsers(dest="part", metavar="WHAT", required=True)
    for name, (words, options, _run) in _PARTS.items():
        part = parts.add_parser(name, help=words, description=words)
        add_data_dir(part)
        options(part)


def data(arguments: Namespace, bench: Workbench, books: Books, terminal: Terminal) -> int:
    """Carry out one of them. Raises ``InputProblem`` and ``StoreProblem``."""
    return _PARTS[arguments.part][2](arguments, bench, books, terminal)


_PARTS: dict[str, tuple[str, Callable[[ArgumentParser], None], Run]] = {
    "export": ("write the record down for other programs", export_record_options, export_record),
    "import": ("take in walks of a phone, a watch or another Amble", import_options, import_record),
    "backup": ("put everything in one file", backup_options, backup),
    "restore": ("go back to what is in such a file", restore_options, restore),
}
