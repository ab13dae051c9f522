"""The wires of the diary: what its two pages show, what is changed on them, and where they lead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from coach.bootstrap_diary_desk import diary_parts
from coach.bootstrap_way_back import WayBack
from coach.domain.diary_search import NoteFound
from coach.domain.red_flag import RedFlag
from coach.domain.routine_session import RoutineSession
from coach.domain.session import Session
from coach.domain.thrown_away import ThrownAway
from coach.domain.time_off import TimeOff, TimeOffKind
from coach.services.diary_changes import DiaryChanges
from coach.services.diary_desk import DiaryDesk
from coach.services.ports import StoreProblem
from coach.ui.pages.diary_day_page import DiaryDayPage, DiaryNames
from coach.ui.pages.diary_page import DiaryPage

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages

YEAR, DAY = "diary", "diary_day"
_BELOW = ("add_walk", "check_in", "flags", "ledger")
"""Pages that a day leads to, and that lead back to it."""


class DiaryWires:
    """Fills the pages when they are opened and while they are seen, and carries out what they ask for."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core
        self._chosen: date | None = None
        self._day: date | None = None
        parts = diary_parts(pages.core)
        self._desk, self._changes = DiaryDesk(parts), DiaryChanges(parts)
        pages.window.page_shown.connect(lambda name: self._fill(name))
        pages.core.planning.today_changed.connect(lambda _today: self._fill(pages.window.current_page()))

    def open(self) -> None:
        """Show the year as it is now."""
        self._pages.window.show_page(YEAR)

    def open_day(self, day: date) -> None:
        """Show one day in full."""
        self._day = self._chosen = day
        if self._pages.window.current_page() == DAY:
            self._fill(DAY)
        else:
            self._pages.window.show_page(DAY)

    @cached_property
    def page(self) -> DiaryPage:
        """What happened on which day?"""
        page, window = DiaryPage(self._pages.appearance, self._pages.texts), self._pages.window
        page.back_requested.connect(lambda: window.show_page("progress"))
        page.add_requested.connect(lambda: self._pages.dose.add_walk.open(back=YEAR))
        page.day_chosen.connect(self._choose)
        page.day_requested.connect(self.open_day)
        page.words_changed.connect(lambda _words: self._look())
        return page

    @cached_property
    def day_page(self) -> DiaryDayPage:
        """What was on this day?"""
        pages, window = self._pages, self._pages.window
        page = DiaryDayPage(
            pages.appearance, pages.texts, DiaryNames(lambda id: pages.core.exercises.book.name_of(id), self._sign)
        )
        back = WayBack(window, DAY, _BELOW, usual=YEAR)
        page.back_requested.connect(lambda: back.go())
        page.day_requested.connect(self.open_day)
        page.add_requested.connect(lambda day: pages.dose.add_walk.open(day, back=DAY))
        page.edit_requested.connect(lambda session: pages.dose.why.edit(session, back=DAY))
        page.reminders_requested.connect(lambda: window.show_page("ledger"))
        page.note_kept.connect(self._keep_note)
        window.quit_requested.connect(page.keep_drafts)
        page.time_off_chosen.connect(self._mark)
        page.walk_removed.connect(self._remove_walk)
        page.routine_removed.connect(self._remove_routine)
        page.bring_back_requested.connect(self._bring_back)
        return page

    # --- showing ----------------------------------------------------------------------------------------------------

    def _fill(self, name: str) -> None:
        """What is not seen need not follow."""
        if name == YEAR:
            self._fill_year()
        elif name == DAY:
            self._fill_day()

    def _fill_year(self) -> None:
        try:
            chosen = self._chosen or self._desk.today()
            self.page.show_year(self._desk.year(chosen.year), chosen)
            if self.page.words:
                self._look()
        except StoreProblem as problem:
            self.page.show_error(str(problem))

    def _fill_day(self) -> None:
        try:
            day = self._day or self._desk.today()
            self.day_page.show_day(self._desk.day(day), self._desk.first_day(), self._desk.last_day())
        except StoreProblem as problem:
            self.day_page.show_error(str(problem))

    def _choose(self, day: date) -> None:
        is_other_year = self._chosen is None or self._chosen.year != day.year
        self._chosen = day
        if is_other_year:
            self._fill_year()

    def _look(self) -> None:
        try:
            self.page.show_found(self._desk.search(self.page.words))
        except StoreProblem as problem:
            self.page.show_error(str(problem))

    def _sign(self, flag: RedFlag) -> str:
        return self._pages.flag_book.question(flag).text

    # --- changing ---------------------------------------------------------------------------------------------------

    def _keep_note(self, note: NoteFound) -> None:
        before = self._note_now(note)
        if not self._carry_out(lambda: self._write_note(note)):
            self.day_page.hold_draft(note)
            return
        words = "diary_day.note.kept" if note.words else "diary_day.note.removed"
        back = NoteFound(note.day, before, note.walk)
        self._tell(words, (lambda: self._carry_out(lambda: self._write_note(back))) if before else None)

    def _note_now(self, note: NoteFound) -> str:
        try:
            shown = self._desk.day(note.day)
        except StoreProblem:
            return ""
        notes = {0: shown.note, **{walk.session.id: walk.session.note for walk in shown.walks}}
        return notes.get(note.walk, "")

    def _write_note(self, note: NoteFound) -> None:
        if note.walk:
            self._changes.keep_walk_note(note.walk, note.words)
        else:
            self._changes.keep_day_note(note.day, note.words)

    def _mark(self, kind: TimeOffKind | None) -> None:
        progress, day = self._core.progress, self.day_page.day
        try:
            before = progress.times_off()
            if kind is None:
                progress.unmark(day, day)
            else:
                progress.mark(TimeOff(day, day, kind))
        except StoreProblem as problem:
            self.day_page.show_error(str(problem))
            return
        self._fill(DAY)
        self._tell("diary_day.time_off.unmarked" if kind is None else "diary_day.time_off.marked",
                   lambda: self._carry_out(lambda: progress.restore(before)))  # fmt: skip

    def _remove_walk(self, session: Session) -> None:
        try:
            removed = self._changes.remove_walk(session)
        except StoreProblem as problem:
            self.day_page.show_error(str(problem))
            return
        self._tell("diary_day.walk.deleted", lambda: self._carry_out(lambda: self._changes.bring_back_walk(removed)))

    def _remove_routine(self, routine: RoutineSession) -> None:
        back = self._changes.bring_back_routine
        if self._carry_out(lambda: self._changes.remove_routine(routine)):
            self._tell("diary_day.routine.deleted", lambda: self._carry_out(lambda: back(routine)))

    def _bring_back(self, thrown: ThrownAway) -> None:
        if self._carry_out(lambda: self._changes.bring_back(thrown)):
            self._tell(f"diary_day.thrown_away.is_back_{'walk' if thrown.walk else 'routine'}", None)

    def _carry_out(self, change: Callable[[], object]) -> bool:
        """Do it, and show what came of it; whether it could be done."""
        try:
            change()
        except StoreProblem as problem:
            self.day_page.show_error(str(problem))
            return False
        self._fill(self._pages.window.current_page())
        return True

    def _tell(self, words: str, undo: Callable[[], object] | None) -> None:
        self._pages.window.show_toast(self._pages.texts.say(words), undo)
