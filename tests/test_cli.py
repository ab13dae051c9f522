"""The commands: the same services from a terminal, JSON alone where JSON is asked for, and one sentence for trouble."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from coach.cli import build_parser
from coach.domain.check_in import CheckIn, Effort, Quality
from coach.domain.plan import Plan
from coach.domain.progression import History, decide
from coach.domain.red_flag import RedFlag
from coach.domain.session import Outcome
from coach.services.decide_request import as_json
from coach.services.ports import RunningSession
from tests.decide_inputs import a_question, as_question, questions
from tests.strategies import NOW
from tests.terminal import amble, is_one_sentence, people_of, set_up, silent_shop

PHRASES = silent_shop(Path()).books.phrases
RULES = silent_shop(Path()).books.rules


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder in which somebody has set Amble up."""
    set_up(tmp_path / "data")
    return tmp_path / "data"


def put_walk(data: Path) -> None:
    """A whole walk of ten minutes, an hour ago."""
    with people_of(data) as core:
        began = core.clock.now() - timedelta(hours=1)
        id = core.sessions.begin(RunningSession(0, began, 10, None, False, False, 1, 0.0, 0.0, CheckIn()))
        core.sessions.finish(id, 600, Outcome.DONE, None)


def answers(data: Path) -> CheckIn | None:
    with people_of(data) as core:
        return core.planning.sessions()[-1].check_in


def lock(data: Path) -> None:
    with people_of(data) as core:
        core.check_ins.report_flags(frozenset({RedFlag.BLADDER}))


# --- today ----------------------------------------------------------------------------------------------------------


def test_before_set_up_today_says_what_to_do(tmp_path: Path) -> None:
    assert amble(tmp_path, "today").out == PHRASES.say("cli.not_set_up") + "\n"
    assert json.loads(amble(tmp_path, "today", "--json").out) == {"set_up": False}


def test_today_is_the_walk_its_phases_and_why(data: Path) -> None:
    lines = amble(data, "today").out.splitlines()
    assert lines[0] == PHRASES.say("cli.today", number=1, minutes=10)
    assert lines[1] == "2 min easy · 6 min steady · 2 min easy"
    assert lines[2] == PHRASES.say("because.start", minutes=10)


def test_today_as_json_holds_the_decision_and_the_day(data: Path) -> None:
    told = json.loads(amble(data, "today", "--json").out)
    with people_of(data) as core:
        walk = core.planning.next_walk()
    assert {name: told[name] for name in as_json(walk, PHRASES)} == as_json(walk, PHRASES)
    assert told["set_up"] is True
    assert [part["minutes"] for part in told["phases"]] == [2, 6, 2]
    assert datetime.fromisoformat(told["next_at"]).tzinfo is not None
    assert (told["walk_number"], told["done_today"], told["paused_until"]) == (1, False, None)


def test_a_locked_plan_offers_no_walk(data: Path) -> None:
    lock(data)
    told = amble(data, "today")
    assert (told.code, told.out.splitlines()[0]) == (3, PHRASES.say("because.flag_waiting"))
    as_object = json.loads(amble(data, "today", "--json").out)
    assert as_object["next_at"] is None
    assert (as_object["minutes"], as_object["phases"], as_object["walk_allowed"]) == (0, [], False)
    assert as_object["response"] == as_object["adjustment"] == "stop"


def test_a_paused_plan_says_until_when(data: Path) -> None:
    with people_of(data) as core:
        until = core.clock.now().date() + timedelta(days=3)
        core.planning.pause_until(until)
    assert PHRASES.say("cli.paused", day=until.isoformat()) in amble(data, "today").out
    assert json.loads(amble(data, "today", "--json").out)["paused_until"] == until.isoformat()


def test_open_questions_are_mentioned(data: Path) -> None:
    put_walk(data)
    assert PHRASES.say("cli.check_in_due") in amble(data, "today").out
    assert json.loads(amble(data, "today", "--json").out)["check_in_due"] is True


# --- timeline -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [[], ["--warm-up"], ["--style", "plain", "--week", "30"]])
def test_a_timeline_is_every_event_in_order(tmp_path: Path, options: list[str]) -> None:
    told = amble(tmp_path, "timeline", "--minutes", "20", "--seed", "4", "--json", *options)
    events = json.loads(told.out)
    keys = ["at", "kind", "text", "phase"]
    assert all(list(event) == keys + ["pose"] * (event["kind"] == "pose") for event in events)
    assert [event["at"] for event in events] == sorted(event["at"] for event in events)
    warm_up = [event for event in events if event["phase"] == "warm_up"]
    assert bool(warm_up) == ("--warm-up" in options)
    begins = next(event["at"] for event in events if event["phase"] == "easy")
    assert events[-1]["at"] == pytest.approx(1200 + begins)
    assert 180 <= begins <= 300 or not warm_up
    assert all(bool(event["text"]) == (event["kind"] in ("cue", "count")) for event in events)
    assert (told.code, told.err) == (0, "")
    assert not (tmp_path / "amble.db").exists()


def test_a_timeline_follows_from_its_seed(tmp_path: Path) -> None:
    first, again, other = (
        amble(tmp_path, "timeline", "--minutes", "20", "--json", "--seed", seed).out for seed in ("4", "4", "5")
    )
    assert first == again != other


def test_a_timeline_can_be_read_by_people(tmp_path: Path) -> None:
    lines = amble(tmp_path, "timeline", "--minutes", "10").out.splitlines()
    assert lines[0].split() == ["0:00", "phase", "easy"]
    assert lines[-1].split() == ["10:00", "chime", "easy"]


def test_a_timeline_is_of_a_walk_or_of_a_routine(tmp_path: Path) -> None:
    told = amble(tmp_path, "timeline")
    assert (told.code, told.out, told.err) == (2, "", PHRASES.say("cli.length_or_routine") + "\n")


@pytest.mark.parametrize(
    "options",
    [
        *(["timeline", "--minutes", minutes] for minutes in ("0", "61", "-1", "ten", "5.5", "9" * 5000)),
        *(["timeline", "--minutes", "5", "--week", week] for week in ("0", "x")),
        ["timeline", "--minutes", "5", "--style", "rude"],
        *(["walk", "--speed", speed] for speed in ("0", "601", "nan", "fast", "-1")),
        ["dance"],
        ["decide"],
    ],
)
def test_a_wrong_option_is_refused_with_code_2(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args(options)
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


# --- check-in -------------------------------------------------------------------------------------------------------


def test_answers_in_a_file_belong_to_the_last_walk(data: Path, tmp_path: Path) -> None:
    put_walk(data)
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({"before": 2, "peak": 3, "after": 2, "morning": 2, "effort": "easy"}))
    told = amble(data, "check-in", str(file))
    assert (told.code, told.err) == (0, "")
    assert answers(data) == CheckIn(2, 3, 2, 2, effort=Effort.EASY)
    with people_of(data) as core:
        assert told.out.splitlines()[0] == PHRASES.say("cli.next_walk", minutes=core.planning.next_walk().minutes)


def test_answers_in_a_file_belong_to_no_walk_of_seconds(data: Path) -> None:
    put_walk(data)
    with people_of(data) as core:
        begun = RunningSession(0, core.clock.now(), 10, None, False, False, 1, 0.0, 0.0, CheckIn())
        core.sessions.finish(core.sessions.begin(begun), 8, Outcome.STOPPED, None)
    amble(data, "check-in", "-", stdin='{"peak": 4}')
    with people_of(data) as core:
        assert [(session.check_in or CheckIn()).peak for session in core.planning.sessions()] == [4, None]


def test_answers_can_come_in_parts_from_standard_input(data: Path) -> None:
    put_walk(data)
    amble(data, "check-in", "-", stdin='{"peak": 4, "qualities": ["aching"]}')
    amble(data, "check-in", "-", stdin='{"morning": 1}')
    assert answers(data) == CheckIn(peak=4, morning=1, qualities=frozenset({Quality.ACHING}))


def test_a_red_flag_in_a_file_stops_the_plan(data: Path) -> None:
    put_walk(data)
    told = amble(data, "check-in", "-", stdin='{"red_flags": ["fever"]}')
    assert (told.code, told.out) == (3, PHRASES.say("because.flag_waiting") + "\n")
    assert json.loads(amble(data, "today", "--json").out)["walk_allowed"] is False


@pytest.mark.parametrize("command", [("today",), ("today", "--json"), ("why",), ("why", "--json"), ("check-in", "-")])
def test_an_emergency_sign_brings_the_number_to_call_wherever_the_plan_is_told(
    data: Path, command: tuple[str, ...]
) -> None:
    put_walk(data)
    amble(data, "check-in", "-", stdin='{"red_flags": ["bladder", "fever"]}')
    with people_of(data) as core:
        core.settings.set_region("gb")
    told = amble(data, *command, stdin="{}")
    assert told.code == 3
    assert "Call 999" in told.err
    assert PHRASES.say("cli.waiting") in told.err


def test_without_a_walk_there_is_nothing_to_answer(data: Path) -> None:
    told = amble(data, "check-in", "-", stdin="{}")
    assert (told.code, told.out, told.err) == (2, "", PHRASES.say("cli.no_walk_yet") + "\n")


def test_wrong_answers_change_nothing(data: Path) -> None:
    put_walk(data)
    told = amble(data, "check-in", "-", stdin='{"peak": 11, "after": 2}')
    assert (told.code, told.out) == (2, "")
    assert "peak" in told.err
    assert answers(data) is None


def test_answers_that_call_for_safety_questions_say_so(data: Path) -> None:
    put_walk(data)
    assert PHRASES.say("cli.flags_open") not in amble(data, "check-in", "-", stdin='{"peak": 2}').out
    assert PHRASES.say("cli.flags_open") in amble(data, "check-in", "-", stdin='{"qualities": ["numb"]}').out


# --- decide ---------------------------------------------------------------------------------------------------------


@given(questions())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_decide_says_what_the_rules_say(tmp_path: Path, given_values: tuple[Plan, History]) -> None:
    plan, history = given_values
    told = amble(tmp_path, "decide", "-", stdin=json.dumps(as_question(plan, history, NOW)))
    assert json.loads(told.out) == as_json(decide(plan, history, NOW, RULES), PHRASES)
    assert (told.code, told.err) == (0, "")


def test_decide_needs_no_folder(tmp_path: Path) -> None:
    amble(tmp_path / "none", "decide", "-", stdin=json.dumps(a_question()))
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "No such file"),
        (b"\xff\xfe{}", "UTF-8"),
        (b"", "truncated"),
        (json.dumps(a_question(before_today=11)).encode(), "before_today"),
        (json.dumps(a_question(extra=1)).encode(), "extra"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(tmp_path: Path, content: bytes | None, words: str) -> None:
    file = tmp_path / "question.json"
    if content is not None:
        file.write_bytes(content)
    told = amble(tmp_path, "decide", str(file))
    assert (told.code, told.out) == (2, "")
    assert words in told.err
    assert is_one_sentence(told.err)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    told = amble(tmp_path, "decide", str(tmp_path))
    assert told.code == 2
    assert is_one_sentence(told.err)
