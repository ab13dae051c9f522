"""The ``why`` command says what the Why page says."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from coach.domain.check_in import CheckIn
from coach.domain.day import DayKind
from coach.domain.red_flag import FlagReport, RedFlag
from coach.domain.session import Outcome
from coach.domain.why_rows import BEST
from coach.services.ports import RunningSession
from tests.terminal import amble, people_of, set_up


def walked(folder: Path, answers: CheckIn) -> None:
    with people_of(folder) as core:
        at = core.clock.now() - timedelta(days=1)
        id = core.sessions.begin(RunningSession(0, at, 10, None, False, False, 1, 0.0, 0.0, CheckIn()))
        core.sessions.finish(id, 600.0, Outcome.DONE, None)
        core.answers.save_check_in(id, answers)


def test_without_a_plan_it_says_so(tmp_path: Path) -> None:
    assert "not set up" in amble(tmp_path, "why").out
    assert json.loads(amble(tmp_path, "why", "--json").out) == {"set_up": False}


def test_it_tells_the_answers_the_rules_and_what_makes_a_walk_longer(tmp_path: Path) -> None:
    set_up(tmp_path)
    walked(tmp_path, replace(BEST, morning=None))
    told = amble(tmp_path, "why").out
    assert "Why 10 minutes?" in told
    assert "The morning after: not told (open: not longer)" in told
    assert "You walked at least 90 % of the planned length." in told


def test_the_object_holds_all_of_it_and_agrees_with_today(tmp_path: Path) -> None:
    set_up(tmp_path)
    walked(tmp_path, replace(BEST, peak=4))
    told, today = (json.loads(amble(tmp_path, command, "--json").out) for command in ("why", "today"))
    assert {name: told[name] for name in ("minutes", "reasons", "response")} == {
        name: today[name] for name in ("minutes", "reasons", "response")
    }
    results = {answer["part"]: answer["result"] for answer in told["walks"][0]["answers"]}
    assert results["pain"] == "red"
    assert set(results.values()) == {"red", "green"}
    assert [offer["rule"] for offer in told["offers"]] == ["answer"]


def test_while_walking_waits_it_says_how_the_walks_go_on(tmp_path: Path) -> None:
    set_up(tmp_path)
    with people_of(tmp_path) as core:
        core.answers.report_flags(FlagReport(core.clock.now(), frozenset({RedFlag.FEVER})))
    found = amble(tmp_path, "why")
    told = found.out
    assert found.code == 3
    assert "Why your plan waits" in told
    assert "Tell Amble on Today that you have been seen" in told
    assert json.loads(amble(tmp_path, "why", "--json").out)["ahead"] is None


def test_answers_saved_again_in_the_terminal_keep_what_stood_there(tmp_path: Path) -> None:
    set_up(tmp_path)
    walked(tmp_path, replace(BEST, morning=None))
    amble(tmp_path, "check-in", "-", stdin='{"morning": 0}')
    (walk,) = json.loads(amble(tmp_path, "why", "--json").out)["walks"]
    assert walk["changes"] == []
    amble(tmp_path, "check-in", "-", stdin='{"morning": 1}')
    (walk,) = json.loads(amble(tmp_path, "why", "--json").out)["walks"]
    assert [change["before"] for change in walk["changes"]] == [{"morning": ["0 of 10"]}]


def test_on_a_bad_day_both_commands_tell_of_the_small_walk_and_the_plan_stays(tmp_path: Path) -> None:
    set_up(tmp_path)
    with people_of(tmp_path) as core:
        core.days.tell(DayKind.BAD)
        assert core.planning.whole_walk().minutes == 10
    for command in ("why", "today"):
        told = json.loads(amble(tmp_path, command, "--json").out)
        assert told["minutes"] == 5
        assert "a bad day" in " ".join(told["reasons"])


def test_after_an_answer_the_next_walk_is_that_of_the_kind_of_day(tmp_path: Path) -> None:
    set_up(tmp_path)
    walked(tmp_path, BEST)
    with people_of(tmp_path) as core:
        core.days.tell(DayKind.BAD)
    assert "Your next walk: 5 minutes" in amble(tmp_path, "check-in", "-", stdin='{"morning": 0}').out
