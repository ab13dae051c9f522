"""One look at the stamp, and on to the program."""

from __future__ import annotations

import os
import sys

from coach.launch.home import RUN, Home


def main(root: str, arguments: list[str]) -> int:
    """Make ready what is not, then start Amble with ``arguments``. Returns the exit code."""
    home = Home(root)
    if arguments[:1] == ["test"]:
        from coach.launch.checks import run_checks

        return run_checks(home, arguments[1:])
    if arguments[:1] == ["lock"]:
        from coach.launch.lock import write_locks

        return write_locks(home)
    surroundings = home.surroundings()
    if home.is_running() and surroundings.items() <= os.environ.items():
        from coach.bootstrap import main as amble

        return amble(arguments)
    if not home.is_ready(RUN):
        from coach.launch.edge import make_ready

        code = make_ready(home, RUN)
        if code:
            return code
        surroundings = home.surroundings()
    return become([home.python, os.path.join(root, "main.py"), *arguments], {**os.environ, **surroundings})


def become(command: list[str], environment: dict[str, str]) -> int:
    """Go on as another program; where the system cannot, run it and return its exit code."""
    if os.name != "nt":
        os.execve(command[0], command, environment)
    import subprocess

    try:
        return subprocess.call(command, env=environment)
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return 130
