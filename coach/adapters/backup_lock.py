"""Locks a file with a passphrase and opens it again: the age format, which other age programs read too.

The library holds the interpreter's lock for seconds while it stretches the passphrase, so it works in a process of its
own: ``python -m coach.adapters.backup_lock``, one JSON request on its input, one JSON answer. The passphrase goes
through the pipe and stands in no list of processes.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from coach.adapters import line_process
from coach.adapters.private_values import open_private
from coach.domain.passphrase import written_alike

if TYPE_CHECKING:
    import subprocess

MAGIC = b"age-encryption.org/"
"""How a locked file begins."""
MOST_BYTES = 1_000_000_000
"""Of a file: the library has all of it in memory."""
LOOK_SECONDS = 0.1
WRONG, FAILED = "wrong", "failed"
_COMMAND = (sys.executable, "-m", "coach.adapters.backup_lock")


class LockFailed(Exception):
    """The process could not do it; the message is what the system said."""


class WrongPassphrase(Exception):
    """It does not open with this passphrase, or not a byte of it may have changed and one has."""


def lock_file(plain: Path, locked: Path, passphrase: str, go_on: Callable[[], bool]) -> bool:
    """Write ``plain`` locked; False when told to stop. Raises ``LockFailed``."""
    return _work("lock", plain, locked, passphrase, go_on)


def open_file(locked: Path, plain: Path, passphrase: str, go_on: Callable[[], bool]) -> bool:
    """Write what is in ``locked``, for its owner alone; False when told to stop. Raises ``WrongPassphrase`` and
    ``LockFailed``."""
    return _work("open", locked, plain, passphrase, go_on)


def _work(what: str, source: Path, target: Path, passphrase: str, go_on: Callable[[], bool]) -> bool:
    asked = {"what": what, "from": str(source), "to": str(target), "passphrase": written_alike(passphrase)}
    try:
        process = line_process.start(_COMMAND)
        line_process.tell(process, asked)
    except (OSError, ValueError) as problem:
        raise LockFailed(str(problem)) from None
    try:
        answer = _answer(process, go_on)
    finally:
        process.kill()
        process.communicate()
    if answer is None:
        return False
    if answer.get("problem") == WRONG:
        raise WrongPassphrase
    if "problem" in answer:
        raise LockFailed(str(answer.get("why", "")))
    return True


def _answer(process: subprocess.Popen[str], go_on: Callable[[], bool]) -> dict[str, object] | None:
    import subprocess

    while go_on():
        try:
            found, _ = process.communicate(timeout=LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            continue
        with suppress(ValueError):
            answer = json.loads(found)
            if isinstance(answer, dict):
                return answer
        return {"problem": FAILED}
    return None


def main() -> None:
    """Answer one request."""
    sys.stdout.write(json.dumps(_carry_out(json.loads(sys.stdin.readline()))))


def _carry_out(asked: dict[str, str]) -> dict[str, str]:
    import pyrage

    try:
        data = Path(asked["from"]).read_bytes()
        work = pyrage.passphrase.encrypt if asked["what"] == "lock" else pyrage.passphrase.decrypt
        made = work(data, asked["passphrase"])
        del data
        with open_private(Path(asked["to"])) as file:
            file.write(made)
            file.flush()
            os.fsync(file.fileno())
    except pyrage.DecryptError:
        return {"problem": WRONG}
    except (OSError, MemoryError, pyrage.EncryptError) as problem:
        return {"problem": FAILED, "why": getattr(problem, "strerror", None) or str(problem)}
    return {}


if __name__ == "__main__":
    main()
