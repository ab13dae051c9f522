"""``data import``: walks from elsewhere, in the terminal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.adapters.single_instance import SingleInstance
from coach.domain.red_flag import FlagReport, RedFlag
from tests.adapters.made_walks import apple, workout
from tests.terminal import Told, amble, is_one_sentence, people_of, set_up

FIRST = datetime(2025, 9, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "export.xml"
    walks = [workout(FIRST + timedelta(days=day), 20 + day) for day in range(2)]
    file.write_bytes(apple([*walks, workout(FIRST + timedelta(days=9), 90, "Hiking"), workout(FIRST, 30, "Cycling")]))
    return file


def import_file(data: Path, *arguments: str) -> Told:
    return amble(data, "data", "import", *arguments)


def minutes(data: Path) -> list[float]:
    with people_of(data) as core:
        return [one.walked_minutes for one in core.sessions.sessions()]


def test_a_preview_says_everything_and_keeps_nothing_before_any_set_up(data: Path, export: Path) -> None:
    told = import_file(data, str(export), "--preview")
    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    assert lines[:4] == [
        "In export.xml",
        "3 walks from 1 September 2025 to 10 September 2025, from Apple Health.",
        "1 recording is of other things than walking and stays out.",
        "Hikes are not ticked: a hike is another thing for a back than a walk. Tick those that were walks to you.",
    ]
    assert [line.partition(" · ")[2] for line in lines if " · " in line] == [
        "20 min · Watch",
        "21 min · Watch",
        "90 min · hike · Watch",
    ]
    assert lines[-2:] == ["2 walks come in.", "Only a look: nothing was kept."]
    assert minutes(data) == []


def test_walks_come_in_once_and_hikes_where_they_are_asked_for(data: Path, export: Path) -> None:
    set_up(data)
    told = import_file(data, str(export))
    assert told.code == 0
    assert "2 walks are here now. Your next walk stays at 10 minutes." in told.out
    assert minutes(data) == [20, 21]
    assert import_file(data, str(export)).out.splitlines()[-1] == "There is nothing new in it."
    assert "1 walk is here now." in import_file(data, str(export), "--hikes").out
    assert minutes(data) == [20, 21, 90]


def test_a_record_with_signs_says_so_before_and_after_and_ends_with_what_to_do(data: Path, tmp_path: Path) -> None:
    other, file = tmp_path / "other", tmp_path / "record.json"
    with people_of(other) as core:
        core.answers.report_flags(FlagReport(FIRST, frozenset({RedFlag.FEVER})))
    assert amble(other, "data", "export", str(file)).code == 0
    set_up(data)
    look = import_file(data, str(file), "--preview")
    holds = "It holds signs you ticked on 1 September 2025"
    assert look.code == 0
    assert f"{holds}: your plan would wait until you say that you have been seen." in look.out
    done = import_file(data, str(file))
    assert done.code == 3
    assert f"It is here now. {holds}: walking waits until you say that you have been seen." in done.out
    assert amble(data, "today").code == 3


def test_what_cannot_be_read_is_one_sentence_and_changes_nothing(data: Path, export: Path, tmp_path: Path) -> None:
    export.write_bytes(export.read_bytes()[:-30])
    for file in (export, tmp_path / "missing.gpx"):
        told = import_file(data, str(file))
        assert (told.code, told.out) == (2, "")
        assert is_one_sentence(told.err)
    assert minutes(data) == []


def test_nothing_comes_in_beside_an_open_window_which_a_look_may(data: Path, export: Path) -> None:
    set_up(data)
    window = SingleInstance(data)
    assert window.claim()
    try:
        told = import_file(data, str(export))
        assert told.code == 1
        assert is_one_sentence(told.err)
        assert import_file(data, str(export), "--preview").code == 0
    finally:
        window.release()
    assert minutes(data) == []
