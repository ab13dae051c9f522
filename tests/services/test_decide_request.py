"""The answer of ``decide`` holds the decision and its reasons in words, under the names that were promised."""

from __future__ import annotations

import json

from hypothesis import given

from coach.adapters.catalogue import Catalogue, find_resources
from coach.domain.plan import Plan
from coach.domain.progression import Adjustment, History, decide
from coach.services.decide_request import DecideRequest, answer
from tests.decide_inputs import questions
from tests.strategies import NOW

CATALOGUE = Catalogue(find_resources())
RULES, PHRASES = CATALOGUE.rules(), CATALOGUE.phrases()
NAMES = ["minutes", "bouts", "response", "adjustment", "flare", "walk_allowed", "reasons", "brisk_minutes", "earliest"]


@given(questions())
def test_every_decision_has_its_answer(given_values: tuple[Plan, History]) -> None:
    plan, history = given_values
    walk = decide(plan, history, NOW, RULES)
    told = json.loads(json.dumps(answer(DecideRequest(NOW, plan, history), RULES, PHRASES)))
    assert list(told) == NAMES
    assert (told["minutes"], told["flare"], told["walk_allowed"]) == (walk.minutes, walk.flare, walk.walk_allowed)
    assert sum(told["bouts"]) == told["minutes"]
    assert told["response"] in ("green", "amber", "red", "stop", "none")
    assert (told["response"] == "none") == (walk.response is None)
    assert told["adjustment"] in list(Adjustment)
    assert told["reasons"]
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in told["reasons"])
