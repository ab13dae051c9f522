"""Ideas for breaks come in turn."""

from __future__ import annotations

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.services.break_ideas import TURN, BreakIdeas
from tests.fakes.key_value_store import FakeKeyValueStore

NAMES = ("stand", "kettle", "window")


def test_ideas_come_in_turn_and_none_twice_in_a_row() -> None:
    ideas = BreakIdeas(FakeKeyValueStore(), NAMES)
    assert [ideas.for_break(f"break-{number}") for number in range(4)] == ["stand", "kettle", "window", "stand"]


def test_the_same_break_keeps_its_idea_also_after_a_restart() -> None:
    values = FakeKeyValueStore()
    first = BreakIdeas(values, NAMES)
    first.for_break("break-1")
    assert first.for_break("break-2") == "kettle"
    assert BreakIdeas(values, NAMES).for_break("break-2") == "kettle"
    assert BreakIdeas(values, NAMES).for_break("break-3") == "window"


@pytest.mark.parametrize("kept", [None, 3, [], {"name": 4}, {"name": "gone", "break": "break-1"}, {"name": ["stand"]}])
def test_what_makes_no_sense_begins_again(kept: object) -> None:
    values = FakeKeyValueStore()
    values.put(TURN, kept)
    assert BreakIdeas(values, NAMES).for_break("break-1") == "stand"


def test_without_ideas_there_is_nothing_to_choose() -> None:
    with pytest.raises(ValueError, match="no idea"):
        BreakIdeas(FakeKeyValueStore(), ())


def test_every_idea_that_comes_with_amble_has_its_words() -> None:
    phrases = Catalogue(find_resources()).phrases()
    names = phrases.say("breaks.order").split()
    assert len(set(names)) == len(names) >= 6
    for name in names:
        assert len(phrases.say(f"breaks.{name}.title").split()) <= 6
        assert phrases.say(f"breaks.{name}.body")
