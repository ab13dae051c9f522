"""An exercise of one's own: written, shown and kept; a therapist's, for example."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.exercise import MOST_STEP_WORDS, Exercise, ExerciseBook, ExerciseKind
from coach.domain.exercise_draft import ExerciseDraft, Fault
from coach.domain.start_pose import StartPose
from coach.ui.pages.exercise_editor_doses import HowMuch
from coach.ui.pages.exercise_editor_look import ChoosePicture, PictureFault, WhatItLooksLike, ask_for_picture
from coach.ui.pages.exercise_editor_steps import HowItGoes
from coach.ui.pages.exercise_editor_words import WhatItIs
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.buttons import DangerButton, LinkButton, PrimaryButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.label import Label
from coach.ui.widgets.notice_bar import NoticeBar
from coach.ui.widgets.page_frame import PageFrame
from coach.ui.widgets.scroll_into_view import scroll_into_view

WIDEST = 900


class ExerciseEditorPage(PageFrame):
    """Ctrl+S keeps it; Esc leaves, and asks first where something would be lost."""

    save_requested = Signal(object)
    """An ``ExerciseDraft`` without faults."""
    delete_requested = Signal(str)
    """The id of the exercise that was opened."""
    left = Signal(str)
    """The page to go to, "" for the one before."""

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        starts: Sequence[StartPose],
        picture_fault: PictureFault,
        choose_picture: ChoosePicture = ask_for_picture,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", texts.say("exercise_editor.caption"), WIDEST, parent)
        self._appearance, self._texts = appearance, texts
        self._kept = self._draft = ExerciseDraft()
        self._told: tuple[Fault, ...] = ()
        self._to = ""
        self._make(starts, picture_fault, choose_picture)
        self._lay_out()
        self._connect()
        self.make_new()

    @property
    def has_changes(self) -> bool:
        """Whether something is not kept yet."""
        return self._draft != self._kept

    @property
    def draft(self) -> ExerciseDraft:
        """What stands in the fields."""
        return self._draft

    def show_book(self, book: ExerciseBook) -> None:
        """Exercises whose poses can be taken over."""
        self._look.show_book(book)

    def make_new(self) -> None:
        """Begin an exercise."""
        self._open(ExerciseDraft(stop_if=self._how.usual_stop(ExerciseKind.STRETCH)), None)

    def edit(self, exercise: Exercise, picture: Path | None = None) -> None:
        """Change an exercise; ``picture`` is the file of its picture."""
        self._open(ExerciseDraft.of(exercise), picture)

    def go_on(self, draft: ExerciseDraft, picture: Path | None = None) -> None:
        """Go on with what was begun and not kept."""
        usual = ExerciseDraft(stop_if=self._how.usual_stop(ExerciseKind.STRETCH))
        self._open(draft, picture)
        self._kept = usual if draft.base is None else ExerciseDraft.of(draft.base)
        self._show_faults()

    def show_saved(self, exercise: Exercise, picture: Path | None = None) -> None:
        """It is kept, as this."""
        self.edit(exercise, picture)

    def forget_changes(self) -> None:
        """What stands in the fields need not be kept."""
        self._kept = self._draft

    def show_trouble(self, sentence: str) -> None:
        """Say why it could not be kept, in one sentence; "" takes it away. Everything stays as it was typed."""
        self._trouble.show_notice(sentence)
        if sentence:
            scroll_into_view(self, self._trouble)

    def ask_to_leave(self, to: str = "") -> None:
        """Leave for a page ("" for the one before), and ask first where something would be lost."""
        self._to = to
        if not self.has_changes:
            self.left.emit(to)
            return
        say = self._texts.say
        self._asking.ask(say("exercise_editor.unsaved"), say("exercise_editor.leave"), say("exercise_editor.stay"))
        scroll_into_view(self, self._asking)

    # --- building ---------------------------------------------------------------------------------------------------

    def _make(self, starts: Sequence[StartPose], fault: PictureFault, choose: ChoosePicture) -> None:
        say, appearance, texts = self._texts.say, self._appearance, self._texts
        self._back, self._asking, self._trouble = LinkButton(say("exercise.back")), Asking(), NoticeBar(appearance)
        self._what, self._how = WhatItIs(texts), HowItGoes(appearance, texts)
        self._much = HowMuch(appearance, texts)
        self._look = WhatItLooksLike(appearance, texts, starts, fault, choose)
        self._save, self._delete = (
            PrimaryButton(say("exercise_editor.save")),
            DangerButton(say("exercise_editor.delete")),
        )
        self._delete.show_icon(appearance, "trash-2")
        self._missing = Label("", "warm")

    def _lay_out(self) -> None:
        ends, buttons = Card(), FlowLayout(gap=12)
        for button in (self._save, self._delete):
            buttons.addWidget(button)
        ends.body.addLayout(buttons)
        ends.body.addWidget(self._missing)
        self.top.addWidget(self._back)
        for part in (self._asking, self._trouble, self._what, self._how, self._much, self._look, ends):
            self.content.addWidget(part)
        self.setFocusProxy(self._what.name)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.ask_to_leave())
        self._asking.accepted.connect(self._leave)
        for part in (self._what, self._how, self._much, self._look):
            part.changed.connect(self._change)
        self._save.clicked.connect(self._try_to_save)
        self._delete.clicked.connect(self._ask_to_delete)
        asking, back = self._asking, self._back
        QShortcut(QKeySequence("Esc"), self, lambda: asking.hide() if asking.isVisible() else back.click())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self._save.click)

    # --- what happens -----------------------------------------------------------------------------------------------

    def _open(self, draft: ExerciseDraft, picture: Path | None) -> None:
        self._kept = self._draft = draft
        self._told = ()
        self._delete.setVisible(draft.base is not None)
        self.show_title(self._texts.say(f"exercise_editor.title{'' if draft.base else '_new'}"))
        self._asking.hide()
        self._trouble.show_notice("")
        for part in (self._what, self._how, self._much):
            part.show_draft(draft)
        self._look.show_basics(draft.position, draft.sides)
        self._look.show_draft(draft, picture)
        self._show_faults()
        self.verticalScrollBar().setValue(0)

    def _change(self) -> None:
        draft = self._draft
        for part in (self._what, self._how, self._much, self._look):
            draft = part.put_into(draft)
        if draft.kind is not self._draft.kind:
            self._how.show_kind(draft.kind)
            draft = self._how.put_into(draft)
        self._draft = draft
        self._look.show_basics(draft.position, draft.sides)
        # What was told goes as soon as it is mended; nothing new is told before the next try.
        faults = draft.faults()
        self._told = tuple(fault for fault in self._told if fault in faults)
        self._show_faults()

    def _try_to_save(self) -> None:
        self._told = self._draft.faults()
        self._show_faults()
        if self._told:
            self._go_to(self._told[0])
        elif self.has_changes:
            self.save_requested.emit(self._draft)

    def _show_faults(self) -> None:
        told = {fault.where: self._sentence(fault) for fault in self._told}
        self._what.name.show_fault(told.get("name", ""))
        for where, field in self._how.fields().items():
            field.show_fault(told.get(where, ""))
        for where, row in self._much.rows().items():
            row.show_fault(told.get(where, ""))
        self._look.show_fault(told.get("picture", told.get("frames", "")))
        self._missing.show_text(" ".join(told.values()))
        self._save.setEnabled(self.has_changes)

    def _sentence(self, fault: Fault) -> str:
        what, _, number = fault.where.partition(".")
        longest = round(self._draft.longest_hold)
        return self._texts.say(
            f"exercise_editor.fault.{what}_{fault.what}",
            number=int(number or 0) + 1,
            count=fault.count,
            longest=longest,
            most=MOST_STEP_WORDS,
        )

    def _go_to(self, fault: Fault) -> None:
        fields: dict[str, QWidget] = {"name": self._what.name, **self._how.fields(), **self._much.rows()}
        target = fields.get(fault.where, self._look)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        scroll_into_view(self, target)

    def _ask_to_delete(self) -> None:
        if self._kept.base is not None:
            self.delete_requested.emit(self._kept.base.id)

    def _leave(self) -> None:
        self.forget_changes()
        self.left.emit(self._to)
