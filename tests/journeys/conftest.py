"""A desktop for all journeys, and for each a home, a person and a program that must not complain."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import display, sound_server
from tests.journeys.person import Person
from tests.journeys.program import NO_SOUND, Program
from tests.journeys.screen_reader import ScreenReader

Start = Callable[..., Program]
FAILED = pytest.StashKey[bool]()


GONE = "qt.accessibility.atspi: Could not find accessible on path"
"""Qt's own word when the screen reader asks about a control that has just gone; it harms nobody."""


@pytest.fixture(scope="module", autouse=True)
def late_morning() -> Iterator[None]:
    """A zone in which it is between ten and eleven now, so that no journey meets midnight or a new morning; other tests
    in the same process keep their own."""
    hours = 10 - datetime.now(UTC).hour
    before = os.environ.get("TZ")
    # The names of the Etc zones count west of Greenwich as positive.
    os.environ["TZ"] = f"Etc/GMT{-hours:+d}" if -12 <= hours <= 14 else f"Etc/GMT{-hours - 24:+d}"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.fixture(scope="session")
def screen() -> Iterator[display.Display]:
    """The desktop; journeys are skipped with the reason where none can be had."""
    reason = display.why_not()
    if reason:
        pytest.skip(reason)
    # Sockets have short names, so not below pytest's long folders.
    files = tempfile.TemporaryDirectory(prefix="amble-", ignore_cleanup_errors=True)
    with files as folder, display.private_display(Path(folder)) as screen:
        yield screen


@pytest.fixture(scope="session")
def reader(screen: display.Display) -> Iterator[ScreenReader]:
    """What reads the screen."""
    reader = ScreenReader(screen.bus)
    yield reader
    reader.close()


@pytest.fixture(scope="session")
def speaker() -> Iterator[sound_server.SoundServer | None]:
    """A sound server that plays into nothing, None where there is none to start."""
    with tempfile.TemporaryDirectory(prefix="amble-", ignore_cleanup_errors=True) as folder:
        server = None if sound_server.why_not() else sound_server.start(Path(folder))
        yield server
        if server is not None:
            server.stop()


@pytest.fixture(scope="session")
def sound(speaker: sound_server.SoundServer | None) -> dict[str, str]:
    """The way to the sound server; to none where there is none."""
    if speaker is None:
        return {"PULSE_SERVER": NO_SOUND}
    return {name: speaker.environment[name] for name in ("PULSE_SERVER", "PULSE_COOKIE")}


@pytest.fixture
def home() -> Iterator[Path]:
    """An empty home for one journey."""
    with tempfile.TemporaryDirectory(prefix="amble-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def person(screen: display.Display, reader: ScreenReader) -> Person:
    """Somebody at the screen."""
    return Person(screen, reader)


@pytest.fixture
def expected_complaints() -> list[str]:
    """How sentences begin that Amble shall write to the terminal; a journey adds them."""
    return []


@pytest.fixture
def start(
    request: pytest.FixtureRequest,
    screen: display.Display,
    sound: dict[str, str],
    home: Path,
    person: Person,
    tmp_path: Path,
    expected_complaints: list[str],
) -> Iterator[Start]:
    """Starts Amble on the journey's data folder and sits the person down at it. Whatever it complained is a failure."""
    programs: list[Program] = []

    def begin(*arguments: str, speed: float = 1.0, who: Sequence[str] = (), **environment: str) -> Program:
        surroundings = {**screen.environment, **sound, "AMBLE_SPEED": f"{speed:g}", **environment, "HOME": str(home)}
        programs.append(Program(home / "data", surroundings, arguments, who))
        person.sits_down_at(programs[-1])
        return programs[-1]

    yield begin
    if request.node.stash.get(FAILED, False):
        screen.photograph(tmp_path / "screen.png")
    for program in programs:
        program.kill()
    complaints = programs[-1].complaints().splitlines() if programs else []
    known = (*expected_complaints, GONE)
    unexpected = [line for line in complaints if not line.startswith(known)]
    assert not unexpected, "\n".join(unexpected)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember a failure, so that a picture of it is kept."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report
