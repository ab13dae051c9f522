"""The wires of the page on which a routine is put together."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from coach.bootstrap_drafts import Drafts
from coach.domain.exercise import ExerciseKind, Routine, RoutineItem

if TYPE_CHECKING:
    from coach.bootstrap_exercises import ExerciseWires
    from coach.ui.pages.routine_editor_page import RoutineEditorPage

HOLDS_BACK = frozenset(("today", "plan", "exercises", "settings"))
"""Pages of the sidebar: going there with unsaved changes asks first. A walk is never held back."""
PAGE = "routine_editor"


class EditorWires:
    """Opens routines, keeps them, and asks before something is lost."""

    def __init__(self, wires: ExerciseWires) -> None:
        self._wires, self._window = wires, wires.pages.window
        self._window.page_shown.connect(self._hold_back)
        self._id = ""
        self._drafts = Drafts(wires.core.values, "routine_drafts", Routine)

    @cached_property
    def page(self) -> RoutineEditorPage:
        """A routine being put together."""
        from coach.ui.pages.routine_editor_page import RoutineEditorPage

        wires, lengths = self._wires, self._wires.lengths
        page = RoutineEditorPage(wires.pages.appearance, wires.pages.texts, lengths.of_routine, lengths.of_exercise)
        page.save_requested.connect(self._keep)
        page.delete_requested.connect(self._remove)
        page.left.connect(self._leave)
        page.show_shelf(wires.shelf())
        return page

    def open(self, routine: Routine) -> None:
        """Change an own routine."""
        self._id = routine.id
        draft = self._drafts.find(routine.id)
        self.page.edit(draft or routine, routine)
        self._show(draft)

    def open_new(self, items: tuple[RoutineItem, ...] = ()) -> None:
        """Begin a routine, or go on with one that was begun, with some exercises where there are any."""
        self._id = ""
        draft = self._drafts.find("")
        begun = draft or Routine("", "", ExerciseKind.STRETCH, own=True)
        self.page.edit(replace(begun, items=(*begun.items, *items)), None)
        self._show(draft)

    def follow(self) -> None:
        """The book or what somebody wishes of it has changed."""
        if "page" in self.__dict__:
            self.page.show_shelf(self._wires.shelf())

    def close(self) -> None:
        """Keep what is not saved for the next run."""
        if "page" in self.__dict__ and self.page.has_changes:
            self._drafts.keep(self._id, self.page.draft)

    def _show(self, draft: Routine | None) -> None:
        self._window.show_page(PAGE)
        if draft is not None:
            self._wires.tell("routine_editor.back_again")

    def _leave(self, to: str) -> None:
        self._drafts.forget(self._id)
        self._window.show_page(to or "exercises")

    def _keep(self, routine: Routine) -> None:
        taken = {own.id for own in self._wires.desk.own_routines}
        named = routine if routine.id else replace(routine, id=id_for(routine.name, taken))
        kept = self._wires.keep_routine(named)
        if kept is not None:
            self._drafts.forget(self._id)
            self._id = kept.id
            self.page.show_saved(kept)
            self._wires.tell("routine_editor.saved", name=kept.name)

    def _remove(self, routine: Routine) -> None:
        self.page.edit(routine, routine)
        self._drafts.forget(routine.id)
        self._window.show_page("exercises")
        self._wires.remove_routine(routine)

    def _hold_back(self, name: str) -> None:
        if name in HOLDS_BACK and "page" in self.__dict__ and self.page.has_changes:
            self._window.show_page(PAGE)
            self.page.ask_to_leave(name)


def id_for(name: str, taken: set[str]) -> str:
    """A free id for a routine of that name: small Latin letters, figures and underscores, as files are named."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40] or "routine"
    number = next(number for number in range(1, len(taken) + 2) if f"own_{stem}_{number}" not in taken)
    return f"own_{stem}_{number}"
