"""A routine saved as a sheet of paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from coach.adapters.catalogue import find_resources
from coach.adapters.sheet_pdf import SheetPdf
from coach.domain.exercise import Routine
from coach.domain.routine_filter import within_bounds
from coach.domain.routine_sheet import routine_sheet
from coach.services.sheet_ports import SheetProblem

if TYPE_CHECKING:
    from coach.bootstrap_exercises import ExerciseWires
    from coach.ui.pages.exercises_page import ExercisesPage

_OFF_LIMITS = re.compile(r'[\\/:*?"<>|]')
"""What no name of a file may hold somewhere."""


class RoutineOnPaper:
    """Asks where to, and writes the sheet."""

    def __init__(self, wires: ExerciseWires, page: ExercisesPage) -> None:
        self._wires, self._page = wires, page

    def save(self, routine: Routine) -> None:
        """Save a routine as a PDF; the system's own dialogue asks before it replaces a file."""
        say = self._wires.pages.texts.say
        start = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = f"{_OFF_LIMITS.sub('-', routine.name)}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, say("exercises.sheet_title"), str(start / name), say("exercises.sheet_kind")
        )
        if chosen:
            self.write(routine, Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf"))

    def write(self, routine: Routine, file: Path) -> None:
        """Write the sheet, and say so."""
        core, shelf = self._wires.core, self._wires.shelf()
        pictures = {id: str(path) for id, path in shelf.pictures.items()}
        safety = core.catalogue.routine_words().safety
        try:
            left = within_bounds(routine, shelf.book, shelf.wishes)
            sheet = routine_sheet(left, shelf.book, core.clock.now().date(), safety, pictures)
            SheetPdf(find_resources(), core.phrases).save_routine(sheet, file)
        except (SheetProblem, ValueError) as problem:
            self._page.show_trouble(str(problem))
            return
        self._page.show_trouble("")
        self._wires.tell("exercises.sheet_ready", file=file.name)
