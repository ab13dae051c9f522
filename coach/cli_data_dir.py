"""The option for the folder in which everything is kept, before a command, after it, or after what it shall do."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError
from pathlib import Path


def add_data_dir(parser: ArgumentParser, default: object = ...) -> None:
    """Let a parser take ``--data-dir``; without a ``default``, the one given further in front counts."""
    parser.add_argument(
        "--data-dir",
        type=_folder,
        metavar="DIR",
        default=SUPPRESS if default is ... else default,
        help="keep everything in DIR, not in the usual folder",
    )


def _folder(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise ArgumentTypeError(f"nobody has the home folder in {text!r}") from None
