"""How soon the voice speaks: `python -m tests.benchmarks.bench_speech [runs]`. Figures in milliseconds, medians.

Cold is a program that never spoke: the speech process starts, loads its engine and renders. Warm is the same program a
little later. Both are counted from `prepare` of a walk's 60 sentences to its first clip.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.clip_cache import ClipCache
from coach.adapters.samples import read_clip
from coach.adapters.speech import SpeechVoice
from coach.services.sound_ports import VoiceSettings
from tests.benchmarks.tables import Row, print_table

CUES = 60
COLD_LIMIT, WARM_LIMIT = 2500, 300
"""Milliseconds to the first clip of a walk."""
MEMORY_LIMIT = 260
"""Megabytes of the speech process with one natural voice; hibari alone holds about 200."""
ENGINES = ("natural/heart", "espeak/gmw/en")


def main(arguments: Sequence[str]) -> int:
    """Print a table for each engine; returns 1 when a limit is missed."""
    runs = int(arguments[0]) if arguments else 5
    book = Catalogue(find_resources())
    texts = [line.text for line in book.cue_book().lines if "{" not in line.text][: 2 * CUES]
    return max([print_table(engine, measure(engine, texts, runs)) for engine in ENGINES])


def measure(engine: str, texts: Sequence[str], runs: int) -> list[Row]:
    """The figures of an engine: two different walks, one after the other, in a program of its own each time."""
    walks = [Walk(engine, texts) for _ in range(runs)]
    return [
        Row("first clip, cold", median([walk.cold for walk in walks]), None, COLD_LIMIT),
        Row("first clip, worker up", median([walk.warm for walk in walks]), None, WARM_LIMIT),
        Row("slowest first clip, worker up", max(walk.warm for walk in walks), None, WARM_LIMIT),
        Row("first clip that is there already", median([walk.again for walk in walks]), None, 10, digits=2),
        Row("a sentence, of 60", median([walk.sentence for walk in walks]), None, 100, digits=1),
        Row("a second of speech", median([walk.second for walk in walks]), None, 100, digits=1),
        Row("memory of the speech process", max(walk.megabytes for walk in walks), None, MEMORY_LIMIT, "MB"),
    ]


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


class Walk:
    """Two walks prepared in a row by a voice that starts from nothing; times in milliseconds."""

    def __init__(self, engine: str, texts: Sequence[str]) -> None:
        first, second = texts[:CUES], texts[CUES : 2 * CUES]
        settings = VoiceSettings(voice_id=engine)
        with TemporaryDirectory() as folder:
            voice = SpeechVoice(ClipCache(Path(folder)), pronounce=Catalogue(find_resources()).pronunciation().spoken)
            try:
                self.cold, _ = self._prepare(voice, settings, first)
                self.warm, took = self._prepare(voice, settings, second)
                self.again, _ = self._prepare(voice, settings, second)
                self.sentence = took / len(second)
                self.second = took / _seconds(voice, settings, second)
                self.megabytes = _megabytes(voice.process_id() or 0)
            finally:
                voice.close()

    def _prepare(self, voice: SpeechVoice, settings: VoiceSettings, texts: Sequence[str]) -> tuple[float, float]:
        """Until the first and until the last clip is there."""
        start = time.perf_counter()
        voice.prepare(texts, settings)
        _wait(voice, settings, texts[:1])
        first = time.perf_counter() - start
        _wait(voice, settings, texts)
        return 1000 * first, 1000 * (time.perf_counter() - start)


def _wait(voice: SpeechVoice, settings: VoiceSettings, texts: Sequence[str]) -> None:
    for text in texts:
        while voice.clip(text, settings) is None:
            if voice.trouble():
                raise SystemExit(voice.trouble())
            time.sleep(0.001)


def _seconds(voice: SpeechVoice, settings: VoiceSettings, texts: Sequence[str]) -> float:
    clips = [voice.clip(text, settings) for text in texts]
    sounds = [read_clip(clip) for clip in clips if clip is not None]
    return sum(len(samples) / rate for rate, samples in sounds)


def _megabytes(process: int) -> float:
    """Private and shared memory of a process, where Linux tells it."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
