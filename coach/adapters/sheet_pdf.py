"""Sheets as PDF files: the same drawing as anywhere, on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, QMarginsF, QRectF
from PySide6.QtGui import QFontDatabase, QPageSize, QPainter, QPdfWriter

from coach.adapters.part_file import part_of
from coach.domain.phrases import Phrases
from coach.domain.routine_sheet import RoutineSheet
from coach.domain.sheet import Paper, Sheet, paper_for
from coach.drawing.routine_sheet import RoutinePages
from coach.drawing.sheet import paint_sheet, sheet_title
from coach.drawing.sheet_ink import FAMILY, UNITS_AN_INCH
from coach.drawing.theme import Theme, read_theme
from coach.services.sheet_ports import SheetProblem

Paint = Callable[[QPainter, QPdfWriter], None]

_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


class SheetPdf:
    """The ``SheetPrinter`` and the ``RoutinePrinter`` that write PDF files. Needs a ``QGuiApplication``."""

    def __init__(self, resources: Path, phrases: Phrases) -> None:
        """``resources`` holds the theme and the fonts, ``phrases`` the words of the sheet."""
        self._resources = resources
        self._phrases = phrases

    def save_sheet(self, sheet: Sheet, file: Path, paper: Paper | None = None) -> None:
        """Write ``file`` through a part file beside it; without ``paper`` on that of the system's country. Raises
        ``SheetProblem``."""

        def paint(painter: QPainter, writer: QPdfWriter) -> None:
            paint_sheet(painter, _page(writer), self._theme(), sheet, self._phrases)

        self._save(file, paper, sheet_title(sheet, self._phrases), paint)

    def save_routine(self, sheet: RoutineSheet, file: Path, paper: Paper | None = None) -> None:
        """Write a routine as ``save_sheet`` writes a walk, on as many pages as it takes. Raises ``SheetProblem``."""

        def paint(painter: QPainter, writer: QPdfWriter) -> None:
            pages = RoutinePages(painter, _page(writer), self._theme(), sheet, self._phrases)
            for number in range(pages.count):
                if number:
                    writer.newPage()
                pages.paint(number)

        self._save(file, paper, sheet.name, paint)

    def _theme(self) -> Theme:
        return read_theme(self._resources / "themes" / "light.toml")

    def _save(self, file: Path, paper: Paper | None, title: str, paint: Paint) -> None:
        try:
            with part_of(file) as part:
                self._write(part, paper or _usual_paper(), title, paint)
        except OSError as problem:
            raise SheetProblem(f"The sheet could not be saved as {file}: {problem.strerror or problem}.") from problem

    def _write(self, part: Path, paper: Paper, title: str, paint: Paint) -> None:
        # Qt says only that it failed; opening the file tells why.
        part.open("wb").close()
        _load_fonts(self._resources / "fonts")
        writer = QPdfWriter(str(part))
        writer.setTitle(title)
        writer.setCreator("Amble")
        writer.setPageSize(QPageSize(_SIZES[paper]))
        writer.setPageMargins(QMarginsF())
        writer.setResolution(UNITS_AN_INCH)
        painter = QPainter()
        if not painter.begin(writer):
            raise OSError("the file cannot be written")
        try:
            paint(painter, writer)
        finally:
            # A painter that outlives what it paints on takes the program with it.
            ended = painter.end()
        # Qt tells nobody of a disk that filled up while it wrote, but a whole file has an end.
        if not ended or not _is_whole(part):
            raise OSError("the disk may be full")


def _page(writer: QPdfWriter) -> QRectF:
    return QRectF(writer.pageLayout().fullRectPixels(UNITS_AN_INCH))


def _usual_paper() -> Paper:
    return paper_for(QLocale.territoryToCode(QLocale.system().territory()))


def _is_whole(part: Path) -> bool:
    return part.read_bytes()[-16:].rstrip().endswith(b"%%EOF")


def _load_fonts(folder: Path) -> None:
    if FAMILY not in QFontDatabase.families():
        for path in sorted(folder.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
