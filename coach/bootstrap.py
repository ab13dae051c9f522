"""Where Amble is put together: reads the command line and starts a command or the window."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from coach.adapters.qt_imports import quicken_imports

SLOWEST, FASTEST = 0.1, 600.0


def main(argv: Sequence[str]) -> int:
    """Run Amble with the arguments after its name; returns the exit code."""
    quicken_imports()
    arguments = _read_arguments(argv)
    try:
        speed = session_speed(os.environ.get("AMBLE_SPEED", ""))
        if arguments.command is None:
            # Nothing made before the first paint is garbage, and looking for some takes a tenth of the start.
            gc.disable()
            from coach.bootstrap_start import run_window

            return run_window(arguments.data_dir, arguments.hidden, speed)
        if arguments.command == "screenshots":
            from coach.bootstrap_screenshots import take_screenshots

            return take_screenshots(arguments.folder)
        if arguments.command == "figures":
            from coach.bootstrap_figures import draw_figures

            return draw_figures(arguments.folder)
        return _run_command(arguments, speed)
    except BrokenPipeError:
        return _drop_output()  # whoever read it has had enough
    except _unreadable() as problem:  # looked up only when something went wrong
        sys.stderr.write(f"{problem}\n")
        return _drop_output()
    except OSError as problem:
        sys.stderr.write(f"Amble could not go on: {problem.strerror or problem}.\n")
        return _drop_output()
    except KeyboardInterrupt:
        return 130


def _unreadable() -> tuple[type[Exception], ...]:
    """Problems whose message is one sentence for the user: a file of words or rules, or the store."""
    from coach.adapters.catalogue_entries import CatalogueProblem
    from coach.services.ports import StoreProblem

    return CatalogueProblem, StoreProblem


def _drop_output() -> int:
    """What could not be written yet goes nowhere, so that Python does not complain about it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def session_speed(text: str) -> float:
    """The value of AMBLE_SPEED: session seconds per second, 0.1–600; anything else is 1."""
    try:
        speed = float(text)
    except ValueError:
        return 1.0
    return speed if SLOWEST <= speed <= FASTEST else 1.0


def _read_arguments(argv: Sequence[str]) -> Namespace:
    """Without arguments (or for the start at login) there is nothing to parse, and the window opens sooner."""
    if list(argv) in ([], ["--hidden"]):
        return Namespace(command=None, data_dir=None, hidden=bool(argv))
    from coach.cli import build_parser

    return build_parser().parse_args(list(argv))


def _run_command(arguments: Namespace, speed: float) -> int:
    from coach.bootstrap_shop import open_shop
    from coach.cli import run, standard_terminal

    code = run(arguments, open_shop(arguments.data_dir, speed), standard_terminal())
    sys.stdout.flush()
    return code
