"""A process of our own that is asked in JSON lines: started, told something, and its input closed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess


def start(command: Sequence[str], *, own_session: bool = False) -> subprocess.Popen[str]:
    """A process that finds our modules. ``own_session`` lets it outlive a terminal that closes. Raises ``OSError``."""
    import subprocess

    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        start_new_session=own_session,
    )


def tell(process: subprocess.Popen[str], message: Mapping[str, object]) -> None:
    """One line. Raises ``OSError`` or ``ValueError`` when the process is gone."""
    assert process.stdin is not None
    process.stdin.write(json.dumps(message) + "\n")
    process.stdin.flush()


def close_input(process: subprocess.Popen[str]) -> None:
    """Safe to call twice, and for a process that is gone: what was still to be written to it is lost."""
    assert process.stdin is not None
    with suppress(OSError):
        process.stdin.close()
