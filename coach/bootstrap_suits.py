"""The wires of what suits somebody: its page, and whose turn it is on Today.

Looked at on each start, after the first paint: nothing is imported while no turns are taken.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain.walk import Ground
from coach.services.ports import StoreProblem
from coach.services.records import EXPERIMENT

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages
    from coach.domain.experiment import ExperimentRules, Factor
    from coach.services.experiments import Experiments
    from coach.services.walk_wishes import WalkWish
    from coach.ui.pages.suits_page import SuitsPage


class SuitsWires:
    """Everything about trying out."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._origin = "today"

    def open(self, origin: str) -> None:
        """The page, opened on another one, to which Back leads."""
        self._origin = origin
        self._pages.window.show_page("suits")

    # --- before a walk ---------------------------------------------------------------------------------------------

    def warm_up(self, usual: bool) -> bool:
        """Whether a walk begins with the warm-up where nobody has said so: as its turn is, or as usual."""
        is_first = self._is_first("warm_up")
        return usual if is_first is None else is_first

    def way(self, wish: WalkWish) -> WalkWish:
        """How somebody likes to walk, on the ground whose turn it is."""
        is_first = self._is_first("ground")
        return wish if is_first is None else replace(wish, ground=Ground.SOFT if is_first else Ground.PAVEMENT)

    def _is_first(self, factor: str) -> bool | None:
        """Whether it is the turn of the first side of what is tried out; None where that is something else, or over."""
        if self._pages.core.values.get(EXPERIMENT) is None:
            return None
        from coach.domain.experiment import Factor, Side

        trial = self._desk.trial()
        if trial is None or trial.turn is None or trial.experiment.factor is not Factor(factor):
            return None
        return trial.turn is Side.FIRST

    # --- Today -----------------------------------------------------------------------------------------------------

    def connect_today(self) -> None:
        """Show whose turn it is from now on, while turns are taken."""
        self._pages.core.planning.today_changed.connect(lambda _today: self._show_turn())
        self._show_turn()

    def _show_turn(self) -> None:
        try:
            self._pages.today.show_turn(self._turn())
        except StoreProblem:
            return  # told by Today itself

    def _turn(self) -> str:
        if self._pages.core.values.get(EXPERIMENT) is None:
            return ""
        from coach.ui.pages.suits_words import turn_words

        trial = self._desk.trial()
        return "" if trial is None else turn_words(self._pages.texts, trial, self._rules)

    # --- the page --------------------------------------------------------------------------------------------------

    @cached_property
    def page(self) -> SuitsPage:
        """Two kinds of walks, and the mornings after."""
        from coach.ui.pages.suits_page import SuitsPage

        page = SuitsPage(self._pages.appearance, self._pages.texts, self._rules)
        page.begin_requested.connect(self._begin)
        page.leave_requested.connect(self._leave)
        page.back_requested.connect(self._go_back)
        self._pages.window.page_shown.connect(lambda _name: self._follow())
        self._pages.core.planning.today_changed.connect(lambda _today: self._follow())
        return page

    def _go_back(self) -> None:
        if self._origin == "why":
            self._pages.dose.why.open()
        elif self._origin in ("plan", "look_back"):
            self._pages.window.show_page(self._origin)
        else:
            self._pages.flow.home()

    def _follow(self) -> None:
        """What is not seen need not follow."""
        if self._pages.window.current_page() == "suits":
            self._fill()

    @cached_property
    def _rules(self) -> ExperimentRules:
        from coach.adapters.catalogue import find_resources
        from coach.adapters.experiment_file import read_experiment_rules

        return read_experiment_rules(find_resources() / "rules" / "experiment.toml")

    @cached_property
    def _desk(self) -> Experiments:
        from coach.services.experiments import Experiments

        core = self._pages.core
        return Experiments(core.values, core.planning.sessions, core.clock, lambda: self._rules)

    def _fill(self) -> None:
        try:
            self.page.show_experience(self._desk.experience())
        except StoreProblem as problem:
            self.page.show_error(str(problem))
        self._show_turn()

    def _begin(self, factor: Factor) -> None:
        self._desk.begin(factor)
        self._fill()
        self.page.take_focus(factor)
        self._pages.window.show_toast(self._pages.texts.say("suits.begun"), lambda: self._undo_begin(factor))

    def _undo_begin(self, factor: Factor) -> None:
        self._desk.leave()
        self._fill()
        self.page.take_focus(factor)

    def _leave(self) -> None:
        left = self._desk.leave()
        self._fill()
        if left is None:
            return
        self.page.take_focus(left.factor)

        def undo() -> None:
            self._desk.take_up_again(left)
            self._fill()
            self.page.take_focus(left.factor)

        self._pages.window.show_toast(self._pages.texts.say("suits.stopped"), undo)
