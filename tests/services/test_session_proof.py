"""After a walk each sentence that was due says whether it sounded, when, or why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.cue_proof import CueFate, CueProof, score_of
from coach.domain.session import StopReason
from coach.domain.timeline import Timeline, Topic
from coach.services.sound_ports import Heard, VoiceSettings
from coach.services.walks import WalkChoice
from tests.services.conftest import OpenRoom
from tests.services.rooms import START, Room
from tests.services.session_rig import SAFETY, Rig, a_timeline, build, cue, near

pytestmark = pytest.mark.usefixtures("qapp")
VOICE = VoiceSettings()
MARCH, SHOULDERS, AHEAD = "March on the spot.", "Let your shoulders drop.", "Look ahead."


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return build(tmp_path)


def fates(rig: Rig) -> dict[str, CueFate]:
    (proofs,) = rig.proofs
    return {proof.text: proof.fate for proof in proofs}


def heard(rig: Rig) -> dict[str, float | None]:
    (proofs,) = rig.proofs
    return {proof.text: proof.heard for proof in proofs}


def test_every_sentence_of_a_whole_walk_is_proved_with_its_second(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(121)
    (proofs,) = rig.proofs
    assert proofs == tuple(
        CueProof(cue.at, cue.text, cue.topic is Topic.SAFETY, CueFate.SOUNDED, near(cue.at))
        for cue in a_timeline().cues
    )
    assert score_of(proofs).worst_late == near(0.0, abs=1e-6)


def test_seconds_of_the_proof_are_those_of_the_session_whatever_was_paused(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(50)
    rig.runner.pause()
    rig.after(600)
    rig.runner.resume()
    rig.after(71)
    assert heard(rig)[SHOULDERS] == near(70.0)
    assert heard(rig)[AHEAD] == near(100.0)


def test_a_walk_that_was_shortened_is_proved_up_to_its_end(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(80)
    rig.runner.end(StopReason.TIRED)
    assert list(fates(rig)) == [MARCH, SAFETY, SHOULDERS]


def test_a_walk_that_goes_on_is_proved_from_there(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE, position=65.0)
    rig.after(60)
    assert fates(rig) == {SHOULDERS: CueFate.SOUNDED, AHEAD: CueFate.SOUNDED}


def test_what_was_muted_is_proved_as_muted(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(33)
    rig.runner.mute(True)
    rig.after(40)
    rig.runner.mute(False)
    rig.after(48)
    assert fates(rig) == {
        MARCH: CueFate.SOUNDED, SAFETY: CueFate.MUTED, SHOULDERS: CueFate.MUTED, AHEAD: CueFate.SOUNDED,
    }  # fmt: skip
    assert heard(rig)[SAFETY] is None


def test_a_sentence_that_was_muted_and_repeated_aloud_has_sounded(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(31)
    rig.runner.mute(True)
    rig.after(5)
    rig.runner.mute(False)
    rig.runner.repeat()
    rig.after(85)
    assert fates(rig)[SAFETY] is CueFate.SOUNDED
    assert heard(rig)[SAFETY] == near(36.0)


def test_with_the_voice_off_the_proof_says_so(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VoiceSettings(on=False))
    rig.after(121)
    assert set(fates(rig).values()) == {CueFate.VOICE_OFF}


def test_a_sentence_whose_clip_came_too_late_was_not_ready(tmp_path: Path) -> None:
    rig = build(tmp_path, slow=True)
    rig.runner.start(a_timeline(), VOICE)
    rig.after(80)
    rig.voice.finish()
    rig.after(41)
    assert fates(rig) == {
        MARCH: CueFate.NOT_READY, SAFETY: CueFate.SOUNDED, SHOULDERS: CueFate.NOT_READY, AHEAD: CueFate.SOUNDED,
    }  # fmt: skip
    assert heard(rig)[SAFETY] == near(81.0, abs=1.0)


def test_a_sentence_that_a_standing_window_missed_was_late(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(67)
    rig.clock.advance(9)
    rig.runner.catch_up()
    rig.after(45)
    assert fates(rig)[SHOULDERS] is CueFate.LATE
    assert SHOULDERS in rig.cues


def test_without_a_device_the_proof_says_so(tmp_path: Path) -> None:
    rig = build(tmp_path, broken=True)
    rig.runner.start(a_timeline(), VOICE)
    rig.after(121)
    assert set(fates(rig).values()) == {CueFate.NO_DEVICE}


def test_a_sentence_cut_off_by_the_end_says_so(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(71)
    rig.runner.end(StopReason.TIME)
    assert fates(rig)[SHOULDERS] is CueFate.CUT_OFF
    assert heard(rig)[SHOULDERS] == near(70.0)


def test_a_sentence_cut_off_by_a_pause_and_said_whole_afterwards_has_sounded(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(71)
    rig.runner.pause()
    rig.runner.resume()
    rig.after(50)
    assert fates(rig)[SHOULDERS] is CueFate.SOUNDED
    assert heard(rig)[SHOULDERS] == near(71.0)


def test_a_clip_that_the_stream_could_not_play_is_proved_by_its_word(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(33)
    mark = rig.sound.played[-1].mark
    rig.sound.tell(Heard(mark, None, "broken"))
    rig.after(88)
    assert fates(rig)[SAFETY] is CueFate.BROKEN


def test_a_word_of_the_stream_that_nobody_knows_counts_as_broken(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(33)
    rig.sound.tell(Heard(rig.sound.played[-1].mark, None, "melted"))
    rig.sound.tell(Heard(4711, 3.0))
    rig.after(88)
    assert fates(rig)[SAFETY] is CueFate.BROKEN


def test_sentences_that_an_easier_rest_left_out_are_not_missed(rig: Rig) -> None:
    rig.runner.start(a_timeline(), VOICE)
    rig.after(60)
    kept = tuple(event for event in a_timeline().events if event.at <= 60)
    rig.runner.change(Timeline((*kept, cue(75, "Slow right down.", Topic.EASE)), 120.0))
    rig.after(61)
    assert fates(rig) == {
        MARCH: CueFate.SOUNDED, SAFETY: CueFate.SOUNDED, "Slow right down.": CueFate.SOUNDED,
    }  # fmt: skip


def test_a_sped_up_walk_says_which_sentences_found_no_room(tmp_path: Path) -> None:
    rig = build(tmp_path, speed=10, clip_seconds=3.5)
    rig.runner.start(a_timeline(), VOICE)
    rig.after(13, step=0.1)
    assert fates(rig) == {
        MARCH: CueFate.LATE, SAFETY: CueFate.SOUNDED, SHOULDERS: CueFate.LATE, AHEAD: CueFate.LATE,
    }  # fmt: skip
    assert heard(rig)[SAFETY] == near(32.0)


# --- kept with the walk ---------------------------------------------------------------------------------------------


def test_proofs_are_kept_with_their_walk(room: Room) -> None:
    session = room.walk()
    kept = room.store.proofs.last_proofs()
    assert kept is not None
    started_at, proofs = kept
    assert started_at == START == session.started_at
    assert [proof.text for proof in proofs] == [cue.text for cue in room.runner.timeline.cues]
    assert score_of(proofs).safety_sounded


def test_a_walk_that_was_killed_has_its_record_and_no_proof(room: Room, open_room: OpenRoom) -> None:
    room.walks.start(WalkChoice(10))
    room.after(100)
    again = open_room(room.clock)
    assert again.store.proofs.last_proofs() is None
    again.walks.close_unfinished()
    assert len(again.planning.sessions()) == 1


def test_sounds_chosen_in_mid_walk_reach_it(room: Room) -> None:
    room.walks.start(WalkChoice(10))
    before = room.runner.timeline
    room.after(30)
    room.sound = type(room.sound)(beat_on=True)
    room.walks.change_sound(room.sound)
    room.after(10)
    assert room.runner.timeline == room.mark(before) != before
    assert room.runner.timeline.cues == before.cues
