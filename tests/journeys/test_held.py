"""A reminder that waits: through a call, and through a film in full screen, and then comes by itself."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from coach.bootstrap_core import Core
from coach.domain.reminder import OccurrenceState, walk_name
from coach.domain.schedule import Schedule
from tests.adapters.test_detect_on_screen import film
from tests.display import Display
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.seeds import now, seed
from tests.patience import until
from tests.sound_server import SoundServer

pytestmark = pytest.mark.journey
CALL = "A made-up call"


@contextmanager
def in_a_call(server: SoundServer) -> Iterator[None]:
    """A program that listens to a microphone."""
    module = server.control("load-module", "module-remap-source", "source_name=microphone", "master=amble.monitor")
    command = ["parec", "-d", "microphone", "--raw", f"--property=application.name={CALL}"]
    try:
        with subprocess.Popen(command, env={**os.environ, **server.environment}, stdout=subprocess.DEVNULL) as process:
            try:
                until(lambda: CALL in server.control("list", "source-outputs"))
                yield
            finally:
                process.terminate()
    finally:
        server.control("unload-module", module)


def test_a_reminder_waits_for_the_end_of_a_call_and_of_a_film_and_says_what_it_waited_for(
    start: Start, person: Person, home: Path, screen: Display, speaker: SoundServer | None
) -> None:
    if speaker is None:
        pytest.skip("no sound server")
    _plan_for_now(home / "data")
    with film(screen, os.getpid()) as tell:
        with in_a_call(speaker):
            program = start()
            person.waits_for("Your walk waits: you are in a call")
            # By keys: the page still moves to where "Reminders" leads when the mouse would be there.
            person.clicks("Settings", "Reminders")
            person.tabs_to("Reminders, breaks and hours")
            person.types("Return")
            person.waits_for("More about reminders:")
            person.tabs_to("What Amble looks at")
            person.types("Return")
            person.waits_for(f"Listening: {CALL}.", "Right now, a reminder would wait: you seem to be in a call.")
            screen.run("xdotool", "search", "--class", "film", "windowactivate", "--sync")
            tell("1")
            person.waits_for("In full screen: Film.")
        person.waits_for("Nobody listens.", "Right now, a reminder would wait: something fills the screen.")
        assert not person.sees("Time for your walk")
        tell("0")
        person.waits_for("Held while something filled your screen.")
    assert person.sees("Time for your walk") or person.sees("Your walk is still here")
    program.kill()


def _plan_for_now(folder: Path) -> None:
    """A walk every day at this very minute, with today's put off until now."""
    moment = now()
    seed(folder, schedule=Schedule((moment.time().replace(second=0, microsecond=0),) * 7))
    core = Core(folder)
    core.store.occurrences.snooze(walk_name(moment.date()), moment + timedelta(seconds=1))
    core.store.occurrences.note(walk_name(moment.date()), OccurrenceState.SNOOZED.value, moment, "")
    core.close()
