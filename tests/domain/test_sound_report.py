"""Whether the safety sentence can be heard: every cause counts, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coach.domain.sound_report import QUIET_COMPUTER, SoundFacts, SoundReason, SoundTrouble, report_on

WELL = SoundFacts()
VOICE = "The voice stopped."
DEVICE = "No sound device answers."

FACTS = some.builds(
    SoundFacts,
    voice_on=some.booleans(),
    muted=some.booleans(),
    loudness=some.floats(0, 1),
    clip=some.booleans(),
    voice=some.sampled_from(("", VOICE)),
    device=some.sampled_from(("", DEVICE)),
    volume=some.none() | some.floats(0, 1.5),
)


def test_when_all_is_well_there_is_nothing_to_say() -> None:
    report = report_on(WELL)
    assert (report.safety_can_sound, report.reasons, report.by_choice) == (True, (), False)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (SoundFacts(voice_on=False), SoundReason(SoundTrouble.VOICE_OFF)),
        (SoundFacts(muted=True), SoundReason(SoundTrouble.MUTED)),
        (SoundFacts(loudness=0.0), SoundReason(SoundTrouble.LEVEL_DOWN)),
        (SoundFacts(volume=0.0), SoundReason(SoundTrouble.COMPUTER_MUTED)),
        (SoundFacts(device=DEVICE), SoundReason(SoundTrouble.NO_DEVICE, DEVICE)),
        (SoundFacts(clip=False, voice=VOICE), SoundReason(SoundTrouble.NO_VOICE, VOICE)),
        (SoundFacts(clip=False), SoundReason(SoundTrouble.NOT_READY)),
    ],
)
def test_each_cause_alone_keeps_the_safety_sentence_from_being_heard(facts: SoundFacts, reason: SoundReason) -> None:
    report = report_on(facts)
    assert report.reasons == (reason,)
    assert not report.safety_can_sound


def test_a_kept_safety_sentence_sounds_without_its_engine_and_the_others_may_not() -> None:
    report = report_on(SoundFacts(voice=VOICE))
    assert report.safety_can_sound
    assert report.reasons == (SoundReason(SoundTrouble.VOICE_UNWELL, VOICE),)


@pytest.mark.parametrize(("volume", "told"), [(None, False), (QUIET_COMPUTER, False), (0.05, True), (1.3, False)])
def test_a_computer_turned_down_low_is_told_and_stops_nothing(volume: float | None, told: bool) -> None:
    report = report_on(SoundFacts(volume=volume))
    assert report.safety_can_sound
    assert [reason.trouble for reason in report.reasons] == ([SoundTrouble.COMPUTER_QUIET] if told else [])


def test_only_a_voice_that_is_off_and_nothing_else_is_silence_by_choice() -> None:
    assert report_on(SoundFacts(voice_on=False)).by_choice
    assert report_on(SoundFacts(voice_on=False, volume=0.1)).by_choice
    assert not report_on(SoundFacts(voice_on=False, device=DEVICE)).by_choice
    assert not report_on(SoundFacts(device=DEVICE)).by_choice


@given(FACTS)
def test_it_can_be_heard_only_where_everything_on_its_way_is_well(facts: SoundFacts) -> None:
    way = (facts.voice_on, not facts.muted, facts.clip, not facts.device, facts.volume is None or facts.volume > 0)
    assert report_on(facts).safety_can_sound == (all(way) and facts.loudness > 0)


@given(FACTS)
def test_no_trouble_is_told_twice(facts: SoundFacts) -> None:
    troubles = [reason.trouble for reason in report_on(facts).reasons]
    assert len(troubles) == len(set(troubles))
