"""The wires of the pages about exercises: the library, one exercise, and what there is to mind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from coach.bootstrap_exercise_shelf import Lengths, own_routines, shelf_of
from coach.domain.exercise import Routine
from coach.domain.routine_filter import why_not
from coach.services.exercises import Removed
from coach.services.ports import StoreProblem

if TYPE_CHECKING:
    from coach.bootstrap_exercise_sheet import RoutineOnPaper
    from coach.bootstrap_making import MakingWires
    from coach.bootstrap_pages import Pages
    from coach.bootstrap_routine_editor import EditorWires
    from coach.domain.today import Today
    from coach.services.exercises import ExerciseDesk
    from coach.services.routine_maker import RoutineMaker
    from coach.services.routines import Routines
    from coach.ui.exercise_shelf import ExerciseShelf
    from coach.ui.pages.exercise_add import AddToRoutine
    from coach.ui.pages.exercise_page import ExercisePage
    from coach.ui.pages.exercise_profile_page import ExerciseProfilePage
    from coach.ui.pages.exercises_offer import OfferWish
    from coach.ui.pages.exercises_page import ExercisesPage


class ExerciseWires:
    """Keeps the pages in step with the desk of exercises and with what was managed."""

    def __init__(self, pages: Pages) -> None:
        self.pages, self.core, self.lengths = pages, pages.core, Lengths(pages)
        self._before_profile = "exercises"
        self._day: date | None = None
        self._waits = False
        self._connect()

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def desk(self) -> ExerciseDesk:
        """The exercises."""
        return self.core.exercises

    @property
    def routines(self) -> Routines:
        """What offers routines and knows what was managed."""
        return self.pages.performance.routines

    @property
    def maker(self) -> RoutineMaker:
        """What composes routines."""
        return self.pages.performance.maker

    def shelf(self) -> ExerciseShelf:
        """Every exercise with what is known about it now."""
        shelf = shelf_of(self.pages)
        self._waits = shelf.waits
        return shelf

    # --- the pages --------------------------------------------------------------------------------------------------

    @cached_property
    def library(self) -> ExercisesPage:
        """What else?"""
        from coach.ui.pages.exercises_page import ExercisesPage

        page = ExercisesPage(self.pages.appearance, self.pages.texts, self.lengths.of_exercise)
        self._suggest(page)
        page.offer_requested.connect(lambda wish: self._offer(page, wish))
        page.start_requested.connect(self._start)
        page.why_requested.connect(lambda: self.pages.signs.show_waiting())
        page.print_requested.connect(lambda routine: self._paper.save(routine))
        page.take_along_requested.connect(lambda routine: self.pages.take_along.open_routine(routine))
        page.edit_requested.connect(lambda routine: self.editor.open(routine))
        page.new_routine_requested.connect(lambda: self.editor.open_new())
        page.make_exercise_requested.connect(lambda: self.making.make_exercise())
        page.packs_requested.connect(lambda: self.making.open_packs())
        page.delete_requested.connect(lambda routine: self.remove_routine(routine))
        page.exercise_requested.connect(self.open_exercise)
        page.profile_requested.connect(lambda: self.open_profile("exercises"))
        page.profile_passed.connect(self._pass_profile)
        self._fill(page)
        return page

    @cached_property
    def exercise(self) -> ExercisePage:
        """One exercise."""
        from coach.ui.pages.exercise_page import ExercisePage

        page, desk = ExercisePage(self.pages.appearance, self.pages.texts), self.desk
        page.start_alone_requested.connect(self._start_alone)
        page.why_requested.connect(lambda: self.pages.signs.show_waiting())
        page.exercise_requested.connect(self.open_exercise)
        page.favourite_requested.connect(desk.set_favourite)
        page.switch_requested.connect(desk.switch)
        page.add_requested.connect(self._add)
        page.edit_requested.connect(lambda id: self.making.edit_exercise(id))
        page.export_requested.connect(lambda id: self.making.open_packs(frozenset((id,))))
        page.delete_requested.connect(self.remove_exercise)
        page.profile_requested.connect(lambda: self.open_profile("exercise"))
        page.back_requested.connect(lambda: self.pages.window.show_page("exercises"))
        page.show_routines(desk.own_routines)
        return page

    @cached_property
    def profile(self) -> ExerciseProfilePage:
        """Is there anything to mind?"""
        from coach.ui.pages.exercise_profile_page import ExerciseProfilePage

        page = ExerciseProfilePage(self.pages.appearance, self.pages.texts)
        page.wishes_changed.connect(self.desk.set_wishes)
        page.done_requested.connect(lambda: self.pages.window.show_page(self._before_profile))
        self._fill_profile(page)
        return page

    @cached_property
    def _paper(self) -> RoutineOnPaper:
        from coach.bootstrap_exercise_sheet import RoutineOnPaper

        return RoutineOnPaper(self, self.library)

    @cached_property
    def editor(self) -> EditorWires:
        """A routine being put together."""
        from coach.bootstrap_routine_editor import EditorWires

        return EditorWires(self)

    @cached_property
    def making(self) -> MakingWires:
        """Exercises being made, and packs."""
        from coach.bootstrap_making import MakingWires

        return MakingWires(self)

    def close(self) -> None:
        """Keep what was typed and not saved for the next run."""
        for editor in ("editor", "making"):
            if editor in self.__dict__:
                getattr(self, editor).close()

    def open_exercise(self, id: str) -> None:
        """Show one exercise."""
        if self.desk.book.get(id) is not None:
            self.exercise.show_exercise(id, self.shelf())
            self.pages.window.show_page("exercise")

    def open_profile(self, before: str) -> None:
        """Ask what there is to mind, and go back to the page named ``before``."""
        self._before_profile = before
        self.pages.window.show_page("exercise_profile")

    # --- what is done -----------------------------------------------------------------------------------------------

    def remove_routine(self, routine: Routine) -> None:
        """Delete an own routine, and offer to take that back."""
        self._remove(lambda: self.desk.remove_routine(routine.id), routine.name)

    def tell(self, words: str, **values: str | int) -> None:
        """Say what has just been done."""
        self.pages.window.show_toast(self.pages.texts.say(words, **values))

    def trouble(self, sentence: str) -> None:
        """Say above the page what could not be done; "" takes it away."""
        self.pages.window.show_trouble("exercises", sentence)

    def remove_exercise(self, id: str) -> None:
        """Delete an own exercise, and offer to take that back."""
        exercise = self.desk.book.get(id)
        if exercise is not None:
            self.pages.window.show_page("exercises")
            self._remove(lambda: self.desk.remove_exercise(id), exercise.name)

    def _remove(self, remove: Callable[[], Removed], name: str) -> None:
        try:
            removed = remove()
        except (LookupError, StoreProblem) as problem:
            self.trouble(str(problem))
            return
        self.trouble("")
        words = self.pages.texts.say("exercises.removed", name=name)
        self.pages.window.show_toast(words, lambda: self._put_back(removed))

    def _put_back(self, removed: Removed) -> None:
        try:
            self.desk.put_back(removed)
        except StoreProblem as problem:
            self.trouble(str(problem))

    def _add(self, wish: AddToRoutine) -> None:
        exercise = self.desk.book.get(wish.exercise)
        alone = self.maker.alone(wish.exercise)
        if exercise is None or alone is None:
            return
        if wish.routine is None:
            self.editor.open_new(alone.items)
            return
        if self.keep_routine(replace(wish.routine, items=(*wish.routine.items, *alone.items))) is not None:
            self.tell("exercise.added", exercise=exercise.name, routine=wish.routine.name)

    def keep_routine(self, routine: Routine) -> Routine | None:
        """Keep an own routine; None when that did not work, and why is said above the page."""
        try:
            kept = self.desk.keep_routine(routine)
        except StoreProblem as problem:
            self.trouble(str(problem))
            return None
        self.trouble("")
        return kept

    def _start(self, routine: Routine) -> None:
        self.pages.exercises.playing.start(routine)

    def _start_alone(self, id: str) -> None:
        routine = self.maker.alone(id)
        if routine is not None:
            self._start(routine)

    def _pass_profile(self) -> None:
        self.desk.set_wishes(replace(self.desk.wishes, asked=True))
        self.tell("exercises.passed")

    # --- keeping in step --------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        desk, window = self.desk, self.pages.window
        desk.book_changed.connect(lambda _book: self._follow())
        desk.wishes_changed.connect(lambda _wishes: self._follow())
        desk.routines_changed.connect(lambda _routines: self._follow())
        self.routines.changed.connect(self._follow)
        self.core.planning.today_changed.connect(self._follow_lock)
        window.page_shown.connect(self._open)

    def _open(self, name: str) -> None:
        """Another page: what went wrong on the last one is over, and another day brings another routine."""
        self.trouble("")
        if name == "exercises":
            self.desk.forget_troubles()
        if name == "exercises" and self._day != self.core.clock.now().date():
            self._suggest(self.library)
            self._offer(self.library, self.library.wish)

    def _suggest(self, page: ExercisesPage) -> None:
        from coach.ui.pages.exercises_offer import OfferWish

        self._day, due = self.core.clock.now().date(), self.routines.suggestion()
        page.show_wish(OfferWish(due.kind, due.minutes))

    def _follow_lock(self, today: Today) -> None:
        if self._waits is today.walk.walk_allowed:
            self._follow()

    def _follow(self) -> None:
        """Fill every page that was built."""
        built = self.__dict__
        self.lengths.forget()
        if "library" in built:
            self._fill(self.library)
        if "profile" in built:
            self._fill_profile(self.profile)
        if "exercise" in built:
            self.exercise.show_routines(self.desk.own_routines)
            if self.desk.book.get(self.exercise.shown) is not None:
                self.exercise.show_exercise(self.exercise.shown, self.shelf())
        if "editor" in built:
            self.editor.follow()

    def _fill(self, page: ExercisesPage) -> None:
        shelf = self.shelf()
        page.show_shelf(shelf)
        page.show_routines(own_routines(self.desk.own_routines, shelf, self.lengths))
        self._offer(page, page.wish)
        page.show_trouble(" ".join(self.desk.troubles))

    def _offer(self, page: ExercisesPage, wish: OfferWish) -> None:
        offer, due = self.routines.offer(wish.kind, wish.minutes), self.routines.suggestion()
        whys = dict.fromkeys((*(due.reasons if due.kind is wish.kind else ()), *offer.reasons))
        page.show_offer(offer, tuple(map(self.pages.texts.reason, whys)))

    def _fill_profile(self, page: ExerciseProfilePage) -> None:
        wishes, exercises = self.desk.wishes, self.desk.book.exercises
        page.show_wishes(wishes)
        page.show_left_out([one.name for one in exercises if why_not(one, wishes) is not None], len(exercises))
