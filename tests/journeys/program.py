"""Amble as a process of its own, with a home of its own, started the way a person starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.patience import until

MAIN = Path(__file__).parents[2] / "main.py"
NO_SOUND = "unix:/nonexistent"
"""A sound server that is not there."""


class Program:
    """One run of Amble on a data folder."""

    def __init__(
        self, folder: Path, environment: Mapping[str, str], arguments: Sequence[str] = (), who: Sequence[str] = ()
    ) -> None:
        """``who`` is a command put before the program, such as one that lets it run as somebody else."""
        self.folder = folder
        self._errors = (folder.parent / "stderr.txt").open("ab+")
        command = [*who, sys.executable, str(MAIN), "--data-dir", str(folder), *arguments]
        self.process = subprocess.Popen(
            command,
            env={**_plain_surroundings(folder.parent), **environment},
            cwd=folder.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
        )

    @property
    def id(self) -> int:
        """The process."""
        return self.process.pid

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self.process.poll() is None

    def ends(self, limit: float = 15.0) -> int:
        """Wait for the end; the exit code."""
        until(lambda: not self.is_running, limit)
        return self.process.returncode

    def kill(self) -> None:
        """What a power cut does; safe after the end."""
        self.process.kill()
        self.process.wait()
        self._errors.close()

    def complaints(self) -> str:
        """Everything that this and earlier runs in the same folder wrote to the terminal as errors."""
        return (self.folder.parent / "stderr.txt").read_text()


def say(folder: Path, *arguments: str, stdin: str = "", speed: float | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command of Amble on a data folder and wait for it."""
    environment = {**_plain_surroundings(folder.parent), "PULSE_SERVER": NO_SOUND}
    if speed is not None:
        environment["AMBLE_SPEED"] = f"{speed:g}"
    command = [sys.executable, str(MAIN), *arguments, "--data-dir", str(folder)]
    return subprocess.run(command, env=environment, input=stdin, capture_output=True, text=True, check=False)


def _plain_surroundings(home: Path) -> dict[str, str]:
    """What a fresh account has: nothing of the person who runs the tests but where programs are."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "FONTCONFIG_FILE") if name in os.environ}
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    return {
        **kept,
        **folders,
        "HOME": str(home),
        "TMPDIR": str(home),
        "LANG": "C.UTF-8",
        "TZ": os.environ.get("TZ", "UTC"),
    }
