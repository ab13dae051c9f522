"""Somebody looks at why a walk is so long, puts an answer right that was not, and has a bad day."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from coach.domain.check_in import Effort
from tests.journeys import ways
from tests.journeys.conftest import Start
from tests.journeys.person import Person
from tests.journeys.program import say
from tests.journeys.seeds import GOOD, Past, history, seed

pytestmark = pytest.mark.journey
WELL = replace(GOOD, morning=3)


def test_an_answer_put_right_later_changes_the_walk_and_both_are_kept(start: Start, person: Person, home: Path) -> None:
    seed(home / "data", [Past(days=3, check_in=WELL), Past(days=1, check_in=WELL)])
    program = start()
    person.waits_for("Why 11?", "Bad: 5 minutes")
    person.clicks("Bad: 5 minutes")
    person.waits_for("Why 5?", "Gentle stretches")
    person.clicks("Bad: 5 minutes", "How this was decided")
    person.waits_for("Why 11 minutes?", "it went well", "What plays no part")
    person.clicks("Change these answers", "Hard: a few words", "Use these answers")
    person.waits_for("Why 10 minutes?", "You changed these answers on", "How hard it was, before: steady")
    person.types("Escape")
    person.waits_for("Why 10?")
    ways.leaves(person, program)

    told = json.loads(say(home / "data", "why", "--json").stdout)
    assert told["minutes"] == 10
    assert [set(change["before"]) for change in told["walks"][0]["changes"]] == [{"effort"}]
    assert history(home / "data")[-1].check_in == replace(WELL, effort=Effort.HARD)
