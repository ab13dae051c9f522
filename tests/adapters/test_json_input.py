"""What is handed in is read strictly: one sentence names the field that cannot be read, and nothing else happens."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.json_input import LARGEST_INPUT, read_check_in, read_decide_request
from coach.domain.check_in import CheckIn
from coach.domain.plan import Plan
from coach.domain.progression import History, decide
from coach.domain.session import Outcome, StopReason
from coach.services.decide_request import answer, as_json
from coach.services.input_problem import InputProblem
from tests.decide_inputs import CHECK_IN, a_question, a_walk, as_question, questions
from tests.strategies import NOW

CATALOGUE = Catalogue(find_resources())
RULES, PHRASES = CATALOGUE.rules(), CATALOGUE.phrases()


def refused(question: object) -> str:
    """The sentence with which a question is refused."""
    text = question if isinstance(question, str) else json.dumps(question)
    with pytest.raises(InputProblem) as problem:
        read_decide_request(text, RULES)
    return str(problem.value)


def problem_of(read: Callable[[str], object], text: str) -> str:
    """The sentence with which a text is refused, or ""; anything else that is raised fails the test."""
    try:
        read(text)
    except InputProblem as problem:
        return str(problem)
    return ""


def is_one_sentence(text: str) -> bool:
    return text.endswith(".") and "\n" not in text and 10 < len(text) < 300


def answers(**other: Any) -> dict[str, Any]:
    """A question whose walk has other answers."""
    return a_question(sessions=[a_walk(check_in={**CHECK_IN, **other})])


def walk(**other: Any) -> dict[str, Any]:
    return a_question(sessions=[a_walk(**other)])


def plan(**other: Any) -> dict[str, Any]:
    return a_question(plan={**a_question()["plan"], **other})


def without(name: str, part: str = "") -> dict[str, Any]:
    """A question in which one field is missing."""
    question: Any = a_question()
    table = {"": question, "plan": question["plan"], "walk": question["sessions"][0]}[part]
    del table[name]
    return dict(question)


WRONG: dict[str, list[dict[str, Any]]] = {
    "now": [a_question(now=5), a_question(now="soon"), a_question(now=None), a_question(now="2026-13-01T00:00:00")],
    "plan": [a_question(plan=None), a_question(plan=[])],
    "plan.target_minutes": [plan(target_minutes=x) for x in (True, "30", 4, 181, 30.5, None)],
    "plan.days_per_week": [plan(days_per_week=x) for x in (0, 8, "4", False)],
    "plan.start_minutes": [plan(start_minutes=x) for x in (0, -1, 1000, "x")],
    "plan.usual_pain": [plan(usual_pain=x) for x in (11, -1, 2.5, "2", None, True)],
    "sessions": [a_question(sessions={}), a_question(sessions=None)],
    "sessions[0]": [a_question(sessions=[5]), a_question(sessions=[None])],
    "sessions[0].started_at": [walk(started_at=x) for x in (1, "yesterday", None, "2026-11-12T09:00:01+00:00")],
    "sessions[0].planned_minutes": [walk(planned_minutes=x) for x in (0, 181, True, "10", None, 9.5)],
    "sessions[0].walked_minutes": [walk(walked_minutes=x) for x in (-1, 1441, True, "10", None)],
    "sessions[0].outcome": [walk(outcome=x) for x in ("finished", None, 1, "DONE")],
    "sessions[0].stop_reason": [walk(stop_reason=x) for x in ("bored", 1, list[str]())],
    "sessions[0].check_in": [walk(check_in=x) for x in (list[str](), "good", 3)],
    **{
        f"sessions[0].check_in.{name}": [answers(**{name: x}) for x in (11, -1, True, "3", 3.5, [3])]
        for name in ("before", "peak", "after", "morning")
    },
    "sessions[0].check_in.reach_before": [answers(reach_before=x) for x in ("knee", 1, True)],
    "sessions[0].check_in.reach_after": [answers(reach_after=x) for x in ("knee", 1, True)],
    "sessions[0].check_in.qualities": [answers(qualities=x) for x in ("aching", 1, dict[str, str]())],
    "sessions[0].check_in.qualities[1]": [answers(qualities=["aching", "odd"])],
    "sessions[0].check_in.effort": [answers(effort=x) for x in ("very", 3)],
    "sessions[0].check_in.leg_soreness": [answers(leg_soreness=x) for x in (0, "no")],
    "sessions[0].check_in.red_flags": [answers(red_flags=x) for x in ("fever", 1)],
    "sessions[0].check_in.red_flags[0]": [answers(red_flags=["hiccups"])],
    "seen": [a_question(seen=x) for x in (5, "then", "2026-11-12T09:00:01+00:00", True)],
    "before_today": [a_question(before_today=x) for x in (11, -1, True, "3")],
    "flare": [a_question(flare=x) for x in (1, "yes", None)],
}


@pytest.mark.parametrize(("field", "question"), [(field, each) for field, all in WRONG.items() for each in all])
def test_each_wrong_value_is_named_by_its_field(field: str, question: dict[str, Any]) -> None:
    sentence = refused(question)
    assert sentence.startswith((f"{field}: ", f"{field} "))
    assert is_one_sentence(sentence)


@pytest.mark.parametrize(
    ("place", "question"),
    [
        ("The input", a_question(extra=1)),
        ("plan", plan(extra=1)),
        ("sessions[0]", walk(extra=1)),
        ("sessions[0]", walk(note="far")),
        ("bounds", a_question(bounds={"extra": 1})),
        ("sessions[0].check_in", answers(extra=1)),
        ("sessions[0].check_in", answers(where=["low_back"])),
    ],
)
def test_an_unknown_field_is_refused_wherever_it_stands(place: str, question: dict[str, Any]) -> None:
    sentence = refused(question)
    assert sentence.startswith(f"{place}: ")
    assert any(name in sentence for name in ("extra", "note", "where"))


@pytest.mark.parametrize(
    ("name", "part"),
    [
        *((name, "") for name in ("now", "plan", "sessions")),
        *((name, "plan") for name in ("target_minutes", "days_per_week", "start_minutes", "usual_pain")),
        *((name, "walk") for name in ("started_at", "planned_minutes", "walked_minutes", "outcome", "check_in")),
        ("stop_reason", "walk"),
    ],
)
def test_a_missing_field_is_named(name: str, part: str) -> None:
    sentence = refused(without(name, part))
    assert name in sentence
    assert is_one_sentence(sentence)


def test_the_last_three_may_be_left_out_and_every_answer_may_be_null() -> None:
    question = answers(**dict.fromkeys(CHECK_IN))
    request = read_decide_request(json.dumps(question), RULES)
    assert request.history.sessions[0].check_in == CheckIn(red_flags=None)
    assert (request.history.seen, request.history.before_today, request.history.flare_since) == (None, None, None)


def test_walks_out_of_order_are_refused_by_place() -> None:
    walks = [a_walk(started_at=f"2026-11-{day:02}T09:00:00Z") for day in (8, 10, 9)]
    assert refused(a_question(sessions=walks)).startswith("sessions[2].started_at is earlier")


def test_order_is_by_instant_not_by_what_the_clock_said() -> None:
    walks = [a_walk(started_at="2026-11-10T09:00:00+05:00"), a_walk(started_at="2026-11-10T08:00:00+00:00")]
    assert len(read_decide_request(json.dumps(a_question(sessions=walks)), RULES).history.sessions) == 2
    assert "sessions[1].started_at" in refused(a_question(sessions=walks[::-1]))


def test_times_without_a_zone_are_in_the_zone_of_now() -> None:
    question = a_question(
        now="2026-11-12T09:00:00+02:00", sessions=[a_walk(started_at="2026-11-12T08:59:00")], seen="2026-11-12T08:00:00"
    )
    request = read_decide_request(json.dumps(question), RULES)
    assert request.history.sessions[0].started_at == request.now - timedelta(minutes=1)
    assert request.history.seen == request.now - timedelta(hours=1)
    assert read_decide_request(json.dumps(a_question(now="2026-11-12T09:00:00")), RULES).now == NOW


def test_z_is_utc() -> None:
    assert read_decide_request(json.dumps(a_question(now="2026-11-12T09:00:00Z")), RULES).now == NOW


@pytest.mark.parametrize("zone", ["-12:00", "+00:00", "+14:00"])
@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00", "9999-12-31T23:59:59"])
@pytest.mark.parametrize("own", ["", "-12:00", "+00:00", "+14:00"])
def test_the_ends_of_the_calendar_are_refused_or_answered(zone: str, moment: str, own: str) -> None:
    for question in (
        walk(started_at=moment + own) | {"now": "2026-11-12T09:00:00" + zone},
        a_question(seen=moment + own, now="2026-11-12T09:00:00" + zone),
        a_question(now=moment + own),
    ):
        told = problem_of(lambda text: answer(read_decide_request(text, RULES), RULES, PHRASES), json.dumps(question))
        assert not told or is_one_sentence(told)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "null",
        "[]",
        "7",
        '"now"',
        "{",
        "{}x",
        "NaN",
        "Infinity",
        json.dumps(a_question()).replace("30", "NaN"),
        json.dumps(a_question()).replace("30", "-Infinity"),
        json.dumps(walk(walked_minutes=123)).replace("123", "1e999"),
        json.dumps(walk(walked_minutes=123)).replace("123", "9" * 5000),
        json.dumps(plan(target_minutes=123)).replace("123", "9" * 5000),
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '{"now":' * 100_000,
        '{"extra":' + "[" * 100_000,
        '{"sessions":' + "[" * 100_000,
        '{"sessions":[{"check_in":{"qualities":' + "[" * 100_000,
        "\ud800",
        '{"now": "\ud800"}',
        '{"\\ud800": 1}',
        "{'now': 1}",
        "x" * 5000,
        json.dumps({"a\nb": 1}),
        json.dumps({"a" * 5000: 1}),
        " " * (LARGEST_INPUT + 1_000_000),
    ],
    ids=lambda text: f"{text[:20]!r}-{len(text)}",
)
def test_what_is_no_question_is_refused_in_one_sentence(text: str) -> None:
    assert is_one_sentence(refused(text))


@pytest.mark.parametrize(
    ("twice", "field"),
    [
        (json.dumps(a_question())[:-1] + ', "seen": null, "seen": "2026-11-01T00:00:00Z"}', "seen"),
        (json.dumps(answers()).replace('"red_flags": []', '"red_flags": ["fever"], "red_flags": []'), "red_flags"),
    ],
)
def test_an_answer_given_twice_is_refused(twice: str, field: str) -> None:
    assert refused(twice) == f"{field}: given twice."


def test_a_mark_at_the_start_of_the_file_does_no_harm() -> None:
    assert read_decide_request("\ufeff" + json.dumps(a_question()), RULES).now == NOW


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@st.composite
def almost_questions(draw: st.DrawFn) -> dict[str, Any]:
    """A valid question with one value replaced by anything at all."""
    question = json.loads(json.dumps(a_question(seen=None, before_today=3, flare=False)))
    tables = [question, question["plan"], question["sessions"][0], question["sessions"][0]["check_in"]]
    table = draw(st.sampled_from(tables))
    table[draw(st.sampled_from(sorted(table)) | st.text(max_size=5))] = draw(json_values)
    return dict(question)


@given(almost_questions() | json_values | st.text())
@settings(max_examples=300)
def test_anything_handed_in_is_answered_or_refused_in_one_sentence(question: object) -> None:
    text = question if isinstance(question, str) else json.dumps(question)
    readers: tuple[Callable[[str], object], ...] = (lambda text: read_decide_request(text, RULES), read_check_in)
    for read in readers:
        told = problem_of(read, text)
        assert "\n" not in told
        assert not told or told.endswith(".")


@given(questions())
def test_a_question_is_read_as_the_values_it_was_made_from(given_values: tuple[Plan, History]) -> None:
    given_plan, history = given_values
    request = read_decide_request(json.dumps(as_question(given_plan, history, NOW)), RULES)
    assert (request.now, request.plan, request.history) == (NOW, given_plan, history)
    assert answer(request, RULES, PHRASES) == as_json(decide(given_plan, history, NOW, RULES), PHRASES)


def test_every_word_of_a_walk_is_understood() -> None:
    for outcome in Outcome:
        for reason in (*StopReason, None):
            request = read_decide_request(json.dumps(walk(outcome=outcome, stop_reason=reason)), RULES)
            assert request.history.sessions[0].outcome is outcome
            assert request.history.sessions[0].stop_reason is reason


def test_now_keeps_its_own_zone_for_counting_days() -> None:
    request = read_decide_request(json.dumps(a_question(now="2026-11-12T09:00:00+09:00")), RULES)
    assert request.now.utcoffset() == timedelta(hours=9)
    assert request.now == datetime(2026, 11, 12, tzinfo=UTC)
