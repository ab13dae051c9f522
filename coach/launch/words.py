"""What set-up says."""

from __future__ import annotations

import re

from coach.launch.home import TEST
from coach.launch.system import SystemStep

DOWNLOAD = {"run": 151, "test": 261}
"""Megabytes of libraries to fetch, measured on Linux with Python 3.11."""
ON_DISK = {"run": 441, "test": 870}
"""Megabytes that they take when unpacked, measured the same way."""
SPARE = 300
"""Megabytes more that must be free: what is fetched lies on the disk beside what is unpacked for a while."""

RESUMED = "The last set-up did not come to its end; going on from there."
STOPPED = "Set-up stopped here. Start Amble again when you like: it goes on from where it was."
WAITING = "Another set-up is at work in this folder; waiting for it to finish."
READY = "Amble is ready."


def plan(kind: str, count: int, step: SystemStep) -> str:
    """What set-up is about to do and how big it is."""
    what = "Amble and its tests need" if kind == TEST else "Amble needs"
    lines = [f"Before the first start, {what} to fetch some things. This happens once and takes a few minutes:"]
    if count:
        size = f"at most {DOWNLOAD[kind]} MB to fetch, {ON_DISK[kind]} MB on disk"
        lines.append(f"  - {count} Python libraries into the folder .venv beside main.py ({size})")
    if step.way == "install":
        lines.append(
            f"  - {len(step.packages)} system packages with apt-get (what they bring with them is counted below)"
        )
    if step.way == "unpack":
        lines.append(f"  - {len(step.packages)} system packages, unpacked inside .venv: nothing outside it changes")
    return "\n".join(lines)


def ask(command: str, missing: tuple[str, ...]) -> str:
    """What the person does about system libraries that Amble cannot fetch by itself."""
    if command:
        return f"Amble's window needs some system libraries. Run this, then start Amble again:\n  {command}"
    return f"Amble's window needs these system libraries; install them, then start Amble again: {', '.join(missing)}."


def too_little_space(free: int, wanted: int) -> str:
    """One sentence when the disk is too full to begin."""
    return f"Amble needs {wanted} MB of free disk space here, and {free} MB are free: make some room and start again."


FULL = "no space left|not enough free space|disk quota exceeded"
ALTERED = "do not match the hashes|hash sum mismatch"
OFFLINE = (
    "temporary failure|could not resolve|nameresolution|newconnectionerror|connecttimeout|timed out|connection refused|"
    "connection reset|connectionerror|unreachable|could not connect|proxyerror|incompleteread|protocolerror|"
    "failed to fetch|unable to fetch|unable to locate package|no matching distribution"
)
BUSY = "could not get lock|is held by process"
FORBIDDEN = "permission denied"
NO_VENV = "no ensurepip|no module named venv"
REASONS = {
    FULL: "the disk is full; make some room",
    ALTERED: "a file that arrived is not the one that was asked for; try again later, and if it stays so, report it",
    OFFLINE: "something could not be fetched; check the network connection",
    BUSY: "another program is installing packages; wait until it is done",
    FORBIDDEN: "this folder may not be written to; move Amble to one of your own",
    NO_VENV: "this Python cannot make environments; install its venv and ensurepip modules",
}
"""What a failed command says about itself, and what that means; the first that is found counts."""


UNKNOWN = "something unexpected happened; look at the details"


def reason(log: str) -> str:
    """Why a command failed, in words, from what it wrote."""
    return next((meaning for signs, meaning in REASONS.items() if re.search(signs, log, re.I)), UNKNOWN)


def failed(log: str, where: str) -> str:
    """One sentence on a step that failed. ``where`` is the file with the details."""
    return f"Set-up stopped: {reason(log)}, then start Amble again: what is there is kept. (Details: {where})"
