"""The command ``timeline``: walks in parts, on a way, and changed while they are on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.domain.recompose import Change
from coach.domain.timeline import Topic
from tests.composed_walks import BOOK
from tests.terminal import amble


def events(folder: Path, *options: str) -> list[dict[str, object]]:
    told = amble(folder, "timeline", "--minutes", "24", "--json", *options)
    assert (told.code, told.err) == (0, "")
    return list(json.loads(told.out))


def phases(told: list[dict[str, object]]) -> list[tuple[object, object]]:
    return [(event["phase"], event["at"]) for event in told if event["kind"] == "phase"]


def test_a_walk_in_parts_has_its_rests(tmp_path: Path) -> None:
    told = events(tmp_path, "--bouts", "12,12", "--rest", "3")
    assert ("rest", 720.0) in phases(told)
    assert told[-1]["at"] == 27 * 60


def test_a_brisk_middle_and_the_way_can_be_asked_for(tmp_path: Path) -> None:
    told = events(tmp_path, "--brisk", "4", "--route", "out_and_back")
    assert [phase for phase, _ in phases(told)] == ["easy", "steady", "brisk", "steady", "easy"]
    turns = {line.text for line in BOOK.about(Topic.TURN)}
    assert [event["at"] for event in told if event["text"] in turns] == [648.0]
    assert not turns & {event["text"] for event in events(tmp_path, "--brisk", "4")}


def test_what_happens_on_the_way_happens_in_its_order(tmp_path: Path) -> None:
    told = events(tmp_path, "--change", "300:sit", "--change", "330:go_on", "--change", "600:gentler")
    assert [(phase, at) for phase, at in phases(told) if phase == "rest"] == [("rest", 300.0)]
    assert ("steady", 330.0) in phases(told)
    assert phases(told)[-1] == ("easy", 600.0)
    assert told[-1]["at"] == 600 + (24 * 60 - 570) / 2


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["--bouts", "12,11"], "23"),
        (["--bouts", "12,12", "--rest", "11"], "11"),
        (["--change=-5:sit"], "-5"),
        (["--change=1440:sit"], "second 1440: the walk ends at 1440"),
        (["--change=300:gentler", "--change=1400:sit"], "the walk ends at 870"),
        (["--change=nan:sit"], "nan"),
    ],
)
def test_what_makes_no_walk_is_refused_by_name(tmp_path: Path, options: list[str], word: str) -> None:
    told = amble(tmp_path, "timeline", "--minutes", "24", *options)
    assert (told.code, told.out) == (2, "")
    assert word in told.err


@pytest.mark.parametrize("option", ["--bouts=a,b", "--change=300:hop", "--change=soon:sit"])
def test_what_cannot_be_read_is_refused_with_what_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    with pytest.raises(SystemExit) as end:
        amble(tmp_path, "timeline", "--minutes", "24", option)
    assert end.value.code == 2
    assert option.partition("=")[2] in capsys.readouterr().err


def test_every_change_can_be_asked_for(tmp_path: Path) -> None:
    for change in Change:
        assert events(tmp_path, "--change", f"300:{change}")
