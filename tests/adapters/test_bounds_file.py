"""Bounds from a file that anybody may have written: every mistake is one sentence with its place."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.bounds_file import LARGEST, BoundsFilesOnDisk, read_bounds
from coach.adapters.resources import find_resources
from coach.adapters.strict_values import ValueProblem
from coach.domain.bounds import Bounds
from coach.domain.rules import Rules
from coach.domain.thresholds import threshold_kind, value_of
from coach.services.input_problem import InputProblem

TEMPLATE = find_resources() / "rules" / "bounds_template.toml"
FILES = BoundsFilesOnDisk(Rules(), TEMPLATE)
WHOLE = """
by = "Jo, physiotherapist"
maximum_minutes = 20
maximum_days = 4
rise_per_week = 0.1
cadence_cap = 110
banned_exercises = ["bridge"]
banned_positions = ["lying"]

[thresholds]
"red.rise" = 2
amber.share = 0.95
"""


def test_everything_in_a_file_is_read() -> None:
    assert read_bounds(WHOLE, Rules()) == Bounds(
        most_minutes=20,
        most_days=4,
        most_rise=0.1,
        most_cadence=110,
        banned_exercises=frozenset({"bridge"}),
        banned_positions=frozenset({"lying"}),
        thresholds=(("red.rise", 2.0), ("amber.share", 0.95)),
        by="Jo, physiotherapist",
    )


def test_the_shorter_names_mean_the_same() -> None:
    assert read_bounds("max_minutes = 20\nmax_days = 4\nmax_rise_per_week = 0\n", Rules()) == Bounds(20, 4, 0.0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "there is no limit in it"),
        ('by = "Jo"', "there is no limit in it"),
        ("maximum_minuets = 20", '"maximum_minuets": there is no such field'),
        ("maximum_minutes = 0", '"maximum_minutes": 0 is not 1 to 60'),
        ("maximum_minutes = 61", '"maximum_minutes": 61 is not 1 to 60'),
        ("maximum_minutes = 20.5", '"maximum_minutes": a whole number is needed, not a number with a point'),
        ("maximum_minutes = true", '"maximum_minutes": a whole number is needed, not true or false'),
        ("maximum_minutes = 20\nmax_minutes = 20", '"max_minutes": says the same as "maximum_minutes" does'),
        ("maximum_days = 8", '"maximum_days": 8 is not 1 to 7'),
        ("rise_per_week = 10", '"rise_per_week": 10 is not 0 to 1; 10 % is 0.10'),
        ("rise_per_week = nan", '"rise_per_week": a number is needed, not nan'),
        ("cadence_cap = 50", '"cadence_cap": 50 is not 60 to 120'),
        ('banned_exercises = "bridge"', '"banned_exercises": a list is needed, not text'),
        ('banned_exercises = ["Bridge!"]', '1st of "banned_exercises": "Bridge!" is not made of'),
        ("banned_exercises = [3]", '1st of "banned_exercises": text in quotation marks is needed'),
        ('banned_positions = ["floor"]', '"floor" is not one of standing, seated, kneeling, lying'),
        ("by = 3", '"by": text in quotation marks is needed'),
        (f'by = "{"a" * 101}"', '"by": one line of at most 100 letters is needed'),
        ("thresholds = 3", '"thresholds": a table is needed, not a whole number'),
        ('thresholds."red.raise" = 1', '"thresholds", "red.raise": there is no such threshold'),
        ("thresholds.red.rise = 4", '"thresholds", "red.rise": 4 is looser than Amble\'s own 3'),
        ("thresholds.red.rise = 2.5", '"thresholds", "red.rise": a whole number is needed'),
        ("thresholds.red.rise = 0", '"thresholds", "red.rise": 0 is not 1 to 10'),
        ("thresholds.amber.share = 0.8", '"amber.share": 0.8 is looser than Amble\'s own 0.9'),
        ("thresholds.bouts.least = 4", '"bouts.least": neither more nor less of it is stricter'),
        ('[thresholds]\n"red.rise" = 2\nred.rise = 2', '"red.rise": stands there twice'),
        ("maximum_minutes =", "it is not valid TOML"),
        ("[" * 2000, "it is not valid TOML"),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, told: str) -> None:
    with pytest.raises(ValueProblem) as problem:
        read_bounds(text, Rules())
    assert told in str(problem.value)


def test_what_is_our_own_is_no_mistake() -> None:
    assert read_bounds("thresholds.red.rise = 3", Rules()).thresholds == (("red.rise", 3.0),)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"#" * (LARGEST + 1), "larger than 20 kB"),
        (b"a." * 2000, "more values in it than bounds have"),
        (b"\xff\xfe", "not UTF-8 text"),
        (b"# " + b"a" * 500, "line 1 is too long"),
    ],
)
def test_an_odd_file_is_one_sentence(tmp_path: Path, data: bytes, told: str) -> None:
    file = tmp_path / "odd.toml"
    file.write_bytes(data)
    with pytest.raises(InputProblem, match=rf"^odd\.toml, .*{told}.*\.$"):
        FILES.read(file)


def test_a_folder_and_a_pipe_are_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for odd in (tmp_path, pipe):
        with pytest.raises(InputProblem, match="it is not a file"):
            FILES.read(odd)


def test_a_file_of_a_windows_editor_is_read(tmp_path: Path) -> None:
    file = tmp_path / "bounds.toml"
    file.write_bytes("﻿maximum_minutes = 20\r\n".encode())
    assert FILES.read(file) == Bounds(20)


def test_the_template_limits_nothing_until_it_is_filled_in(tmp_path: Path) -> None:
    file = FILES.write_template(tmp_path / "new")
    assert file == tmp_path / "new.toml"
    with pytest.raises(InputProblem, match="there is no limit in it"):
        FILES.read(file)


def test_the_template_fits_when_every_example_is_taken(tmp_path: Path) -> None:
    lines = TEMPLATE.read_text(encoding="utf-8").splitlines()
    examples = [line.removeprefix("# ") for line in lines if " = " in line or line == "# [thresholds]"]
    file = tmp_path / "all.toml"
    file.write_text("\n".join(examples), encoding="utf-8")
    found = FILES.read(file)
    assert (found.most_minutes, found.most_days, found.most_rise, found.most_cadence) == (20, 5, 0.1, 110)
    for name, value in found.thresholds:
        kind = threshold_kind(name)
        assert kind is not None
        assert kind.is_stricter(value, value_of(Rules(), name))


@settings(max_examples=60)
@given(st.text(max_size=80) | st.text("abc=[]{}.\"'#\n 1", max_size=80))
def test_no_text_does_more_than_be_refused_in_one_sentence(text: str) -> None:
    with suppress(ValueProblem):
        assert not read_bounds(text, Rules()).is_empty
