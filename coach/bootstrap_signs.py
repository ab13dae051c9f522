"""The questions about signs, and the card that stays while the plan waits: when they are shown, and what follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coach.domain.red_flag import RedFlag, flags_of
from coach.domain.session import Session
from coach.services.performance import RunState

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.domain.routine_session import RoutineSession


class SignWires:
    """Asks, keeps what was ticked, and goes on to whatever is next."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core
        self._about: Session | RoutineSession | None = None
        self._then: Callable[[], None] | None = None
        self._core.check_ins.flags_asked.connect(self._ask)
        pages.window.page_shown.connect(lambda name: None if name == "flags" else self.keep_ticks())
        pages.window.close_requested.connect(self.keep_ticks)

    def open(self) -> None:
        """At the start: questions that were asked and never answered are asked first."""
        if self._pages.performance.runner.state is RunState.IDLE:
            self.asks_first()

    def asks_first(self, then: Callable[[], None] | None = None) -> bool:
        """Whether questions about signs are open; then they are asked now. ``then`` is what somebody was about to do,
        in place of the steps after a stop, which stay on Today."""
        asked = self._core.check_ins.open_flags()
        if asked is not None:
            self._ask(asked)
            self._then = then
        return asked is not None

    def ask_again(self) -> None:
        """The safety questions, from Settings."""
        self._about = self._then = None
        self._pages.flags.show_questions()
        self._show()

    def report(self, flags: frozenset[RedFlag]) -> None:
        """The questions are answered: a card that stays, the open check-in, or home."""
        (about, then), self._about, self._then = (self._about, self._then), None, None
        self._core.check_ins.report_flags(flags, about)
        if any(flag.stops_walking for flag in flags):
            self.show_waiting()
        elif then is None and isinstance(about, Session) and self._pages.dose.stops.go_on():
            return
        elif isinstance(about, Session) and self._core.planning.today().check_in_due is not None:
            self._pages.flow.ask_check_in()
        elif then is not None:
            then()
        else:
            self._pages.flow.home()

    def keep_ticks(self) -> None:
        """Somebody goes elsewhere without Done: what is ticked counts all the same."""
        ticked = self._pages.flags.ticked if "flags" in self._pages.__dict__ else frozenset()
        if ticked:
            about, self._about = self._about, None
            self._pages.flags.show_questions()
            self._core.check_ins.report_flags(ticked, about)

    def show_waiting(self) -> None:
        """What to do, and how to go on once seen."""
        urgency = self._core.check_ins.waiting_urgency()
        if urgency is None:
            self._pages.flow.home()
            return
        waiting = self._core.planning.next_walk().waiting
        since = max(report.at for report in waiting).astimezone(self._core.clock.zone())
        signs = tuple(self._pages.flag_book.question(flag).text for flag in flags_of(waiting))
        self._pages.flags.show_waiting(urgency, since, self._core.settings.settings.region, signs)
        self._show()

    def mark_seen(self, words: str, who: str) -> None:
        """The user was seen, and walking is fine."""
        self._core.check_ins.mark_seen(words, who)
        self._pages.flow.home()

    def mark_mistake(self) -> None:
        """What was ticked was a slip."""
        self._core.safety.mark_mistake()
        self._pages.flow.home()

    def _ask(self, about: Session | RoutineSession) -> None:
        self._about, self._then = about, None
        self._pages.flags.show_questions(about)
        self._show()

    def _show(self) -> None:
        self._pages.dose.stops.show_record()
        self._pages.window.show_page("flags")
