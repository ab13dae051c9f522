"""The fakes of voice and sound keep the promises of their ports."""

from __future__ import annotations

import wave
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.domain.cue_proof import CueFate
from coach.services.sound_ports import Heard, PlacedClip, SoundOut, SoundUnavailable, Voice, VoiceSettings
from tests.fakes.clock import FakeClock
from tests.fakes.sound_out import FakeSoundOut
from tests.fakes.voice import FakeVoice

USUAL = VoiceSettings()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))


def test_a_healthy_voice_has_real_sound_files_at_once(tmp_path: Path) -> None:
    voice: Voice = FakeVoice(tmp_path, seconds=0.5)
    voice.prepare(["Off we go."], USUAL)
    clip = voice.clip("Off we go.", USUAL)
    assert clip is not None
    with wave.open(str(clip)) as file:
        assert file.getnframes() / file.getframerate() == pytest.approx(0.5, abs=0.001)
    assert voice.trouble() == ""
    assert len(voice.voices()) == 2


def test_a_slow_voice_renders_when_the_test_says_so_and_in_order(tmp_path: Path) -> None:
    voice = FakeVoice(tmp_path, slow=True)
    voice.prepare(["One.", "Two."], USUAL)
    assert voice.clip("One.", USUAL) is None
    voice.finish(1)
    assert voice.clip("One.", USUAL) is not None
    assert voice.clip("Two.", USUAL) is None


def test_a_new_request_drops_what_a_slow_voice_had_not_rendered(tmp_path: Path) -> None:
    voice = FakeVoice(tmp_path, slow=True)
    voice.prepare(["One."], USUAL)
    voice.prepare(["Two."], USUAL)
    voice.finish()
    assert voice.clip("One.", USUAL) is None
    assert voice.clip("Two.", USUAL) is not None


def test_speed_and_voice_are_clips_of_their_own_but_loudness_is_not(tmp_path: Path) -> None:
    voice = FakeVoice(tmp_path)
    voice.prepare(["One."], USUAL)
    assert voice.clip("One.", VoiceSettings(loudness=0.3)) == voice.clip("One.", USUAL)
    assert voice.clip("One.", VoiceSettings(speed=1.2)) is None
    assert voice.clip("One.", VoiceSettings(voice_id="fake/bright")) is None


def test_a_missing_engine_has_a_sentence_and_no_clips(tmp_path: Path) -> None:
    voice = FakeVoice(tmp_path, missing="There is no voice here.")
    voice.prepare(["One."], USUAL)
    assert voice.clip("One.", USUAL) is None
    assert voice.trouble() == "There is no voice here."
    assert voice.voices() == ()


def test_an_engine_that_dies_keeps_what_it_rendered(tmp_path: Path) -> None:
    voice = FakeVoice(tmp_path)
    voice.prepare(["One."], USUAL)
    voice.fail("It died.")
    voice.prepare(["Two."], USUAL)
    assert voice.clip("One.", USUAL) is not None
    assert voice.clip("Two.", USUAL) is None
    assert voice.trouble() == "It died."


def test_a_voice_that_is_off_gives_captions_only(tmp_path: Path) -> None:
    voice = FakeVoice(tmp_path)
    voice.prepare(["One."], VoiceSettings(on=False))
    assert voice.clip("One.", VoiceSettings(on=False)) is None


def test_the_position_follows_the_clock_and_stays_when_closed(clock: FakeClock) -> None:
    sound = FakeSoundOut(clock)
    port: SoundOut = sound
    port.open()
    clock.advance(2.5)
    assert port.position() == 2.5
    port.close()
    clock.advance(1.0)
    assert port.position() == 2.5
    port.open()
    assert port.position() == 0.0


def test_clips_are_written_down_where_they_sound(clock: FakeClock, tmp_path: Path) -> None:
    sound = FakeSoundOut(clock)
    sound.open()
    clock.advance(2.0)
    sound.play(PlacedClip(tmp_path / "later.wav", 5.0, gain=0.5))
    sound.play(PlacedClip(tmp_path / "missed.wav", 1.0))
    assert sound.names() == ["missed", "later"]
    assert [(played.at, played.gain, played.asked_at) for played in sound.played] == [(5.0, 0.5, 2.0), (2.0, 1.0, 2.0)]


def test_silence_forgets_what_was_waiting_only(clock: FakeClock, tmp_path: Path) -> None:
    sound = FakeSoundOut(clock)
    sound.open()
    sound.play(PlacedClip(tmp_path / "now.wav", 0.0))
    sound.play(PlacedClip(tmp_path / "later.wav", 5.0))
    clock.advance(1.0)
    sound.silence()
    assert sound.names() == ["now"]
    assert sound.silenced_at == [1.0]


def test_a_missing_device_says_so(clock: FakeClock) -> None:
    with pytest.raises(SoundUnavailable, match="Nothing to hear"):
        FakeSoundOut(clock, missing="Nothing to hear with.").open()


def marked(sound: FakeSoundOut, at: float, mark: int, *, must: bool = False) -> None:
    sound.play(PlacedClip(Path("sentence.wav"), at, must=must, mark=mark))


def test_marked_clips_are_told_once_when_they_begin(clock: FakeClock) -> None:
    sound = FakeSoundOut(clock)
    sound.open()
    marked(sound, 2.0, 1)
    assert sound.heard() == ()
    clock.advance(2.5)
    assert sound.heard() == (Heard(1, 2.0),)
    assert sound.heard() == ()


def test_what_was_silenced_before_it_began_is_told_as_cut_off(clock: FakeClock) -> None:
    sound = FakeSoundOut(clock)
    sound.open()
    marked(sound, 2.0, 1)
    sound.silence()
    assert sound.heard() == (Heard(1, None, CueFate.CUT_OFF),)


def test_a_broken_device_keeps_what_must_sound_and_drops_the_rest(clock: FakeClock) -> None:
    sound = FakeSoundOut(clock)
    sound.open()
    sound.broken = "It stopped."
    marked(sound, 1.0, 1)
    marked(sound, 1.0, 2, must=True)
    clock.advance(10)
    assert sound.heard() == (Heard(1, None, CueFate.NO_DEVICE),)
    sound.broken = ""
    assert sound.heard() == (Heard(2, 10.0),)


def test_a_missing_device_can_be_plugged_in(clock: FakeClock) -> None:
    sound = FakeSoundOut(clock, missing="Nothing to hear with.")
    sound.plug_in()
    sound.open()
    assert sound.is_open
