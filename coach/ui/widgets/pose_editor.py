"""The pose editor: a figure whose joints are dragged, and the key frames of its movement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.exercise import ExerciseBook, Position, Sides
from coach.domain.frame_edit import Frames, History
from coach.domain.joints import Angle, Joint
from coach.domain.motion import Motion
from coach.domain.pose import Part, Pose, Prop, View
from coach.domain.pose_edit import rested, resting, strains
from coach.domain.start_pose import StartPose
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.buttons import OutlineButton, QuietButton
from coach.ui.widgets.chip_group import ChipGroup, Choice
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.frame_fields import FrameFields
from coach.ui.widgets.frame_strip import FrameStrip
from coach.ui.widgets.joint_angles import JointAngles
from coach.ui.widgets.label import Label
from coach.ui.widgets.late_part import LatePart
from coach.ui.widgets.one_of import OneOf
from coach.ui.widgets.pose_stage import PoseStage
from coach.ui.widgets.pose_start import PoseStart
from coach.ui.widgets.side_by_side import SideBySide

NARROW = 620
"""Pixels at 100 % below which the numbers stand under the figure."""
_STEPS: dict[str, Callable[[Frames], Frames]] = {
    "add": Frames.add,
    "duplicate": Frames.duplicate,
    "remove": Frames.remove,
    "earlier": lambda frames: frames.move(-1),
    "later": lambda frames: frames.move(1),
}


class PoseEditor(QWidget):
    """Ctrl+Z takes back, Ctrl+Shift+Z makes again."""

    frames_changed = Signal(object)
    """The ``Frames`` after a change."""

    def __init__(
        self, appearance: Appearance, texts: Texts, starts: Sequence[StartPose], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._history = History(Frames())
        self._name, self._sides = texts.say("pose_editor.draft"), Sides.NONE
        self._joint, self._starts = Joint.HEAD, tuple(starts)
        self._make(starts)
        self._lay_out()
        self._connect()
        self._show()

    @property
    def frames(self) -> Frames:
        """The movement as it is now."""
        return self._history.now

    def show_book(self, book: ExerciseBook) -> None:
        """Exercises whose poses can be taken over."""
        self._start.show_book(book)

    def show_frames(self, frames: Frames) -> None:
        """Work on this movement; what was done before cannot be taken back any more."""
        self._history = History(frames)
        self._show_playing(False)
        self._show()

    def show_sides(self, sides: Sides) -> None:
        """Which sides the preview shows."""
        self._sides = sides

    def start_for(self, position: Position) -> None:
        """Begin with the pose that goes with a position."""
        start = next((start for start in self._starts if start.position is position), None)
        if start is not None:
            self._take_pose(start)
            self._history = History(self.frames)
            self._show()

    # --- building ---------------------------------------------------------------------------------------------------

    def _make(self, starts: Sequence[StartPose]) -> None:
        say, appearance, texts = self._texts.say, self._appearance, self._texts
        self._stage, self._angles = PoseStage(appearance, texts), JointAngles(appearance, texts)
        self._strip, self._fields = FrameStrip(appearance, texts), FrameFields(appearance, texts)
        self._start = PoseStart(appearance, texts, starts)
        self._film = LatePart(lambda: FigureView(appearance, texts))
        self._strain = Label("", "warm")
        self._views = OneOf(
            say("pose_editor.view"), [Choice(str(view), say(f"pose_editor.views.{view}")) for view in View]
        )
        self._props = OneOf(
            say("pose_editor.prop"), [Choice(str(prop), say(f"pose_editor.props.{prop}")) for prop in Prop]
        )
        parts = [Choice(str(part), say(f"pose_editor.part.{part}")) for part in Part]
        self._rests = ChipGroup(say("pose_editor.rests"), parts, multiple=True)
        self._undo, self._redo = QuietButton(say("pose_editor.undo")), QuietButton(say("pose_editor.redo"))
        self._watch = OutlineButton(say("pose_editor.watch"))
        self._undo.show_icon(appearance, "rotate-ccw")

    def _lay_out(self) -> None:
        say, column = self._texts.say, QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        beside, tools = SideBySide(self._appearance, NARROW, (3, 2)), FlowLayout(gap=8)
        for button in (self._watch, self._undo, self._redo):
            tools.addWidget(button)
        beside.left.addWidget(self._stage, 1)
        beside.left.addLayout(self._film.place)
        beside.right.setSpacing(8)
        beside.right.addWidget(Label(say("pose_editor.view"), "bold"))
        for part in (self._views, self._angles, self._strain):
            beside.right.addWidget(part)
        beside.right.addStretch(1)
        rows: tuple[tuple[str, str, QWidget | None], ...] = (
            ("start_from", "bold", self._start),
            ("how", "small", beside),
            ("frames", "bold", None),
            ("frames_about", "small", self._strip),
            ("", "", self._fields),
            ("rests", "bold", self._rests),
            ("prop", "bold", self._props),
        )
        for words, role, row in rows:
            if words:
                column.addWidget(Label(say(f"pose_editor.{words}"), role))
            if row is not None:
                column.addWidget(row)
            if row is beside:
                column.addLayout(tools)

    def _connect(self) -> None:
        self._stage.pose_changed.connect(self._put_pose)
        self._stage.joint_chosen.connect(self._choose_joint)
        self._angles.angle_changed.connect(self._put_angle)
        self._rests.chosen_changed.connect(self._put_rests)
        self._views.chosen_changed.connect(lambda _: self._put(replace(self.frames, view=View(self._views.one))))
        self._props.chosen_changed.connect(lambda _: self._put(replace(self.frames, prop=Prop(self._props.one))))
        self._strip.chosen.connect(lambda number: self._put(self.frames.choose(number)))
        self._strip.wanted.connect(lambda what: self._put(_STEPS[what](self.frames)))
        self._fields.frame_changed.connect(lambda frame, key: self._put(self.frames.change(frame), key))
        self._start.pose_wanted.connect(self._take_pose)
        self._start.movement_wanted.connect(lambda one: self._put(Frames(one.frames, view=one.view, prop=one.prop)))
        self._undo.clicked.connect(lambda: self._go(self._history.undo()))
        self._redo.clicked.connect(lambda: self._go(self._history.redo()))
        self._watch.clicked.connect(lambda: self._show_playing(not self._film.is_shown))
        for keys, button in (("Ctrl+Z", self._undo), ("Ctrl+Shift+Z", self._redo)):
            shortcut = QShortcut(QKeySequence(keys), self, button.click)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # --- changing ---------------------------------------------------------------------------------------------------

    def _put_pose(self, pose: Pose, key: str) -> None:
        self._put(self.frames.change_pose(pose), key)

    def _put_angle(self, angle: Angle, degrees: float) -> None:
        self._put_pose(angle.put(self.frames.frame.pose, degrees), "")

    def _put_rests(self, chosen: frozenset[str]) -> None:
        pose = self.frames.frame.pose
        for part in Part:
            if (part in pose.rests) != (part.value in chosen):
                pose = rested(pose, part, part.value in chosen)
        self._put_pose(pose, "")
        self._show()

    def _take_pose(self, start: StartPose) -> None:
        frames = self.frames.change_pose(start.pose)
        self._put(
            replace(frames, prop=start.prop) if start.prop is not Prop.NONE or len(frames.frames) == 1 else frames
        )

    def _choose_joint(self, joint: Joint) -> None:
        self._joint = joint
        self._show_joint()

    def _put(self, frames: Frames, key: str = "") -> None:
        self._go(self._history.change(frames, key))

    def _go(self, history: History) -> None:
        before = self.frames
        self._history = history
        self._show_playing(False)
        self._show()
        if replace(before, chosen=0) != replace(self.frames, chosen=0):
            self.frames_changed.emit(self.frames)

    # --- showing ----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        frames, history = self.frames, self._history
        self._motion = motion = Motion.of(frames.as_exercise(self._name, self._sides))
        self._stage.show_frame(motion, frames.chosen)
        self._strip.show_frames(frames, motion)
        self._fields.show_frame(frames.frame)
        self._views.show_chosen([str(frames.view)])
        self._props.show_chosen([str(frames.prop)])
        self._rests.show_chosen([str(part) for part in frames.frame.pose.rests])
        self._undo.setEnabled(bool(history.past))
        self._redo.setEnabled(bool(history.future))
        self._watch.setEnabled(len(frames.frames) > 1)
        self._show_joint()

    def _show_joint(self) -> None:
        say, pose = self._texts.say, self.frames.frame.pose
        part = resting(pose, self._joint)
        note = say("pose_editor.rests_note", part=say(f"pose_editor.part.{part}")) if part else ""
        self._angles.show_joint(self._joint, pose, note)
        self._stage.show_chosen(self._joint)
        figure = self._motion.keys[self.frames.chosen].figure
        strained = [self._strained(side, name) for side, name in strains(figure)]
        self._strain.show_text(say("pose_editor.strain", joints=", ".join(strained)) if strained else "")

    def _strained(self, side: str, name: str) -> str:
        words = self._texts.say(f"pose_editor.strained.{name.replace(' ', '_')}")
        return self._texts.say(f"pose_editor.on_{side}", joint=words) if side else words

    def _show_playing(self, playing: bool) -> None:
        if playing:
            self._film.part.setFixedHeight(self._stage.height())
            self._film.part.play(replace(self.frames.as_exercise(self._name, self._sides)))
        self._film.show_if(playing)
        self._stage.setVisible(not playing)
        self._watch.show_text(self._texts.say(f"pose_editor.{'stop' if playing else 'watch'}"))
