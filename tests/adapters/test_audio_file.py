"""Sound files of a walk: every sound at its sample, as loud as promised, and read back by others' programs."""

from __future__ import annotations

from pathlib import Path

import mutagen
import numpy as np
import pyloudnorm
import pytest

from coach.adapters.audio_file import FILE_RATE
from coach.adapters.samples import read_clip, resample
from coach.domain.sound import Bus
from coach.domain.timed_text import lrc_lines
from tests.adapters.audio_walks import FORMATS, Samples, WrittenWalk, decoded, place_of, write_walk

LOSSLESS = ("wav", "flac")
SETTLED = FILE_RATE
"""Frames on either side of a sentence in which its ducking changes the sounds."""


@pytest.fixture(scope="module", params=["", "espeak/gmw/en-GB-x-rp"], ids=["natural", "espeak"])
def walk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> WrittenWalk:
    return write_walk(tmp_path_factory.mktemp("walk"), request.param)


def samples_of(clip: Path) -> Samples:
    rate, samples = read_clip(clip)
    return resample(samples, rate, FILE_RATE)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_matched_filter_finds_every_sentence_and_chime_at_its_sample(walk: WrittenWalk, kind: str) -> None:
    heard = decoded(walk.file(kind))
    beats = {clip.clip for clip in walk.clips if clip.clip.name == "beat.wav"}
    wrong = [
        (clip.clip.name, clip.start, place)
        for clip in walk.clips
        if clip.clip not in beats and (place := place_of(samples_of(clip.clip), clip.start, heard)) != clip.start
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", FORMATS)
def test_a_matched_filter_finds_every_beat_between_the_sentences_at_its_sample(walk: WrittenWalk, kind: str) -> None:
    heard = decoded(walk.file(kind))
    others = [clip for clip in walk.clips if clip.clip.name != "beat.wav"]
    taken = [(clip.start - SETTLED, clip.start + len(samples_of(clip.clip)) + SETTLED) for clip in others]
    beats = [clip for clip in walk.clips if clip.clip.name == "beat.wav"]
    alone = [beat for beat in beats if not any(first <= beat.start < last for first, last in taken)]
    template = samples_of(beats[0].clip)
    assert len(alone) > 50
    off = [place_of(template, beat.start, heard) - beat.start for beat in alone]
    assert max(map(abs, off)) == 0


@pytest.mark.parametrize("kind", FORMATS)
def test_the_manifest_is_true_of_the_file(walk: WrittenWalk, kind: str) -> None:
    manifest, heard = walk.manifests[kind], decoded(walk.file(kind))
    sounding = [event for event in manifest["events"] if event["length_samples"]]
    assert [event["start_sample"] for event in sounding] == [clip.start for clip in walk.clips]
    assert [event["length_samples"] for event in sounding] == [len(samples_of(clip.clip)) for clip in walk.clips]
    # AAC comes in frames of 1,024 and its container says how many of the last one count to the next frame.
    assert 0 <= len(heard) - manifest["frames"] < (1024 if kind == "m4a" else 1)
    told = manifest["loudness"]
    assert told["integrated_lufs"] == pytest.approx(pyloudnorm.Meter(FILE_RATE).integrated_loudness(heard), abs=0.1)
    assert told["true_peak_dbfs"] == pytest.approx(true_peak(heard), abs=0.2)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_is_as_loud_as_speech_on_a_phone_should_be_and_never_too_loud(walk: WrittenWalk, kind: str) -> None:
    heard = decoded(walk.file(kind))
    assert pyloudnorm.Meter(FILE_RATE).integrated_loudness(heard) == pytest.approx(-16.0, abs=1.0)
    assert true_peak(heard) < -1.0


def true_peak(samples: Samples) -> float:
    """Through the spectrum, at four times the rate: another way than ours."""
    pieces = (samples[start : start + (1 << 18)] for start in range(0, len(samples), (1 << 18) - 1000))
    between = (4 * np.fft.irfft(np.fft.rfft(piece), 4 * len(piece)) for piece in pieces)
    return float(20 * np.log10(max(np.abs(piece).max() for piece in between)))


@pytest.mark.parametrize("kind", LOSSLESS)
def test_between_sentences_without_a_beat_there_is_true_silence(walk: WrittenWalk, kind: str) -> None:
    heard, last = decoded(walk.file(kind)), walk.clips[-2]
    quiet = heard[last.start + len(samples_of(last.clip)) + SETTLED : walk.clips[-1].start - SETTLED]
    assert len(quiet) > FILE_RATE // 5
    assert not quiet.any()


@pytest.mark.parametrize("kind", ["mp3", "wav"])
def test_id3_tags_are_read_back(walk: WrittenWalk, kind: str) -> None:
    tags = mutagen.File(walk.file(kind)).tags
    assert (str(tags["TIT2"]), str(tags["TALB"]), str(tags["TDRC"])) == ("Amble walk 4 min", "Amble", "2026-11-22")
    told = [tags[f"CHAP:{name}"] for name in tags["CTOC:toc"].child_element_ids]
    assert [(str(c.sub_frames["TIT2"]), c.start_time, c.end_time) for c in told] == [
        (chapter.title, round(chapter.start * 1000), round(chapter.end * 1000)) for chapter in walk.tags.chapters
    ]
    assert tags.getall("SYLT")[0].text == [(text, round(at * 1000)) for at, text in walk.tags.lyrics]
    assert tags.getall("USLT")[0].text == lrc_lines(walk.tags.lyrics)
    assert tags.getall("COMM")[0].text == [walk.tags.comment]


@pytest.mark.parametrize("kind", ["flac", "ogg"])
def test_vorbis_comments_are_read_back(walk: WrittenWalk, kind: str) -> None:
    tags = mutagen.File(walk.file(kind)).tags
    assert (tags["title"], tags["album"], tags["date"]) == (["Amble walk 4 min"], ["Amble"], ["2026-11-22"])
    assert tags["lyrics"] == [lrc_lines(walk.tags.lyrics)]
    names = [tags[f"chapter{number:03}name"][0] for number in range(1, len(walk.tags.chapters) + 1)]
    assert names == [chapter.title for chapter in walk.tags.chapters]
    assert tags["chapter001"] == ["00:00:00.000"]
    assert tags["chapter002"] == [f"00:0{int(walk.tags.chapters[1].start) // 60}:20.000"]


def test_m4a_tags_are_read_back(walk: WrittenWalk) -> None:
    tags = mutagen.File(walk.file("m4a")).tags
    assert (tags["\xa9nam"], tags["\xa9alb"], tags["\xa9day"]) == (["Amble walk 4 min"], ["Amble"], ["2026-11-22"])
    assert tags["\xa9lyr"] == [lrc_lines(walk.tags.lyrics)]


@pytest.mark.parametrize("kind", ["mp3", "flac", "ogg", "wav"])
def test_players_are_told_the_exact_length(walk: WrittenWalk, kind: str) -> None:
    length = mutagen.File(walk.file(kind)).info.length
    assert length == pytest.approx(walk.manifests[kind]["frames"] / FILE_RATE, abs=0.5 / FILE_RATE)


def test_voice_and_sounds_are_both_in_the_walk(walk: WrittenWalk) -> None:
    assert {clip.bus for clip in walk.clips} == set(Bus)
