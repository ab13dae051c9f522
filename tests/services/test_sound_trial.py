"""The sound test plays what was asked for, in its order, with the music lowered for the sentence alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.domain.sound import Bus, Levels, SoundSettings
from coach.domain.sound_report import TrialPart
from coach.services.performance import Sounds
from coach.services.sound_ports import VoiceSettings
from coach.services.sound_trial import BEATS, DOUBT, REPLAYS, STALL_PATIENCE, SoundTrial, TrialRequest
from tests.fakes.clock import FakeClock
from tests.fakes.other_sound import FakeOtherSound
from tests.fakes.sound_out import FakeSoundOut
from tests.fakes.voice import FakeVoice
from tests.services.rooms import START

SENTENCE, SECONDS = "Stop if pain turns sharp.", 2.0
SILENT, STOPPED = "Nothing came.", "The sound stopped before the test was over."
OF_A_WALK = "The sound device stopped. Your walk goes on in words."
"""What the stream says for itself."""
ALL = tuple(TrialPart)


@dataclass
class Desk:
    """A trial on fakes, with what it told."""

    voice: FakeVoice
    sound: FakeSoundOut
    others: FakeOtherSound
    clock: FakeClock
    trial: SoundTrial
    troubles: list[str] = field(default_factory=list)
    parts: list[TrialPart | None] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)
    played: list[bool] = field(default_factory=list)

    def play(self, *parts: TrialPart, sound: SoundSettings | None = None, voice: VoiceSettings | None = None) -> None:
        request = TrialRequest(parts or ALL, SENTENCE, voice or VoiceSettings(loudness=0.6), sound or SoundSettings())
        self.trial.play(request)

    def run(self, qtbot: QtBot) -> None:
        """Let the stream's time pass until all of it went out."""
        self.run_until(qtbot, lambda: not self.trial.is_playing)

    def run_until(self, qtbot: QtBot, condition: Callable[[], object]) -> None:
        """Let the stream's time pass until something is so."""

        def so() -> bool:
            if not condition():
                # The trial looks at least once in a step, and at most a second of the stream may pass between two.
                self.clock.advance(0.25)
            return bool(condition())

        qtbot.waitUntil(so, timeout=20_000)

    def stall(self, qtbot: QtBot, seconds: float) -> None:
        """The device stands still for so long, or until nobody waits for it any more."""
        self.sound.broken = OF_A_WALK
        end = self.sound.position() + seconds
        self.run_until(qtbot, lambda: self.sound.position() >= end or not self.trial.is_playing)
        self.sound.broken = ""


def a_desk(folder: Path, *, slow: bool = False, no_voice: str = "", no_sound: str = "") -> Desk:
    clock = FakeClock(START)
    voice, sound = FakeVoice(folder, slow=slow, missing=no_voice), FakeSoundOut(clock, missing=no_sound)
    others = FakeOtherSound(clock)
    trial = SoundTrial(voice, sound, others, Sounds.of(folder), lambda _clip: SECONDS, SILENT, STOPPED, look_ms=5)
    desk = Desk(voice, sound, others, clock, trial)
    trial.trouble_changed.connect(lambda words: desk.troubles.append(words) if words else None)
    trial.part_changed.connect(desk.parts.append)
    trial.peak_changed.connect(desk.peaks.append)
    trial.played.connect(lambda: desk.played.append(True))
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


def test_all_three_come_one_after_the_other(qtbot: QtBot, desk: Desk) -> None:
    desk.play()
    qtbot.waitUntil(lambda: bool(desk.sound.played))
    ends = 0.0
    buses = [(Bus.VOICE, 1), (Bus.SOUNDS, 1), (Bus.SOUNDS, BEATS)]
    played = iter(desk.sound.played)
    for bus, count in buses:
        clips = [next(played) for _ in range(count)]
        assert {clip.bus for clip in clips} == {bus}
        assert clips[0].at > ends
        ends = clips[-1].at + SECONDS
    desk.run(qtbot)
    assert [part for part in desk.parts if part is not None] == list(ALL)
    assert desk.parts[-1] is None
    assert desk.played == [True]
    assert not desk.sound.is_open


def test_the_levels_are_those_of_a_walk(qtbot: QtBot, desk: Desk) -> None:
    desk.play(sound=SoundSettings(level=0.3))
    qtbot.waitUntil(lambda: bool(desk.sound.levels))
    assert desk.sound.levels == [Levels(0.6, 0.3)]


def test_beats_come_at_the_cadence_that_was_counted(qtbot: QtBot, desk: Desk) -> None:
    desk.play(TrialPart.BEAT, sound=SoundSettings(cadence=120))
    qtbot.waitUntil(lambda: bool(desk.sound.played))
    beats = [played.at for played in desk.sound.played]
    assert [later - earlier for earlier, later in pairwise(beats)] == pytest.approx([0.5] * (BEATS - 1))


@pytest.mark.parametrize("lowers", [True, False])
def test_music_is_lowered_for_the_sentence_alone_and_comes_back(qtbot: QtBot, desk: Desk, lowers: bool) -> None:
    desk.play(sound=SoundSettings(lower_others=lowers))
    qtbot.waitUntil(lambda: bool(desk.sound.played))
    assert [end - start for start, end in desk.others.spans] == ([pytest.approx(SECONDS)] if lowers else [])
    desk.run(qtbot)
    assert not desk.others.is_low
    assert desk.others.restored_at


def test_the_meter_follows_and_falls_to_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.play(TrialPart.CHIME)
    desk.run(qtbot)
    assert max(desk.peaks) == 0.5
    assert desk.peaks[-1] == 0.0


def test_without_a_voice_the_sounds_come_all_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    desk = a_desk(tmp_path, no_voice="There is no voice.")
    desk.play()
    desk.run(qtbot)
    assert desk.troubles == ["There is no voice."]
    assert [part for part in desk.parts if part] == [TrialPart.CHIME, TrialPart.BEAT]


def test_a_sentence_alone_without_a_voice_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    desk = a_desk(tmp_path, no_voice="There is no voice.")
    desk.play(TrialPart.CUE)
    qtbot.waitUntil(lambda: not desk.trial.is_playing)
    assert desk.troubles == ["There is no voice."]
    assert desk.played == []


def test_a_missing_device_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    desk = a_desk(tmp_path, no_sound="There is no sound.")
    desk.play(TrialPart.CHIME)
    qtbot.waitUntil(lambda: desk.troubles == ["There is no sound."])
    assert not desk.trial.is_playing


def test_a_device_that_stops_for_a_moment_is_waited_for_and_the_part_comes_again(qtbot: QtBot, desk: Desk) -> None:
    desk.play(TrialPart.CHIME)
    desk.run_until(qtbot, lambda: desk.parts == [TrialPart.CHIME])
    desk.stall(qtbot, 2.0)
    assert desk.trial.is_playing
    desk.run(qtbot)
    assert desk.sound.names() == ["chime"] * 2
    assert desk.parts == [TrialPart.CHIME, None] * 2
    assert desk.played == [True]
    assert desk.troubles == []


def test_after_a_stop_what_was_heard_whole_is_not_said_again(qtbot: QtBot, desk: Desk) -> None:
    desk.play()
    desk.run_until(qtbot, lambda: TrialPart.BEAT in desk.parts)
    beat = desk.sound.position()
    desk.run_until(qtbot, lambda: desk.sound.position() > beat + DOUBT)
    desk.stall(qtbot, 2.0)
    desk.run(qtbot)
    assert [part for part in desk.parts if part] == [*ALL, TrialPart.BEAT]
    assert [played.clip.stem for played in desk.sound.played[-BEATS:]] == ["beat"] * BEATS
    assert desk.played == [True]


def test_what_ended_just_before_a_stop_comes_again_as_nobody_knows_whether_it_sounded(qtbot: QtBot, desk: Desk) -> None:
    desk.play(TrialPart.CHIME)
    desk.run_until(qtbot, lambda: desk.parts == [TrialPart.CHIME, None])
    assert desk.played == []
    desk.stall(qtbot, 1.0)
    desk.run(qtbot)
    assert desk.sound.names() == ["chime"] * 2
    assert desk.played == [True]


def test_during_a_stop_music_is_as_loud_as_before_and_goes_down_again_for_the_sentence(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.play(TrialPart.CUE, sound=SoundSettings(lower_others=True))
    desk.run_until(qtbot, lambda: desk.parts == [TrialPart.CUE])
    desk.sound.broken = OF_A_WALK
    qtbot.waitUntil(lambda: len(desk.others.restored_at) == 1)
    assert not desk.others.is_low
    desk.stall(qtbot, 1.0)
    desk.run(qtbot)
    assert len(desk.others.spans) == 2


def test_a_device_that_stays_away_is_told_in_words_of_the_test(qtbot: QtBot, desk: Desk) -> None:
    desk.play(TrialPart.CHIME)
    desk.run_until(qtbot, lambda: desk.parts == [TrialPart.CHIME])
    began = desk.sound.position()
    desk.stall(qtbot, 60.0)
    assert desk.sound.position() - began == pytest.approx(STALL_PATIENCE, abs=1.0)
    assert desk.troubles == [STOPPED]
    assert not desk.sound.is_open
    assert desk.played == []


def test_a_device_that_stops_again_and_again_is_told(qtbot: QtBot, desk: Desk) -> None:
    def heard_more_than(times: int) -> bool:
        return desk.parts.count(TrialPart.CHIME) > times

    desk.play(TrialPart.CHIME)
    for number in range(REPLAYS + 1):
        assert desk.troubles == []
        desk.run_until(qtbot, partial(heard_more_than, number))
        desk.stall(qtbot, 1.0)
    assert desk.troubles == [STOPPED]
    assert desk.sound.names() == ["chime"] * (REPLAYS + 1)
    assert desk.played == []


def test_when_the_whole_program_stood_still_nothing_is_taken_for_heard(qtbot: QtBot, desk: Desk) -> None:
    desk.play(TrialPart.CHIME)
    desk.run_until(qtbot, lambda: desk.parts == [TrialPart.CHIME])
    desk.clock.advance(SECONDS + 3 * DOUBT)
    desk.run(qtbot)
    assert desk.sound.names() == ["chime"] * 2
    assert desk.played == [True]


def test_a_voice_that_is_off_can_be_tried(qtbot: QtBot, desk: Desk) -> None:
    desk.play(TrialPart.CUE, voice=VoiceSettings(on=False))
    qtbot.waitUntil(lambda: bool(desk.sound.played))


def test_stop_is_silence_at_once(qtbot: QtBot, desk: Desk) -> None:
    desk.play()
    qtbot.waitUntil(lambda: desk.sound.is_open)
    desk.trial.stop()
    assert not desk.sound.is_open
    assert not desk.trial.is_playing
    assert desk.parts in ([], [TrialPart.CUE, None])
    assert desk.played == []


def test_another_request_takes_the_place_of_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    desk = a_desk(tmp_path, slow=True)
    desk.play()
    desk.play(TrialPart.CHIME)
    qtbot.waitUntil(lambda: desk.sound.names() == ["chime"])
