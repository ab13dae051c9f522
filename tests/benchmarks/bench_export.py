"""A walk of 30 minutes as a sound file: `python -m tests.benchmarks.bench_export [--runs N] [--minutes N]`.

60 sentences in the natural voice, rendered before, and a metronome of 100 beats a minute. Each file is made by a
program of its own, and its time holds everything from the clips to the final name: loading libraries, levels, mixing,
encoding, tags. ffmpeg takes turns with it on the samples of our WAV file: with the same LAME at the same quality of
changing bit rate, and at the rate it takes by itself. Needs `ffmpeg`.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import TYPE_CHECKING

from tests.benchmarks.tables import Row, median_row, print_table

if TYPE_CHECKING:
    from coach.bootstrap_core import Core
    from coach.services.sound_ports import FileClip, FileTags

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("wav", "flac", "mp3", "ogg", "m4a")
LEAST_SPEED = {"wav": 600.0, "flac": 600.0}
"""Times real time."""
MOST_MEMORY, MOST_TIMES_FFMPEG = 150.0, 1.2
"""MB; and how much longer than ffmpeg an MP3 may take."""
BEAT, CUES = 100, 60


def make(folder: Path, kind: str, minutes: int) -> None:
    """The measured program: prints seconds of work, seconds of processor, seconds of sound and memory in MB."""
    from coach.adapters.audio_file import SoundFiles
    from coach.bootstrap_core import Core
    from coach.bootstrap_walk import new_voice
    from coach.services.sound_ports import VoiceSettings

    core = Core(folder / "data")
    voice, settings, texts = new_voice(core), VoiceSettings(), sentences(core)
    voice.prepare(texts, settings)
    end = time.monotonic() + 120
    while any(voice.clip(text, settings) is None for text in texts):
        assert time.monotonic() < end, voice.trouble() or "the voice is too slow"
        Event().wait(0.02)
    begin, busy = time.perf_counter(), time.process_time()
    clips = [clip for text in texts if (clip := voice.clip(text, settings))]
    files, frames = SoundFiles(), minutes * 60 * 48_000
    done = files.write(folder / f"walk.{kind}", placed(clips, minutes), frames, tags(texts, minutes), lambda _: True)
    took, busy = time.perf_counter() - begin, time.process_time() - busy
    assert done
    print(took, busy, minutes * 60, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)
    voice.close()


def sentences(core: Core) -> list[str]:
    """As many different ones as are wanted."""
    texts = [line.say(7) for line in core.catalogue.cue_book().lines]
    return list(dict.fromkeys(texts))[:CUES]


def placed(clips: Sequence[Path], minutes: int) -> list[FileClip]:
    """A sentence every so often, and a beat all the time."""
    from coach.adapters.catalogue import find_resources
    from coach.domain.sound import Bus
    from coach.services.sound_ports import FileClip

    every, beat = minutes * 60 / len(clips), find_resources() / "sounds" / "beat.wav"
    spoken = [FileClip(clip, round(48_000 * (2.0 + number * every)), Bus.VOICE) for number, clip in enumerate(clips)]
    beats = [FileClip(beat, number * 48_000 * 60 // BEAT, Bus.SOUNDS, 0.8) for number in range(minutes * BEAT)]
    return spoken + beats


def tags(texts: Sequence[str], minutes: int) -> FileTags:
    """Three phases and every word."""
    from coach.services.sound_ports import Chapter, FileTags

    third = minutes * 20.0
    chapters = tuple(Chapter(f"Phase {number}", number * third, (number + 1) * third) for number in range(3))
    words = tuple((2.0 + number * 3 * third / len(texts), text) for number, text in enumerate(texts))
    return FileTags("A walk", "Amble", "2026-11-22", "", chapters, words)


def made(folder: Path, kind: str, minutes: int) -> list[float]:
    """Make one file in a program of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_export"]
    options = ["--minutes", str(minutes), "--kind", kind, "--folder", str(folder)]
    done = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, check=True)
    return list(map(float, done.stdout.split()))


def encoded(folder: Path, *options: str) -> list[float]:
    """Seconds, and seconds of processor, that ffmpeg takes to make an MP3 of our WAV file, its own start included."""
    command = ["ffmpeg", "-v", "error", "-y", "-i", str(folder / "walk.wav"), "-c:a", "libmp3lame", *options]
    begin, before = time.perf_counter(), os.times()
    subprocess.run([*command, str(folder / "theirs.mp3")], check=True)
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return [time.perf_counter() - begin, busy]


def main(runs: int = 5, minutes: int = 30) -> int:
    """Print the table; returns 1 when a limit is missed."""
    ours: dict[str, list[list[float]]] = {kind: [] for kind in KINDS}
    theirs: dict[str, list[list[float]]] = {"VBR 5": [], "usual rate": []}
    with TemporaryDirectory(prefix="amble-bench-") as name:
        folder = Path(name)
        made(folder, "wav", minutes)  # every sentence is rendered here
        for _ in range(runs):
            for kind in KINDS:
                ours[kind].append(made(folder, kind, minutes))
                if kind == "mp3":
                    theirs["VBR 5"].append(encoded(folder, "-q:a", "5"))
                    theirs["usual rate"].append(encoded(folder))
    rows = []
    for kind in KINDS:
        took, busy = (statistics.median(run[place] for run in ours[kind]) for place in (0, 1))
        least = LEAST_SPEED.get(kind)
        rows.append(Row(kind, took * 1000, None, minutes * 60_000 / least if least else float("inf")))
        rows.append(Row(f"{kind}: processor", busy * 1000, None, float("inf")))
        rows.append(Row(f"{kind}: memory", max(run[3] for run in ours[kind]), None, MOST_MEMORY, "MB"))
    for name, runs_of in theirs.items():
        for place, what in enumerate(("mp3 beside ffmpeg", "processor beside ffmpeg")):
            own, other = ([run[place] * 1000 for run in each] for each in (ours["mp3"], runs_of))
            rows.append(median_row(f"{what}, {name}", own, other, MOST_TIMES_FFMPEG))
    return print_table(f"{minutes} minutes, {CUES} sentences, medians of {runs}", rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--minutes", type=int, default=30)
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    if given.kind:
        make(given.folder, given.kind, given.minutes)
    else:
        sys.exit(main(given.runs, given.minutes))
