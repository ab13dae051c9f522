"""Levels, chosen sounds and proofs keep their word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.cue_proof import BY_CHOICE, CueFate, CueProof, score_of
from coach.domain.sound import USUAL_CADENCE, Bus, Levels, SoundSettings, bus_of
from coach.domain.timeline import Event, EventKind, Phase, Timeline

proofs = st.lists(
    st.builds(
        CueProof,
        st.floats(0, 4000),
        st.text(max_size=5),
        st.booleans(),
        st.sampled_from(CueFate),
        st.none() | st.floats(0, 4000),
    )
)


@pytest.mark.parametrize("kind", EventKind)
def test_words_are_heard_on_the_bus_of_the_voice_and_nothing_else_is(kind: EventKind) -> None:
    spoken = kind in (EventKind.CUE, EventKind.COUNT)
    assert bus_of(Event(0, kind, Phase.EASY)) is (Bus.VOICE if spoken else Bus.SOUNDS)


def test_muting_keeps_the_levels() -> None:
    levels = Levels(0.5, 0.25)
    assert (levels.of(Bus.VOICE), levels.of(Bus.SOUNDS)) == (0.5, 0.25)
    muted = Levels(0.5, 0.25, muted=True)
    assert (muted.of(Bus.VOICE), muted.of(Bus.SOUNDS)) == (0.0, 0.0)


@pytest.mark.parametrize("level", [-0.1, 1.1])
def test_a_level_outside_nothing_and_all_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        SoundSettings(level=level)


@pytest.mark.parametrize("cadence", [59, 121])
def test_a_cadence_that_hurries_or_stops_is_refused(cadence: int) -> None:
    with pytest.raises(ValueError, match="cadence"):
        SoundSettings(cadence=cadence)


def test_the_metronome_is_off_until_chosen_and_then_at_the_own_pace_if_counted() -> None:
    assert SoundSettings(cadence=90).beat is None
    assert SoundSettings(beat_on=True).beat == USUAL_CADENCE
    assert SoundSettings(beat_on=True, cadence=90).beat == 90


@given(proofs)
def test_a_score_counts_every_sentence_once(found: list[CueProof]) -> None:
    score = score_of(found)
    assert score.cues == len(found) == score.sounded + sum(count for _, count in score.missing)
    assert score.is_well == all(one.fate in BY_CHOICE | {CueFate.SOUNDED} for one in found)
    assert score.safety_sounded == all(one.fate is CueFate.SOUNDED for one in found if one.safety)


def test_a_score_knows_the_worst_moment() -> None:
    on_time = CueProof(10.0, "a", False, CueFate.SOUNDED, 10.0)
    late = CueProof(20.0, "b", False, CueFate.SOUNDED, 20.5)
    assert score_of((on_time, late)).worst_late == 0.5
    assert score_of(()).worst_late == 0.0


@given(st.lists(st.floats(0, 100)).map(sorted), st.floats(-1, 101))
def test_a_timeline_tells_how_much_of_it_has_passed(times: list[float], at: float) -> None:
    timeline = Timeline(tuple(Event(time, EventKind.BEAT, Phase.STEADY) for time in times), 100.0)
    assert timeline.before(at) == sum(time < at for time in times)
    assert timeline.until(at) == sum(time <= at for time in times)
