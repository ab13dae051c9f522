"""The command ``bounds``: every word of what a file does, and nothing counts without a yes."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.cli import build_parser
from tests.terminal import amble, is_one_sentence, people_of, set_up

TEXT = """
by = "Jo"
maximum_minutes = 8
rise_per_week = 0.3
banned_exercises = ["bridge", "jo_special"]
thresholds.red.rise = 2
"""
WORDS = [
    "What they limit:",
    "  No walk is longer than 8 minutes.",
    "  Walks grow by at most 30 % over any seven days.",
    "  Left out: Bridge.",
    "Stricter than Amble:",
    "  When a walk was too much: Pain during or after the walk stands 2 points or more above the pain before it. "
    "Amble's own number is 3.",
    "Looser than Amble:",
    "  This lets walks grow more than Amble's own 25 % over seven days. Amble goes by it if you agree, and says so "
    "each time it counts.",
]
UNKNOWN = ["Not known here:", "  No exercise here is called jo_special. It is left out if one comes."]
TARGET = ["Good to know:", "  Your target is 30 minutes. With these bounds walks stay below it."]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "jo.toml"
    path.write_text(TEXT)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_a_look_into_a_file_says_all_of_it_and_touches_no_folder(data: Path, file: Path) -> None:
    told = amble(data, "bounds", "check", str(file))
    last = f"The file fits. “bounds import {file} --yes” lets it count."
    assert told.out.splitlines() == [*WORDS, *UNKNOWN, last]
    assert (told.code, told.err) == (0, "")
    assert not data.exists()


@pytest.mark.parametrize("what", ["check", "import"])
def test_a_bad_file_is_one_sentence_with_its_field(data: Path, file: Path, what: str) -> None:
    file.write_text("maximum_minutes = 90\n")
    told = amble(data, "bounds", what, str(file))
    assert (told.code, told.out) == (2, "")
    assert told.err == 'jo.toml, "maximum_minutes": 90 is not 1 to 60.\n'


def test_without_a_yes_nothing_counts(data: Path, file: Path) -> None:
    set_up(data)
    told = amble(data, "bounds", "import", str(file))
    assert told.code == 1
    assert told.out.splitlines() == [*WORDS, *TARGET, *UNKNOWN]
    assert "Add --yes" in told.err
    assert amble(data, "bounds", "show").out == "There are no bounds.\n"


def test_with_a_yes_the_next_walk_keeps_within_them(data: Path, file: Path) -> None:
    set_up(data)
    assert "10 minutes" in amble(data, "today").out
    told = amble(data, "bounds", "import", str(file), "--yes", "--by", "Dr Sample")
    assert told.code == 0
    assert told.out.splitlines()[-1] == "These bounds count from now on."
    assert "8 minutes" in amble(data, "today").out
    shown = amble(data, "bounds", "show").out.splitlines()
    assert shown[0].startswith("Set by Dr Sample. You agreed on ")
    assert shown[1:] == [*WORDS, *TARGET, *UNKNOWN]
    with people_of(data) as core:
        assert core.bounds.bounds.by == "Dr Sample"


def test_a_file_to_take_along_and_its_beat_keep_within_them_too(data: Path, tmp_path: Path) -> None:
    set_up(data)
    bounds = tmp_path / "jo.toml"
    bounds.write_text("maximum_minutes = 8\ncadence_cap = 90\n")
    amble(data, "bounds", "import", str(bounds), "--yes", "--by", "Jo")
    to_take = str(tmp_path / "walk.wav")
    told = amble(data, "export", to_take, "--minutes", "9")
    assert (told.code, told.err) == (2, "Your bounds allow walks of up to 8 minutes.\n")
    told = amble(data, "export", to_take, "--beat", "100")
    assert (told.code, told.err) == (2, "Your bounds let the beat ask for at most 90 steps a minute.\n")
    assert amble(data, "export", to_take, "--minutes", "8", "--beat", "90").code == 0


def test_who_set_them_is_needed(data: Path, file: Path) -> None:
    file.write_text("maximum_minutes = 8\n")
    told = amble(data, "bounds", "import", str(file), "--yes")
    assert told.code == 2
    assert told.err == "Say who sets these bounds with --by, or in the file.\n"
    assert amble(data, "bounds", "show").out == "There are no bounds.\n"


def test_they_are_removed_once(data: Path, file: Path) -> None:
    amble(data, "bounds", "import", str(file), "--yes")
    assert amble(data, "bounds", "remove").out == "Your bounds are removed. Amble goes by its own rules again.\n"
    told = amble(data, "bounds", "remove")
    assert (told.code, told.err) == (1, "There are no bounds to remove.\n")


def test_a_template_is_written_and_nothing_is_replaced(data: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.toml"
    assert amble(data, "bounds", "template", str(new)).code == 0
    assert "# maximum_minutes = 20" in new.read_text()
    new.write_text("mine")
    told = amble(data, "bounds", "template", str(new))
    assert told.code == 2
    assert is_one_sentence(told.err) or "--force" in told.err
    assert new.read_text() == "mine"
    assert amble(data, "bounds", "template", str(new), "--force").code == 0
    assert new.read_text() != "mine"


def test_the_command_is_told_of_in_the_help() -> None:
    assert "bounds" in build_parser().format_help()
