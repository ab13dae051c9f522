"""What ffmpeg, which is not ours, finds in our sound files."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from coach.adapters.audio_file import FILE_RATE
from coach.domain.timed_text import lrc_lines
from tests.adapters.audio_walks import FORMATS, Samples, WrittenWalk, decoded, write_walk

pytestmark = pytest.mark.ffprobe


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> WrittenWalk:
    return write_walk(tmp_path_factory.mktemp("walk"))


def probed(file: Path) -> dict[str, Any]:
    asked = ["ffprobe", "-v", "error", "-show_format", "-show_chapters", "-show_streams", "-of", "json", str(file)]
    done = subprocess.run(asked, capture_output=True, check=True, text=True)
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("kind", FORMATS)
def test_chapters_are_read_back(walk: WrittenWalk, kind: str) -> None:
    found = [
        (chapter["tags"]["title"], float(chapter["start_time"]), float(chapter["end_time"]))
        for chapter in probed(walk.file(kind))["chapters"]
    ]
    end = walk.manifests[kind]["seconds"]
    wanted = [(chapter.title, chapter.start, chapter.end) for chapter in walk.tags.chapters]
    assert [(title, start) for title, start, _ in found] == [(title, start) for title, start, _ in wanted]
    # Vorbis comments tell no ends: a chapter lasts until the next one, or the file's end.
    assert all(last == pytest.approx(told, abs=0.01) or last == pytest.approx(end, abs=0.05)
               for (_, _, last), (_, _, told) in zip(found, wanted, strict=True))  # fmt: skip


@pytest.mark.parametrize("kind", FORMATS)
def test_title_album_and_day_are_read_back(walk: WrittenWalk, kind: str) -> None:
    found = probed(walk.file(kind))
    tags = found["format"].get("tags") or found["streams"][0]["tags"]
    tags = {name.lower(): value for name, value in tags.items()}
    assert (tags["title"], tags["album"], tags["date"]) == ("Amble walk 4 min", "Amble", "2026-11-22")
    words = next((value for name, value in tags.items() if name.startswith("lyrics")), None)
    assert words == (None if kind == "wav" else lrc_lines(walk.tags.lyrics))


@pytest.mark.parametrize("kind", FORMATS)
def test_ffmpeg_decodes_the_same_samples_at_the_same_places(walk: WrittenWalk, kind: str) -> None:
    command = ["ffmpeg", "-v", "error", "-i", str(walk.file(kind)), "-f", "f32le", "-ac", "1", "-"]
    theirs = np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, np.float32)
    ours = decoded(walk.file(kind))
    assert 0 <= len(theirs) - walk.manifests[kind]["frames"] < (1024 if kind == "m4a" else 1)
    both = min(len(theirs), len(ours))
    assert _lag(theirs[:both], ours[:both]) == 0


def _lag(first: Samples, second: Samples) -> int:
    """By how many samples the first is later, from the safety sentence."""
    piece, size = slice(2 * FILE_RATE, 8 * FILE_RATE), 1 << 20
    spectrum = np.fft.rfft(first[piece], size) * np.conj(np.fft.rfft(second[piece], size))
    place = int(np.argmax(np.fft.irfft(spectrum, size)))
    return place - size if place > size // 2 else place


@pytest.mark.parametrize("kind", FORMATS)
def test_ffmpegs_meter_finds_the_loudness_promised(walk: WrittenWalk, kind: str) -> None:
    command = ["ffmpeg", "-nostats", "-i", str(walk.file(kind)), "-af", "ebur128=peak=true", "-f", "null", "-"]
    told = subprocess.run(command, capture_output=True, check=True, text=True).stderr.rpartition("Summary:")[2]
    loudness, peak = (float(re.search(rf"{name}:\s+(-?[\d.]+)", told)[1]) for name in ("I", "Peak"))  # type: ignore[index]
    assert loudness == pytest.approx(-16.0, abs=1.0)
    assert peak < -1.0
    assert loudness == pytest.approx(walk.manifests[kind]["loudness"]["integrated_lufs"], abs=0.2)
