"""The wires of the page to take a walk along."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from coach.adapters.catalogue import find_resources
from coach.adapters.sheet_pdf import SheetPdf
from coach.bootstrap_take_along import take_along_desk
from coach.domain.sheet import sheet_of
from coach.domain.take_along import CHOSEN_ROUTINE, FileFormat, TakeAlong, compose_take_along, file_name
from coach.services.file_making import words_file
from coach.services.sheet_ports import SheetProblem
from coach.services.take_along import todays_walk
from coach.services.walk_wishes import WalkWishes
from coach.ui.pages.take_along_page import TakeAlongPage
from coach.ui.pages.take_along_wish import FileWish

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.domain.exercise import Routine

FOLDER = "take_along_folder"
"""Where the folder that was chosen last is kept."""


class TakeAlongWires:
    """Asks before a file is replaced, and has one made at a time."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core
        self._desk = take_along_desk(pages.core)
        self._chosen: Routine | None = None
        self.page = TakeAlongPage(pages.appearance, pages.texts, self._name)
        self._connect()

    def open(self) -> None:
        """The page, with today's walk on it unless a file is being made."""
        if not self._desk.is_busy:
            self._chosen = None
            self._fill()
        self._pages.window.show_page("take_along")

    def open_routine(self, routine: Routine) -> None:
        """The page, with a routine that was picked elsewhere; what is being made goes on."""
        if not self._desk.is_busy:
            self._chosen = replace(routine, id=CHOSEN_ROUTINE)
            self._fill()
        self._pages.window.show_page("take_along")

    def close(self) -> None:
        """Stop what is being made, and leave nothing behind."""
        self._desk.close()

    def _connect(self) -> None:
        page, desk = self.page, self._desk
        page.make_requested.connect(self._make)
        page.cancel_requested.connect(desk.cancel)
        page.folder_chosen.connect(lambda folder: self._core.values.put(FOLDER, str(folder)))
        page.folder_requested.connect(self._show_folder)
        page.settings_requested.connect(lambda: self._pages.window.show_page("settings"))
        page.back_requested.connect(self._leave)
        desk.progress_changed.connect(page.show_progress)
        desk.finished.connect(page.show_made)
        desk.failed.connect(page.show_error)
        desk.cancelled.connect(page.show_cancelled)
        self._core.planning.today_changed.connect(lambda _today: self._lock_if_waiting())

    def _fill(self) -> None:
        done, request, chosen = self._core.planning.today().done_today, self._walk(), self._chosen
        if request is not None and chosen is not None:
            request = replace(request, routine=CHOSEN_ROUTINE, name=chosen.name)
        self.page.show_walk(request, self._folder(), _formats(), done, is_routine=chosen is not None)

    def _leave(self) -> None:
        """Back to where the page was opened."""
        if self._chosen is None:
            self._pages.flow.home()
        else:
            self._pages.window.show_page("exercises")

    def _show_folder(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.page.show_no_folder()

    def _walk(self) -> TakeAlong | None:
        planning, settings = self._core.planning, self._core.settings.settings
        if not planning.next_walk().walk_allowed:
            return None
        wish = WalkWishes(self._core.values).wish()
        return todays_walk(planning, settings, self._core.clock.now().date(), wish)

    def _lock_if_waiting(self) -> None:
        """A sign that stops walking stops this as well."""
        if not self._core.planning.next_walk().walk_allowed:
            self._desk.cancel()
            self._fill()

    def _folder(self) -> Path:
        kept = str(self._core.values.get(FOLDER) or "")
        music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
        found = (Path(folder) for folder in (kept, music) if folder)
        return next((folder for folder in found if folder.is_dir()), Path.home())

    def _name(self, request: TakeAlong, kind: FileFormat) -> str:
        return file_name(request, kind, self._core.phrases)

    def _make(self, wish: FileWish) -> None:
        if not self._core.planning.next_walk().walk_allowed:
            self._fill()
            return
        taken = next((file for file in _files(wish) if file.exists()), None)
        if taken is not None and not wish.replaces:
            self.page.ask_to_replace(wish, taken.name)
        elif wish.is_sheet:
            self._print(wish)
        else:
            self.page.show_making(wish.file)
            self._desk.export(self._with_kit(wish.request), wish.file)

    def _write(self, request: TakeAlong, printer: SheetPdf, file: Path) -> None:
        """The sheet of a walk, or of a routine. Raises ``SheetProblem``, ``ValueError`` for a routine that is empty."""
        kit = request.kit if request.routine else None
        if kit is None:
            timeline = compose_take_along(request, self._pages.performance.cue_book)
            printer.save_sheet(sheet_of(timeline, request.day), file)
            return
        from coach.domain.routine_sheet import routine_sheet

        routine = kit.routine(request.routine, request.seed)
        pictures = {id: str(path) for id, path in self._core.exercises.pictures.items()}
        printer.save_routine(routine_sheet(routine, kit.book, request.day, kit.words.safety, pictures), file)

    def _with_kit(self, request: TakeAlong) -> TakeAlong:
        """The wish with what its exercises are made of now; a walk alone needs none."""
        if not (request.warm_up or request.routine):
            return request
        kit = self._pages.performance.maker.kit()
        chosen = () if self._chosen is None else (self._chosen,)
        return replace(request, kit=replace(kit, own=(*chosen, *kit.own)))

    def _print(self, wish: FileWish) -> None:
        printer = SheetPdf(find_resources(), self._core.phrases)
        try:
            self._write(self._with_kit(wish.request), printer, wish.file)
        except SheetProblem as problem:
            self.page.show_error(str(problem))
            return
        except ValueError:
            self.page.show_error(self._core.phrases.say("routine_reasons.nothing"))
            return
        self.page.show_sheet(wish.file)


def _files(wish: FileWish) -> tuple[Path, ...]:
    """Everything that would be written."""
    if wish.is_sheet or wish.request.lyrics is None:
        return (wish.file,)
    return (wish.file, words_file(wish.file, wish.request.lyrics))


def _formats() -> tuple[FileFormat, ...]:
    """What can be made here: M4A only with its extra."""
    extra = find_spec("av") is not None
    return tuple(kind for kind in FileFormat if extra or kind is not FileFormat.M4A)
