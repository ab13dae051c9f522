"""What somebody wants to be reminded of survives a restart, and nothing that stands there instead does harm."""

from __future__ import annotations

import json
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from coach.domain.hours import ALWAYS, DayHours, Hours
from coach.domain.presence import USUAL_HOLDS, Detector
from coach.domain.reminder_settings import Channel, ReminderSettings, Screens
from coach.domain.rhythm import LONGEST_TEXT, Rhythm
from coach.services.reminder_records import LONGEST_HEADS_UP, MOST_TIMES, reminders_from_json, reminders_to_json

times = some.times().map(lambda at: at.replace(second=0, microsecond=0))
days = some.tuples(times, times).map(sorted).filter(lambda ends: ends[0] < ends[1]).map(lambda ends: DayHours(*ends))
hours = some.lists(some.none() | days, min_size=7, max_size=7).map(tuple).map(Hours)
words = some.text(some.characters(categories=("L", "N", "P", "Zs")), max_size=LONGEST_TEXT).filter(str.isprintable)
sounds = some.sampled_from(("", "chime", "wood", "bowl"))
rhythms = some.builds(
    Rhythm,
    on=some.booleans(),
    times=some.sets(times, max_size=MOST_TIMES).map(sorted).map(tuple),
    every_minutes=some.none() | some.integers(10, 240),
    hours=hours,
    text=words,
    sound=sounds,
)
everything = some.builds(
    ReminderSettings,
    walk_on=some.booleans(),
    morning_on=some.booleans(),
    morning_at=times,
    heads_up_minutes=some.integers(0, LONGEST_HEADS_UP),
    hours=hours,
    sound=sounds,
    channels=some.frozensets(some.sampled_from(Channel), min_size=1),
    screens=some.sampled_from(Screens),
    holds=some.frozensets(some.sampled_from(Detector)),
    hold_appointments=some.booleans(),
    lunch_until=times,
    breaks=rhythms,
    routines=rhythms,
)
junk = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=8),
    lambda inner: some.lists(inner, max_size=7) | some.dictionaries(some.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=40)
@given(everything)
def test_every_choice_is_the_same_after_a_restart(reminders: ReminderSettings) -> None:
    assert reminders_from_json(json.loads(json.dumps(reminders_to_json(reminders)))) == reminders


@settings(max_examples=60)
@given(some.sampled_from(sorted(reminders_to_json(ReminderSettings()))), junk)
def test_one_field_that_makes_no_sense_costs_no_other_field(field: str, stands_there: object) -> None:
    kept = {**reminders_to_json(ReminderSettings(walk_on=False, morning_at=time(6, 30))), field: stands_there}
    read = reminders_from_json(kept)
    assert field == "walk" or not read.walk_on
    assert field == "morning_at" or read.morning_at == time(6, 30)


@settings(max_examples=25)
@given(junk)
def test_whatever_stands_there_gives_reminders_that_reach_somebody(stands_there: object) -> None:
    assert reminders_from_json(stands_there).channels
    assert reminders_from_json({"breaks": stands_there, "hours": stands_there, "channels": stands_there}).channels


def test_a_day_whose_hours_make_no_sense_is_not_silent() -> None:
    kept: list[object] = [["09:00", "08:00"], ["x", "y"], None, ["09:00", "17:00"], 3, [], ["09:00"]]
    read = reminders_from_json({"hours": kept})
    office = DayHours(time(9), time(17))
    assert read.hours == Hours((*ALWAYS.days[:2], None, office, *ALWAYS.days[4:]))


def test_no_sitting_at_all_is_a_choice_that_stays() -> None:
    assert reminders_from_json({"breaks": {"every": None}}).breaks.every_minutes is None
    assert reminders_from_json({"breaks": {}}).breaks.every_minutes == 45


def test_times_come_once_each_and_in_order() -> None:
    kept = {"times": ["15:00", "x", "09:30", "15:00", 4], "on": True}
    assert reminders_from_json({"routines": kept}).routines.times == (time(9, 30), time(15))


def test_no_more_times_than_anybody_wants_are_read() -> None:
    kept = {"times": [f"{minute // 60:02}:{minute % 60:02}" for minute in range(1000)]}
    assert len(reminders_from_json({"breaks": kept}).breaks.times) == MOST_TIMES


@pytest.mark.parametrize("text", ["a" * (LONGEST_TEXT + 1), "one\ntwo", "a\x07b", 7])
def test_words_that_cannot_be_shown_give_way_to_ours(text: object) -> None:
    assert reminders_from_json({"breaks": {"text": text}}).breaks.text == ""


def test_who_had_switched_the_sound_off_still_hears_none() -> None:
    assert not reminders_from_json({"sound": False, "walk": True}).sound_on
    assert reminders_from_json({"sound": True}).sound_on
    assert reminders_from_json({"sound": False}).sound == "chime"


def test_who_never_chose_a_heads_up_gets_the_usual_one() -> None:
    """It was always written down, and could not be chosen."""
    assert reminders_from_json({"heads_up": 0}).heads_up_minutes == ReminderSettings.heads_up_minutes
    assert reminders_from_json({"announce": 0}).heads_up_minutes == 0


def test_nothing_may_hold_a_reminder_if_somebody_wants_that() -> None:
    assert reminders_from_json({"holds": []}).holds == frozenset()
    assert reminders_from_json({"holds": ["locked", "unheard_of"]}).holds == {Detector.LOCKED}
    assert reminders_from_json({"holds": "locked"}).holds == USUAL_HOLDS
