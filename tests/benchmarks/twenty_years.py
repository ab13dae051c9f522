"""A record of twenty years with 20,000 walks and 1,200,000 sentences, written straight into a new database.

Walking it through the services would take an hour. The plan and the times are those of the services; only what happened
is written row by row.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from coach.adapters.store_rows import utc_text
from coach.bootstrap_core import Core
from coach.bootstrap_year import StillClock
from coach.domain.plan import Plan
from coach.domain.schedule import Schedule

ZONE = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 12, 12, 5, tzinfo=ZONE)
"""The day after the last walk."""
YEARS_DAYS = 7305
WALKS, CUES = 20_000, 60
"""Walks in all, and sentences of each."""
TIMES = (time(7, 30), time(12, 30), time(18, 0))
"""Two or three of these a day."""
STYLES = ("Head up, eyes ahead.", "Shoulders loose.", "Arms swing freely.", "Short, easy steps.")

_SESSION = (
    "INSERT INTO session (id, started_utc, started_zone, planned_minutes, chosen_minutes, bad_day, warm_up, seed, "
    "position, walked_seconds, outcome, stop_reason, note) VALUES (?, ?, ?, ?, NULL, 0, 0, ?, ?, ?, ?, ?, ?)"
)
_CHECK_IN = (
    "INSERT INTO check_in (session_id, pain_before, pain_peak, pain_after, pain_morning, reach_before, reach_after, "
    "qualities, effort, leg_soreness, red_flags, body_areas) "
    "VALUES (?, ?, ?, ?, ?, 'back', 'back', '[\"aching\"]', 'steady', 0, '[]', '[\"lower_back\"]')"
)
_CUE = "INSERT INTO cue_proof (session_id, place, due, text, safety, fate, heard) VALUES (?, ?, ?, ?, 0, 'sounded', ?)"
_SEGMENT = "INSERT INTO segment (session_id, begins, ends, phase) VALUES (?, ?, ?, 'easy')"
_OCCURRENCE = "INSERT INTO occurrence (day, state, at_utc, at_zone, cause) VALUES (?, 'done', ?, ?, '')"
_ROUTINE = (
    "INSERT INTO routine (started_utc, started_zone, routine, name, kind, own, items, seed, place, seconds, outcome, "
    "red_flags) VALUES (?, ?, 'core', 'Core', 'core', 0, '[[\"bridge\", 1, null]]', 7, 1, 300.0, 'done', '[]')"
)
_LOOK_BACK = (
    "INSERT INTO look_back (monday, at_utc, at_zone, pain, enjoyment, activity, goal, goal_score, helped, words) "
    "VALUES (?, ?, ?, ?, ?, ?, 'walk to the sea', ?, '[\"walks\"]', '')"
)


def make_twenty_years(data_dir: Path, walks: int = WALKS, cues: int = CUES, now: datetime = NOW) -> Path:
    """Fill an empty data folder up to the day before ``now``; returns the database. Fewer ``walks`` are fewer years.

    About 4 s and 72 MB as it stands; tests ask for fewer walks and no ``cues``.
    """
    days = YEARS_DAYS * walks // WALKS
    first = now.date() - timedelta(days=days)
    core = Core(data_dir, StillClock(now))
    core.planning.set_schedule(Schedule((TIMES[1],) * 7))
    core.planning.set_plan(Plan(target_minutes=40, days_per_week=7, start_minutes=10, usual_pain=2))
    core.values.put("first_day", first.isoformat())
    path = core.folders.store
    core.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        with connection:
            _fill(connection, first, days, walks, cues)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def _fill(connection: sqlite3.Connection, first: date, days: int, walks: int, cues: int) -> None:
    starts = list(_starts(first, days, walks))
    connection.executemany(_SESSION, (_session(id, at) for id, at in enumerate(starts, 1)))
    connection.executemany(_CHECK_IN, (_answers(id) for id in range(1, walks + 1)))
    connection.executemany(_SEGMENT, ((id, 60.0 * n, 60.0 * n + 60) for id in range(1, walks + 1) for n in range(3)))
    connection.executemany(_OCCURRENCE, ((at.date().isoformat(), utc_text(at), ZONE.key) for at in starts))
    connection.executemany(_CUE, _cues(walks, cues))
    routines = starts[::5]
    connection.executemany(_ROUTINE, ((utc_text(at + timedelta(hours=1)), ZONE.key) for at in routines))
    connection.execute(
        "INSERT INTO exercise_result (routine_id, place, exercise, level, managed) "
        "SELECT id, 0, 'bridge', 1, 'enough' FROM routine"
    )
    mondays = (first + timedelta(days=7 * n - first.weekday()) for n in range(days // 7))
    connection.executemany(_LOOK_BACK, (_look_back(monday) for monday in mondays))
    forms = ((first + timedelta(days=28 * n)).isoformat() for n in range(days // 28))
    connection.executemany("INSERT INTO roland_morris (day, ticked) VALUES (?, '[1, 4, 9]')", ((day,) for day in forms))


def _starts(first: date, days: int, walks: int) -> Iterator[datetime]:
    for number in range(walks):
        place = number * days / walks
        day = first + timedelta(days=int(place))
        yield datetime.combine(day, TIMES[int(place % 1 * len(TIMES))], ZONE)


def _session(id: int, at: datetime) -> tuple[object, ...]:
    minutes = min(40, 10 + id // 12 % 400)
    kind = ("stopped", "time") if id % 97 == 0 else ("shortened", "tired") if id % 23 == 0 else ("done", None)
    seconds = minutes * 60.0 * (1.0 if kind[0] == "done" else 0.7)
    note = "A little wind by the river." if id % 50 == 0 else ""
    return (id, utc_text(at), ZONE.key, minutes, id, seconds, seconds, *kind, note)


def _answers(id: int) -> tuple[object, ...]:
    """Pain goes slowly down over the years, and up for a week now and then: ten red walks in a row every two years."""
    before = 4 - min(2, id // 5000)
    hurt = 3 if id % 2000 < 10 else 0
    return (id, before, min(10, before + 1 + hurt), before + hurt, before + hurt // 3)


def _cues(walks: int, cues: int) -> Iterator[tuple[object, ...]]:
    for id in range(1, walks + 1):
        for place in range(cues):
            yield id, place, 20.0 * place, STYLES[place % len(STYLES)], 20.0 * place + 0.04


def _look_back(monday: date) -> tuple[object, ...]:
    at = datetime.combine(monday + timedelta(days=7), time(9), UTC)
    year = (monday.year + monday.month) % 5
    return (monday.isoformat(), utc_text(at), ZONE.key, year, year, year, 10 - year)


if __name__ == "__main__":
    print(make_twenty_years(Path(sys.argv[1])))
