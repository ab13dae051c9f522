"""One text at a time is spoken outside a walk, once it is rendered, and trouble is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.domain.sound import Bus, Levels
from coach.services.sound_ports import VoiceInfo, VoiceSettings
from coach.services.speaking import Speaking, SpeakingWords
from tests.fakes.clock import FakeClock
from tests.fakes.sound_out import FakeSoundOut
from tests.fakes.voice import FakeVoice
from tests.services.rooms import START

QUIET = VoiceSettings(loudness=0.4)
WORDS = SpeakingWords(slow="The voice takes too long.", silent="Nothing could be heard.")
SECONDS = 0.05


@dataclass
class Desk:
    """Something that speaks, with what it told."""

    voice: FakeVoice
    sound: FakeSoundOut
    speaking: Speaking
    clock: FakeClock
    troubles: list[str] = field(default_factory=list)
    said: list[VoiceSettings | None] = field(default_factory=list)

    def played(self, text: str, settings: VoiceSettings = QUIET) -> bool:
        """Whether this text is what sounds."""
        clip = self.voice.clip(text, settings)
        return clip is not None and self.sound.names() == [clip.stem]


def a_desk(folder: Path, *, slow: bool = False, no_voice: str = "", no_sound: str = "") -> Desk:
    voice, clock = FakeVoice(folder, slow=slow, missing=no_voice, seconds=SECONDS), FakeClock(START)
    sound = FakeSoundOut(clock, missing=no_sound)
    desk = Desk(voice, sound, Speaking(voice, sound, lambda _clip: SECONDS, WORDS, 0.3), clock)
    desk.speaking.trouble_changed.connect(desk.troubles.append)
    desk.speaking.saying_changed.connect(desk.said.append)
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


def test_a_text_is_said_at_the_chosen_loudness(qtbot: QtBot, desk: Desk) -> None:
    desk.speaking.say("Good morning.", QUIET)
    qtbot.waitUntil(lambda: desk.played("Good morning."))
    assert desk.sound.levels == [Levels(voice=0.4)]
    assert [(played.gain, played.bus) for played in desk.sound.played] == [(1.0, Bus.VOICE)]
    assert desk.troubles == [""]


def test_a_text_waits_until_it_is_rendered(qtbot: QtBot, tmp_path: Path) -> None:
    desk = a_desk(tmp_path, slow=True)
    desk.speaking.say("Good morning.", QUIET)
    with qtbot.assertNotEmitted(desk.speaking.trouble_changed, wait=120):
        pass
    assert desk.sound.played == []
    desk.voice.finish()
    qtbot.waitUntil(lambda: desk.played("Good morning."))


def test_a_new_text_takes_the_place_of_one_that_sounds(qtbot: QtBot, desk: Desk) -> None:
    desk.speaking.say("First.", QUIET)
    qtbot.waitUntil(lambda: desk.played("First."))
    desk.speaking.say("Second.", QUIET)
    assert not desk.sound.is_open
    desk.sound.played.clear()
    qtbot.waitUntil(lambda: desk.played("Second."))


def test_a_new_text_takes_the_place_of_one_that_waits(qtbot: QtBot, tmp_path: Path) -> None:
    desk = a_desk(tmp_path, slow=True)
    desk.speaking.say("First.", QUIET)
    desk.speaking.say("Second.", QUIET)
    desk.voice.finish()
    qtbot.waitUntil(lambda: desk.played("Second."))


def test_the_device_is_let_go_once_the_whole_text_has_sounded(qtbot: QtBot, desk: Desk) -> None:
    desk.speaking.say("Hi.", QUIET)
    qtbot.waitUntil(lambda: desk.sound.is_open)
    with qtbot.assertNotEmitted(desk.speaking.saying_changed, wait=700):
        pass
    assert desk.sound.is_open
    desk.clock.advance(1)
    qtbot.waitUntil(lambda: not desk.sound.is_open)
    assert desk.troubles == [""]


def test_what_is_being_said_is_told_until_it_is_over(qtbot: QtBot, desk: Desk) -> None:
    desk.speaking.say("Hi.", QUIET)
    qtbot.waitUntil(lambda: desk.sound.is_open)
    assert desk.said == [QUIET]
    desk.clock.advance(1)
    qtbot.waitUntil(lambda: desk.said == [QUIET, None])


def test_a_voice_that_is_off_can_be_tried(qtbot: QtBot, desk: Desk) -> None:
    desk.speaking.say("Hi.", VoiceSettings(on=False))
    qtbot.waitUntil(lambda: desk.played("Hi.", VoiceSettings()))


def test_a_clip_that_never_sounded_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    desk.speaking.say("Hi.", QUIET)
    qtbot.waitUntil(lambda: desk.sound.is_open)
    desk.sound.heard()
    desk.clock.advance(1)
    qtbot.waitUntil(lambda: desk.troubles == ["", "Nothing could be heard."])


def test_a_voice_that_takes_too_long_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    desk = a_desk(tmp_path, slow=True)
    desk.speaking.say("Hi.", QUIET)
    qtbot.waitUntil(lambda: desk.troubles == ["The voice takes too long."])
    assert desk.said == [QUIET, None]


def test_a_device_that_fails_in_between_says_why(qtbot: QtBot, desk: Desk) -> None:
    desk.speaking.say("Hi.", QUIET)
    qtbot.waitUntil(lambda: desk.sound.is_open)
    desk.sound.broken = "The headphones went away."
    desk.clock.advance(1)
    qtbot.waitUntil(lambda: desk.troubles == ["", "The headphones went away."])


def test_a_sound_without_a_device_is_no_trouble_of_the_voice(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, no_sound="There is no sound.")
    troubles: list[str] = []
    desk.speaking.sound_trouble_changed.connect(troubles.append)
    desk.speaking.play(tmp_path / "beat.wav", 1.0)
    assert (troubles, desk.troubles) == (["There is no sound."], [])


def test_beats_come_at_their_distance_and_their_level(desk: Desk, tmp_path: Path) -> None:
    desk.speaking.play(tmp_path / "beat.wav", 0.3, times=3, every=0.5)
    first, *others = [played.at for played in desk.sound.played]
    assert [at - first for at in others] == pytest.approx([0.5, 1.0])
    assert {played.bus for played in desk.sound.played} == {Bus.SOUNDS}
    assert desk.sound.levels[-1].sounds == 0.3
    desk.speaking.stop()
    assert not desk.sound.is_open


def test_stop_is_silence_at_once(qtbot: QtBot, desk: Desk) -> None:
    desk.speaking.say("A long text.", QUIET)
    qtbot.waitUntil(lambda: desk.sound.is_open)
    desk.speaking.stop()
    assert not desk.sound.is_open


def test_nothing_is_said_after_stop(qtbot: QtBot, tmp_path: Path) -> None:
    desk = a_desk(tmp_path, slow=True)
    desk.speaking.say("A long text.", QUIET)
    desk.speaking.stop()
    desk.voice.finish()
    with qtbot.assertNotEmitted(desk.speaking.trouble_changed, wait=120):
        pass
    assert desk.sound.played == []


def test_a_missing_voice_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    desk = a_desk(tmp_path, no_voice="There is no voice.")
    desk.speaking.say("Hi.", QUIET)
    qtbot.waitUntil(lambda: desk.troubles == ["There is no voice."])
    assert not desk.sound.is_open


def test_a_missing_sound_device_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    desk = a_desk(tmp_path, no_sound="There is no sound.")
    desk.speaking.say("Hi.", QUIET)
    qtbot.waitUntil(lambda: desk.troubles == ["There is no sound."])


def test_voices_are_found_beside_the_window(qtbot: QtBot, desk: Desk) -> None:
    found: list[tuple[VoiceInfo, ...]] = []
    desk.speaking.voices_found.connect(found.append)
    with qtbot.waitSignal(desk.speaking.trouble_changed):
        desk.speaking.look_for_voices()
    assert [voice.name for voice in found[0]] == ["Calm", "Bright"]
