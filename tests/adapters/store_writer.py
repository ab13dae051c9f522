"""A program that walks and answers for ever, saying after each step what the store has acknowledged; to be killed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from coach.adapters.store import Store
from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome
from coach.services.ports import RunningSession, StoreProblem
from tests.fakes.clock import FakeClock

Result = TypeVar("Result")
TRIES = 50


def main(path: Path) -> None:
    """Each line is flushed after the call it speaks of has returned."""
    now = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    store = Store(path, FakeClock(now))
    store.open()
    done = len(store.sessions.sessions())
    while True:
        start = now + timedelta(hours=done)
        running = RunningSession(0, start, 20, None, False, False, done, 0.0, 0.0, CheckIn())
        id = in_turn(partial(store.sessions.begin, running))
        say("begun", id, done)
        for second in range(1, 4):
            in_turn(partial(store.sessions.keep_progress, id, float(second), second / 2))
            say("progress", id, second)
        in_turn(partial(store.sessions.finish, id, 60.0 * done, Outcome.DONE, None))
        say("finished", id, done)
        in_turn(partial(store.answers.save_check_in, id, CheckIn(before=done % 11)))
        say("answered", id, done % 11)
        done += 1


def in_turn(step: Callable[[], Result]) -> Result:
    """A step, again while another program that never rests does not let us in: such a step was not acknowledged."""
    for _ in range(TRIES):
        try:
            return step()
        except StoreProblem as problem:
            if "Another program is using" not in str(problem):
                raise
    return step()


def say(what: str, id: int, number: int) -> None:
    """One acknowledged step."""
    sys.stdout.write(f"{what} {id} {number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
