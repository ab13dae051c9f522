"""Walks as a table: what stands in it, and that no spreadsheet carries anything of it out."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.record_csv import COLUMNS, safe_cell, write_csv
from coach.domain.check_in import CheckIn, Effort, Quality, Reach
from coach.domain.feeling import Feeling, Felt
from coach.domain.record import Record, RecordSource, WalkEntry
from coach.domain.session import Outcome, Session
from coach.services.export_ports import ExportWish, Made, RecordKind
from tests.record_strategies import walk_entries

README = Path(__file__).parents[2] / "resources" / "schemas" / "README.md"
AT = datetime(2026, 3, 1, 8, 5, 30, tzinfo=ZoneInfo("Europe/Paris"))
WALK = Session(AT, 12, 11.5, Outcome.SHORTENED, chosen_minutes=10)
MADE = Made(AT, "1", ExportWish(Path("walks.csv"), RecordKind.CSV))
DANGEROUS = "=+-@\t\r＝＋－＠"


def _text(*entries: WalkEntry) -> str:
    file = StringIO(newline="")
    write_csv(Record(walks=entries), MADE, file)
    return file.getvalue()


def _rows(*entries: WalkEntry) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(_text(*entries).removeprefix("\ufeff"), newline=""), strict=True))


def test_a_walk_is_a_row_with_its_units_in_the_heading() -> None:
    told = CheckIn(
        2, 4, 3, None, Reach.BACK, Reach.NONE, frozenset({Quality.STIFF, Quality.ACHING}), Effort.STEADY, False
    )
    walk = replace(WALK, check_in=told, bouts=(5, 7), note="by the river")
    felt = (Felt(61.4, Feeling.BETTER),)
    [row] = _rows(WalkEntry(walk, 2, felt, source=RecordSource.AMBLE))
    assert row["day"] == "2026-03-01"
    assert row["started_at"] == "2026-03-01T08:05:30+01:00"
    assert row["time_zone"] == "Europe/Paris"
    assert (row["planned_min"], row["chosen_min"], row["walked_min"]) == ("12", "10", "11.5")
    assert (row["pain_before_0_to_10"], row["pain_peak_0_to_10"], row["pain_after_0_to_10"]) == ("2", "4", "3")
    assert row["pain_next_morning_0_to_10"] == ""
    assert (row["qualities"], row["leg_soreness"], row["red_flags"]) == ("aching; stiff", "no", "none")
    assert (row["parts_min"], row["rests_min"]) == ("5; 7", "2")
    assert (row["felt_on_the_way"], row["source"], row["note"]) == ("61 s better", "amble", "by the river")


def test_what_nobody_answered_is_empty() -> None:
    [row] = _rows(WalkEntry(WALK))
    assert {row[name] for name in COLUMNS if name.startswith(("pain", "reach", "red_flags", "effort"))} == {""}


def test_a_zone_without_a_name_is_told_by_its_offset() -> None:
    [row] = _rows(WalkEntry(replace(WALK, started_at=datetime.fromisoformat("2026-03-01T08:05:30+05:45"))))
    assert row["time_zone"] == "UTC+0545"


def test_the_file_is_as_rfc_4180_and_spreadsheets_want_it() -> None:
    text = _text(WalkEntry(replace(WALK, note='He said "slow", and\nwe were')))
    assert text.startswith("\ufeffday,started_at,")
    assert text.count("\r\n") == 2
    assert text.endswith("\r\n")
    assert '"He said ""slow"", and\nwe were"' in text


@pytest.mark.parametrize("letter", DANGEROUS)
def test_no_note_begins_a_formula(letter: str) -> None:
    [row] = _rows(WalkEntry(replace(WALK, note=f"{letter}HYPERLINK(1)")))
    assert row["note"] == f"'{letter}HYPERLINK(1)"


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.text(f"{DANGEROUS} \n'a\0", max_size=6))
def test_whatever_is_written_no_cell_is_carried_out(words: str) -> None:
    assert not safe_cell(words).lstrip(" \n").startswith(tuple(DANGEROUS))
    assert "\0" not in safe_cell(words)


@settings(max_examples=40)
@given(st.lists(walk_entries, max_size=3))
def test_every_walk_has_one_row_and_every_row_every_column(entries: list[WalkEntry]) -> None:
    rows = _rows(*entries)
    assert len(rows) == len(entries)
    assert all(list(row) == list(COLUMNS) and None not in row.values() for row in rows)
    assert all(not cell.startswith(tuple(DANGEROUS)) for row in rows for cell in row.values())


def test_the_columns_are_those_that_are_published_and_in_their_order() -> None:
    table = README.read_text(encoding="utf-8").partition("## CSV")[2].partition("## FHIR")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert [name for cell in cells for name in re.findall(r"`(\w+)`", cell)] == list(COLUMNS)


def test_times_are_those_of_the_clock_there_when_it_was_set_back() -> None:
    again = datetime(2026, 10, 25, 1, 30, tzinfo=UTC).astimezone(ZoneInfo("Europe/Paris"))
    [row] = _rows(WalkEntry(replace(WALK, started_at=again)))
    assert row["started_at"] == "2026-10-25T02:30:00+01:00"
