"""Whether every cue sounds on its sample, recorded: `python -m tests.benchmarks.bench_sound [--minutes N]`.

A program places 60 cues and a metronome of 100 beats a minute in one stream on a private PulseAudio server, as in a
walk, while its window stands still: Python is held for 80 ms four times a second. What the server plays is recorded,
and each cue and beat is looked for in the recording. `--idle` leaves the window alone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tests.benchmarks.tables import Row, print_table
from tests.sound_server import RATE, Recording, find, recorded, start

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


ROOT = Path(__file__).resolve().parents[2]
CUES, BEAT_SECONDS = 60, 0.6
LEAD_IN = 2.0
"""Seconds of the stream before the first sound."""
AHEAD = 2.0
STALL_SECONDS, REST_SECONDS = 0.080, 0.170
SURE = 0.8
"""Likeness from which a sound counts as found."""


@dataclass(frozen=True)
class Plan:
    """When what sounds, in seconds of the stream."""

    minutes: float

    @property
    def cues(self) -> list[float]:
        return [LEAD_IN + 0.3 + number * self.minutes * 60 / CUES for number in range(CUES)]

    @property
    def beats(self) -> list[float]:
        return [
            LEAD_IN + number * BEAT_SECONDS for number in range(int((self.cues[-1] - LEAD_IN + 1.0) / BEAT_SECONDS))
        ]


def write_sounds(folder: Path) -> None:
    """Cues of half a second that resemble no other, and a beat."""
    import numpy as np

    from coach.adapters.samples import write_clip

    for number in range(CUES + 1):
        frames = 1200 if number == CUES else 24000
        noise = 0.1 * np.random.default_rng(number).standard_normal(frames)
        write_clip(folder / f"{number}.wav", RATE, noise.astype(np.float32))


def perform(plan: Plan, folder: Path, idle: bool) -> None:
    """The measured program: prints what it knows itself."""
    from coach.adapters.sound_stream import StreamSound

    sound = StreamSound()
    sound.open()
    while sound.position() <= 0.0:
        time.sleep(0.001)
    zero, memory = time.monotonic() - sound.position(), 0.0
    waiting = waiting_clips(plan, folder)
    off, heard, when = [0.0], [], []
    while sound.position() < plan.cues[-1] + 2.0:
        while waiting and waiting[0].at < sound.position() + AHEAD:
            sound.play(waiting.pop(0))
        hold(idle)
        heard += list(sound.heard())
        when.append(sound.position())
        off.append(1000 * (time.monotonic() - zero - sound.position()))
        memory = memory or (resident() if sound.position() > 20.0 else 0.0)
    cpu = time.process_time() / (time.monotonic() - zero)
    steps = zip(when, off, off[1:], strict=False)
    told = {
        "moved": [(round(at, 1), round(to, 1)) for at, one, to in steps if abs(to - one) > 3],
        "zero": zero, "off": [off[-1], max(map(abs, off))], "cpu": cpu, "grown": resident() - memory,
        "late": [1000 * (one.at - plan.cues[one.mark - 1]) if one.at is not None else None for one in heard],
    }  # fmt: skip
    print(json.dumps(told), flush=True)
    sound.close()


def waiting_clips(plan: Plan, folder: Path) -> list[Any]:
    """Everything that shall sound, in order."""
    from coach.domain.sound import Bus
    from coach.services.sound_ports import PlacedClip

    cues = [PlacedClip(folder / f"{n}.wav", at, mark=n + 1) for n, at in enumerate(plan.cues)]
    beats = [PlacedClip(folder / f"{CUES}.wav", at, Bus.SOUNDS) for at in plan.beats]
    return sorted(cues + beats, key=lambda clip: clip.at)


def hold(idle: bool) -> None:
    """80 ms in which no other thread of Python runs, and a rest."""
    import ctypes

    if not idle:
        # PyDLL, unlike CDLL, keeps the interpreter's lock during the call.
        ctypes.PyDLL(None).usleep(int(STALL_SECONDS * 1e6))
    time.sleep(REST_SECONDS)


def resident() -> float:
    """This process's memory in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def onsets(recording: Recording, folder: Path, names: list[int], planned: list[float]) -> list[float | None]:
    """For each sound how many ms later than planned (monotonic time) it begins; None where it is not found."""
    from coach.adapters.samples import read_clip

    late: list[float | None] = []
    for name, at in zip(names, planned, strict=True):
        clip = read_clip(folder / f"{name}.wav")[1]
        first = int((at - recording.began - 0.25) * RATE)
        part = recording.part(first, int(0.5 * RATE) + len(clip))
        index, likeness = find(clip, part) if len(part) > len(clip) else (0, 0.0)
        late.append(1000 * (recording.began - at + (first + index) / RATE) if likeness > SURE else None)
    return late


def p95(values: NDArray[np.float64]) -> float:
    """How far from their median 95 of 100 are, at most."""
    import numpy as np

    return float(np.percentile(np.abs(values - np.median(values)), 95))


def rows(plan: Plan, recording: Recording, folder: Path, told: dict[str, Any]) -> list[Row]:
    """The figures."""
    import numpy as np

    zero = told["zero"]
    found = onsets(recording, folder, list(range(CUES)), [zero + at for at in plan.cues])
    late = np.array([one for one in found if one is not None])
    alone = [at for at in plan.beats if all(not -0.1 < at - cue < 0.6 for cue in plan.cues)]
    beats = onsets(recording, folder, [CUES] * len(alone), [zero + at for at in alone])
    ticks = np.array([one for one in beats if one is not None])
    edge = max(1, len(late) // 6)
    for place, one, to in zip(alone[1:], beats, beats[1:], strict=False):
        if one is not None and to is not None and abs(to - one) > 2.0:
            print(f"beats moved from {one:.1f} to {to:.1f} ms at second {place:.1f}")
    for place, off in told["moved"]:
        print(f"the position moved to {off:.1f} ms beside the truth at second {place:.1f}")
    return [
        Row(f"cues not found, of {CUES}", float(len(found) - len(late)), None, 0, ""),
        Row("cues the program counts as unheard", float(CUES - sum(one is not None for one in told["late"])), None, 0),
        Row("cues after plan, median", float(np.median(late)), None, 150, digits=1),
        Row("cues, jitter p95", p95(late), None, 5, digits=2),
        Row("cues, jitter worst", float(np.abs(late - np.median(late)).max()), None, 20, digits=2),
        Row(f"beats not found, of {len(alone)}", float(len(beats) - len(ticks)), None, 0, ""),
        Row("beats, jitter p95", p95(ticks), None, 2, digits=2),
        Row("beats, jitter worst", float(np.abs(ticks - np.median(ticks)).max()), None, 20, digits=2),
        Row("drift, last sixth of the cues to first", abs(float(np.mean(late[-edge:]) - np.mean(late[:edge]))), None,
            10, digits=2),
        Row("position beside the truth, at the end", abs(told["off"][0]), None, 10, digits=2),
        Row("position beside the truth, at worst", told["off"][1], None, 50, digits=2),
        Row("memory grown since second 20", told["grown"], None, 5, "MB", 1),
        Row("processor, of one core", 100 * told["cpu"], None, 10, "%", 1),
    ]  # fmt: skip


def main(minutes: float = 30.0, idle: bool = False) -> int:
    """Print the table; returns 1 when a limit is missed."""
    plan = Plan(minutes)
    with TemporaryDirectory(prefix="amble-sound-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        write_sounds(folder)
        server = start(folder)
        assert server is not None, "the sound server is needed"
        command = [sys.executable, "-m", "tests.benchmarks.bench_sound", "--minutes", str(minutes), "--perform", name]
        with recorded(server) as recording:
            done = subprocess.run(
                [*command, *(["--idle"] if idle else [])],
                cwd=ROOT, env={**os.environ, **server.environment}, stdout=subprocess.PIPE, text=True, check=True,
            )  # fmt: skip
        server.stop()
        title = f"{CUES} cues and a metronome in {minutes:g} minutes" + (
            "" if idle else ", Python held 4 × 80 ms a second"
        )
        return print_table(title, rows(plan, recording, folder, json.loads(done.stdout)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--idle", action="store_true")
    parser.add_argument("--perform", type=Path)
    given = parser.parse_args()
    if given.perform:
        perform(Plan(given.minutes), given.perform, given.idle)
    else:
        sys.exit(main(given.minutes, given.idle))
