"""What reminders cost while they wait: `python -m tests.benchmarks.bench_reminders [seconds]`.

Amble waits in the tray three times at once, each on a folder of its own: with every detector off, with every one on
(and breaks by minutes of sitting), and with a walk that is due and held by a call, so that detectors are looked at all
the time. Workrave and Safe Eyes wait beside it where they are installed. After that a walk waits for a pause in
typing while somebody moves the mouse every second: for ten minutes at most. Needs `trayer`, `openbox`, `xdotool`
and `pulseaudio`; Linux only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from coach.adapters.single_instance import SingleInstance
from coach.bootstrap_core import Core
from coach.domain.hours import ALWAYS
from coach.domain.presence import Detector
from coach.domain.reminder_settings import ReminderSettings
from coach.domain.rhythm import Rhythm
from tests import sound_server
from tests.benchmarks.bench_start import AMBLE, ROOT
from tests.benchmarks.bench_tray import TRAY, Cost
from tests.benchmarks.screen import Screen, private_screen, running
from tests.benchmarks.seeds import seed_a_year
from tests.benchmarks.tables import Row, print_table

SECONDS, SETTLE_SECONDS = 120.0, 100.0
"""What a start leaves behind, such as threads that are let go again, is over after 90 seconds."""
FAR, JUST_NOW = 600, -1
"""Minutes until the walk that is waited for."""
OFF = ReminderSettings(holds=frozenset())
ON = ReminderSettings(
    holds=frozenset(Detector), hold_appointments=True, breaks=Rhythm(on=True, every_minutes=240, hours=ALWAYS)
)
OFF_LIMITS, ON_LIMITS = (0.05, 0.02), (1.0, 0.3)
"""Wake-ups, and milliseconds of CPU, a second."""
TYPING = "while sleep 1; do xdotool mousemove 300 300; sleep 1; xdotool mousemove 301 300; done"


@dataclass(frozen=True)
class Scene:
    """One way in which Amble waits: with these settings for a walk in so many minutes."""

    name: str
    settings: ReminderSettings
    minutes: int
    limits: tuple[float, float]


SCENES = (
    Scene("off", OFF, FAR, OFF_LIMITS),
    Scene("on", ON, FAR, ON_LIMITS),
    Scene("held", ON, JUST_NOW, ON_LIMITS),
)


@dataclass(frozen=True)
class Waiting:
    """A program that waits: its process, and its limits, None for somebody else's."""

    name: str
    process: subprocess.Popen[bytes]
    limits: tuple[float, float] | None = None


def main(seconds: float = SECONDS) -> int:
    """Print the table; returns 1 when a limit of ours is missed."""
    missing = [name for name in ("trayer", "openbox", "xdotool", "pulseaudio", "parec") if shutil.which(name) is None]
    if missing:
        print(f"bench_reminders: {', '.join(missing)} not installed")
        return 1
    with ExitStack() as stack:
        screen = stack.enter_context(private_screen())
        surroundings = stack.enter_context(_desktop(screen))
        with ExitStack() as programs:
            waiting = [*_ours(programs, screen, surroundings), *_others(programs, surroundings)]
            rows = _measure(waiting, screen, "held", seconds)
        with ExitStack() as programs:
            programs.enter_context(running(["sh", "-c", TYPING], surroundings))
            settings = replace(ON, holds=ON.holds - {Detector.MICROPHONE})
            typing = _amble(programs, screen, surroundings, Scene("typing", settings, JUST_NOW, ON_LIMITS))
            rows += _measure([typing], screen, "typing", seconds / 2)
    return print_table(f"Waiting for {seconds:.0f} s", rows)


def _measure(waiting: list[Waiting], screen: Screen, due: str, seconds: float) -> list[Row]:
    """What each of them uses; also says what the walk that is ``due`` waited for."""
    Event().wait(SETTLE_SECONDS)
    held, load = [_held(screen, due)], os.getloadavg()[0]
    before = [tree_cost(each.process.pid) for each in waiting]
    Event().wait(seconds)
    after = [tree_cost(each.process.pid) for each in waiting]
    held.append(_held(screen, due))
    print(f"load {load:.1f} at the beginning; the due walk was held by {held[0]} and, at the end, by {held[1]}")
    for each in waiting:
        if each.process.poll() is not None:
            print(f"{each.name} did not go on")
    figures = zip(waiting, before, after, strict=True)
    return [row for each, then, now in figures for row in _rows(each, then, now, seconds)]


@contextmanager
def _desktop(screen: Screen) -> Iterator[dict[str, str]]:
    """A window manager, a tray and a sound server in which somebody is in a call; yields where to find them."""
    with ExitStack() as stack:
        stack.enter_context(running(["openbox"], screen.environment))
        stack.enter_context(running(TRAY, screen.environment))
        folder = Path(screen.environment["HOME"]) / "sound"
        folder.mkdir()
        server = sound_server.start(folder)
        assert server is not None
        stack.callback(server.stop)
        ways = {name: server.environment[name] for name in ("PULSE_SERVER", "PULSE_COOKIE")}
        surroundings = {**screen.environment, **ways}
        # What an output plays can be recorded, too, and is no call: so somebody speaks into a microphone.
        server.control("load-module", "module-null-source", "source_name=microphone")
        call = ["parec", "--device=microphone", "--client-name=Call", "--latency-msec=2000"]
        stack.enter_context(running(call, surroundings))
        # Safe Eyes cannot do without.
        (Path(surroundings["XDG_CONFIG_HOME"]) / "safeeyes" / "style").mkdir(parents=True, exist_ok=True)
        yield surroundings


def _ours(stack: ExitStack, screen: Screen, surroundings: dict[str, str]) -> Iterator[Waiting]:
    """Amble with detectors off, with all on, and with all looked at."""
    for scene in SCENES:
        yield _amble(stack, screen, surroundings, scene)


def _amble(stack: ExitStack, screen: Screen, surroundings: dict[str, str], scene: Scene) -> Waiting:
    folder = _folder(screen, scene.name)
    folder.mkdir(parents=True)
    seed_a_year(folder, scene.minutes)
    core = Core(folder)
    core.settings.set_reminders(scene.settings)
    core.close()
    command = [*AMBLE, "--hidden", "--data-dir", str(folder)]
    process = stack.enter_context(running(command, {**surroundings, "PYTHONPATH": str(ROOT)}))
    return Waiting(f"Amble, detectors {scene.name}", process, scene.limits)


def _others(stack: ExitStack, surroundings: dict[str, str]) -> Iterator[Waiting]:
    """Those of Debian that are installed."""
    for name in ("workrave", "safeeyes"):
        if shutil.which(name) is None:
            print(f"bench_reminders: {name} is not installed")
            continue
        yield Waiting(name, stack.enter_context(running([name], surroundings)))


def _folder(screen: Screen, name: str) -> Path:
    return Path(screen.environment["HOME"]) / f"amble-{name}"


def _held(screen: Screen, name: str) -> str:
    """What the walk that is due waits for, as the running Amble tells it."""
    # The socket is found by the folder of run-time files, which is the desktop's own here.
    before, os.environ["XDG_RUNTIME_DIR"] = os.environ.get("XDG_RUNTIME_DIR"), screen.environment["XDG_RUNTIME_DIR"]
    try:
        answer = SingleInstance(_folder(screen, name)).ask({"reminders": "status"})
    finally:
        del os.environ["XDG_RUNTIME_DIR"]
        os.environ.update({} if before is None else {"XDG_RUNTIME_DIR": before})
    status = {} if answer is None else answer.get("status")
    held = status.get("held") if isinstance(status, dict) else None
    return str(held["cause"]) if isinstance(held, dict) else "nothing"


def _rows(each: Waiting, before: Cost, after: Cost, seconds: float) -> Iterator[Row]:
    limits = (float("inf"),) * 2 if each.limits is None else each.limits
    yield Row(f"{each.name}: wake-ups", (after.wakes - before.wakes) / seconds, None, limits[0], "/s", 3)
    yield Row(f"{each.name}: CPU", (after.cpu - before.cpu) / seconds, None, limits[1], "ms/s", 3)


def tree_cost(pid: int) -> Cost:
    """Waits of every thread, and CPU time as the scheduler counts it, of a process and of all that it started."""
    wakes, spent = 0, 0
    for task in Path(f"/proc/{pid}/task").glob("*"):
        try:
            lines = (task / "status").read_text().splitlines()
            wakes += next(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))
            spent += int((task / "schedstat").read_text().split()[0])
            children = [tree_cost(int(child)) for child in (task / "children").read_text().split()]
        except FileNotFoundError:
            continue  # it has just ended
        wakes += sum(child.wakes for child in children)
        spent += round(sum(child.cpu for child in children) * 1e6)
    return Cost(wakes, spent / 1e6)


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:2])))
