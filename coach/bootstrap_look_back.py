"""The wires of the look back: its page, the questionnaire, and its card on Today.

Made at each start, after the first paint: everything but the card's own question is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain.added_day import WeeklySlot
from coach.domain.look_back import LookBack
from coach.services.ports import StoreProblem

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.services.roland_morris import RolandMorrisDesk
    from coach.services.week_steps import WeekSteps
    from coach.ui.pages.look_back_page import LookBackPage
    from coach.ui.pages.roland_morris_page import RolandMorrisPage
    from coach.ui.pages.today_look_back_card import LookBackCard

CARD = "look_back"


class LookBackWires:
    """Everything that is asked once a week."""

    def __init__(self, pages: Pages) -> None:
        self._pages, core = pages, pages.core
        self._desk, self._planning = core.look_backs, core.planning
        self._answers: LookBack | None = None
        self._undo: Callable[[], None] | None = None

    @cached_property
    def _steps(self) -> WeekSteps:
        from coach.services.week_steps import WeekSteps

        return WeekSteps(self._planning, self._pages.core.clock, self._pages.core.rules)

    @cached_property
    def _months(self) -> RolandMorrisDesk:
        from coach.services.roland_morris import RolandMorrisDesk

        core = self._pages.core
        return RolandMorrisDesk(core.look_back_store, core.values, core.clock)

    # --- Today -----------------------------------------------------------------------------------------------------

    def connect_today(self) -> None:
        """Show the card on Today from now on, while a week is due."""
        self._planning.today_changed.connect(lambda _today: self._show_card())
        self._desk.changed.connect(self._show_card)
        self._show_card()

    def _show_card(self) -> None:
        try:
            due = self._desk.due() is not None
        except StoreProblem:
            return  # told by Today itself
        if due:
            self._card.show_goal(self._desk.goal())
        self._pages.today.show_card(CARD, self._card if due else None)

    @cached_property
    def _card(self) -> LookBackCard:
        from coach.ui.pages.today_look_back_card import LookBackCard

        card = LookBackCard(self._pages.texts)
        card.look_back_requested.connect(self.open)
        card.put_off_requested.connect(self._put_off)
        return card

    # --- the page --------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Look back, now."""
        self._fill()
        self._pages.window.show_page("look_back")

    @cached_property
    def page(self) -> LookBackPage:
        """A minute for the week."""
        from coach.ui.pages.look_back_page import LookBackPage

        page = LookBackPage(self._pages.appearance, self._pages.texts)
        page.answers_changed.connect(self._keep)
        page.done_requested.connect(self._finish)
        page.put_off_requested.connect(self._put_off)
        page.leave_requested.connect(lambda: self._pages.window.show_page("today"))
        page.suits_requested.connect(lambda: self._pages.dose.suits.open("look_back"))
        page.next_week.add_day_requested.connect(self._add_day)
        page.next_week.brisk_requested.connect(self._want_brisk)
        page.next_week.undo_requested.connect(self._take_back)
        page.when.weekday_changed.connect(self._desk.choose_weekday)
        page.when.roland_morris_requested.connect(self.open_roland_morris)
        return page

    def _fill(self) -> None:
        page = self.page
        try:
            monday, self._answers = self._desk.week(), None
            page.when.show_weekday(self._desk.weekday)
            again = self._months.next_day()
            page.when.show_roland_morris(None if self._months.is_there() else again)
            if monday is None:
                page.show_nothing()
            else:
                self._show_week(self._desk.begin(monday))
        except StoreProblem as problem:
            page.show_error(str(problem))

    def _show_week(self, answers: LookBack) -> None:
        self._answers = answers
        zone, days = self._pages.core.clock.zone(), range(7)
        week = {answers.monday + timedelta(days=day) for day in days}
        walks = [
            (session.started_at.astimezone(zone).date(), session.walked_minutes)
            for session in self._planning.sessions()
            if session.is_walked
        ]
        inside = [(day, minutes) for day, minutes in walks if day in week]
        minutes = round(sum(minutes for _, minutes in inside))
        self.page.show_week(answers, len({day for day, _ in inside}), minutes)
        self.page.show_offer(self._steps.offer())
        self._show_past()

    def _show_past(self) -> None:
        current = self._answers.monday if self._answers else None
        told = self._desk.look_backs()
        weeks = [one for one in told if current is None or one.monday <= current]
        self.page.show_past(weeks, self._months.answers())

    def _keep(self, answers: LookBack) -> None:
        self._answers = answers
        self._desk.keep(answers)
        self._show_past()

    def _finish(self) -> None:
        if self._answers is not None:
            self._desk.finish(self._answers.monday)
        self._pages.flow.home()

    def _put_off(self) -> None:
        ask_again = self._desk.put_off()
        self._pages.flow.home()
        self._pages.window.show_toast(self._pages.texts.say("look_back.was_put_off"), ask_again)

    # --- next week -------------------------------------------------------------------------------------------------

    def _add_day(self, slot: WeeklySlot) -> None:
        texts = self._pages.texts
        day, at = texts.weekday(slot.weekday), texts.time_of_day(slot.at)
        self._undo = self._steps.add_day(slot)
        self.page.next_week.show_taken(texts.say("look_back.next.added", day=day, time=at))

    def _want_brisk(self) -> None:
        self._undo = self._steps.want_brisk()
        self.page.next_week.show_taken(self._pages.texts.say("look_back.next.brisker"))

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()
        self.page.show_offer(self._steps.offer())
        self.page.next_week.take_focus()

    # --- the questionnaire -----------------------------------------------------------------------------------------

    def open_roland_morris(self) -> None:
        """Twenty-four sentences, or when they are here again."""
        page = self.roland_morris
        answers = self._months.answers()
        page.show_past(answers)
        if self._months.is_there():
            page.show_answers(self._months.today())
        else:
            page.show_later(answers[-1].day, self._months.next_day())
        self._pages.window.show_page("roland_morris")

    @cached_property
    def roland_morris(self) -> RolandMorrisPage:
        """Twenty-four sentences about a day."""
        from coach.ui.pages.roland_morris_page import RolandMorrisPage

        page = RolandMorrisPage(self._pages.appearance, self._pages.texts)
        page.ticks_changed.connect(self._months.keep_draft)
        page.done_requested.connect(self._keep_roland_morris)
        page.cancel_requested.connect(self.open)
        return page

    def _keep_roland_morris(self, ticked: frozenset[int]) -> None:
        self._months.keep(ticked)
        self._pages.window.show_toast(self._pages.texts.say("roland_morris.kept", count=len(ticked)))
        self.open()
