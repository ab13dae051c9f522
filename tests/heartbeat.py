"""Whether the machine itself stood still: a program of its own that does nothing but look at the clock.

What is recorded needs a machine that gives sound its time. Where another program took that, a recording says nothing
about Amble, and is made once more; where only Amble was late, it stays what it is: a failure.
"""

from __future__ import annotations

import functools
import logging
import subprocess
import sys
from collections.abc import Callable
from typing import ParamSpec, Protocol

P = ParamSpec("P")
STOOD_STILL = 0.15
"""Seconds: of the quarter second that the sound system holds, what the window may keep Python for is taken off."""
_READY, _BEAT_MS = "beating\n", 10
_PROGRAM = f"""
import select, sys, time
worst, last, over = 0.0, time.monotonic(), False
sys.stdout.write({_READY!r})
sys.stdout.flush()
while not over:
    over = bool(select.select([sys.stdin], [], [], {_BEAT_MS} / 1000)[0])
    now = time.monotonic()
    worst, last = max(worst, now - last), now
sys.stdout.write(str(worst))
"""
log = logging.getLogger(__name__)


class Heart(Protocol):
    """Beats from its making on."""

    def stop(self) -> float:
        """End it; the longest time between two beats, in seconds. Safe to call twice."""


class Heartbeat:
    """Another process, so that this one, busy or waiting for itself, does not count as the machine."""

    def __init__(self) -> None:
        """It beats when this returns."""
        command = [sys.executable, "-S", "-E", "-c", _PROGRAM]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._worst: float | None = None
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == _READY

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    def stop(self) -> float:
        """End it; the longest time between two beats, in seconds. Safe to call twice."""
        if self._worst is None:
            told, _ = self._process.communicate()
            self._worst = float(told)
        return self._worst


def repeated_if_the_machine_stood_still(
    test: Callable[P, None], heart: Callable[[], Heart] = Heartbeat
) -> Callable[P, None]:
    """A test that, failing while the machine stood still, runs once more with the same fixtures. It must be able to."""

    @functools.wraps(test)
    def measured(*args: P.args, **kwargs: P.kwargs) -> None:
        beating = heart()
        try:
            test(*args, **kwargs)
        except Exception as failure:
            still = beating.stop()
            failure.add_note(f"Meanwhile the machine stood still for {still:.2f} s at most.")
            if still < STOOD_STILL:
                raise
            log.warning("measured once more, as the machine stood still for %.2f s: %s", still, failure)
        else:
            return
        finally:
            beating.stop()
        test(*args, **kwargs)

    return measured
