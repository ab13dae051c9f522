"""A routine as a PDF file: vectors on the paper that was asked for, a page after the other, whole or not at all."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from coach.adapters.catalogue import Catalogue, find_resources
from coach.adapters.sheet_pdf import SheetPdf
from coach.domain.exercise import ExerciseKind, Routine, RoutineItem
from coach.domain.routine_sheet import RoutineSheet, routine_sheet
from coach.domain.sheet import Paper
from coach.services.sheet_ports import RoutinePrinter, SheetProblem

CATALOGUE = Catalogue(find_resources())

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def printer() -> RoutinePrinter:
    return SheetPdf(find_resources(), CATALOGUE.phrases())


def sheet(*ids: str) -> RoutineSheet:
    routine = Routine("r", "Mornings", ExerciseKind.CORE, tuple(map(RoutineItem, ids)))
    return routine_sheet(routine, CATALOGUE.exercise_book(), date(2026, 11, 22), "Stop if it hurts.")


def boxes(pdf: bytes) -> list[tuple[int, int]]:
    found = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(wide)), round(float(tall))) for wide, tall in found]


def test_it_is_drawn_with_vectors_on_the_paper_that_was_asked_for(printer: RoutinePrinter, tmp_path: Path) -> None:
    printer.save_routine(sheet("bridge", "dead_bug"), tmp_path / "mine.pdf", Paper.LETTER)
    pdf = (tmp_path / "mine.pdf").read_bytes()
    assert boxes(pdf) == [(612, 792)]
    assert b"/Subtype /Image" not in pdf
    assert "Mornings".encode("utf-16-be") in pdf
    assert len(pdf) < 500_000
    assert [path.name for path in tmp_path.iterdir()] == ["mine.pdf"]


def test_what_one_page_has_no_room_for_is_on_the_next(printer: RoutinePrinter, tmp_path: Path) -> None:
    printer.save_routine(sheet(*["bridge", "bird_dog", "dead_bug"] * 3), tmp_path / "mine.pdf", Paper.A4)
    assert boxes((tmp_path / "mine.pdf").read_bytes()) == [(595, 842)] * 2


def test_a_folder_that_is_not_there_is_one_sentence(printer: RoutinePrinter, tmp_path: Path) -> None:
    with pytest.raises(SheetProblem, match=r"could not be saved .* No such file or directory\.$"):
        printer.save_routine(sheet("bridge"), tmp_path / "nowhere" / "mine.pdf")
