"""What an exercise of one's own looks like: nothing, a picture, or poses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from coach.domain.exercise import ExerciseBook, Position, Sides
from coach.domain.exercise_draft import ExerciseDraft, Shown
from coach.domain.frame_edit import Frames
from coach.domain.start_pose import StartPose
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import Choice
from coach.ui.widgets.label import Label
from coach.ui.widgets.late_part import LatePart
from coach.ui.widgets.one_of import OneOf
from coach.ui.widgets.pose_editor import PoseEditor

ChoosePicture = Callable[[QWidget, str, str], Path | None]
"""Asks for a picture, with a title and the kinds that fit; None when nobody chose."""
PictureFault = Callable[[Path], str]
"""Why a file is no picture that can be taken, in one sentence, or ""."""
PICTURE = QSize(360, 260)
"""Pixels at 100 %, at most."""


def ask_for_picture(parent: QWidget, title: str, kinds: str) -> Path | None:
    """The system's own dialogue."""
    found, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(found) if found else None


class WhatItLooksLike(Card):
    """The pose editor is built when somebody first wants poses."""

    changed = Signal()

    def __init__(
        self,
        appearance: Appearance,
        texts: Texts,
        starts: Sequence[StartPose],
        picture_fault: PictureFault,
        choose_picture: ChoosePicture,
        parent: QWidget | None = None,
    ) -> None:
        say = texts.say
        super().__init__(say("exercise_editor.look"), parent=parent)
        self._shown = OneOf(
            say("exercise_editor.look"), [Choice(str(one), say(f"exercise_editor.shown.{one}")) for one in Shown]
        )
        self._picture = PicturePart(appearance, texts, picture_fault, choose_picture)
        self._book, self._frames = ExerciseBook(), Frames()
        self._position, self._sides = Position.STANDING, Sides.NONE
        self._poses = LatePart(lambda: self._editor(appearance, texts, starts))
        self._fault = Label("", "warm")
        self.body.addWidget(Label(say("exercise_editor.look_about"), "small"))
        self.body.addWidget(self._shown)
        self.body.addWidget(self._picture)
        self.body.addLayout(self._poses.place)
        self.body.addWidget(self._fault)
        self._shown.chosen_changed.connect(lambda _: self._tell())
        self._picture.changed.connect(self._tell)
        self.show_fault("")

    def show_book(self, book: ExerciseBook) -> None:
        """Exercises whose poses can be taken over."""
        self._book = book
        if self._poses.is_shown:
            self._poses.part.show_book(book)

    def show_draft(self, draft: ExerciseDraft, kept: Path | None) -> None:
        """Show its picture (``kept`` is the file of the one that is kept) or its poses."""
        self._shown.show_chosen([str(draft.shown)])
        self._picture.show_picture(draft.picture, draft.file, kept)
        self._frames = Frames(draft.frames or Frames().frames, 0, draft.view, draft.prop)
        self._show_parts(anew=True)

    def put_into(self, draft: ExerciseDraft) -> ExerciseDraft:
        """The draft with what is shown here; poses that were begun stay while a picture is chosen."""
        frames = self._frames
        begun = frames.frames if self._has_begun or self._shown.one == Shown.POSES else ()
        return replace(
            draft,
            shown=Shown(self._shown.one),
            picture=self._picture.name,
            file=self._picture.file,
            frames=begun,
            view=frames.view,
            prop=frames.prop,
        )

    def show_basics(self, position: Position, sides: Sides) -> None:
        """How one begins, which a movement that is not begun yet begins with too, and which sides it shows."""
        self._position, self._sides = position, sides
        if self._poses.is_shown:
            self._poses.part.show_sides(sides)

    def show_fault(self, fault: str) -> None:
        """Say what is wrong with it; "" for nothing."""
        self._fault.show_text(fault)

    def _editor(self, appearance: Appearance, texts: Texts, starts: Sequence[StartPose]) -> PoseEditor:
        editor = PoseEditor(appearance, texts, starts)
        editor.show_book(self._book)
        editor.show_frames(self._frames)
        editor.frames_changed.connect(self._put_frames)
        return editor

    def _put_frames(self, frames: Frames) -> None:
        self._frames = frames
        self.changed.emit()

    def _show_parts(self, anew: bool = False) -> None:
        shown = self._shown.one
        self._picture.setVisible(shown == Shown.PICTURE)
        self._poses.show_if(shown == Shown.POSES)
        if anew and shown == Shown.POSES:
            self._poses.part.show_book(self._book)
            self._poses.part.show_frames(self._frames)
            self._poses.part.show_sides(self._sides)

    def _tell(self) -> None:
        self._show_parts(anew=not self._has_begun)
        if self._shown.one == Shown.POSES and not self._has_begun:
            self._poses.part.start_for(self._position)
        self.changed.emit()

    @property
    def _has_begun(self) -> bool:
        """Whether there is more than the pose that stands there at first."""
        return self._frames.frames != Frames().frames


class PicturePart(QWidget):
    """A picture that is chosen from a file."""

    changed = Signal()

    def __init__(
        self, appearance: Appearance, texts: Texts, picture_fault: PictureFault, choose_picture: ChoosePicture
    ) -> None:
        super().__init__()
        self._appearance, self._texts = appearance, texts
        self._picture_fault, self._choose_picture = picture_fault, choose_picture
        self.name, self.file = "", ""
        self._shown, self._fault = Label("", wrap=False), Label("", "warm")
        self._choose = OutlineButton(texts.say("exercise_editor.choose_picture"))
        self._choose.show_icon(appearance, "folder-open")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._shown, self._choose, self._fault):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        self._choose.clicked.connect(self._ask)
        self._fault.hide()

    def show_picture(self, name: str, file: str, kept: Path | None) -> None:
        """Show the picture that was chosen, or else the one that is kept."""
        self.name, self.file = name, file
        self._fault.show_text("")
        pixmap = QPixmap(file or (str(kept) if kept is not None else ""))
        if pixmap.isNull():
            self._shown.hide()
            return
        size = QSize(self._appearance.px(PICTURE.width()), self._appearance.px(PICTURE.height()))
        if pixmap.width() > size.width() or pixmap.height() > size.height():
            pixmap = pixmap.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        self._shown.setPixmap(pixmap)
        self._shown.setAccessibleName(self._texts.say("exercise_editor.picture", file=Path(file or name).name))
        self._shown.show()

    def _ask(self) -> None:
        say = self._texts.say
        found = self._choose_picture(self, say("exercise_editor.choose_picture"), say("exercise_editor.picture_kinds"))
        if found is None:
            return
        fault = self._picture_fault(found)
        if fault:
            self._fault.show_text(fault)
            return
        self.show_picture(self.name, str(found), None)
        self.changed.emit()
