"""The fake of sound files keeps the promises of its port."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.sound import Bus
from coach.services.sound_ports import AudioFile, AudioFileProblem, FileClip, FileTags
from tests.fakes.audio_file import RATE, FakeAudioFile

TAGS = FileTags("A walk", "Amble", "2026-11-22", "", (), ())


def test_a_file_is_written_whole_and_remembered(tmp_path: Path) -> None:
    files, shares = FakeAudioFile(), list[float]()
    port: AudioFile = files
    clip = FileClip(tmp_path / "clip.wav", 7, Bus.VOICE)

    def go_on(share: float) -> bool:
        shares.append(share)
        return True

    assert port.write(tmp_path / "walk.mp3", [clip], RATE, TAGS, go_on)
    assert (tmp_path / "walk.mp3").exists()
    assert files.written[0].clips == (clip,)
    assert shares == sorted(shares)
    assert port.measure(tmp_path / "walk.mp3").lufs == -16.0
    assert files.measured == [tmp_path / "walk.mp3"]


def test_a_stopped_file_is_not_there(tmp_path: Path) -> None:
    files = FakeAudioFile()
    assert not files.write(tmp_path / "walk.mp3", [], RATE, TAGS, lambda _: False)
    assert (files.written, list(tmp_path.iterdir())) == ([], [])


def test_a_disk_that_takes_nothing_says_so(tmp_path: Path) -> None:
    files = FakeAudioFile(fails="The disk is full.")
    with pytest.raises(AudioFileProblem, match="full"):
        files.write(tmp_path / "walk.mp3", [], RATE, TAGS, lambda _: True)
    with pytest.raises(AudioFileProblem, match="full"):
        files.write_text(tmp_path / "walk.lrc", "")


def test_a_clip_has_a_length_only_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "clip.wav").touch()
    files = FakeAudioFile(length=9)
    assert (files.frames(tmp_path / "clip.wav"), files.rate()) == (9, RATE)
    with pytest.raises(AudioFileProblem):
        files.frames(tmp_path / "gone.wav")
