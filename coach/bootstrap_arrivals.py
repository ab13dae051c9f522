"""The wires of the page of walks from elsewhere."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coach.bootstrap_arrival_desk import arrival_desk
from coach.bootstrap_on_the_way import is_on_the_way
from coach.bootstrap_way_back import WayBack
from coach.domain.session import Session
from coach.services.arrival_desk import ArrivalDesk, ArrivalPreview, Kept
from coach.services.arrival_ports import ArrivalProblem
from coach.services.arrival_runs import ArrivalRuns, TakenBack
from coach.services.arrival_words import about_lines, fault_words, kept_words, past_words, row_words, short_name
from coach.services.ports import StoreProblem
from coach.ui.pages.arrivals_page import ArrivalsPage, Taking
from coach.ui.pages.arrivals_past import PastRow

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages


class ArrivalWires:
    """Fills the page when it is opened, and carries out what it asks for."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core
        self._file = Path()
        self._before = 0
        self._asked: Session | None = None

    def open(self) -> None:
        """Show the page as things are now."""
        self._pages.window.show_page("arrivals")

    def close(self) -> None:
        """Stop reading, and wait for what is being written."""
        if "runs" in self.__dict__:
            self.runs.close()

    @cached_property
    def desk(self) -> ArrivalDesk:
        """What reads, judges and keeps."""
        return arrival_desk(self._core)

    @cached_property
    def runs(self) -> ArrivalRuns:
        """The same, in a thread of its own."""
        return ArrivalRuns(self.desk, self._explain, self._core.phrases.say("arrivals.sorry"))

    @cached_property
    def page(self) -> ArrivalsPage:
        """What was walked elsewhere?"""
        page, runs = ArrivalsPage(self._pages.appearance, self._pages.texts), self.runs
        page.look_requested.connect(self._look)
        page.cancel_requested.connect(runs.cancel)
        page.take_requested.connect(self._take)
        page.take_back_requested.connect(self._take_back)
        back = WayBack(self._pages.window, "arrivals")
        page.back_requested.connect(lambda: back.go())
        runs.progress_changed.connect(page.show_progress)
        runs.previewed.connect(self.show_preview)
        runs.kept.connect(self._tell_kept)
        runs.taken_back.connect(self._tell_taken_back)
        runs.failed.connect(page.show_trouble)
        runs.cancelled.connect(page.show_cancelled)
        self._pages.window.page_shown.connect(lambda name: self._come_back() if name == "arrivals" else None)
        return page

    def _explain(self, problem: ArrivalProblem) -> str:
        return fault_words(problem, self._file, self._core.phrases)

    def _look(self, file: Path) -> None:
        if self.runs.is_busy:
            return
        self._file = file
        self._pages.window.clear_toast()
        self.page.show_reading(short_name(file.name))
        self.runs.look_into(file)

    def show_preview(self, preview: ArrivalPreview) -> None:
        """Show what a file would bring."""
        phrases, rules = self._core.phrases, self.desk.rules
        about = list(about_lines(preview, phrases))
        rows = [row_words(row, phrases, rules) for row in preview.rows]
        self.page.show_preview(preview, short_name(preview.file.name), about, rows)

    def _take(self, taking: Taking) -> None:
        if self.runs.is_busy:
            return
        if is_on_the_way(self._pages):
            self.page.show_refusal(self._core.phrases.say("arrivals.reading.walking"))
            return
        self._before = self._next_minutes()
        self.page.show_keeping()
        self.runs.keep(taking.preview, taking.places)

    def _take_back(self, id: int) -> None:
        self._pages.window.clear_toast()
        if is_on_the_way(self._pages):
            self._pages.window.show_toast(self._core.phrases.say("arrivals.reading.walking"))
            return
        self._asked = self._check_in_due()
        self.runs.take_back(id)

    def _tell_kept(self, kept: Kept) -> None:
        self.page.show_kept()
        self._after()
        words = kept_words(kept, self._before, self._next_minutes(), self._core.phrases)
        self._pages.window.show_toast(words, lambda: self._take_back(kept.id))

    def _tell_taken_back(self, taken: TakenBack) -> None:
        self._close_again()
        self._after()
        self._look_again()
        self._pages.window.show_toast(self._core.phrases.say("arrivals.kept.undone", count=taken.walks))

    def _close_again(self) -> None:
        """The questions about a walk before those that are out stay as closed as they were."""
        due, was = self._check_in_due(), self._asked
        if due is not None and (was is None or was.started_at > due.started_at):
            self._core.planning.close_check_in(due)

    def _check_in_due(self) -> Session | None:
        """Whose questions are open on Today."""
        planning = self._core.planning
        try:
            return planning.today().check_in_due if planning.is_set_up() else None
        except StoreProblem:
            return None  # Today says so itself.

    def _after(self) -> None:
        """The record changed: everything that is worked out from it follows."""
        self._core.routines.read_again()
        self.desk.refresh()
        # Before set-up there is no plan that would tell it.
        self._core.progress.forget()
        self._fill()

    def _come_back(self) -> None:
        self._fill()
        self._look_again()

    def _look_again(self) -> None:
        """What fitted the record before may not now, and the other way round."""
        preview = self.page.preview
        if preview is not None and self.runs.is_stale():
            self.page.show_reading(short_name(preview.file.name))
            self.runs.look_again(preview)

    def _fill(self) -> None:
        phrases = self._core.phrases
        try:
            past = self.desk.past()
        except StoreProblem as problem:
            self.page.show_trouble(str(problem))
            return
        rows = [PastRow(one.id, past_words(one, phrases), short_name(one.file), one.walks) for one in past]
        self.page.show_past(rows)

    def _next_minutes(self) -> int:
        try:
            return self.desk.next_minutes() if self._core.planning.is_set_up() else 0
        except StoreProblem:
            return 0  # Today says so itself.
