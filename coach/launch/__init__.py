"""From `python3 main.py` to a running Amble, on the standard library alone."""

from __future__ import annotations

import sys


def installed() -> int:
    """The `amble` command of an ordinary installation: its libraries are there already. Returns the exit code."""
    from coach.bootstrap import main

    return main(sys.argv[1:])
