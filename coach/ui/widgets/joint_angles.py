"""The angles of one joint as numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.joints import Angle, Joint, angles_of
from coach.domain.pose import Pose
from coach.ui.texts import Texts
from coach.ui.theme import Appearance
from coach.ui.widgets.label import Label
from coach.ui.widgets.number_field import NumberField

STEP = 5
"""Degrees of a press on plus or minus."""
HIGH = 310
"""Pixels at 100 %, as much as a joint with three angles takes: what stands around does not move when another is
chosen, while it is dragged for example."""


class JointAngles(QWidget):
    """A number for each angle of the joint that is chosen."""

    angle_changed = Signal(object, float)
    """The ``Angle`` and its degrees."""

    def __init__(self, appearance: Appearance, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._texts = appearance, texts
        self._fields: dict[Angle, NumberField] = {}
        self._parts: list[QWidget] = []
        self._joint: Joint | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._heading, self._note = Label("", "bold"), Label("", "small")
        self._column.addWidget(self._heading)
        self._rows = QVBoxLayout()
        self._column.addLayout(self._rows)
        self._column.addWidget(self._note)
        self._column.addStretch(1)
        appearance.changed.connect(self._reserve)
        self._reserve()

    def show_joint(self, joint: Joint, pose: Pose, note: str) -> None:
        """Show the angles of a joint; ``note`` says what else there is to know of it, or ""."""
        if joint is not self._joint:
            self._build(joint)
        for angle, field in self._fields.items():
            if field.number != round(angle.of(pose)):
                field.show_number(round(angle.of(pose)))
        self._note.show_text(note)

    def _reserve(self) -> None:
        self.setMinimumHeight(self._appearance.px(HIGH))

    def _build(self, joint: Joint) -> None:
        for part in self._parts:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._joint, self._fields, self._parts = joint, {}, []
        name = self._texts.say(f"pose_editor.joint.{joint}")
        self._heading.setText(name)
        for angle in angles_of(joint):
            self._add(name, angle)

    def _add(self, joint: str, angle: Angle) -> None:
        say, range_ = self._texts.say, angle.range
        what = say(f"pose_editor.angle.{angle.name}")
        name = say("pose_editor.angle_of", joint=joint, angle=what)
        field = NumberField(
            self._appearance,
            self._texts,
            name,
            round(range_.least),
            round(range_.most),
            STEP,
            say("pose_editor.degree"),
        )
        field.number_changed.connect(lambda number: self.angle_changed.emit(angle, float(number)))
        label = Label(what, "small")
        self._rows.addWidget(label)
        self._rows.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        self._fields[angle] = field
        self._parts += [label, field]
