"""How set-up runs other programs: the one place where it touches them, so that tests can stand in for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Finished:
    """How a program ended. ``text`` is what it printed, or what it complained of when its lines were followed."""

    code: int
    text: str = ""


class Runner(Protocol):
    """Runs programs and speaks to the person who waits."""

    def read(self, command: Sequence[str], extra: Mapping[str, str] = NOTHING) -> Finished:
        """Run a quick command and hand over what it printed. ``extra`` adds to the environment variables."""

    def follow(
        self, command: Sequence[str], heard: Callable[[str], None], extra: Mapping[str, str] = NOTHING
    ) -> Finished:
        """Run a long command and hand on each line that it prints, as it comes; its complaints go to the log."""

    def find(self, program: str) -> str:
        """Where a program is, or ""."""

    def say(self, text: str) -> None:
        """Tell the person."""


class Shell:
    """The real runner. Everything it says goes to standard error: standard output belongs to Amble's commands."""

    def __init__(self, log: str) -> None:
        self.log = log

    def read(self, command: Sequence[str], extra: Mapping[str, str] = NOTHING) -> Finished:
        """See ``Runner``."""
        try:
            done = subprocess.run(
                command,
                env={**os.environ, **extra},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
        except OSError as error:
            return Finished(127, str(error))
        return Finished(done.returncode, done.stdout if done.returncode == 0 else done.stdout + done.stderr)

    def follow(
        self, command: Sequence[str], heard: Callable[[str], None], extra: Mapping[str, str] = NOTHING
    ) -> Finished:
        """See ``Runner``."""
        with open(self.log, "a+", encoding="utf-8", errors="replace") as log:
            log.write(f"$ {' '.join(command)}\n")
            log.flush()
            start = log.tell()
            code = self._follow(command, heard, {**os.environ, **extra}, log.fileno())
            log.seek(start)
            return Finished(code, log.read())

    def _follow(
        self, command: Sequence[str], heard: Callable[[str], None], environment: Mapping[str, str], errors: int
    ) -> int:
        with subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            errors="replace",
            close_fds=False,  # what set-up started goes on holding the lock, should set-up be killed
        ) as process:
            try:
                for line in process.stdout or ():
                    heard(line.rstrip("\n"))
            except BaseException:  # somebody wants to stop: so must what was started
                process.terminate()
                process.wait()
                raise
        return process.returncode

    def find(self, program: str) -> str:
        """See ``Runner``."""
        return shutil.which(program) or ""

    def say(self, text: str) -> None:
        """See ``Runner``."""
        print(text, file=sys.stderr, flush=True)
