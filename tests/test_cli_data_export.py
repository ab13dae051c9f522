"""The command ``data export``: every kind of file, also of nothing, and none where it says why."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import vobject
from fhir.resources.R4B.bundle import Bundle

from coach.domain.check_in import CheckIn
from coach.domain.session import Outcome, Session
from tests.terminal import Told, amble, is_one_sentence, people_of, set_up

KINDS = ("json", "csv", "fhir.json", "ics")


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody who walked on three days."""
    folder = tmp_path_factory.mktemp("walked")
    set_up(folder)
    with people_of(folder) as core:
        now = core.clock.now().replace(hour=8, minute=0, second=0, microsecond=0)
        for ago in (30, 3, 2):
            walk = Session(now - timedelta(days=ago), 10, 9.5, Outcome.DONE, check_in=CheckIn(2, 3, 2))
            core.sessions.add(replace(walk, note="=by the river"))
    return folder


def _export(folder: Path, file: Path, *options: str) -> Told:
    return amble(folder, "data", "export", str(file), *options)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_yet_is_written_as_well(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"mine.{kind}"
    told = _export(tmp_path / "new", file)
    assert told.code == 0
    assert told.out.splitlines()[0] == f"Saved {file}. There are no walks in it yet."
    assert file.stat().st_size > 40


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_holds_the_walks(walked: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"mine.{kind}"
    told = _export(walked, file)
    assert told.out.splitlines()[0] == f"Saved {file}, with 3 walks."
    assert (told.code, told.err) == (0, "")
    assert _walks_in(file, kind) == 3
    assert "river" not in file.read_text(encoding="utf-8")


def _walks_in(file: Path, kind: str) -> int:
    text = file.read_text(encoding="utf-8-sig")
    if kind == "csv":
        return len(list(csv.DictReader(text.splitlines())))
    if kind == "json":
        return len(json.loads(text)["walks"])
    if kind == "ics":
        return len(vobject.readOne(text).vevent_list)
    Bundle.model_validate_json(text)
    return text.count('"73985-4"')


def test_words_days_and_a_name_go_along_when_they_are_asked_for(walked: Path, tmp_path: Path) -> None:
    with people_of(walked) as core:
        day = (core.clock.now() - timedelta(days=3)).date().isoformat()
    told = _export(walked, tmp_path / "a.csv", "--from", day, "--words")
    assert told.out == f"Saved {tmp_path / 'a.csv'}, with 2 walks.\n"
    assert "'=by the river" in (tmp_path / "a.csv").read_text(encoding="utf-8")
    assert _export(walked, tmp_path / "a.fhir.json", "--name", "Jo Miller", "--to", day).code == 0
    assert "Jo Miller" in (tmp_path / "a.fhir.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("a.xml", (), "It can end in .json, .csv, .fhir.json, .ics."),
        ("a.csv", ("--from", "2026-03-02", "--to", "2026-03-01"), "The first day is after the last one."),
        ("a.csv", ("--name", "Jo"), "A name goes into a .fhir.json file only."),
        ("a.csv", ("--proofs",), "goes into a .json file only."),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(tmp_path: Path, name: str, options: tuple[str, ...], said: str) -> None:
    told = _export(tmp_path / "new", tmp_path / name, *options)
    assert told.code == 2
    assert told.err.strip().endswith(said)
    assert is_one_sentence(told.err) or name == "a.xml"
    assert not (tmp_path / name).exists()


def test_a_file_that_is_there_is_replaced_only_by_force(walked: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("mine")
    told = _export(walked, file)
    assert (told.code, file.read_text()) == (2, "mine")
    assert told.err == f"{file} is already there. Add --force to replace it.\n"
    assert _export(walked, file, "--force").code == 0
    assert file.read_text(encoding="utf-8-sig").startswith("day,")


def test_a_folder_that_is_not_there_is_told(walked: Path, tmp_path: Path) -> None:
    told = _export(walked, tmp_path / "none" / "a.csv")
    assert (told.code, told.out) == (1, "")
    assert told.err == f"There is no folder {tmp_path / 'none'}. Please choose another place.\n"
