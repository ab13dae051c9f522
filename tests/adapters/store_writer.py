"""A program that walks and answers for ever, saying after each step what the store has acknowledged; to be killed."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from coach.adapters.store import Store
from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome
from coach.services.ports import RunningSession
from tests.fakes.clock import FakeClock


def main(path: Path) -> None:
    """Each line is flushed after the call it speaks of has returned."""
    now = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    store = Store(path, FakeClock(now))
    store.open()
    done = len(store.sessions.sessions())
    while True:
        start = now + timedelta(hours=done)
        id = store.sessions.begin(RunningSession(0, start, 20, None, False, False, done, 0.0, 0.0, CheckIn()))
        say("begun", id, done)
        for second in range(1, 4):
            store.sessions.keep_progress(id, float(second), second / 2)
            say("progress", id, second)
        store.sessions.finish(id, 60.0 * done, Outcome.DONE, None)
        say("finished", id, done)
        store.answers.save_check_in(id, CheckIn(before=done % 11))
        say("answered", id, done % 11)
        done += 1


def say(what: str, id: int, number: int) -> None:
    """One acknowledged step."""
    sys.stdout.write(f"{what} {id} {number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
