"""The thresholds in their file: every mistake is named by its exact name."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.adapters.catalogue_entries import CatalogueProblem
from coach.adapters.resources import find_resources
from coach.adapters.rules_file import read_rules
from coach.domain.rules import Rules
from coach.domain.thresholds import THRESHOLDS, thresholds

SHIPPED = find_resources() / "rules" / "progression.toml"
Change = Callable[[str, str], Rules]


@pytest.fixture
def changed(tmp_path: Path) -> Change:
    """Reads the shipped file with the first match of a pattern replaced."""

    def read(pattern: str, by: str) -> Rules:
        text, count = re.subn(pattern, by, SHIPPED.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
        assert count == 1
        file = tmp_path / "progression.toml"
        file.write_text(text, encoding="utf-8")
        return read_rules(file)

    return read


def test_the_file_says_what_the_program_is_tested_with() -> None:
    assert read_rules(SHIPPED) == Rules()


def test_every_threshold_rests_on_a_source_or_is_our_choice() -> None:
    rules = read_rules(SHIPPED)
    known = {"ours", *(source.id for source in rules.sources)}
    assert {one.source for one in thresholds(rules)} <= known
    assert {pace.source for pace in rules.paces} <= known
    assert len(rules.rests_on) == len(THRESHOLDS)


def test_another_value_is_taken(changed: Change) -> None:
    assert changed(r"^rise = \{ value = 3", "rise = { value = 4").red.rise == 4
    assert changed(r"value = 0\.10", "value = 0").step.green_share == 0.0


@pytest.mark.parametrize(
    ("pattern", "by", "told"),
    [
        (r"^rise = .*$", "", r'field "red\.rise": is missing'),
        (r"^rise =", "raise =", r'"red": there is no field "raise"'),
        (r"^rise = .*$", "rise = 3", r'field "red\.rise": an entry with value and source is needed, not 3'),
        (r"value = 3, source = \"ours\"", "value = 3", r'field "red\.rise\.source": is missing'),
        (r"value = 3, ", "", r'field "red\.rise\.value": is missing'),
        (r"value = 3,", "value = 3, unit = 1,", r'"red\.rise": there is no field "unit"'),
        (r"value = 3", 'value = "three"', r'field "red\.rise": \'three\' does not fit here'),
        (r"value = 3", "value = 3.5", r'field "red\.rise": 3\.5 does not fit here'),
        (r"value = 3", "value = true", r'field "red\.rise": True does not fit here'),
        (r"value = 3", "value = 11", r'field "red\.rise": 11 is not 1 to 10'),
        (r"value = 0\.5", "value = nan", r'field "red\.share_for_pain": nan is not 0 to 1'),
        (r"value = 3", "value = 1", r'field "amber\.rise": 2 is more than "red\.rise", 1'),
        (r'value = 3, source = "ours"', 'value = 3, source = "hearsay"', r"red\.rise\.source\": there is no source 'h"),
        (r'value = 3, source = "ours"', "value = 3, source = []", r"red\.rise\.source\": there is no source \[\]"),
        (r"^\[red\]", "[rad]", r'there is no field "rad"'),
        (r'^id = "usual"', 'id = "other"', r'the pace rule "usual" is missing'),
        (r'^id = "usual"', 'id = "usual"\ngreen_most = 2', r'pace "usual": says nothing but its source'),
        (r'^id = "usual"', "", r'pace "None": the id is missing'),
        (r"^green_most = 3", "green_most = 4", r'pace "quicker", field "step\.green_most": 4 is not 0 to 3'),
        (r"^cap_share = 0\.25", "cap_share = 0.3", r'pace "quicker", field "step\.cap_share": 0\.3 is not 0 to 0\.25'),
        (r"^cap_share = 0\.25", "cap = 0.3", r'pace "quicker": there is no field "cap"'),
        (r'^where = ".*"', "", r'"source": each needs an id and where it is found'),
    ],
)
def test_a_mistake_is_told_by_its_exact_name(changed: Change, pattern: str, by: str, told: str) -> None:
    with pytest.raises(CatalogueProblem, match=told):
        changed(pattern, by)


def test_a_table_that_is_none_is_named(tmp_path: Path) -> None:
    file = tmp_path / "progression.toml"
    file.write_text("red = 4\n", encoding="utf-8")
    with pytest.raises(CatalogueProblem, match=r'progression\.toml, field "red": 4 does not fit here'):
        read_rules(file)
