"""Adding a walk that was walked without Amble: the page, and what follows from it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.bootstrap_by_hand import make_hand_walks
from coach.domain.check_in import CheckIn
from coach.domain.hand_walk import HandWalk
from coach.domain.plan import Plan
from coach.services.hand_walks import HandWalkRefused
from coach.services.ports import StoreProblem
from coach.ui.pages.add_walk_page import AddWalkPage

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.domain.session import Session

HOME = "today"


class AddWalkWires:
    """Opens the page, adds what it tells, and takes it back."""

    def __init__(self, pages: Pages) -> None:
        core = pages.core
        # Built now, as it hears when an answer calls for the signs.
        self._flow = pages.flow
        self._pages, self._core = pages, core
        self.hand_walks = make_hand_walks(core)
        self.page = AddWalkPage(pages.appearance, pages.texts)
        self.page.walk_changed.connect(self._look)
        self.page.add_requested.connect(self._add)
        self.page.add_and_answer_requested.connect(self._add_and_answer)
        self.page.back_requested.connect(lambda: self._return())
        self._back = HOME

    def open(self, day: date | None = None, back: str = HOME) -> None:
        """Ask about a walk as long as the plan's: one that has just ended, or one of ``day``. ``back`` is the page that
        follows."""
        self._back = back
        self.page.show_fresh(self._core.clock.now(), self._usual_minutes(), day)
        self._look(self.page.told)
        self._pages.window.show_page("add_walk")

    def _usual_minutes(self) -> int:
        try:
            plan = self._core.planning.plan() or Plan()
            return self._core.planning.whole_walk().minutes or plan.start_minutes
        except StoreProblem:
            # What cannot be read is said when the walk is looked at.
            return Plan().start_minutes

    def _look(self, walk: HandWalk) -> None:
        try:
            trouble = self.hand_walks.trouble(self.hand_walks.moment(walk), walk.minutes)
        except StoreProblem as problem:
            self.page.show_trouble(str(problem))
            return
        self.page.show_trouble("" if trouble is None else self._pages.texts.say(f"add_walk.trouble.{trouble}"))

    def _add(self, walk: HandWalk) -> None:
        session = self._added(walk)
        if session is None:
            return
        if _asks_flags(session):
            # The signs come all the same; after them it is home, and not the other questions, which nobody wanted.
            self._core.planning.close_check_in(session)
        self._after(session)

    def _add_and_answer(self, walk: HandWalk) -> None:
        session = self._added(walk)
        if session is not None:
            self._after(session)
            self._ask_rest(session)

    def _ask_rest(self, session: Session) -> None:
        """The questions after a walk; those of an older one leave the last walk's open as they are."""
        if _asks_flags(session):
            return
        if self._core.planning.sessions()[-1].id == session.id:
            self._flow.ask_check_in(session)
        else:
            self._pages.dose.why.edit(session, back=self._back)

    def _added(self, walk: HandWalk) -> Session | None:
        """The walk in the store, or None with the reason on the page."""
        answers = walk.check_in or CheckIn()
        try:
            return self.hand_walks.add(self.hand_walks.moment(walk), walk.minutes, answers)
        except HandWalkRefused as refused:
            self.page.show_trouble(self._pages.texts.say(f"add_walk.trouble.{refused.trouble}"))
        except StoreProblem as problem:
            self.page.show_trouble(str(problem))
        return None

    def _after(self, session: Session) -> None:
        """Home, with a way back; signs that are asked about now stand first, and keep the walk they are about."""
        words = self._pages.texts.say("add_walk.added", minutes=round(session.walked_minutes))
        if _asks_flags(session):
            self._pages.window.show_toast(words)
            return
        self._return()
        self._pages.window.show_toast(words, lambda: self._take_back(session))

    def _return(self) -> None:
        if self._back == HOME:
            self._flow.home()
        else:
            self._pages.window.show_page(self._back)

    def _take_back(self, session: Session) -> None:
        self.hand_walks.remove(session.id)
        if self._pages.window.current_page() == "check_in":
            # It asks about a walk that is there no longer.
            self._return()


def _asks_flags(session: Session) -> bool:
    return session.check_in is not None and session.check_in.red_flags is None
