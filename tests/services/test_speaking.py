"""One text at a time is spoken outside a walk, once it is rendered, and trouble is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.services.sound_ports import VoiceInfo, VoiceSettings
from coach.services.speaking import Speaking
from tests.fakes.clock import FakeClock
from tests.fakes.sound_out import FakeSoundOut
from tests.fakes.voice import FakeVoice
from tests.services.rooms import START

QUIET = VoiceSettings(loudness=0.4)


@dataclass
class Desk:
    """Something that speaks, with what it told."""

    voice: FakeVoice
    sound: FakeSoundOut
    speaking: Speaking
    troubles: list[str] = field(default_factory=list)

    def played(self, text: str, settings: VoiceSettings = QUIET) -> bool:
        """Whether this text is what sounds."""
        clip = self.voice.clip(text, settings)
        return clip is not None and self.sound.names() == [clip.stem]


def a_desk(folder: Path, *, slow: bool = False, no_voice: str = "", no_sound: str = "") -> Desk:
    voice = FakeVoice(folder, slow=slow, missing=no_voice)
    sound = FakeSoundOut(FakeClock(START), missing=no_sound)
    desk = Desk(voice, sound, Speaking(voice, sound))
    desk.speaking.trouble_changed.connect(desk.troubles.append)
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


def test_a_text_is_said_at_the_chosen_loudness(qtbot: QtBot, desk: Desk) -> None:
    desk.speaking.say("Good morning.", QUIET)
    qtbot.waitUntil(lambda: desk.played("Good morning."))
    assert desk.sound.played[0].gain == 0.4
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


def test_the_device_is_let_go_after_the_text(qtbot: QtBot, desk: Desk) -> None:
    desk.speaking.say("Hi.", QUIET)
    qtbot.waitUntil(lambda: desk.sound.is_open)
    qtbot.waitUntil(lambda: not desk.sound.is_open)


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
