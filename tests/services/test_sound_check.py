"""The look at the sound before a walk: what is wrong is found, and the newest question is answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.adapters.clock import SystemClock
from coach.domain.sound import Levels
from coach.domain.sound_report import SoundReport, SoundTrouble
from coach.services.sound_check import SoundCheck, SoundQuestion
from coach.services.sound_ports import VoiceSettings
from tests.fakes.clock import FakeClock
from tests.fakes.other_sound import FakeOtherSound
from tests.fakes.sound_out import FakeSoundOut
from tests.fakes.voice import FakeVoice
from tests.services.rooms import START

SENTENCE = "Stop if pain turns sharp."
STALLED = "The device does not play."


@dataclass
class Desk:
    """A check on fakes, with what it found. Its device runs on real time, as a stream does."""

    voice: FakeVoice
    device: FakeSoundOut
    others: FakeOtherSound
    check: SoundCheck
    reports: list[SoundReport] = field(default_factory=list)

    def question(self, voice: VoiceSettings | None = None, levels: Levels | None = None) -> SoundQuestion:
        return SoundQuestion(SENTENCE, voice or VoiceSettings(), levels or Levels(), prepares=True)

    def look(self, qtbot: QtBot, question: SoundQuestion | None = None) -> SoundReport:
        with qtbot.waitSignal(self.check.looked, timeout=20_000):
            self.check.look(question or self.question())
        return self.reports[-1]


def a_desk(folder: Path, *, no_voice: str = "", no_sound: str = "", volume: float | None = 1.0) -> Desk:
    voice = FakeVoice(folder, missing=no_voice)
    device, others = FakeSoundOut(SystemClock(), missing=no_sound), FakeOtherSound(FakeClock(START), volume=volume)
    desk = Desk(voice, device, others, SoundCheck(voice, device, others, STALLED, 1.0, 200))
    desk.check.looked.connect(desk.reports.append)
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


def troubles(report: SoundReport) -> list[SoundTrouble]:
    return [reason.trouble for reason in report.reasons]


def test_when_everything_is_well_the_safety_sentence_can_sound(qtbot: QtBot, desk: Desk) -> None:
    report = desk.look(qtbot)
    assert report.safety_can_sound
    assert report.reasons == ()
    assert not desk.device.is_open


def test_a_missing_device_is_found_and_keeps_its_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    report = a_desk(tmp_path, no_sound="There is no sound.").look(qtbot)
    assert [(reason.trouble, reason.why) for reason in report.reasons] == [
        (SoundTrouble.NO_DEVICE, "There is no sound.")
    ]


def test_a_device_whose_stream_breaks_is_told_in_words_that_fit_a_look(qtbot: QtBot, desk: Desk) -> None:
    desk.device.broken = "The sound device stopped. Your walk goes on in words."
    assert desk.look(qtbot).facts.device == STALLED


def test_a_device_that_takes_a_moment_to_begin_answers(qtbot: QtBot, desk: Desk) -> None:
    desk.device.broken = "The sound device stopped."
    with qtbot.waitSignal(desk.check.looked, timeout=20_000):
        desk.check.look(desk.question())
        qtbot.waitUntil(lambda: desk.device.position() > 0.1)
        desk.device.broken = ""
    assert desk.reports[-1].facts.device == ""


def test_a_device_that_opens_and_stands_still_is_found(qtbot: QtBot, tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    still = SoundCheck(desk.voice, FakeSoundOut(FakeClock(START)), desk.others, STALLED, 0.2)
    with qtbot.waitSignal(still.looked, timeout=20_000) as looked:
        still.look(desk.question())
    assert looked.args is not None
    assert looked.args[0].facts.device == STALLED


def test_a_missing_engine_is_found(qtbot: QtBot, tmp_path: Path) -> None:
    report = a_desk(tmp_path, no_voice="There is no voice.").look(qtbot)
    assert troubles(report) == [SoundTrouble.NO_VOICE]


def test_a_sentence_that_was_kept_sounds_although_the_engine_died(qtbot: QtBot, desk: Desk) -> None:
    desk.look(qtbot)
    desk.voice.fail("The voice stopped.")
    report = desk.look(qtbot)
    assert report.safety_can_sound
    assert troubles(report) == [SoundTrouble.VOICE_UNWELL]


def test_a_slow_engine_is_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    slow = FakeVoice(tmp_path, slow=True)
    check = SoundCheck(slow, desk.device, desk.others)
    with qtbot.waitSignal(check.looked, timeout=20_000) as looked:
        check.look(desk.question())
        qtbot.waitUntil(lambda: bool(slow.asked))
        slow.finish()
    assert looked.args is not None
    assert looked.args[0].safety_can_sound


@pytest.mark.parametrize(
    ("voice", "levels", "trouble"),
    [
        (VoiceSettings(on=False), Levels(), SoundTrouble.VOICE_OFF),
        (VoiceSettings(), Levels(muted=True), SoundTrouble.MUTED),
        (VoiceSettings(), Levels(voice=0.0), SoundTrouble.LEVEL_DOWN),
    ],
)
def test_what_was_turned_down_is_found(
    qtbot: QtBot, desk: Desk, voice: VoiceSettings, levels: Levels, trouble: SoundTrouble
) -> None:
    assert troubles(desk.look(qtbot, desk.question(voice, levels))) == [trouble]


@pytest.mark.parametrize(
    ("volume", "found"), [(0.0, [SoundTrouble.COMPUTER_MUTED]), (0.1, [SoundTrouble.COMPUTER_QUIET]), (None, [])]
)
def test_the_computers_own_volume_counts_where_it_can_be_told(
    qtbot: QtBot, tmp_path: Path, volume: float | None, found: list[SoundTrouble]
) -> None:
    assert troubles(a_desk(tmp_path, volume=volume).look(qtbot)) == found


def test_a_look_before_a_walk_leaves_the_walks_sentences_waiting_for_the_voice(qtbot: QtBot, desk: Desk) -> None:
    desk.voice.prepare([SENTENCE, "Walk on."], VoiceSettings())
    desk.look(qtbot, SoundQuestion(SENTENCE, VoiceSettings(), Levels()))
    assert [texts for texts, _ in desk.voice.asked] == [(SENTENCE, "Walk on.")]


def test_the_newest_question_is_the_one_that_is_answered_last(qtbot: QtBot, desk: Desk) -> None:
    desk.check.look(desk.question())
    desk.check.look(desk.question(levels=Levels(voice=0.0)))
    desk.check.look(desk.question(levels=Levels(muted=True)))
    qtbot.waitUntil(lambda: len(desk.reports) == 2, timeout=20_000)
    assert [troubles(report) for report in desk.reports] == [[], [SoundTrouble.MUTED]]
    assert not desk.check.is_looking


def test_a_bad_answer_that_somebody_sees_is_looked_at_again(qtbot: QtBot, desk: Desk) -> None:
    desk.check.watch(True)
    desk.others.loudness = 0.0
    assert not desk.look(qtbot).safety_can_sound
    desk.others.loudness = 0.8
    qtbot.waitUntil(lambda: len(desk.reports) == 2, timeout=20_000)
    assert desk.reports[-1].safety_can_sound
    desk.check.close()


def test_a_look_that_was_given_up_answers_nothing_and_leaves_the_device(qtbot: QtBot, tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    slow = FakeVoice(tmp_path, slow=True)
    check = SoundCheck(slow, desk.device, desk.others)
    check.look(desk.question())
    qtbot.waitUntil(lambda: bool(slow.asked))
    check.let_go()
    with qtbot.assertNotEmitted(check.looked, wait=200):
        qtbot.waitUntil(lambda: not check.is_looking)
    assert not desk.device.is_open
    slow.finish()
    with qtbot.waitSignal(check.looked, timeout=20_000):
        check.look(desk.question())


def test_nothing_is_told_after_it_was_closed(qtbot: QtBot, desk: Desk) -> None:
    desk.check.look(desk.question())
    desk.check.close()
    with qtbot.assertNotEmitted(desk.check.looked, wait=300):
        pass


def test_a_good_answer_that_somebody_sees_is_looked_at_again_without_the_device(qtbot: QtBot, desk: Desk) -> None:
    desk.check.watch(True)
    assert desk.look(qtbot).safety_can_sound
    desk.device.broken = "Opened once more."
    desk.others.loudness = 0.0
    qtbot.waitUntil(lambda: not desk.reports[-1].safety_can_sound, timeout=20_000)
    assert troubles(desk.reports[-1]) == [SoundTrouble.COMPUTER_MUTED]
    desk.check.close()


def test_nobody_is_looked_for_once_the_page_was_left(qtbot: QtBot, desk: Desk) -> None:
    desk.check.watch(True)
    desk.look(qtbot)
    desk.check.watch(False)
    with qtbot.assertNotEmitted(desk.check.looking_changed, wait=600):
        pass
