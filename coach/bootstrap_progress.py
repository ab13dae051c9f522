"""The wires of the page progress: what it shows, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from coach.domain.progress_view import Span
from coach.services.ports import StoreProblem

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.domain.chart import Chart
    from coach.domain.time_off import TimeOff
    from coach.drawing.theme import Theme
    from coach.services.progress_desk import ProgressDesk
    from coach.ui.pages.progress_page import ProgressPage

USUAL = Span.TWELVE_WEEKS
"""Shown at first, until somebody chooses another span."""
IDLE = 40
"""Milliseconds between two years that are read ahead; one takes about 20 where 20,000 walks are kept."""
TROUBLE = "progress"
"""The name of what goes wrong here, above the page."""
OFF_LIMITS = re.compile(r'[\\/:*?"<>|]')
"""What no name of a file may hold somewhere."""


class ProgressWires:
    """Fills the page when it is opened, and carries out what it asks for."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core
        self._span = USUAL

    def open(self) -> None:
        """Show the page as things are now."""
        self._pages.window.show_page("progress")

    @cached_property
    def page(self) -> ProgressPage:
        """Is it working?"""
        from coach.ui.pages.progress_page import ProgressPage

        page, pages = ProgressPage(self._pages.appearance, self._pages.texts), self._pages
        page.span_changed.connect(self._show_span)
        page.diary_requested.connect(lambda: pages.record.diary.open())
        page.report_requested.connect(lambda: pages.record.report.open())
        page.today_requested.connect(lambda: pages.flow.home())
        page.mark_requested.connect(self._mark)
        page.unmark_requested.connect(self._unmark)
        page.save_requested.connect(self._save)
        page.copy_requested.connect(self._copy)
        pages.window.page_shown.connect(lambda _name: self._follow())
        self._desk.changed.connect(self._follow)
        return page

    @cached_property
    def _desk(self) -> ProgressDesk:
        return self._core.progress

    def _follow(self) -> None:
        """What is not seen need not follow."""
        if self._pages.window.current_page() == "progress":
            self._fill()

    def _fill(self) -> None:
        from coach.services.progress_charts import ProgressCharts

        try:
            charts = ProgressCharts(self._desk.view(self._span), self._core.phrases)
            self.page.show_progress(charts, self._desk.times_off())
        except StoreProblem as problem:
            self.page.show_error(str(problem))
            return
        self._idle.start()

    @cached_property
    def _idle(self) -> QTimer:
        """Reads what is older a year at a time while nobody waits: a longer span comes at once then."""
        timer = QTimer(self.page)
        timer.setSingleShot(True)
        timer.setInterval(IDLE)
        timer.timeout.connect(self._load_more)
        return timer

    def _load_more(self) -> None:
        with suppress(StoreProblem):  # told when these weeks are asked for
            if self._pages.window.current_page() == "progress" and self._desk.load_more():
                self._idle.start()

    def _show_span(self, span: Span) -> None:
        self._span = span
        self._fill()

    # --- days off --------------------------------------------------------------------------------------------------

    def _mark(self, time_off: TimeOff) -> None:
        self._change(lambda: self._desk.mark(time_off), "marked")

    def _unmark(self, time_off: TimeOff) -> None:
        self._change(lambda: self._desk.unmark(time_off.first, time_off.last), "unmarked")

    def _change(self, change: Callable[[], None], told: str) -> None:
        """Change the days off; the toast takes it back."""
        before: Sequence[TimeOff] = ()

        def do() -> None:
            nonlocal before
            before = self._desk.times_off()
            change()

        if self._try(do):
            self._say(f"progress.{told}", undo=lambda: self._try(lambda: self._desk.restore(before)))

    def _try(self, change: Callable[[], None]) -> bool:
        """Whether it could be kept; the page shows what is so either way."""
        sentence = ""
        try:
            change()
        except StoreProblem as problem:
            sentence = str(problem)
            self._fill()
        self._pages.window.show_trouble(TROUBLE, sentence)
        return not sentence

    # --- pictures --------------------------------------------------------------------------------------------------

    def _save(self, chart: Chart) -> None:
        """Ask where to; the system's own dialogue asks before it replaces a file."""
        from PySide6.QtCore import QStandardPaths
        from PySide6.QtWidgets import QFileDialog

        say = self._pages.texts.say
        start = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
        name = f"{OFF_LIMITS.sub('-', chart.title)}.png"
        chosen, _ = QFileDialog.getSaveFileName(
            self.page, say("charts.save_title"), str(start / name), say("charts.save_kind")
        )
        if chosen:
            self.write(chart, Path(chosen if chosen.lower().endswith(".png") else f"{chosen}.png"))

    def write(self, chart: Chart, file: Path) -> None:
        """Write a chart as a picture, and say so."""
        from coach.adapters.part_file import part_of
        from coach.drawing.chart_picture import chart_png

        try:
            with part_of(file) as part:
                part.write_bytes(chart_png(chart, self._theme))
        except OSError as problem:
            why = problem.strerror or str(problem)
            self._pages.window.show_trouble(TROUBLE, self._pages.texts.say("charts.not_saved", file=file.name, why=why))
            return
        self._pages.window.show_trouble(TROUBLE, "")
        self._say("charts.saved", file=file.name)

    def _copy(self, chart: Chart) -> None:
        from PySide6.QtGui import QGuiApplication

        from coach.drawing.chart_picture import chart_image

        QGuiApplication.clipboard().setImage(chart_image(chart, self._theme))
        self._say("charts.copied")

    @cached_property
    def _theme(self) -> Theme:
        """Pictures are light, whatever the window is: they are for paper and for others."""
        from coach.adapters.catalogue import find_resources
        from coach.drawing.theme import read_theme

        return read_theme(find_resources() / "themes" / "light.toml")

    def _say(self, id: str, undo: Callable[[], object] | None = None, **values: str) -> None:
        self._pages.window.show_toast(self._pages.texts.say(id, **values), undo)
