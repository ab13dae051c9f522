"""Where things lie beside main.py, and whether they are ready.

Every start runs this, so it imports as little as it can: plain strings for paths, and no dataclasses.
"""

from __future__ import annotations

import hashlib
import os
import sys

RUN = "run"
TEST = "test"
LOCKS = {RUN: "requirements.lock", TEST: "requirements-dev.lock"}
"""What each kind of set-up installs."""
EDITION = "1"
"""Raised when set-up itself changes, so that folders made ready before are made ready again."""


class Home:
    """The folder of main.py."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.venv = os.path.join(root, ".venv")
        self.system_libraries = os.path.join(self.venv, "syslibs")

    @property
    def python(self) -> str:
        """The Python with Amble's libraries."""
        parts = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
        return os.path.join(self.venv, *parts)

    def lock(self, kind: str) -> str:
        """The list of pinned libraries."""
        return os.path.join(self.root, LOCKS[kind])

    def stamp(self, kind: str) -> str:
        """The file that says that set-up went through to its end."""
        return os.path.join(self.venv, f"amble-{kind}-ready")

    def is_ready(self, kind: str) -> bool:
        """Whether set-up went through for these very pins and this very Python, which is still there."""
        try:
            with open(self.stamp(kind), encoding="utf-8") as file:
                return file.read() == self.seal(kind) and os.path.exists(self.python)
        except OSError:
            return False

    def seal(self, kind: str) -> str:
        """What the stamp must say: the pins, and the Python behind the environment with its version in its name."""
        with open(self.lock(kind), "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        return "\n".join((EDITION, digest, os.path.realpath(self.python), ""))

    def is_running(self) -> bool:
        """Whether this very process is the environment's Python."""
        return os.path.realpath(sys.prefix) == os.path.realpath(self.venv)

    def surroundings(self) -> dict[str, str]:
        """Environment variables that point at the system libraries kept beside Amble."""
        try:
            with open(os.path.join(self.system_libraries, "environment"), encoding="utf-8") as file:
                lines = file.read().splitlines()
        except OSError:
            return {}
        return dict(self._variable(*line.partition("=")[::2]) for line in lines)

    def _variable(self, name: str, value: str) -> tuple[str, str]:
        own = [os.path.join(self.system_libraries, part) for part in value.split(os.pathsep)]
        before = os.environ.get(name, "") if name in {"PATH", "LD_LIBRARY_PATH"} else ""
        theirs = [part for part in before.split(os.pathsep) if part and part not in own]
        return name, os.pathsep.join((*theirs, *own))
