"""Engines that hang, crash or write nothing: the next one speaks, with one sentence why. In the real speech process."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.services.sound_ports import VoiceSettings
from tests.adapters.speech_rooms import ODD, ODD_FIRST, PLAIN, USUAL, Room, rendered, seconds
from tests.patience import until

FIRST = (*ODD_FIRST, "--without", "natural")
SHORT = "Walk on."


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("order", "what"), [("Hang for a while, please.", "took too long"), ("Crash now, please.", "stopped working twice")]
)
def test_an_engine_that_hangs_or_crashes_gives_way_to_the_next(room: Room, order: str, what: str) -> None:
    voice = room.voice(FIRST, limit=2.0)
    assert seconds(rendered(voice, order)) > 0.5
    assert voice.trouble() == ""
    assert what in voice.remark()
    assert voice.remark().endswith(".")


def test_an_engine_that_hung_is_not_asked_again(room: Room) -> None:
    voice = room.voice(FIRST, limit=2.0)
    rendered(voice, "Hang once.")
    first = voice.process_id()
    rendered(voice, "Hang twice.")
    assert voice.process_id() == first


def test_an_engine_that_hung_is_tried_again_after_a_rest(room: Room) -> None:
    voice = room.voice(FIRST, limit=2.0, idle=0.3)
    rendered(voice, "Hang once.")
    until(lambda: voice.process_id() is None)
    # The odd engine's tone lasts a third of a second; espeak would say five words.
    assert seconds(rendered(voice, "Beep for me now, please.")) < 0.5


@pytest.mark.parametrize("order", ["Silence is not a sentence.", "Rubbish is not sound.", "Nothing was written."])
def test_an_engine_that_writes_no_sound_gives_way_for_that_sentence_alone(room: Room, order: str) -> None:
    voice = room.voice(FIRST)
    assert seconds(rendered(voice, order)) > 0.5
    until(voice.remark)
    assert seconds(rendered(voice, "Beep for me now, please.")) < 0.5
    until(lambda: voice.remark() == "")
    assert voice.trouble() == ""


def test_a_sentence_nobody_can_say_is_not_tried_over_and_over(room: Room) -> None:
    voice = room.voice(ODD)
    for text in ("One.", "Two.", "Three."):
        voice.prepare(["Count how often.", text], USUAL)
        until(lambda text=text: voice.clip(text, USUAL) is not None)  # type: ignore[misc]
    (asked,) = room.clips.glob("*.seen")
    assert asked.read_text() == "."


def test_sentences_that_are_there_already_need_no_process(room: Room) -> None:
    voice = room.voice(PLAIN, idle=0.2)
    rendered(voice, SHORT)
    until(lambda: voice.process_id() is None)
    for _ in range(50):
        voice.prepare([SHORT], USUAL)
    assert voice.clip(SHORT, USUAL) is not None
    assert voice.process_id() is None


def test_a_try_of_another_voice_and_a_walk_do_not_keep_each_other_waiting(room: Room) -> None:
    voice, slow = room.voice(PLAIN), VoiceSettings(speed=0.75)
    walk = [f"Sentence number {number} of a long walk, which takes a while." for number in range(60)]
    voice.prepare(walk, USUAL)
    voice.prepare([SHORT], slow)
    until(lambda: voice.clip(SHORT, slow) is not None)
    assert voice.clip(walk[-1], USUAL) is None
    until(lambda: voice.clip(walk[-1], USUAL) is not None, limit=60.0)


def test_the_same_voice_may_be_tried_while_a_walk_is_prepared(room: Room) -> None:
    voice = room.voice(PLAIN)
    walk = [f"Sentence number {number} of a walk." for number in range(20)]
    voice.prepare(walk, USUAL)
    voice.prepare([SHORT], USUAL)
    until(lambda: all(voice.clip(text, USUAL) for text in (*walk, SHORT)))


def test_a_long_text_is_one_clip_and_hold_nobody_up(room: Room) -> None:
    voice, slow = room.voice(PLAIN), VoiceSettings(speed=0.75)
    long = "Almost there, and well done so far. " * 80
    voice.prepare([long], USUAL)
    voice.prepare([SHORT], slow)
    until(lambda: voice.clip(SHORT, slow) is not None)
    assert len(long) > 2500
    assert voice.clip(long, USUAL) is None
    until(lambda: voice.clip(long, USUAL) is not None, limit=60.0)
    clip = voice.clip(long, USUAL)
    assert clip is not None
    assert seconds(clip) > 60
    assert sorted(path.name for path in room.clips.iterdir()) == sorted({clip.name, *_names(voice.clip(SHORT, slow))})


def _names(clip: Path | None) -> set[str]:
    return {clip.name} if clip else set()


def test_a_long_text_with_a_part_nobody_can_say_is_said_without_it(room: Room) -> None:
    voice = room.voice(ODD)
    long = f"{'Beep ' * 70}now. Nothing {'at all ' * 60}now. {'Beep ' * 70}again."
    assert seconds(rendered(voice, long)) > 0.5


def test_nothing_waits_for_an_engine_that_hangs(room: Room) -> None:
    voice = room.voice(ODD, limit=20.0)
    voice.prepare(["Hang for a while, please."], USUAL)
    until(lambda: list(room.clips.glob("*.seen")))
    began = time.monotonic()
    voice.prepare([SHORT], USUAL)
    assert voice.clip(SHORT, USUAL) is None
    assert voice.trouble() == ""
    voice.close()
    assert time.monotonic() - began < 5.0


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_no_words_are_no_work(room: Room, text: str) -> None:
    voice = room.voice(PLAIN)
    voice.prepare([text], USUAL)
    assert voice.clip(text, USUAL) is None
    assert voice.process_id() is None


def test_a_full_disk_is_told_and_ends_with_room_again(room: Room) -> None:
    room.clips.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(room.clips)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("making a small disk needs the right to mount")
    try:
        filler = room.clips / "filler"
        filler.write_bytes(b"\0" * 48 * 1024)
        voice = room.voice(PLAIN)
        voice.prepare([SHORT], USUAL)
        until(voice.trouble)
        assert "cannot be kept on disk" in voice.trouble()
        assert voice.trouble().endswith("so there is no voice.")
        assert list(room.clips.iterdir()) == [filler]
        filler.unlink()
        rendered(voice, SHORT)
        until(lambda: voice.trouble() == "")
        voice.close()
    finally:
        subprocess.run(["umount", "--lazy", str(room.clips)], check=True)
