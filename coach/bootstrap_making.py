"""The wires of the pages on which exercises of one's own are made, handed on and taken in."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coach.adapters.catalogue import find_resources
from coach.bootstrap_drafts import Drafts
from coach.bootstrap_routine_editor import HOLDS_BACK, id_for
from coach.domain.exercise_draft import ExerciseDraft
from coach.services.exercises import Removed
from coach.services.ports import StoreProblem

if TYPE_CHECKING:
    from coach.bootstrap_exercises import ExerciseWires
    from coach.services.pack_desk import PackDesk, PackPreview
    from coach.ui.pages.exercise_editor_page import ExerciseEditorPage
    from coach.ui.pages.pack_page import ExportWish, PackPage

EDITOR, PACK = "exercise_editor", "pack"


class MakingWires:
    """Opens the editor and the page of packs, keeps what is made, and asks before something is lost."""

    def __init__(self, wires: ExerciseWires) -> None:
        self._wires, self._window = wires, wires.pages.window
        self._before = ""
        self._drafts = Drafts(wires.core.values, "exercise_drafts", ExerciseDraft)
        self._window.page_shown.connect(self._hold_back)
        wires.desk.book_changed.connect(lambda _book: self._follow())
        wires.desk.routines_changed.connect(lambda _routines: self._follow())

    # --- making an exercise -----------------------------------------------------------------------------------------

    @cached_property
    def editor(self) -> ExerciseEditorPage:
        """An exercise being made."""
        from coach.adapters.start_poses import read_start_poses
        from coach.ui.pages.exercise_editor_page import ExerciseEditorPage

        pages = self._wires.pages
        page = ExerciseEditorPage(pages.appearance, pages.texts, read_start_poses(find_resources()), picture_fault_of)
        page.save_requested.connect(self._keep)
        page.delete_requested.connect(self._remove)
        page.left.connect(self._leave)
        page.show_book(self._wires.desk.book)
        return page

    def make_exercise(self) -> None:
        """Begin an exercise; one that was begun and not kept is gone on with."""
        self._before = ""
        draft = None if self.editor.has_changes else self._drafts.find("")
        if draft is not None:
            self.editor.go_on(draft, Path(draft.file) if draft.file else None)
        elif not self.editor.has_changes:
            self.editor.make_new()
        self._show(draft)

    def edit_exercise(self, id: str) -> None:
        """Change an own exercise."""
        desk = self._wires.desk
        exercise = desk.book.get(id)
        if exercise is not None:
            self._before = id
            draft, picture = self._drafts.find(id), desk.picture(exercise)
            if draft is None:
                self.editor.edit(exercise, picture)
            else:
                self.editor.go_on(replace(draft, base=exercise), Path(draft.file) if draft.file else picture)
            self._show(draft)

    def close(self) -> None:
        """Keep what is not saved for the next run."""
        if "editor" in self.__dict__ and self.editor.has_changes:
            self._drafts.keep(_id_of(self.editor.draft), self.editor.draft)

    def _show(self, draft: ExerciseDraft | None) -> None:
        self._window.show_page(EDITOR)
        if draft is not None:
            self._wires.tell("exercise_editor.back_again")

    def _keep(self, draft: ExerciseDraft) -> None:
        desk = self._wires.desk
        id = id_for(draft.name, {exercise.id for exercise in desk.book.exercises})
        try:
            kept = desk.keep_exercise(draft.exercise(id), Path(draft.file) if draft.file else None)
        except (StoreProblem, ValueError) as problem:
            self.editor.show_trouble(str(problem))
            return
        self._drafts.forget(_id_of(draft))
        self._before = kept.id
        self.editor.show_saved(kept, desk.picture(kept))
        self._wires.tell("exercise_editor.saved", name=kept.name)

    def _remove(self, id: str) -> None:
        self.editor.make_new()
        self._drafts.forget(id)
        self._wires.remove_exercise(id)

    def _leave(self, to: str) -> None:
        self._drafts.forget(_id_of(self.editor.draft))
        if to:
            self._window.show_page(to)
        elif self._before:
            self._wires.open_exercise(self._before)
        else:
            self._window.show_page("exercises")
        # What was left is not gone on with.
        self.editor.make_new()

    def _hold_back(self, name: str) -> None:
        if name in HOLDS_BACK and "editor" in self.__dict__ and self.editor.has_changes:
            self._window.show_page(EDITOR)
            self.editor.ask_to_leave(name)

    # --- packs ------------------------------------------------------------------------------------------------------

    @cached_property
    def desk(self) -> PackDesk:
        """Packs in and out."""
        from coach.bootstrap_packs import pack_desk

        desk = pack_desk(self._wires.core)
        desk.previewed.connect(lambda preview: self.pack.show_preview(preview))
        desk.failed.connect(lambda sentence: self.pack.show_trouble(sentence))
        desk.imported.connect(self._tell_imported)
        desk.exported.connect(lambda file: self.pack.show_exported(file))
        return desk

    @cached_property
    def pack(self) -> PackPage:
        """Packs."""
        from coach.ui.pages.pack_page import PackPage

        pages = self._wires.pages
        page = PackPage(pages.appearance, pages.texts)
        page.preview_requested.connect(lambda file: self.desk.preview(file))
        page.import_requested.connect(lambda preview: self.desk.import_pack(preview))
        page.export_requested.connect(self._export)
        page.back_requested.connect(lambda: self._window.show_page("exercises"))
        self._fill(page)
        return page

    def open_packs(self, ids: frozenset[str] = frozenset()) -> None:
        """Open the page of packs, with these own things ticked to be handed on."""
        self.pack.begin(ids)
        self._window.show_page(PACK)

    def _export(self, wish: ExportWish) -> None:
        self.desk.export(wish.ids, wish.file, wish.name, wish.author)

    def _tell_imported(self, preview: PackPreview) -> None:
        arrival = preview.arrival
        self.pack.show_imported()
        if arrival.is_empty:
            self._wires.tell("pack.nothing_new")
            return
        count = len(arrival.exercises) + len(arrival.routines)
        words = self._wires.pages.texts.say("pack.imported", name=arrival.pack.name, count=count)
        self._window.show_toast(words, lambda: self._take_back(preview))

    def _take_back(self, preview: PackPreview) -> None:
        """All that came is removed; what was removed already stays so."""
        desk, troubles = self._wires.desk, list[str]()
        steps = [(desk.remove_routine, routine.id) for routine in preview.arrival.routines]
        steps += [(desk.remove_exercise, exercise.id) for exercise in preview.arrival.exercises]
        for remove, id in steps:
            try:
                _: Removed = remove(id)
            except LookupError:
                continue
            except StoreProblem as problem:
                troubles.append(str(problem))
        self._wires.trouble(" ".join(troubles[:1]))

    # --- keeping in step --------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        if "editor" in self.__dict__:
            self.editor.show_book(self._wires.desk.book)
        if "pack" in self.__dict__:
            self._fill(self.pack)

    def _fill(self, page: PackPage) -> None:
        desk = self._wires.desk
        own = [exercise for exercise in desk.book.exercises if desk.is_own(exercise.id)]
        page.show_own(own, desk.own_routines)


def _id_of(draft: ExerciseDraft) -> str:
    """The id of what a draft changes, "" for a new exercise."""
    return draft.base.id if draft.base is not None else ""


def picture_fault_of(file: Path) -> str:
    """Why a file is no picture that can be taken, in one sentence, or ""."""
    from coach.adapters.picture_header import MOST_BYTES, picture_fault

    try:
        with file.open("rb") as open_file:
            fault = picture_fault(file.name, open_file.read(MOST_BYTES + 1))
    except OSError as problem:
        fault = f"{file.name} cannot be read: {problem.strerror}"
    return f"{fault[:1].upper()}{fault[1:]}." if fault else ""
