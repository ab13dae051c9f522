"""A long card is read paragraph by paragraph, and is silent at once when nobody wants it any more."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach.services.reading_aloud import ReadingAloud
from coach.services.sound_ports import VoiceSettings

VOICE = VoiceSettings()


class FakeSpeaking(QObject):
    """Says nothing; a test tells when a text is over."""

    saying_changed = Signal(object)
    trouble_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._is_saying = False

    def say(self, text: str, settings: VoiceSettings) -> None:
        self.stop()
        self.said.append(text)
        self._is_saying = True
        self.saying_changed.emit(settings)

    def stop(self) -> None:
        if self._is_saying:
            self._is_saying = False
            self.saying_changed.emit(None)

    end = stop

    def fail(self) -> None:
        self.trouble_changed.emit("No voice.")
        self.stop()


class Reading:
    """Something that reads, with what it told."""

    def __init__(self) -> None:
        self.speaking, self.wanted, self.told = FakeSpeaking(), True, list[bool]()
        self.aloud = ReadingAloud(self.speaking, lambda: VOICE, lambda: self.wanted)  # type: ignore[arg-type]
        self.aloud.reading_changed.connect(self.told.append)


def test_texts_follow_one_another_to_the_last() -> None:
    reading = Reading()
    reading.aloud.read(["One.", "", "Two."])
    assert (reading.speaking.said, reading.told) == (["One."], [True])
    reading.speaking.end()
    assert (reading.speaking.said, reading.told) == (["One.", "Two."], [True])
    reading.speaking.end()
    assert (reading.speaking.said, reading.told) == (["One.", "Two."], [True, False])


def test_stop_is_silent_at_once() -> None:
    reading = Reading()
    reading.aloud.stop()
    reading.aloud.read(["One.", "Two."])
    reading.aloud.stop()
    assert (reading.speaking.said, reading.told) == (["One."], [True, False])


def test_another_card_takes_the_place_of_the_one_before() -> None:
    reading = Reading()
    reading.aloud.read(["One.", "Two."])
    reading.aloud.read(["Three."])
    reading.speaking.end()
    assert (reading.speaking.said, reading.told) == (["One.", "Three."], [True, False])


def test_who_has_gone_elsewhere_hears_no_more() -> None:
    reading = Reading()
    reading.aloud.read(["One.", "Two."])
    reading.wanted = False
    reading.speaking.end()
    assert (reading.speaking.said, reading.told) == (["One."], [True, False])


def test_a_voice_that_fails_is_asked_once() -> None:
    reading = Reading()
    reading.aloud.read(["One.", "Two."])
    reading.speaking.fail()
    assert (reading.speaking.said, reading.told) == (["One."], [True, False])


def test_what_others_say_is_none_of_its_business() -> None:
    reading = Reading()
    reading.speaking.say("A card.", VOICE)
    reading.speaking.end()
    reading.speaking.trouble_changed.emit("")
    assert reading.told == []
