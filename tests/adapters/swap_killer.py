"""Goes back to another record again and again, and dies at a later step each time.

``python -m tests.adapters.swap_killer PREPARED PLACES``: each try gets a copy of the folder PREPARED in PLACES, and the
last one comes to its end."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from pathlib import Path

from coach.adapters.paths import Folders
from coach.adapters.restore_swap import Swap

STEPS = frozenset(
    (
        "os.rename",
        "os.link",
        "os.remove",
        "os.rmdir",
        "os.mkdir",
        "shutil.rmtree",
        "sqlite3.connect",
        "open",
        "os.unlink",
    )
)
"""What reaches the disk; each is a moment to die at."""
MOST = 200


def main(prepared: Path, places: Path) -> None:
    """Try until nothing stops it."""
    for number in range(1, MOST):
        place = places / f"{number:03}"
        shutil.copytree(prepared, place)
        child = os.fork()
        if child == 0:
            _die_at(number, place)
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) == 0:
            return
    raise SystemExit("it never came to its end")


def _die_at(number: int, place: Path) -> None:
    left = number

    def count(event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal left
        left -= event in STEPS
        if left == 0:
            os._exit(9)

    sys.addaudithook(count)
    Swap(Folders(place, place / "cache", place / "logs")).take_up(date(2026, 11, 22))
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
