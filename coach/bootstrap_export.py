"""The wires of the page export."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from coach.bootstrap_export_desk import export_desk
from coach.bootstrap_save_target import target_refused
from coach.bootstrap_way_back import WayBack
from coach.services.export_ports import ExportWish
from coach.services.ports import StoreProblem
from coach.ui.pages.export_page import ExportPage

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.services.export_desk import ExportDesk

FOLDER = "export_folder"
"""Where the folder that was chosen last is kept."""


class ExportWires:
    """Fills the page when it is opened, and has one file made at a time."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core

    def open(self) -> None:
        """Show the page as things are now."""
        self._pages.window.show_page("export")

    def close(self) -> None:
        """Stop what is being written, and leave nothing behind."""
        if "_desk" in self.__dict__:
            self._desk.close()

    @cached_property
    def page(self) -> ExportPage:
        """How do I get my record out?"""
        page, desk = ExportPage(self._pages.appearance, self._pages.texts), self._desk
        back = WayBack(self._pages.window, "export")
        page.back_requested.connect(lambda: back.go())
        page.save_requested.connect(self._save)
        page.cancel_requested.connect(desk.cancel)
        page.folder_requested.connect(self._show_folder)
        desk.progress_changed.connect(page.show_progress)
        desk.finished.connect(page.show_saved)
        desk.failed.connect(page.show_trouble)
        desk.cancelled.connect(page.show_cancelled)
        self._pages.window.page_shown.connect(self._opened)
        return page

    @cached_property
    def _desk(self) -> ExportDesk:
        return export_desk(self._core)

    def _opened(self, name: str) -> None:
        if name != "export":
            return
        today = self._core.clock.now().date()
        try:
            first = self._core.record.walks.first_day() or today
            self.page.show_start(min(first, today), today, self._folder())
        except StoreProblem as problem:
            self.page.show_trouble(str(problem))

    def _folder(self) -> Path:
        kept = str(self._core.values.get(FOLDER) or "")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        found = (Path(folder) for folder in (kept, documents) if folder)
        return next((folder for folder in found if folder.is_dir()), Path.home())

    def _save(self, wish: ExportWish) -> None:
        refused = target_refused(self._core, wish.file)
        if refused:
            self.page.show_trouble(refused)
            return
        self._core.values.put(FOLDER, str(wish.file.parent))
        self.page.show_making(wish.file)
        self._desk.export(wish)

    def _show_folder(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.page.show_no_folder()
