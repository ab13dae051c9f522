"""Sheets as PDF files: the same drawing as anywhere, on paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QMarginsF, QRectF
from PySide6.QtGui import QFontDatabase, QPageSize, QPainter, QPdfWriter

from coach.adapters.part_file import part_of
from coach.domain.phrases import Phrases
from coach.domain.sheet import Paper, Sheet, paper_for
from coach.drawing.sheet import paint_sheet, sheet_title
from coach.drawing.sheet_ink import FAMILY, UNITS_AN_INCH
from coach.drawing.theme import read_theme
from coach.services.sheet_ports import SheetProblem

_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


class SheetPdf:
    """The ``SheetPrinter`` that writes PDF files. Needs a ``QGuiApplication``."""

    def __init__(self, resources: Path, phrases: Phrases) -> None:
        """``resources`` holds the theme and the fonts, ``phrases`` the words of the sheet."""
        self._resources = resources
        self._phrases = phrases

    def save_sheet(self, sheet: Sheet, file: Path, paper: Paper | None = None) -> None:
        """Write ``file`` through a part file beside it; without ``paper`` on that of the system's country. Raises
        ``SheetProblem``."""
        try:
            with part_of(file) as part:
                self._write(sheet, part, paper or _usual_paper())
        except OSError as problem:
            raise SheetProblem(f"The sheet could not be saved as {file}: {problem.strerror or problem}.") from problem

    def _write(self, sheet: Sheet, part: Path, paper: Paper) -> None:
        # Qt says only that it failed; opening the file tells why.
        part.open("wb").close()
        _load_fonts(self._resources / "fonts")
        writer = QPdfWriter(str(part))
        writer.setTitle(sheet_title(sheet, self._phrases))
        writer.setCreator("Amble")
        writer.setPageSize(QPageSize(_SIZES[paper]))
        writer.setPageMargins(QMarginsF())
        writer.setResolution(UNITS_AN_INCH)
        theme = read_theme(self._resources / "themes" / "light.toml")
        painter = QPainter()
        if not painter.begin(writer):
            raise OSError("the file cannot be written")
        paint_sheet(painter, QRectF(writer.pageLayout().fullRectPixels(UNITS_AN_INCH)), theme, sheet, self._phrases)
        # Qt tells nobody of a disk that filled up while it wrote, but a whole file has an end.
        if not painter.end() or not _is_whole(part):
            raise OSError("the disk may be full")


def _usual_paper() -> Paper:
    return paper_for(QLocale.territoryToCode(QLocale.system().territory()))


def _is_whole(part: Path) -> bool:
    return part.read_bytes()[-16:].rstrip().endswith(b"%%EOF")


def _load_fonts(folder: Path) -> None:
    if FAMILY not in QFontDatabase.families():
        for path in sorted(folder.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
