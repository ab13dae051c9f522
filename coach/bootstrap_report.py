"""The wires of the page report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from coach.adapters.catalogue import find_resources
from coach.adapters.report_pdf import usual_paper
from coach.bootstrap_report_desk import report_desk
from coach.bootstrap_save_target import target_refused
from coach.bootstrap_way_back import WayBack
from coach.domain.report_told import ToldReport
from coach.domain.report_wish import ReportWish
from coach.drawing.theme import read_theme
from coach.services.ports import StoreProblem
from coach.services.report_ports import ReportProblem
from coach.ui.pages.report_page import ReportPage

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages

SLICE_MS = 40
"""Milliseconds of reading after which the window has its turn (our choice)."""


class ReportWires:
    """Fills the page when it is opened, and carries out what it asks for."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._desk = report_desk(pages.core)
        self._told: ToldReport | None = None
        self._wish = ReportWish()
        self._steps: Iterator[None] = iter(())
        self._saved: Path | None = None

    def open(self) -> None:
        """Show the page as things are now."""
        self._pages.window.show_page("report")

    @cached_property
    def page(self) -> ReportPage:
        """What shall my clinician see?"""
        theme = read_theme(find_resources() / "themes" / "light.toml")
        page = ReportPage(self._pages.appearance, self._pages.texts, theme, usual_paper())
        window = self._pages.window
        back = WayBack(window, "report", usual="progress")
        window.page_shown.connect(lambda name: self._opened(name))
        page.back_requested.connect(lambda: back.go())
        page.wish_changed.connect(self._change)
        page.save_requested.connect(self._ask)
        page.folder_requested.connect(self._show_folder)
        self._next = QTimer(page, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)
        return page

    def _opened(self, name: str) -> None:
        """Whatever page leads here, this one shows what is known now."""
        if name != "report":
            return
        try:
            desk = self._desk
            desk.forget()
            wish = desk.wish()
            self.page.show_wish(wish, desk.days(wish), desk.today(), desk.last_report() is not None)
            self._show(wish)
        except StoreProblem as problem:
            self.page.show_error(str(problem))

    def _change(self, wish: ReportWish) -> None:
        try:
            self._desk.keep(wish)
            self._show(wish)
        except StoreProblem as problem:
            self.page.show_error(str(problem))

    def _show(self, wish: ReportWish) -> None:
        """At once where little is to be read; else in slices between which the window can be used."""
        self._told = None
        self._wish, self._steps = wish, self._desk.gather(wish)
        self._go_on()

    def _go_on(self) -> None:
        since = QElapsedTimer()
        since.start()
        try:
            for _ in self._steps:
                if since.elapsed() > SLICE_MS:
                    self.page.show_gathering()
                    self._next.start()
                    return
            self._told = self._desk.told(self._wish)
            self.page.show_report(self._told, self._desk.days(self._wish), self._desk.is_empty(self._wish))
        except StoreProblem as problem:
            self.page.show_error(str(problem))

    def _ask(self, ending: str) -> None:
        """The system's own dialogue asks before it replaces a file."""
        say, day = self._pages.texts.say, self._desk.today().isoformat()
        start = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = f"{say('report.save.file_name', day=day)}{ending}"
        kind = say(f"report.save.{ending[1:]}_kind")
        chosen, _ = QFileDialog.getSaveFileName(self.page, say("report.save.dialog"), str(start / name), kind)
        if chosen:
            self.write(Path(chosen if chosen.lower().endswith(ending) else f"{chosen}{ending}"))

    def write(self, file: Path) -> None:
        """Save what the preview shows, and say so."""
        if self._told is None:
            return
        refused = target_refused(self._pages.core, file)
        if refused:
            self.page.show_problem(refused)
            return
        try:
            self._desk.save(self._told, file)
        except (ReportProblem, StoreProblem) as problem:
            self.page.show_problem(str(problem))
            return
        self._saved = file
        self.page.show_saved(file.name)

    def _show_folder(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))
