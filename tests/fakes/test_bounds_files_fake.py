"""The fake of bounds files and the real one promise the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coach.adapters.bounds_file import BoundsFilesOnDisk
from coach.adapters.resources import find_resources
from coach.domain.bounds import Bounds
from coach.domain.rules import Rules
from coach.services.dose_ports import BoundsFiles
from coach.services.input_problem import InputProblem
from tests.fakes.bounds_files import FakeBoundsFiles

TEMPLATE = find_resources() / "rules" / "bounds_template.toml"
Make = Callable[[Path], BoundsFiles]


def real(file: Path) -> BoundsFiles:
    file.write_text("maximum_minutes = 20\n")
    return BoundsFilesOnDisk(Rules(), TEMPLATE)


def fake(file: Path) -> BoundsFiles:
    return FakeBoundsFiles({file: Bounds(most_minutes=20)})


@pytest.mark.parametrize("make", [real, fake])
def test_a_file_is_read_and_a_missing_one_is_named(make: Make, tmp_path: Path) -> None:
    files = make(tmp_path / "mine.toml")
    assert files.read(tmp_path / "mine.toml") == Bounds(most_minutes=20)
    with pytest.raises(InputProblem, match=r"other\.toml cannot be read"):
        files.read(tmp_path / "other.toml")


@pytest.mark.parametrize("make", [real, fake])
def test_a_template_is_where_it_says(make: Make, tmp_path: Path) -> None:
    assert make(tmp_path / "mine.toml").write_template(tmp_path / "new.toml") == tmp_path / "new.toml"


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    files = FakeBoundsFiles()
    files.full = True
    with pytest.raises(InputProblem, match="could not be saved"):
        files.write_template(tmp_path / "new.toml")
    with pytest.raises(InputProblem, match="could not be saved"):
        BoundsFilesOnDisk(Rules(), TEMPLATE).write_template(tmp_path / "nowhere" / "new.toml")
