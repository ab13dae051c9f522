"""The real machine, and a set-up on it that ends in a sentence whatever happens."""

from __future__ import annotations

import errno
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from coach.launch import words
from coach.launch.apt import SetupFailed
from coach.launch.home import Home
from coach.launch.machine import NEWEST, OLDEST, Machine, unsupported
from coach.launch.runner import Shell
from coach.launch.setup import SetUp

MANAGERS = ("apt-get", "dnf", "pacman", "zypper")


def this_machine(root: str) -> Machine:
    """What this machine is like. ``root`` is the folder whose disk counts."""
    return Machine(
        system=sys.platform,
        root=os.name != "nt" and os.geteuid() == 0,
        manager=next((name for name in MANAGERS if shutil.which(name)), ""),
        python=getattr(sys, "_base_executable", "") or sys.executable,
        version=(sys.version_info[0], sys.version_info[1]),
        makes_venvs=all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")),
        free=shutil.disk_usage(root).free // 1_000_000,
    )


def other_pythons() -> list[str]:
    """The Pythons on this machine that Amble can use, newest first."""
    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    return [name for name in names if shutil.which(name)]


def make_ready(home: Home, kind: str) -> int:
    """Set up what is missing for ``kind``. Returns the exit code: 0 when all is there, 1 when not, 130 when stopped."""
    shell = Shell(os.path.join(home.venv, "setup.log"))
    try:
        return _set_up(home, kind, shell)
    except KeyboardInterrupt:
        shell.say(f"\n{words.STOPPED}")
        return 130
    except SetupFailed as failure:
        shell.say(words.failed(str(failure), shell.log))
    except OSError as error:
        full = "No space left" if error.errno in (errno.ENOSPC, errno.EDQUOT) else str(error)
        shell.say(words.failed(full, shell.log))
    return 1


def _set_up(home: Home, kind: str, shell: Shell) -> int:
    machine = this_machine(home.root)
    refusal = unsupported(machine.version, other_pythons())
    if refusal:
        shell.say(refusal)
        return 1
    os.makedirs(home.venv, exist_ok=True)
    with _alone(home, shell):
        if home.is_ready(kind):
            return 0
        if _mark_begun(home):
            shell.say(words.RESUMED)
        code = SetUp(home, kind, machine, shell).run()
    if code == 0:
        shell.say(words.READY)
    return code


def _mark_begun(home: Home) -> bool:
    """Leave a sign that set-up has begun. Returns whether one was there."""
    sign = os.path.join(home.venv, "amble-unfinished")
    resumed = os.path.exists(sign)
    with open(sign, "w", encoding="utf-8"):
        return resumed


@contextmanager
def _alone(home: Home, shell: Shell) -> Iterator[None]:
    """Keep a second set-up of the same folder waiting. Programs that set-up started hold the lock as well."""
    if os.name == "nt":
        yield
        return
    import fcntl

    with open(os.path.join(home.venv, "amble-lock"), "w", encoding="utf-8") as file:
        os.set_inheritable(file.fileno(), True)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            shell.say(words.WAITING)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
