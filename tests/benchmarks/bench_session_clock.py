"""How true a session's clock is while the window stands still: `python -m tests.benchmarks.bench_session_clock`.

`--minutes N` (30) of a walk are performed without sound and on a private sound server, both at once; four times a
second the event loop is held for 80 ms. The truth is the monotonic clock since the first second of the walk.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.benchmarks.tables import Row, print_table
from tests.sound_server import start

if TYPE_CHECKING:
    from coach.domain.timeline import Timeline
    from coach.services.session_runner import SessionRunner

ROOT = Path(__file__).resolve().parents[2]
STALL_SECONDS, BETWEEN_STALLS_MS = 0.080, 250
LIMIT_MS = 17.0
SETTLED = 5.0
"""Seconds of the walk after which clock and truth are set against each other for the first time."""


def perform(kind: str, minutes: float) -> None:
    """The measured program: prints the milliseconds the clock is wrong by at the end and at worst, and how late cues
    are told (median and worst)."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from coach.domain.timeline import Event
    from coach.services.sound_ports import VoiceSettings

    app, runner = QCoreApplication([]), a_runner(kind)
    errors: list[tuple[float, float]] = []
    late: list[float] = []

    def look() -> None:
        position, now = runner.position, time.monotonic()
        if position >= SETTLED:
            errors.append((position, now))
        if position >= minutes * 60:
            app.quit()

    def hold() -> None:
        end = time.monotonic() + STALL_SECONDS
        while time.monotonic() < end:
            pass
        look()

    def told(cue: Event) -> None:
        late.append((runner.position - cue.at) * 1000)

    runner.cue_due.connect(told)
    stalls = QTimer(interval=BETWEEN_STALLS_MS)
    stalls.timeout.connect(hold)
    stalls.start()
    runner.start(a_walk(minutes), VoiceSettings(on=False))
    app.exec()
    first_position, first_now = errors[0]
    wrong = [((position - first_position) - (now - first_now)) * 1000 for position, now in errors]
    print(wrong[-1], max(map(abs, wrong)), statistics.median(late), max(late), flush=True)
    os._exit(0)


def a_runner(kind: str) -> SessionRunner:
    """A session runner on the real clock, with or without a sound device."""
    from coach.adapters.clock import SystemClock
    from coach.adapters.sound_silent import SilentSound
    from coach.adapters.sound_stream import StreamSound
    from coach.services.performance import Sounds
    from coach.services.session_runner import SessionRunner
    from tests.fakes.voice import FakeVoice

    clock, sounds = SystemClock(), Sounds.of(ROOT / "resources/sounds")
    sound = StreamSound() if kind == "stream" else SilentSound(clock)
    return SessionRunner(sound, SilentSound(clock), FakeVoice(Path()), clock, sounds)


def a_walk(minutes: float) -> Timeline:
    """A walk a little longer than what is measured."""
    from coach.adapters.catalogue import Catalogue, find_resources
    from coach.domain.compose import compose_walk
    from coach.domain.cue_book import VoiceStyle
    from coach.domain.walk import shape_walk

    walk = shape_walk(max(5, round(minutes) + 1))
    return compose_walk(walk, VoiceStyle.FRIENDLY, 1, 7, Catalogue(find_resources()).cue_book())


@contextmanager
def surroundings() -> Iterator[dict[str, str]]:
    """The environment with a private sound server in it."""
    with TemporaryDirectory(prefix="amble-bench-") as folder:
        server = start(Path(folder))
        assert server is not None, "the sound server is needed"
        try:
            yield {**os.environ, **server.environment}
        finally:
            server.stop()


def main(minutes: float = 30.0) -> int:
    """Print the table; returns 1 when a limit is missed."""
    with surroundings() as environment:
        programs = {
            kind: subprocess.Popen(
                [sys.executable, "-m", "tests.benchmarks.bench_session_clock", "--minutes", str(minutes), "--on", kind],
                cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True,
            )
            for kind in ("silent", "stream")
        }  # fmt: skip
        figures = {kind: list(map(float, program.communicate()[0].split())) for kind, program in programs.items()}
    rows = []
    for kind, (end, worst, late, latest) in figures.items():
        rows.append(Row(f"{kind}: wrong at the end", abs(end), None, LIMIT_MS, digits=2))
        rows.append(Row(f"{kind}: wrong at worst", worst, None, LIMIT_MS, digits=2))
        rows.append(Row(f"{kind}: cues told late, median", late, None, STALL_SECONDS * 1000 + LIMIT_MS, digits=1))
        rows.append(Row(f"{kind}: cues told late, worst", latest, None, STALL_SECONDS * 1000 + LIMIT_MS, digits=1))
    return print_table(f"Session clock after {minutes:g} minutes with stalls of {STALL_SECONDS * 1000:.0f} ms", rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--on", choices=("silent", "stream"))
    given = parser.parse_args()
    if given.on:
        perform(given.on, given.minutes)
    else:
        sys.exit(main(given.minutes))
