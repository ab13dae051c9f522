"""The pages of the dose: which there are, and whose wires they are on.

Imported before the first paint; everything it names is imported when it is first shown.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.bootstrap_add_walk import AddWalkWires
    from coach.bootstrap_look_back import LookBackWires
    from coach.bootstrap_pages import Pages
    from coach.bootstrap_rules import RuleWires
    from coach.bootstrap_stop import StopWires
    from coach.bootstrap_suits import SuitsWires
    from coach.bootstrap_why import WhyWires


class DosePages:
    """Offers the pages to the window."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        add = pages.window.add_page
        add("add_walk", lambda: self.add_walk.page, in_navigation=False)
        add("look_back", lambda: self.look_back.page, in_navigation=False)
        add("roland_morris", lambda: self.look_back.roland_morris, in_navigation=False)
        add("why", lambda: self.why.page, in_navigation=False)
        add("stopped", lambda: self.stops.page, in_navigation=False)
        add("suits", lambda: self.suits.page, in_navigation=False)
        add("numbers", lambda: self.rules.numbers, in_navigation=False)
        add("bounds", lambda: self.rules.bounds, in_navigation=False)

    def connect_today(self) -> None:
        """Show on Today what there is to do beside the walk; after the first paint."""
        self.look_back.connect_today()
        self.stops.connect_today()
        self.suits.connect_today()

    @cached_property
    def add_walk(self) -> AddWalkWires:
        """A walk that was walked without Amble."""
        from coach.bootstrap_add_walk import AddWalkWires

        return AddWalkWires(self._pages)

    @cached_property
    def look_back(self) -> LookBackWires:
        """The look back at a week, the questionnaire, and their card on Today."""
        from coach.bootstrap_look_back import LookBackWires

        return LookBackWires(self._pages)

    @cached_property
    def stops(self) -> StopWires:
        """The steps after a stopped walk, and cards about signs."""
        from coach.bootstrap_stop import StopWires

        return StopWires(self._pages)

    @cached_property
    def why(self) -> WhyWires:
        """Why this length, and answers that are changed later."""
        from coach.bootstrap_why import WhyWires

        return WhyWires(self._pages)

    @cached_property
    def rules(self) -> RuleWires:
        """The numbers of the plan, and what it may not pass."""
        from coach.bootstrap_rules import RuleWires

        return RuleWires(self._pages)

    @cached_property
    def suits(self) -> SuitsWires:
        """What suits somebody, and whose turn it is on Today."""
        from coach.bootstrap_suits import SuitsWires

        return SuitsWires(self._pages)
