"""What is heard live is what is in the file: one book says which."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.timeline import Event, EventKind, Phase, Timeline, Topic
from coach.services.performance import Sounds
from coach.services.sound_book import SoundBook, words_of
from coach.services.sound_ports import VoiceSettings
from tests.fakes.voice import FakeVoice

SOUNDS = Sounds.of(Path("sounds"))
CUE = Event(5, EventKind.CUE, Phase.EASY, "Look ahead.", Topic.POSTURE)
COUNT = Event(57, EventKind.COUNT, Phase.EASY, "Three")
WALK = Timeline((CUE, COUNT, Event(90, EventKind.CUE, Phase.EASY, "Look ahead.", Topic.POSTURE)), 120.0)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (EventKind.CHIME, "chime"),
        (EventKind.BEAT, "beat"),
        (EventKind.BREATH_IN, "breath_in"),
        (EventKind.BREATH_OUT, "breath_out"),
    ],
)
def test_each_sound_has_its_file(tmp_path: Path, kind: EventKind, name: str) -> None:
    book = SoundBook(FakeVoice(tmp_path), SOUNDS)
    assert book.clip(Event(30, kind, Phase.EASY), WALK, VoiceSettings()) == Path("sounds") / f"{name}.wav"


def test_the_last_chime_is_another_one(tmp_path: Path) -> None:
    last = Event(120, EventKind.CHIME, Phase.EASY)
    assert SoundBook(FakeVoice(tmp_path), SOUNDS).clip(last, WALK, VoiceSettings()) == SOUNDS.end


def test_a_phase_and_a_pose_make_no_sound(tmp_path: Path) -> None:
    book = SoundBook(FakeVoice(tmp_path), SOUNDS)
    assert [
        book.clip(Event(0, kind, Phase.EASY), WALK, VoiceSettings()) for kind in (EventKind.PHASE, EventKind.POSE)
    ] == [None, None]


def test_a_sentence_is_the_voices_clip_once_it_is_ready(tmp_path: Path) -> None:
    voice = FakeVoice(tmp_path, slow=True)
    book = SoundBook(voice, SOUNDS)
    voice.prepare([CUE.text], VoiceSettings())
    assert book.clip(CUE, WALK, VoiceSettings()) is None
    voice.finish()
    assert book.clip(CUE, WALK, VoiceSettings()) == voice.clip(CUE.text, VoiceSettings())
    assert book.clip(CUE, WALK, VoiceSettings(on=False)) is None


def test_a_count_is_its_word_or_else_a_pip(tmp_path: Path) -> None:
    voice = FakeVoice(tmp_path)
    book = SoundBook(voice, SOUNDS)
    assert book.clip(COUNT, WALK, VoiceSettings()) == SOUNDS.pip
    voice.prepare([COUNT.text], VoiceSettings())
    assert book.clip(COUNT, WALK, VoiceSettings()) == voice.clip(COUNT.text, VoiceSettings())
    assert book.clip(COUNT, WALK, VoiceSettings(on=False)) == SOUNDS.pip


def test_each_word_is_asked_for_once_in_the_order_of_the_walk() -> None:
    assert words_of(WALK) == ("Look ahead.", "Three")
