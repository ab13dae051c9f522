"""`python3 main.py lock`: pin every library anew, with hashes for all systems."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from coach.launch.home import LOCKS, RUN, TEST, Home

OPTIONS = ("--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate", "--quiet")


def lock_commands(uv: str) -> list[list[str]]:
    """The commands that write both lists; the tests' list holds the program's pins as they are."""
    run, test = LOCKS[RUN], LOCKS[TEST]
    return [
        [uv, "pip", "compile", "pyproject.toml", *OPTIONS, "--output-file", run],
        [
            uv,
            "pip",
            "compile",
            "pyproject.toml",
            "--group",
            "dev",
            *OPTIONS,
            "--constraint",
            run,
            "--output-file",
            test,
        ],
    ]


def addresses(text: str) -> list[str]:
    """The lines of a list that name a place: none may, so that everybody's own settings count."""
    return [line for line in text.splitlines() if "://" in line or line.startswith(("-", "file:"))]


def write_locks(home: Home) -> int:
    """Write both lists beside main.py. Returns the exit code."""
    uv = shutil.which("uv", path=os.path.dirname(home.python)) or shutil.which("uv")
    if not uv:
        print("The program uv writes the lists: install it first, for example with `pip install uv`.", file=sys.stderr)
        return 1
    for command in lock_commands(uv):
        print(" ".join(command), file=sys.stderr)
        code = subprocess.call(command, cwd=home.root)
        if code:
            return code
    return _check(home)


def _check(home: Home) -> int:
    for kind in LOCKS:
        with open(home.lock(kind), encoding="utf-8") as file:
            named = addresses(file.read())
        if named:
            print(f"{LOCKS[kind]} names a place, which it may not: {named[0]}", file=sys.stderr)
            return 1
    return 0
