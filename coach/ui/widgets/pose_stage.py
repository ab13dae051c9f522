"""The figure with handles on its joints."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain.camera import Camera
from coach.domain.figure_rest import Settled
from coach.domain.joints import Joint, angles_of, place_of
from coach.domain.motion import Motion
from coach.domain.pose_edit import dragged, lifted
from coach.domain.stage import Stage
from coach.drawing.figure import paint_figure
from coach.drawing.figure_ink import Canvas
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.joint_handle import JointHandle

HIGH = 470
"""Pixels: as high as the numbers beside it, so that the picture keeps its size whichever joint is chosen."""
AIR = 22
"""Pixels around the picture, so that half a handle has room."""


class PoseStage(QWidget):
    """Shows one key frame of a movement. While a joint is dragged the picture keeps its scale."""

    pose_changed = Signal(object, str)
    """The ``Pose``, and a name for the drag that it belongs to ("" for a key)."""
    joint_chosen = Signal(object)
    """The ``Joint`` whose angles somebody looks at."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._motion: Motion | None = None
        self._number, self._drag, self._chosen = 0, 0, Joint.HEAD
        self._stage = Stage()
        self._start: Settled | None = None
        self._off = QPointF()
        self._handles = {joint: JointHandle(appearance, joint, self) for joint in Joint}
        for joint, handle in self._handles.items():
            self._connect(joint, handle)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        appearance.changed.connect(self._settle)

    @property
    def handles(self) -> tuple[JointHandle, ...]:
        """The handles, in the order of Tab."""
        return tuple(self._handles.values())

    def show_frame(self, motion: Motion, number: int) -> None:
        """Show a key frame of a movement."""
        self._motion, self._number = motion, number
        if self._start is None:
            self._stage = motion.stage
            self._pile()
        self._settle()

    def show_chosen(self, joint: Joint) -> None:
        """Mark a joint; it lies over the others."""
        self._chosen = joint
        for one, handle in self._handles.items():
            handle.show_chosen(one is joint)
        self._handles[joint].raise_()

    def focus_joint(self, joint: Joint) -> None:
        """Put the keyboard on a joint."""
        self._handles[joint].setFocus()

    def sizeHint(self) -> QSize:
        return QSize(440, HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, HIGH)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._motion is None:
            return
        painter = QPainter(self)
        figure = self._settled(self._motion).figure
        paint_figure(painter, self._rect(), self._appearance.theme, figure, stage=self._stage)

    def _connect(self, joint: Joint, handle: JointHandle) -> None:
        handle.pressed.connect(lambda at: self._take(joint, at))
        handle.dragged.connect(lambda at: self._pull(joint, at))
        handle.released.connect(self._let_go)
        handle.turned.connect(lambda number, by: self._turn(joint, number, by))
        handle.focused.connect(lambda: self.joint_chosen.emit(joint))

    def _take(self, joint: Joint, at: QPointF) -> None:
        if self._motion is not None:
            self._start, self._drag = self._settled(self._motion), self._drag + 1
            self._off = at - self._dot(self._start, joint)

    def _pull(self, joint: Joint, at: QPointF) -> None:
        if self._start is None:
            return
        canvas, dot = self._canvas(), at - self._off
        to = ((dot.x() - canvas.left) / canvas.scale * canvas.way, (canvas.top - dot.y()) / canvas.scale)
        start = self._start
        pose = dragged(start, joint, to, self._stage.view)
        rests = lifted(start, joint, to, self._stage.view).rests
        if rests != pose.rests:
            pose = replace(pose, rests=rests)
        self.pose_changed.emit(pose, f"drag {self._drag}")

    def _let_go(self) -> None:
        self._start = None
        if self._motion is not None:
            self.show_frame(self._motion, self._number)

    def _turn(self, joint: Joint, number: int, by: float) -> None:
        angles = angles_of(joint)
        if self._motion is not None and number < len(angles):
            pose, angle = self._settled(self._motion).body.pose, angles[number]
            self.pose_changed.emit(angle.put(pose, round(angle.of(pose)) + by), "")

    def _settle(self) -> None:
        """Put every handle on its joint, and let it say its degrees."""
        if self._motion is None:
            return
        settled = self._settled(self._motion)
        for joint, handle in self._handles.items():
            handle.resize(handle.sizeHint())
            place = handle.rect()
            place.moveCenter(self._dot(settled, joint).toPoint())
            handle.setGeometry(place)
            handle.setAccessibleName(self._said(settled, joint))
        self.update()

    def _pile(self) -> None:
        """The handles of the near limbs lie over those of the far ones."""
        if self._motion is not None:
            camera, figure = Camera.of(self._stage.view), self._settled(self._motion).figure
            for joint in sorted(Joint, key=lambda joint: camera.seen(place_of(figure, joint))[2]):
                self._handles[joint].raise_()
            self._handles[self._chosen].raise_()

    def _said(self, settled: Settled, joint: Joint) -> str:
        say, pose = self._texts.say, settled.body.pose
        angles = [
            say("pose_editor.degrees", angle=say(f"pose_editor.angle.{angle.name}"), degrees=round(angle.of(pose)))
            for angle in angles_of(joint)
        ]
        return say("pose_editor.handle", joint=say(f"pose_editor.joint.{joint}"), degrees=", ".join(angles))

    def _settled(self, motion: Motion) -> Settled:
        return motion.keys[min(self._number, len(motion.keys) - 1)]

    def _rect(self) -> QRectF:
        return QRectF(self.rect()).adjusted(AIR, AIR, -AIR, -AIR)

    def _canvas(self) -> Canvas:
        return Canvas.fitted(QPainter(), self._rect(), self._appearance.theme, self._stage, self._stage.flipped)

    def _dot(self, settled: Settled, joint: Joint) -> QPointF:
        return QPointF(*self._canvas().dot(place_of(settled.figure, joint)))
