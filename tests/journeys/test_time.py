"""The computer sleeps for two days with Amble open, and nobody comes back to a pile."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coach.bootstrap_core import Core
from coach.domain.reminder import OccurrenceState, walk_name
from coach.domain.schedule import Schedule
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.seeds import now, seed

pytestmark = pytest.mark.journey
SLEPT = timedelta(days=2, minutes=20)


class Clock:
    """The wall clock of one program, which jumps as it does over a sleep: the steady clock stands meanwhile."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.jump(timedelta())

    def jump(self, by: timedelta) -> None:
        """From now on it shows so much more than the real one."""
        other = self._file.with_suffix(".new")
        other.write_text(f"+{int(by.total_seconds())}")
        other.rename(self._file)  # whoever reads it finds all of it or what was there before

    @property
    def environment(self) -> dict[str, str]:
        """Makes a program go by it."""
        found = subprocess.run(
            ["faketime", "-m", "-f", "+0", "printenv", "LD_PRELOAD"], capture_output=True, text=True, check=True
        )
        return {
            "LD_PRELOAD": found.stdout.strip(),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }


@pytest.mark.skipif(shutil.which("faketime") is None, reason="faketime not installed")
def test_after_two_days_of_sleep_one_late_reminder_says_why_and_every_day_has_its_end(
    start: Start, person: Person, home: Path
) -> None:
    clock, first = Clock(home / "clock"), now()
    _plan_every_day_at(first, home / "data", snoozed_for=timedelta(seconds=11))
    program = start(**clock.environment)
    person.waits_for("Why 10?")
    clock.jump(SLEPT)
    person.waits_for("Your walk is still here: 10 minutes", "It waited while the computer slept.")
    assert [each.name for each in person.looks() if each.role == "push button"].count("Skip") == 1
    person.clicks("Skip")
    person.waits_until_gone("Your walk is still here")
    ways.leaves(person, program)
    assert _ends_of(home / "data", first) == [
        OccurrenceState.MISSED_ASLEEP,
        OccurrenceState.MISSED_ASLEEP,
        OccurrenceState.SKIPPED,
    ]


def _plan_every_day_at(moment: datetime, folder: Path, snoozed_for: timedelta) -> None:
    """A walk every day at this very minute, with today's put off for a moment."""
    seed(folder, schedule=Schedule((moment.time().replace(second=0, microsecond=0),) * 7))
    core = Core(folder)
    core.store.occurrences.snooze(walk_name(moment.date()), moment + snoozed_for)
    core.store.occurrences.note(walk_name(moment.date()), OccurrenceState.SNOOZED.value, moment, "")
    core.close()


def _ends_of(folder: Path, first: datetime) -> list[OccurrenceState]:
    """How the walks of three days ended, each of which came to the screen at most once."""
    core = Core(folder)
    days = [first.date() + timedelta(days=offset) for offset in range(3)]
    notes = core.store.occurrences.log(days[0], days[-1])
    states = [core.store.occurrences.state(walk_name(day)) for day in days]
    core.close()
    assert [note.name.day for note in notes if note.state == OccurrenceState.SHOWN] == [days[-1]]
    return [OccurrenceState(state or "") for state in states]
