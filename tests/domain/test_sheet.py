"""What stands on the printed sheet follows from the timeline alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from coach.domain.sheet import OF_EXERCISES, OF_THE_MOMENT, Paper, SheetPhase, paper_for, sheet_of
from coach.domain.timeline import Event, EventKind, Phase, Timeline, Topic
from tests.composed_walks import SAFETY, Composed, odd_walks, walks
from tests.made_warm_up import COMFORT
from tests.walks_in_parts import walks_in_parts

DAY = date(2026, 11, 22)


@given(walks | odd_walks)
def test_the_phases_are_the_walk_from_its_first_second_to_its_last(composed: Composed) -> None:
    timeline = composed.timeline()
    sheet = sheet_of(timeline, DAY)
    assert [(phase.phase, phase.start, phase.end) for phase in sheet.phases] == [
        (span.phase, span.start, span.end) for span in timeline.spans
    ]
    assert sum(phase.seconds for phase in sheet.phases) == pytest.approx(timeline.seconds)
    assert sheet.walk_minutes == composed.walk.minutes


@given(walks | odd_walks)
def test_the_turning_point_is_the_middle_of_the_walking_and_lies_in_one_phase(composed: Composed) -> None:
    sheet = sheet_of(composed.timeline(), DAY)
    assert sheet.half_way == pytest.approx(composed.middle)
    assert sum(sheet.holds_half_way(phase) for phase in sheet.phases) == 1


@given(walks)
def test_the_safety_sentence_stands_there_in_full_and_only_in_its_own_place(composed: Composed) -> None:
    sheet = sheet_of(composed.timeline(), DAY)
    assert sheet.safety == SAFETY
    assert all(SAFETY not in phase.tips for phase in sheet.phases)


@given(walks)
def test_only_sentences_of_that_phase_help_in_it_each_once_and_none_that_is_true_for_a_moment(
    composed: Composed,
) -> None:
    timeline = composed.timeline()
    for phase in sheet_of(timeline, DAY).phases:
        said = [
            cue.text
            for cue in timeline.cues
            if phase.start <= cue.at < phase.end and cue.topic and cue.topic not in OF_THE_MOMENT | OF_EXERCISES
        ]
        if phase.phase is Phase.WARM_UP:
            said = [
                COMFORT,
                "First: March on the spot.",
                "Now: Calf raises.",
                "That was the warm-up. Now walk off slowly.",
            ]
        assert list(phase.tips) == list(dict.fromkeys(said))


@settings(max_examples=30)
@given(walks_in_parts)
def test_a_walk_in_parts_turns_round_where_it_is_told_to_and_counts_its_walking(composed: Composed) -> None:
    timeline = composed.timeline()
    sheet = sheet_of(timeline, DAY)
    assert sheet.walk_minutes == composed.walk.minutes
    assert sheet.turns == (timeline.turn is not None)
    assert sheet.half_way == (timeline.turn or timeline.position_at(timeline.walking_seconds / 2))
    assert sum(sheet.holds_half_way(phase) for phase in sheet.phases) == 1
    assert all(len(phase.tips) <= 1 for phase in sheet.phases if phase.phase is Phase.REST)


def test_a_walk_without_phases_is_no_sheet() -> None:
    with pytest.raises(ValueError, match="phases"):
        sheet_of(Timeline((), 60.0), DAY)


def test_a_walk_without_the_safety_sentence_has_none_and_a_title_is_kept() -> None:
    timeline = Timeline((Event(0.0, EventKind.PHASE, Phase.EASY),), 60.0)
    sheet = sheet_of(timeline, DAY, "My walk")
    assert sheet.safety == ""
    assert sheet.title == "My walk"
    assert sheet.phases == (SheetPhase(Phase.EASY, 0.0, 60.0),)


def test_a_sentence_that_is_said_twice_stands_there_once() -> None:
    cues = [Event(at, EventKind.CUE, Phase.EASY, "Head up.", Topic.POSTURE) for at in (1.0, 40.0)]
    timeline = Timeline((Event(0.0, EventKind.PHASE, Phase.EASY), *cues), 60.0)
    assert sheet_of(timeline, DAY).phases[0].tips == ("Head up.",)


@pytest.mark.parametrize(
    ("country", "paper"), [("US", Paper.LETTER), ("ca", Paper.LETTER), ("GB", Paper.A4), ("", Paper.A4)]
)
def test_paper_is_what_the_printers_of_a_country_hold(country: str, paper: Paper) -> None:
    assert paper_for(country) is paper
