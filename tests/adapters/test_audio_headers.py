"""The first frame of an MP3 file, and comments put into files that are already there."""

from __future__ import annotations

from pathlib import Path

import mutagen
import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.audio_chapters import vorbis_comments
from coach.adapters.audio_chapters_id3 import id3_tag
from coach.adapters.audio_chapters_ogg import NoRoom, put_into_flac, put_into_ogg
from coach.adapters.audio_mp3_header import ENCODER_DELAY, FRAME_SAMPLES, FrameCounter, frame_bytes, info_frame
from coach.services.sound_ports import Chapter, FileTags

RATE = 48_000
FRAME = bytes([0xFF, 0xFB, 0x54, 0xC4])
"""The header of a frame of 64 kbit/s at 48 kHz: 192 bytes."""
SHORT = bytes([0xFF, 0xFB, 0x14, 0xC4])
"""32 kbit/s: 96 bytes."""
NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


def some_tags(title: str = "Geh-Zeit 12 min – früh 🌄", chapters: int = 3, words: int = 3) -> FileTags:
    return FileTags(
        title,
        "Amble",
        "2026-11-22",
        "Made by Amble",
        tuple(Chapter(f"Teil {number}", 60.0 * number, 60.0 * number + 60) for number in range(chapters)),
        tuple((30.0 * number, f"Sentence {number}: أهلا") for number in range(words)),
    )


def frames(count: int) -> bytes:
    return b"".join(
        header.ljust(frame_bytes(header), b"\1") for header in [FRAME if i % 3 else SHORT for i in range(count)]
    )


@given(st.integers(1, 60), st.lists(st.integers(0, 700), max_size=30))
def test_frames_are_counted_however_the_bytes_are_cut(count: int, cuts: list[int]) -> None:
    data, counter = frames(count), FrameCounter()
    whole = FrameCounter()
    whole.feed(data)
    rest = data
    for cut in cuts:
        counter.feed(rest[:cut])
        rest = rest[cut:]
    counter.feed(rest)
    assert (len(counter), counter.bytes) == (count, len(data))
    for share in (0.0, 0.3, 0.99):
        assert counter.start_of(share) == whole.start_of(share)


def test_what_is_no_mp3_is_not_counted_as_one() -> None:
    with pytest.raises(ValueError, match="no MPEG-1 Layer III frame"):
        FrameCounter().feed(b"RIFF....WAVE")


def test_the_header_frame_is_a_frame_and_as_long_before_as_after() -> None:
    counter = FrameCounter()
    before = info_frame(counter, 0, RATE)
    counter.feed(frames(40))
    after = info_frame(counter, 39 * FRAME_SAMPLES - ENCODER_DELAY, RATE)
    assert len(before) == len(after) == frame_bytes(after[:4])


def test_the_header_tells_frames_bytes_delay_and_padding() -> None:
    counter = FrameCounter()
    counter.feed(frames(40))
    told = info_frame(counter, 39 * FRAME_SAMPLES - ENCODER_DELAY - 100, RATE)
    xing = told.index(b"Xing")
    assert int.from_bytes(told[xing + 8 : xing + 12], "big") == 40
    assert int.from_bytes(told[xing + 12 : xing + 16], "big") == len(told) + counter.bytes
    lame = told.index(b"LAME")
    delays = int.from_bytes(told[lame + 21 : lame + 24], "big")
    assert (delays >> 12, delays & 0xFFF) == (ENCODER_DELAY, FRAME_SAMPLES + 100)


def test_places_to_seek_to_go_up_and_stay_in_the_file() -> None:
    counter = FrameCounter()
    counter.feed(frames(500))
    told = info_frame(counter, 400_000, RATE)
    places = told[told.index(b"Xing") + 16 :][:100]
    assert list(places) == sorted(places)
    assert places[0] == 0
    assert 126 <= places[50] <= 130


@given(NAMES, st.integers(0, 20), st.integers(0, 20))
def test_a_tag_of_any_words_says_its_own_length(title: str, chapters: int, words: int) -> None:
    tag = id3_tag(some_tags(title, chapters, words))
    size = sum(byte << shift for byte, shift in zip(tag[6:10], (21, 14, 7, 0), strict=True))
    assert tag[:3] == b"ID3"
    assert size == len(tag) - 10
    assert all(byte < 128 for byte in tag[6:10])


def a_file(folder: Path, kind: str, room: int) -> Path:
    path = folder / f"sound.{kind}"
    subtype = {"flac": "PCM_16", "ogg": "VORBIS"}[kind]
    with soundfile.SoundFile(path, "w", RATE, 1, subtype) as sound:
        sound.comment = " " * room
        sound.write(np.sin(np.arange(RATE) * 0.05).astype(np.float32) * 0.5)
    return path


@pytest.mark.parametrize("kind", ["flac", "ogg"])
@pytest.mark.parametrize("more", [64, 65, 255, 4000, 70_000])
def test_comments_are_put_into_the_room_that_was_left_and_the_sound_stays(tmp_path: Path, kind: str, more: int) -> None:
    tags = some_tags(words=400)
    comments = vorbis_comments(tags)
    path = a_file(tmp_path, kind, len(comments) + more)
    size, before = path.stat().st_size, soundfile.read(path)[0]
    (put_into_flac if kind == "flac" else put_into_ogg)(path, comments)
    assert path.stat().st_size == size
    assert np.array_equal(soundfile.read(path)[0], before)
    told = mutagen.File(path).tags
    assert told["title"] == [tags.title]
    assert told["chapter003"] == ["00:02:00.000"]
    assert told["lyrics"][0].count("\n") == 400


@pytest.mark.parametrize("kind", ["flac", "ogg"])
def test_too_little_room_is_refused_before_anything_is_written(tmp_path: Path, kind: str) -> None:
    path = a_file(tmp_path, kind, 100)
    before = path.read_bytes()
    with pytest.raises(NoRoom):
        (put_into_flac if kind == "flac" else put_into_ogg)(path, vorbis_comments(some_tags(words=400)))
    assert path.read_bytes() == before


@pytest.mark.parametrize("put", [put_into_flac, put_into_ogg])
@pytest.mark.parametrize("data", [b"", b"RIFF", b"OggS", b"fLaC", b"fLaC\x00\x00\x00\x04abcd"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, put: object, data: bytes) -> None:
    path = tmp_path / "odd"
    path.write_bytes(data)
    with pytest.raises(NoRoom):
        put(path, b"")  # type: ignore[operator]
    assert path.read_bytes() == data
