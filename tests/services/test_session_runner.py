"""A session keeps its own time: whatever the window does, the walk is as long as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coach.domain.session import Outcome, StopReason
from coach.domain.timeline import Phase, Timeline, Topic
from coach.services.performance import RunEnd, RunState
from coach.services.sound_ports import VoiceSettings
from tests.services.session_rig import SAFETY, Rig, a_timeline, build, cue, near


@pytest.fixture(autouse=True, scope="module")
def application(qapp: QApplication) -> QApplication:
    """Timers need one, and all tests of a process share it."""
    return qapp


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return build(tmp_path)


def test_every_cue_is_shown_once_in_order_and_the_walk_ends_done(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(121)
    assert rig.cues == ["March on the spot.", SAFETY, "Let your shoulders drop.", "Look ahead."]
    assert rig.phases == [Phase.WARM_UP, Phase.EASY, Phase.STEADY]
    assert rig.ends == [RunEnd(90.0, Outcome.DONE)]
    assert rig.runner.state is RunState.IDLE


def test_clips_are_placed_at_their_exact_time_however_late_the_window_looks(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(121, step=1.7)
    assert rig.played() == [
        ("March on the spot.", 0.0),
        ("chime", near(30.0)),
        (SAFETY, near(32.0)),
        ("Let your shoulders drop.", near(70.0)),
        ("Look ahead.", near(100.0)),
        ("end", near(120.0)),
    ]


def test_a_pause_stands_still_and_moves_everything_after_it(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(50)
    rig.runner.pause()
    rig.after(600)
    assert rig.runner.position == near(50)
    rig.runner.resume()
    rig.after(71)
    assert ("Let your shoulders drop.", near(670.0)) in rig.played()
    assert rig.ends == [RunEnd(near(90.0), Outcome.DONE)]


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        (StopReason.TIRED, Outcome.SHORTENED),
        (StopReason.TIME, Outcome.SHORTENED),
        (StopReason.OTHER, Outcome.SHORTENED),
        (StopReason.PAIN, Outcome.STOPPED),
        (StopReason.SHARP_PAIN, Outcome.STOPPED),
    ],
)
def test_ending_early_keeps_what_was_walked_without_the_warm_up(rig: Rig, reason: StopReason, outcome: Outcome) -> None:
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(75)
    rig.runner.end(reason)
    rig.after(100)
    assert rig.ends == [RunEnd(near(45.0), outcome, reason)]


def test_a_computer_that_slept_pauses_the_walk_where_it_was(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(40)
    rig.clock.sleep(3600)
    rig.runner.catch_up()
    assert (rig.runner.state, rig.slept) == (RunState.PAUSED, [True])
    assert rig.runner.position == near(40)
    rig.runner.resume()
    rig.after(81)
    assert len(rig.ends) == 1


def test_a_clock_that_ran_on_through_sleep_does_not_count_as_walking(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(40)
    rig.clock.advance(3600)
    rig.runner.catch_up()
    assert rig.runner.state is RunState.PAUSED
    assert rig.runner.position == near(40)
    assert rig.ends == []


def test_without_a_sound_card_the_walk_goes_on_with_captions_and_says_so(tmp_path: Path) -> None:
    rig = build(tmp_path, broken=True)
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(121)
    assert rig.troubles == ["No sound device here."]
    assert len(rig.cues) == 4
    assert rig.ends == [RunEnd(90.0, Outcome.DONE)]


def test_a_sentence_that_is_not_ready_in_time_is_left_out_but_never_the_safety_one(tmp_path: Path) -> None:
    rig = build(tmp_path, slow=True)
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(80)
    rig.voice.finish()
    rig.after(5)
    said = [text for text, _at in rig.played()]
    assert SAFETY in said
    assert "Let your shoulders drop." not in said


def test_a_safety_sentence_cut_off_by_a_pause_is_said_whole_afterwards(tmp_path: Path) -> None:
    rig = build(tmp_path, clip_seconds=7.0)
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(35)
    rig.runner.pause()
    rig.after(20)
    rig.runner.resume()
    said = [at for text, at in rig.played() if text == SAFETY]
    assert said == [near(32.0), near(55.0)]
    rig.after(10)
    assert len([text for text, _at in rig.played() if text == SAFETY]) == 2, "it was whole this time"


def test_after_a_pause_the_last_sentence_comes_again_without_its_caption(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(75)
    rig.runner.pause()
    rig.after(60)
    rig.runner.resume()
    assert [at for text, at in rig.played() if text == "Let your shoulders drop."] == [near(70.0), near(135.0)]
    assert rig.cues.count("Let your shoulders drop.") == 1


@pytest.mark.parametrize("seconds", [62.5, 69.9])
def test_after_a_pause_nothing_is_said_again_when_the_next_sentence_is_near(rig: Rig, seconds: float) -> None:
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(seconds)
    rig.runner.pause()
    rig.runner.resume()
    assert [text for text, _at in rig.played()].count(SAFETY) == 1


def test_a_safety_sentence_still_rendering_when_the_walk_turns_easy_is_said_when_ready(tmp_path: Path) -> None:
    rig = build(tmp_path, slow=True)
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(34)
    kept = tuple(event for event in a_timeline().events if event.at <= 34)
    rig.runner.change(Timeline((*kept, cue(75, "Slow right down.", Topic.EASE)), 120.0))
    rig.after(2)
    rig.voice.finish()
    rig.after(1)
    assert [text for text, _at in rig.played()] == ["chime", SAFETY]


def test_the_stream_is_told_that_the_safety_sentence_must_sound(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(121)
    must = [played.must for played in rig.sound.played]
    assert must == [False, False, True, False, False, False]


def test_a_trouble_is_told_once_and_every_walk_tells_its_own(tmp_path: Path) -> None:
    rig = build(tmp_path)
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.voice.fail("The voice stopped.")
    rig.after(5)
    rig.runner.end(StopReason.TIME)
    rig.runner.start(a_timeline(), VoiceSettings())
    assert rig.troubles == ["", "The voice stopped.", "The voice stopped."]


def test_with_the_voice_switched_off_only_chimes_sound(tmp_path: Path) -> None:
    rig = build(tmp_path)
    rig.runner.start(a_timeline(), VoiceSettings(on=False))
    rig.after(121)
    assert rig.sound.names() == ["chime", "end"]


def test_repeat_says_the_last_sentence_again_at_once(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(40)
    rig.runner.repeat()
    assert rig.played()[-1] == (SAFETY, near(40.0))
    assert rig.cues[-1] == SAFETY


def test_a_changed_timeline_is_performed_from_here_on(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(60)
    old = a_timeline()
    kept = tuple(event for event in old.events if event.at <= 60)
    easier = Timeline((*kept, cue(75, "Slow right down.", Topic.EASE)), 120.0)
    rig.runner.change(easier)
    rig.after(61)
    assert rig.cues == ["March on the spot.", SAFETY, "Slow right down."]
    assert len(rig.ends) == 1


def test_sped_up_sessions_leave_out_only_sentences_that_cannot_fit(tmp_path: Path) -> None:
    rig = build(tmp_path, speed=10, clip_seconds=3.5)
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(13, step=0.1)
    assert len(rig.cues) == 4
    assert [text for text, _at in rig.played()] == ["chime", SAFETY, "end"]
    assert rig.played()[1][1] == near(3.2)


def test_a_resumed_walk_goes_on_where_it_was_cut_off(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VoiceSettings(), position=65.0)
    rig.after(60)
    assert rig.cues == ["Let your shoulders drop.", "Look ahead."]
    assert rig.ends == [RunEnd(90.0, Outcome.DONE)]


def test_a_safety_sentence_repeated_in_its_middle_is_not_said_a_third_time(tmp_path: Path) -> None:
    rig = build(tmp_path, clip_seconds=7.0)
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(34)
    rig.runner.repeat()
    rig.after(30)
    assert rig.times(SAFETY) == [near(32.0), near(34.0)]


def test_a_safety_sentence_repeated_in_a_pause_is_still_said_whole_after_it(tmp_path: Path) -> None:
    rig = build(tmp_path, clip_seconds=7.0)
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(34)
    rig.runner.pause()
    rig.clock.advance(2)
    rig.runner.repeat()
    rig.clock.advance(1)
    rig.runner.resume()
    rig.after(20)
    assert rig.times(SAFETY) == [near(32.0), near(36.0), near(37.0)]
    assert rig.sound.silenced_at[-1] == near(37.0), "what was repeated gives way to the whole sentence"


def test_repeating_another_sentence_does_not_lose_a_safety_sentence_that_waits(tmp_path: Path) -> None:
    rig = build(tmp_path, slow=True)
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(71)
    rig.voice.finish()
    rig.runner.repeat()
    rig.after(5)
    said = [text for text, _at in rig.played()]
    assert said[-2:] == ["Let your shoulders drop.", SAFETY]
    assert rig.times(SAFETY)[0] >= rig.times("Let your shoulders drop.")[-1] + 2.0, "one after the other"


def test_repeat_without_a_clip_interrupts_nothing(tmp_path: Path) -> None:
    rig = build(tmp_path, slow=True)
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(31)
    rig.runner.repeat()
    assert rig.sound.silenced_at == []
    assert rig.times("chime") == [near(30.0)]


def test_a_sentence_that_is_late_is_looked_for_often_until_it_is_there(tmp_path: Path) -> None:
    rig = build(tmp_path, slow=True)
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(70.2)
    rig.voice.finish()
    rig.after(0.1)
    # First the safety sentence, which takes two seconds.
    assert rig.times(SAFETY) == [near(70.3, abs=0.01)]
    assert rig.times("Let your shoulders drop.") == [near(72.3, abs=0.01)]


def test_a_sentence_that_was_not_ready_before_a_pause_is_said_once_after_it(tmp_path: Path) -> None:
    rig = build(tmp_path, slow=True)
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(69)
    rig.runner.pause()
    rig.voice.finish()
    rig.runner.resume()
    rig.after(5)
    assert rig.times(SAFETY) == [near(69.0)]
    assert rig.times("Let your shoulders drop.") == [near(71.0)]


def test_a_safety_sentence_that_a_standing_window_missed_is_said_after_the_pause(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(29)
    rig.clock.advance(6)
    rig.runner.pause()
    rig.runner.resume()
    rig.after(5)
    assert rig.times(SAFETY) == [near(35.0)]


def test_a_safety_sentence_that_a_standing_window_missed_is_said_in_the_changed_walk(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VoiceSettings())
    rig.after(29)
    rig.clock.advance(6)
    kept = tuple(event for event in a_timeline().events if event.at <= 35)
    rig.runner.change(Timeline((*kept, cue(75, "Slow right down.", Topic.EASE)), 120.0))
    rig.after(5)
    assert rig.times(SAFETY) == [near(35.0)]
    assert rig.cues == ["March on the spot.", SAFETY]
