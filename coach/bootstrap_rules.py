"""The wires of the pages of numbers and of bounds."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.bounds import NO_BOUNDS, Bounds
from coach.domain.numbers_told import tell_numbers
from coach.domain.plan import Plan
from coach.services.ports import StoreProblem
from coach.ui.pages.bounds_page import BoundsPage
from coach.ui.pages.numbers_page import NumbersPage

if TYPE_CHECKING:
    from coach.bootstrap_pages import Pages

OWN = ("numbers", "bounds")
"""The pages whose Back leads to where somebody came from."""


class RuleWires:
    """Both pages follow the plan while they are seen."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._core = pages, pages.core
        self._from, self._over = pages.window.current_page(), ""
        pages.window.page_shown.connect(self._follow_window)
        self._core.planning.plan_changed.connect(lambda _plan: self._fill(pages.window.current_page()))

    @cached_property
    def numbers(self) -> NumbersPage:
        """Which numbers do my walks follow from?"""
        page = NumbersPage(self._pages.appearance, self._pages.texts)
        page.pace_chosen.connect(self._choose_pace)
        page.bounds_requested.connect(lambda: self._open("bounds", "numbers"))
        page.back_requested.connect(lambda: self._back("numbers"))
        return page

    @cached_property
    def bounds(self) -> BoundsPage:
        """What may my plan not pass?"""
        page, desk = BoundsPage(self._pages.appearance, self._pages.texts), self._core.bounds
        page.preview_requested.connect(self._preview)
        page.proposal_requested.connect(desk.propose)
        page.sign_requested.connect(self._sign)
        page.remove_requested.connect(self._remove)
        page.template_requested.connect(self._write_template)
        page.numbers_requested.connect(lambda: self._open("numbers", "bounds"))
        page.back_requested.connect(lambda: self._back("bounds"))
        desk.previewed.connect(page.show_preview)
        desk.failed.connect(page.show_trouble)
        desk.written.connect(page.show_written)
        return page

    def _open(self, name: str, over: str) -> None:
        """One of the two over the other, which Back leads to."""
        self._over = over
        self._pages.window.show_page(name)

    def _back(self, name: str) -> None:
        over, self._over = self._over, ""
        known = self._from if self._from and self._from not in OWN else "today"
        self._pages.window.show_page(over if over and over != name else known)

    def _follow_window(self, name: str) -> None:
        if name in OWN:
            self._fill(name)
        else:
            self._from, self._over = name, ""

    def _fill(self, name: str) -> None:
        if name not in OWN:
            return
        try:
            plan = self._core.planning.plan() or replace(Plan(), bounds=self._core.bounds.bounds)
        except StoreProblem as problem:
            if name == "numbers":
                self.numbers.show_error(str(problem))
            else:
                self.bounds.show_trouble(str(problem))
            return
        if name == "numbers":
            self.numbers.show_numbers(tell_numbers(plan, self._core.rules))
            self.numbers.show_bounds(not plan.bounds.is_empty)
        else:
            self.bounds.show_bounds(plan.bounds, self._core.bounds.tell(plan.bounds))

    def _choose_pace(self, id: str) -> None:
        planning, texts = self._core.planning, self._pages.texts
        plan = planning.plan()
        if plan is None:
            return
        planning.set_plan(replace(plan, pace=id))
        words = texts.say("numbers.pace.chosen", name=texts.say(f"numbers.pace.{id}.name"))
        self._pages.window.show_toast(words, lambda: self._back_to_pace(plan.pace))

    def _back_to_pace(self, id: str) -> None:
        plan = self._core.planning.plan()
        if plan is not None:
            self._core.planning.set_plan(replace(plan, pace=id))

    def _preview(self, file: Path) -> None:
        self._core.bounds.preview(file)

    def _write_template(self, file: Path) -> None:
        self._core.bounds.write_template(file)

    def _sign(self, bounds: Bounds) -> None:
        before = self._core.bounds.bounds
        self._core.bounds.sign(bounds, bounds.by)
        self._changed("bounds.kept", before)

    def _remove(self) -> None:
        self._changed("bounds.removed", self._core.bounds.remove())

    def _changed(self, words: str, before: Bounds) -> None:
        if self._core.planning.plan() is None:
            self._fill("bounds")
        back = NO_BOUNDS if before.is_empty else before
        self._pages.window.show_toast(self._pages.texts.say(words), lambda: self._core.bounds.put_back(back))
