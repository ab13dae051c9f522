"""What is kept is read back as it was, and what cannot be read never stops a start."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.added_day import DaysBefore
from coach.domain.compose import compose_walk
from coach.domain.cue_book import VoiceStyle
from coach.domain.look import LARGEST_TEXT, SMALLEST_TEXT, Look, Scheme
from coach.domain.plan import Plan
from coach.domain.progression import History, decide
from coach.domain.red_flag import RedFlag
from coach.domain.reminder_settings import Channel, ReminderSettings
from coach.domain.schedule import Earlier, Move, Schedule
from coach.domain.set_up import DEFAULT_TIMES, STEPS, SetUpAnswers, missing_answers, plan_from, schedule_from
from coach.domain.walk import shape_walk
from coach.services.records import (
    answers_from_json,
    answers_to_json,
    days_before_from_json,
    days_before_to_json,
    plain_from_json,
    plan_from_json,
    plan_to_json,
    schedule_from_json,
    schedule_to_json,
)
from coach.services.reminder_records import LONGEST_HEADS_UP
from coach.services.settings import FASTEST, SLOWEST, Settings, read_settings, settings_to_json
from coach.services.sound_ports import VoiceSettings
from tests.services.rooms import BOOK, RULES, START
from tests.strategies import pain, plans

minutes_of_day = st.builds(time, st.integers(0, 23), st.integers(0, 59))
weeks = st.tuples(*[st.none() | minutes_of_day] * 7)
moves = st.lists(st.builds(Move, st.dates(), st.dates(), minutes_of_day), max_size=4).map(tuple)
earlier = st.lists(st.builds(Earlier, st.dates(), weeks), max_size=3).map(tuple)
schedules = st.builds(Schedule, weeks, moves, st.none() | st.dates(), earlier)
answers = st.builds(
    SetUpAnswers,
    step=st.integers(0, len(STEPS) - 1),
    flags=st.frozensets(st.sampled_from(RedFlag)),
    region=st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    usual_pain=st.none() | pain,
    tries=st.lists(st.integers(0, 180), max_size=3).map(tuple),
    unknown=st.booleans(),
    target_minutes=st.integers(20, 40),
    times=weeks,
)
chosen = st.builds(
    Settings,
    voice=st.builds(
        VoiceSettings,
        on=st.booleans(),
        voice_id=st.text(max_size=12),
        speed=st.floats(SLOWEST, FASTEST),
        loudness=st.floats(0, 1),
    ),
    style=st.sampled_from(VoiceStyle),
    reminders=st.builds(
        ReminderSettings,
        walk_on=st.booleans(),
        morning_on=st.booleans(),
        morning_at=minutes_of_day,
        channels=st.frozensets(st.sampled_from(Channel), min_size=1),
        heads_up_minutes=st.integers(0, LONGEST_HEADS_UP),
    ),
    look=st.builds(Look, st.sampled_from(Scheme), st.integers(SMALLEST_TEXT, LARGEST_TEXT), st.booleans()),
    region=st.text(min_size=1, max_size=8),
)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.sampled_from(
    ["12:30", "12:30+02:00", "2026-11-12", "fever", "25:99", "2026-02-31", "high_contrast"]
)  # fmt: skip
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.text(max_size=5), inner), max_leaves=10
)
weeks_of_anything = st.lists(values, min_size=7, max_size=7)


def tables(*names: str) -> st.SearchStrategy[object]:
    """Anything at all, or a table with anything at all under the names that are looked for."""
    inside = st.fixed_dictionaries({}, optional=dict.fromkeys(names, values | weeks_of_anything))
    return values | inside


def through_json(value: object) -> Any:
    return json.loads(json.dumps(value))


@given(plans)
def test_a_plan_is_read_as_it_was_kept(plan: Plan) -> None:
    assert plan_from_json(through_json(plan_to_json(plan))) == plan


@given(schedules)
def test_a_schedule_is_read_as_it_was_kept(schedule: Schedule) -> None:
    assert schedule_from_json(through_json(schedule_to_json(schedule))) == schedule


@given(answers)
def test_set_up_answers_are_read_as_they_were_kept(given_answers: SetUpAnswers) -> None:
    assert answers_from_json(through_json(answers_to_json(given_answers))) == given_answers


@given(chosen)
def test_settings_are_read_as_they_were_kept(settings: Settings) -> None:
    assert read_settings(through_json(settings_to_json(settings))) == settings


@given(tables("target_minutes", "days_per_week", "start_minutes", "usual_pain"))
def test_any_plan_that_can_be_read_can_be_walked(found: object) -> None:
    plan = plan_from_json(found)
    walk = decide(plan or Plan(), History(), START, RULES)
    assert walk.walk_allowed
    compose_walk(shape_walk(walk.minutes), VoiceStyle.PLAIN, 1, 1, BOOK)


@given(tables("times", "moves", "paused_until", "earlier"))
def test_any_schedule_is_read(found: object) -> None:
    schedule = schedule_from_json(found)
    assert {len(schedule.times), *(len(one.times) for one in schedule.earlier)} == {7}
    assert all(slot is None or slot.tzinfo is None for slot in schedule.times)


@settings(max_examples=40)
@given(st.builds(DaysBefore, st.dates(), st.integers(0, 7), st.none() | st.dates()), values)
def test_what_a_changed_schedule_is_compared_with_is_read_as_it_was_kept(before: DaysBefore, found: object) -> None:
    assert days_before_from_json(through_json(days_before_to_json(before))) == before
    read = days_before_from_json(found)
    assert read is None or 0 <= read.days <= 7


@given(tables("step", "flags", "region", "usual_pain", "tries", "unknown", "target_minutes", "times"))
def test_any_set_up_can_go_on(found: object) -> None:
    read = answers_from_json(found)
    assert read.step_name in STEPS
    assert set(missing_answers(read)) <= {"usual_pain", "tries", "times"}
    assert decide(plan_from(read), History(), START, RULES).walk_allowed
    assert len(schedule_from(read).times) == 7
    assert answers_from_json(through_json(answers_to_json(read))) == read


parts = {
    "voice": tables("on", "id", "speed", "loudness"),
    "reminders": tables("walk", "morning", "morning_at", "sound", "heads_up"),
    "look": tables("scheme", "text", "still"),
    "style": values,
    "region": values,
}


@given(values | st.fixed_dictionaries({}, optional=parts))
def test_any_settings_are_read_within_their_ranges(found: object) -> None:
    read = read_settings(found)
    assert SLOWEST <= read.voice.speed <= FASTEST
    assert 0 <= read.voice.loudness <= 1
    assert 0 <= read.reminders.heads_up_minutes <= LONGEST_HEADS_UP
    assert SMALLEST_TEXT <= read.look.text_percent <= LARGEST_TEXT


def test_one_garbled_part_leaves_the_others() -> None:
    times = ["08:00", "late", None, 7, None, None, None]
    found = {"times": times, "moves": [["2026-11-12", "2026-11-13", "09:00"], ["?", 1]], "paused_until": "never"}
    read = schedule_from_json(found)
    assert read.times == (time(8), *(None,) * 6)
    assert read.moves == (Move(date(2026, 11, 12), date(2026, 11, 13), time(9)),)
    assert read.paused_until is None


def test_one_garbled_answer_leaves_the_others() -> None:
    found = {"step": 99, "flags": ["fever", "hiccups"], "usual_pain": 11, "tries": [10, "x", 12], "target_minutes": 25}
    read = answers_from_json(found)
    assert read == SetUpAnswers(flags=frozenset({RedFlag.FEVER}), tries=(10, 12), target_minutes=25)
    assert read.times == DEFAULT_TIMES


def test_a_truth_value_is_no_number() -> None:
    assert plan_from_json({"target_minutes": True}) == Plan()
    assert answers_from_json({"usual_pain": True}).usual_pain is None
    assert read_settings({"voice": {"loudness": False}}).voice.loudness == 1.0


def test_what_is_no_table_is_no_plan() -> None:
    assert plan_from_json([1]) is None
    assert plain_from_json(Plan, {"other": 1}) == Plan()


def test_numbers_that_no_walk_can_have_are_the_defaults() -> None:
    found = {"target_minutes": 500, "days_per_week": 0, "start_minutes": 400, "usual_pain": 11}
    assert plan_from_json(found) == Plan()
    assert plan_from_json({**found, "usual_pain": 3}) == Plan(usual_pain=3)
