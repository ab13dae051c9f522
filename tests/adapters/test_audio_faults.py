"""Sound files that cannot be written: one sentence, and nothing under the final name that was not there before."""

from __future__ import annotations

import os
import subprocess
import sys
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach.adapters.audio_file import FILE_RATE, SoundFiles
from coach.adapters.catalogue import find_resources
from coach.adapters.samples import write_clip
from coach.domain.sound import Bus
from coach.services.sound_ports import AudioFileProblem, Chapter, FileClip, FileTags
from tests.adapters.audio_walks import FORMATS, decoded

TAGS = FileTags("A walk", "Amble", "2026-11-22", "", (Chapter("Easy", 0.0, 30.0),), ((1.0, "Walk tall."),))
CHIME = find_resources() / "sounds" / "chime.wav"
SECONDS = 30
ONE_SENTENCE = r"^[^.].*[^.]\.$"


@pytest.fixture
def noise(tmp_path: Path) -> list[FileClip]:
    """Half a minute that no format makes small."""
    path = tmp_path / "noise.wav"
    write_clip(path, FILE_RATE, np.random.default_rng(7).normal(0.0, 0.1, SECONDS * FILE_RATE).astype(np.float32))
    return [FileClip(path, 0, Bus.VOICE)]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)):
        pytest.skip("making a small disk needs the right to mount")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def mount(*arguments: str) -> bool:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    return subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode == 0


def write(file: Path, clips: list[FileClip], stop_at: float = 2.0) -> bool:
    return SoundFiles().write(file, clips, SECONDS * FILE_RATE, TAGS, lambda share: share < stop_at)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_full_disk_is_one_sentence_and_the_file_from_before_stays(
    disk: Path, noise: list[FileClip], kind: str
) -> None:
    file = disk / f"walk.{kind}"
    file.write_bytes(b"the walk from before")
    with pytest.raises(AudioFileProblem, match=ONE_SENTENCE) as problem:
        write(file, noise)
    assert "full" in str(problem.value)
    assert file.read_bytes() == b"the walk from before"
    assert list(disk.iterdir()) == [file]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_disk_that_fills_up_at_the_very_end_leaves_nothing(disk: Path, noise: list[FileClip], kind: str) -> None:
    whole = disk.parent / f"whole.{kind}"
    assert write(whole, noise)
    size = whole.stat().st_size
    assert mount("-o", f"remount,size={(size // 4096) * 4}k", str(disk))
    file = disk / f"walk.{kind}"
    with pytest.raises(AudioFileProblem, match="full"):
        write(file, noise)
    assert list(disk.iterdir()) == []


@pytest.mark.parametrize("kind", FORMATS)
def test_a_disk_that_cannot_be_written_is_one_sentence(disk: Path, noise: list[FileClip], kind: str) -> None:
    assert mount("-o", "remount,ro", str(disk))
    with pytest.raises(AudioFileProblem, match=ONE_SENTENCE):
        write(disk / f"walk.{kind}", noise)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("stop_at", [0.0, 0.5, 1.0])
def test_a_file_that_was_stopped_leaves_nothing(
    tmp_path: Path, noise: list[FileClip], kind: str, stop_at: float
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert not write(folder / f"walk.{kind}", noise, stop_at)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("kind", FORMATS)
def test_a_folder_that_is_not_there_is_named(tmp_path: Path, kind: str) -> None:
    with pytest.raises(AudioFileProblem, match=r"There is no folder .*nowhere"):
        write(tmp_path / "nowhere" / f"walk.{kind}", [FileClip(CHIME, 0, Bus.SOUNDS)])


@pytest.mark.parametrize("kind", FORMATS)
def test_a_folder_of_the_same_name_is_left_alone(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / f"walk.{kind}"
    folder.mkdir()
    (folder / "kept").touch()
    with pytest.raises(AudioFileProblem, match="is a folder"):
        write(folder, [FileClip(CHIME, 0, Bus.SOUNDS)])
    assert (folder / "kept").exists()
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", ["Geh-Zeit 🌄", "مشي", "a b'c\"d", "100%", "-n", "x" * 240])
def test_odd_names_are_written_as_they_are(tmp_path: Path, kind: str, name: str) -> None:
    file = tmp_path / f"{name}.{kind}"
    assert write(file, [FileClip(CHIME, FILE_RATE, Bus.SOUNDS)])
    assert abs(decoded(file)[FILE_RATE : 2 * FILE_RATE]).max() > 0.1
    assert list(tmp_path.iterdir()) == [file]


def test_a_name_that_no_disk_takes_is_one_sentence(tmp_path: Path) -> None:
    for kind in FORMATS:
        with pytest.raises(AudioFileProblem, match="cannot be written"):
            write(tmp_path / f"{'x' * 300}.{kind}", [FileClip(CHIME, 0, Bus.SOUNDS)])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["walk", "walk.mid", "walk."])
def test_an_ending_that_is_no_sound_file_names_those_that_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(AudioFileProblem, match=r"\.mp3.*\.m4a\.$"):
        write(tmp_path / name, [])


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    assert write(tmp_path / "WALK.WAV", [FileClip(CHIME, 0, Bus.SOUNDS)])
    assert soundfile.info(tmp_path / "WALK.WAV").frames == SECONDS * FILE_RATE


@pytest.mark.parametrize("data", [b"", b"no sound at all", b"RIFF\x00\x00\x00\x00WAVE"])
def test_a_broken_clip_is_one_sentence_and_no_file(tmp_path: Path, data: bytes) -> None:
    clip = tmp_path / "broken.wav"
    clip.write_bytes(data)
    with pytest.raises(AudioFileProblem, match=ONE_SENTENCE):
        SoundFiles().frames(clip)
    with pytest.raises(AudioFileProblem, match=ONE_SENTENCE):
        write(tmp_path / "walk.ogg", [FileClip(clip, 0, Bus.VOICE)])
    assert list(tmp_path.iterdir()) == [clip]


def test_a_clip_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(AudioFileProblem, match=ONE_SENTENCE):
        write(tmp_path / "walk.ogg", [FileClip(tmp_path / "gone.wav", 0, Bus.VOICE)])


def test_the_length_of_a_clip_is_told_in_frames_of_the_file(tmp_path: Path) -> None:
    for rate, frames in ((22050, 1001), (24000, 999), (48000, 77), (44100, 1)):
        path = tmp_path / f"{rate}.wav"
        with wave.open(str(path), "wb") as sound:
            sound.setparams((1, 2, rate, frames, "NONE", ""))
            sound.writeframes(bytes(2 * frames))
        assert SoundFiles().frames(path) == -(-frames * FILE_RATE // rate)


def test_a_text_beside_a_file_is_whole_or_not_there(tmp_path: Path, disk: Path) -> None:
    SoundFiles().write_text(tmp_path / "walk.lrc", "[00:01.00]Früh\n")
    assert (tmp_path / "walk.lrc").read_bytes() == "[00:01.00]Früh\n".encode()
    with pytest.raises(AudioFileProblem, match="full"):
        SoundFiles().write_text(disk / "walk.lrc", "x" * 1_000_000)
    assert list(disk.iterdir()) == []


def test_a_file_that_is_gone_cannot_be_measured(tmp_path: Path) -> None:
    for kind in FORMATS:
        with pytest.raises(AudioFileProblem, match=ONE_SENTENCE):
            SoundFiles().measure(tmp_path / f"gone.{kind}")


def test_without_the_extra_an_m4a_says_what_to_install(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nsys.modules['av'] = None\n"
        "from coach.adapters.audio_file import SoundFiles\n"
        "from coach.services.sound_ports import AudioFileProblem, FileTags\n"
        "try:\n"
        "    SoundFiles().write(Path(sys.argv[1]), [], 48000, FileTags('', '', '', '', (), ()), lambda _: True)\n"
        "except AudioFileProblem as problem:\n"
        "    print(problem)\n"
    )
    file = tmp_path / "walk.m4a"
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=True)
    assert 'the extra "m4a"' in done.stdout
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []
