"""A walk without Amble, told later in the window; and the terminal works out the same from the same history."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from coach.bootstrap_core import Core
from coach.domain.bounds import Bounds
from coach.domain.plan import Plan
from coach.domain.progression import History
from coach.services.bounds_records import BOUNDS, bounds_to_json
from tests.decide_inputs import as_question
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.program import say
from tests.journeys.seeds import GOOD, Past, now, seed

pytestmark = pytest.mark.journey
SETTLED = replace(GOOD, morning=3)


def test_a_walk_without_amble_counts_and_can_be_taken_back(start: Start, person: Person, home: Path) -> None:
    folder = home / "data"
    seed(folder, [Past(days=5, check_in=SETTLED), Past(days=3, minutes=11, check_in=SETTLED)])
    program = start()
    person.waits_for("Walk 3", "12 minutes")
    person.clicks("I walked without Amble")
    person.waits_for("A walk without Amble")
    person.clicks("Earlier: Day", "More: Minutes of walking")
    person.clicks("Worst pain while walking, 9 of 10", "Add this walk")
    person.waits_for("Your walk of 13 minutes is in.", "Walk 4", "9 minutes")
    person.clicks("Undo")
    person.waits_for("Walk 3", "12 minutes")
    person.clicks("I walked without Amble", "Earlier: Day", "Worst pain while walking, 9 of 10", "Add this walk")
    person.waits_for("Walk 4", "9 minutes")
    ways.leaves(person, program)

    today = json.loads(say(folder, "today", "--json").stdout)
    plan, history = _kept(folder)
    assert [session.by_hand for session in history.sessions] == [False, False, True]
    decided = _decided(folder, plan, history)
    assert decided == {name: today[name] for name in decided}
    assert _decided(folder, replace(plan, bounds=Bounds(most_minutes=7)), history)["minutes"] == 7


def test_the_record_and_the_question_follow_the_same_bounds(home: Path) -> None:
    folder = home / "data"
    seed(folder, [Past(days=5, check_in=SETTLED), Past(days=3, minutes=11, check_in=replace(SETTLED, peak=5))])
    bounds = Bounds(most_minutes=9, most_days=1, thresholds=(("red.rise", 2.0),), by="Jo Miller")
    core = Core(folder)
    core.values.put(BOUNDS, bounds_to_json(bounds))
    core.close()
    today = json.loads(say(folder, "today", "--json").stdout)
    plan, history = _kept(folder)
    decided = _decided(folder, plan, history)
    assert (decided["response"], decided["minutes"]) == ("red", 8)
    assert decided["earliest"] is not None
    assert decided == {name: today[name] for name in decided}


def _kept(folder: Path) -> tuple[Plan, History]:
    core = Core(folder)
    plan, history = core.planning.plan(), core.planning.history()
    core.close()
    assert plan is not None
    return plan, history


def _decided(folder: Path, plan: Plan, history: History) -> dict[str, object]:
    """What ``decide`` says of the same history."""
    decided = say(folder, "decide", "-", stdin=json.dumps(as_question(plan, history, now())))
    assert (decided.returncode, decided.stderr) == (0, "")
    return dict(json.loads(decided.stdout))
