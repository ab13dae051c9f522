"""The wires of the Why page: what it shows, where its links lead, and answers that are changed later."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain.check_in import CheckIn
from coach.domain.session import Session, StopReason
from coach.services.ports import StoreProblem
from coach.ui.pages.why_page import WhyPage

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.ui.pages.check_in_page import CheckInPage


class WhyWires:
    """Opens the page and follows the plan while it is seen."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core
        self._editing: Session | None = None
        self._corrected = False
        self._back = "why"
        self._shown: tuple[CheckIn, StopReason | None] = (CheckIn(), None)

    @cached_property
    def page(self) -> WhyPage:
        """Why this length?"""
        page, window = WhyPage(self._pages.appearance, self._pages.texts), self._pages.window
        page.back_requested.connect(lambda: self._pages.flow.home())
        page.shorter_requested.connect(lambda: self._pages.flow.ask_before_walk(self._pages.dose.suits.warm_up(False)))
        page.pace_requested.connect(lambda: window.show_page("numbers"))
        page.numbers_requested.connect(lambda: window.show_page("numbers"))
        page.suits_requested.connect(lambda: self._pages.dose.suits.open("why"))
        page.edit_requested.connect(self.edit)
        self._core.planning.today_changed.connect(lambda _today: self._follow())
        self._core.planning.plan_changed.connect(lambda _plan: self._follow())
        return page

    def open(self) -> None:
        """Show the page as things are now."""
        self._fill()
        self._pages.window.show_page("why")

    def edit(self, session: Session, back: str = "why") -> None:
        """Change the answers about a walk; ``back`` is the page that follows."""
        self._editing, self._back = session, back
        self._check_in.show_session(session, editing=True)
        self._shown = self._check_in.draft
        self._pages.window.show_page("check_in")

    def _follow(self) -> None:
        """What is not seen need not follow."""
        if self._pages.window.current_page() == "why":
            self._fill()

    def _fill(self) -> None:
        try:
            if self._core.planning.is_set_up():
                self.page.show_why(self._core.explaining.why())
            else:
                self.page.show_nothing()
        except StoreProblem as problem:
            self.page.show_error(str(problem))

    @cached_property
    def _check_in(self) -> CheckInPage:
        page = self._pages.check_in
        page.ending_revised.connect(self._correct)
        page.answers_revised.connect(self._revise)
        page.revision_left.connect(self._leave)
        return page

    def _correct(self, ending: StopReason) -> None:
        """Why the walk ended early comes first: the answers go with the walk as it is now."""
        if self._editing is not None:
            before, self._editing = self._editing, self._core.endings.correct(self._editing, ending)
            self._corrected = self._editing is not before

    def _revise(self, check_in: CheckIn) -> None:
        session, self._editing = self._editing, None
        corrected, self._corrected = self._corrected, False
        if session is None:
            return
        self._return()
        changed = self._core.revisions.revise(session, check_in)
        if corrected and not changed:
            self._core.planning.refresh()
        words = "why.numbers.changed" if changed or corrected else "why.numbers.same"
        self._pages.window.show_toast(self._pages.texts.say(words))

    def _leave(self) -> None:
        session, self._editing, draft, back = self._editing, None, self._check_in.draft, self._back
        self._return()
        if session is not None and draft != self._shown:
            self._pages.window.show_toast(
                self._pages.texts.say("why.numbers.left"), lambda: self._take_up(session, draft, back)
            )

    def _take_up(self, session: Session, draft: tuple[CheckIn, StopReason | None], back: str) -> None:
        """Go on changing answers where they were left."""
        self.edit(session, back)
        self._check_in.show_draft(*draft)

    def _return(self) -> None:
        if self._back == "why":
            self.open()
        else:
            self._pages.window.show_page(self._back)
