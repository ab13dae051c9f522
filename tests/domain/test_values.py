"""Phrases, red flags, timelines, schedules and check-ins keep their word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from coach.domain.check_in import CheckIn, Effort, HealthEvent, Quality, Reach, asks_red_flags
from coach.domain.look import Look
from coach.domain.phrases import Phrases, Reason, reason
from coach.domain.red_flag import FlagReport, RedFlag, Urgency, most_urgent, waiting_reports
from coach.domain.schedule import Schedule
from coach.domain.timeline import Event, EventKind, Phase, PhaseSpan, Timeline, Topic

PHRASES = Phrases({"later": "In {minutes} {minutes:minute|minutes}.", "plain": "Hello."})
NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("minutes", "said"), [(1, "In 1 minute."), (5, "In 5 minutes."), (0, "In 0 minutes.")])
def test_a_phrase_picks_the_form_that_fits(minutes: int, said: str) -> None:
    assert PHRASES.say("later", minutes=minutes) == said
    assert PHRASES.reason(reason("later", minutes=minutes)) == said


def test_an_unknown_phrase_or_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        PHRASES.say("never")
    with pytest.raises(KeyError):
        PHRASES.say("later")
    assert PHRASES.reason(Reason("plain")) == "Hello."


def test_every_red_flag_has_one_urgency_and_only_book_flags_stop_nothing() -> None:
    by_urgency = {urgency: [flag for flag in RedFlag if flag.urgency is urgency] for urgency in Urgency}
    assert {urgency: len(flags) for urgency, flags in by_urgency.items()} == {
        Urgency.EMERGENCY: 10,
        Urgency.URGENT: 8,
        Urgency.BOOK: 5,
    }
    assert [flag for flag in RedFlag if not flag.stops_walking] == by_urgency[Urgency.BOOK]


def test_the_most_urgent_flag_leads() -> None:
    assert most_urgent([RedFlag.AGE, RedFlag.FEVER, RedFlag.BLADDER]) is Urgency.EMERGENCY
    assert most_urgent([RedFlag.AGE, RedFlag.FEVER]) is Urgency.URGENT
    assert most_urgent([]) is None


def test_a_report_waits_until_somebody_was_seen_after_it() -> None:
    report = FlagReport(NOW, frozenset({RedFlag.FEVER}))
    book = FlagReport(NOW, frozenset({RedFlag.AGE}))
    assert waiting_reports([report, book], None) == (report,)
    assert waiting_reports([report], NOW) == (report,), "the same moment is not after it"
    assert waiting_reports([report], NOW + timedelta(seconds=1)) == ()


@pytest.mark.parametrize("field", ["before", "peak", "after", "morning"])
@pytest.mark.parametrize("score", [-1, 11])
def test_pain_outside_the_scale_is_refused(field: str, score: int) -> None:
    with pytest.raises(ValueError, match=field):
        CheckIn(**{field: score})  # type: ignore[arg-type]


def test_leg_signs_spread_and_too_hard_ask_for_red_flags_again() -> None:
    assert not asks_red_flags(CheckIn())
    assert not asks_red_flags(CheckIn(reach_before=Reach.NONE, reach_after=Reach.BACK, effort=Effort.HARD))
    assert not asks_red_flags(CheckIn(reach_before=Reach.FOOT, reach_after=Reach.BACK))
    assert asks_red_flags(CheckIn(reach_before=Reach.BACK, reach_after=Reach.THIGH))
    assert asks_red_flags(CheckIn(effort=Effort.TOO_HARD))
    for quality in (Quality.NUMB, Quality.WEAK_LEG, Quality.SHOOTING):
        assert asks_red_flags(CheckIn(qualities=frozenset({quality})))
    assert not asks_red_flags(CheckIn(qualities=frozenset({Quality.SHARP}), events=frozenset()))
    for event in HealthEvent:
        assert asks_red_flags(CheckIn(events=frozenset({event})))


def test_a_timeline_tells_its_phases_and_the_cues_around_a_moment() -> None:
    first = Event(5, EventKind.CUE, Phase.EASY, "One.", Topic.PACE)
    second = Event(50, EventKind.CUE, Phase.STEADY, "Two.", Topic.POSTURE)
    timeline = Timeline(
        (Event(0, EventKind.PHASE, Phase.EASY), first, Event(40, EventKind.PHASE, Phase.STEADY), second), 60
    )
    assert timeline.spans == (PhaseSpan(Phase.EASY, 0, 40), PhaseSpan(Phase.STEADY, 40, 60))
    assert (timeline.span_at(39.9).phase, timeline.span_at(40).phase, timeline.span_at(99).phase) == (
        Phase.EASY,
        Phase.STEADY,
        Phase.STEADY,
    )
    assert (timeline.last_cue(4), timeline.last_cue(5), timeline.last_cue(60)) == (None, first, second)
    assert (timeline.next_cue(4), timeline.next_cue(5), timeline.next_cue(50)) == (first, second, None)
    assert timeline.walk_starts == 0
    assert Timeline((), 0).walk_starts == 0


def test_a_warm_up_is_not_walking() -> None:
    events = (Event(0, EventKind.PHASE, Phase.WARM_UP), Event(180, EventKind.PHASE, Phase.EASY))
    assert Timeline(events, 480).walk_starts == 180


def test_a_week_has_seven_days_and_text_a_range() -> None:
    with pytest.raises(ValueError, match="seven"):
        Schedule((None,) * 6)
    with pytest.raises(ValueError, match="80 to 200"):
        Look(text_percent=79)
    assert Look(text_percent=200).text_percent == 200
