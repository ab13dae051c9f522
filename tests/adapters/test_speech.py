"""The real speech process, with the real espeak-ng and with a driver that misbehaves."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from coach.adapters.clip_cache import ClipCache
from coach.adapters.loudness import loudness
from coach.adapters.samples import read_clip
from coach.adapters.speech import SpeechVoice
from coach.adapters.speech_child import usual_command
from coach.services.sound_ports import VoiceSettings
from tests.adapters.speech_rooms import ODD, PLAIN, USUAL, pitch, rendered, seconds
from tests.patience import until

Maker = Callable[..., SpeechVoice]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "clips"


@pytest.fixture
def make(folder: Path) -> Iterator[Maker]:
    """Builds voices over ``folder`` and lets every one of them go; without a command by espeak, which starts sooner."""
    made: list[SpeechVoice] = []

    def build(command: Sequence[str] | None = None, limit: float = 10.0) -> SpeechVoice:
        made.append(SpeechVoice(ClipCache(folder), command or PLAIN, limit))
        return made[-1]

    yield build
    for voice in made:
        voice.close()


def test_sixty_sentences_all_become_clips_of_their_own(make: Maker) -> None:
    texts = [f"Sentence number {number}: shoulders loose, eyes on the path." for number in range(60)]
    voice = make()
    voice.prepare(texts, USUAL)
    until(lambda: voice.clip(texts[-1], USUAL) is not None, limit=60.0)
    clips = [voice.clip(text, USUAL) for text in texts]
    assert None not in clips
    sounds = {clip.read_bytes() for clip in clips if clip is not None}
    assert len(sounds) == 60
    assert voice.trouble() == ""


def test_every_clip_is_equally_loud_without_silence_around_it(make: Maker) -> None:
    voice = make()
    for text in ("Walk on.", "Let your arms swing, and breathe out for as long as it feels pleasant."):
        rate, samples = read_clip(rendered(voice, text))
        loud = np.flatnonzero(np.abs(samples) > 0.02 * np.abs(samples).max())
        assert loudness(samples, rate) == pytest.approx(-16.0, abs=1.0)
        assert np.abs(samples).max() <= 10 ** (-1.5 / 20) + 1e-4
        assert loud[0] / rate < 0.03
        assert (len(samples) - loud[-1]) / rate < 0.03


def test_speed_changes_the_length_and_the_voice_changes_the_sound(make: Maker) -> None:
    voice, text = make(), "Half the way is behind you, and you are doing well."
    usual = rendered(voice, text)
    slow, fast = (rendered(voice, text, VoiceSettings(speed=speed)) for speed in (0.75, 1.4))
    assert seconds(fast) * 1.15 < seconds(usual) < seconds(slow) / 1.15
    offered = {info.id for info in voice.voices()}
    other = rendered(voice, text, VoiceSettings(voice_id="gmw/en-US+f3"))
    assert {"espeak/gmw/en", "espeak/gmw/en-US+f3"} <= offered
    assert pitch(other) > 1.3 * pitch(usual)


def test_only_voices_of_the_words_language_are_offered(make: Maker) -> None:
    voices = make().voices()
    assert len(voices) > 3
    assert all(info.language.startswith("en") and info.name for info in voices)


def test_a_voice_that_is_not_installed_is_replaced_by_the_usual_one(make: Maker) -> None:
    voice, text = make(), "Half the way is behind you, and you are doing well."
    usual = rendered(voice, text)
    rendered(voice, text, VoiceSettings(voice_id="gmw/en-US+f3"))
    other = rendered(voice, text, VoiceSettings(voice_id="from/another/computer"))
    assert seconds(other) == pytest.approx(seconds(usual), rel=0.02)
    assert pitch(other) == pytest.approx(pitch(usual), rel=0.05)


@pytest.mark.parametrize(
    "text",
    ["Well done 🚶‍♀️🎉", "مرحبا، امش ببطء", "שלום", "a\0b\ud800c"],
    ids=["emoji", "arabic", "hebrew", "broken"],
)
def test_unusual_texts_are_spoken_too(make: Maker, text: str) -> None:
    assert seconds(rendered(make(usual_command()), text)) > 0.2


def test_ten_thousand_letters_are_spoken_whole(make: Maker) -> None:
    assert seconds(rendered(make(), "Almost there. " * 715, limit=120.0)) > 300


def test_a_sentence_with_nothing_to_say_stops_nobody(make: Maker) -> None:
    voice = make()
    voice.prepare(["", "   ", "…", "Walk on."], USUAL)
    until(lambda: voice.clip("Walk on.", USUAL) is not None)
    assert voice.clip("", USUAL) is None
    assert voice.trouble() == ""


def test_a_newer_request_goes_before_what_was_still_waiting(make: Maker) -> None:
    voice = make()
    voice.prepare([f"An old sentence, number {number}, that nobody needs any more." for number in range(500)], USUAL)
    voice.prepare(["Walk on."], USUAL)
    until(lambda: voice.clip("Walk on.", USUAL) is not None)
    assert voice.clip("An old sentence, number 499, that nobody needs any more.", USUAL) is None


def test_clips_outlive_the_program_and_need_no_engine_then(make: Maker) -> None:
    clip = rendered(make(), "Walk on.")
    second = make(("/nowhere/python",))
    assert second.clip("Walk on.", USUAL) == clip
    second.prepare(["Walk on."], USUAL)
    assert second.process_id() is None
    assert second.trouble() == ""


def test_a_changed_pronunciation_makes_new_clips_of_what_it_changes_alone(folder: Path) -> None:
    before = SpeechVoice(ClipCache(folder), PLAIN)
    after = SpeechVoice(ClipCache(folder), PLAIN, pronounce=lambda text: text.replace("km", "kilometres and a bit"))
    try:
        short = rendered(before, "Five km."), rendered(before, "Walk on.")
        assert after.clip("Walk on.", USUAL) == short[1]
        assert after.clip("Five km.", USUAL) is None
        assert seconds(rendered(after, "Five km.")) > seconds(short[0]) + 0.3
    finally:
        before.close()
        after.close()


def test_loudness_needs_no_new_clip_and_off_gives_none(make: Maker) -> None:
    voice = make()
    clip = rendered(voice, "Walk on.")
    assert voice.clip("Walk on.", VoiceSettings(loudness=0.2)) == clip
    assert voice.clip("Walk on.", VoiceSettings(on=False)) is None


def test_data_that_lies_too_deep_for_espeak_is_reached_all_the_same(make: Maker, tmp_path: Path) -> None:
    from coach.adapters.espeak_driver import carried_files

    files = carried_files()
    deep = tmp_path / "/".join(["a-rather-long-folder-name"] * 10)
    deep.mkdir(parents=True)
    (deep / "data").symlink_to(files.data, target_is_directory=True)
    voice = make((*PLAIN, "--library", str(files.library), "--data", str(deep / "data")))
    assert seconds(rendered(voice, "Walk on.")) > 0.2


def test_without_an_engine_there_is_a_sentence_and_no_clip(make: Maker) -> None:
    voice = make((*PLAIN, "--library", "/nowhere/lib.so", "--data", "/nowhere"))
    voice.prepare(["Walk on."], USUAL)
    until(voice.trouble)
    assert voice.trouble().startswith("There is no voice on this computer")
    assert voice.clip("Walk on.", USUAL) is None
    assert voice.voices() == ()


def test_without_a_speech_process_there_is_a_sentence_and_no_clip(make: Maker) -> None:
    voice = make(("/nowhere/python",))
    voice.prepare(["Walk on."], USUAL)
    until(voice.trouble)
    assert voice.voices() == ()


def test_a_process_killed_in_mid_sentence_starts_again_and_says_it(make: Maker, folder: Path) -> None:
    voice = make(ODD)
    voice.prepare(["Once more, please."], USUAL)
    until(lambda: list(folder.glob("*.seen")))
    first = voice.process_id()
    assert first is not None
    os.kill(first, signal.SIGKILL)
    until(lambda: voice.clip("Once more, please.", USUAL) is not None)
    assert voice.process_id() not in (None, first)
    assert voice.trouble() == ""


def test_an_idle_process_that_was_killed_is_replaced(make: Maker) -> None:
    voice = make()
    rendered(voice, "Walk on.")
    first = voice.process_id()
    assert first is not None
    os.kill(first, signal.SIGKILL)
    rendered(voice, "Keep going.")
    assert voice.trouble() == ""


def test_a_sentence_that_crashes_the_engine_twice_ends_the_trying(make: Maker) -> None:
    voice = make(ODD)
    voice.prepare(["Crash now.", "Walk on."], USUAL)
    until(voice.trouble)
    assert "stopped working twice" in voice.trouble()
    assert voice.clip("Walk on.", USUAL) is None
    assert voice.process_id() is None


def test_an_engine_that_hangs_is_stopped_at_its_time_limit(make: Maker) -> None:
    voice = make(ODD, limit=1.0)
    rendered(voice, "Walk on.")
    voice.prepare(["Hang.", "Keep going."], USUAL)
    until(voice.trouble)
    assert "took too long" in voice.trouble()
    assert voice.process_id() is None
    assert voice.clip("Walk on.", USUAL) is not None


@pytest.mark.parametrize("order", ["Silence", "Rubbish", "Nothing"])
def test_a_file_that_is_no_sound_never_becomes_a_clip(make: Maker, folder: Path, order: str) -> None:
    voice = make(ODD)
    voice.prepare([order, "Walk on."], USUAL)
    until(lambda: voice.clip("Walk on.", USUAL) is not None)
    assert voice.clip(order, USUAL) is None
    assert len(list(folder.iterdir())) == 1


def test_a_folder_that_cannot_be_written_is_told_in_words(make: Maker, folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    voice = make()
    voice.prepare(["Walk on."], USUAL)
    until(voice.trouble)
    assert "cannot be kept on disk" in voice.trouble()


def test_a_folder_deleted_in_mid_walk_is_filled_again(make: Maker, folder: Path) -> None:
    voice = make()
    rendered(voice, "Walk on.")
    shutil.rmtree(folder)
    assert voice.clip("Walk on.", USUAL) is None
    rendered(voice, "Walk on.")
    assert voice.trouble() == ""


def test_closing_ends_the_process_even_in_mid_sentence(make: Maker, folder: Path) -> None:
    voice = make(ODD)
    voice.prepare(["Hang."], USUAL)
    until(lambda: list(folder.glob("*.seen")))
    pid = voice.process_id()
    assert pid is not None
    voice.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    voice.prepare(["Walk on."], USUAL)
    assert voice.clip("Walk on.", USUAL) is None
    assert voice.voices() == ()
