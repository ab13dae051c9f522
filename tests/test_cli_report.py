"""The command ``report``: a page for a clinician from the terminal, on a history and before there is any."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from coach.services.report_desk import LAST
from tests.terminal import amble, is_one_sentence, people_of, program, set_up

pytestmark = pytest.mark.usefixtures("qapp")


def text_of(file: Path) -> str:
    return " ".join(PdfReader(file).pages[0].extract_text().split())


@pytest.mark.parametrize("ending", ["pdf", "html", "PDF"])
def test_there_is_a_report_before_set_up(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"report.{ending}"
    told = amble(tmp_path / "data", "report", str(file))
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"The report is saved as {file}.\nYou have no walks in these days. ")
    assert told.out.count("\n") == 2
    assert file.stat().st_size > 1000


@pytest.mark.parametrize(("ending", "is_said"), [("pdf", True), ("html", False)])
def test_a_question_that_was_shortened_is_said(tmp_path: Path, ending: str, is_said: bool) -> None:
    told = amble(tmp_path / "data", "report", str(tmp_path / f"r.{ending}"), "--question", "Why does it hurt? " * 90)
    assert ("Your question was shortened to fit the page." in told.out) is is_said


def test_a_question_longer_than_any_report_takes_says_so(tmp_path: Path) -> None:
    told = amble(tmp_path / "data", "report", str(tmp_path / "r.html"), "--question", "x" * 5001)
    assert "The report takes the first 5000 letters of it." in told.out


def test_it_needs_no_display(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    told = program("--data-dir", str(tmp_path / "data"), "report", str(file), DISPLAY="", QT_QPA_PLATFORM="offscreen")
    assert (told.code, told.err) == (0, "")
    assert "Nothing was walked in these days." in text_of(file)


def test_the_days_are_those_that_were_asked_for(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "report.pdf"
    set_up(data)
    for options, words in (
        (("--from", "2020-03-01", "--to", "2020-05-31"), "1 March 2020 to 31 May 2020"),
        (("--to", "2020-05-31"), "9 March 2020 to 31 May 2020"),
        (("--from", "2020-05-01", "--question", "May I jog?"), "1 May 2020 to"),
    ):
        assert amble(data, "report", str(file), "--force", *options).code == 0
        assert words in text_of(file)
    assert "May I jog?" in text_of(file)
    with people_of(data) as core:
        assert core.values.get(LAST) == core.clock.now().date().isoformat()


def test_days_that_nobody_can_know_of_are_cut_off(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    assert amble(tmp_path / "data", "report", str(file), "--from", "0001-01-01", "--to", "2999-01-01").code == 0
    assert "2999" not in file.read_text(encoding="utf-8")
    assert "1 January 1900 to" in file.read_text(encoding="utf-8")


def test_detail_adds_a_page(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    assert amble(tmp_path / "data", "report", str(file), "--detail").code == 0
    assert len(PdfReader(file).pages) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("report.txt",), "neither in .pdf nor in .html"),
        (("report",), "neither in .pdf nor in .html"),
        (("report.pdf", "--from", "2020-01-02", "--to", "2020-01-01"), "end before they begin"),
        (("report.pdf", "--from", "2999-01-02"), "have not come yet"),
        (("there.pdf",), "already there"),
        (("gone/report.pdf",), "could not be saved"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence_and_writes_nothing(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    (tmp_path / "there.pdf").write_text("mine")
    file, *rest = arguments
    told = amble(tmp_path / "data", "report", str(tmp_path / file), *rest)
    assert told.code in (1, 2)
    assert words in told.err
    assert is_one_sentence(told.err)
    assert (tmp_path / "there.pdf").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["there.pdf"]


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    told = program("--data-dir", str(tmp_path), "report", "r.pdf", "--from", "yesterday")
    assert told.code == 2
    assert "a day is written like 2026-03-01, not 'yesterday'" in told.err
