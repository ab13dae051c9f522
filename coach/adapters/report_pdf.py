"""The report as a PDF file: the same drawing as in the preview, on paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QMarginsF, QRectF
from PySide6.QtGui import QFontDatabase, QPageSize, QPainter, QPdfWriter

from coach.adapters.part_file import part_of
from coach.adapters.pdf_letters import with_spaces
from coach.domain.phrases import Phrases
from coach.domain.report_told import Lack, ToldReport
from coach.domain.sheet import Paper, paper_for
from coach.drawing.report import ReportPages
from coach.drawing.sheet_ink import FAMILY, UNITS_AN_INCH
from coach.drawing.theme import read_theme
from coach.services.report_ports import ReportProblem

_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


class ReportPdf:
    """The ``ReportPrinter`` that writes PDF files. Needs a ``QGuiApplication``."""

    def __init__(self, resources: Path, phrases: Phrases) -> None:
        """``resources`` holds the theme and the fonts."""
        self._resources, self._phrases = resources, phrases

    def save(self, told: ToldReport, file: Path, paper: Paper | None = None) -> frozenset[Lack]:
        """Write ``file`` through a part file beside it, and say what it lacks. Raises ``ReportProblem``."""
        try:
            with part_of(file) as part:
                return self._write(told, part, paper or usual_paper())
        except OSError as problem:
            why = problem.strerror or str(problem)
            raise ReportProblem(self._phrases.say("report.not_saved", file=str(file), why=why)) from problem

    def _write(self, told: ToldReport, part: Path, paper: Paper) -> frozenset[Lack]:
        # Qt says only that it failed; opening the file tells why.
        part.open("wb").close()
        load_fonts(self._resources / "fonts")
        writer = QPdfWriter(str(part))
        writer.setTitle(f"{told.title}, {told.days}")
        writer.setCreator("Amble")
        writer.setPageSize(QPageSize(_SIZES[paper]))
        writer.setPageMargins(QMarginsF())
        writer.setResolution(UNITS_AN_INCH)
        painter = QPainter()
        if not painter.begin(writer):
            raise OSError("the file cannot be written")
        try:
            lacks = self._paint(painter, writer, told)
        finally:
            # A painter that outlives what it paints on takes the program with it.
            ended = painter.end()
        # Qt tells nobody of a disk that filled up while it wrote, but a whole file has an end.
        pdf = part.read_bytes()
        if not ended or not pdf[-16:].rstrip().endswith(b"%%EOF"):
            raise OSError("the disk may be full")
        part.write_bytes(with_spaces(pdf))
        return lacks

    def _paint(self, painter: QPainter, writer: QPdfWriter, told: ToldReport) -> frozenset[Lack]:
        page = QRectF(writer.pageLayout().fullRectPixels(UNITS_AN_INCH))
        pages = ReportPages(painter, page, read_theme(self._resources / "themes" / "light.toml"), told)
        for number in range(pages.count):
            if number:
                writer.newPage()
            pages.paint(number)
        return pages.lacks


def usual_paper() -> Paper:
    """The paper of the system's country."""
    return paper_for(QLocale.territoryToCode(QLocale.system().territory()))


def load_fonts(folder: Path) -> None:
    """Make the typeface of the sheets known, once."""
    if FAMILY not in QFontDatabase.families():
        for path in sorted(folder.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
