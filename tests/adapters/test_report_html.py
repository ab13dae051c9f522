"""The report for a browser: sound HTML that fetches nothing, and says what the sheet of paper says."""

from __future__ import annotations

import itertools
import re
from base64 import b64decode
from html.parser import HTMLParser
from pathlib import Path

import pytest

from coach.adapters.catalogue import find_resources
from coach.adapters.report_html import ReportHtml
from coach.domain.report_told import ToldReport, spoken
from coach.domain.report_wish import ReportWish
from coach.domain.sheet import Paper
from coach.services.report_ports import ReportProblem
from tests.reports import BOOKS, LONG, QUESTION, empty, everyday, hostile

RESOURCES = find_resources()
WISH = ReportWish(question=QUESTION, name="Jo & Sam", birth_year=1971, detail=True)
EMPTY = frozenset(("meta", "img", "br", "link"))

pytestmark = pytest.mark.usefixtures("qapp")


class Page(HTMLParser):
    """What stands in a page: the tags in order with their attributes, and its words; refuses what is not closed."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def page_of(told: ToldReport, folder: Path) -> tuple[str, Page]:
    ReportHtml(RESOURCES, BOOKS.phrases).save(told, folder / "report.html")
    source = (folder / "report.html").read_text(encoding="utf-8")
    return source, Page(source)


def test_it_says_what_the_sheet_of_paper_says(tmp_path: Path) -> None:
    told = everyday(WISH)
    _, page = page_of(told, tmp_path)
    for line in spoken(told).split("\n"):
        for part in line.removeprefix(f"{told.question_title}: ").split(", "):
            assert part in page.text
    assert told.detail is not None
    assert all(cell in page.text for row in told.detail.rows for cell in row)


def test_headings_go_down_one_level_at_a_time_from_the_title(tmp_path: Path) -> None:
    _, page = page_of(everyday(WISH), tmp_path)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(then - now <= 1 for now, then in itertools.pairwise(levels))


def test_a_screen_reader_knows_language_title_tables_and_pictures(tmp_path: Path) -> None:
    _, page = page_of(everyday(WISH), tmp_path)
    assert page.all("html") == [{"lang": "en"}]
    assert {one["scope"] for one in page.all("th")} == {"col", "row"}
    assert all("aria-labelledby" in one or "aria-label" in one for one in page.all("table"))
    ids = {one["id"] for _, one in page.tags if "id" in one}
    assert {one["aria-labelledby"] for one in page.all("table") if "aria-labelledby" in one} <= ids
    assert len(page.all("img")) == 2
    assert all(len(one["alt"] or "") > 20 for one in page.all("img"))
    assert [tag for tag, _ in page.tags if tag in ("header", "main", "footer")] == ["main", "header", "footer"]


def test_each_chart_is_a_picture_in_the_page_with_its_numbers_beneath(tmp_path: Path) -> None:
    told = everyday(WISH)
    _, page = page_of(told, tmp_path)
    for one in page.all("img"):
        kind, _, data = (one["src"] or "").partition(",")
        assert kind == "data:image/png;base64"
        assert b64decode(data).startswith(b"\x89PNG")
    assert len(page.all("details")) == 2
    assert "2 November" in page.text


def test_nothing_is_fetched_and_nothing_runs(tmp_path: Path) -> None:
    source, page = page_of(everyday(WISH), tmp_path)
    assert not re.search(
        r"https?:|//|url\(|@import|<script|<link|javascript|\son\w+=", re.sub(r"base64,[^\"]+", "", source)
    )
    assert {tag for tag, _ in page.tags} & {"script", "link", "iframe", "object", "form", "input"} == set()


def test_what_somebody_wrote_is_never_taken_for_markup(tmp_path: Path) -> None:
    source, page = page_of(
        hostile(ReportWish(question=f'<script>alert("1")</script> {LONG}', name="<b>Jo"), 40), tmp_path
    )
    assert "<script" not in source
    assert 'alert("1")' in page.text
    assert page.all("b") == []


def test_it_prints_on_the_paper_of_the_country(tmp_path: Path) -> None:
    ReportHtml(RESOURCES, BOOKS.phrases).save(empty(WISH), tmp_path / "report.html", Paper.LETTER)
    assert "@page { size: letter;" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_an_empty_history_has_a_page_that_says_so(tmp_path: Path) -> None:
    _, page = page_of(empty(ReportWish()), tmp_path)
    assert "Nothing was walked in these days." in page.text
    assert page.all("img") == []


def test_it_holds_all_of_the_question(tmp_path: Path) -> None:
    question = (LONG * 100)[:5000].strip()
    wish = ReportWish(question=question)
    assert ReportHtml(RESOURCES, BOOKS.phrases).save(everyday(wish), tmp_path / "report.html") == frozenset()
    assert question in Page((tmp_path / "report.html").read_text(encoding="utf-8")).text


def test_a_file_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReportProblem, match="could not be saved"):
        ReportHtml(RESOURCES, BOOKS.phrases).save(empty(WISH), tmp_path / "gone" / "report.html")
