"""A sheet as a PDF file: one page of vectors on the paper that was asked for, whole or not at all."""

from __future__ import annotations

import re
import subprocess
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.sheet_pdf import SheetPdf
from coach.domain.cue_book import VoiceStyle
from coach.domain.sheet import Paper, sheet_of
from coach.domain.walk import shape_walk
from coach.services.sheet_ports import SheetPrinter, SheetProblem
from tests.composed_walks import Composed

RESOURCES = find_resources()
SHEET = sheet_of(Composed(shape_walk(20, warm_up=True), VoiceStyle.FRIENDLY, 1, 4).timeline(), date(2026, 11, 22))

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def printer() -> SheetPrinter:
    return SheetPdf(RESOURCES, Catalogue(RESOURCES).phrases())


@pytest.mark.parametrize(
    ("paper", "width", "height"), [(Paper.A4, 595, 842), (Paper.LETTER, 612, 792), (None, 595, 842)]
)
def test_it_is_one_page_of_the_paper_that_was_asked_for(
    printer: SheetPrinter, tmp_path: Path, paper: Paper | None, width: int, height: int
) -> None:
    printer.save_sheet(SHEET, tmp_path / "walk.pdf", paper)
    pdf = (tmp_path / "walk.pdf").read_bytes()
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [(round(float(wide)), round(float(tall))) for wide, tall in boxes] == [(width, height)]
    assert pdf.startswith(b"%PDF-")
    assert [path.name for path in tmp_path.iterdir()] == ["walk.pdf"]


def test_it_is_drawn_with_vectors_in_our_own_letters(printer: SheetPrinter, tmp_path: Path) -> None:
    printer.save_sheet(SHEET, tmp_path / "walk.pdf")
    pdf = (tmp_path / "walk.pdf").read_bytes()
    assert b"/Subtype /Image" not in pdf
    assert set(re.findall(rb"/BaseFont /\S*?(Atkinson\S+)", pdf)) == {
        b"AtkinsonHyperlegibleNext-Regular",
        b"AtkinsonHyperlegibleNext-Bold",
    }
    assert pdf.count(b"/FontFile2") == 2
    assert len(pdf) < 60_000


def test_its_words_can_be_searched_and_read_aloud(printer: SheetPrinter, tmp_path: Path) -> None:
    printer.save_sheet(SHEET, tmp_path / "walk.pdf")
    pdf = (tmp_path / "walk.pdf").read_bytes()
    streams = [_unpacked(found) for found in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S)]
    assert sum(b"begincmap" in stream for stream in streams) == 2
    assert "A walk of 20 minutes".encode("utf-16-be") in pdf


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def test_an_earlier_sheet_is_replaced(printer: SheetPrinter, tmp_path: Path) -> None:
    (tmp_path / "walk.pdf").write_text("an earlier one")
    printer.save_sheet(SHEET, tmp_path / "walk.pdf")
    assert (tmp_path / "walk.pdf").read_bytes().startswith(b"%PDF-")


def test_a_folder_that_is_not_there_is_one_sentence(printer: SheetPrinter, tmp_path: Path) -> None:
    with pytest.raises(SheetProblem, match=r"could not be saved .* No such file or directory\.$"):
        printer.save_sheet(SHEET, tmp_path / "nowhere" / "walk.pdf")


def test_a_folder_of_that_name_is_one_sentence_and_nothing_is_left(printer: SheetPrinter, tmp_path: Path) -> None:
    (tmp_path / "walk.pdf").mkdir()
    with pytest.raises(SheetProblem, match="could not be saved"):
        printer.save_sheet(SHEET, tmp_path / "walk.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["walk.pdf"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(folder)], capture_output=True)
    if made.returncode != 0:
        pytest.skip("making a small disk needs the right to mount")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_is_one_sentence_and_leaves_no_half_sheet(printer: SheetPrinter, small_disk: Path) -> None:
    with pytest.raises(SheetProblem, match="disk"):
        printer.save_sheet(SHEET, small_disk / "walk.pdf")
    assert list(small_disk.iterdir()) == []
