"""Files read by a process of their own."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from zoneinfo import ZoneInfo

import pytest

from coach.adapters.arrival_files import ArrivalFilesOnDisk
from coach.adapters.arrival_rules import read_arrival_rules
from coach.adapters.catalogue import find_resources
from coach.adapters.record_json import write_json
from coach.domain.arrival import ArrivalRules
from coach.domain.record import Record, RecordSource, WalkEntry
from coach.domain.session import Outcome, Session
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem
from coach.services.export_ports import ExportWish, Made, RecordKind
from tests.adapters.made_walks import apple, gpx, steady, workout

BERLIN = ZoneInfo("Europe/Berlin")
NINE = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
WALK = WalkEntry(Session(NINE, 20, 18.0, Outcome.DONE, note="By the river"))


def files(seconds: float = 60.0) -> ArrivalFilesOnDisk:
    return ArrivalFilesOnDisk(lambda: BERLIN, seconds)


def go_on(_share: float) -> bool:
    return True


def test_the_rules_of_the_file_are_those_of_the_code() -> None:
    assert read_arrival_rules(find_resources()) == ArrivalRules()


def test_a_way_in_utc_is_shown_on_the_clock_of_the_user(tmp_path: Path) -> None:
    file = tmp_path / "way.gpx"
    file.write_bytes(gpx([steady(NINE, 900)], "walking"))
    found = files().read(file, go_on)
    assert found is not None
    assert (found.source, found.file, len(found.walks)) == (RecordSource.GPX, "way.gpx", 1)
    assert found.walks[0].started_at == NINE
    assert found.walks[0].started_at.tzinfo is BERLIN


def test_what_is_not_known_of_a_way_comes_with_it(tmp_path: Path) -> None:
    file = tmp_path / "way.gpx"
    file.write_bytes(gpx([steady(NINE, 1800, every=360)], "walking"))
    found = files().read(file, go_on)
    assert found is not None
    assert [walk.unknown for walk in found.walks] == [30.0]


def test_another_record_comes_whole(tmp_path: Path) -> None:
    file, record = tmp_path / "record.json", Record(walks=(WALK,))
    with file.open("w", encoding="utf-8") as target:
        write_json(record, Made(NINE, "1.0", ExportWish(file, RecordKind.JSON)), target)
    found = files().read(file, go_on)
    assert found is not None
    assert (found.source, found.record, found.unknown) == (RecordSource.AMBLE, record, 0)
    assert [(walk.started_at, walk.minutes) for walk in found.walks] == [(NINE, 18.0)]


def test_a_refusal_comes_back_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "export.xml"
    file.write_bytes(apple([workout(NINE, 20)]) + b"<more/>")
    with pytest.raises(ArrivalProblem) as refused:
        files().read(file, go_on)
    assert refused.value.fault is ArrivalFault.DAMAGED
    assert refused.value.detail.isdigit()


@pytest.mark.parametrize("name", ["missing.gpx", "."])
def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArrivalProblem) as refused:
        files().read(tmp_path / name, go_on)
    assert refused.value.fault in (ArrivalFault.UNREADABLE, ArrivalFault.UNKNOWN)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_what_never_ends_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xml")
    with pytest.raises(ArrivalProblem):
        files().read(tmp_path / "pipe.xml", go_on)


def large(folder: Path) -> Path:
    file = folder / "export.xml"
    days = (NINE + timedelta(hours=hour) for hour in range(6_000))
    file.write_bytes(apple([workout(at, 20, "Cycling") * 8 for at in days]))
    return file


def test_reading_stops_when_nobody_waits_any_more_or_its_time_is_over(tmp_path: Path) -> None:
    file, begun = large(tmp_path), monotonic()
    assert files().read(file, lambda _share: False) is None
    with pytest.raises(ArrivalProblem) as refused:
        files(0.02).read(file, go_on)
    assert refused.value.fault is ArrivalFault.TOO_LONG
    assert monotonic() - begun < 5


def test_how_far_it_is_only_rises(tmp_path: Path) -> None:
    shares: list[float] = []

    def hear(share: float) -> bool:
        shares.append(share)
        return True

    assert files().read(large(tmp_path), hear) is not None
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
