"""The pages of exercises and routines: which there are, and whose wires they are on.

Imported before the first paint; everything it names is imported when it is first shown.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.bootstrap_exercises import ExerciseWires
    from coach.bootstrap_pages import Pages
    from coach.bootstrap_routine import RoutineWires


class ExercisePages:
    """Offers the pages to the window."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        add = pages.window.add_page
        add("exercises", lambda: self.wires.library)
        add("exercise", lambda: self.wires.exercise, in_navigation=False)
        add("exercise_profile", lambda: self.wires.profile, in_navigation=False)
        add("routine", lambda: self.playing.page, in_navigation=False)
        add("routine_done", lambda: self.playing.done, in_navigation=False)
        add("routine_editor", lambda: self.wires.editor.page, in_navigation=False)
        add("exercise_editor", lambda: self.wires.making.editor, in_navigation=False)
        add("pack", lambda: self.wires.making.pack, in_navigation=False)

    @cached_property
    def wires(self) -> ExerciseWires:
        """Library, one exercise, profile and editor of routines."""
        from coach.bootstrap_exercises import ExerciseWires

        return ExerciseWires(self._pages)

    @cached_property
    def playing(self) -> RoutineWires:
        """The routine that is on, the answers after it, and its card on Today."""
        from coach.bootstrap_routine import RoutineWires

        return RoutineWires(self._pages)

    def close(self) -> None:
        """Keep what was typed and not saved for the next run."""
        if "wires" in self.__dict__:
            self.wires.close()
