"""When something may be said is data: what is wrong in it is named exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.adapters.catalogue import find_resources
from coach.adapters.catalogue_entries import CatalogueProblem
from coach.adapters.experiment_file import read_experiment_rules
from coach.domain.experiment import ExperimentRules

OURS = find_resources() / "rules" / "experiment.toml"


def test_the_file_holds_what_the_tests_of_the_domain_rest_on() -> None:
    assert read_experiment_rules(OURS) == ExperimentRules()


@pytest.mark.parametrize(
    ("line", "other", "named"),
    [
        ("each = 12", "each = 3", '"each": 6 to 100'),
        ("each = 12", "", '"each": is missing'),
        ("each = 12", 'each = "many"', "each"),
        ("matters = 2", "matters = 2\nsmall = 1", "small"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, line: str, other: str, named: str) -> None:
    path = tmp_path / "experiment.toml"
    path.write_text(OURS.read_text(encoding="utf-8").replace(line, other), encoding="utf-8")
    with pytest.raises(CatalogueProblem, match=named):
        read_experiment_rules(path)
