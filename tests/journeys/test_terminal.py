"""The same plan, from the terminal and from the window."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from coach.domain.session import Session
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.program import say
from tests.journeys.seeds import Past, history, now, seed

pytestmark = pytest.mark.journey


def test_the_terminal_and_the_window_tell_the_same_next_walk(start: Start, person: Person, home: Path) -> None:
    folder = home / "data"
    seed(folder, [Past(days=4), Past(days=2)])
    before = _today(folder)
    assert before["minutes"] == 10

    answered = say(folder, "check-in", "-", stdin=json.dumps({"morning": 3}))
    assert (answered.returncode, answered.stderr) == (0, "")
    today = _today(folder)
    assert today["minutes"] > 10
    assert all(reason in answered.stdout for reason in today["reasons"])
    program = start()
    person.waits_for("Walk 3", f"{today['minutes']} minutes", *today["reasons"])
    ways.leaves(person, program)
    _decides_the_same(folder, today)


def test_a_walk_in_the_terminal_is_in_the_window(start: Start, person: Person, home: Path) -> None:
    folder = home / "data"
    seed(folder)
    walked = say(folder, "walk", "--speed", "600")
    assert (walked.returncode, walked.stderr) == (0, "")
    assert "Done: 10 min walked." in walked.stdout
    checked = say(folder, "check-in", "-", stdin=json.dumps({"peak": 3, "after": 3, "effort": "steady"}))
    assert (checked.returncode, checked.stderr) == (0, "")

    program = start()
    person.waits_for("Walk 2", "10 minutes walked", "10 minutes", *_today(folder)["reasons"])
    ways.leaves(person, program)
    _decides_the_same(folder, _today(folder))


def _today(folder: Path) -> dict[str, Any]:
    told = say(folder, "today", "--json")
    assert (told.returncode, told.stderr) == (0, "")
    return dict(json.loads(told.stdout))


def _decides_the_same(folder: Path, today: dict[str, Any]) -> None:
    """``decide`` on the same history says what Today says."""
    decided = say(folder, "decide", "-", stdin=json.dumps(_request(history(folder))))
    assert (decided.returncode, decided.stderr) == (0, "")
    told = json.loads(decided.stdout)
    assert told == {name: today[name] for name in told}


def _request(sessions: Sequence[Session]) -> dict[str, object]:
    return {
        "now": now().isoformat(),
        "plan": {"target_minutes": 30, "days_per_week": 7, "start_minutes": 10, "usual_pain": 3},
        "sessions": [_plain(session) for session in sessions],
        "seen": None,
    }


def _plain(session: Session) -> dict[str, object]:
    answers = session.check_in
    assert answers is not None
    names = ("before", "peak", "after", "morning", "reach_before", "reach_after", "effort", "leg_soreness")
    return {
        "started_at": session.started_at.isoformat(),
        "planned_minutes": session.planned_minutes,
        "walked_minutes": session.intended_minutes,
        "outcome": session.outcome,
        "stop_reason": session.stop_reason,
        "check_in": {
            **{name: getattr(answers, name) for name in names},
            "qualities": sorted(answers.qualities or ()),
            "red_flags": sorted(answers.red_flags or ()),
        },
    }
