"""Files that mean harm, or were harmed: one reason each, nothing kept, and no time lost."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.arrive_apple import AppleReading
from coach.adapters.arrive_bounds import Bounds
from coach.adapters.arrive_gpx import GpxReading
from coach.adapters.arrive_xml import DEEPEST, read_xml
from coach.domain.arrival import ArrivalRules
from coach.services.arrival_ports import ArrivalFault, ArrivalProblem
from tests.adapters.made_fit import fit
from tests.adapters.made_walks import apple, found_in, gpx, steady, workout

NINE = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
LAUGHS = "".join(f'<!ENTITY lol{level} "{f"&lol{level - 1};" * 10}">' for level in range(1, 10))
GOOD = apple([workout(NINE, 20)])
ROOT = "<HealthData>{inside}</HealthData>"


def fault_of(folder: Path, data: bytes) -> ArrivalFault:
    """Why a file is refused, at once."""
    file = folder / "file"
    file.write_bytes(data)
    begun = monotonic()
    with pytest.raises(ArrivalProblem) as refused:
        found_in(file)
    assert monotonic() - begun < 3
    return refused.value.fault


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE HealthData [<!ENTITY lol0 "lol">{LAUGHS}]>',
        '<!DOCTYPE HealthData [<!ENTITY other SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE HealthData [<!ENTITY % other SYSTEM "http://example.org/x.dtd"> %other;]>',
        '<!DOCTYPE HealthData [<!ENTITY all "]"><!ENTITY lol1 "&all;&all;">]>',
    ],
)
def test_entities_are_refused(tmp_path: Path, doctype: str) -> None:
    inside = "<Me>&lol9;&other;</Me>" if "lol0" in doctype else ""
    assert fault_of(tmp_path, (doctype + ROOT.format(inside=inside)).encode()) is ArrivalFault.ENTITIES


def test_entities_are_refused_in_other_encodings_too(tmp_path: Path) -> None:
    text = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE HealthData [<!ENTITY a "b">]>{ROOT.format(inside="&a;")}'
    assert fault_of(tmp_path, text.encode("utf-16")) is ArrivalFault.ENTITIES


def test_another_file_that_describes_the_elements_is_never_fetched(tmp_path: Path) -> None:
    other = tmp_path / "other.dtd"
    other.write_text('<!ENTITY a "b">')
    text = f'<!DOCTYPE HealthData SYSTEM "{other.as_uri()}">{ROOT.format(inside="")}'
    (tmp_path / "file").write_text(text)
    assert found_in(tmp_path / "file")[1] == []


def test_a_very_deep_file_is_refused(tmp_path: Path) -> None:
    inside = "<a>" * (DEEPEST + 5) + "</a>" * (DEEPEST + 5)
    assert fault_of(tmp_path, ROOT.format(inside=inside).encode()) is ArrivalFault.TOO_DEEP
    assert fault_of(tmp_path, b"<HealthData>" + b"<a>" * 1_000_000) is ArrivalFault.TOO_DEEP


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", ArrivalFault.EMPTY),
        (b"\0" * 5000, ArrivalFault.EMPTY),
        (b"Dear diary", ArrivalFault.UNKNOWN),
        (b"<html><body>Not found</body></html>", ArrivalFault.UNKNOWN),
        (b"<svg/>", ArrivalFault.UNKNOWN),
        (GOOD[:-40], ArrivalFault.DAMAGED),
        (GOOD.replace(b"Watch", b"W\xff\xfetch"), ArrivalFault.DAMAGED),
        (GOOD + b"<more/>", ArrivalFault.DAMAGED),
        (gpx([steady(NINE, 60)])[:-20], ArrivalFault.DAMAGED),
        (b"PK\x03\x04 no zip", ArrivalFault.DAMAGED),
    ],
)
def test_what_is_cut_off_or_nothing_we_know_is_refused(tmp_path: Path, data: bytes, fault: ArrivalFault) -> None:
    assert fault_of(tmp_path, data) is fault


def test_a_way_without_times_says_so(tmp_path: Path) -> None:
    data = b'<gpx><trk><trkseg><trkpt lat="52" lon="13"/><trkpt lat="53" lon="13"/></trkseg></trk></gpx>'
    assert fault_of(tmp_path, data) is ArrivalFault.NO_TIMES


def test_a_way_whose_times_run_backward_says_so(tmp_path: Path) -> None:
    assert fault_of(tmp_path, gpx([steady(NINE, 600)[::-1]], "walking")) is ArrivalFault.BACKWARD


def test_more_points_than_the_bound_are_refused_while_they_are_read() -> None:
    point = b'<trkpt lat="52" lon="13"><time>2026-09-01T07:00:00Z</time></trkpt>'
    bounds = Bounds(lambda _share: None, most_points=20_000)
    with pytest.raises(ArrivalProblem) as refused:
        read_xml(
            io.BytesIO(b"<gpx><trk><trkseg>" + point * 21_000), bounds, lambda _name: GpxReading(ArrivalRules(), bounds)
        )
    assert refused.value.fault is ArrivalFault.TOO_MANY


@pytest.mark.parametrize(
    ("bounds", "fault"),
    [
        (Bounds(lambda _share: None, most_bytes=100), ArrivalFault.TOO_LARGE),
        (Bounds(lambda _share: None, most_elements=2), ArrivalFault.TOO_MANY),
        (Bounds(lambda _share: None, seconds=-1.0), ArrivalFault.TOO_LONG),
    ],
)
def test_bytes_elements_and_seconds_are_bounded(bounds: Bounds, fault: ArrivalFault) -> None:
    data = gpx([steady(NINE, 60)])
    with pytest.raises(ArrivalProblem) as refused:
        read_xml(io.BytesIO(data), bounds, lambda _name: GpxReading(ArrivalRules(), bounds))
    assert refused.value.fault is fault


def test_only_the_export_of_a_zip_is_read_and_nothing_is_unpacked(tmp_path: Path) -> None:
    entries = {"../../evil.xml": GOOD * 2, "/etc/evil.xml": GOOD, "apple_health_export/export_cda.xml": b"<x/>"}
    data = zipped({**entries, "apple_health_export/export.xml": GOOD})
    (tmp_path / "file").write_bytes(data)
    done, found = found_in(tmp_path / "file")
    assert done["source"] == "apple_health"
    assert len(found) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
    assert fault_of(tmp_path, zipped(entries)) is ArrivalFault.NO_EXPORT


def test_an_export_in_another_language_is_found(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(zipped({"apple_health_export/导出.xml": GOOD, "a/export_cda.xml": b"<x/>"}))
    assert len(found_in(tmp_path / "file")[1]) == 1


def test_a_zip_that_unpacks_to_very_much_more_is_refused(tmp_path: Path) -> None:
    bomb = zipped({"export.xml": b"<HealthData>" + b" " * 60_000_000})
    assert len(bomb) < 100_000
    assert fault_of(tmp_path, bomb) is ArrivalFault.TOO_LARGE


def test_zips_in_zips_locked_zips_and_broken_ones_are_refused(tmp_path: Path) -> None:
    assert fault_of(tmp_path, zipped({"export.zip": zipped({"export.xml": GOOD})})) is ArrivalFault.NO_EXPORT
    assert fault_of(tmp_path, zipped({"export.xml": zipped({"export.xml": GOOD})})) is ArrivalFault.DAMAGED
    whole = zipped({"export.xml": GOOD * 1})
    locked = whole.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    assert locked != whole
    assert fault_of(tmp_path, locked) is ArrivalFault.LOCKED
    assert fault_of(tmp_path, whole[: len(whole) // 2]) is ArrivalFault.DAMAGED
    assert fault_of(tmp_path, zipped({"export.xml": GOOD}, zipfile.ZIP_BZIP2)) is ArrivalFault.DAMAGED


def test_a_changed_byte_of_a_zip_is_found_by_its_checksum(tmp_path: Path) -> None:
    data = bytearray(zipped({"export.xml": GOOD}, zipfile.ZIP_STORED))
    at = data.find(b"Watch")
    data[at] ^= 1
    assert fault_of(tmp_path, bytes(data)) is ArrivalFault.DAMAGED


WATCH = fit(NINE, 1800)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(WATCH) - 1), st.integers(0, 7))
def test_a_file_of_a_watch_with_any_flipped_bit_is_refused(
    tmp_path_factory: pytest.TempPathFactory, at: int, bit: int
) -> None:
    data = bytearray(WATCH)
    data[at] ^= 1 << bit
    file = tmp_path_factory.mktemp("fit") / "file"
    file.write_bytes(data)
    with pytest.raises(ArrivalProblem):
        found_in(file)


@settings(max_examples=15, deadline=None)
@given(st.integers(12, len(WATCH) - 1))
def test_a_file_of_a_watch_that_is_cut_off_is_refused(tmp_path_factory: pytest.TempPathFactory, end: int) -> None:
    file = tmp_path_factory.mktemp("fit") / "file"
    file.write_bytes(WATCH[:end])
    with pytest.raises(ArrivalProblem):
        found_in(file)


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"<HealthData>", b"<gpx>", b"{", b"\x0e\x10\0\0\0\0\0\0.FIT"]),
)
def test_no_bytes_bring_anything_but_a_reason(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, head: bytes
) -> None:
    file = tmp_path_factory.mktemp("any") / "file"
    file.write_bytes(head + data)
    with pytest.raises(ArrivalProblem):
        found_in(file)


def test_too_many_walks_are_refused() -> None:
    data = apple([workout(NINE + timedelta(days=day), 20) for day in range(5)])
    with pytest.raises(ArrivalProblem) as refused:
        read_xml(io.BytesIO(data), Bounds(lambda _share: None), lambda _name: AppleReading(ArrivalRules(most_walks=4)))
    assert refused.value.fault is ArrivalFault.TOO_MANY
