"""The report as a PDF file: one page whatever it holds, and every word of it can be found and copied."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from coach.adapters.catalogue import find_resources
from coach.adapters.pdf_letters import with_spaces
from coach.adapters.report_pdf import ReportPdf, load_fonts
from coach.domain.report_told import Lack, ToldReport, spoken
from coach.domain.report_wish import ReportPart, ReportWish
from coach.domain.sheet import Paper
from coach.drawing.report import FITS, PIECE, ReportPages, pieces
from coach.drawing.sheet_ink import UNITS_AN_INCH
from coach.drawing.theme import read_theme
from coach.services.report_ports import ReportPrinter, ReportProblem
from tests.reports import BOOKS, LONG, QUESTION, empty, everyday, hostile

RESOURCES = find_resources()
A4 = QRectF(0, 0, 210 / 25.4 * UNITS_AN_INCH, 297 / 25.4 * UNITS_AN_INCH)
WISH = ReportWish(question=QUESTION, name="Jo Bloggs", birth_year=1971)
NO_LETTER = chr(0x3134A)
"""Hardly any typeface has it: the last character of an extension for rare names."""
HOSTILE = ReportWish(question=(LONG * 100)[:5000], name="z" * 80, birth_year=1900)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def printer() -> ReportPrinter:
    return ReportPdf(RESOURCES, BOOKS.phrases)


def saved(printer: ReportPrinter, told: ToldReport, folder: Path, paper: Paper = Paper.A4) -> PdfReader:
    printer.save(told, folder / "report.pdf", paper)
    return PdfReader(folder / "report.pdf")


def text_of(reader: PdfReader, page: int = 0) -> str:
    return squeezed(reader.pages[page].extract_text())


def squeezed(text: str) -> str:
    """Lines are broken anywhere on paper."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
@pytest.mark.parametrize("make", [everyday, empty, hostile])
def test_it_is_exactly_one_page_whatever_it_holds(
    printer: ReportPrinter,
    tmp_path: Path,
    make: Callable[[ReportWish], ToldReport],
    paper: Paper,
    size: tuple[int, int],
) -> None:
    reader = saved(printer, make(HOSTILE if make is hostile else WISH), tmp_path, paper)
    boxes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages]
    assert boxes == [size]
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_every_word_and_number_on_it_can_be_found(printer: ReportPrinter, tmp_path: Path) -> None:
    told = everyday(WISH)
    reader = saved(printer, told, tmp_path)
    found = text_of(reader)
    for line in spoken(told).split("\n"):
        for part in line.removeprefix(f"{told.question_title}: ").split(", "):
            assert squeezed(part) in found
    assert reader.metadata is not None
    assert reader.metadata.title == f"{told.title}, {told.days}"


def test_words_are_copied_with_spaces_between_them(printer: ReportPrinter, tmp_path: Path) -> None:
    found = saved(printer, everyday(WISH), tmp_path).pages[0].extract_text()
    assert QUESTION in found
    assert "Self-reported with Amble 1.2.3, 12 November 2026." in found
    assert "\t" not in found


def test_only_what_glyphs_mean_is_put_right() -> None:
    table = b"2 beginbfrange\n<0009> <0009> <0009>\n<000A> <000B> [<0041> <0009> ]\nendbfrange\n<0009>"
    mended = b"2 beginbfrange\n<0009> <0009> <0020>\n<000A> <000B> [<0041> <0020> ]\nendbfrange\n<0009>"
    assert with_spaces(table) == mended


def test_the_question_stands_above_function_and_that_above_pain(printer: ReportPrinter, tmp_path: Path) -> None:
    found = text_of(saved(printer, everyday(WISH), tmp_path))
    places = [
        found.index(squeezed(words)) for words in (QUESTION, "Function and dose", "Pain, 0 to 10", "Warning signs")
    ]
    assert places == sorted(places)


def test_what_is_too_long_is_shortened_and_says_so(printer: ReportPrinter, tmp_path: Path) -> None:
    found = text_of(saved(printer, hostile(HOSTILE), tmp_path))
    assert squeezed("… shortened to fit this page") in found
    assert squeezed("more, left out to fit this page") in found
    assert squeezed("more on page 2") not in found


def test_pages_of_detail_hold_the_whole_of_what_was_shortened(printer: ReportPrinter, tmp_path: Path) -> None:
    wish = ReportWish(question=HOSTILE.question, detail=True)
    reader = saved(printer, hostile(wish, walks=420), tmp_path)
    assert squeezed("… more on page 2") in text_of(reader)
    rest = "".join(text_of(reader, page) for page in range(1, len(reader.pages)))
    assert sum(squeezed(piece) in rest for piece in pieces(wish.question.strip())) == len(pieces(wish.question.strip()))
    assert squeezed("The newest 400 of 421 walks are listed.") in rest
    assert squeezed(f"Page {len(reader.pages)} of {len(reader.pages)}") in rest
    # The columns are named again on each page.
    assert rest.count("Howitended") > 1


@pytest.mark.parametrize(
    ("wish", "lacks"),
    [
        (WISH, frozenset()),
        (ReportWish(question=HOSTILE.question), {Lack.QUESTION}),
        (ReportWish(question=HOSTILE.question, detail=True), frozenset()),
        (ReportWish(question=HOSTILE.question, left_out=frozenset([ReportPart.QUESTION])), frozenset()),
        (ReportWish(question=NO_LETTER), {Lack.LETTERS}),
        (ReportWish(name=f"Jo {NO_LETTER}"), {Lack.LETTERS}),
    ],
)
def test_what_a_sheet_does_not_hold_is_said(
    printer: ReportPrinter, tmp_path: Path, wish: ReportWish, lacks: frozenset[Lack]
) -> None:
    assert printer.save(everyday(wish), tmp_path / "report.pdf", Paper.A4) == lacks


def test_an_everyday_report_has_its_walks_on_the_second_page(printer: ReportPrinter, tmp_path: Path) -> None:
    reader = saved(printer, everyday(ReportWish(detail=True)), tmp_path)
    assert len(reader.pages) == 2
    assert "12Nov2026" in text_of(reader, 1)
    assert squeezed("shortened") not in text_of(reader).replace(squeezed("0 shortened"), "")


def test_a_part_that_is_left_out_is_not_on_it(printer: ReportPrinter, tmp_path: Path) -> None:
    every = frozenset(ReportPart)
    found = text_of(saved(printer, everyday(ReportWish(question=QUESTION, left_out=every)), tmp_path))
    assert squeezed(QUESTION) not in found
    assert "Pain,0to10" not in found
    assert "Self-reported" in found


def test_it_is_told_apart_without_colour() -> None:
    load_fonts(RESOURCES / "fonts")
    picture = QImage(595, 842, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    painter.scale(595 / A4.width(), 595 / A4.width())
    ReportPages(painter, A4, read_theme(RESOURCES / "themes" / "light.toml"), everyday(WISH)).paint(0)
    painter.end()
    darkest = min(picture.pixelColor(x, y).value() for x in range(0, 595, 3) for y in range(0, 842, 3))
    assert darkest < 80


def test_a_file_that_cannot_be_written_is_told_in_one_sentence(printer: ReportPrinter, tmp_path: Path) -> None:
    with pytest.raises(ReportProblem, match=r"could not be saved as .*report\.pdf: No such file"):
        printer.save(empty(WISH), tmp_path / "gone" / "report.pdf")
    assert list(tmp_path.iterdir()) == []


@given(st.text(st.sampled_from("ab c\n"), max_size=4 * PIECE))
@settings(max_examples=40)
def test_pieces_of_a_text_hold_all_of_it_and_each_fits(words: str) -> None:
    line = " ".join(words.split())
    found = pieces(line)
    assert squeezed("".join(found)) == squeezed(line)
    assert all(len(piece) <= PIECE + 1 for piece in found)


def test_what_fits_becomes_less_from_try_to_try() -> None:
    for one, other in itertools.pairwise(FITS):
        assert (one.share, one.question, one.letters, one.rows, one.chart) > (
            other.share, other.question, other.letters, other.rows, other.chart,
        )  # fmt: skip
