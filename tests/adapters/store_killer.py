"""Kills a program that writes, again and again, and compares what is there with what was acknowledged:
``python -m tests.adapters.store_killer FOLDER RUNS SEED``.

The writer says each step before it takes it and after it has been acknowledged. What was acknowledged must be there;
the one step that was under way may be there as a whole, or not at all.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

from coach.adapters.store import Store
from coach.adapters.store_arrivals import StoredArrivals
from coach.domain.check_in import CheckIn
from coach.domain.record import Record, RecordSource, WalkEntry
from coach.domain.session import Outcome, Session
from coach.services.ports import RunningSession
from tests.fakes.clock import FakeClock

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
FRESH = 50
"""Runs after which another record is begun."""
State = dict[str, Any]
"""What can be known of the record: a name to a plain value; what is not there is not in it."""


def changes(step: str, number: int) -> State:
    """What a step does to what is known; None takes something away."""
    walk = f"walk {number}"
    match step:
        case "begin":
            return {walk: "going"}
        case "finish":
            return {walk: f"done {60 * number}"}
        case "answer":
            return {f"answer {number}": number % 11}
        case "note":
            return {f"note {number % 7}": f"note {number}"}
        case "time off":
            return {"time off": number}
        case "remove":
            return {walk: "removed"}
        case "bring back":
            return {walk: f"done {60 * number}"}
        case "import":
            return {f"import {number}": 3}
        case _:
            return {f"import {number}": None}


class Writer:
    """Takes the steps. Runs until it is killed."""

    def __init__(self, path: Path, out: int) -> None:
        self._store, self._out = Store(path, FakeClock(NOW)), out
        self._store.open()
        self._arrivals = StoredArrivals(path)

    def run(self, number: int) -> None:
        """For ever, from a number that nothing has yet."""
        while True:
            self._live(number)
            number += 1

    def _live(self, number: int) -> None:
        """A walk with all that can become of it."""
        store, at = self._store, NOW + timedelta(hours=number)
        going = RunningSession(0, at, 20, None, False, False, number, 0.0, 0.0, CheckIn())
        id = self._step("begin", number, lambda: store.sessions.begin(going))
        store.sessions.keep_progress(id, 5.0, 5.0)
        self._step("finish", number, lambda: store.sessions.finish(id, 60.0 * number, Outcome.DONE, None))
        self._step("answer", number, lambda: store.answers.save_check_in(id, CheckIn(before=number % 11)))
        self._step("note", number, lambda: store.day_notes.keep_day_note(_day(number), f"note {number}"))
        self._step("time off", number, lambda: store.values.put("time_off", number))
        self._step("remove", number, lambda: store.removals.remove_walk(id, at))
        if number % 2:
            self._step("bring back", number, lambda: store.removals.bring_back_walk(id))
        arrival = self._step("import", number, lambda: self._import(number, at))
        if number % 3 == 0:
            self._step("take back", number, lambda: self._arrivals.take_back(arrival, at))

    def _import(self, number: int, at: datetime) -> int:
        walks = tuple(
            WalkEntry(Session(at - timedelta(days=400, minutes=20 * n), 10, 10, Outcome.DONE, by_hand=True))
            for n in range(3)
        )
        return self._arrivals.keep(RecordSource.GPX, f"import {number}", at, Record(walks=walks))

    def _step(self, step: str, number: int, take: Callable[[], Any]) -> Any:
        os.write(self._out, json.dumps(["try", step, number]).encode() + b"\n")
        given = take()
        os.write(self._out, json.dumps(["done", step, number]).encode() + b"\n")
        return given


def killed(path: Path, number: int, moment: random.Random) -> list[list[Any]]:
    """What a writer said before it was killed at a moment of its life."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        Writer(path, writes).run(number)
    os.close(writes)
    with os.fdopen(reads, "rb") as told:
        lines = [told.readline() for _ in range(moment.randint(1, 40))]
        end = perf_counter() + moment.random() * 0.002
        while perf_counter() < end:
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines += told.readlines()
    return [json.loads(line) for line in lines if line.endswith(b"\n")]


def known(path: Path) -> State:
    """What is really there, once the program has opened it anew."""
    store = Store(path, FakeClock(NOW))
    report = store.open()
    store.close()
    if report.sentence:
        raise SystemExit(f"it had to be mended: {report.sentence}")
    with closing(sqlite3.connect(path)) as connection:
        return dict(_rows(connection))


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[str, Any]]:
    sql = "SELECT seed, outcome, walked_seconds, removed_utc FROM session WHERE arrival IS NULL"
    for seed, outcome, seconds, removed in connection.execute(sql):
        yield f"walk {seed}", "removed" if removed else f"done {seconds:.0f}" if outcome else "going"
    sql = "SELECT seed, pain_before FROM check_in JOIN session ON id = session_id WHERE pain_before IS NOT NULL"
    yield from ((f"answer {seed}", pain) for seed, pain in connection.execute(sql))
    for day, note in connection.execute("SELECT day, note FROM day_note"):
        yield f"note {(date.fromisoformat(day) - NOW.date()).days}", note
    for (value,) in connection.execute("SELECT json FROM value WHERE name = 'time_off'"):
        yield "time off", json.loads(value)
    sql = "SELECT file, (SELECT count(*) FROM session WHERE arrival = arrival.id) FROM arrival"
    yield from connection.execute(sql)


def _day(number: int) -> date:
    return NOW.date() + timedelta(days=number % 7)


def after(state: State, steps: list[tuple[str, int]]) -> State:
    """What is known after some steps."""
    whole = dict(state)
    for step, number in steps:
        whole.update(changes(step, number))
    return {name: value for name, value in whole.items() if value is not None}


def main(folder: Path, runs: int, seed: int) -> None:
    """Say how often a step was cut off, and how often it had come to its end all the same."""
    moment, cut, come, state, number = random.Random(seed), 0, 0, State(), 1
    for run in range(runs):
        path = folder / f"{run // FRESH}" / "amble.db"
        if run % FRESH == 0:
            state, number = {}, 1
        said = killed(path, number, moment)
        done = [(step, which) for what, step, which in said if what == "done"]
        acknowledged = after(state, done)
        found = known(path)
        if found != acknowledged:
            what, step, which = said[-1]
            if what != "try" or found != after(acknowledged, [(step, which)]):
                raise SystemExit(f"run {run}: {set(found.items()) ^ set(acknowledged.items())}, last said {said[-1]}")
            come += 1
        cut += bool(said) and said[-1][0] == "try"
        state, number = found, max((which for _, _, which in said), default=number) + 1
    sys.stdout.write(f"{runs} {cut} {come}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
