"""What sounds beside the sentences, and how loud: chosen, muted, never late and never over a sentence."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.session import StopReason
from coach.domain.sound import Bus, Levels, SoundSettings
from coach.domain.sound_marks import with_sounds
from coach.domain.timeline import EventKind, Timeline
from coach.services.sound_ports import VoiceSettings
from tests.services.session_rig import SAFETY, Rig, a_timeline, build, near

pytestmark = pytest.mark.usefixtures("qapp")
COUNTS = ("Three", "Two", "One")
BEATS = SoundSettings(beat_on=True, cadence=100)
VOICE = VoiceSettings()


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return build(tmp_path)


def marked(sound: SoundSettings = BEATS, seconds: float = 120.0) -> Timeline:
    return with_sounds(a_timeline(seconds), sound, COUNTS)


def test_beats_are_placed_at_their_exact_time_on_the_bus_of_sounds(rig: Rig) -> None:
    rig.runner.start(marked(), VOICE)
    rig.after(121, step=1.3)
    assert rig.times("beat") == [near(90 + place * 0.6) for place in range(50)]
    assert {played.bus for played in rig.sound.played if played.clip.stem == "beat"} == {Bus.SOUNDS}


def test_a_window_that_stood_still_drops_the_beats_it_missed(rig: Rig) -> None:
    rig.runner.start(marked(), VOICE)
    rig.after(95)
    rig.clock.advance(6.0)
    rig.runner.catch_up()
    rig.after(19)
    beats = rig.times("beat")
    assert all(after - before > 0.5 for before, after in pairwise(beats))
    assert not [at for at in beats if 97.2 < at < 100.8]


def test_counts_are_spoken_and_told(rig: Rig) -> None:
    rig.runner.start(marked(), VOICE)
    rig.after(121)
    assert [rig.times(word) for word in COUNTS] == [[near(27), near(87)], [near(28), near(88)], [near(29), near(89)]]
    assert rig.counts == list(COUNTS) * 2
    assert rig.cues == ["March on the spot.", SAFETY, "Let your shoulders drop.", "Look ahead."]


def test_counts_that_were_missed_by_a_second_are_left_out(rig: Rig) -> None:
    rig.runner.start(marked(), VOICE)
    rig.after(84.9)
    rig.clock.advance(3.7)  # a stall from 84.9 to 88.6
    rig.runner.catch_up()
    assert [rig.times(word)[1:] for word in COUNTS] == [[], [near(88.6)], [near(89)]]


def test_without_a_voice_counts_are_pips(rig: Rig) -> None:
    rig.runner.start(marked(), VoiceSettings(on=False))
    rig.after(121)
    assert rig.times("pip") == [near(at) for at in (27, 28, 29, 87, 88, 89)]


def test_breaths_are_placed_in_easy_parts(rig: Rig) -> None:
    rig.runner.start(marked(SoundSettings(breath_on=True)), VOICE)
    rig.after(121)
    assert rig.times("breath_in") == [near(32), near(42), near(52), near(62), near(72)]
    assert rig.times("breath_out") == [near(at + 4) for at in rig.times("breath_in")]


def test_a_sped_up_session_has_no_beats_counts_and_breaths(tmp_path: Path) -> None:
    rig = build(tmp_path, speed=2)
    rig.runner.start(marked(replace(BEATS, breath_on=True)), VOICE)
    rig.after(61)
    assert {name for name, _at in rig.played()} & {"beat", "breath_in", "breath_out", "pip", *COUNTS} == set()
    assert rig.times(SAFETY) == [near(16)]


def test_counted_words_are_rendered_with_the_sentences(rig: Rig) -> None:
    rig.runner.prepare(marked(), VOICE)
    assert set(COUNTS) < set(rig.voice.asked[-1][0])


# --- levels ---------------------------------------------------------------------------------------------------------


def test_the_two_levels_go_to_the_stream_and_clips_are_played_as_they_are(rig: Rig) -> None:
    rig.runner.change_sound(SoundSettings(level=0.4))
    rig.runner.start(a_timeline(), VoiceSettings(loudness=0.7))
    assert rig.sound.levels[-1] == Levels(0.7, 0.4)
    rig.after(40)
    assert {played.gain for played in rig.sound.played} == {1.0}
    rig.runner.change_voice(VoiceSettings(loudness=0.2))
    rig.runner.change_sound(SoundSettings(level=0.9))
    assert rig.sound.levels[-2:] == [Levels(0.2, 0.4), Levels(0.2, 0.9)]


def test_another_loudness_asks_for_no_new_clip(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    asked = len(rig.voice.asked)
    rig.runner.change_voice(VoiceSettings(loudness=0.2))
    assert len(rig.voice.asked) == asked
    rig.runner.change_voice(VoiceSettings(loudness=0.2, speed=1.2))
    assert len(rig.voice.asked) == asked + 1


def test_a_new_voice_renders_what_is_yet_to_be_said_first(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(80)
    rig.runner.change_voice(VoiceSettings(speed=1.2))
    assert rig.voice.asked[-1][0] == ("Look ahead.", "Let your shoulders drop.")


def test_muting_silences_the_stream_and_leaves_clock_and_captions(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(20)
    rig.runner.mute(True)
    rig.runner.mute(True)
    assert (rig.muted, rig.sound.levels[-1].muted, rig.runner.muted) == ([True], True, True)
    rig.after(20)
    assert rig.cues == ["March on the spot.", SAFETY]
    assert rig.runner.position == near(40)
    rig.runner.mute(False)
    assert (rig.muted, rig.sound.levels[-1].muted) == ([True, False], False)


def test_the_next_walk_begins_with_sound(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.runner.mute(True)
    rig.runner.end(StopReason.TIME)
    rig.runner.start(a_timeline(), VOICE)
    assert (rig.muted, rig.sound.levels[-1].muted) == ([True, False], False)


# --- other programs -------------------------------------------------------------------------------------------------


def test_other_programs_are_low_while_a_sentence_sounds(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    began = rig.clock.monotonic()
    rig.after(80)
    assert [(start - began, end - began) for start, end in rig.others.spans] == [
        (near(0), near(2)), (near(32), near(34)), (near(70), near(72)),
    ]  # fmt: skip


@pytest.mark.parametrize("what", ["pause", "mute", "end"])
def test_other_programs_come_back_whatever_stops_the_sentence(rig: Rig, what: str) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(33)
    assert rig.others.is_low
    if what == "pause":
        rig.runner.pause()
    elif what == "mute":
        rig.runner.mute(True)
    else:
        rig.runner.end(StopReason.TIME)
    assert not rig.others.is_low


def test_other_programs_are_left_alone_where_that_was_chosen(rig: Rig) -> None:
    rig.runner.change_sound(SoundSettings(lower_others=False))
    rig.runner.start(a_timeline(), VOICE)
    rig.after(80)
    assert rig.others.spans == []


def test_other_programs_stay_low_through_a_count(tmp_path: Path) -> None:
    rig = build(tmp_path, clip_seconds=0.6)
    rig.runner.start(marked(), VOICE)
    began = rig.clock.monotonic()
    rig.after(89)
    low = sorted((start, end) for start, end in rig.others.spans if start >= began + 86)
    assert len(low) == 3
    assert all(after[0] <= before[1] for before, after in pairwise(low))


# --- changed in mid-walk --------------------------------------------------------------------------------------------


def test_a_metronome_switched_on_in_mid_walk_beats_from_there(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(110)
    rig.runner.change_marks(marked())
    rig.after(11)
    assert rig.times("beat") == [near(at) for at in (90 + place * 0.6 for place in range(50)) if at > 110]
    assert rig.times("end") == [near(120)]


def test_a_metronome_switched_off_stops_at_once_and_other_sounds_stay(rig: Rig) -> None:
    rig.runner.start(marked(), VOICE)
    rig.after(110)
    rig.runner.change_marks(a_timeline())
    rig.after(11)
    assert max(rig.times("beat")) <= 110
    assert rig.times("end") == [near(120)]
    assert len(rig.cues) == len(set(rig.cues)) == 4


def test_a_sentence_that_sounds_is_not_cut_off_for_other_beats(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(100.5, step=0.5)
    rig.runner.change_marks(marked())
    assert rig.sound.silenced_at == []
    rig.after(19.5, step=0.5)
    assert rig.times("Look ahead.") == [near(100)]
    assert min(rig.times("beat")) == near(102, abs=0.7)


def test_the_same_marks_again_change_nothing(rig: Rig) -> None:
    rig.runner.start(marked(), VOICE)
    rig.after(95)
    rig.runner.change_marks(marked())
    assert rig.sound.silenced_at == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.floats(0.02, 7.0), st.sampled_from((None, 60, 97, 120))), max_size=25))
def test_beats_never_come_faster_than_two_a_second_however_late_the_window_is(
    tmp_path: Path, looks: list[tuple[float, int | None]]
) -> None:
    rig = build(tmp_path)
    rig.runner.start(marked(), VOICE, position=85.0)
    beats = 0
    for seconds, cadence in looks:
        rig.after(seconds, step=seconds)
        if cadence:
            rig.runner.change_marks(marked(SoundSettings(beat_on=True, cadence=cadence)))
            beats = len(rig.times("beat"))
        for before, after in pairwise(sorted(rig.times("beat")[beats:])):
            assert after - before > 0.4 - 1e-6


def test_looking_at_a_long_walk_with_a_metronome_costs_next_to_nothing(rig: Rig) -> None:
    walk = marked(seconds=3600.0)
    assert len(walk.events) > 3300 + 2400
    rig.runner.start(walk, VOICE)
    rig.after(20)
    kinds = [event.kind for event in walk.events[walk.before(0) : walk.until(22)]]
    assert kinds.count(EventKind.BEAT) == 0
    assert walk.until(1e9) == len(walk.events)
